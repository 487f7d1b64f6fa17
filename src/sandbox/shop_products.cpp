// One product or variation: read, written, thrown away, in a batch (api.md §5).
#include "woo24/sandbox/shop_products.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

ShopAnswer unknown_variation(int status = 404) {
  return error_answer(status, "woocommerce_rest_product_variation_invalid_id", "Invalid ID.");
}

ShopAnswer is_a_variation() {
  return error_answer(404, "woocommerce_rest_invalid_product_id",
                      "To manipulate product variations you should use the "
                      "/products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.");
}

ShopAnswer cannot_be_saved() {
  return error_answer(500, "woocommerce_rest_internal_error", "Could not update the product in the database.");
}

/// Whether the routes below a parent are called, and of which.
struct Place {
  std::optional<std::int64_t> parent;
  [[nodiscard]] std::string path(std::int64_t id) const {
    const auto number = std::to_string(id);
    return parent ? "/products/" + std::to_string(*parent) + "/variations/" + number : "/products/" + number;
  }
};

Json shown(const ShopState& state, const Place& place, const StoredProduct& product, const ShopView& view, bool edit) {
  return place.parent ? render_variation(state, product, view, edit) : render_product(state, product, view, edit);
}

const StoredProduct* found(const ShopState& state, const Place& place, std::int64_t id) {
  return place.parent ? variation_of(state, *place.parent, id) : state.database.shelf.find(id);
}

ShopAnswer not_there(const Place& place, int status = 404) {
  return place.parent ? unknown_variation(status) : unknown_product(status);
}

/// Everything but when it was written and how often.
bool same_content(StoredProduct a, const StoredProduct& b) {
  a.modified = b.modified;
  a.writes = b.writes;
  return a == b;
}

/// An item's fields into the product of that id. An answer where it was refused.
std::optional<ShopAnswer> change_product(ShopState& state, const StoredProduct& before, const Json& body, bool in_batch) {
  auto product = before;
  if (product.unwritable) return cannot_be_saved();
  if (auto refusal = take_product(state, product, body, false, in_batch)) return refusal;
  ++product.writes;
  ++state.writes;
  if (same_content(product, before))
    state.idle_writes.push_back("product " + std::to_string(product.id) + " was written as it was");
  keep_product(state, std::move(product));
  return std::nullopt;
}

struct Made {
  std::int64_t id = 0;
  std::optional<ShopAnswer> refused;
};

Made make_product(ShopState& state, const Place& place, const Json& body, bool in_batch) {
  auto product = blank_product(state, place.parent.value_or(0));
  if (auto refusal = take_product(state, product, body, true, in_batch)) return {0, std::move(refusal)};
  const auto same_number = [&](std::int64_t id) { return !state.database.shelf.find(id)->trashed(); };
  if (std::ranges::any_of(state.database.shelf.of_sku(product.sku), same_number))
    state.violation("a second product of number " + product.sku + " was made");
  const auto id = state.database.draw_id();
  product.id = id;
  product.writes = 1;
  ++state.writes;
  keep_product(state, std::move(product));
  return {id, std::nullopt};
}

ShopAnswer get_one(ShopState& state, const ShopRequest& request, const Place& place, std::int64_t id) {
  ParamFaults faults;
  const auto view = view_of(state, request, faults);
  if (faults.any()) return faults.answer();
  const auto* product = found(state, place, id);
  if (product == nullptr) return not_there(place);
  if (product_breaks(*product, view)) return php_fatal_answer();
  ShopAnswer answer;
  answer.body = shown(state, place, *product, view, false);
  return answer;
}

ShopAnswer written(ShopState& state, const ShopRequest& request, const Place& place, std::int64_t id, int status) {
  ParamFaults faults;
  const auto view = view_of(state, request, faults);
  ShopAnswer answer;
  answer.status = status;
  answer.body = shown(state, place, *state.database.shelf.find(id), view, true);
  if (status == 201) answer.headers.push_back({"Location", route_url(state.settings, place.path(id))});
  return answer;
}

