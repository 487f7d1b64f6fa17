#pragma once
// A sale, and refunds of it.

#include "samples.hpp"

#include "woo24/sync/credit_draft.hpp"

#include <string>
#include <vector>

namespace woo24::sync {

using namespace samples;

/// 3 hammers at 25 % (597.60 + 149.40), a book at 6 % (270.00 + 16.20), freight 47.20 + 11.80: 1092.20.
inline shop::Order sale() {
  auto order = swedish_order();
  order.lines = {line("Hammare 450 g", "HAM-001", 3, "597.60", "149.40"),
                 line("Snickarens handbok", "BOK-001", 1, "270.00", "16.20", 3)};
  order.lines[0].id = 25;
  order.lines[1].id = 26;
  order.shipping_lines[0].id = 27;
  add_up(order);
  return order;
}

inline shop::RefundLine back(std::int64_t of, const char* quantity, const char* net, const char* tax, std::int64_t rate = 1) {
  shop::RefundLine line;
  line.refunded_item = of;
  line.quantity = amount(quantity);
  line.total = amount(net);
  line.total_tax = amount(tax);
  if (!line.total_tax.is_zero()) line.taxes = {{{rate}, line.total_tax}};
  return line;
}

inline shop::Refund refund(std::int64_t id, const char* total, std::vector<shop::RefundLine> lines = {},
                           std::vector<shop::RefundLine> freight = {}) {
  shop::Refund made;
  made.id = {id};
  made.order = {1042};
  made.amount = amount(total);
  made.created = parse_utc("2026-11-28T09:00:00Z");
  made.lines = std::move(lines);
  made.shipping_lines = std::move(freight);
  made.refunded_payment = true;
  return made;
}

inline settings::Settings credit_settings() {
  auto settings = example_settings();
  settings.orders.after.refunds = settings::AfterSale::act;
  settings.orders.rows.price_reduction = {"PRISAVDRAG", 30};
  return settings;
}

inline Products credit_products() {
  auto known = products();
  known["prisavdrag"] = {office::Product{{2950}, "PRISAVDRAG", "Prisavdrag", true}};
  return known;
}

/// "3 x HAM 199.2 @25 | …" as the credit's rows say it.
inline std::string rows_of(const office::Order& order) {
  std::string out;
  for (const auto& row : order.rows) {
    if (row.type == office::RowType::text) continue;
    out += (out.empty() ? "" : " | ") + row.quantity->shortest() + " x " + std::to_string(row.product.value) + " " +
           row.price->shortest(2) + " @" + (row.vat_rate ? row.vat_rate->shortest() : "-");
  }
  return out;
}

}  // namespace woo24::sync
