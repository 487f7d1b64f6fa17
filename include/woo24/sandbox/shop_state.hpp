#pragma once
// The shop's innards: what is stored, what is switched, and what happens to an order whoever does it. Its mutex is held by
// Shop.

#include "woo24/sandbox/shop_auth.hpp"
#include "woo24/sandbox/shop_money.hpp"
#include "woo24/sandbox/shop_render.hpp"

#include <mutex>
#include <set>

namespace woo24::sandbox {

struct ShopState {
  ShopState(ShopSettings given, Shop::Now clock) : settings(std::move(given)), now(std::move(clock)) {}

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
StoredRefund& put_refund(ShopState& state, StoredOrder& order, ShopMoney amount, const std::string& reason);
ShopMoney refunded_amount(const StoredOrder& order);

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
ReadBody read_body(ShopState& state, const ShopRequest& request);
ShopAnswer unknown_order();
ShopView view_of(ShopState& state, const ShopRequest& request, ParamFaults& faults);
/// True when PHP would break on rendering it for these fields.
bool breaks(const StoredOrder& order, const ShopView& view);
ShopAnswer php_fatal_answer();

}  // namespace woo24::sandbox
