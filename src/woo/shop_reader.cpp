#include "woo24/woo/shop_reader.hpp"

#include "paging.hpp"
#include "woo24/base/log.hpp"
#include "woo24/woo/facts_json.hpp"
#include "woo24/woo/order_json.hpp"
#include "woo24/woo/shop_failure.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace woo24::woo {

namespace {

constexpr int k_page = 100;
constexpr int k_overlap = 10;
constexpr int k_listings = 3;
constexpr std::size_t k_ids_a_call = 100;  // some 2 KiB of URL at worst; servers take 8
constexpr std::size_t k_in_vain = 3;
constexpr int k_bad_in_a_row = 25;

/// One page of a listing: the orders as they came, in their order.
struct Page {
  std::vector<OrderOrNot> orders;
  std::vector<Unreadable> unreadable;  ///< of items that the shop itself cannot render
  int size = 0;                        ///< how many items stood there, rendered or not
  std::optional<int> total;            ///< of the whole listing, by the shop

  [[nodiscard]] std::vector<shop::OrderId> ids() const {
    std::vector<shop::OrderId> all;
    for (const auto& one : orders) all.push_back(one.id);
    for (const auto& one : unreadable) all.push_back(one.id);
    return all;
  }
  void append(Page other) {
    std::move(other.orders.begin(), other.orders.end(), std::back_inserter(orders));
    std::move(other.unreadable.begin(), other.unreadable.end(), std::back_inserter(unreadable));
    size += other.size;
    if (other.total) total = other.total;
  }
};

std::string listed_at(int offset, int count) {
  return "&status=any&orderby=id&order=asc&per_page=" + std::to_string(count) + "&offset=" + std::to_string(offset);
}

class Listing {
 public:
  Listing(ShopWire& wire, std::string filter) : wire_(wire), filter_(std::move(filter)) {}

  /// Reads `count` items from `offset`, in smaller pages where the shop fails at the whole.
  Result<Page> page(int offset, int count) {
    auto page = read(offset, count);
    if (page.ok()) {
      if (page.value().size > 0) bad_in_a_row_ = 0;
      return page;
    }
    if (!may_be_about_what_was_asked(page.error())) return page;
    return count == 1 ? alone(offset, page.error()) : smaller(offset, count);
  }
  [[nodiscard]] std::optional<Instant> as_of() const { return as_of_; }

 private:
  Result<Page> read(int offset, int count) {
    const auto answer = TRY(wire_.get("orders?dp=6" + listed_at(offset, count) + "&" + filter_));
    if (!as_of_) as_of_ = wire_.server_time();
    auto orders = TRY(orders_from_json(answer.body));
    // An item that does not even tell its id may tell it when asked for that alone.
    for (const auto& one : orders) {
      if (one.id.value <= 0 && !one.order.ok()) return Fail{one.order.error()};
    }
    const auto size = static_cast<int>(orders.size());
    return Page{std::move(orders), {}, size, told_total(answer)};
  }

  Result<Page> smaller(int offset, int count) {
    Page whole;
    const int step = std::max(1, count / 10);
    for (int done = 0; done < count; done += step) {
      const int wanted = std::min(step, count - done);
      auto part = TRY(page(offset + done, wanted));
      // One that is not full proves nothing: what a plugin hides is left out of it.
      const bool last = part.size == 0 || (part.total && offset + done + part.size >= *part.total);
      whole.append(std::move(part));
      if (last) break;
    }
    return whole;
  }

  /// The one item that cannot be rendered: its id can still be had.
  Result<Page> alone(int offset, const Error& error) {
    const auto answer = TRY(wire_.get("orders?_fields=id" + listed_at(offset, 1) + "&" + filter_));
    Page page;
    for (const auto& one : TRY(orders_from_json(answer.body))) page.unreadable.push_back({one.id, error});
    // One after another: what fails is the shop, and a cursor that went on would leave them all behind.
    if (++bad_in_a_row_ > k_bad_in_a_row) return Fail{error};
    page.size = static_cast<int>(page.unreadable.size());
    page.total = told_total(answer);
    return page;
  }

