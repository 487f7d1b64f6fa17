#pragma once
// A pretend WooCommerce shop, answering wc/v3 as recorded from real ones, traps included, and strict where they are.
// It computes tax and totals with arithmetic of its own. Thread-safe.

#include "woo24/base/http_message.hpp"
#include "woo24/sandbox/shop_catalogue.hpp"
#include "woo24/sandbox/shop_order_spec.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::sandbox {

struct ShopKey {
  std::string key = "ck_4afe04b653262676e7850d722c363cd6305b6b8f";
  std::string secret = "cs_1521a9d75a04eaeaeaec542e00b7b0438c3b15eb";
  std::string permissions = "read_write";  ///< read | write | read_write
};

struct ShopTaxRate {
  std::int64_t id = 0;
  std::string country;    ///< "SE"; "" for everywhere
  std::string percent;    ///< "25.5"
  std::string name;       ///< "Moms"
  std::string tax_class;  ///< "standard", "reduced-rate", "zero-rate"
  bool shipping = true;
};

struct ShopGateway {
  std::string id, title;
  bool enabled = true;
  bool refunds = false;  ///< it can send money back by itself
};

struct ShopSettings {
  std::string address = "https://shop.example.se";  ///< the configured one: signatures are checked against it
  std::string name = "Exempelbutiken";
  std::string version = "9.9.5";  ///< 8.9.1 behaves as 8.9 does
  std::string time_zone = "Europe/Stockholm";
  std::string country = "SE";
  std::string currency = "SEK";
  std::string weight_unit = "kg";
  int price_decimals = 2;
  bool prices_include_tax = true;
  bool round_at_subtotal = false;
  bool taxes_enabled = true;
  bool legacy_orders = false;  ///< orders as posts: other dates and totals of lists
  std::vector<ShopKey> keys = {ShopKey{}};
  std::vector<ShopTaxRate> taxes = {
      {1, "SE", "25", "Moms", "standard"},     {2, "SE", "12", "Moms 12 %", "reduced-rate"},
      {3, "SE", "6", "Moms 6 %", "zero-rate"}, {4, "DK", "25", "Moms DK", "standard"},
      {5, "FI", "25.5", "ALV FI", "standard"},
  };
  std::vector<ShopGateway> gateways = {{"klarna_payments", "Klarna"},
                                       {"swish", "Swish"},
                                       {"bacs", "Banköverföring"},
                                       {"invoice", "Faktura"},
                                       {"cod", "Efterkrav", false}};
  std::vector<std::string> plugin_statuses;  ///< statuses of plugins that are there, without wc-
};

/// An order at a glance, amounts as the shop's own text with its decimals.
struct ShopOrderView {
  std::int64_t id = 0;
  std::string number, status, currency, total, total_tax, order_key, payment_method;
  bool paid = false;
  bool trashed = false;
};

struct ShopNote {
  std::int64_t id = 0;
  std::string text;
  bool customer_note = false;
};

/// A mail that the shop sent. An order's first ones, of its checkout, are not among them: only what came after, whoever caused
/// it, and all that an order made through the API sends.
struct ShopMail {
  std::int64_t order = 0;    ///< 0: about an account
  std::string kind;          ///< "new_order", "processing", "on_hold", "completed", "failed", "cancelled", "refunded", "note",
                             ///< "new_account"
  bool to_customer = false;  ///< else to the shop
  std::string to;            ///< the customer's address
  Instant at;
};

/// A row of a refund as a person enters it.
struct ShopRefundRow {
  enum class List { item, shipping, fee };
  List list = List::item;
  std::size_t row = 0;             ///< of the order's rows of that kind, from 0
  int quantity = 0;                ///< pieces that came back; 0: money alone
  std::optional<std::string> net;  ///< default: what that many pieces cost, or the whole row
  /// Default: the row's tax in proportion to the net. "" leaves it out, which refunds no tax at all.
  std::optional<std::string> tax;
  std::optional<int> restocked =
      {};  ///< of the pieces, those that a plugin puts back; default: as the refund says, all or none
};

struct ShopRefundSpec {
  std::vector<ShopRefundRow> rows;    ///< none: an amount only
  std::optional<std::string> amount;  ///< with tax; default: what the rows sum to, or all that is left
  std::string reason;
  bool restock = true;
  bool payment = false;  ///< the gateway sends the money back
};

/// An account of the shop.
struct ShopAccount {
  std::string email = "anna@example.se", first_name = "Anna", last_name = "Åkesson";
  std::string role = "customer";
  ShopAddress billing;
};

/// All that the shop's database holds, at one time.
struct ShopBackup;

class Shop {
 public:
  using Now = std::function<Instant()>;
  Shop(ShopSettings settings, Now now);
  ~Shop();
  Shop(const Shop&) = delete;
  Shop& operator=(const Shop&) = delete;

