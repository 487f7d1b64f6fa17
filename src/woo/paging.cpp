#include "paging.hpp"

#include "woo24/base/text.hpp"

#include <charconv>

namespace woo24::woo {

std::optional<int> told_total(const http::Response& answer) {
  const auto text = trimmed(answer.header("X-WP-Total"));
  int total = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), total);
  if (text.empty() || fault != std::errc{} || end != text.data() + text.size() || total < 0) return std::nullopt;
  return total;
}

bool more_follow(const std::optional<int>& total, std::size_t have, int pages) {
  constexpr std::size_t k_page = 100;
  return total ? have < static_cast<std::size_t>(*total) : have >= k_page * static_cast<std::size_t>(pages);
}

}  // namespace woo24::woo
