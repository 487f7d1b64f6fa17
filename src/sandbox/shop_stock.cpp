// Products and their pieces: drawn once by an order, given back once.
#include "woo24/sandbox/shop_state.hpp"

#include <algorithm>
#include <charconv>

namespace woo24::sandbox {

namespace {

std::string folded(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

int number_in(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

int pieces_of(const Json& row) {
  const auto quantity = row.value("quantity", Json(0));
  return quantity.is_number() ? quantity.get<int>() : 0;
}

void draw(ShopState& state, StoredOrder& order) {
  order.stock_reduced = true;
  for (auto& row : order.document["line_items"]) {
    auto* product = product_of_sku(state.database, text_at(row, "sku"));
    const auto pieces = pieces_of(row);
    if (product == nullptr || pieces == 0) continue;
    product->stock -= pieces;
    put_row_meta(state.database, row, "_reduced_stock", std::to_string(pieces));
  }
}

void give_back(ShopState& state, StoredOrder& order) {
  order.stock_reduced = false;
  for (auto& row : order.document["line_items"]) {
    const auto drawn = number_in(meta_text(row, "_reduced_stock"));
    auto* product = product_of_sku(state.database, text_at(row, "sku"));
    if (product != nullptr) product->stock += drawn;
    auto& meta = row["meta_data"];
    for (std::size_t i = 0; i < meta.size(); ++i) {
      if (text_at(meta[i], "key") == "_reduced_stock") meta.erase(i--);
    }
  }
}

}  // namespace

std::map<std::int64_t, StoredProduct> stocked_products() {
  std::map<std::int64_t, StoredProduct> products;
  for (const auto* list : {&shop_products(), &recorded_products()}) {
    for (const auto& product : *list) products[product.id].product = product;
  }
  return products;
}

StoredProduct* product_of_sku(ShopDatabase& database, std::string_view sku) {
  const auto wanted = folded(sku);
  if (wanted.empty()) return nullptr;
  for (auto& [id, stored] : database.products) {
    if (folded(stored.product.sku) == wanted) return &stored;
  }
  return nullptr;
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
  const bool draws = status == "processing" || status == "completed" || status == "on-hold";
  const bool gives = status == "cancelled" || status == "pending";
  if (draws && !order.stock_reduced) draw(state, order);
  if (gives && order.stock_reduced) give_back(state, order);
}

void restock(ShopState& state, StoredOrder& order, Json& row, int pieces) {
  const auto drawn = number_in(meta_text(row, "_reduced_stock"));
  auto* product = product_of_sku(state.database, text_at(row, "sku"));
  if (drawn == 0 || pieces == 0 || product == nullptr) return;
  const auto before = product->stock;
  product->stock += pieces;
  put_row_meta(state.database, row, "_reduced_stock", std::to_string(drawn - pieces));
  const auto so_far = number_in(meta_text(row, "_restock_refunded_items"));
  put_row_meta(state.database, row, "_restock_refunded_items", std::to_string(so_far + pieces));
  add_note(state, order,
           "Item #" + std::to_string(product->product.id) + " stock increased from " + std::to_string(before) + " to " +
               std::to_string(product->stock) + ".",
           false);
}

}  // namespace woo24::sandbox
