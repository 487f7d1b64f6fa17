// GET /products and /products/{id}/variations: what is filtered, how it is sorted and paged (api.md §3 to §5).
#include "woo24/sandbox/shop_products.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

struct Listing {
  std::int64_t page = 1, per_page = 10, offset = -1;
  std::string order = "desc", orderby = "date", status = "any", type;
  std::optional<std::string> sku, search, part_of_sku;
  std::vector<std::int64_t> include, exclude, categories;
  std::optional<Instant> after, before, modified_after, modified_before;
  ShopView view;
};

void judge_params(ShopState& state, const ShopRequest& request, bool variations) {
  static const std::vector<std::string> k_known = {
      "page",   "per_page", "offset",         "order",           "orderby",        "status",  "include",      "exclude",
      "after",  "before",   "modified_after", "modified_before", "dates_are_gmt",  "_fields", "include_meta", "exclude_meta",
      "search", "sku",      "context",        "consumer_key",    "consumer_secret"};
  for (const auto& [name, value] : request.params) {
    const auto bare = name.substr(0, name.find('['));
    const bool own = !variations && (bare == "type" || bare == "category" ||
                                     (!state.is_old() && (bare == "search_sku" || bare == "search_name_or_sku")));
    const bool known = own || std::ranges::find(k_known, bare) != k_known.end() || bare.starts_with("oauth_");
    if (!known) state.violation("unknown parameter " + name + " is ignored");
  }
}

void read_sku(ShopState& state, const ShopRequest& request, Listing& listing, ParamFaults& faults) {
  if (!request.param("sku")) {
    const bool listed = std::ranges::any_of(request.params, [](const auto& one) { return one.first.starts_with("sku["); });
    if (listed) faults.add("sku", "rest_invalid_type", "sku is not of type string.", Json{{"param", "sku"}});
    return;
  }
  auto sku = *request.param("sku");
  if (sku.empty() || sku == "0") return state.violation("sku=" + sku + " is no filter: all products come");
  listing.sku = std::move(sku);
}

Listing read_listing(ShopState& state, const ShopRequest& request, ParamFaults& faults, bool variations) {
  Listing listing;
  listing.page = faults.integer(request, "page", 1, 1, std::nullopt);
  listing.per_page = faults.integer(request, "per_page", 10, 1, 100);
  listing.offset = faults.integer(request, "offset", -1, 0, std::nullopt);
  listing.order = faults.one_of(request, "order", "desc", {"asc", "desc"});
  std::vector<std::string> sorts = {"date",     "id",    "include",    "title",  "slug",
                                    "modified", "price", "popularity", "rating", "menu_order"};
  if (!state.is_old()) sorts.insert(sorts.end(), {"sales", "random"});
  listing.orderby = faults.one_of(request, "orderby", "date", sorts);
  listing.status =
      faults.one_of(request, "status", "any", {"any", "future", "trash", "draft", "pending", "private", "publish"});
  if (!variations && request.param("type"))
    listing.type = faults.one_of(request, "type", "", {"simple", "grouped", "external", "variable"});
  read_sku(state, request, listing, faults);
  if (request.param("search")) listing.search = folded_sku(*request.param("search"));
  if (!variations && !state.is_old() && request.param("search_sku"))
    listing.part_of_sku = folded_sku(*request.param("search_sku"));
  const auto gmt = faults.boolean(request, "dates_are_gmt");
  listing.after = date_param(state, request, "after", gmt, faults);
  listing.before = date_param(state, request, "before", gmt, faults);
  listing.modified_after = date_param(state, request, "modified_after", gmt, faults);
  listing.modified_before = date_param(state, request, "modified_before", gmt, faults);
  listing.include = request.ids("include");
  listing.exclude = request.ids("exclude");
  if (!variations) listing.categories = request.ids("category");
  listing.view = view_of(state, request, faults);
  judge_params(state, request, variations);
  return listing;
}

