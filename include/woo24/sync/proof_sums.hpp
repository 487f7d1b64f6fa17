#pragma once
// The sums of the proof: by day, payment method and currency, and in each by VAT rate. What rounding alone explains and what is
// listed with a reason of its own are named apart, so that what is left is a difference. Pure.

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/office_order.hpp"

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace woo24::sync {

/// What of an amount falls on one VAT rate.
struct RateShare {
  std::optional<Amount> rate;  ///< percent; nothing: nobody tells which
  Amount net, vat;
  friend bool operator==(const RateShare&, const RateShare&) = default;
};
using RateShares = std::vector<RateShare>;

/// One rate's line on both sides.
struct ProofRate {
  std::optional<Amount> rate;  ///< percent; nothing: of what one of the sides does not tell by rate
  Amount shop_net, shop_vat, office_net, office_vat;
  Amount rounding_net, rounding_vat;  ///< office less shop of orders that are equal
  Amount apart_net, apart_vat;        ///< office less shop of what is listed with its own reason
  friend bool operator==(const ProofRate&, const ProofRate&) = default;
  [[nodiscard]] bool equal() const {
    return office_net == shop_net + apart_net + rounding_net && office_vat == shop_vat + apart_vat + rounding_vat;
  }
};

/// A day's orders and refunds of one payment method and currency.
struct ProofSum {
  Day day{};
  std::string payment_method, currency;
  int count = 0;  ///< of orders and refunds in the shop
  Amount shop, office;
  Amount apart;                  ///< office less shop of what is listed with its own reason
  Amount rounding;               ///< of the VAT: office less shop, of orders that are equal
  std::vector<ProofRate> rates;  ///< by rate, the one that nobody tells first
  friend bool operator==(const ProofSum&, const ProofSum&) = default;
  [[nodiscard]] bool equal() const;
};

/// An amount of one side, and what is known of its rates.
struct SideAmount {
  Amount total, vat;
  RateShares rates;  ///< their sum is `total`; empty: not told
};
SideAmount operator+(const SideAmount& a, const SideAmount& b);

/// Price × quantity less the row's discount; nothing when the office did not tell.
std::optional<Amount> booked_net(const office::Row& row);

/// Of the office's rows, so that they sum to its totals: what rounding leaves goes to the largest rate, at most `slack` of it,
/// anything more to no rate. Empty when the rows do not tell.
SideAmount office_amount(const office::Order& order, Amount slack);
/// The same of what the shop's rows come to.
SideAmount shop_amount(Amount total, Amount vat, RateShares rates, Amount slack);

/// One thing that is not as it was sold.
struct SideDifference {
  const char* detail;  ///< row, quantity, price, VAT rate, tax number, total, VAT: an argument of differs-in-office
  std::string row, shop, office;
};
/// The total to the öre; VAT, and net and VAT of each rate, within `slack`, and a rounding row within its limit.
std::optional<SideDifference> sum_difference(const SideAmount& shop, const SideAmount& office, const std::string& currency,
                                             Amount slack, Amount rounding_limit);

enum class Held { equal, differing, apart };

class ProofSums {
 public:
  struct Place {
    Day day;
    std::string payment_method;
  };
  struct InOffice {
    std::string currency;
    SideAmount amount;
  };
  /// One order or refund on both sides.
  void add(const Place& place, const std::string& currency, const SideAmount& shop, const std::vector<InOffice>& office,
           Held held);
  [[nodiscard]] std::vector<ProofSum> sums() const;

 private:
  using Rates = std::map<std::optional<Amount>, ProofRate>;
  struct Line {
    ProofSum sum;
    Rates rates;
  };
  Line& line(const Place& place, const std::string& currency);
  std::map<std::tuple<Day, std::string, std::string>, Line> lines_;
};

}  // namespace woo24::sync
