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

constexpr std::size_t k_ids_a_call = 100;  // some 2 KiB of URL at worst; servers take 8
constexpr const char* k_small = "orders?_fields=id&per_page=1";

using OrderPage = Page<OrderOrNot>;
using OrderStretch = Stretch<shop::OrderId>;

/// By id, whatever their status.
PageReader<OrderOrNot> order_pages(ShopWire& wire, const std::string& filter) {
  const auto query = "&status=any&" + filter;
  return {wire, "orders?dp=6" + query, "orders?_fields=id" + query, orders_from_json};
}

struct Gathered {
  std::map<shop::OrderId, shop::Order> orders;
  std::map<shop::OrderId, Error> unreadable;

  /// What is read later is newer. `drafts`: carts that someone has open at the checkout too.
  void take(OrderPage page, bool drafts) {
    for (auto& one : page.items) {
      if (!one.order.ok()) {
        take(Unreadable{one.id, one.order.error()});
      } else if (drafts || one.order.value().status != "checkout-draft") {
        take(std::move(one.order).value());
      }
    }
    for (auto& one : page.unreadable) take(Unreadable{one.id, std::move(one.error)});
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

/// The answer's body, or "" where the shop has no such route or the key may not read it.
Result<std::string> optional_body(const Result<http::Response>& answer) {
  if (answer.ok()) return answer.value().body;
  if (answer.error().kind == Kind::refused || answer.error().reason.id == ReasonId::shop_key_may_not) return std::string();
  return Fail{answer.error()};
}

}  // namespace

Result<OrderListing> ShopReader::orders_changed_since(Instant after) {
  Gathered gathered;
  OrderPages pages;
  pages.begin = [&] { gathered = {}; };
  pages.take = [&](std::vector<shop::Order> orders, std::vector<Unreadable> unreadable) -> Result<void> {
    for (auto& order : orders) gathered.take(std::move(order));
    for (auto& one : unreadable) gathered.take(std::move(one));
    return {};
  };
  OrderListing result;
  result.as_of = TRY(orders_changed_since(after, pages));
  gathered.pour(result);
  return result;
}

Result<Instant> ShopReader::orders_changed_since(Instant after, const OrderPages& pages) {
  auto listing = order_pages(wire_, "modified_after=" + format_plain(after) + "&dates_are_gmt=true");
  for (int attempt = 0; attempt < k_listings; ++attempt) {
    pages.begin();
    const auto whole = TRY(walked<shop::OrderId>([&](int offset) -> Result<OrderStretch> {
      auto page = TRY(listing.page(offset, k_page));
      OrderStretch stretch{page.ids(), page.total};
      Gathered gathered;
      gathered.take(std::move(page), false);
      OrderListing part;
      gathered.pour(part);
      TRY(add_product_meta(part.orders, part.unreadable));
      TRY(pages.take(std::move(part.orders), std::move(part.unreadable)));
      return stretch;
    }));
    if (whole) return listing.as_of().value_or(after);  // of the first of all attempts: earlier than needed does no harm
  }
  return unstable("orders");
}

Result<std::vector<OrderMark>> ShopReader::order_marks_created_since(Instant after) {
  const auto filter = "&after=" + format_plain(after) + "&dates_are_gmt=true";
  for (int attempt = 0; attempt < k_listings; ++attempt) {
    std::map<shop::OrderId, OrderMark> orders;
    const auto whole = TRY(walked<shop::OrderId>([&](int offset) -> Result<OrderStretch> {
      const auto answer = TRY(wire_.get("orders?_fields=id,status&status=any" + stretch_query(offset, k_page) + filter));
      OrderStretch stretch{{}, told_total(answer)};
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
  return unstable("orders");
}

Result<std::vector<shop::OrderId>> ShopReader::order_ids_created_since(Instant after) {
  std::vector<shop::OrderId> ids;
  for (const auto& mark : TRY(order_marks_created_since(after))) ids.push_back(mark.id);
  return ids;
}

namespace {

/// One order from its own address, into `gathered` or `missing`. Fails with what is not about this order.
Result<void> look_alone(ShopWire& wire, shop::OrderId id, Gathered& gathered, std::vector<shop::OrderId>& missing,
                        InVain& in_vain) {
  auto answer = wire.get("orders/" + std::to_string(id.value) + "?dp=6");
  auto order = answer.ok() ? order_from_json(answer.value().body) : Result<shop::Order>(Fail{answer.error()});
  if (order.ok()) {
    in_vain.good();
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
    if (in_vain.is_down(order.error())) return Fail{std::move(order).error()};
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
    auto listing = order_pages(wire_, "include=" + id_list(ids, from, to));
    auto page = listing.page(0, static_cast<int>(to - from));
    // Where not even the id of one can be had from the list, each is asked for at its own address.
    if (!page.ok() && !may_be_about_what_was_asked(page.error())) return Fail{std::move(page).error()};
    if (page.ok()) gathered.take(std::move(page).value(), true);
  }
  const std::set<shop::OrderId> wanted(ids.begin(), ids.end());
  gathered.keep(wanted);  // a filter that a shop does not know, or a front takes away, lets everything through
  ById result;
  InVain in_vain(wire_, k_small);
  // A status of a removed plugin hides an order from lists, not from its own address.
  for (const auto id : wanted) {
    if (!gathered.has(id)) TRY(look_alone(wire_, id, gathered, result.missing, in_vain));
  }
  gathered.pour(result);
  TRY(add_product_meta(result.orders, result.unreadable));
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
