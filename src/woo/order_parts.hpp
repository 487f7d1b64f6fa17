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
/// shop-answer-not-json, with how the answer begins.
Fail no_json(const char* what, std::string_view text);

}  // namespace woo24::woo
