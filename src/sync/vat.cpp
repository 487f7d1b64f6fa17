#include "woo24/sync/vat.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/gate.hpp"
#include "woo24/sync/shop_meta.hpp"
#include "woo24/sync/texts.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

using Parts = std::vector<TaxedPart>;

constexpr Amount k_hundred = Amount::whole(100);

Fail refused(ReasonId id, std::map<std::string, std::string> arguments) {
  return Fail{Kind::refused, Reason{id, std::move(arguments)}};
}

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

/// "SE-MOMS-1" → "SE". A rate without country writes its code without one ("MOMS-1"), and a two-letter name then looks alike
/// ("XY-1").
std::string country_of_code(const std::string& code) {
  const auto parts = split(code, '-');
  if (parts.size() < 3 || parts[0].size() != 2 || !is_letter(parts[0][0]) || !is_letter(parts[0][1])) return {};
  return country_code(parts[0]);
}

/// Whose rate it is where it is charged: Northern Ireland's goods follow the EU's rules under XI, Monaco's are France's, though
/// the shop writes both under the country's own letters.
std::string rate_country(std::string country, const Destination& to) {
  if ((country == "GB" && to.country == "XI") || (country == "MC" && to.country == "FR")) return to.country;
  return country == "IM" ? "GB" : country;
}

bool is_pickup(const shop::Line& line) { return line.method_id == "local_pickup" || line.method_id == "pickup_location"; }

std::string class_of(const shop::Line& line) { return line.tax_class.empty() ? "standard" : line.tax_class; }

bool has_tax(const shop::Line& line) {
  return !line.total_tax.is_zero() ||
         std::any_of(line.taxes.begin(), line.taxes.end(), [](const shop::TaxShare& share) { return !share.total.is_zero(); });
}

/// The row that the part was taken from, if the shop rounds a kronor or an öre on the way.
bool fits(Amount net, Amount tax, Amount percent, Amount slack) {
  return (tax - net.times_ratio(percent, k_hundred, Rounding::half_up)).abs() <= slack;
}

}  // namespace

Destination destination(const shop::Order& order, const std::string& home) {
  const auto& ships = order.shipping_lines;
  if (!ships.empty() && std::all_of(ships.begin(), ships.end(), is_pickup)) return {home, "", home, Territory::home};
  const auto& first = ships.empty() ? order.billing : order.shipping;
  const auto& other = ships.empty() ? order.shipping : order.billing;
  const auto& address = trimmed(first.country).empty() ? other : first;
  Destination to{vat_country(address.country, address.postcode), address.postcode, address.country, Territory::home};
  if (!to.country.empty()) to.territory = territory(address.country, address.postcode, home);
  return to;
}

std::string VatNumber::country() const {
  if (number.size() < 2 || !is_letter(number[0]) || !is_letter(number[1])) return {};
  return country_code(number.substr(0, 2));
}

VatNumber vat_number(const shop::Order& order, const settings::Customers& settings) {
  VatNumber found;
  for (const auto& key : settings.vat_number_from) {
    for (char c : meta_value(order.meta, key)) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      if (is_letter(c) || (c >= '0' && c <= '9')) found.number += c;
    }
    if (!found.number.empty()) break;
  }
  // `_vat_number_is_validated` only says that a check ran.
  found.valid = !found.number.empty() && (lower(meta_value(order.meta, "_vat_number_is_valid")) == "true" ||
                                          lower(meta_value(order.meta, "_vat_number_validated")) == "valid");
  return found;
}

const char* treatment_name(Treatment treatment) {
  switch (treatment) {
    case Treatment::nothing:
      return "nothing";
    case Treatment::home:
      return "home";
    case Treatment::oss:
      return "oss";
    case Treatment::foreign:
      return "foreign";
    case Treatment::reverse_charge:
      return "reverse_charge";
    case Treatment::exports:
      return "export";
    case Treatment::exempt:
      return "exempt";
    case Treatment::debt:
      return "gift_card";
  }
  return "nothing";
}

VatOfOrder::VatOfOrder(const shop::Order& order, const Rules& rules)
    : order_(order), rules_(rules), to_(destination(order, rules.home)) {
  for (const auto& line : order.lines) {
    if (line.total.is_zero() && !has_tax(line)) continue;
    goods_exempt_ = has_tax(line) ? nullptr : exempt_entry(class_of(line));
    if (goods_exempt_ == nullptr) return;
  }
}

const VatRule* VatOfOrder::exempt_entry(const std::string& tax_class) const {
  for (const auto& rule : rules_.vat) {
    if (rule.setting.without != settings::WithoutVat::exempt) continue;
    const auto& classes = rule.setting.classes;
    if (std::any_of(classes.begin(), classes.end(),
                    [&](const std::string& one) { return equal_ignoring_case(one, tax_class); }))
      return &rule;
  }
  return nullptr;
}

