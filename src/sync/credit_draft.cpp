#include "woo24/sync/credit_draft.hpp"

#include "woo24/base/teeth.hpp"
#include "woo24/sync/divided_credit.hpp"
#include "woo24/sync/key.hpp"

#include <fmt/core.h>

namespace woo24::sync {

namespace {

std::string text_of(const shop::Order& sale, const BookedSale& booked, settings::Language language) {
  const auto invoice = booked.invoice ? std::to_string(booked.invoice->value) : std::string();
  switch (language) {
    case settings::Language::sv:
      return fmt::format("Kredit av order {}{}", sale.number, invoice.empty() ? "" : ", faktura " + invoice);
    case settings::Language::nb:
      return fmt::format("Kreditering av ordre {}{}", sale.number, invoice.empty() ? "" : ", faktura " + invoice);
    case settings::Language::en:
      return fmt::format("Credit of order {}{}", sale.number, invoice.empty() ? "" : ", invoice " + invoice);
  }
  return {};
}

/// Of two credits, what tells the one that moves the stock.
const char* back_in_stock(settings::Language language) {
  switch (language) {
    case settings::Language::sv:
      return ": åter i lager";
    case settings::Language::nb:
      return ": tilbake på lager";
    case settings::Language::en:
      return ": back in stock";
  }
  return "";
}

office::Row text_row(std::string name) {
  office::Row row;
  row.type = office::RowType::text;
  row.name = std::move(name);
  return row;
}

void turn(Draft& draft) {
  for (auto& row : draft.order.rows) {
    if (row.quantity) row.quantity = -*row.quantity;
  }
  draft.total = -draft.total;
  draft.total_vat = -draft.total_vat;
  for (auto& sum : draft.rates) {
    sum.net = -sum.net;
    sum.vat = -sum.vat;
  }
  if (draft.payment) draft.payment->amount = -draft.payment->amount;
}

/// Of what a sale's rules have drafted, a credit.
void finish(Draft& draft, const shop::Order& sale, const shop::Refund& refund, const BookedSale& booked,
            settings::Language language, bool of_two) {
  turn(draft);
  draft.left_open = draft.payment && !refund.refunded_payment;
  if (draft.left_open) draft.payment.reset();
  draft.order.reference_invoice = booked.invoice;
  if (!booked.invoice) draft.order.reference_order = booked.order;
  std::erase_if(draft.order.rows, [](const office::Row& row) { return row.type == office::RowType::text; });
  const auto text = text_of(sale, booked, language) + (of_two ? back_in_stock(language) : "");
  draft.order.rows.insert(draft.order.rows.begin(), text_row(text));
  draft.kind = "credit, " + draft.kind;
}

}  // namespace

Result<CreditDrafts> credit_drafts(const shop::Order& sale, const shop::Refund& refund, const std::vector<shop::Refund>& all,
                                   const LinePieces& restocked, const BookedSale& booked, const Rules& rules,
                                   const Products& products) {
  const auto order = TRY(credited(sale, refund, all, rules));
  if (booked.left && refund.amount > booked.left->rounded(2) && WOO24_RULE(credit_within_its_sale)) {
    return Fail{Kind::refused,
                Reason{ReasonId::refund_exceeds_sale, {{"refunded", refund.amount.text(2)}, {"left", booked.left->text(2)}}}};
  }
  auto whole = TRY(sync::draft(order, rules, products, booked.currency));
  whole.order.skip_stock = restocked.empty();
  const bool divides = !restocked.empty() && restocked != pieces_of(refund);
  CreditDrafts drafts{std::move(whole), std::nullopt};
  if (divides) {
    const auto pieces = TRY(product_pieces(order, restocked, rules, products));
    auto both = TRY(divided(drafts.credit, pieces, refund.id, rules));
    drafts = {std::move(both.kept), std::move(both.stock)};
  }
  finish(drafts.credit, sale, refund, booked, rules.settings.language, false);
  if (drafts.stock) finish(*drafts.stock, sale, refund, booked, rules.settings.language, true);
  return drafts;
}

Result<Draft> draft_of_key(CreditDrafts drafts, const std::string& key, shop::RefundId refund) {
  if (!is_stock_credit(key)) return std::move(drafts.credit);
  if (drafts.stock) return *std::move(drafts.stock);
  return Fail{Kind::refused, Reason{ReasonId::refund_of_nothing, {{"refund", std::to_string(refund.value)}}}};
}

std::vector<std::string> needed_products(const shop::Order& sale, const shop::Refund& refund,
                                         const std::vector<shop::Refund>& all, const Rules& rules) {
  const auto order = credited(sale, refund, all, rules);
  return order.ok() ? needed_products(order.value(), rules) : std::vector<std::string>{};
}

}  // namespace woo24::sync
