// Product categories (api.md §5).
#include "woo24/sandbox/shop_products.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

bool slug_is_taken(const ShopDatabase& database, const std::string& slug) {
  return std::ranges::any_of(database.categories, [&](const auto& one) { return one.second.slug == slug; });
}

}  // namespace

const StoredCategory* category_named(const ShopDatabase& database, std::string_view name, std::int64_t parent) {
  const auto wanted = folded_sku(kept_html(plain_text(name)));
  for (const auto& [id, category] : database.categories) {
    if (category.parent == parent && folded_sku(category.name) == wanted) return &category;
  }
  return nullptr;
}

std::int64_t add_category(ShopState& state, const std::string& name, std::int64_t parent) {
  StoredCategory category{state.database.next_category++, parent, kept_html(plain_text(name)), slug_of(name)};
  const auto slug = category.slug;
  for (int i = 2; slug_is_taken(state.database, category.slug); ++i) category.slug = slug + "-" + std::to_string(i);
  const auto id = category.id;
  state.database.categories.emplace(id, std::move(category));
  return id;
}

ShopAnswer list_categories(ShopState& state, const ShopRequest& request) {
  ParamFaults faults;
  const auto page = faults.integer(request, "page", 1, 1, std::nullopt);
  const auto per_page = faults.integer(request, "per_page", 10, 1, 100);
  const auto offset = faults.integer(request, "offset", -1, 0, std::nullopt);
  const auto order = faults.one_of(request, "order", "asc", {"asc", "desc"});
  const auto orderby =
      faults.one_of(request, "orderby", "name", {"id", "include", "name", "slug", "term_group", "description", "count"});
  if (faults.any()) return faults.answer();
  const auto parent = request.param("parent"), search = request.param("search"), slug = request.param("slug");
  std::vector<const StoredCategory*> found;
  for (const auto& [id, category] : state.database.categories) {
    if (parent && std::to_string(category.parent) != *parent) continue;
    if (slug && category.slug != *slug) continue;
    if (search && folded_sku(category.name).find(folded_sku(*search)) == std::string::npos) continue;
    found.push_back(&category);
  }
  if (orderby == "name") std::ranges::stable_sort(found, {}, [](const StoredCategory* one) { return folded_sku(one->name); });
  if (order == "desc") std::ranges::reverse(found);
  const auto total = static_cast<std::int64_t>(found.size());
  const auto first = std::min(offset >= 0 ? offset : (page - 1) * per_page, total);
  const auto view = view_of(state, request, faults);
  ShopAnswer answer;
  answer.body = Json::array();
  for (auto at = first; at < std::min(first + per_page, total); ++at)
    answer.body.push_back(chosen_fields(render_category(state, *found[static_cast<std::size_t>(at)]), view.fields));
  answer.headers.push_back({"X-WP-Total", std::to_string(total)});
  answer.headers.push_back({"X-WP-TotalPages", std::to_string((total + per_page - 1) / per_page)});
  return answer;
}

ShopAnswer get_category(ShopState& state, std::int64_t id) {
  const auto found = state.database.categories.find(id);
  if (found == state.database.categories.end())
    return error_answer(404, "woocommerce_rest_term_invalid", "Resource does not exist.");
  ShopAnswer answer;
  answer.body = render_category(state, found->second);
  return answer;
}

ShopAnswer post_category(ShopState& state, const ShopRequest& request) {
  const auto body = read_body(state, request);
  if (body.wrong) return *body.wrong;
  if (!body.json.contains("name"))
    return error_answer(400, "rest_missing_callback_param", "Missing parameter(s): name", Json{{"params", {"name"}}});
  const auto name = text_at(body.json, "name");
  const auto parent = php_integer(body.json.value("parent", Json(0)));
  if (parent != 0 && !state.database.categories.contains(parent))
    return error_answer(400, "woocommerce_rest_term_invalid", "Parent resource does not exist.");
  if (const auto* there = category_named(state.database, name, parent)) {
    return error_answer(400, "term_exists", "A term with the name provided already exists with this parent.",
                        Json{{"resource_id", there->id}});
  }
  const auto id = add_category(state, name, parent);
  ++state.writes;
  auto answer = get_category(state, id);
  answer.status = 201;
  answer.headers.push_back({"Location", route_url(state.settings, "/products/categories/" + std::to_string(id))});
  return answer;
}

}  // namespace woo24::sandbox
