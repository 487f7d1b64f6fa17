#pragma once
// What is read from the shop. Orders come with dp=6; JSON ends here.

#include "woo24/base/result.hpp"
#include "woo24/model/shop_facts.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/woo/shop_wire.hpp"

#include <optional>
#include <vector>

namespace woo24::woo {

/// An order that the shop or this program cannot render, by its id alone.
struct Unreadable {
  shop::OrderId id;
  Error error;
  friend bool operator==(const Unreadable&, const Unreadable&) = default;
};

struct OrderListing {
  std::vector<shop::Order> orders;  ///< by ascending id; checkout-draft left out
  std::vector<Unreadable> unreadable;
  Instant as_of;  ///< the server's Date when the listing began: where the next one starts, less its margin
};

class ShopReader {
 public:
  explicit ShopReader(ShopWire& wire) : wire_(wire) {}

  /// All orders changed after a moment, whatever their status (design §6): by id with offset, pages overlapping by 10, started
  /// over (at most 3 times) when the last id of a page does not reappear, failing pages read smaller down to one item.
  Result<OrderListing> orders_changed_since(Instant after);
  /// Ids of all orders created after a moment (for the nightly check).
  Result<std::vector<shop::OrderId>> order_ids_created_since(Instant after);
  /// The orders of these ids in as few calls as can be (include=, up to 100; status any). Those not answered (deleted, trash,
  /// status of a removed plugin) are looked for one by one; `missing` gets those that are gone (404) or in the trash.
  struct ById {
    std::vector<shop::Order> orders;
    std::vector<Unreadable> unreadable;
    std::vector<shop::OrderId> missing;
  };
  Result<ById> orders_by_id(const std::vector<shop::OrderId>& ids);
  /// Settings, taxes, gateways, statuses, version, index. `gateways` and `statuses` stay empty where the key or version gives
  /// none.
  Result<shop::Facts> facts();

 private:
  ShopWire& wire_;
};

}  // namespace woo24::woo
