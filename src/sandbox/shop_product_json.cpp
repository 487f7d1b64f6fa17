// Products, variations and categories as the API shows them, fields in the order of a real shop's.
#include "woo24/sandbox/shop_products.hpp"
#include "woo24/sandbox/shop_totals.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

/// A JSON object whose fields are added one after the other, each name once: nothing is sought, and what _fields leaves out is
/// not made.
class Fields {
 public:
  explicit Fields(const std::vector<std::string>& chosen) : chosen_(chosen) {}

  [[nodiscard]] bool wants(std::string_view name) const {
    return chosen_.empty() || std::ranges::any_of(chosen_, [&](const std::string& one) {
             return one.starts_with(name) && (one.size() == name.size() || one[name.size()] == '.');
           });
  }
  template <typename Make>
  void make(const char* name, Make value) {
    if (wants(name)) put(name, value());
  }
  void add(const char* name, Json value) {
    if (wants(name)) put(name, std::move(value));
  }
  void text(const char* name, const std::string& value) {
    if (wants(name)) put(name, value);
  }
  void empty_lists(std::initializer_list<const char*> names) {
    for (const auto* name : names) add(name, Json::array());
  }
  void nulls(std::initializer_list<const char*> names) {
    for (const auto* name : names) add(name, nullptr);
  }
  Json take() { return std::move(object_); }

 private:
  void put(const char* name, Json value) {
    static_cast<std::vector<std::pair<const std::string, Json>>&>(object_.get_ref<Json::object_t&>())
        .emplace_back(name, std::move(value));
  }
  const std::vector<std::string>& chosen_;
  Json object_ = Json::object();
};

void add_date(Fields& fields, const std::string& name, Instant at, const ShopSettings& settings) {
  fields.make(name.c_str(), [&] { return shop_local(at, settings); });
  fields.make((name + "_gmt").c_str(), [&] { return format_plain(at); });
}

Json links(const std::string& self, const std::string& collection, const std::string& up) {
  Json hints{{"allow", {"GET", "POST", "PUT", "PATCH", "DELETE"}}};
  Json json{{"self", Json::array({{{"href", self}, {"targetHints", hints}}})},
            {"collection", Json::array({{{"href", collection}}})}};
  if (!up.empty()) json["up"] = Json::array({{{"href", up}}});
  return json;
}

std::string site_of(const ShopSettings& settings) {
  auto address = settings.address;
  while (address.ends_with('/')) address.pop_back();
  return address;
}

Json meta_of(const StoredProduct& product, const ShopView& view) {
  auto list = Json::array();
  for (const auto& meta : product.meta) {
    const auto in = view.include_meta.empty() || std::ranges::find(view.include_meta, meta.key) != view.include_meta.end();
    const auto out = std::ranges::find(view.exclude_meta, meta.key) != view.exclude_meta.end();
    if (in && !out) list.push_back({{"id", meta.id}, {"key", meta.key}, {"value", meta.value}});
  }
  return list;
}

Json attributes_of(const StoredProduct& product) {
  auto list = Json::array();
  for (const auto& attribute : product.attributes) {
    Json one{{"id", 0}, {"name", attribute.name}, {"slug", slug_of(attribute.name)}};
    if (product.kind == ShopKind::variation) {
      if (attribute.options.empty() || attribute.options[0].empty()) continue;  // "any" is not shown
      one["option"] = attribute.options[0];
    } else {
      one["position"] = 0;
      one["visible"] = true;
      one["variation"] = product.kind == ShopKind::variable;
      one["options"] = attribute.options;
    }
    list.push_back(std::move(one));
  }
  return list;
}

std::string options_of(const StoredProduct& product) {
  std::string text;
  for (const auto& attribute : product.attributes) {
    if (attribute.options.empty() || attribute.options[0].empty()) continue;
    text += (text.empty() ? "" : ", ") + attribute.options[0];
  }
  return text;
}

Json categories_of(const ShopState& state, const StoredProduct& product) {
  auto list = Json::array();
  for (const auto id : product.categories) {
    const auto found = state.database.categories.find(id);
    if (found == state.database.categories.end()) continue;
    list.push_back({{"id", id}, {"name", found->second.name}, {"slug", found->second.slug}});
  }
  return list;
}

Json living_children(const ShopState& state, const StoredProduct& product) {
  auto list = Json::array();
  for (const auto id : state.database.shelf.children(product.id)) {
    if (!state.database.shelf.find(id)->trashed()) list.push_back(id);
  }
  return list;
}

Json manage_stock_of(const ShopState& state, const StoredProduct& product) {
  if (product.manages_stock) return true;
  return stock_holder(state, product) == nullptr ? Json(false) : Json("parent");
}

Json pieces_of(const ShopState& state, const StoredProduct& product) {
  const auto* holder = stock_holder(state, product);
  return holder == nullptr || !holder->stock ? Json(nullptr) : Json(*holder->stock);
}

std::string tax_class_shown(const ShopState& state, const StoredProduct& product, bool edit) {
  return edit ? product.tax_class : effective_tax_class(state, product);
}

