// GET /orders: what is filtered, how it is sorted and paged.
#include "woo24/sandbox/shop_state.hpp"

#include "woo24/sandbox/sim_doors.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

const std::vector<std::string>& known_params() {
  static const std::vector<std::string> k_known = {
      "page",           "per_page",        "offset",        "order",        "orderby",
      "status",         "include",         "exclude",       "after",        "before",
      "modified_after", "modified_before", "dates_are_gmt", "dp",           "_fields",
      "customer",       "created_via",     "include_meta",  "exclude_meta", "search",
      "parent",         "parent_exclude",  "product",       "context",      "order_item_display_meta",
      "consumer_key",   "consumer_secret"};
  return k_known;
}

struct Listing {
  std::int64_t page = 1, per_page = 10, offset = -1;
  std::string order = "desc", orderby = "date";
  std::vector<std::string> statuses, created_via;
  std::vector<std::int64_t> include, exclude;
  std::optional<std::int64_t> customer;
  std::optional<Instant> after, before, modified_after, modified_before;
  ShopView view;
};

void read_statuses(ShopState& state, const ShopRequest& request, Listing& listing, ParamFaults& faults) {
  listing.statuses = request.list("status");
  if (listing.statuses.empty()) listing.statuses = {"any"};
  auto allowed = state.statuses();
  allowed.insert(allowed.begin(), {"any", "trash", "auto-draft"});
  for (std::size_t i = 0; i < listing.statuses.size(); ++i) {
    if (std::ranges::find(allowed, listing.statuses[i]) != allowed.end()) continue;
    faults.add("status", "rest_not_in_enum", "status[" + std::to_string(i) + "] is not one of " + enumerated(allowed) + ".");
    return;
  }
}

void read_dates(ShopState& state, const ShopRequest& request, Listing& listing, ParamFaults& faults) {
  const auto gmt = faults.boolean(request, "dates_are_gmt");
  listing.after = date_param(state, request, "after", gmt, faults);
  listing.before = date_param(state, request, "before", gmt, faults);
  listing.modified_after = date_param(state, request, "modified_after", gmt, faults);
  listing.modified_before = date_param(state, request, "modified_before", gmt, faults);
}

Listing read_listing(ShopState& state, const ShopRequest& request, ParamFaults& faults) {
  Listing listing;
  listing.page = faults.integer(request, "page", 1, 1, std::nullopt);
  listing.per_page = faults.integer(request, "per_page", 10, 1, 100);
  listing.offset = faults.integer(request, "offset", -1, 0, std::nullopt);
  listing.order = faults.one_of(request, "order", "desc", {"asc", "desc"});
  listing.orderby = faults.one_of(request, "orderby", "date", {"date", "id", "include", "title", "slug", "modified"});
  read_statuses(state, request, listing, faults);
  read_dates(state, request, listing, faults);
  listing.include = request.ids("include");
  listing.exclude = request.ids("exclude");
  if (request.param("customer")) listing.customer = faults.integer(request, "customer", 0, 0, std::nullopt);
  if (!state.is_old()) listing.created_via = request.list("created_via");
  listing.view = view_of(state, request, faults);
  for (const auto& [name, value] : request.params) {
    const auto bare = name.substr(0, name.find('['));
    const auto known = std::ranges::find(known_params(), bare) != known_params().end() || bare.starts_with("oauth_");
    if (!known) state.violation("unknown parameter " + name + " is ignored");
  }
  return listing;
}

bool has_status(const ShopState& state, const StoredOrder& order, const std::vector<std::string>& wanted) {
  if (order.trashed) return std::ranges::find(wanted, "trash") != wanted.end();
  const auto status = order.status();
  if (!state.knows_status(status)) return false;  // of a plugin now gone
  return std::ranges::any_of(wanted, [&](const std::string& one) { return one == "any" || one == status; });
}

bool is_listed(const ShopState& state, std::int64_t id, const StoredOrder& order, const Listing& listing) {
  const auto in = [&](const std::vector<std::int64_t>& ids) { return std::ranges::find(ids, id) != ids.end(); };
  if (!has_status(state, order, listing.statuses)) return false;
  if (!listing.include.empty() && !in(listing.include)) return false;
  if (in(listing.exclude)) return false;
  if (listing.customer && order.document.value("customer_id", std::int64_t{0}) != *listing.customer) return false;
  if (!listing.created_via.empty()) {
    const auto via = text_at(order.document, "created_via");
    if (std::ranges::find(listing.created_via, via) == listing.created_via.end()) return false;
  }
  if (listing.after && order.created <= *listing.after) return false;
  if (listing.before && order.created >= *listing.before) return false;
  if (listing.modified_after && order.modified <= *listing.modified_after) return false;
  return !(listing.modified_before && order.modified >= *listing.modified_before);
}

