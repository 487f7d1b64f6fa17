#pragma once
// What the pretend shop has stored. Amounts stand in an order's document as text with all their decimals; dates and all that is
// never shown stand beside it.

#include "woo24/sandbox/shop.hpp"
#include "woo24/sandbox/shop_shelf.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sandbox {

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

struct StoredAccount {
  Instant created;
  Json document;  ///< email, first_name, billing, …
};

struct ShopDatabase {
  std::map<std::int64_t, StoredOrder> orders;
  ShopShelf shelf;
  std::map<std::int64_t, StoredCategory> categories;
  std::map<std::int64_t, StoredAccount> accounts;
  std::int64_t next_account = 2;
  std::int64_t next_id = 1001;  ///< orders, refunds, products and variations draw from one series
  std::int64_t next_category = 24;
  std::int64_t next_item = 1, next_meta = 1, next_note = 1;
  std::int64_t draw_id();
};

/// What a pretend shop begins with: the products that the generator sells, in a few categories.
void stock_shelf(ShopDatabase& database, const ShopSettings& settings, Instant now);
/// Null where there is none of that number outside the trash (compared ignoring case and outer blanks).
const StoredProduct* product_of_sku(const ShopDatabase& database, std::string_view sku);

struct ShopBackup {
  ShopDatabase database;
};

/// The value at "billing.email" or "line_items.0.total", made where it is not.
Json& at_path(Json& document, const std::string& path);
std::string text_at(const Json& object, const std::string& key);
}  // namespace woo24::sandbox
