#pragma once
// What orders, refunds and accounts of the shop have in common. This room only.

#include "json_fields.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/shop_order.hpp"

namespace woo24::woo {

/// Of a *_gmt field; nothing where there is none.
std::optional<Instant> moment(const nlohmann::json& object, const char* name);
Result<std::vector<shop::Meta>> meta_of(const nlohmann::json& object);
shop::Address address_of(const nlohmann::json& object, const char* name);
Result<std::vector<shop::TaxShare>> taxes_of(const nlohmann::json& line);
Result<std::vector<shop::TaxLine>> tax_lines_of(const nlohmann::json& object);
/// A count that the shop keeps in a line's meta; nothing where it keeps none, or what stands there is no number.
std::optional<Amount> pieces_in(const std::vector<shop::Meta>& meta, std::string_view key);
/// What a row of an order and a row of a refund have alike: all but the quantity and what only one of them tells.
template <typename Row>
Result<Row> row_of(const nlohmann::json& from, const char* what) {
  if (!from.is_object()) return wrong_answer(what, "line", from);
  Row row;
  row.id = whole_of(member(from, "id")).value_or(0);
  row.name = text_of(member(from, "name"));
  if (row.name.empty()) row.name = text_of(member(from, "method_title"));
  row.sku = text_of(member(from, "sku"));
  row.product_id = whole_of(member(from, "product_id")).value_or(0);
  row.variation_id = whole_of(member(from, "variation_id")).value_or(0);
  row.tax_class = text_of(member(from, "tax_class"));
  const auto total = TRY(amount_of(member(from, "total"), "line.total"));
  if (!total) return wrong_answer(what, "line.total", member(from, "total"));
  row.total = *total;
  row.total_tax = TRY(amount_in(from, "total_tax"));
  row.taxes = TRY(taxes_of(from));
  row.meta = TRY(meta_of(from));
  return row;
}

/// shop-answer-not-json, with how the answer begins.
Fail no_json(const char* what, std::string_view text);

}  // namespace woo24::woo
