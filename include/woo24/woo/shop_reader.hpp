#pragma once
// What is read from the shop. Orders come with dp=6; JSON ends here.

#include "woo24/base/result.hpp"
#include "woo24/model/new_shop_order.hpp"
#include "woo24/model/shop_facts.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/model/shop_refund.hpp"
#include "woo24/woo/order_json.hpp"
#include "woo24/woo/shop_wire.hpp"

#include <functional>
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

/// Who takes a listing as it comes, so that a long one is never held as a whole.
struct OrderPages {
  std::function<void()> begin;  ///< it begins, or begins anew: what was taken until now counts no more
  /// Orders of a page by ascending id, and what could not be rendered. One may come again; what comes later is newer.
  std::function<Result<void>(std::vector<shop::Order>, std::vector<Unreadable>)> take;
};

class ShopReader {
 public:
  /// `product_meta`: keys of the products' own meta that orders are to carry on their lines; none: nothing more is read.
  explicit ShopReader(ShopWire& wire, std::vector<std::string> product_meta = {})
      : wire_(wire), product_meta_(std::move(product_meta)) {}

  /// All orders changed after a moment, whatever their status (design §6): by id with offset, pages overlapping by 10, started
  /// over (at most 3 times) when the last id of a page does not reappear, failing pages read smaller down to one item.
  Result<OrderListing> orders_changed_since(Instant after);
  /// The same, a page at a time; the server's Date when the listing began. An error of `take` ends it.
  Result<Instant> orders_changed_since(Instant after, const OrderPages& pages);
  /// All orders created after a moment, by id and status alone (for the nightly count); checkout-draft left out.
  Result<std::vector<OrderMark>> order_marks_created_since(Instant after);
  Result<std::vector<shop::OrderId>> order_ids_created_since(Instant after);
  /// The orders of these ids in as few calls as can be (include=, up to 100; status any). Those not answered (deleted, trash,
  /// status of a removed plugin) are looked for one by one; `missing` gets those that are gone (404) or in the trash.
  struct ById {
    std::vector<shop::Order> orders;
    std::vector<Unreadable> unreadable;
    std::vector<shop::OrderId> missing;
  };
  Result<ById> orders_by_id(const std::vector<shop::OrderId>& ids);
  /// Every refund of one order, by ascending id; none is no error. Errors: shop-not-found (the order is gone), and as any read.
  Result<std::vector<shop::Refund>> refunds_of(shop::OrderId order);
  /// The refunds of many orders, a call an order (no version lists them by order, and 8.9 has no /refunds), several at a time.
  /// Ask only for orders whose own list names one: `refunds` of an order tells which ids exist. The outer error is about the
  /// whole side; what is about one order stands in `unreadable`, by the order's id.
  struct Refunds {
    std::vector<shop::Refund> refunds;  ///< by order, then by id
    std::vector<Unreadable> unreadable;
    std::vector<shop::OrderId> missing;  ///< orders that are gone (404)
  };
  Result<Refunds> refunds(const std::vector<shop::OrderId>& orders);

  /// Accounts with this e-mail (compared here, ignoring case), of whatever role. Nothing is asked for what is no address.
  Result<std::vector<shop::Customer>> customers_by_email(const std::string& email);
  /// Products and variations that carry one of these numbers (compared here, ignoring case and outer blanks), drafts too, the
  /// trash not. As many a call as fit. A number that the shop takes for no filter ("0", "") or cannot find in a list (one with
  /// a comma) is asked for alone or not at all.
  Result<std::vector<shop::Product>> products_by_sku(const std::vector<std::string>& numbers);
  /// Settings, taxes, gateways, statuses, version, index. `gateways` and `statuses` stay empty where the key or version gives
  /// none.
  Result<shop::Facts> facts();

 private:
  /// Product meta onto the lines of these orders; an order whose product the shop cannot show goes to `unreadable`.
  Result<void> add_product_meta(std::vector<shop::Order>& orders, std::vector<Unreadable>& unreadable);
  ShopWire& wire_;
  std::vector<std::string> product_meta_;
};

}  // namespace woo24::woo