ShopAnswer put_one(ShopState& state, const ShopRequest& request, const Place& place, std::int64_t id) {
  const auto body = read_body(state, request);
  if (body.wrong) return *body.wrong;
  if (const auto refusal = refuse_product_types(body.json, place.parent.has_value())) return *refusal;
  const auto* product = found(state, place, id);
  if (product == nullptr) return not_there(place);
  if (!place.parent && product->kind == ShopKind::variation) return is_a_variation();
  if (const auto refusal = change_product(state, *product, body.json, false)) return *refusal;
  return written(state, request, place, id, 200);
}

ShopAnswer post_one(ShopState& state, const ShopRequest& request, const Place& place) {
  const auto body = read_body(state, request);
  if (body.wrong) return *body.wrong;
  if (const auto refusal = refuse_product_types(body.json, place.parent.has_value())) return *refusal;
  const auto made = make_product(state, place, body.json, false);
  if (made.refused) return *made.refused;
  return written(state, request, place, made.id, 201);
}

ShopAnswer delete_one(ShopState& state, const ShopRequest& request, const Place& place, std::int64_t id) {
  const auto* product = found(state, place, id);
  if (product == nullptr) return not_there(place);
  if (!place.parent && product->kind == ShopKind::variation) return is_a_variation();
  const auto force = request.param("force").value_or("false");
  auto answer = written(state, request, place, id, 200);
  if (force == "true" || force == "1")
    erase_product(state, id);
  else if (product->trashed())
    return error_answer(410, "woocommerce_rest_already_trashed", "The product has already been deleted.");
  else
    trash_product(state, id);
  ++state.writes;
  return answer;
}

Json batch_fault(const Json& id, const ShopAnswer& answer) { return Json{{"id", id}, {"error", answer.body}}; }

/// The items of one batch, each as it comes; it may break off.
class Batch {
 public:
  Batch(ShopState& state, const Place& place, const ShopView& view) : state_(state), place_(place), view_(view) {}

  void run(const Json& body) {
    for (const auto& item : body.value("create", Json::array())) {
      if (!dies(item)) done_["create"].push_back(create(item));
    }
    for (const auto& item : body.value("update", Json::array())) {
      if (!dies(nullptr)) done_["update"].push_back(update(item));
    }
    for (const auto& id : body.value("delete", Json::array())) {
      if (!dies(nullptr)) done_["delete"].push_back(remove(id));
    }
  }
  [[nodiscard]] bool dead() const { return dead_; }
  Json take() { return std::move(done_); }

 private:
  /// True from the item on at which PHP is killed; a new product may be left half made.
  bool dies(const Json& item) {
    auto& death = state_.batch_death;
    if (dead_) return true;
    if (!death || begun_++ < death->after) return false;
    dead_ = true;
    if (death->half_made && item.is_object()) {
      auto part = item;
      for (const auto* late : {"sku", "regular_price", "stock_quantity", "manage_stock", "categories", "meta_data", "tax_class",
                               "weight", "global_unique_id"})
        part.erase(late);
      const auto made = make_product(state_, place_, part, true);
      if (const auto* half = state_.database.shelf.find(made.id)) {
        auto bare = *half;
        bare.categories.clear();  // given last, even the shop's own
        keep_product(state_, std::move(bare));
      }
    }
    death.reset();
    return true;
  }

  Json render(std::int64_t id) {
    const auto& product = *state_.database.shelf.find(id);
    if (product_breaks(product, view_)) return batch_fault(id, php_fatal_answer());
    return shown(state_, place_, product, view_, true);
  }

  Json create(const Json& item) {
    const auto made = make_product(state_, place_, item.is_object() ? item : Json::object(), true);
    return made.refused ? batch_fault(0, *made.refused) : render(made.id);
  }

