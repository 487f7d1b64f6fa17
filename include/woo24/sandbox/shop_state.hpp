#pragma once
// The shop's innards: what is stored, what is switched, and what happens to an order whoever does it. Its mutex is held by
// Shop.

#include "woo24/sandbox/shop_auth.hpp"
#include "woo24/sandbox/shop_money.hpp"
#include "woo24/sandbox/shop_render.hpp"

#include <mutex>
#include <set>

namespace woo24::sandbox {

/// The next batch of products breaks off: PHP is killed.
struct BatchDeath {
  int after = 0;           ///< so many items are done
  bool half_made = false;  ///< and the next one in part: a product without number, price, stock
};

/// The ids of the latest long listing, kept as long as nothing changes: each page would seek them anew.
struct ProductListing {
  std::string of;
  std::uint64_t version = 0;
  std::vector<std::int64_t> ids;
};

struct ShopState {
  ShopState(ShopSettings given, Shop::Now clock) : settings(std::move(given)), now(std::move(clock)) {
    stock_shelf(database, settings, now());
  }

  mutable std::mutex mutex;
  ShopSettings settings;
  Shop::Now now;
  ShopDatabase database;
  bool maintenance = false, database_down = false;
  std::set<std::string> nonces;
  std::uint64_t drawn = 24;    ///< order keys; never restored, so that reused ids come with other keys
  std::uint64_t listings = 0;  ///< unstable sorts differ from listing to listing
  int writes = 0;
  std::vector<std::string> violations;
  std::vector<ShopMail> mails;  ///< no backup takes one back
  std::vector<std::string> idle_writes;
  std::optional<BatchDeath> batch_death;
  ProductListing last_listing;

