#include "woo24/sync/draft_rows.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/gift_card.hpp"
#include "woo24/sync/row_dimension.hpp"

#include <algorithm>
#include <set>

namespace woo24::sync {

namespace {

constexpr std::size_t k_name_limit = 300;
constexpr std::size_t k_most_rows = 1000;  // an order of that size is a mistake, or too big for one answer

struct Kinds {
  const std::vector<shop::Line>* lines;
  RowKind kind;
};

std::vector<Kinds> all_rows(const shop::Order& order) {
  return {{&order.lines, RowKind::goods}, {&order.shipping_lines, RowKind::shipping}, {&order.fee_lines, RowKind::fee}};
}

Fail refused(ReasonId id, std::map<std::string, std::string> arguments) {
  return Fail{Kind::refused, Reason{id, std::move(arguments)}};
}

/// What a row is booked on.
struct RowProduct {
  office::Product product;
  bool stands_in = false;  ///< the product for unknown ones
};

Result<RowProduct> product_of(const WantedProduct& wanted, const shop::Line& line, const Rules& rules,
                              const Products& products) {
  if (auto product = TRY(only_product(wanted.number, products))) return RowProduct{*product, false};
  if (!wanted.setting.empty())
    return refused(ReasonId::row_product_missing, {{"setting", wanted.setting}, {"number", wanted.number}});
  const auto& rows = rules.settings.orders.rows;
  if (rows.on_unknown_product == settings::OnUnknownProduct::use) {
    if (auto product = TRY(only_product(rows.unknown_product.name, products))) return RowProduct{*product, true};
    return refused(ReasonId::row_product_missing,
                   {{"setting", "orders.rows.unknown_product"}, {"number", rows.unknown_product.name}});
  }
  if (wanted.number.empty()) return refused(ReasonId::product_without_number, {{"name", readable(line.name)}});
  return refused(ReasonId::unknown_product, {{"sku", wanted.number}, {"name", readable(line.name)}});
}

/// The shop's name of what was sold, or the office's own where the settings say so and the product is the very one.
const std::string& name_of(const shop::Line& line, RowKind kind, const RowProduct& on, const Rules& rules) {
  const bool office = rules.settings.orders.rows.names == settings::RowNames::office;
  return office && kind == RowKind::goods && !on.stands_in && !on.product.name.empty() ? on.product.name : line.name;
}

/// One line of the shop, one row for each of its VAT rates.
Result<void> book_line(std::vector<BookRow>& rows, const shop::Line& line, RowKind kind, const shop::Order& order,
                       const Rules& rules, const Products& products, const VatOfOrder& vat, FieldTexts& texts) {
  const bool debt = kind == RowKind::goods && TRY(is_sold_debt(line, rules));
  const auto parts = debt ? std::vector<TaxedPart>{{Treatment::debt, rules.home, Amount(), line.total, Amount(), 0, 0}}
                          : TRY(vat.parts(line, kind));
  const auto on = TRY(product_of(wanted_product(line, kind, rules), line, rules, products));
  BookRow row;
  row.kind = kind;
  row.name = texts.text("row name", name_of(line, debt ? RowKind::gift_card : kind, on, rules), k_name_limit);
  row.product = on.product.id;
  if (kind == RowKind::goods) row.quantity = line.quantity;
  if (!debt) {
    const auto dimensions = TRY(row_dimensions(order, line, on.product, rules));
    row.department = dimensions.department;
    row.project = dimensions.project;
    row.department_line = dimensions.department_line;
    row.project_line = dimensions.project_line;
    row.user_dimensions = dimensions.user;
    row.user_lines = dimensions.user_lines;
  }
  for (const auto& part : parts) {
    row.part = part;
    rows.push_back(row);
  }
  return {};
}

}  // namespace

WantedProduct wanted_product(const shop::Line& line, RowKind kind, const Rules& rules) {
  const auto& orders = rules.settings.orders;
  const bool debt =
      kind == RowKind::goods && orders.rows.sold_gift_card == settings::SoldGiftCard::multi && is_sold_gift_card(line);
  if (debt || kind == RowKind::gift_card) return {orders.rows.gift_card.name, "orders.rows.gift_card"};
  if (kind == RowKind::goods) return {std::string(trimmed(line.sku)), ""};
  if (kind == RowKind::shipping) return {orders.rows.shipping.name, "orders.rows.shipping"};
  const auto name = readable(line.name);
  const auto fee = std::find_if(orders.fees.begin(), orders.fees.end(),
                                [&](const settings::FeeRule& rule) { return matches_pattern(name, rule.name); });
  if (fee != orders.fees.end()) return {fee->product.name, "orders.fees"};
  return {orders.rows.fee.name, "orders.rows.fee"};
}

bool is_silent(const shop::Line& line, RowKind kind) {
  return kind != RowKind::goods && line.total.is_zero() && line.total_tax.is_zero();
}

Result<std::optional<office::Product>> only_product(const std::string& number, const Products& products) {
  const auto found = products.find(lower(trimmed(number)));
  if (found == products.end() || found->second.empty() || trimmed(number).empty()) return std::optional<office::Product>{};
  if (found->second.size() == 1) return std::optional(found->second.front());
  std::string ids;
  for (const auto& product : found->second) ids += (ids.empty() ? "" : ", ") + std::to_string(product.id.value);
  return refused(ReasonId::product_number_twice, {{"sku", number}, {"ids", ids}});
}

Result<office::ProductId> booked_on(const shop::Line& line, const Rules& rules, const Products& products) {
  return TRY(product_of(wanted_product(line, RowKind::goods, rules), line, rules, products)).product.id;
}

Result<std::vector<BookRow>> book_rows(const shop::Order& order, const Rules& rules, const Products& products,
                                       const VatOfOrder& vat, FieldTexts& texts) {
  std::vector<BookRow> rows;
  for (const auto& [lines, kind] : all_rows(order)) {
    for (const auto& line : *lines) {
      if (!is_silent(line, kind)) TRY(book_line(rows, line, kind, order, rules, products, vat, texts));
    }
  }
  auto cards = TRY(redeemed_rows(order, rules, products));
  rows.insert(rows.end(), std::make_move_iterator(cards.begin()), std::make_move_iterator(cards.end()));
  return rows;
}

Result<std::vector<office::Row>> office_rows(const std::vector<BookRow>& rows, const shop::Order& order, const Rules& rules,
                                             FieldTexts& texts) {
  std::vector<office::Row> out;
  if (auto text = texts.text("text row", order_text(order, rules), k_name_limit); !text.empty()) {
    office::Row row;
    row.type = office::RowType::text;
    row.name = std::move(text);
    out.push_back(std::move(row));
  }
  for (const auto& row : rows) {
    for (const auto& [quantity, price] : TRY(priced(row, rules.settings.office.price_decimals))) {
      office::Row made;
      made.product = row.product;
      made.name = row.name;
      made.price = price;
      made.quantity = quantity;
      made.discount_rate = Amount();
      if (row.part.treatment != Treatment::nothing) {
        made.vat_rate = row.part.rate;
        if (row.part.tax_code != 0) made.tax_code = row.part.tax_code;
      }
      made.department = row.department;
      made.project = row.project;
      made.user_dimensions = row.user_dimensions;
      out.push_back(std::move(made));
    }
  }
  if (out.size() > k_most_rows) {
    return refused(ReasonId::too_many_rows, {{"rows", std::to_string(out.size())}, {"limit", std::to_string(k_most_rows)}});
  }
  return out;
}

std::vector<RateSum> rate_sums(const std::vector<BookRow>& rows) {
  std::vector<RateSum> sums;
  for (const auto& row : rows) {
    if (row.part.treatment == Treatment::nothing) continue;
    auto sum = std::find_if(sums.begin(), sums.end(),
                            [&](const RateSum& one) { return one.rate == row.part.rate && one.tax_code == row.part.tax_code; });
    if (sum == sums.end()) sum = sums.insert(sums.end(), RateSum{row.part.rate, row.part.tax_code, {}, {}});
    sum->net += row.part.net;
    sum->vat += row.part.vat;
  }
  return sums;
}

std::string order_text(const shop::Order& order, const Rules& rules) {
  static constexpr std::string_view k_number = "{number}";
  auto text = rules.settings.orders.rows.text;
  for (auto at = text.find(k_number); at != std::string::npos; at = text.find(k_number, at + order.number.size())) {
    text.replace(at, k_number.size(), order.number);
  }
  return text;
}

std::vector<std::string> needed_products(const shop::Order& order, const Rules& rules) {
  std::vector<std::string> numbers;
  std::set<std::string> seen;
  const auto need = [&](std::string_view number) {
    if (!trimmed(number).empty() && seen.insert(lower(trimmed(number))).second) numbers.emplace_back(trimmed(number));
  };
  for (const auto& [lines, kind] : all_rows(order)) {
    for (const auto& line : *lines) {
      if (!is_silent(line, kind)) need(wanted_product(line, kind, rules).number);
    }
  }
  const auto& rows = rules.settings.orders.rows;
  if (!order.gift_cards.empty()) need(rows.gift_card.name);
  need(rows.rounding.name);
  if (rows.on_unknown_product == settings::OnUnknownProduct::use) need(rows.unknown_product.name);
  return numbers;
}

}  // namespace woo24::sync
