// Products and their pieces: drawn once by an order, given back once.
#include "woo24/sandbox/shop_products.hpp"
#include "woo24/sandbox/shop_totals.hpp"

#include <algorithm>
#include <charconv>

namespace woo24::sandbox {

namespace {

int number_in(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

int pieces_of(const Json& row) {
  const auto quantity = row.value("quantity", Json(0));
  return quantity.is_number() ? quantity.get<int>() : 0;
}

/// What an order's row sells: by its ids, else by its number.
const StoredProduct* sold_by(const ShopState& state, const Json& row) {
  for (const auto* field : {"variation_id", "product_id"}) {
    const auto id = row.value(field, Json());
    const auto* product = id.is_number_integer() ? state.database.shelf.find(id.get<std::int64_t>()) : nullptr;
    if (product != nullptr) return product;
  }
  return product_of_sku(state.database, text_at(row, "sku"));
}

const StoredProduct* counted_of(const ShopState& state, const Json& row) {
  const auto* product = sold_by(state, row);
  return product == nullptr ? nullptr : stock_holder(state, *product);
}

bool takes_stock(const std::string& status) { return status == "processing" || status == "completed" || status == "on-hold"; }

void draw(ShopState& state, StoredOrder& order) {
  order.stock_reduced = true;
  for (auto& row : order.document["line_items"]) {
    const auto* holder = counted_of(state, row);
    const auto pieces = pieces_of(row);
    if (holder == nullptr || pieces == 0) continue;
    add_pieces(state, holder->id, -pieces);
    put_row_meta(state.database, row, "_reduced_stock", std::to_string(pieces));
  }
}

void give_back(ShopState& state, StoredOrder& order) {
  order.stock_reduced = false;
  for (auto& row : order.document["line_items"]) {
    const auto drawn = number_in(meta_text(row, "_reduced_stock"));
    const auto* holder = counted_of(state, row);
    if (holder != nullptr && drawn != 0) add_pieces(state, holder->id, drawn);
    auto& meta = row["meta_data"];
    for (std::size_t i = 0; i < meta.size(); ++i) {
      if (text_at(meta[i], "key") == "_reduced_stock") meta.erase(i--);
    }
  }
}

/// A price as entered: with tax where the shop's prices include it.
std::string entered_price(const ShopProduct& product, const ShopSettings& settings) {
  const auto net = money_or_zero(product.price);
  const auto wanted = product.tax_class.empty() ? "standard" : product.tax_class;
  for (const auto& rate : settings.taxes) {
    if (settings.prices_include_tax && rate.tax_class == wanted && rate.country == settings.country)
      return money_text(net + tax_on(net, money_or_zero(rate.percent)), 2);
  }
  return money_text(net, 2);
}

}  // namespace

void stock_shelf(ShopDatabase& database, const ShopSettings& settings, Instant now) {
  constexpr std::int64_t k_tools = 16, k_books = 20, k_food = 21;
  for (const auto& category : std::vector<StoredCategory>{{k_uncategorized, 0, "Uncategorized", "uncategorized"},
                                                          {k_tools, 0, "Verktyg", "verktyg"},
                                                          {17, k_tools, "Handverktyg", "handverktyg"},
                                                          {18, k_tools, "Elverktyg", "elverktyg"},
                                                          {19, 0, "Skruv &amp; beslag", "skruv-beslag"},
                                                          {k_books, 0, "Böcker", "bocker"},
                                                          {k_food, 0, "Livsmedel", "livsmedel"}})
    database.categories[category.id] = category;
  for (const auto* list : {&shop_products(), &recorded_products()}) {
    for (const auto& sold : *list) {
      StoredProduct product;
      product.id = sold.id;
      product.sku = sold.sku;
      product.name = kept_html(sold.name);
      product.slug = slug_of(sold.name);
      product.tax_class = sold.tax_class;
      product.regular_price = entered_price(sold, settings);
      product.manages_stock = true;
      product.stock = 100;
      product.categories = {sold.tax_class == "zero-rate" ? k_books : sold.tax_class == "reduced-rate" ? k_food : k_tools};
      product.created = product.modified = now;
      database.shelf.store(std::move(product));
    }
  }
}

const StoredProduct* product_of_sku(const ShopDatabase& database, std::string_view sku) {
  for (const auto id : database.shelf.of_sku(sku)) {
    const auto* product = database.shelf.find(id);
    if (!product->trashed()) return product;
  }
  return nullptr;
}

const StoredProduct* stock_holder(const ShopState& state, const StoredProduct& product) {
  if (product.manages_stock) return &product;
  const auto* parent = product.parent == 0 ? nullptr : state.database.shelf.find(product.parent);
  return parent != nullptr && parent->manages_stock ? parent : nullptr;
}

void add_pieces(ShopState& state, std::int64_t holder, std::int64_t pieces) {
  auto product = *state.database.shelf.find(holder);
  product.stock = product.stock.value_or(0) + pieces;
  product.sold -= pieces;
  settle_stock(product);
  keep_product(state, std::move(product));
}

void settle_stock(StoredProduct& product) {
  if (product.kind == ShopKind::grouped || product.kind == ShopKind::external) product.manages_stock = false;
  if (!product.manages_stock) {
    product.stock.reset();
    product.backorders = "no";
    return;
  }
  if (product.stock.value_or(0) > 0)
    product.stock_status = "instock";
  else
    product.stock_status = product.backorders == "no" ? "outofstock" : "onbackorder";
}

std::string meta_text(const Json& object, std::string_view key) {
  const auto list = object.value("meta_data", Json::array());
  for (const auto& one : list) {
    if (text_at(one, "key") == key) return text_at(one, "value");
  }
  return "";
}

void put_row_meta(ShopDatabase& database, Json& row, const std::string& key, const std::string& value) {
  auto& list = row["meta_data"];
  if (!list.is_array()) list = Json::array();
  for (auto& one : list) {
    if (text_at(one, "key") != key) continue;
    one["value"] = value;
    one["display_value"] = value;
    return;
  }
  list.push_back(
      {{"id", database.next_meta++}, {"key", key}, {"value", value}, {"display_key", key}, {"display_value", value}});
}

void move_stock(ShopState& state, StoredOrder& order) {
  const auto status = order.status();
  const bool draws = takes_stock(status);
  const bool gives = status == "cancelled" || status == "pending";
  if (draws && !order.stock_reduced) draw(state, order);
  if (gives && order.stock_reduced) give_back(state, order);
}

void exchange_rows(ShopState& state, StoredOrder& order, Json rows) {
  const bool was_reduced = order.stock_reduced;
  give_back(state, order);
  order.document["line_items"] = std::move(rows);
  order.stock_reduced = was_reduced;
  if (takes_stock(order.status())) draw(state, order);
}

void restock(ShopState& state, StoredOrder& order, Json& row, int pieces) {
  const auto drawn = number_in(meta_text(row, "_reduced_stock"));
  const auto* holder = counted_of(state, row);
  if (drawn == 0 || pieces == 0 || holder == nullptr) return;
  const auto before = holder->stock.value_or(0);
  add_pieces(state, holder->id, pieces);
  put_row_meta(state.database, row, "_reduced_stock", std::to_string(drawn - pieces));
  const auto so_far = number_in(meta_text(row, "_restock_refunded_items"));
  put_row_meta(state.database, row, "_restock_refunded_items", std::to_string(so_far + pieces));
  add_note(state, order,
           "Item #" + std::to_string(holder->id) + " stock increased from " + std::to_string(before) + " to " +
               std::to_string(before + pieces) + ".",
           false);
}

}  // namespace woo24::sandbox
