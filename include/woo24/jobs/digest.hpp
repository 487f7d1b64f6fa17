#pragma once
// A fingerprint of lines in their order, eight bytes whatever their number: by it a plan is known again.

#include <fmt/core.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace woo24::jobs {

/// FNV-1a of 64 bits; it guards against chance, not against somebody.
class Digest {
 public:
  void add(std::string_view line) {
    for (const char c : line) value_ = (value_ ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }
  [[nodiscard]] std::string text() const { return fmt::format("{:016x}", value_); }

 private:
  std::uint64_t value_ = 14695981039346656037U;
};

}  // namespace woo24::jobs