void add_prices(Fields& fields, const StoredProduct& product, const std::string& price) {
  fields.text("price", price);
  const bool own = product.kind != ShopKind::variable && product.kind != ShopKind::grouped;
  fields.text("regular_price", own ? product.regular_price : "");
  fields.text("sale_price", own ? product.sale_price : "");
  fields.nulls({"date_on_sale_from", "date_on_sale_from_gmt", "date_on_sale_to", "date_on_sale_to_gmt"});
  fields.add("on_sale", own && !product.sale_price.empty());
}

void add_stock(Fields& fields, const ShopState& state, const StoredProduct& product, bool with_status) {
  fields.add("manage_stock", manage_stock_of(state, product));
  fields.add("stock_quantity", pieces_of(state, product));
  if (with_status) fields.text("stock_status", product.stock_status);
  fields.text("backorders", product.backorders);
  fields.add("backorders_allowed", product.backorders != "no");
  fields.add("backordered", product.stock_status == "onbackorder");
  fields.add("low_stock_amount", nullptr);
}

void add_shipping(Fields& fields, const StoredProduct& product) {
  fields.text("weight", product.weight);
  fields.make("dimensions", [] { return Json{{"length", ""}, {"width", ""}, {"height", ""}}; });
}

void add_downloads(Fields& fields) {
  fields.add("virtual", false);
  fields.add("downloadable", false);
  fields.add("downloads", Json::array());
  fields.add("download_limit", -1);
  fields.add("download_expiry", -1);
}

std::string price_html(const std::string& price) {
  if (price.empty()) return "";
  auto text = price;
  std::ranges::replace(text, '.', ',');
  return "<span class=\"woocommerce-Price-amount amount\"><bdi>" + text +
         "&nbsp;<span class=\"woocommerce-Price-currencySymbol\">&#107;&#114;</span></bdi></span>";
}

std::string permalink_of(const ShopState& state, const StoredProduct& product) {
  const auto site = site_of(state.settings);
  if (product.parent != 0) {
    const auto* parent = state.database.shelf.find(product.parent);
    return site + "/product/" + (parent == nullptr ? "" : parent->slug) + "/?attribute=" + slug_of(options_of(product));
  }
  if (product.slug.empty()) return site + "/?post_type=product&p=" + std::to_string(product.id);
  return site + "/product/" + product.slug + "/";
}

}  // namespace

std::string kind_name(ShopKind kind) {
  switch (kind) {
    case ShopKind::simple:
      return "simple";
    case ShopKind::variable:
      return "variable";
    case ShopKind::variation:
      return "variation";
    case ShopKind::grouped:
      return "grouped";
    case ShopKind::external:
      return "external";
  }
  return "simple";
}

std::optional<ShopKind> kind_of(std::string_view name) {
  for (const auto kind : {ShopKind::simple, ShopKind::variable, ShopKind::variation, ShopKind::grouped, ShopKind::external}) {
    if (kind_name(kind) == name) return kind;
  }
  return std::nullopt;
}

std::string full_name(const ShopState& state, const StoredProduct& product) {
  if (product.parent == 0) return product.name;
  const auto* parent = state.database.shelf.find(product.parent);
  const auto options = options_of(product);
  const auto name = parent == nullptr ? std::string() : parent->name;
  return options.empty() ? name : name + " - " + options;
}

std::string selling_price(const ShopState& state, const StoredProduct& product) {
  if (product.kind == ShopKind::grouped) return "";
  if (product.kind != ShopKind::variable) return product.sale_price.empty() ? product.regular_price : product.sale_price;
  std::string lowest;
  for (const auto id : state.database.shelf.children(product.id)) {
    const auto& child = *state.database.shelf.find(id);
    if (child.status != "publish") continue;
    const auto price = selling_price(state, child);
    if (price.empty()) continue;
    if (lowest.empty() || money_or_zero(price) < money_or_zero(lowest)) lowest = price;
  }
  return lowest;
}

std::string effective_tax_class(const ShopState& state, const StoredProduct& product) {
  if (product.tax_class != "parent") return product.tax_class;
  const auto* parent = state.database.shelf.find(product.parent);
  return parent == nullptr ? "" : parent->tax_class;
}

