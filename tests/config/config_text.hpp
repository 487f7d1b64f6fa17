#pragma once
// The smallest configuration that works, and small changes of it.

#include "woo24/config/reader.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace woo24::config {

inline const std::vector<std::string>& minimal_lines() {
  static const std::vector<std::string> k_lines{"shop_id: exempel",
                                                "woocommerce: { url: https://shop.example.se }",
                                                "24sevenoffice: { username: integration@example.se, client: Exempel AB }",
                                                "orders:",
                                                "  from: 2026-12-01",
                                                "  payments:",
                                                "    swish: { paid_with: Swish }",
                                                "  rows: { shipping: FRAKT }"};
  return k_lines;
}

/// The minimal configuration with its line `at` (from 1; 9 is after the end, 0 leaves all) replaced by `text`.
inline std::string minimal(std::size_t at = 0, std::string_view text = "") {
  auto lines = minimal_lines();
  if (at == lines.size() + 1) lines.emplace_back();
  if (at > 0) lines[at - 1] = std::string(text);
  std::string out;
  for (const auto& line : lines) out += line + "\n";
  return out;
}

}  // namespace woo24::config
