// What the products of orders say of themselves: meta that the settings name, read with the orders.
#include "paging.hpp"
#include "woo24/net/oauth1.hpp"
#include "woo24/woo/product_json.hpp"
#include "woo24/woo/shop_reader.hpp"

#include <map>
#include <set>

namespace woo24::woo {

namespace {

constexpr std::size_t k_ids_a_call = 100;

std::string joined_encoded(const std::vector<std::string>& keys) {
  std::string text;
  for (const auto& key : keys) text += (text.empty() ? "" : ",") + net::percent_encoded(key);
  return text;
}

/// Variations have their parent's id here.
std::vector<shop::ProductId> products_of(const std::vector<shop::Order>& orders) {
  std::set<shop::ProductId> ids;
  for (const auto& order : orders) {
    for (const auto& line : order.lines) {
      if (line.product_id > 0) ids.insert({line.product_id});
    }
  }
  return {ids.begin(), ids.end()};
}

struct MetaOfProducts {
  std::map<shop::ProductId, std::vector<shop::Meta>> meta;
  std::map<shop::ProductId, Error> unreadable;
};

/// One that is not in the list is gone, or in the trash: it says nothing.
Result<MetaOfProducts> read_meta(ShopWire& wire, const std::vector<shop::ProductId>& ids,
                                 const std::vector<std::string>& keys) {
  MetaOfProducts all;
  const std::string fields = "products?_fields=id,status,meta_data&include_meta=" + joined_encoded(keys);
  const auto parse = [&](std::string_view body) { return catalogue_products_from_json(body, {keys, {}}); };
  for (std::size_t from = 0; from < ids.size(); from += k_ids_a_call) {
    const auto to = std::min(ids.size(), from + k_ids_a_call);
    const auto include = "&include=" + id_list(ids, from, to);
    PageReader<ProductOrNot> pages(wire, fields + include, "products?_fields=id" + include, parse);
    auto page = TRY(pages.page(0, static_cast<int>(to - from)));
    for (auto& one : page.items) {
      if (one.product.ok()) {
        all.meta.insert_or_assign(one.id, std::move(one.product.value().meta));
      } else {
        all.unreadable.insert_or_assign(one.id, std::move(one.product).error());
      }
    }
    for (auto& one : page.unreadable) all.unreadable.insert_or_assign(one.id, std::move(one.error));
  }
  return all;
}

}  // namespace

Result<void> ShopReader::add_product_meta(std::vector<shop::Order>& orders, std::vector<Unreadable>& unreadable) {
  const auto ids = product_meta_.empty() ? std::vector<shop::ProductId>{} : products_of(orders);
  if (ids.empty()) return {};
  const auto products = TRY(read_meta(wire_, ids, product_meta_));
  std::set<shop::OrderId> lost;
  for (auto& order : orders) {
    for (auto& line : order.lines) {
      const shop::ProductId id{line.product_id};
      if (const auto found = products.meta.find(id); found != products.meta.end()) line.product_meta = found->second;
      const auto bad = products.unreadable.find(id);
      if (bad != products.unreadable.end() && lost.insert(order.id).second) unreadable.push_back({order.id, bad->second});
    }
  }
  std::erase_if(orders, [&](const shop::Order& order) { return lost.contains(order.id); });
  return {};
}

}  // namespace woo24::woo
