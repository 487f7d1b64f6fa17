// Accounts by e-mail and products by number. An answer is compared here: a filter that a version does not know lets everything
// through in silence.
#include "woo24/base/text.hpp"
#include "woo24/net/oauth1.hpp"
#include "woo24/woo/customer_json.hpp"
#include "woo24/woo/shop_reader.hpp"

#include <algorithm>
#include <iterator>

namespace woo24::woo {

namespace {

constexpr std::size_t k_page = 100;
constexpr std::size_t k_longest_list = 4000;  // of the URL; servers take 8 KiB
constexpr int k_most_pages = 20;

constexpr const char* k_by_id = "&orderby=id&order=asc&per_page=100";

bool same(std::string_view a, std::string_view b) { return equal_ignoring_case(trimmed(a), trimmed(b)); }

/// What can be asked in one call each: numbers joined by commas, encoded.
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
    if (in_list == k_page || lists.back().size() + encoded.size() > k_longest_list) {
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

}  // namespace

Result<std::vector<shop::Customer>> ShopReader::customers_by_email(const std::string& email) {
  const std::string wanted(trimmed(email));
  if (wanted.find('@') == std::string::npos) return std::vector<shop::Customer>{};  // refused as no address
  const auto path = "customers?role=all&email=" + net::percent_encoded(wanted) + k_by_id;
  auto found = TRY(customers_from_json(TRY(wire_.get(path)).body));
  std::erase_if(found, [&](const shop::Customer& one) { return !same(one.email, wanted); });
  return found;
}

Result<std::vector<shop::Product>> ShopReader::products_by_sku(const std::vector<std::string>& numbers) {
  const auto wanted = askable(numbers);
  std::vector<shop::Product> products;
  for (const auto& search : searches_for(wanted)) {
    for (int page = 1; page <= k_most_pages; ++page) {
      auto some =
          TRY(products_from_json(TRY(wire_.get("products?sku=" + search + k_by_id + "&page=" + std::to_string(page))).body));
      const bool full = some.size() >= k_page;
      std::move(some.begin(), some.end(), std::back_inserter(products));
      if (!full) break;
    }
  }
  std::erase_if(products, [&](const shop::Product& one) {
    return std::none_of(wanted.begin(), wanted.end(), [&](const std::string& number) { return same(one.sku, number); });
  });
  return products;
}

}  // namespace woo24::woo
