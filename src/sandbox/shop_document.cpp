// From what a customer puts in the cart to the order's document.
#include "woo24/sandbox/shop_totals.hpp"

#include <algorithm>
#include <numeric>

namespace woo24::sandbox {

namespace {

/// A row's product, as the shelf has it; a number that is not there gets an id that is nobody's.
std::pair<std::int64_t, std::int64_t> product_ids_of(const ShopRow& row, const ShopDatabase& database) {
  if (row.product_id != 0 || row.variation_id != 0) return {row.product_id, row.variation_id};
  if (const auto* product = product_of_sku(database, row.sku)) {
    return product->parent == 0 ? std::pair(product->id, std::int64_t{0}) : std::pair(product->parent, product->id);
  }
  if (row.sku.empty()) return {0, 0};
  auto id = 5000 + std::accumulate(row.sku.begin(), row.sku.end(), std::int64_t{0},
                                   [](std::int64_t sum, char c) { return (sum * 31 + static_cast<unsigned char>(c)) % 4000; });
  while (database.shelf.find(id) != nullptr) id += 1'000'000;
  return {id, 0};
}

Json meta_json(const std::vector<ShopMeta>& meta, ShopDatabase& database, bool display) {
  auto list = Json::array();
  for (const auto& [key, value] : meta) {
    Json one{{"id", database.next_meta++}, {"key", key}, {"value", value}};
    if (display) {
      one["display_key"] = key;
      one["display_value"] = value;
    }
    list.push_back(std::move(one));
  }
  return list;
}

/// The percent of a class at home: what a price that includes tax includes.
ShopMoney home_percent(const std::string& tax_class, const ShopSettings& settings) {
  const auto wanted = tax_class.empty() ? "standard" : tax_class;
  for (const auto& rate : settings.taxes) {
    if (rate.tax_class == wanted && (rate.country.empty() || rate.country == settings.country))
      return money_or_zero(rate.percent);
  }
  return {};
}

ShopMoney as_net(ShopMoney amount, const ShopRow& row, bool prices_include_tax, const ShopSettings& settings) {
  return prices_include_tax ? net_of(amount, home_percent(row.tax_class, settings)) : amount;
}

ShopMoney amount_of(const ShopRow& row) { return {money_or_zero(row.price).micro * row.quantity}; }

void set_net(Json& row, const char* field, ShopMoney net) { row[field] = money_text(net, 6); }

/// The unit price is a number with the noise of a division in binary, as PHP gives it.
Json unit_price(ShopMoney total, int quantity) {
  if (quantity == 0) return 0;
  const auto price = static_cast<double>(total.micro) / 1e6 / quantity;
  const auto whole = static_cast<std::int64_t>(price);
  if (static_cast<double>(whole) == price) return whole;
  return price;
}

/// What each row loses to a coupon, in whole öre of the price's kind (with tax where prices include it).
std::vector<ShopMoney> shares_of(const ShopCoupon& coupon, const std::vector<ShopRow>& rows, int decimals) {
  std::vector<ShopMoney> shares(rows.size());
  const auto amount = money_or_zero(coupon.amount);
  if (coupon.percent) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      shares[i] = rounded(scaled(amount_of(rows[i]), amount.micro, 100'000'000), decimals);
    return shares;
  }
  const auto pieces =
      std::accumulate(rows.begin(), rows.end(), 0, [](int sum, const ShopRow& row) { return sum + row.quantity; });
  if (pieces <= 0) return shares;
  std::int64_t ore = 1'000'000;
  for (int i = 0; i < decimals; ++i) ore /= 10;
  const auto units = rounded(amount, decimals).micro / ore;
  auto left = units % pieces;  // the first pieces bear what does not divide
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto extra = std::min<std::int64_t>(left, rows[i].quantity);
    left -= extra;
    shares[i] = {(units / pieces * rows[i].quantity + extra) * ore};
    shares[i] = std::min(shares[i], amount_of(rows[i]));
  }
  return shares;
}