  void violation(const std::string& what) { violations.push_back(what); }
  StoredOrder* find(std::int64_t id);
  std::string draw_order_key();
  [[nodiscard]] bool is_old() const { return settings.version.starts_with("8."); }
  /// Statuses that the shop knows, in its order; plugins' before checkout-draft.
  [[nodiscard]] std::vector<std::string> statuses() const;
  [[nodiscard]] bool knows_status(const std::string& status) const;
};

std::string status_name(const std::string& status);
void touch(ShopState& state, StoredOrder& order);
void add_note(ShopState& state, StoredOrder& order, const std::string& text, bool to_customer);
/// With all that comes with it: dates, a note, the refund of the rest. The same status changes nothing but the date.
void change_status(ShopState& state, StoredOrder& order, const std::string& status);
/// A key that is there is overwritten; null removes it.
void put_meta(ShopState& state, StoredOrder& order, const std::string& key, const Json& value);
ShopMoney refunded_amount(const StoredOrder& order);

// --- mails and stock ---
void mail_customer(ShopState& state, const StoredOrder& order, const std::string& kind);
void mail_shop(ShopState& state, const StoredOrder& order, const std::string& kind);
/// What a status that was just entered sends; `before` is "" for an order that is new.
void mail_status(ShopState& state, StoredOrder& order, const std::string& before);
/// Draws an order's pieces once, or gives them back, as its status asks.
void move_stock(ShopState& state, StoredOrder& order);
/// As a person at the order's page does: what the old rows drew is put back, and the new ones draw theirs where the status
/// takes stock.
void exchange_rows(ShopState& state, StoredOrder& order, Json rows);
/// Puts back pieces of one row, as far as they were drawn.
void restock(ShopState& state, StoredOrder& order, Json& row, int pieces);
/// The value of a row's or an order's meta; "" where it has none.
std::string meta_text(const Json& object, std::string_view key);
void put_row_meta(ShopDatabase& database, Json& row, const std::string& key, const std::string& value);

// --- refunds ---
/// A refund as the API or a person asks for it.
struct RefundWish {
  struct Row {
    const char* list = "line_items";
    std::int64_t item = 0;
    int quantity = 0;
    ShopMoney net;
    std::vector<std::pair<std::int64_t, ShopMoney>> taxes;  ///< by rate; none: no tax at all
    std::optional<int> restocked = {};                      ///< of the pieces; default: as the refund says
  };
  std::vector<Row> rows;
  std::optional<ShopMoney> amount;  ///< default: what the rows sum to
  std::string reason;
  bool restock = true, payment = false;
};
/// With all that comes with it: stock, a mail, the status where nothing is left. Null where it is more than what is left.
StoredRefund* make_refund(ShopState& state, StoredOrder& order, const RefundWish& wish);

// --- orders written through the API ---
/// Rows, shipping and fees as a body gives them, into the order: changed by id, else added.
void write_rows(ShopState& state, StoredOrder& order, const Json& body);
/// What is wrong with a body's rows; nothing when all is well.
std::optional<ShopAnswer> refuse_rows(const ShopState& state, const Json& body);
/// A key that the shop keeps to itself and takes all the same (api.md §6). True when it was one.
bool take_inner_meta(ShopState& state, StoredOrder& order, const std::string& key, const Json& value, bool is_new);
void write_meta(ShopState& state, StoredOrder& order, const Json& list, bool is_new);
/// Fills in the account's address where the order has none.
void set_customer(ShopState& state, StoredOrder& order, std::int64_t customer);
/// An order as a body says, with its stock and mails. Its id.
std::int64_t make_order(ShopState& state, const Json& body);
bool is_true(const Json& value);
std::optional<ShopAnswer> refuse_update(ShopState& state, const Json& body);

// --- the routes; the caller is known and the state locked ---
ShopAnswer list_orders(ShopState& state, const ShopRequest& request);
ShopAnswer get_order(ShopState& state, const ShopRequest& request, std::int64_t id);
ShopAnswer put_order(ShopState& state, const ShopRequest& request, std::int64_t id);
ShopAnswer delete_order(ShopState& state, const ShopRequest& request, std::int64_t id);
ShopAnswer batch_orders(ShopState& state, const ShopRequest& request);
ShopAnswer list_notes(ShopState& state, const ShopRequest& request, std::int64_t id);
ShopAnswer post_note(ShopState& state, const ShopRequest& request, std::int64_t id);
ShopAnswer list_refunds(ShopState& state, const ShopRequest& request, std::int64_t id);
ShopAnswer list_all_refunds(ShopState& state, const ShopRequest& request);
ShopAnswer post_order(ShopState& state, const ShopRequest& request);
ShopAnswer post_refund(ShopState& state, const ShopRequest& request, std::int64_t id);
ShopAnswer get_refund(ShopState& state, const ShopRequest& request, std::int64_t id, std::int64_t refund);
ShopAnswer delete_refund(ShopState& state, const ShopRequest& request, std::int64_t id, std::int64_t refund);
ShopAnswer list_accounts(ShopState& state, const ShopRequest& request);
ShopAnswer get_account(ShopState& state, std::int64_t id);
ShopAnswer post_account(ShopState& state, const ShopRequest& request);
ShopAnswer list_settings(ShopState& state, const std::string& group);
ShopAnswer get_setting(ShopState& state, const std::string& group, const std::string& id);
ShopAnswer list_taxes(ShopState& state, const ShopRequest& request);
ShopAnswer list_gateways(ShopState& state);
ShopAnswer list_statuses(ShopState& state);
ShopAnswer order_totals(ShopState& state);
ShopAnswer system_status(ShopState& state);
ShopAnswer site_index(ShopState& state);
ShopAnswer namespace_index(ShopState& state);

/// Everything from the request as it came to the answer as it leaves.
http::Response answer_request(ShopState& state, const http::Request& request);

/// The body of a write: nothing of it where the content type is not JSON; an answer where it is no JSON.
struct ReadBody {
  Json json = Json::object();
  std::optional<ShopAnswer> wrong;
};
/// What a batch did, as _fields leaves it: the fields are chosen on the whole answer, where nothing comes through a list.
ShopAnswer with_batch_fields(Json done, const std::vector<std::string>& fields);
ReadBody read_body(ShopState& state, const ShopRequest& request);
/// What POST …/batch asks for, or the answer where it asks for nothing, for too much or wrongly.
struct ReadBatch {
  Json json = Json::object();
  ShopView view;                    ///< of each item: all of its fields
  std::vector<std::string> fields;  ///< of the whole answer, for with_batch_fields
  std::optional<ShopAnswer> answer;
};
ReadBatch read_batch(ShopState& state, const ShopRequest& request);
ShopAnswer unknown_order();
ShopView view_of(ShopState& state, const ShopRequest& request, ParamFaults& faults);
/// A filter's moment, with a word about what is easily got wrong.
std::optional<Instant> date_param(ShopState& state, const ShopRequest& request, const std::string& name, bool gmt,
                                  ParamFaults& faults);
/// Where ties of a sort by date stand: in no fixed order, it changes from one listing to the next.
std::uint64_t unstable_place(std::int64_t id, std::uint64_t listing);
/// True when PHP would break on rendering it for these fields.
bool breaks(const StoredOrder& order, const ShopView& view);
ShopAnswer php_fatal_answer();

}  // namespace woo24::sandbox