/// Ids of all that any of the filter's numbers names: of its parts between commas, and of the whole of it.
std::vector<std::int64_t> ids_of_sku(const ShopShelf& shelf, const std::string& filter) {
  auto ids = shelf.of_sku(filter);
  const auto bare = folded_sku(filter);
  for (std::size_t start = 0; start <= bare.size();) {
    const auto comma = std::min(bare.find(',', start), bare.size());
    const auto part = bare.substr(start, comma - start);
    // A blank before or after a comma is part of the number, and no number has one.
    if (!part.starts_with(' ') && !part.ends_with(' ')) {
      for (const auto id : shelf.of_sku(part)) ids.push_back(id);
    }
    start = comma + 1;
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

bool in_category(const ShopState& state, const StoredProduct& product, const std::vector<std::int64_t>& wanted) {
  for (auto id : product.categories) {
    for (int depth = 0; id != 0 && depth < 20; ++depth) {  // a category's own and those above it
      if (std::ranges::find(wanted, id) != wanted.end()) return true;
      const auto found = state.database.categories.find(id);
      id = found == state.database.categories.end() ? 0 : found->second.parent;
    }
  }
  return false;
}

bool is_listed(const ShopState& state, const StoredProduct& product, const Listing& listing) {
  if (listing.status == "any" ? product.trashed() : product.status != listing.status) return false;
  if (!listing.type.empty() && kind_name(product.kind) != listing.type) return false;
  if (std::ranges::find(listing.exclude, product.id) != listing.exclude.end()) return false;
  if (listing.after && product.created <= *listing.after) return false;
  if (listing.before && product.created >= *listing.before) return false;
  if (listing.modified_after && product.modified <= *listing.modified_after) return false;
  if (listing.modified_before && product.modified >= *listing.modified_before) return false;
  if (!listing.categories.empty() && !in_category(state, product, listing.categories)) return false;
  if (listing.part_of_sku && folded_sku(product.sku).find(*listing.part_of_sku) == std::string::npos) return false;
  if (!listing.search) return true;
  return folded_sku(product.name + " " + product.description + " " + product.short_description).find(*listing.search) !=
         std::string::npos;
}

/// What may be listed at all, before filters of each one: of a parent its variations.
std::vector<std::int64_t> candidates(const ShopState& state, const Listing& listing, std::optional<std::int64_t> parent) {
  const auto& shelf = state.database.shelf;
  std::vector<std::int64_t> ids;
  const auto fits = [&](std::int64_t id) {
    const auto* product = shelf.find(id);
    return product != nullptr && (parent ? product->parent == *parent : product->parent == 0 || listing.sku);
  };
  if (listing.sku) {
    ids = ids_of_sku(shelf, *listing.sku);
    if (!listing.include.empty())
      std::erase_if(ids, [&](auto id) { return std::ranges::find(listing.include, id) == listing.include.end(); });
  } else if (!listing.include.empty()) {
    ids = listing.include;
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  } else if (parent) {
    ids = shelf.children(*parent);
  } else {
    for (const auto& [id, product] : shelf.all()) {
      if (product.parent == 0) ids.push_back(id);
    }
    return ids;
  }
  std::erase_if(ids, [&](auto id) { return !fits(id); });
  return ids;
}

void sort_ids(ShopState& state, std::vector<std::int64_t>& ids, const Listing& listing) {
  const auto& shelf = state.database.shelf;
  if (listing.orderby == "include") {
    const auto place = [&](std::int64_t id) { return std::ranges::find(listing.include, id) - listing.include.begin(); };
    std::ranges::stable_sort(ids, {}, place);
    return;
  }
  const auto round = ++state.listings;
  if (listing.orderby == "title") {
    std::ranges::sort(ids, {}, [&](std::int64_t id) { return std::pair(shelf.find(id)->name, unstable_place(id, round)); });
  } else if (listing.orderby != "id") {
    const bool by_change = listing.orderby == "modified";
    std::ranges::sort(ids, {}, [&](std::int64_t id) {
      const auto* product = shelf.find(id);
      return std::pair(by_change ? product->modified : product->created, unstable_place(id, round));
    });
  }
  if (listing.order == "desc") std::ranges::reverse(ids);
}

/// The query but for where in the listing it is, and the version that reads it.
std::string listing_name(const ShopState& state, const ShopRequest& request, std::optional<std::int64_t> parent) {
  auto name = state.settings.version + " " + std::to_string(parent.value_or(0));
  for (const auto& [key, value] : request.params) {
    if (key == "page" || key == "offset" || key == "_fields" || key.starts_with("oauth_")) continue;
    name += "&" + key + "=" + value;
  }
  return name;
}

const std::vector<std::int64_t>& listed_ids(ShopState& state, const ShopRequest& request, const Listing& listing,
                                            std::optional<std::int64_t> parent) {
  auto& last = state.last_listing;
  const auto version = state.database.shelf.version();
  auto name = listing_name(state, request, parent);
  if (listing.orderby == "id" && last.version == version && last.of == name) return last.ids;
  last.of = std::move(name);
  last.version = version;
  last.ids = candidates(state, listing, parent);
  std::erase_if(last.ids, [&](auto id) { return !is_listed(state, *state.database.shelf.find(id), listing); });
  sort_ids(state, last.ids, listing);
  return last.ids;
}

std::string page_url(const ShopState& state, const ShopRequest& request, const std::string& path, std::int64_t page) {
  std::string query;
  bool paged = false;
  for (const auto& [name, value] : request.params) {
    paged |= name == "page";
    query += (query.empty() ? "?" : "&") + percent_encoded_strictly(name) + "=" +
             percent_encoded_strictly(name == "page" ? std::to_string(page) : value);
  }
  if (!paged) query += (query.empty() ? "?page=" : "&page=") + std::to_string(page);
  return route_url(state.settings, path) + query;
}

ShopAnswer list_of(ShopState& state, const ShopRequest& request, std::optional<std::int64_t> parent) {
  ParamFaults faults;
  const auto listing = read_listing(state, request, faults, parent.has_value());
  if (faults.any()) return faults.answer();
  const auto& ids = listed_ids(state, request, listing, parent);
  const auto all = static_cast<std::int64_t>(ids.size());
  const auto first = std::min(listing.offset >= 0 ? listing.offset : (listing.page - 1) * listing.per_page, all);
  const auto last = std::min(first + listing.per_page, all);
  if (listing.orderby != "id" && listing.orderby != "include" && all > listing.per_page)
    state.violation("paged with orderby=" + listing.orderby + ", which is not stable");
  ShopAnswer answer;
  answer.body = Json::array();
  for (auto at = first; at < last; ++at) {
    const auto& product = *state.database.shelf.find(ids[static_cast<std::size_t>(at)]);
    if (product_breaks(product, listing.view)) return php_fatal_answer();
    answer.body.push_back(parent ? render_variation(state, product, listing.view)
                                 : render_product(state, product, listing.view));
  }
  const auto pages = (all + listing.per_page - 1) / listing.per_page;
  answer.headers.push_back({"X-WP-Total", std::to_string(all)});
  answer.headers.push_back({"X-WP-TotalPages", std::to_string(pages)});
  const auto path = parent ? "/products/" + std::to_string(*parent) + "/variations" : std::string("/products");
  std::string links;
  if (listing.page > 1)
    links =
        "<" + page_url(state, request, path, std::min(listing.page - 1, std::max<std::int64_t>(pages, 1))) + ">; rel=\"prev\"";
  if (listing.page < pages)
    links += (links.empty() ? "" : ", ") + ("<" + page_url(state, request, path, listing.page + 1)) + ">; rel=\"next\"";
  if (!links.empty()) answer.headers.push_back({"Link", links});
  return answer;
}

}  // namespace

ShopAnswer list_products(ShopState& state, const ShopRequest& request) { return list_of(state, request, std::nullopt); }

ShopAnswer list_variations(ShopState& state, const ShopRequest& request, std::int64_t parent) {
  return list_of(state, request, parent);
}

}  // namespace woo24::sandbox