Result<VatOfOrder::Rate> VatOfOrder::rate_of(shop::TaxRateId id, const std::string& row) const {
  const auto unknown = [&] {
    return refused(ReasonId::vat_rate_unknown_to_shop, {{"rate_id", std::to_string(id.value)}, {"row", row}});
  };
  const auto& rates = rules_.facts.tax_rates;
  const auto listed = std::find_if(rates.begin(), rates.end(), [&](const shop::TaxRate& rate) { return rate.id == id; });
  const auto own = std::find_if(order_.tax_lines.begin(), order_.tax_lines.end(),
                                [&](const shop::TaxLine& line) { return line.rate == id; });
  const bool has_list = listed != rates.end(), has_own = own != order_.tax_lines.end();
  if (!has_list && !has_own) return unknown();
  Rate rate{has_own ? own->percent : listed->percent, has_own ? country_of_code(own->code) : std::string()};
  rate.country = rate_country(std::move(rate.country), to_);
  const auto of_list = has_list ? rate_country(country_code(listed->country), to_) : std::string();
  if (!rate.country.empty() && !of_list.empty() && rate.country != of_list) return unknown();
  if (rate.country.empty()) rate.country = of_list;
  // A rate for everywhere is the home country's where the goods stay at home; elsewhere nobody can tell whose tax it is.
  const bool everywhere = has_list && listed->country.empty();
  if (rate.country.empty() && everywhere && to_.country == rules_.home) rate.country = rules_.home;
  if (rate.country.empty()) return unknown();
  if (has_own && own->compound) return refused(ReasonId::several_rates_on_row, {{"row", row}});
  return rate;
}

Result<std::vector<VatOfOrder::Share>> VatOfOrder::shares_of(const shop::Line& line, const std::string& row) const {
  std::vector<Share> shares;
  for (const auto& share : line.taxes) {
    if (share.total.is_zero() && line.total.is_zero()) continue;
    auto rate = TRY(rate_of(share.rate, row));
    if (rate.percent.is_zero() && share.total.is_zero()) {
      // A rate of 0 % is "no VAT", unless the settings have an entry for it.
      const auto known = std::any_of(rules_.vat.begin(), rules_.vat.end(), [&](const VatRule& rule) {
        return rule.setting.rate == Amount() && rule.country == rate.country;
      });
      if (!known) continue;
    }
    shares.push_back({std::move(rate), share.total});
  }
  return shares;
}

Result<TaxedPart> VatOfOrder::taxed(const Share& share, Amount net, const std::string& row) const {
  const auto& rate = share.rate;
  const auto percent = rate.percent.shortest();
  TaxedPart part{Treatment::home, rate.country, rate.percent, net, share.tax, 0, 0};
  if (rate.country != rules_.home) {
    if (to_.country.empty()) return refused(ReasonId::country_missing, {{"found", to_.written}});
    if (rate.country != to_.country) {
      return refused(ReasonId::vat_of_other_country,
                     {{"rate", percent}, {"country", rate.country}, {"destination", to_.country}});
    }
    part.treatment = rate.country == "XI" || is_eu_country(rate.country) ? Treatment::oss : Treatment::foreign;
  } else if (rules_.vat.empty() && rate.percent > Amount()) {
    return part;  // no table: the office decides by its products and sale types
  }
  const auto entry = std::find_if(rules_.vat.begin(), rules_.vat.end(), [&](const VatRule& rule) {
    return rule.setting.rate == rate.percent && rule.country == rate.country;
  });
  if (entry == rules_.vat.end())
    return refused(ReasonId::no_vat_entry, {{"rate", percent}, {"country", rate.country}, {"row", row}});
  part.tax_code = entry->tax_code;
  part.line = entry->setting.line;
  return part;
}

Result<TaxedPart> VatOfOrder::without_vat(Treatment treatment, settings::WithoutVat wanted, Amount net) const {
  const auto entry =
      std::find_if(rules_.vat.begin(), rules_.vat.end(), [&](const VatRule& rule) { return rule.setting.without == wanted; });
  if (entry == rules_.vat.end()) {
    return refused(ReasonId::no_entry_without_vat, {{"treatment", treatment_name(treatment)}, {"country", to_.country}});
  }
  return TaxedPart{treatment, to_.country, Amount(), net, Amount(), entry->tax_code, entry->setting.line};
}

Result<TaxedPart> VatOfOrder::exports(Amount net) const {
  auto part = without_vat(Treatment::exports, settings::WithoutVat::exports, net);
  // Without an entry the sale type alone makes it an export; with neither, nothing would tell this zero from the others.
  const bool by_sale_type = !rules_.vat.empty() && !rules_.sale_types.empty();
  if (part.ok() || !by_sale_type) return part;
  return TaxedPart{Treatment::exports, to_.country, Amount(), net, Amount(), 0, 0};
}

