#include "woo24/sync/shop_meta.hpp"

#include "woo24/base/text.hpp"

#include <algorithm>
#include <array>

namespace woo24::sync {

std::string meta_value(const std::vector<shop::Meta>& meta, std::string_view key) {
  const auto found = std::find_if(meta.begin(), meta.end(), [&](const shop::Meta& one) { return one.key == key; });
  return found == meta.end() ? std::string() : std::string(trimmed(found->value));
}

bool meta_says_something(const std::vector<shop::Meta>& meta, std::string_view key) {
  static constexpr std::array<std::string_view, 10> k_nothing{"",      "[]",   "{}",   "0",      "no",
                                                              "false", "null", "\"\"", "a:0:{}", "0.00"};
  return std::any_of(meta.begin(), meta.end(), [&](const shop::Meta& one) {
    return one.key == key && std::find(k_nothing.begin(), k_nothing.end(), lower(trimmed(one.value))) == k_nothing.end();
  });
}

}  // namespace woo24::sync
