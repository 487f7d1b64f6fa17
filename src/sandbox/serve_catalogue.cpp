#include "woo24/sandbox/serve_catalogue.hpp"

#include "woo24/sandbox/shop_database.hpp"

#include <charconv>

namespace woo24::sandbox {

namespace {

std::int64_t number_in(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

template <typename Number>
Json or_null(const std::optional<Number>& value) {
  return value ? Json(*value) : Json(nullptr);
}

std::optional<std::int64_t> stock_in(const Json& wish) {
  const auto stock = wish.value("stock", Json());
  return stock.is_number_integer() ? std::optional(stock.get<std::int64_t>()) : std::nullopt;
}

}  // namespace

Json products_json(const Shop& shop) {
  auto list = Json::array();
  for (const auto& product : shop.catalogue().products()) {
    list.push_back({{"id", product.id},
                    {"parent", product.parent},
                    {"type", product.type},
                    {"status", product.status},
                    {"sku", product.sku},
                    {"name", product.name},
                    {"regular_price", product.regular_price},
                    {"manage_stock", product.manage_stock},
                    {"stock", or_null(product.stock)},
                    {"categories", product.categories},
                    {"writes", product.writes}});
  }
  return list;
}

std::int64_t add_shop_product(Shop& shop, const Json& wish) {
  if (const auto parent = wish.value("parent", std::int64_t{0}); parent != 0) {
    ShopVariant variant;
    variant.sku = text_at(wish, "sku");
    variant.price = text_at(wish, "price");
    variant.stock = stock_in(wish);
    const auto options = wish.value("options", Json::object());
    for (const auto& option : options.items()) variant.options.emplace_back(option.key(), option.value().get<std::string>());
    return shop.catalogue().add_variation(parent, variant);
  }
  ShopArticle article;
  article.sku = text_at(wish, "sku");
  article.name = wish.value("name", article.sku);
  article.price = text_at(wish, "price");
  article.type = wish.value("type", article.type);
  article.status = wish.value("status", article.status);
  article.stock = stock_in(wish);
  for (const auto& path : wish.value("categories", Json::array())) article.categories.push_back(path.get<std::string>());
  return shop.catalogue().add_product(article);
}

bool edit_shop_product(Shop& shop, const Json& wish) {
  auto& catalogue = shop.catalogue();
  const auto id = wish.value("product", std::int64_t{0});
  const auto what = text_at(wish, "do"), value = text_at(wish, "value");
  if (what == "edit") return catalogue.edit(id, text_at(wish, "field"), value);
  if (what == "trash") return catalogue.trash(id);
  if (what == "untrash") return catalogue.untrash(id);
  if (what == "erase") return catalogue.erase(id);
  if (what == "stock") return catalogue.set_stock(id, number_in(value));
  if (what != "kill_batch") return false;
  catalogue.kill_next_batch(static_cast<int>(number_in(value)), wish.value("half_made", false));
  return true;
}

Json items_json(const Office& office) {
  auto list = Json::array();
  for (const auto& item : office.catalogue().items()) {
    list.push_back({{"id", item.id},
                    {"number", item.number},
                    {"name", item.name},
                    {"category", item.category},
                    {"active", item.active},
                    {"price", item.price},
                    {"stock", item.stock},
                    {"stock_controlled", item.stock_controlled},
                    {"saves", item.saves}});
  }
  return list;
}

std::int64_t add_office_item(Office& office, const Json& wish) {
  OfficeItem item;
  item.number = text_at(wish, "number");
  item.name = wish.value("name", item.number);
  item.price = text_at(wish, "price");
  item.category = wish.value("category", item.category);
  item.active = wish.value("active", true);
  if (const auto stock = text_at(wish, "stock"); !stock.empty()) item.stock = stock;
  return office.catalogue().add(item);
}

bool edit_office_item(Office& office, const Json& wish) {
  auto catalogue = office.catalogue();
  const auto id = wish.value("product", std::int64_t{0});
  const auto what = text_at(wish, "do"), value = text_at(wish, "value");
  if (what == "edit") return catalogue.edit(id, text_at(wish, "field"), value);
  if (what == "remove") return catalogue.remove(id);
  return what == "stock" && catalogue.set_stock(id, value);
}

}  // namespace woo24::sandbox
