#include "order_parts.hpp"

#include "woo24/base/text.hpp"

namespace woo24::woo {

using nlohmann::json;

std::optional<Instant> moment(const json& order, const char* name) { return parse_utc(text_of(member(order, name))); }

Result<std::vector<shop::Meta>> meta_of(const json& object) {
  std::vector<shop::Meta> meta;
  for (const auto* one : TRY(elements_of(object, "meta_data")))
    meta.push_back({text_of(member(*one, "key")), any_text_of(member(*one, "value"))});
  return meta;
}

shop::Address address_of(const json& order, const char* name) {
  const auto& from = member(order, name);
  const auto field = [&](const char* key) { return text_of(member(from, key)); };
  return {field("first_name"), field("last_name"), field("company"), field("address_1"), field("address_2"), field("city"),
          field("state"),      field("postcode"),  field("country"), field("email"),     field("phone")};
}

Result<std::vector<shop::TaxShare>> taxes_of(const json& line) {
  std::vector<shop::TaxShare> shares;
  for (const auto* one : TRY(elements_of(line, "taxes"))) {
    const auto rate = whole_of(member(*one, "id"));
    const auto total = TRY(amount_of(member(*one, "total"), "taxes.total"));
    if (rate && total) shares.push_back({{*rate}, *total});  // a rate that took nothing of this line has an empty total
  }
  return shares;
}

Result<std::vector<shop::TaxLine>> tax_lines_of(const json& order) {
  std::vector<shop::TaxLine> lines;
  for (const auto* element : TRY(elements_of(order, "tax_lines"))) {
    const auto& one = *element;
    shop::TaxLine line;
    line.rate = {whole_of(member(one, "rate_id")).value_or(0)};
    line.code = text_of(member(one, "rate_code"));
    line.label = text_of(member(one, "label"));
    line.percent = TRY(amount_in(one, "rate_percent"));
    line.compound = text_of(member(one, "compound")) == "true";
    line.tax_total = TRY(amount_in(one, "tax_total"));
    line.shipping_tax_total = TRY(amount_in(one, "shipping_tax_total"));
    lines.push_back(std::move(line));
  }
  return lines;
}

std::optional<Amount> pieces_in(const std::vector<shop::Meta>& meta, std::string_view key) {
  for (const auto& one : meta) {
    if (one.key == key) return Amount::parse(one.value);
  }
  return std::nullopt;
}

Fail no_json(const char* what, std::string_view text) {
  return Fail{Kind::refused, Reason{ReasonId::shop_answer_not_json,
                                    {{"what", what}, {"status", "200"}, {"start", html_as_text(text.substr(0, 2000), 80)}}}};
}

}  // namespace woo24::woo