Result<TaxedPart> VatOfOrder::reverse_charge(Amount net) const {
  const auto number = vat_number(order_, rules_.settings.orders.customers);
  if (number.number.empty()) return refused(ReasonId::no_vat_in_eu_without_number, {{"country", to_.country}});
  const std::map<std::string, std::string> both{{"number", number.number}, {"country", to_.country}};
  if (!number.valid) return refused(ReasonId::vat_number_not_validated, both);
  if (number.country() != to_.country) return refused(ReasonId::vat_number_of_other_country, both);
  return without_vat(Treatment::reverse_charge, settings::WithoutVat::reverse_charge, net);
}

Result<TaxedPart> VatOfOrder::untaxed(Amount net, const shop::Line& line, RowKind kind, const std::string& row) const {
  if (to_.country.empty()) return refused(ReasonId::country_missing, {{"found", to_.written}});
  if (to_.territory == Territory::outside) return exports(net);
  if (to_.territory == Territory::eu) return reverse_charge(net);
  const auto* entry = kind == RowKind::shipping ? goods_exempt_ : exempt_entry(class_of(line));
  if (entry == nullptr && kind == RowKind::fee && line.tax_status == "none") entry = exempt_entry("none");
  if (entry == nullptr) return refused(ReasonId::no_vat_at_home, {{"row", row}, {"country", to_.country}});
  return TaxedPart{Treatment::exempt, rules_.home, Amount(), net, Amount(), entry->tax_code, entry->setting.line};
}

Result<Parts> VatOfOrder::split(const std::vector<Share>& shares, const shop::Line& line, RowKind kind,
                                const std::string& row) const {
  // WooCommerce spreads a negative fee over all classes of the order, those without VAT included: each rate's part of the net
  // is what its tax shows, and what is left bore none.
  const auto several = [&] { return refused(ReasonId::several_rates_on_row, {{"row", row}}); };
  if (kind != RowKind::fee || !line.total.is_negative()) return several();
  Parts parts;
  Amount left = line.total;
  for (const auto& share : shares) {
    if (share.rate.percent.is_zero() || share.tax > Amount()) return several();
    const auto net = share.tax.times_ratio(k_hundred, share.rate.percent, Rounding::half_up).rounded(2);
    if (net.is_zero()) continue;
    parts.push_back(TRY(taxed(share, net, row)));
    left -= net;
  }
  if (parts.empty()) return several();
  const auto slack = Amount::cents(1) * static_cast<std::int64_t>(parts.size());
  if (left.abs() <= slack) {
    auto& most =
        *std::min_element(parts.begin(), parts.end(), [](const TaxedPart& a, const TaxedPart& b) { return a.net < b.net; });
    most.net += left;
    return parts;
  }
  if (left > Amount()) return several();
  // The class of the rest is not told: that of the order's rows without VAT.
  for (const auto* rows : {&order_.lines, &order_.fee_lines}) {
    for (const auto& other : *rows) {
      if (other.total <= Amount() || has_tax(other)) continue;
      parts.push_back(TRY(untaxed(left, other, rows == &order_.lines ? RowKind::goods : RowKind::fee, row)));
      return parts;
    }
  }
  return several();
}

Result<Parts> VatOfOrder::parts(const shop::Line& line, RowKind kind) const {
  const auto row = readable(line.name);
  if (line.total.is_zero() && !has_tax(line)) return Parts{TaxedPart{}};
  const auto shares = TRY(shares_of(line, row));
  if (shares.empty()) {
    if (!line.total_tax.is_zero()) return refused(ReasonId::vat_rate_unknown_to_shop, {{"rate_id", ""}, {"row", row}});
    return Parts{TRY(untaxed(line.total, line, kind, row))};
  }
  if (shares.size() > 1) return split(shares, line, kind, row);
  const auto& percent = shares.front().rate.percent;
  const auto slack = rounding_slack(rules_.facts.price_decimals, 1);
  if (fits(line.total, line.total_tax, percent, slack)) {
    return Parts{TRY(taxed({shares.front().rate, line.total_tax}, line.total, row))};
  }
  if (kind == RowKind::fee && line.total.is_negative() &&
      shares.front().tax.abs() < line.total.abs().times_ratio(percent, k_hundred, Rounding::down)) {
    return split(shares, line, kind, row);
  }
  return refused(ReasonId::vat_does_not_fit_rate,
                 {{"row", row}, {"net", line.total.text(2)}, {"tax", line.total_tax.text(2)}, {"rate", percent.shortest()}});
}

}  // namespace woo24::sync
