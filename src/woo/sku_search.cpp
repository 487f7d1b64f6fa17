#include "sku_search.hpp"

#include "woo24/base/text.hpp"
#include "woo24/net/oauth1.hpp"

#include <algorithm>
#include <iterator>

namespace woo24::woo {

namespace {

constexpr std::size_t k_numbers_a_call = 100;
constexpr std::size_t k_longest_list = 4000;  // of the URL; servers take 8 KiB

}  // namespace

bool same_number(std::string_view a, std::string_view b) { return equal_ignoring_case(trimmed(a), trimmed(b)); }

bool is_among(std::string_view number, const std::vector<std::string>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) { return same_number(number, one); });
}

std::vector<std::string> searches_for(const std::vector<std::string>& numbers) {
  std::vector<std::string> lists(1);
  std::vector<std::string> alone;
  std::size_t in_list = 0;
  for (const auto& number : numbers) {
    const auto encoded = net::percent_encoded(number);
    if (number.find(',') != std::string::npos) {
      alone.push_back(encoded);
      continue;
    }
    if (in_list == k_numbers_a_call || lists.back().size() + encoded.size() > k_longest_list) {
      lists.emplace_back();
      in_list = 0;
    }
    lists.back() += (lists.back().empty() ? "" : ",") + encoded;
    ++in_list;
  }
  if (lists.back().empty()) lists.pop_back();
  std::move(alone.begin(), alone.end(), std::back_inserter(lists));
  return lists;
}

std::vector<std::string> askable(const std::vector<std::string>& numbers) {
  std::vector<std::string> wanted;
  for (const auto& number : numbers) {
    const std::string bare(trimmed(number));
    if (!bare.empty() && bare != "0") wanted.push_back(bare);  // either is no filter: the whole shop would come
  }
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  return wanted;
}

}  // namespace woo24::woo