Json render_product(const ShopState& state, const StoredProduct& product, const ShopView& view, bool edit) {
  const auto& settings = state.settings;
  const bool variation = product.kind == ShopKind::variation;
  const auto price = selling_price(state, product);
  Fields fields(view.fields);
  fields.add("id", product.id);
  fields.make("name", [&] { return full_name(state, product); });
  fields.text("slug", product.slug);
  fields.make("permalink", [&] { return permalink_of(state, product); });
  add_date(fields, "date_created", product.created, settings);
  add_date(fields, "date_modified", product.modified, settings);
  fields.text("type", kind_name(product.kind));
  fields.text("status", product.status);
  fields.add("featured", false);
  fields.add("catalog_visibility", "visible");
  fields.text("description", product.description);
  fields.text("short_description", product.short_description);
  fields.text("sku", product.sku);
  add_prices(fields, product, price);
  fields.add("purchasable", product.kind != ShopKind::grouped && product.kind != ShopKind::external && !price.empty());
  fields.add("total_sales", variation ? Json("0") : Json(product.sold));
  add_downloads(fields);
  fields.add("external_url", "");
  fields.add("button_text", "");
  fields.text("tax_status", product.tax_status);
  fields.text("tax_class", tax_class_shown(state, product, edit));
  add_stock(fields, state, product, false);
  fields.add("sold_individually", false);
  add_shipping(fields, product);
  fields.add("shipping_required", true);
  fields.add("shipping_taxable", true);
  fields.add("shipping_class", "");
  fields.add("shipping_class_id", 0);
  fields.add("reviews_allowed", !variation);
  fields.add("average_rating", edit ? "0" : "0.00");
  fields.add("rating_count", 0);
  fields.empty_lists({"upsell_ids", "cross_sell_ids"});
  fields.add("parent_id", product.parent);
  fields.add("purchase_note", "");
  fields.make("categories", [&] { return categories_of(state, product); });
  if (!state.is_old()) fields.add("brands", Json::array());
  fields.empty_lists({"tags", "images"});
  fields.make("attributes", [&] { return attributes_of(product); });
  fields.add("default_attributes", Json::array());
  fields.make("variations", [&] { return living_children(state, product); });
  fields.add("grouped_products", Json::array());
  fields.add("menu_order", 0);
  fields.make("price_html", [&] { return price_html(price); });
  fields.add("related_ids", Json::array());
  fields.make("meta_data", [&] { return meta_of(product, view); });
  fields.text("stock_status", product.stock_status);
  fields.add("has_options", product.kind == ShopKind::variable);
  fields.add("post_password", "");
  if (!state.is_old()) fields.text("global_unique_id", product.gtin);
  if (edit) {
    fields.text("permalink_template", site_of(settings) + "/product/%pagename%/");
    fields.text("generated_slug", product.slug.empty() ? slug_of(product.name) : product.slug);
  }
  fields.make("_links", [&] {
    const auto here = route_url(settings, "/products/" + std::to_string(product.id));
    const auto up = variation ? route_url(settings, "/products/" + std::to_string(product.parent)) : "";
    return links(here, route_url(settings, "/products"), up);
  });
  return chosen_fields(fields.take(), view.fields);
}

Json render_variation(const ShopState& state, const StoredProduct& variation, const ShopView& view, bool edit) {
  const auto& settings = state.settings;
  const auto price = selling_price(state, variation);
  Fields fields(view.fields);
  fields.add("id", variation.id);
  if (!state.is_old()) fields.text("type", kind_name(variation.kind));
  add_date(fields, "date_created", variation.created, settings);
  add_date(fields, "date_modified", variation.modified, settings);
  fields.text("description", variation.description);
  fields.make("permalink", [&] { return permalink_of(state, variation); });
  fields.text("sku", variation.sku);
  if (!state.is_old()) fields.text("global_unique_id", variation.gtin);
  add_prices(fields, variation, price);
  fields.text("status", variation.status);
  fields.add("purchasable", !price.empty());
  add_downloads(fields);
  fields.text("tax_status", variation.tax_status);
  fields.text("tax_class", tax_class_shown(state, variation, edit));
  add_stock(fields, state, variation, true);
  add_shipping(fields, variation);
  fields.add("shipping_class", "");
  fields.add("shipping_class_id", 0);
  fields.add("image", nullptr);
  fields.make("attributes", [&] { return attributes_of(variation); });
  fields.add("menu_order", 0);
  fields.make("meta_data", [&] { return meta_of(variation, view); });
  fields.text("name", variation.kind == ShopKind::variation ? options_of(variation) : variation.name);
  fields.add("parent_id", variation.parent);
  fields.make("_links", [&] {
    const auto up = route_url(settings, "/products/" + std::to_string(variation.parent));
    return links(up + "/variations/" + std::to_string(variation.id), up + "/variations", up);
  });
  return chosen_fields(fields.take(), view.fields);
}

Json render_category(const ShopState& state, const StoredCategory& category) {
  const auto& settings = state.settings;
  const auto inside = [&](const auto& one) {
    const auto& ids = one.second.categories;
    return one.second.status == "publish" && std::ranges::find(ids, category.id) != ids.end();
  };
  const auto count = std::ranges::count_if(state.database.shelf.all(), inside);
  Json json{{"id", category.id},         {"name", category.name}, {"slug", category.slug},
            {"parent", category.parent}, {"description", ""},     {"display", "default"},
            {"image", nullptr},          {"menu_order", 0},       {"count", count}};
  const auto all = route_url(settings, "/products/categories");
  const auto up = category.parent == 0 ? "" : all + "/" + std::to_string(category.parent);
  json["_links"] = links(all + "/" + std::to_string(category.id), all, up);
  return json;
}

}  // namespace woo24::sandbox
