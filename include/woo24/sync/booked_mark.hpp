#pragma once
// What an order of the shop carries once it is in the books: meta _woo24. A hint, never a proof: plugins copy meta to new
// orders, and trials on another client leave it behind (exactly-once §2, §3).

#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"
#include "woo24/model/shop_order.hpp"

#include <optional>
#include <string>

namespace woo24::sync {

struct BookedMark {
  std::string key;
  std::int64_t client = 0;
  office::OrderId office_order;
  std::string installation;
  std::optional<Instant> at;
  bool payment_unsure = false;  ///< a person was to check the payment
  bool linked = false;          ///< a person has said that this office order, which bears no key of ours, is the order
  friend bool operator==(const BookedMark&, const BookedMark&) = default;
};

/// "WOO-… client=4711 order=5001 installation=12ab34cd at=2026-11-24T08:00:00Z"
/// `refund`: the mark of that refund's credit, which stands beside the order's own; of two credits each has one, by its key.
shop::Meta mark_meta(const BookedMark& mark, const std::optional<shop::RefundId>& refund = std::nullopt);
/// The order's own mark; nothing where it has none, or one that was copied from another order.
std::optional<BookedMark> mark_of(const shop::Order& order, const std::string& key,
                                  const std::optional<shop::RefundId>& refund = std::nullopt);

}  // namespace woo24::sync
