#include "woo24/woo/shop_reader.hpp"

#include "woo24/base/log.hpp"
#include "woo24/woo/facts_json.hpp"
#include "woo24/woo/order_json.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace woo24::woo {

namespace {

constexpr int k_page = 100;
constexpr int k_overlap = 10;
constexpr int k_listings = 3;
constexpr std::size_t k_ids_a_call = 100;

/// One page of a listing: the orders as they came, in their order.
struct Page {
  std::vector<OrderOrNot> orders;
  std::vector<Unreadable> unreadable;  ///< of items that the shop itself cannot render
  int size = 0;                        ///< how many items stood there, rendered or not
};

class Listing {
 public:
  Listing(ShopWire& wire, std::string filter) : wire_(wire), filter_(std::move(filter)) {}

  /// Reads `count` items from `offset`, in smaller pages where the shop fails at the whole.
  Result<Page> page(int offset, int count) {
    auto answer = wire_.get("orders?" + filter_ + "&dp=6&status=any&orderby=id&order=asc&per_page=" + std::to_string(count) + "&offset=" + std::to_string(offset));
    if (answer.ok() && !as_of_) as_of_ = wire_.server_time();
    auto orders = answer.ok() ? orders_from_json(answer.value().body) : Result<std::vector<OrderOrNot>>(Fail{answer.error()});
    if (orders.ok()) {
      Page page{std::move(orders).value(), {}, 0};
      page.size = static_cast<int>(page.orders.size());
      return page;
    }
    const auto& error = orders.error();
    // What stands before the shop gives up on a page that is too heavy, and on a shop that is down: a tenth tells which.
    if (error.kind == Kind::unreachable && error.reason.id == ReasonId::shop_server_error && count == k_page) return smaller(offset, count);
    const bool about_this_page = error.reason.id == ReasonId::shop_server_error || error.reason.id == ReasonId::shop_answer_not_json ||
                                 error.reason.id == ReasonId::shop_answer_too_large;
    if (error.kind != Kind::refused || !about_this_page) return Fail{error};
    return count == 1 ? alone(offset, error) : smaller(offset, count);
  }
  [[nodiscard]] std::optional<Instant> as_of() const { return as_of_; }

 private:
  Result<Page> smaller(int offset, int count) {
    Page whole;
    const int step = std::max(1, count / 10);
    for (int done = 0; done < count; done += step) {
      auto part = TRY(page(offset + done, std::min(step, count - done)));
      std::move(part.orders.begin(), part.orders.end(), std::back_inserter(whole.orders));
      std::move(part.unreadable.begin(), part.unreadable.end(), std::back_inserter(whole.unreadable));
      whole.size += part.size;
      if (part.size < std::min(step, count - done)) break;
    }
    return whole;
  }

  /// The one item that cannot be rendered: its id can still be had.
  Result<Page> alone(int offset, const Error& error) {
    const auto answer = TRY(wire_.get("orders?" + filter_ + "&_fields=id&status=any&orderby=id&order=asc&per_page=1&offset=" + std::to_string(offset)));
    Page page;
    for (const auto& one : TRY(orders_from_json(answer.body))) page.unreadable.push_back({one.id, error});
    page.size = static_cast<int>(page.unreadable.size());
    return page;
  }

  ShopWire& wire_;
  std::string filter_;
  std::optional<Instant> as_of_;
};

shop::OrderId last_id(const Page& page) {
  shop::OrderId last;
  for (const auto& one : page.orders) last = std::max(last, one.id);
  for (const auto& one : page.unreadable) last = std::max(last, one.id);
  return last;
}

bool holds(const Page& page, shop::OrderId id) {
  return std::any_of(page.orders.begin(), page.orders.end(), [&](const OrderOrNot& o) { return o.id == id; }) ||
         std::any_of(page.unreadable.begin(), page.unreadable.end(), [&](const Unreadable& o) { return o.id == id; });
}

struct Gathered {
  std::map<shop::OrderId, shop::Order> orders;
  std::map<shop::OrderId, Error> unreadable;

  void take(Page page) {
    for (auto& one : page.orders) {
      if (!one.order.ok()) {
        unreadable.insert_or_assign(one.id, one.order.error());
      } else if (one.order.value().status != "checkout-draft") {  // a cart that someone has open
        orders.insert_or_assign(one.id, std::move(one.order).value());
      }
    }
    for (auto& one : page.unreadable) unreadable.insert_or_assign(one.id, std::move(one.error));
  }
};

/// One whole listing; nothing when the pages shifted under it.
Result<std::optional<Gathered>> listed(Listing& listing) {
  Gathered gathered;
  shop::OrderId last;
  for (int offset = 0;; offset += k_page - k_overlap) {
    auto page = TRY(listing.page(offset, k_page));
    if (offset > 0 && !holds(page, last)) return std::optional<Gathered>{};
    const bool full = page.size >= k_page;
    last = last_id(page);
    gathered.take(std::move(page));
    if (!full) return std::optional(std::move(gathered));
  }
}

std::string id_list(const std::vector<shop::OrderId>& ids, std::size_t from, std::size_t to) {
  std::string text;
  for (auto n = from; n < to; ++n) text += (n == from ? "" : ",") + std::to_string(ids[n].value);
  return text;
}

/// The answer's body, or "" where the shop has no such route or the key may not read it.
Result<std::string> optional_body(const Result<http::Response>& answer) {
  if (answer.ok()) return answer.value().body;
  if (answer.error().kind == Kind::refused || answer.error().reason.id == ReasonId::shop_key_may_not) return std::string();
  return Fail{answer.error()};
}

}  // namespace