  /// An answer to any request; the request's URL says whether it came by https.
  http::Response handle(const http::Request& request);

  // --- what people do in the shop. False or nullopt where the order is not there. ---
  std::int64_t add_order(const ShopOrderSpec& spec);
  /// One order as the API gave it (the `body` of a recorded exchange, or the whole exchange), put in as it is. Its id, or
  /// nullopt when the text is no order.
  std::optional<std::int64_t> add_recorded(std::string_view json);
  /// Refunds of an order as /orders/{id}/refunds gave them (the list, or the whole recorded exchange), over those of the same
  /// ids.
  bool add_recorded_refunds(std::int64_t order, std::string_view json);
  bool set_status(std::int64_t order, const std::string& status);
  /// Other rows; tax and totals are computed anew with today's rates.
  bool edit_rows(std::int64_t order, const std::vector<ShopRow>& rows);
  bool set_billing(std::int64_t order, const ShopAddress& billing);
  bool set_customer(std::int64_t order, std::int64_t customer_id);
  bool set_payment_method(std::int64_t order, const std::string& method, const std::string& title);
  bool set_meta(std::int64_t order, const std::string& key, const std::string& value);
  bool remove_meta(std::int64_t order, const std::string& key);
  /// As a plugin that renews subscriptions does: all meta of one order on another.
  bool copy_meta(std::int64_t from, std::int64_t to);
  bool trash(std::int64_t order);
  bool erase(std::int64_t order);  ///< for good
  /// Overwrites any field of the stored order with a JSON value ("billing.email", "\"\""); nothing is computed. For wrong data.
  bool overwrite(std::int64_t order, const std::string& path, const std::string& json_value);
  /// An amount only, as a person enters it (order currency, with tax). The refund's id.
  std::optional<std::int64_t> refund(std::int64_t order, const std::string& amount, const std::string& reason = "");
  /// By rows, with or without restock and repayment; mails the customer, and sets the status where nothing is left. Nothing
  /// where the order or a row is not there, or the amount is more than what is left.
  std::optional<std::int64_t> refund(std::int64_t order, const ShopRefundSpec& refund);
  /// For good: no date moves, the status stays, stock that was put back stays.
  bool delete_refund(std::int64_t order, std::int64_t refund);
  /// An account made in wp-admin, unmailed. Its id.
  std::int64_t add_account(const ShopAccount& account);
  /// The personal-data eraser's doing.
  bool anonymise(std::int64_t order);

  /// Products, variations and categories: what people do with them, and what one sees of them.
  [[nodiscard]] ShopCatalogue& catalogue();
  [[nodiscard]] const ShopCatalogue& catalogue() const;

  [[nodiscard]] std::shared_ptr<const ShopBackup> backup() const;
  /// Everything as it was then, the id series too: new orders get ids that were given before, with other order keys.
  void restore(const std::shared_ptr<const ShopBackup>& backup);

  // --- the house itself ---
  [[nodiscard]] ShopSettings settings() const;
  void change_settings(const std::function<void(ShopSettings&)>& change);
  void set_maintenance(bool on);
  void set_database_down(bool down);
  /// The order breaks PHP when it is rendered: 500 for it and for every page with it, unless _fields asks for id alone.
  bool set_unrenderable(std::int64_t order, bool broken);
  /// Meta writes on this order fail inside a batch and alone.
  bool set_unwritable(std::int64_t order, bool refused);

  // --- looking ---
  [[nodiscard]] std::vector<ShopOrderView> orders() const;
  [[nodiscard]] std::optional<ShopOrderView> order(std::int64_t id) const;
  /// As the API gives it with dp=6, without escapes.
  [[nodiscard]] std::optional<std::string> order_json(std::int64_t id) const;
  [[nodiscard]] std::optional<std::string> meta(std::int64_t order, const std::string& key) const;
  [[nodiscard]] std::vector<ShopNote> notes(std::int64_t order) const;
  /// Mails of an order (of all, with 0) since the start, oldest first.
  [[nodiscard]] std::vector<ShopMail> mails(std::int64_t order = 0) const;
  /// How many of them a customer got; "" counts every kind.
  [[nodiscard]] int mails_to_customer(std::int64_t order, std::string_view kind = "") const;
  /// Pieces of a product (100 at first); nothing where the shop has none of that number.
  [[nodiscard]] std::optional<int> stock(std::string_view sku) const;
  /// How many calls changed something.
  [[nodiscard]] int writes() const;
  /// Things no client should do, each in words (a status set to what it was, billing written, a body that was not read, …).
  [[nodiscard]] std::vector<std::string> violations() const;

 private:
  struct Inner;
  std::unique_ptr<Inner> inner_;
};

}  // namespace woo24::sandbox
