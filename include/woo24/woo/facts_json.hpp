#pragma once
// The shop's answers about itself → shop::Facts.

#include "woo24/base/result.hpp"
#include "woo24/model/shop_facts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace woo24::woo {

/// `value` of one setting; "" where there is none. Error: shop-answer-not-json.
Result<std::string> setting_from_json(std::string_view json);
Result<std::vector<shop::TaxRate>> tax_rates_from_json(std::string_view json);
Result<std::vector<shop::PaymentGateway>> gateways_from_json(std::string_view json);
/// Slugs without wc-, of /orders/statuses or /reports/orders/totals.
Result<std::vector<std::string>> statuses_from_json(std::string_view json);
struct Site {
  std::string home, name, time_zone;
};
Result<Site> site_from_json(std::string_view json);
Result<std::string> version_from_json(std::string_view json);

}  // namespace woo24::woo
