#pragma once
// Which order of the office a past order of the shop was booked as, by hand or by another integration, and what differs from
// how woo24 would have booked it. Nothing in the books names the shop's order for sure, so what speaks for a pair is weighed.
// Pure.

#include "woo24/base/amount.hpp"
#include "woo24/base/reason.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/model/shop_order.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

/// What is kept of an order of the office: without rows, so that a year of them fits.
struct BookedOrder {
  office::OrderId id;
  std::optional<office::CompanyId> customer;
  std::string customer_name, email;
  std::string texts;  ///< every text in which an order's number may stand, lower case
  std::optional<Amount> total, vat;
  std::optional<Day> day;
  std::optional<std::int64_t> type_of_sale;
  std::string currency;  ///< "" for the client's own
};
/// Nothing for one that is no booking (Inactive, an offer).
std::optional<BookedOrder> booked_order(const office::Order& order);

/// A past order as woo24 would have booked it.
struct PastOrder {
  shop::OrderId order;
  std::string number, currency;
  Amount total, vat;
  Amount vat_slack;  ///< how far rounding alone may put the office's VAT off
  Day day{};         ///< the shop's calendar
  std::string buyer, email;
  std::optional<std::int64_t> type_of_sale;  ///< nothing where the office decides, or woo24 cannot book it
  std::optional<Reason> stopped;             ///< why woo24 would not have booked it
  bool due = true;                           ///< else `stopped` says why it rests
};

enum class Sign { number, total, day, customer };
struct Candidate {
  office::OrderId id;
  std::vector<Sign> signs;  ///< that speak for it
  int weight = 0;
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

class BookedShelf {
 public:
  explicit BookedShelf(std::vector<BookedOrder> orders);
  /// Those that may be it, the weightiest alone: one, several that weigh the same, or none.
  [[nodiscard]] std::vector<Candidate> candidates(const PastOrder& past) const;
  [[nodiscard]] const BookedOrder* with_id(office::OrderId id) const;
  [[nodiscard]] std::size_t size() const { return orders_.size(); }

 private:
  [[nodiscard]] Candidate weighed(const PastOrder& past, const BookedOrder& booked) const;
  std::vector<BookedOrder> orders_;
  std::map<office::OrderId, std::size_t> by_id_;
  std::multimap<std::string, std::size_t> by_word_;
  std::multimap<std::int64_t, std::size_t> by_total_;  ///< in öre
};

enum class Differs { total, vat, sale_type, currency };
struct Difference {
  Differs what = Differs::total;
  std::string shop, office;
  friend bool operator==(const Difference&, const Difference&) = default;
};
std::vector<Difference> differences(const PastOrder& past, const BookedOrder& booked);

}  // namespace woo24::sync
