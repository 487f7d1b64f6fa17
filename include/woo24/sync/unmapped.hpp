#pragma once
// What recent orders have that the settings have no entry for: told before the next such order fails.

#include "woo24/model/shop_order.hpp"
#include "woo24/sync/rules.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace woo24::sync {

class Unmapped {
 public:
  /// `rules` outlives it.
  explicit Unmapped(const Rules& rules) : rules_(rules) {}
  /// One order of the shop's; one that comes again counts once. What was never paid for, and what is not booked for another
  /// reason, says nothing of the settings.
  void add(const shop::Order& order);
  /// orders-method-unmapped, orders-rate-unmapped, orders-without-vat-unmapped: each once, with the number of its orders.
  [[nodiscard]] std::vector<Reason> warnings() const;
  [[nodiscard]] std::size_t orders() const { return seen_.size(); }

 private:
  void look_at_vat(const shop::Order& order);
  const Rules& rules_;
  std::set<shop::OrderId> seen_;
  struct Method {
    std::string title;
    int orders = 0;
  };
  std::map<std::string, Method> methods_;
  std::map<std::pair<std::string, std::string>, int> rates_;        ///< country, percent
  std::map<std::pair<std::string, std::string>, int> without_vat_;  ///< treatment, country
};

/// The warnings of the settings together with those of the orders: where both are about one method or rate, the orders' say
/// more.
std::vector<Reason> with_orders(std::vector<Reason> of_settings, std::vector<Reason> of_orders);

}  // namespace woo24::sync
