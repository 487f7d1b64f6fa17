#pragma once
// What the tax that the shop charged on a row means in the books. books.md §2: the tax decides, never the address alone, never
// a VAT number alone.

#include "woo24/base/amount.hpp"
#include "woo24/base/result.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/sync/rules.hpp"
#include "woo24/sync/territory.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

/// Where the goods go for VAT: the shipping address; billing when nothing ships; the shop's own country when they are fetched
/// there.
struct Destination {
  std::string country;  ///< of its VAT rules; "" when the address names none
  std::string postcode;
  std::string written;                    ///< what stood there
  Territory territory = Territory::home;  ///< meaningless without a country
};
Destination destination(const shop::Order& order, const std::string& home);

/// The buyer's VAT number as written on the order.
struct VatNumber {
  std::string number;           ///< capitals, without blanks; "" when there is none
  bool valid = false;           ///< the shop's plugin says so
  std::string country() const;  ///< of its prefix, "" without one ("EL" → "GR")
};
VatNumber vat_number(const shop::Order& order, const settings::Customers& settings);

enum class Treatment {
  nothing,  ///< a row of 0.00: no VAT question
  home,
  oss,      ///< another EU country's rate
  foreign,  ///< a rate of a country outside the EU (VOEC, British VAT)
  reverse_charge,
  exports,
  exempt,
  debt,  ///< a gift card, sold or redeemed: no sale, so no VAT and no say in what the sale is
};
const char* treatment_name(Treatment treatment);

/// A row, or a part of one, that has one VAT treatment.
struct TaxedPart {
  Treatment treatment = Treatment::nothing;
  std::string country;        ///< of the rate
  Amount rate;                ///< percent
  Amount net, vat;            ///< the shop's
  std::int64_t tax_code = 0;  ///< 0: the office decides
  int line = 0;               ///< of the settings
  friend bool operator==(const TaxedPart&, const TaxedPart&) = default;
};

enum class RowKind { goods, shipping, fee, gift_card };

/// Asks for one order after the other row.
class VatOfOrder {
 public:
  VatOfOrder(const shop::Order& order, const Rules& rules);
  /// The parts of one row; their nets sum to the row's. Errors: those of VAT in reasons.def.
  [[nodiscard]] Result<std::vector<TaxedPart>> parts(const shop::Line& line, RowKind kind) const;
  [[nodiscard]] const Destination& to() const { return to_; }

 private:
  struct Rate {
    Amount percent;
    std::string country;
  };
  struct Share {
    Rate rate;
    Amount tax;
  };
  [[nodiscard]] Result<Rate> rate_of(shop::TaxRateId id, const std::string& row) const;
  [[nodiscard]] Result<std::vector<Share>> shares_of(const shop::Line& line, const std::string& row) const;
  [[nodiscard]] Result<TaxedPart> taxed(const Share& share, Amount net, const std::string& row) const;
  [[nodiscard]] Result<TaxedPart> untaxed(Amount net, const shop::Line& line, RowKind kind, const std::string& row) const;
  [[nodiscard]] Result<std::vector<TaxedPart>> split(const std::vector<Share>& shares, const shop::Line& line, RowKind kind,
                                                     const std::string& row) const;
  [[nodiscard]] Result<TaxedPart> exports(Amount net) const;
  [[nodiscard]] Result<TaxedPart> reverse_charge(Amount net) const;
  [[nodiscard]] Result<TaxedPart> without_vat(Treatment treatment, settings::WithoutVat entry, Amount net) const;
  [[nodiscard]] const VatRule* exempt_entry(const std::string& tax_class) const;

  const shop::Order& order_;
  const Rules& rules_;
  Destination to_;
  const VatRule* goods_exempt_ = nullptr;  ///< set when all goods are exempt
};

}  // namespace woo24::sync
