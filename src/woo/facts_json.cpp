#include "woo24/woo/facts_json.hpp"

#include "json_fields.hpp"
#include "woo24/base/text.hpp"

namespace woo24::woo {

namespace {

using nlohmann::json;

Result<json> parsed(std::string_view text, const char* what) {
  auto root = parse_json(text);
  if (root) return std::move(*root);
  return Fail{Kind::refused, Reason{ReasonId::shop_answer_not_json,
                                    {{"what", what}, {"status", "200"}, {"start", html_as_text(text.substr(0, 2000), 80)}}}};
}

Result<json> list(std::string_view text, const char* what) {
  auto root = TRY(parsed(text, what));
  if (!root.is_array()) return wrong_answer(what, "list", root);
  return root;
}

std::string without_prefix(std::string slug) {
  if (slug.starts_with("wc-")) slug.erase(0, 3);
  return slug;
}

}  // namespace

Result<std::string> setting_from_json(std::string_view text) {
  return any_text_of(member(TRY(parsed(text, "settings")), "value"));
}

Result<std::vector<shop::TaxRate>> tax_rates_from_json(std::string_view text) {
  std::vector<shop::TaxRate> rates;
  for (const auto& one : TRY(list(text, "taxes"))) {
    shop::TaxRate rate;
    rate.id = {whole_of(member(one, "id")).value_or(0)};
    rate.country = text_of(member(one, "country"));
    rate.percent = TRY(amount_in(one, "rate"));
    rate.name = text_of(member(one, "name"));
    rate.tax_class = text_of(member(one, "class"));
    rates.push_back(std::move(rate));
  }
  return rates;
}

Result<std::vector<shop::PaymentGateway>> gateways_from_json(std::string_view text) {
  std::vector<shop::PaymentGateway> gateways;
  for (const auto& one : TRY(list(text, "payment_gateways"))) {
    gateways.push_back({text_of(member(one, "id")), text_of(member(one, "title")), text_of(member(one, "enabled")) == "true"});
  }
  return gateways;
}

Result<std::vector<std::string>> statuses_from_json(std::string_view text) {
  std::vector<std::string> statuses;
  for (const auto& one : TRY(list(text, "orders/statuses"))) statuses.push_back(without_prefix(text_of(member(one, "slug"))));
  return statuses;
}

Result<Site> site_from_json(std::string_view text) {
  const auto root = TRY(parsed(text, "wp-json"));
  if (!root.is_object()) return wrong_answer("wp-json", "home", root);
  Site site{text_of(member(root, "home")), html_decoded(text_of(member(root, "name"))),
            text_of(member(root, "timezone_string"))};
  if (site.home.empty()) site.home = text_of(member(root, "url"));
  return site;
}

Result<std::string> version_from_json(std::string_view text) {
  const auto root = TRY(parsed(text, "system_status"));
  return text_of(member(member(root, "environment"), "version"));
}

}  // namespace woo24::woo
