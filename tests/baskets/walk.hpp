#pragma once
// An order's way from the draft to the release or to the stop, as jobs/posting_release goes it, at one desk.

#include "desk.hpp"
#include "till.hpp"
#include "wire_desk.hpp"
#include "woo24/model/posting.hpp"
#include "woo24/sync/order_draft.hpp"

#include <map>
#include <optional>
#include <string>

namespace woo24::baskets {

/// The example shop's rules, for a shop's and an office's decimals.
const sync::Rules& rules_for(const Basket& basket);
Result<sync::Draft> draft_of(const Basket& basket, const shop::Order& order);

enum class End { equal_at_once, by_rounding_row, refused_by_office, stopped };
struct Walked {
  End end = End::stopped;
  std::optional<Reason> reason;  ///< when stopped
  office::Order books;           ///< as it stands in the end, with its rates and totals
};

/// One draft on its way.
class Walk {
 public:
  explicit Walk(const sync::Draft& draft);
  /// Nothing: refused.
  [[nodiscard]] std::optional<Kept> save(const Desk& desk) const { return desk.book(sent_); }
  /// From what is kept, whatever happened to it since, to the end.
  [[nodiscard]] Walked on(const Desk& desk, Kept kept) const;
  /// The same of what was saved over the wire.
  [[nodiscard]] Walked over(WireDesk& desk, office::OrderId order) const;
  [[nodiscard]] const office::Order& sent() const { return sent_; }

 private:
  template <typename Show, typename Add, typename Books>
  [[nodiscard]] Walked go(const Show& show, const Add& add, const Books& books) const;
  const sync::Draft& draft_;
  Posting posting_;
  office::Order sent_;
};

office::ProductId rounding_product();
/// What the example's orders sell, by product id.
std::map<std::int64_t, std::string> numbers_of_goods();

/// "" where a released order is right by what the till knows, else what is wrong. Asks nothing of the rules that are tested.
std::string wrong_in(const office::Order& released, const Basket& basket, const Receipt& receipt);

std::string story(const office::Order& order);
std::string story(const shop::Order& order);

}  // namespace woo24::baskets
