#pragma once
// A shop order → the office order it should become, or the reason why it cannot (books.md §1 to §8, §11). Pure.

#include "woo24/base/result.hpp"
#include "woo24/model/office_lists.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/sync/rules.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

/// Product numbers (lower case, trimmed) → what the office has under each; a number that was looked for and not found maps to
/// an empty list.
using Products = std::map<std::string, std::vector<office::Product>>;

/// What the books must show per VAT rate of the sale.
struct RateSum {
  Amount rate;                ///< percent
  std::int64_t tax_code = 0;  ///< 0: the office decides
  Amount net, vat;            ///< the shop's, exact
  friend bool operator==(const RateSum&, const RateSum&) = default;
};

/// One decision, for `woo24 why`: what was decided, its value, and the line of the settings that decided it (0: none).
struct Explained {
  std::string what, value;
  int line = 0;
  friend bool operator==(const Explained&, const Explained&) = default;
};

/// What is registered as paid with the release.
struct PaymentPlan {
  std::int64_t method = 0;
  Amount amount;
  std::optional<Day> paid;
  friend bool operator==(const PaymentPlan&, const PaymentPlan&) = default;
};

struct Draft {
  /// Everything but id, customer, state, reference number, title mark and payment (sync/forms adds those by stage).
  /// A row's vat_rate is what must be read back (never sent); empty where nothing depends on it (a row of 0).
  office::Order order;
  std::string becomes;      ///< the state after release
  std::string currency;     ///< of all amounts, ISO code
  Amount total, total_vat;  ///< the shop's gross and VAT
  std::vector<RateSum> rates;
  std::optional<PaymentPlan> payment;          ///< empty: none is registered
  bool left_open = false;                      ///< money went back that the shop did not send: a person is told
  std::optional<std::int64_t> payment_method;  ///< set on the order from the start, without an amount
  Amount rounding_limit;
  std::optional<office::Row>
      rounding_row;  ///< what a rounding row would look like (price filled in by verify); empty: none allowed
  int decimals = 2;  ///< the shop's price decimals
  std::string kind;  ///< "paid", "invoiced", "paid in EUR", …: the first of each kind goes alone
  std::vector<Explained> explained;
  std::vector<std::string> notes;  ///< what was cut or dropped, for the audit trail
};

/// How large a rounding row may be (rows.rounding_limit).
Amount rounding_limit(const Rules& rules);

/// The numbers that must be looked up before drafting: lines' SKUs, and those of the settings that the order needs.
std::vector<std::string> needed_products(const shop::Order& order, const Rules& rules);

/// Errors have kind `refused`; the reasons are those of an order in reasons.def.
/// `rate`: currency rate and unit frozen earlier for this sale; empty: today's of the rules.
Result<Draft> draft(const shop::Order& order, const Rules& rules, const Products& products,
                    const std::optional<office::Currency>& frozen_rate = std::nullopt);

/// A digest of everything that would be saved; equal orders have equal ones. Ids and read-only fields do not count.
std::string fingerprint(const office::Order& order);

}  // namespace woo24::sync
