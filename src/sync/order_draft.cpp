#include "woo24/sync/order_draft.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/currency.hpp"
#include "woo24/sync/draft_head.hpp"
#include "woo24/sync/draft_rows.hpp"
#include "woo24/sync/gate.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/sync/period.hpp"
#include "woo24/sync/rows.hpp"
#include "woo24/sync/sale_type.hpp"
#include "woo24/sync/texts.hpp"
#include "woo24/sync/vat.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace woo24::sync {

namespace {

using settings::Region;

Fail refused(ReasonId id, std::map<std::string, std::string> arguments) {
  return Fail{Kind::refused, Reason{id, std::move(arguments)}};
}

/// The tax code of rows that are no sale (rounding, gift cards): the one that the order's own rows without VAT bear, or that
/// of exempt goods.
const VatRule* free_entry(const Sale& sale, const Rules& rules) {
  auto entry = settings::WithoutVat::exempt;
  if (sale.region == Region::outside) entry = settings::WithoutVat::exports;
  if (sale.reverse_charge) entry = settings::WithoutVat::reverse_charge;
  const auto found =
      std::find_if(rules.vat.begin(), rules.vat.end(), [&](const VatRule& rule) { return rule.setting.without == entry; });
  return found == rules.vat.end() ? nullptr : &*found;
}

void code_gift_cards(std::vector<BookRow>& rows, const Sale& sale, const Rules& rules) {
  const auto* entry = free_entry(sale, rules);
  for (auto& row : rows) {
    if (row.part.treatment != Treatment::debt || entry == nullptr) continue;
    row.part.tax_code = entry->tax_code;
    row.part.line = entry->setting.line;
  }
}

office::Row rounding_row(office::ProductId product, const Sale& sale, const Rules& rules) {
  office::Row row;
  row.product = product;
  row.name = rules.settings.language == settings::Language::en   ? "Rounding"
             : rules.settings.language == settings::Language::nb ? "Øreavrunding"
                                                                 : "Öresavrundning";
  row.quantity = Amount::whole(1);
  row.discount_rate = Amount();
  row.vat_rate = Amount();
  if (const auto* entry = free_entry(sale, rules)) row.tax_code = entry->tax_code;
  return row;
}

/// Whether what the rows will come to can be brought to the shop's total.
Result<std::optional<office::Row>> rounding_of(Amount gap, const Sale& sale, const Rules& rules, const Products& products) {
  const auto& setting = rules.settings.orders.rows.rounding;
  const auto limit = rounding_limit(rules);
  if (gap > limit)
    return refused(ReasonId::rounding_too_large, {{"difference", gap.shortest(2)}, {"limit", limit.shortest(2)}});
  const auto product = setting.name.empty() ? std::optional<office::Product>{} : TRY(only_product(setting.name, products));
  if (product) return std::optional(rounding_row(product->id, sale, rules));
  if (gap.is_zero()) return std::optional<office::Row>{};
  return refused(ReasonId::row_product_missing, {{"setting", "orders.rows.rounding"}, {"number", setting.name}});
}

std::string kind_of(const shop::Order& order, const PaymentRule* rule, const office::Order& head) {
  std::string kind = order.total.is_zero() || rule == nullptr ? "free" : rule->payment_method ? "paid" : "invoiced";
  if (head.currency) kind += " in " + order.currency;
  return kind;
}

Result<void> set_payment(Draft& draft, const shop::Order& order, const Rules& rules, const PaymentRule* rule,
                         FieldTexts& texts) {
  if (rule == nullptr || !rule->payment_method) return {};
  draft.payment_method = rule->payment_method;
  if (!rule->registers) return {};
  PaymentPlan plan{*rule->payment_method, order.total, std::nullopt};
  if (const auto at = paid_at(order, *rule)) {
    const auto paid = TRY(booked_day(rules.zone.day_of(*at), rules.settings.orders, rules.fiscal_years));
    plan.paid = paid.day;
    if (paid.moved_from) texts.note("Paid: " + format_day(*paid.moved_from) + " is closed, booked on " + format_day(paid.day));
  }
  draft.payment = plan;
  return {};
}

/// What a row has of its own, each once.
void explain_dimensions(std::vector<Explained>& out, const std::vector<BookRow>& rows) {
  const auto say = [&](const std::string& what, const BookRow& row, std::string value, int line) {
    Explained one{fmt::format("{} of {}", what, row.name), std::move(value), line};
    if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(std::move(one));
  };
  const auto add = [&](const char* what, const BookRow& row, const std::optional<std::int64_t>& id, int line) {
    if (id) say(what, row, std::to_string(*id), line);
  };
  for (const auto& row : rows) {
    add("department", row, row.department, row.department_line);
    add("project", row, row.project, row.project_line);
    for (std::size_t n = 0; n < row.user_dimensions.size(); ++n)
      say(row.user_dimensions[n].name, row, row.user_dimensions[n].value, row.user_lines[n]);
  }
}

void explain(Draft& draft, const shop::Order& order, const Rules& rules, const PaymentRule* rule, const SaleTypeRule* sale_type,
             const Sale& sale, const std::vector<BookRow>& rows) {
  auto& out = draft.explained;
  if (rule != nullptr) {
    const auto& with = rule->setting.paid_with;
    out.push_back({"payment", order.payment_method + (with ? ": paid with " + with->name : std::string(": invoiced")),
                   rule->setting.line});
  }
  out.push_back({"becomes", draft.becomes, rule != nullptr && rule->setting.becomes ? rule->setting.line : 0});
  out.push_back({"region",
                 std::string(region_name(sale.region)) + (sale.reverse_charge ? ", reverse charge" : "") + ", " + sale.country,
                 0});
  if (sale_type != nullptr) out.push_back({"sale type", sale_type->setting.use.name, sale_type->setting.line});
  for (const auto& row : rows) {
    const auto& part = row.part;
    if (part.treatment == Treatment::nothing) continue;
    Explained one{
        fmt::format("VAT {} % {}", part.rate.shortest(), part.rate.is_zero() ? treatment_name(part.treatment) : part.country),
        part.tax_code != 0    ? "TaxId " + std::to_string(part.tax_code)
        : part.rate.is_zero() ? "by the sale type"
                              : "the office decides",
        part.line};
    if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(std::move(one));
  }
  if (draft.order.currency) {
    out.push_back(
        {"currency",
         fmt::format("{} {} for {}", order.currency, draft.order.currency->rate->shortest(), *draft.order.currency->unit), 0});
  }
  if (draft.order.department)
    out.push_back({"department", rules.settings.orders.department.name, rules.settings.orders.department.line});
  if (draft.order.project) out.push_back({"project", rules.settings.orders.project.name, rules.settings.orders.project.line});
  explain_dimensions(out, rows);
}

}  // namespace

