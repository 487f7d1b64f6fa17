// Accounts by e-mail and products by number. An answer is compared here: a filter that a version does not know lets everything
// through in silence.
#include "sku_search.hpp"
#include "woo24/base/text.hpp"
#include "woo24/net/oauth1.hpp"
#include "woo24/woo/customer_json.hpp"
#include "woo24/woo/shop_reader.hpp"

#include <algorithm>
#include <iterator>

namespace woo24::woo {

namespace {

constexpr std::size_t k_full_page = 100;
constexpr int k_most_pages = 20;

constexpr const char* k_by_id = "&orderby=id&order=asc&per_page=100";

}  // namespace

Result<std::vector<shop::Customer>> ShopReader::customers_by_email(const std::string& email) {
  const std::string wanted(trimmed(email));
  if (wanted.find('@') == std::string::npos) return std::vector<shop::Customer>{};  // refused as no address
  const auto path = "customers?role=all&email=" + net::percent_encoded(wanted) + k_by_id;
  auto found = TRY(customers_from_json(TRY(wire_.get(path)).body));
  std::erase_if(found, [&](const shop::Customer& one) { return !equal_ignoring_case(trimmed(one.email), wanted); });
  return found;
}

Result<std::vector<shop::Product>> ShopReader::products_by_sku(const std::vector<std::string>& numbers) {
  const auto wanted = askable(numbers);
  std::vector<shop::Product> products;
  for (const auto& search : searches_for(wanted)) {
    for (int page = 1; page <= k_most_pages; ++page) {
      auto some =
          TRY(products_from_json(TRY(wire_.get("products?sku=" + search + k_by_id + "&page=" + std::to_string(page))).body));
      const bool full = some.size() >= k_full_page;
      std::move(some.begin(), some.end(), std::back_inserter(products));
      if (!full) break;
    }
  }
  std::erase_if(products, [&](const shop::Product& one) { return !is_among(one.sku, wanted); });
  return products;
}

}  // namespace woo24::woo
