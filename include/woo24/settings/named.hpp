#pragma once
// A name in the settings, with its line.

#include <string>

namespace woo24::settings {

/// A name (or number) of something in the office, and the line it stands on (0: a default).
struct Named {
  std::string name;
  int line = 0;
  friend bool operator==(const Named&, const Named&) = default;
};

}  // namespace woo24::settings
