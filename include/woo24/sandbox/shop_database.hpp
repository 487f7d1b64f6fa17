#pragma once
// What the pretend shop has stored. Amounts stand in an order's document as text with all their decimals; dates and all that is
// never shown stand beside it.

#include "woo24/sandbox/shop.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sandbox {

using Json = nlohmann::ordered_json;

struct StoredNote {
  std::int64_t id = 0;
  Instant at;
  std::string text;
  bool customer_note = false;
};

struct StoredRefund {
  std::int64_t id = 0;
  Instant at;
  Json document;  ///< amount, reason, line_items, …
};

struct StoredOrder {
  Json document;
  Instant created, modified;
  std::optional<Instant> paid, completed;
  bool trashed = false;
  bool unrenderable = false;
  bool unwritable = false;
  bool stock_reduced = false;     ///< `_order_stock_reduced`
  bool new_order_mailed = false;  ///< `_new_order_email_sent`
  bool by_api = false;            ///< made through the API
  std::vector<StoredNote> notes;
  std::vector<StoredRefund> refunds;
  std::vector<std::pair<std::string, Json>> overwritten;  ///< path → value, over all that is rendered
  [[nodiscard]] std::string status() const { return document.at("status").get<std::string>(); }
};

struct StoredProduct {
  ShopProduct product;
  int stock = 100;
};

struct StoredAccount {
  Instant created;
  Json document;  ///< email, first_name, billing, …
};

struct ShopDatabase {
  std::map<std::int64_t, StoredOrder> orders;
  std::map<std::int64_t, StoredProduct> products;
  std::map<std::int64_t, StoredAccount> accounts;
  std::int64_t next_account = 2;
  std::int64_t next_id = 1001;  ///< orders and refunds draw from one series
  std::int64_t next_item = 1, next_meta = 1, next_note = 1;
  std::int64_t draw_id();
};

/// The products that a pretend shop begins with.
std::map<std::int64_t, StoredProduct> stocked_products();
/// Null where there is none of that number (compared ignoring case and outer blanks).
StoredProduct* product_of_sku(ShopDatabase& database, std::string_view sku);

struct ShopBackup {
  ShopDatabase database;
};

/// The value at "billing.email" or "line_items.0.total", made where it is not.
Json& at_path(Json& document, const std::string& path);
std::string text_at(const Json& object, const std::string& key);
}  // namespace woo24::sandbox