Json coupon_json(const ShopCoupon& coupon, const std::vector<ShopMoney>& shares, const ShopOrderSpec& spec, bool with_tax,
                 const ShopSettings& settings, ShopDatabase& database) {
  ShopMoney all, tax;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const auto percent = home_percent(spec.rows[i].tax_class, settings);
    all += shares[i];
    const auto of_row = with_tax ? shares[i] - net_of(shares[i], percent) : tax_on(shares[i], percent);
    tax += rounded(of_row, settings.price_decimals);
  }
  auto code = coupon.code;
  if (settings.version.starts_with("8.")) {
    std::ranges::transform(code, code.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  }
  const auto* kind = coupon.percent ? "percent" : "fixed_cart";
  Json line{{"id", database.next_item++}, {"code", code}};
  line["discount"] = money_trimmed(with_tax ? all - tax : all);
  line["discount_tax"] = money_trimmed(tax);
  const auto nominal = Json::parse(money_trimmed(money_or_zero(coupon.amount)));
  line["meta_data"] = meta_json({{"coupon_info", Json::array({database.next_id, code, kind, nominal}).dump()}}, database, true);
  line["discount_type"] = kind;
  line["nominal_amount"] = nominal;
  line["free_shipping"] = false;
  return line;
}

void take_coupons(Json& order, const ShopOrderSpec& spec, bool with_tax, const ShopSettings& settings, ShopDatabase& database) {
  std::vector<ShopMoney> lost(spec.rows.size());
  for (const auto& coupon : spec.coupons) {
    const auto shares = shares_of(coupon, spec.rows, settings.price_decimals);
    for (std::size_t i = 0; i < shares.size(); ++i) lost[i] += shares[i];
    order["coupon_lines"].push_back(coupon_json(coupon, shares, spec, with_tax, settings, database));
  }
  for (std::size_t i = 0; i < spec.rows.size(); ++i) {
    const auto& row = spec.rows[i];
    const auto left = std::max(amount_of(row) - lost[i], std::min(amount_of(row), ShopMoney{}));
    const auto net = as_net(left, row, with_tax, settings);
    set_net(order["line_items"][i], "total", net);
    order["line_items"][i]["price"] = unit_price(net, row.quantity);
  }
}

Json shipping_json(const ShopShipping& shipping, ShopDatabase& database) {
  return Json{{"id", database.next_item++},
              {"method_title", shipping.title},
              {"method_id", shipping.method_id},
              {"instance_id", "1"},
              {"total", money_text(money_or_zero(shipping.cost), 6)},
              {"total_tax", "0.000000"},
              {"taxes", Json::array()},
              {"tax_status", "taxable"},
              {"meta_data", Json::array()}};
}

Json fee_json(const ShopFee& fee, ShopDatabase& database) {
  return Json{{"id", database.next_item++},
              {"name", fee.name},
              {"tax_class", fee.tax_class},
              {"tax_status", fee.taxable ? "taxable" : "none"},
              {"amount", ""},
              {"total", money_text(money_or_zero(fee.cost), 6)},
              {"total_tax", "0.000000"},
              {"taxes", Json::array()},
              {"meta_data", Json::array()}};
}

std::string symbol_of(const std::string& currency) {
  if (currency == "DKK") return "kr.";
  if (currency == "EUR") return "€";
  if (currency == "USD") return "$";
  if (currency == "GBP") return "£";
  return currency == "SEK" || currency == "NOK" ? "kr" : currency;
}