void sort_ids(ShopState& state, std::vector<std::int64_t>& ids, const Listing& listing) {
  const auto& orders = state.database.orders;
  if (listing.orderby == "include") {
    std::ranges::stable_sort(ids, {},
                             [&](std::int64_t id) { return std::ranges::find(listing.include, id) - listing.include.begin(); });
    return;
  }
  if (listing.orderby == "id") {
    std::ranges::sort(ids);
  } else {
    const auto round = ++state.listings;
    const bool by_change = listing.orderby == "modified";
    std::ranges::sort(ids, {}, [&](std::int64_t id) {
      const auto& order = orders.at(id);
      return std::pair(by_change ? order.modified : order.created, unstable_place(id, round));
    });
  }
  if (listing.order == "desc") std::ranges::reverse(ids);
}

std::string link_url(const ShopState& state, const ShopRequest& request, const Listing& listing, std::int64_t page,
                     bool empty) {
  std::string query;
  const auto add = [&](const std::string& name, const std::string& value) {
    query += (query.empty() ? "?" : "&") + percent_encoded_strictly(name) + "=" + percent_encoded_strictly(value);
  };
  bool paged = false;
  for (const auto& [name, value] : request.params) {
    if (name.starts_with("status")) continue;
    if (name == "page") paged = true;
    add(name, name == "page" ? std::to_string(page) : name == "dates_are_gmt" && value == "true" ? "1" : value);
  }
  for (std::size_t i = 0; i < listing.statuses.size(); ++i) add("status[" + std::to_string(i) + "]", listing.statuses[i]);
  if (!empty && !request.param("dp")) add("dp", std::to_string(listing.view.decimals));
  if (!empty) add("context", "view");
  if (!paged) add("page", std::to_string(page));
  return route_url(state.settings, "/orders") + query;
}

void add_paging(const ShopState& state, const ShopRequest& request, const Listing& listing, std::int64_t total,
                ShopAnswer& answer) {
  const auto pages = (total + listing.per_page - 1) / listing.per_page;
  answer.headers.push_back({"X-WP-Total", std::to_string(total)});
  answer.headers.push_back({"X-WP-TotalPages", std::to_string(pages)});
  std::string links;
  if (listing.page > 1) {
    links = "<" + link_url(state, request, listing, std::min(listing.page - 1, pages), total == 0) + ">; rel=\"prev\"";
  }
  if (listing.page < pages) {
    links +=
        (links.empty() ? "" : ", ") + ("<" + link_url(state, request, listing, listing.page + 1, false)) + ">; rel=\"next\"";
  }
  if (!links.empty()) answer.headers.push_back({"Link", links});
}

}  // namespace

std::uint64_t unstable_place(std::int64_t id, std::uint64_t listing) {
  auto state = static_cast<std::uint64_t>(id) * 1000003u + listing;
  return next_random(state);
}

std::optional<Instant> date_param(ShopState& state, const ShopRequest& request, const std::string& name, bool gmt,
                                  ParamFaults& faults) {
  const auto text = request.param(name);
  if (!text) return std::nullopt;
  const auto moment = moment_of(*text, gmt, state.settings);
  if (!moment) faults.add(name, "rest_invalid_date", "Invalid date.");
  const bool zoned = text->size() > 19 && text->find_first_of("Zz+-", 19) != std::string::npos;
  if (moment && gmt && zoned) state.violation(name + " with an offset and dates_are_gmt is shifted");
  if (moment && !gmt && !zoned) state.violation(name + " without an offset is taken as shop time");
  return moment;
}

ShopView view_of(ShopState& state, const ShopRequest& request, ParamFaults& faults) {
  ShopView view;
  view.decimals = static_cast<int>(faults.integer(request, "dp", state.settings.price_decimals, std::nullopt, std::nullopt));
  view.decimals = std::clamp(view.decimals, 0, 6);
  view.fields = request.list("_fields");
  view.include_meta = request.list("include_meta");
  view.exclude_meta = request.list("exclude_meta");
  return view;
}

ShopAnswer list_orders(ShopState& state, const ShopRequest& request) {
  ParamFaults faults;
  const auto listing = read_listing(state, request, faults);
  if (faults.any()) return faults.answer();
  std::vector<std::int64_t> ids;
  for (const auto& [id, order] : state.database.orders) {
    if (is_listed(state, id, order, listing)) ids.push_back(id);
  }
  sort_ids(state, ids, listing);
  const auto all = static_cast<std::int64_t>(ids.size());
  const auto first = std::min(listing.offset >= 0 ? listing.offset : (listing.page - 1) * listing.per_page, all);
  const auto last = std::min(first + listing.per_page, all);
  if (listing.orderby != "id" && listing.orderby != "include" && all > listing.per_page) {
    state.violation("paged with orderby=" + listing.orderby + ", which is not stable");
  }
  ShopAnswer answer;
  answer.body = Json::array();
  for (auto at = first; at < last; ++at) {
    const auto id = ids[static_cast<std::size_t>(at)];
    const auto& order = state.database.orders.at(id);
    if (breaks(order, listing.view)) return php_fatal_answer();
    answer.body.push_back(render_order(id, order, state.settings, listing.view));
  }
  const bool forgets = first == last && !state.settings.legacy_orders;  // past the end HPOS counts nothing
  add_paging(state, request, listing, forgets ? 0 : all, answer);
  return answer;
}

}  // namespace woo24::sandbox
