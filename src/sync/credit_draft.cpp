#include "woo24/sync/credit_draft.hpp"

#include "woo24/base/teeth.hpp"

#include <fmt/core.h>

namespace woo24::sync {

namespace {

constexpr std::size_t k_key_limit = 44;  // so that the mark fits in 50

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

}  // namespace

Result<std::string> credit_key(const std::string& order_key, shop::RefundId refund) {
  auto key = order_key + "-R" + std::to_string(WOO24_RULE(refund_id_in_key) ? refund.value : 1);
  if (key.size() > k_key_limit) return Fail{Kind::refused, Reason{ReasonId::key_too_long, {{"key", key}}}};
  return key;
}

Result<Draft> credit_draft(const shop::Order& sale, const shop::Refund& refund, const std::vector<shop::Refund>& all,
                           const BookedSale& booked, const Rules& rules, const Products& products) {
  const auto order = TRY(credited(sale, refund, all, rules));
  if (booked.left && refund.amount > booked.left->rounded(2) && WOO24_RULE(credit_within_its_sale)) {
    return Fail{Kind::refused,
                Reason{ReasonId::refund_exceeds_sale, {{"refunded", refund.amount.text(2)}, {"left", booked.left->text(2)}}}};
  }
  const auto stock = restocked(sale, refund, all);
  if (stock == Restocked::unclear)
    return Fail{Kind::refused, Reason{ReasonId::refund_partly_restocked, {{"refund", std::to_string(refund.id.value)}}}};
  auto draft = TRY(sync::draft(order, rules, products, booked.currency));
  turn(draft);
  draft.left_open = draft.payment && !refund.refunded_payment;
  if (draft.left_open) draft.payment.reset();
  draft.order.skip_stock = stock == Restocked::none;
  draft.order.reference_invoice = booked.invoice;
  if (!booked.invoice) draft.order.reference_order = booked.order;
  std::erase_if(draft.order.rows, [](const office::Row& row) { return row.type == office::RowType::text; });
  draft.order.rows.insert(draft.order.rows.begin(), text_row(text_of(sale, booked, rules.settings.language)));
  draft.kind = "credit, " + draft.kind;
  return draft;
}

std::vector<std::string> needed_products(const shop::Order& sale, const shop::Refund& refund,
                                         const std::vector<shop::Refund>& all, const Rules& rules) {
  const auto order = credited(sale, refund, all, rules);
  return order.ok() ? needed_products(order.value(), rules) : std::vector<std::string>{};
}

}  // namespace woo24::sync