Amount rounding_limit(const Rules& rules) {
  const auto& limit = rules.settings.orders.rows.rounding_limit;
  return limit ? *limit : rules.facts.price_decimals == 0 ? Amount::cents(60) : Amount::cents(10);
}

Result<Draft> draft(const shop::Order& order, const Rules& rules, const Products& products,
                    const std::optional<office::Currency>& frozen_rate) {
  TRY(gate(order, rules.facts.price_decimals));
  if (rules.settings.orders.after.refunds == settings::AfterSale::off) TRY(nothing_refunded(order));
  const auto* rule = TRY(payment_rule(order, rules));
  if (order.total.is_zero()) rule = nullptr;  // nothing to pay, whatever the method
  FieldTexts texts;
  const VatOfOrder vat(order, rules);
  auto rows = TRY(book_rows(order, rules, products, vat, texts));
  const auto sale = TRY(sale_of_rows(rows, vat, rules));
  const auto* sale_type = TRY(sale_type_of(sale, rules));
  code_gift_cards(rows, sale, rules);
  const auto whole_kronor = rules.facts.price_decimals == 0 ? std::optional(rounding_limit(rules)) : std::nullopt;
  const auto gap = book_nets(rows, order.total, rules.settings.office.price_decimals, whole_kronor);

  Draft draft;
  draft.order = TRY(draft_head(order, rules, rule, texts));
  draft.order.currency = TRY(currency_of(order, rules, frozen_rate));
  if (sale_type != nullptr) draft.order.type_of_sale = sale_type->sale_type;
  draft.order.rows = TRY(office_rows(rows, order, rules, texts));
  draft.becomes = rule != nullptr ? rule->becomes : rules.settings.orders.becomes;
  draft.currency = order.currency;
  draft.total = order.total;
  draft.rates = rate_sums(rows);
  for (const auto& sum : draft.rates) draft.total_vat += sum.vat;
  draft.rounding_limit = rounding_limit(rules);
  draft.rounding_row = TRY(rounding_of(gap, sale, rules, products));
  draft.decimals = rules.facts.price_decimals;
  TRY(set_payment(draft, order, rules, rule, texts));
  draft.kind = kind_of(order, rule, draft.order);
  explain(draft, order, rules, rule, sale_type, sale, rows);
  draft.notes = texts.notes();
  return draft;
}

}  // namespace woo24::sync