  ShopWire& wire_;
  std::string filter_;
  std::optional<Instant> as_of_;
  int bad_in_a_row_ = 0;
};

/// What a page tells of the way through the list.
struct Stretch {
  std::vector<shop::OrderId> ids;
  std::optional<int> total;  ///< of the whole listing, by the shop
};

/// Page after page until the shop has shown as many as it says there are; where it does not say, until one brings nothing new.
/// A page that is not full is no end by itself: a shop may cap its pages below what was asked for, and what a plugin hides is
/// left out of them. `read(offset)` gives a page. False when the pages shifted so far that an order may have slipped between
/// two of them, or when the shop does not go forward.
template <typename Read>
Result<bool> walked(Read read) {
  std::vector<shop::OrderId> before;
  shop::OrderId last;
  int overlap = 0, largest = 0;
  for (int offset = 0;;) {
    const Stretch page = TRY(read(offset));
    const auto& ids = page.ids;
    const auto size = static_cast<int>(ids.size());
    if (overlap > 0 && std::find(ids.begin(), ids.end(), last) == ids.end()) return false;
    if (size == 0 || (size < k_page && page.total && offset + size >= *page.total)) return true;
    largest = std::max(largest, size);
    const auto reached = *std::max_element(ids.begin(), ids.end());
    int step = size - std::min(k_overlap, size / 2);
    if (!before.empty() && reached <= last) {
      if (size == k_page) return false;
      if (ids == before) return !page.total || size >= *page.total;  // a shop that does not know offset
      if (size <= overlap) {                                         // nothing but the overlap: hidden ones, or none, follow
        if (!page.total || offset + largest >= *page.total) return true;
        step = largest;
      }
    }
    overlap = size - step;
    offset += step;
    last = std::max(last, reached);
    before = ids;
  }
}

struct Gathered {
  std::map<shop::OrderId, shop::Order> orders;
  std::map<shop::OrderId, Error> unreadable;

  /// What is read later is newer. `drafts`: carts that someone has open at the checkout too.
  void take(Page page, bool drafts) {
    for (auto& one : page.orders) {
      if (!one.order.ok()) {
        take(Unreadable{one.id, one.order.error()});
      } else if (drafts || one.order.value().status != "checkout-draft") {
        take(std::move(one.order).value());
      }
    }
    for (auto& one : page.unreadable) take(std::move(one));
  }
  void take(shop::Order order) {
    const auto id = order.id;
    unreadable.erase(id);
    orders.insert_or_assign(id, std::move(order));
  }
  void take(Unreadable one) {
    orders.erase(one.id);
    unreadable.insert_or_assign(one.id, std::move(one.error));
  }
  [[nodiscard]] bool has(shop::OrderId id) const { return orders.contains(id) || unreadable.contains(id); }
  void keep(const std::set<shop::OrderId>& wanted) {
    std::erase_if(orders, [&](const auto& one) { return !wanted.contains(one.first); });
    std::erase_if(unreadable, [&](const auto& one) { return !wanted.contains(one.first); });
  }

  /// Into an OrderListing or ById.
  template <typename Into>
  void pour(Into& into) {
    for (auto& [id, order] : orders) into.orders.push_back(std::move(order));
    for (auto& [id, error] : unreadable) into.unreadable.push_back({id, std::move(error)});
  }
};

Fail unstable() { return Fail{Kind::refused, Reason{ReasonId::shop_listing_unstable, {{"what", "orders"}}}}; }

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
    Gathered gathered;
    const auto whole = TRY(walked([&](int offset) -> Result<Stretch> {
      auto page = TRY(listing.page(offset, k_page));
      Stretch stretch{page.ids(), page.total};
      gathered.take(std::move(page), false);
      return stretch;
    }));
    if (!whole) continue;
    OrderListing result;
    gathered.pour(result);
    result.as_of = listing.as_of().value_or(after);  // of the first of all attempts: earlier than needed does no harm
    return result;
  }
  return unstable();
}

Result<std::vector<OrderMark>> ShopReader::order_marks_created_since(Instant after) {
  const auto filter = "&after=" + format_plain(after) + "&dates_are_gmt=true";
  for (int attempt = 0; attempt < k_listings; ++attempt) {
    std::map<shop::OrderId, OrderMark> orders;
    const auto whole = TRY(walked([&](int offset) -> Result<Stretch> {
      const auto answer = TRY(wire_.get("orders?_fields=id,status" + listed_at(offset, k_page) + filter));
      Stretch stretch{{}, told_total(answer)};
      for (const auto& one : TRY(order_marks_from_json(answer.body))) {
        stretch.ids.push_back(one.id);
        if (one.status != "checkout-draft") orders.insert_or_assign(one.id, one);
      }
      return stretch;
    }));
    if (!whole) continue;
    std::vector<OrderMark> marks;
    for (auto& [id, mark] : orders) marks.push_back(std::move(mark));
    return marks;
  }
  return unstable();
}

Result<std::vector<shop::OrderId>> ShopReader::order_ids_created_since(Instant after) {
  std::vector<shop::OrderId> ids;
  for (const auto& mark : TRY(order_marks_created_since(after))) ids.push_back(mark.id);
  return ids;
}

