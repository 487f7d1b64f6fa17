#pragma once
// What is written to the shop. Every write leaves once.

#include "woo24/base/result.hpp"
#include "woo24/model/new_shop_order.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/woo/shop_wire.hpp"

#include <string>
#include <vector>

namespace woo24::woo {

struct MetaWrite {
  shop::OrderId order;
  std::vector<shop::Meta> meta;
};

class ShopWriter {
 public:
  explicit ShopWriter(ShopWire& wire) : wire_(wire) {}
  /// Meta of many orders in one batch call (up to 100): names nothing but meta_data, so that nothing is recomputed.
  /// One result an order, in their order; safe to repeat.
  std::vector<Result<void>> set_order_meta(const std::vector<MetaWrite>& writes);
  /// A private note (never mailed to the customer). Tried once.
  Result<void> add_order_note(shop::OrderId order, const std::string& text);

  /// The order's status, only if it still is `from` (read right before, in a call of its own; without the prefix wc-). Meta
  /// goes in the same write. Entering processing, on-hold or completed mails the customer, entering completed each time anew; a
  /// status written over itself mails nobody, but is not sent. The shop locks nothing: one worker an order. A status outside
  /// the shop's own list is refused (shop-refused), never written.
  Result<shop::StatusChange> set_order_status(shop::OrderId order, const std::string& from, const std::string& to,
                                              const std::vector<shop::Meta>& meta = {});

  /// Makes an order of another system's, so that nobody is mailed and no stock moves: as a guest's, without billing.email and
  /// customer_id, with `_order_stock_reduced` = "yes" and `_new_order_email_sent` = "true" in its meta. (With either of the two
  /// left in, the shop fills in an address and mails "order complete" to it; without the metas it draws stock and mails the
  /// shop.) The two metas are added here and are never shown again. What is quiet so: POST in completed, processing, on-hold,
  /// pending or cancelled. `failed` mails the shop, and nothing is quiet in `refunded`.
  /// Sent once, with no key that the shop knows of: after an ambiguous answer look for the import's own meta among the orders
  /// changed since (orders_changed_since), never send again unlooked. Set the background at once: an hour's task of the shop in
  /// between leaves a nameless customer in its reports.
  /// Answers the order as the shop shows it: tax and totals are the shop's own computing.
  /// Precondition: quantities are not 0.
  Result<shop::Order> create_order(const shop::NewOrder& order);
  /// customer_id and true dates of a new order, in one call without status, billing or rows: nothing is computed anew, nobody
  /// is mailed; the account's address is filled in as the order's. Harmless to repeat. The dates go by meta (`_date_created`,
  /// …, unix seconds), which is undocumented: compare what is answered. `date_modified` stays true.
  Result<shop::Order> set_order_background(shop::OrderId order, const shop::OrderBackground& background);
  /// Rows, meta and status of an order that create_order made. Addresses are never written. A cancelled order that is opened
  /// again draws stock: cancelling forgets that it had none to draw.
  Result<shop::Order> update_order(shop::OrderId order, const shop::OrderUpdate& update);
  /// MAILS THE CUSTOMER "your account has been created"; only the shop's setting of that mail prevents it. An e-mail that is
  /// taken is refused (shop-refused, code registration-error-email-exists): look for it by customers_by_email.
  Result<shop::Customer> create_customer(const shop::NewCustomer& customer);

 private:
  ShopWire& wire_;
};

}  // namespace woo24::woo
