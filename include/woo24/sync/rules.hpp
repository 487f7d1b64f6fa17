#pragma once
// Names become ids, here and nowhere else: settings + what the office's lists and the shop's facts say → Rules, or every fault
// at once.

#include "woo24/base/reason.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/office_lists.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/model/shop_facts.hpp"
#include "woo24/settings/settings.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

struct PaymentRule {
  settings::Payment setting;
  std::optional<std::int64_t> payment_method;  ///< the office's id, when paid in the shop
  std::string becomes;
  std::vector<std::string> send_when;
  bool registers = false;  ///< PaymentAmount is sent with the release
};

struct SaleTypeRule {
  settings::SaleTypeRule setting;
  std::int64_t sale_type = 0;
};

struct VatRule {
  settings::VatRule setting;
  std::string country;        ///< of the rate; the home country where the setting has none; "" for `without`
  std::int64_t tax_code = 0;  ///< TaxId
  Amount rate;                ///< of the code, percent
};

struct RowDimensionRule {
  settings::RowDimension setting;
  std::optional<std::int64_t> category, department, project;
  std::optional<office::UserDimension> dimension;  ///< without its value where the shop's meta names that
};

struct Rules {
  settings::Settings settings;
  shop::Facts facts;
  office::Client client;
  std::string home;  ///< country, 2 letters
  Zone zone = Zone::utc();
  std::vector<PaymentRule> payments;
  std::vector<SaleTypeRule> sale_types;
  std::vector<VatRule> vat;
  std::optional<std::int64_t> department, project;
  std::vector<RowDimensionRule> row_dimensions;
  std::vector<office::Named> departments, projects;  ///< what an order's own meta may name
  std::vector<office::DimensionType> dimensions;     ///< …, and its dimensions be set to
  std::vector<office::CurrencyRate> currencies;
  std::vector<office::FiscalYear> fiscal_years;
  std::int64_t collective_customer = 0;
  std::string installation;  ///< 8 hex: of the state file
};

struct Resolved {
  Rules rules;                   ///< meaningful only when faults is empty
  std::vector<Reason> faults;    ///< a name that is unknown or ambiguous, a country that differs: nothing can be sent
  std::vector<Reason> warnings;  ///< a shop rate without entry, an enabled payment method unmapped, …: those orders will fail
};

Resolved resolve(const settings::Settings& settings, const office::Lists& lists, const shop::Facts& facts,
                 const office::Client& client);

}  // namespace woo24::sync
