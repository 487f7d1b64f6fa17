#pragma once
// A mail as bytes (RFC 5322, MIME): lines of CRLF and at most 76 characters, ASCII alone. libcurl's MIME is made anew at every
// transfer, with another boundary each time; ours must be the same bytes until they are accepted.

#include "woo24/base/when.hpp"
#include "woo24/report/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace woo24::report {

struct Envelope {
  std::string from;
  std::vector<std::string> to;
  std::string message_id;  ///< without < >
  Instant at{};
  friend bool operator==(const Envelope&, const Envelope&) = default;
};

/// A text and an HTML part that say the same. The boundary is drawn from the message's id.
std::string mail(const Envelope& envelope, const Document& document);

/// A header's value, folded; encoded words (RFC 2047) where it is not plain ASCII.
std::string header(std::string_view name, std::string_view text);
std::string quoted_printable(std::string_view text);

}  // namespace woo24::report
