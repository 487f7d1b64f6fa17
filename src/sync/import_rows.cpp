#include "woo24/sync/import_rows.hpp"

#include "woo24/base/text.hpp"

#include <algorithm>
#include <set>

namespace woo24::sync {

namespace {

const Amount k_hundred = Amount::whole(100);

Fail missing(const char* field, const std::string& row) {
  return Fail{Kind::refused, Reason{ReasonId::import_field_missing, {{"field", field}, {"row", row}}}};
}

std::string bare(std::string_view number) { return lower(trimmed(number)); }

std::string class_name(const std::string& slug) { return slug.empty() ? "standard" : slug; }

/// The rates that the shop would take of a class there: those of the country, or those of everywhere.
std::vector<Amount> rates_of(const std::string& tax_class, const std::string& country, const shop::Facts& facts) {
  std::vector<Amount> own, general;
  for (const auto& rate : facts.tax_rates) {
    if (class_name(rate.tax_class) != class_name(tax_class)) continue;
    if (rate.country == country) own.push_back(rate.percent);
    if (rate.country.empty()) general.push_back(rate.percent);
  }
  return own.empty() ? general : own;
}

/// Halves go towards zero where prices include tax, else away from it, as the shop rounds tax.
Amount tax_rounded(Amount tax, const shop::Facts& facts) {
  if (!facts.prices_include_tax) return tax.rounded(facts.price_decimals);
  const auto down = tax.rounded(facts.price_decimals, Rounding::down);
  const auto up = tax.rounded(facts.price_decimals, Rounding::up);
  return (tax - down).abs() > (up - tax).abs() ? up : down;
}

/// Products of the settings that stand for no goods: shipping, fees, rounding.
bool is_charge(const std::string& number, const Rules& rules) {
  const auto& rows = rules.settings.orders.rows;
  for (const auto* one : {&rows.shipping, &rows.fee, &rows.rounding, &rows.gift_card, &rows.price_reduction}) {
    if (!one->name.empty() && equal_ignoring_case(trimmed(one->name), trimmed(number))) return true;
  }
  return false;
}

Result<const shop::Product*> product_of(const std::string& number, const ShopProducts& products) {
  const auto found = products.find(bare(number));
  if (found == products.end() || found->second.empty()) return nullptr;
  if (found->second.size() == 1) return &found->second.front();
  std::string ids;
  for (const auto& one : found->second) ids += (ids.empty() ? "" : ", ") + std::to_string(one.id);
  return Fail{Kind::refused, Reason{ReasonId::import_product_twice, {{"number", number}, {"ids", ids}}}};
}

void take_product(shop::NewLine& line, const shop::Product& product) {
  line.product_id = product.parent_id != 0 ? product.parent_id : product.id;
  line.variation_id = product.parent_id != 0 ? product.id : 0;
}

/// The product that a row gets in the shop; none: a line of its own name.
Result<const shop::Product*> chosen_product(const ImportedRow& row, const Rules& rules, const ShopProducts& products) {
  const auto& setting = rules.settings.office_orders;
  if (!row.number.empty()) {
    const auto* own = TRY(product_of(row.number, products));
    if (own != nullptr || is_charge(row.number, rules)) return own;
  }
  if (setting.on_unknown_product == settings::OnMissingProduct::row) return nullptr;
  const bool placed = setting.on_unknown_product == settings::OnMissingProduct::use;
  const auto* placeholder = placed ? TRY(product_of(setting.unknown_product, products)) : nullptr;
  if (placeholder != nullptr) return placeholder;
  return Fail{Kind::refused, Reason{ReasonId::import_product_unknown,
                                    {{"number", placed ? setting.unknown_product : row.number}, {"name", row.name}}}};
}

/// The shop counts whole pieces only, and none of 0.
bool fits_pieces(Amount quantity) { return quantity.is_whole_in(0) && !quantity.is_zero(); }

Result<shop::NewLine> line_of(const ImportedRow& row, const std::string& country, const Rules& rules,
                              const ShopProducts& products) {
  shop::NewLine line;
  const auto* product = TRY(chosen_product(row, rules, products));
  if (product != nullptr) {
    take_product(line, *product);
  } else {
    line.sku = "24so-" + (row.number.empty() ? std::string("row") : row.number);  // that the shop lacks
  }
  line.name = row.name.empty() ? (row.number.empty() ? "–" : row.number) : row.name;
  const bool whole = fits_pieces(row.quantity);
  line.quantity = whole ? row.quantity.millionths() / Amount::k_scale : 1;
  if (!whole) line.name += " × " + row.quantity.shortest();
  line.tax_class = tax_class_for(row.rate, country, rules);
  if (!line.tax_class) {
    return Fail{Kind::refused, Reason{ReasonId::import_no_tax_class,
                                      {{"row", row.name}, {"rate", row.rate.shortest()}, {"country", country}}}};
  }
  line.total = row.net;
  line.meta = {{k_row_meta, row.id}, {k_number_meta, row.number}};
  return line;
}

}  // namespace

Result<ImportedRows> imported_rows(const office::Order& order) {
  ImportedRows found;
  std::size_t place = 0;
  for (const auto& row : order.rows) {
    ++place;
    if (row.type == office::RowType::text) {
      if (!trimmed(row.name).empty()) found.texts.emplace_back(trimmed(row.name));
      continue;
    }
    const std::string name(trimmed(row.name));
    const auto called = name.empty() ? std::to_string(place) : name;
    if (!row.price) return missing("Price", called);
    if (!row.quantity) return missing("Quantity", called);
    const auto kept = k_hundred - row.discount_rate.value_or(Amount{});
    const auto net = row.price->times(*row.quantity, Rounding::half_up).times_ratio(kept, k_hundred, Rounding::half_up);
    if (net.is_zero()) continue;
    if (!row.vat_rate) return missing("VatRate", called);
    const auto id = row.id ? std::to_string(row.id->value) : "n" + std::to_string(place);
    found.rows.push_back({id, std::string(trimmed(row.product_number)), name, *row.quantity, net, *row.vat_rate});
  }
  if (found.rows.empty()) return Fail{Kind::refused, Reason{ReasonId::import_empty, {}}};
  return found;
}

std::string rows_digest(const ImportedRows& rows, const std::string& currency) {
  std::string text = currency + "\n";
  for (const auto& row : rows.rows) {
    for (const auto& part :
         {row.id, row.number, row.name, row.quantity.shortest(), row.net.shortest(), row.rate.shortest(), std::string("\n")})
      text += part + "\t";
  }
  return sha256_hex(text).substr(0, 16);
}

std::vector<std::string> numbers_to_find(const ImportedRows& rows, const Rules& rules) {
  std::vector<std::string> numbers;
  for (const auto& row : rows.rows) {
    if (!row.number.empty()) numbers.push_back(row.number);
  }
  const auto& setting = rules.settings.office_orders;
  if (setting.on_unknown_product == settings::OnMissingProduct::use) numbers.push_back(setting.unknown_product);
  return numbers;
}

std::optional<std::string> tax_class_for(Amount rate, const std::string& country, const Rules& rules) {
  const auto& facts = rules.facts;
  const auto& free = rules.settings.office_orders.vat_free_class;
  if (!facts.taxes_enabled) return rate.is_zero() ? std::optional<std::string>("") : std::nullopt;
  if (rate.is_zero() && !free.empty()) return free;
  std::set<std::string> classes{""};
  for (const auto& one : facts.tax_rates) classes.insert(one.tax_class == "standard" ? "" : one.tax_class);
  for (const auto& name : classes) {  // the standard one first
    const auto rates = rates_of(name, country, facts);
    // Several rates of one class add up, or apply by postcode: which, only the shop knows.
    const bool fits = rates.empty() ? rate.is_zero() : rates.size() == 1 && rates.front() == rate;
    if (fits) return name;
  }
  return std::nullopt;
}

Result<std::vector<shop::NewLine>> imported_lines(const ImportedRows& rows, const std::string& country, const Rules& rules,
                                                  const ShopProducts& products) {
  std::vector<shop::NewLine> lines;
  for (const auto& row : rows.rows) lines.push_back(TRY(line_of(row, country, rules, products)));
  return lines;
}

shop::NewLine rounding_line(Amount amount, const Rules& rules) {
  shop::NewLine line;
  line.sku = "24so-rounding";
  line.name = rules.settings.language == settings::Language::en   ? "Rounding"
              : rules.settings.language == settings::Language::nb ? "Øreavrunding"
                                                                  : "Öresavrundning";
  line.tax_class = rules.settings.office_orders.vat_free_class;
  line.total = amount;
  line.meta = {{k_row_meta, k_rounding_row}, {k_number_meta, ""}};
  return line;
}

ShopSums shop_sums(const std::vector<shop::NewLine>& lines, const std::string& country, const shop::Facts& facts) {
  Amount nets, tax;
  for (const auto& line : lines) {
    const auto rates = facts.taxes_enabled ? rates_of(line.tax_class.value_or(""), country, facts) : std::vector<Amount>{};
    const auto own = rates.size() == 1 ? line.total.times_ratio(rates.front(), k_hundred, Rounding::half_up) : Amount{};
    nets += facts.tax_round_at_subtotal ? line.total : line.total.rounded(facts.price_decimals);
    tax += facts.tax_round_at_subtotal ? own : tax_rounded(own, facts);
  }
  return {(nets + tax).rounded(facts.price_decimals), tax.rounded(facts.price_decimals)};
}

Amount rounding_reach(std::size_t rows) { return Amount::cents(51) + Amount::cents(1) * static_cast<std::int64_t>(rows); }

}  // namespace woo24::sync