  Json update(const Json& item) {
    const auto given = item.is_object() ? item.value("id", Json()) : Json();
    const auto id = php_integer(given);
    const auto* product = found(state_, place_, id);
    if (product == nullptr) return batch_fault(given, not_there(place_, place_.parent && !state_.is_old() ? 404 : 400));
    if (!place_.parent && product->kind == ShopKind::variation) return batch_fault(given, is_a_variation());
    auto body = item;
    body.erase("id");
    if (const auto refusal = change_product(state_, *product, body, true)) return batch_fault(given, *refusal);
    return render(id);
  }

  Json remove(const Json& given) {
    const auto id = php_integer(given);
    const auto* product = found(state_, place_, id);
    if (product == nullptr) return batch_fault(given, not_there(place_));
    auto before = shown(state_, place_, *product, view_, true);
    erase_product(state_, id);
    ++state_.writes;
    return before;
  }

  ShopState& state_;
  const Place& place_;
  const ShopView& view_;
  Json done_ = Json::object();
  int begun_ = 0;
  bool dead_ = false;
};

ShopAnswer batch_of(ShopState& state, const ShopRequest& request, const Place& place) {
  const auto asked = read_batch(state, request);
  if (asked.answer) return *asked.answer;
  Batch batch(state, place, asked.view);
  batch.run(asked.json);
  if (batch.dead()) {
    ShopAnswer killed;
    killed.status = 502;
    killed.page = "502 Bad Gateway";
    return killed;
  }
  return with_batch_fields(batch.take(), asked.fields);
}

}  // namespace

ShopAnswer unknown_product(int status) { return error_answer(status, "woocommerce_rest_product_invalid_id", "Invalid ID."); }

bool product_breaks(const StoredProduct& product, const ShopView& view) {
  if (!product.unrenderable) return false;
  return view.fields.empty() || !std::ranges::all_of(view.fields, [](const std::string& field) {
           return field == "id" || field == "status" || field == "sku" || field == "type" || field == "date_modified_gmt";
         });
}

const StoredProduct* variation_of(const ShopState& state, std::int64_t parent, std::int64_t id) {
  const auto* product = state.database.shelf.find(id);
  if (product == nullptr) return nullptr;
  return state.is_old() || product->parent == parent ? product : nullptr;
}

ShopAnswer get_product(ShopState& state, const ShopRequest& request, std::int64_t id) {
  return get_one(state, request, {}, id);
}
ShopAnswer get_variation(ShopState& state, const ShopRequest& request, std::int64_t parent, std::int64_t id) {
  return get_one(state, request, {parent}, id);
}
ShopAnswer post_product(ShopState& state, const ShopRequest& request) { return post_one(state, request, {}); }
ShopAnswer post_variation(ShopState& state, const ShopRequest& request, std::int64_t parent) {
  if (state.database.shelf.find(parent) == nullptr) return unknown_product();
  return post_one(state, request, {parent});
}
ShopAnswer put_product(ShopState& state, const ShopRequest& request, std::int64_t id) {
  return put_one(state, request, {}, id);
}
ShopAnswer put_variation(ShopState& state, const ShopRequest& request, std::int64_t parent, std::int64_t id) {
  return put_one(state, request, {parent}, id);
}
ShopAnswer delete_product(ShopState& state, const ShopRequest& request, std::int64_t id) {
  return delete_one(state, request, {}, id);
}
ShopAnswer delete_variation(ShopState& state, const ShopRequest& request, std::int64_t parent, std::int64_t id) {
  return delete_one(state, request, {parent}, id);
}
ShopAnswer batch_products(ShopState& state, const ShopRequest& request) { return batch_of(state, request, {}); }
ShopAnswer batch_variations(ShopState& state, const ShopRequest& request, std::int64_t parent) {
  return batch_of(state, request, {parent});
}

}  // namespace woo24::sandbox