namespace {

/// One order from its own address, into `gathered` or `missing`. Fails with what is not about this order.
Result<void> look_alone(ShopWire& wire, shop::OrderId id, Gathered& gathered, std::vector<shop::OrderId>& missing) {
  auto answer = wire.get("orders/" + std::to_string(id.value) + "?dp=6");
  auto order = answer.ok() ? order_from_json(answer.value().body) : Result<shop::Order>(Fail{answer.error()});
  if (order.ok()) {
    if (order.value().status == "trash" || order.value().id != id) {
      missing.push_back(id);
    } else {
      gathered.take(std::move(order).value());
    }
    return {};
  }
  if (order.error().reason.id == ReasonId::shop_not_found) {
    missing.push_back(id);
  } else if (order.error().kind == Kind::refused || may_be_about_what_was_asked(order.error())) {
    gathered.take(Unreadable{id, std::move(order).error()});
  } else {
    return Fail{std::move(order).error()};
  }
  return {};
}

}  // namespace

Result<ShopReader::ById> ShopReader::orders_by_id(const std::vector<shop::OrderId>& ids) {
  Gathered gathered;
  for (std::size_t from = 0; from < ids.size() && ids.size() > 1; from += k_ids_a_call) {
    const auto to = std::min(ids.size(), from + k_ids_a_call);
    Listing listing(wire_, "include=" + id_list(ids, from, to));
    gathered.take(TRY(listing.page(0, static_cast<int>(to - from))), true);
  }
  const std::set<shop::OrderId> wanted(ids.begin(), ids.end());
  gathered.keep(wanted);  // a filter that a shop does not know, or a front takes away, lets everything through
  ById result;
  // A status of a removed plugin hides an order from lists, not from its own address.
  for (const auto id : wanted) {
    if (gathered.has(id)) continue;
    TRY(look_alone(wire_, id, gathered, result.missing));
    // One order may bring the shop down; when it is one after another, the shop is what is down.
    if (gathered.orders.empty() && result.missing.empty() && gathered.unreadable.size() >= k_in_vain) {
      const auto& error = gathered.unreadable.begin()->second;
      if (error.kind == Kind::unreachable) return Fail{error};
    }
  }
  gathered.pour(result);
  return result;
}

Result<shop::Facts> ShopReader::facts() {
  shop::Facts facts;
  const auto site = TRY(site_from_json(TRY(wire_.index()).body));
  facts.home_url = site.home;
  facts.name = site.name;
  facts.time_zone = site.time_zone;

  const std::vector<std::string> paths{"settings/general/woocommerce_default_country",
                                       "settings/general/woocommerce_currency",
                                       "settings/general/woocommerce_price_num_decimals",
                                       "settings/tax/woocommerce_prices_include_tax",
                                       "settings/tax/woocommerce_tax_round_at_subtotal",
                                       "settings/general/woocommerce_calc_taxes",
                                       "taxes?per_page=100",
                                       "payment_gateways",
                                       "reports/orders/totals",
                                       "system_status?_fields=environment"};
  auto answers = wire_.get_all(paths);
  for (std::size_t n = 0; n < 6; ++n) {
    if (!answers[n].ok()) return Fail{std::move(answers[n]).error()};
  }
  const auto setting = [&](std::size_t n) { return setting_from_json(answers[n].value().body); };
  const auto country = TRY(setting(0));
  facts.base_country = country.substr(0, country.find(':'));
  facts.currency = TRY(setting(1));
  const auto decimals = Amount::parse(TRY(setting(2)));
  facts.price_decimals =
      decimals ? static_cast<int>(std::clamp<std::int64_t>(decimals->millionths() / Amount::k_scale, 0, 6)) : 2;
  facts.prices_include_tax = TRY(setting(3)) == "yes";
  facts.tax_round_at_subtotal = TRY(setting(4)) == "yes";
  facts.taxes_enabled = TRY(setting(5)) == "yes";
  if (!answers[6].ok()) return Fail{std::move(answers[6]).error()};
  facts.tax_rates = TRY(tax_rates_from_json(answers[6].value().body));
  const auto rates = told_total(answers[6].value());
  for (int page = 2; more_follow(rates, facts.tax_rates.size(), page - 1); ++page) {
    auto more = TRY(tax_rates_from_json(TRY(wire_.get("taxes?per_page=100&page=" + std::to_string(page))).body));
    if (more.empty()) break;
    std::move(more.begin(), more.end(), std::back_inserter(facts.tax_rates));
  }
  // What a shop manager's key may be refused, or an older version lacks, is done without.
  if (const auto body = TRY(optional_body(answers[7])); !body.empty()) facts.gateways = gateways_from_json(body).value_or({});
  // Every version has this list of statuses; the one made for it is missing in 8.9.
  if (const auto statuses = TRY(optional_body(answers[8])); !statuses.empty())
    facts.statuses = statuses_from_json(statuses).value_or({});
  if (const auto body = TRY(optional_body(answers[9])); !body.empty()) facts.version = version_from_json(body).value_or("");
  return facts;
}

}  // namespace woo24::woo
