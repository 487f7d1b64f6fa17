#pragma once
// A pretend WooCommerce shop, answering wc/v3 as recorded from real ones, traps included, and strict where they are.
// It computes tax and totals with arithmetic of its own. Thread-safe.

#include "woo24/base/http_message.hpp"
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
};

struct ShopSettings {
  std::string address = "https://shop.example.se";  ///< the configured one: signatures are checked against it
  std::string name = "Exempelbutiken";
  std::string version = "9.9.5";  ///< 8.9.1 behaves as 8.9 does
  std::string time_zone = "Europe/Stockholm";
  std::string country = "SE";
  std::string currency = "SEK";
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
  /// The personal-data eraser's doing.
  bool anonymise(std::int64_t order);

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
  /// How many calls changed something.
  [[nodiscard]] int writes() const;
  /// Things no client should do, each in words (a status set to what it was, billing written, a body that was not read, …).
  [[nodiscard]] std::vector<std::string> violations() const;

 private:
  struct Inner;
  std::unique_ptr<Inner> inner_;
};

}  // namespace woo24::sandbox
