#pragma once
// What the shop says about itself once at start.

#include "woo24/base/amount.hpp"
#include "woo24/model/ids.hpp"

#include <string>
#include <vector>

namespace woo24::shop {

struct TaxRate {
  TaxRateId id;
  std::string country;  ///< 2 letters, "" for everywhere
  Amount percent;
  std::string name;
  std::string tax_class;  ///< "standard", "reduced-rate", …
  friend bool operator==(const TaxRate&, const TaxRate&) = default;
};

struct PaymentGateway {
  std::string id, title;
  bool enabled = false;
  friend bool operator==(const PaymentGateway&, const PaymentGateway&) = default;
};

struct Facts {
  std::string home_url;  ///< of the site, from the index
  std::string name;
  std::string version;       ///< of WooCommerce, "" when not told
  std::string base_country;  ///< "SE" (from woocommerce_default_country, without the state)
  std::string currency;
  int price_decimals = 2;
  bool prices_include_tax = false;
  bool tax_round_at_subtotal = false;
  bool taxes_enabled = true;
  std::string time_zone;  ///< "Europe/Stockholm", "" when only an offset is set
  std::vector<TaxRate> tax_rates;
  std::vector<PaymentGateway> gateways;
  std::vector<std::string> statuses;  ///< without wc-
  friend bool operator==(const Facts&, const Facts&) = default;
};

}  // namespace woo24::shop