/// All fields in the API's order, sums and dates still empty.
Json empty_order(const ShopOrderSpec& spec, const ShopSettings& settings, bool with_tax) {
  Json order{{"id", 0},
             {"parent_id", 0},
             {"status", spec.status},
             {"currency", spec.currency},
             {"version", settings.version},
             {"prices_include_tax", with_tax},
             {"date_created", nullptr},
             {"date_modified", nullptr}};
  for (const auto* sum :
       {"discount_total", "discount_tax", "shipping_total", "shipping_tax", "cart_tax", "total", "total_tax"}) {
    order[sum] = "0.000000";
  }
  order["customer_id"] = spec.customer_id;
  order["order_key"] = "";
  order["billing"] = address_json(spec.billing, true);
  order["shipping"] = address_json(spec.shipping_to.value_or(spec.billing), false);
  order["payment_method"] = spec.payment_method;
  order["payment_method_title"] = spec.payment_title;
  order["transaction_id"] = spec.transaction_id;
  order["customer_ip_address"] = "192.0.2.17";
  order["customer_user_agent"] = "Mozilla/5.0";
  order["created_via"] = spec.created_via;
  order["customer_note"] = spec.customer_note;
  order["date_completed"] = nullptr;
  order["date_paid"] = nullptr;
  order["cart_hash"] = "";
  order["number"] = "";
  for (const auto* list : {"meta_data", "line_items", "tax_lines", "shipping_lines", "fee_lines", "coupon_lines", "refunds"}) {
    order[list] = Json::array();
  }
  order["payment_url"] = "";
  order["is_editable"] = spec.status == "pending" || spec.status == "on-hold";
  order["needs_payment"] = spec.status == "pending" || spec.status == "failed";
  order["needs_processing"] = true;
  for (const auto* date : {"date_created_gmt", "date_modified_gmt", "date_completed_gmt", "date_paid_gmt"})
    order[date] = nullptr;
  order["currency_symbol"] = symbol_of(spec.currency);
  return order;
}

}  // namespace

Json address_json(const ShopAddress& address, bool with_email) {
  Json json{{"first_name", address.first_name}, {"last_name", address.last_name}, {"company", address.company},
            {"address_1", address.address_1},   {"address_2", address.address_2}, {"city", address.city},
            {"state", address.state},           {"postcode", address.postcode},   {"country", address.country}};
  if (with_email) json["email"] = address.email;
  json["phone"] = address.phone;
  return json;
}

Json rows_of(const std::vector<ShopRow>& rows, bool prices_include_tax, const ShopSettings& settings, ShopDatabase& database) {
  auto list = Json::array();
  for (const auto& row : rows) {
    const auto net = as_net(amount_of(row), row, prices_include_tax, settings);
    const auto [product, variation] = product_ids_of(row, database);
    Json json{{"id", database.next_item++}, {"name", row.name.empty() ? row.sku : row.name},
              {"product_id", product},      {"variation_id", variation},
              {"quantity", row.quantity},   {"tax_class", row.tax_class}};
    set_net(json, "subtotal", net);
    json["subtotal_tax"] = "0.000000";
    set_net(json, "total", net);
    json["total_tax"] = "0.000000";
    json["taxes"] = Json::array();
    json["meta_data"] = meta_json(row.meta, database, true);
    json["sku"] = row.sku.empty() && product == 0 ? Json(nullptr) : Json(row.sku);
    json["price"] = unit_price(net, row.quantity);
    json["image"] = {{"id", ""}, {"src", ""}};
    json["parent_name"] = nullptr;
    list.push_back(std::move(json));
  }
  return list;
}

Json document_of(const ShopOrderSpec& spec, const ShopSettings& settings, ShopDatabase& database) {
  const auto with_tax = spec.prices_include_tax.value_or(settings.prices_include_tax);
  auto order = empty_order(spec, settings, with_tax);
  auto meta = spec.meta;
  const auto by_checkout = spec.created_via == "checkout" || spec.created_via == "store-api";
  if (by_checkout || spec.vat_exempt) meta.emplace_back("is_vat_exempt", spec.vat_exempt ? "yes" : "no");
  order["meta_data"] = meta_json(meta, database, false);
  order["line_items"] = rows_of(spec.rows, with_tax, settings, database);
  for (const auto& shipping : spec.shipping) order["shipping_lines"].push_back(shipping_json(shipping, database));
  for (const auto& fee : spec.fees) order["fee_lines"].push_back(fee_json(fee, database));
  if (!spec.coupons.empty()) take_coupons(order, spec, with_tax, settings, database);
  compute_totals(order, settings, database);
  return order;
}

}  // namespace woo24::sandbox
