#include "paging.hpp"

#include "woo24/base/text.hpp"

#include <charconv>

namespace woo24::woo {

namespace {

constexpr int k_in_vain = 3;

}  // namespace

bool InVain::is_down(const Error& error) {
  if (error.kind != Kind::unreachable || ++in_a_row_ < k_in_vain) return false;
  in_a_row_ = 0;
  return !wire_.get(small_).ok();
}

std::optional<int> told_total(const http::Response& answer) {
  const auto text = trimmed(answer.header("X-WP-Total"));
  int total = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), total);
  if (text.empty() || fault != std::errc{} || end != text.data() + text.size() || total < 0) return std::nullopt;
  return total;
}

bool more_follow(const std::optional<int>& total, std::size_t have, int pages) {
  return total ? have < static_cast<std::size_t>(*total)
               : have >= static_cast<std::size_t>(k_page) * static_cast<std::size_t>(pages);
}

std::string stretch_query(int offset, int count) {
  return "&orderby=id&order=asc&per_page=" + std::to_string(count) + "&offset=" + std::to_string(offset);
}

Fail unstable(const char* what) { return Fail{Kind::refused, Reason{ReasonId::shop_listing_unstable, {{"what", what}}}}; }

}  // namespace woo24::woo
