#pragma once
// What is written into the shop for an order that was made elsewhere: the order itself, its customer, and what its products
// are.

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"
#include "woo24/model/shop_order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace woo24::shop {

/// A row to be written. The shop keeps `total` (net, any decimals) and computes the tax by class and address, whatever is sent.
struct NewLine {
  std::optional<std::int64_t> id;  ///< of an update: the row that is changed; without it a row is added
  std::int64_t product_id = 0, variation_id = 0;
  std::string sku;            ///< used where product_id is 0; one that the shop lacks gives a row without product, of this name
  std::string name;           ///< over the product's own; "" leaves that
  std::int64_t quantity = 1;  ///< not 0 when added (PHP breaks on it); 0 of an update takes the row away
  std::optional<std::string> tax_class;  ///< "" is standard; an unknown one is refused
  Amount total;                          ///< net, of all pieces; also sent as subtotal, so that no discount is shown
  std::vector<Meta> meta;                ///< keys without _ are shown to the customer
  friend bool operator==(const NewLine&, const NewLine&) = default;
};

/// Shipping or a fee. A negative fee is taxed in proportion to the rest whatever it says: use a NewLine for that.
struct NewCharge {
  std::optional<std::int64_t> id;
  std::string name;                     ///< the shipping's title
  std::string method_id = "flat_rate";  ///< shipping only
  std::string tax_class;                ///< fees only
  bool taxable = true;                  ///< fees only
  Amount total;                         ///< net
  friend bool operator==(const NewCharge&, const NewCharge&) = default;
};

struct NewOrder {
  std::string status = "completed";
  std::string currency;
  std::string created_via;    ///< own text ("24sevenoffice"); lost in 8.9
  Address billing, shipping;  ///< billing.email is never sent with the order: it would mail
  std::string payment_method, payment_title, customer_note;
  std::vector<NewLine> lines;
  std::vector<NewCharge> shipping_lines, fee_lines;
  std::vector<Meta> meta;  ///< the import's key among them
  friend bool operator==(const NewOrder&, const NewOrder&) = default;
};

/// The second call about a new order: whose it is, when it was really made, and what only the made one can say of itself.
struct OrderBackground {
  CustomerId customer;  ///< 0: stays a guest's
  std::optional<Instant> created, paid, completed;
  std::vector<Meta> meta = {};
  friend bool operator==(const OrderBackground&, const OrderBackground&) = default;
};

/// Rows named here are changed, added or removed; all others stay. Naming any makes the shop compute all tax and totals anew
/// with today's rates.
struct OrderUpdate {
  std::optional<std::string> status;
  std::vector<NewLine> lines;
  std::vector<NewCharge> shipping_lines, fee_lines;
  std::vector<Meta> meta;
  friend bool operator==(const OrderUpdate&, const OrderUpdate&) = default;
};

/// An account of the shop. Guests are none.
struct Customer {
  CustomerId id;
  std::string email, first_name, last_name, role;
  Address billing, shipping;
  std::vector<Meta> meta;
  friend bool operator==(const Customer&, const Customer&) = default;
};

struct NewCustomer {
  std::string email, first_name, last_name;
  Address billing, shipping;
  std::vector<Meta> meta;
  friend bool operator==(const NewCustomer&, const NewCustomer&) = default;
};

/// A product, or a variation of one.
struct Product {
  std::int64_t id = 0;         ///< of the variation, where it is one
  std::int64_t parent_id = 0;  ///< 0: no variation
  std::string sku, name, type, status, tax_class;
  bool manage_stock = false;
  std::optional<Amount> stock;  ///< pieces; nothing where the shop does not count them
  friend bool operator==(const Product&, const Product&) = default;
};

/// What became of a wish to change an order's status.
struct StatusChange {
  enum class Outcome {
    set,      ///< written, and shown by the answer
    already,  ///< it has the wanted status: nothing was written, nobody mailed
    moved,    ///< it no longer has the expected one: nothing was written
  };
  Outcome outcome = Outcome::moved;
  std::string status;  ///< as the shop shows it now
  friend bool operator==(const StatusChange&, const StatusChange&) = default;
};

}  // namespace woo24::shop
