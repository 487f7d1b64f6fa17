#include "scenarios/hands.hpp"

#include <charconv>

namespace woo24::scenarios {

namespace {

using sandbox::ShopArticle;
using sandbox::ShopVariant;

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return number;
}

std::pair<std::string, std::string> halves(const std::string& text) {
  const auto equals = std::min(text.find('='), text.size());
  return {text.substr(0, equals), text.substr(std::min(equals + 1, text.size()))};
}

Fault fill(ShopArticle& article, const std::vector<FieldValue>& fields) {
  for (const auto& [field, value] : fields) {
    if (field == "name")
      article.name = value;
    else if (field == "price")
      article.price = value;
    else if (field == "sale")
      article.sale_price = value;
    else if (field == "stock")
      article.stock = number_in(value);
    else if (field == "category")
      article.categories.push_back(value);
    else if (field == "status")
      article.status = value;
    else if (field == "type")
      article.type = value;
    else if (field == "ean")
      article.ean = value;
    else if (field == "weight")
      article.weight = value;
    else if (field == "tax")
      article.tax_class = value;
    else if (field == "backorders")
      article.backorders = value;
    else if (field == "description")
      article.description = value;
    else if (field == "meta")
      article.meta.push_back(halves(value));
    else
      return "no field " + field;
  }
  return std::nullopt;
}

Fault add_variation(Town& town, Words& words) {
  ShopVariant variant;
  variant.sku = words.next();
  if (!words.take_if("of")) return "a variation is of a product";
  const auto parent = find_in_shop(town, words.next());
  if (!parent) return "no such parent";
  while (!words.done()) {
    const auto word = words.next();
    if (word.find('=') != std::string::npos) {
      variant.options.push_back(halves(word));
      continue;
    }
    const auto value = words.next();
    if (word == "price")
      variant.price = value;
    else if (word == "sale")
      variant.sale_price = value;
    else if (word == "stock")
      variant.stock = number_in(value);
    else if (word == "status")
      variant.status = value;
    else if (word == "ean")
      variant.ean = value;
    else if (word == "backorders")
      variant.backorders = value;
    else
      return "no field " + word;
  }
  return town.shop.catalogue().add_variation(parent->id, variant) == 0 ? Fault("it could not be added") : std::nullopt;
}

Fault edit(Town& town, Words& words) {
  const auto who = words.next();
  const auto product = find_in_shop(town, who);
  if (!product) return "no product " + who + " in the shop";
  for (const auto& [field, value] : read_fields(words)) {
    auto wire = field;
    auto text = value;
    if (field == "price") wire = "regular_price";
    if (field == "sale") wire = "sale_price";
    if (field == "number") wire = "sku";
    if (field == "category") wire = "categories";
    if (field == "tax") wire = "tax_class";
    if (field == "meta") {
      const auto [key, meta] = halves(value);
      wire = "meta:" + key;
      text = meta;
    }
    if (!town.shop.catalogue().edit(product->id, wire, text)) return "no field " + field;
  }
  return std::nullopt;
}

/// order a of HAM-001 pieces 2 status on-hold
Fault place_order(Town& town, NamedOrders& orders, Words& words) {
  const auto name = words.next();
  if (words.take_if("becomes")) {
    const auto known = orders.find(name);
    if (known == orders.end()) return "no order " + name;
    return town.shop.set_status(known->second, words.next()) ? std::nullopt : Fault("the order is gone");
  }
  if (!words.take_if("of")) return "an order is of a product";
  const auto who = words.next();
  const auto product = find_in_shop(town, who);
  if (!product) return "no product " + who + " in the shop";
  sandbox::ShopOrderSpec spec;
  sandbox::ShopRow row;
  row.sku = product->sku;
  row.name = plain_name(product->name);
  row.price = product->price.empty() ? "100.00" : product->price;
  row.tax_class = product->tax_class == "parent" ? "" : product->tax_class;
  row.product_id = product->parent == 0 ? product->id : product->parent;
  row.variation_id = product->parent == 0 ? 0 : product->id;
  for (const auto& [field, value] : read_fields(words)) {
    if (field == "pieces")
      row.quantity = static_cast<int>(number_in(value).value_or(1));
    else if (field == "status")
      spec.status = value;
    else if (field == "payment")
      spec.payment_method = spec.payment_title = value;
    else
      return "no field " + field;
  }
  spec.rows = {row};
  orders[name] = town.shop.add_order(spec);
  return std::nullopt;
}

Fault refund(Town& town, const NamedOrders& orders, Words& words) {
  const auto known = orders.find(words.next());
  if (known == orders.end()) return "no such order";
  sandbox::ShopRefundSpec spec;
  spec.rows.emplace_back();
  for (const auto& [field, value] : read_fields(words)) {
    if (field == "pieces") spec.rows[0].quantity = static_cast<int>(number_in(value).value_or(1));
    if (field == "restock") spec.restock = value != "no";
  }
  return town.shop.refund(known->second, spec) ? std::nullopt : Fault("it could not be refunded");
}

Fault on_category(sandbox::ShopCatalogue& catalogue, Words& words, const std::string& what) {
  const auto path = words.next();
  bool good = false;
  if (what == "rename" && words.take_if("to")) good = catalogue.rename_category(path, words.next());
  if (what == "move" && words.take_if("below")) good = catalogue.move_category(path, words.next());
  if (what == "remove") good = catalogue.erase_category(path);
  return good ? std::nullopt : Fault("no category " + path + " in the shop, or it cannot be done");
}

Fault on_product(Town& town, Words& words, const std::string& what) {
  const auto who = words.next();
  const auto product = find_in_shop(town, who);
  if (!product) return "no product " + who + " in the shop";
  auto& catalogue = town.shop.catalogue();
  if (what == "trash") return catalogue.trash(product->id), std::nullopt;
  if (what == "bring back") return catalogue.untrash(product->id), std::nullopt;
  if (what == "erase") return catalogue.erase(product->id), std::nullopt;
  if (what == "custom field") {
    const auto key = words.next();
    return catalogue.set_custom_field(product->id, key, words.next()), std::nullopt;
  }
  if (!words.take_if("to")) return "it is moved to a parent";
  const auto parent = find_in_shop(town, words.next());
  return parent && catalogue.move_variation(product->id, parent->id) ? std::nullopt : Fault("it cannot be moved there");
}

}  // namespace

