#include "woo24/woo/customer_json.hpp"

#include "order_parts.hpp"
#include "written_json.hpp"

namespace woo24::woo {

namespace {

using nlohmann::json;

Result<shop::Customer> customer_of(const json& from) {
  const auto id = whole_of(member(from, "id"));
  if (!id || *id <= 0) return wrong_answer("customer", "id", member(from, "id"));
  return shop::Customer{{*id},
                        text_of(member(from, "email")),
                        text_of(member(from, "first_name")),
                        text_of(member(from, "last_name")),
                        text_of(member(from, "role")),
                        address_of(from, "billing"),
                        address_of(from, "shipping"),
                        TRY(meta_of(from))};
}

Result<shop::Product> product_of(const json& from) {
  const auto id = whole_of(member(from, "id"));
  if (!id || *id <= 0) return wrong_answer("product", "id", member(from, "id"));
  shop::Product product;
  product.id = *id;
  product.parent_id = whole_of(member(from, "parent_id")).value_or(0);
  product.sku = text_of(member(from, "sku"));
  product.name = text_of(member(from, "name"));
  product.type = text_of(member(from, "type"));
  product.status = text_of(member(from, "status"));
  product.tax_class = text_of(member(from, "tax_class"));
  const auto managed = text_of(member(from, "manage_stock"));  // "parent": the parent's pieces are this one's too
  product.manage_stock = managed == "true" || managed == "parent";
  if (product.manage_stock) product.stock = TRY(amount_of(member(from, "stock_quantity"), "stock_quantity"));
  return product;
}

template <typename Item, typename Read>
Result<std::vector<Item>> list_of(const char* what, std::string_view text, Read read) {
  const auto root = parse_json(text);
  if (!root || !root->is_array()) return no_json(what, text);
  std::vector<Item> items;
  for (const auto& one : *root) items.push_back(TRY(read(one)));
  return items;
}

}  // namespace

Result<shop::Customer> customer_from_json(std::string_view text) {
  const auto root = parse_json(text);
  if (!root) return no_json("customer", text);
  return customer_of(*root);
}

Result<std::vector<shop::Customer>> customers_from_json(std::string_view text) {
  return list_of<shop::Customer>("customers", text, customer_of);
}

Result<std::vector<shop::Product>> products_from_json(std::string_view text) {
  return list_of<shop::Product>("products", text, product_of);
}

std::string customer_json(const shop::NewCustomer& customer) {
  auto body = json::object();
  put_filled(body, "email", customer.email);
  put_filled(body, "first_name", customer.first_name);
  put_filled(body, "last_name", customer.last_name);
  put_address(body, "billing", customer.billing, true);
  put_address(body, "shipping", customer.shipping, false);
  put_meta(body, customer.meta);
  return written(body);
}

}  // namespace woo24::woo