Result<OrderListing> ShopReader::orders_changed_since(Instant after) {
  Listing listing(wire_, "modified_after=" + format_plain(after) + "&dates_are_gmt=true");
  for (int attempt = 0; attempt < k_listings; ++attempt) {
    auto gathered = TRY(listed(listing));
    if (!gathered) continue;
    OrderListing result;
    for (auto& [id, order] : gathered->orders) result.orders.push_back(std::move(order));
    for (auto& [id, error] : gathered->unreadable) result.unreadable.push_back({id, std::move(error)});
    result.as_of = listing.as_of().value_or(after);
    return result;
  }
  return Fail{Kind::refused, Reason{ReasonId::shop_listing_unstable, {{"what", "orders"}}}};
}

Result<std::vector<shop::OrderId>> ShopReader::order_ids_created_since(Instant after) {
  std::set<shop::OrderId> ids;
  for (int offset = 0;; offset += k_page - k_overlap) {
    const auto answer = TRY(wire_.get("orders?after=" + format_plain(after) + "&dates_are_gmt=true&_fields=id&status=any&orderby=id&order=asc&per_page=" +
                                      std::to_string(k_page) + "&offset=" + std::to_string(offset)));
    const auto page = TRY(orders_from_json(answer.body));
    for (const auto& one : page) ids.insert(one.id);
    if (static_cast<int>(page.size()) < k_page) return std::vector<shop::OrderId>(ids.begin(), ids.end());
  }
}

Result<ShopReader::ById> ShopReader::orders_by_id(const std::vector<shop::OrderId>& ids) {
  Gathered gathered;
  for (std::size_t from = 0; from < ids.size() && ids.size() > 1; from += k_ids_a_call) {
    const auto to = std::min(ids.size(), from + k_ids_a_call);
    Listing listing(wire_, "include=" + id_list(ids, from, to));
    gathered.take(TRY(listing.page(0, k_page)));
  }
  ById result;
  // A status of a removed plugin hides an order from lists, not from its own address.
  for (const auto id : ids) {
    if (gathered.orders.contains(id) || gathered.unreadable.contains(id)) continue;
    auto answer = wire_.get("orders/" + std::to_string(id.value) + "?dp=6");
    if (!answer.ok()) {
      if (answer.error().reason.id == ReasonId::shop_not_found) {
        result.missing.push_back(id);
      } else if (answer.error().kind == Kind::refused) {
        gathered.unreadable.insert_or_assign(id, answer.error());
      } else {
        return Fail{std::move(answer).error()};
      }
      continue;
    }
    auto order = order_from_json(answer.value().body);
    if (!order.ok()) {
      gathered.unreadable.insert_or_assign(id, order.error());
    } else if (order.value().status == "trash" || order.value().id != id) {
      result.missing.push_back(id);
    } else {
      gathered.orders.insert_or_assign(id, std::move(order).value());
    }
  }
  for (auto& [id, order] : gathered.orders) result.orders.push_back(std::move(order));
  for (auto& [id, error] : gathered.unreadable) result.unreadable.push_back({id, std::move(error)});
  return result;
}

Result<shop::Facts> ShopReader::facts() {
  shop::Facts facts;
  const auto site = TRY(site_from_json(TRY(wire_.index()).body));
  facts.home_url = site.home;
  facts.name = site.name;
  facts.time_zone = site.time_zone;

  const std::vector<std::string> paths{"settings/general/woocommerce_default_country", "settings/general/woocommerce_currency",
                                       "settings/general/woocommerce_price_num_decimals", "settings/tax/woocommerce_prices_include_tax",
                                       "settings/tax/woocommerce_tax_round_at_subtotal", "settings/general/woocommerce_calc_taxes",
                                       "taxes?per_page=100", "payment_gateways", "reports/orders/totals", "system_status?_fields=environment"};
  auto answers = wire_.get_all(paths);
  for (std::size_t n = 0; n < 6; ++n) {
    if (!answers[n].ok()) return Fail{std::move(answers[n]).error()};
  }
  const auto setting = [&](std::size_t n) { return setting_from_json(answers[n].value().body); };
  const auto country = TRY(setting(0));
  facts.base_country = country.substr(0, country.find(':'));
  facts.currency = TRY(setting(1));
  const auto decimals = Amount::parse(TRY(setting(2)));
  facts.price_decimals = decimals ? static_cast<int>(decimals->millionths() / Amount::k_scale) : 2;
  facts.prices_include_tax = TRY(setting(3)) == "yes";
  facts.tax_round_at_subtotal = TRY(setting(4)) == "yes";
  facts.taxes_enabled = TRY(setting(5)) == "yes";
  if (!answers[6].ok()) return Fail{std::move(answers[6]).error()};
  facts.tax_rates = TRY(tax_rates_from_json(answers[6].value().body));
  for (int page = 2; facts.tax_rates.size() == static_cast<std::size_t>(page - 1) * 100; ++page) {
    auto more = TRY(tax_rates_from_json(TRY(wire_.get("taxes?per_page=100&page=" + std::to_string(page))).body));
    if (more.empty()) break;
    std::move(more.begin(), more.end(), std::back_inserter(facts.tax_rates));
  }
  // What a shop manager's key may be refused, or an older version lacks, is done without.
  if (const auto body = TRY(optional_body(answers[7])); !body.empty()) facts.gateways = gateways_from_json(body).value_or({});
  // Every version has this list of statuses; the one made for it is missing in 8.9.
  if (const auto statuses = TRY(optional_body(answers[8])); !statuses.empty()) facts.statuses = statuses_from_json(statuses).value_or({});
  if (const auto body = TRY(optional_body(answers[9])); !body.empty()) facts.version = version_from_json(body).value_or("");
  return facts;
}

}  // namespace woo24::woo