std::string plain_name(std::string text) {
  constexpr std::pair<std::string_view, std::string_view> k_entities[] = {{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}};
  for (const auto& [entity, letter] : k_entities) {
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
      text.replace(at, entity.size(), letter);
  }
  return text;
}

std::optional<sandbox::ShopProductView> find_in_shop(const Town& town, const std::string& who) {
  const auto mark = who.rfind('#');
  const auto place = mark == std::string::npos ? 1 : number_in(who.substr(mark + 1)).value_or(1);
  const auto name = who.substr(0, mark);
  int seen = 0;
  const auto all = town.shop.catalogue().products();
  for (const auto& product : all) {
    if (!name.empty() && product.sku == name && ++seen == place) return product;
  }
  if (seen == 0 && mark == std::string::npos) {
    for (const auto& product : all) {
      if (plain_name(product.name) == name) return product;
    }
  }
  return std::nullopt;
}

Fault do_in_shop(Town& town, NamedOrders& orders, const std::string& line) {
  Words words(line);
  if (words.names_first()) return edit(town, words);
  if (words.take_if("product")) {
    ShopArticle article;
    article.sku = words.next();
    article.name = article.sku;
    if (auto fault = fill(article, read_fields(words))) return fault;
    town.shop.catalogue().add_product(article);
    return std::nullopt;
  }
  if (words.take_if("variation")) return add_variation(town, words);
  if (words.take_if("order")) return place_order(town, orders, words);
  if (words.take_if("refund order")) return refund(town, orders, words);
  if (words.take_if("category")) return town.shop.catalogue().add_category(words.next()), std::nullopt;
  if (words.take_if("rename category")) return on_category(town.shop.catalogue(), words, "rename");
  if (words.take_if("move category")) return on_category(town.shop.catalogue(), words, "move");
  if (words.take_if("remove category")) return on_category(town.shop.catalogue(), words, "remove");
  for (const auto* what : {"trash", "bring back", "erase", "custom field", "move"}) {
    if (words.take_if(what)) return on_product(town, words, what);
  }
  return "not understood";
}

}  // namespace woo24::scenarios
