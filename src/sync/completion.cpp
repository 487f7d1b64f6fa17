#include "woo24/sync/completion.hpp"

#include "woo24/sync/course.hpp"
#include "woo24/sync/shop_meta.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace woo24::sync {

namespace {

constexpr const char* k_meta = "_woo24_invoice";
constexpr const char* k_completes = " completed";

/// `own` and what it was split into, by ascending id; one that was set Inactive will not be delivered.
std::vector<const office::Order*> parts_of(const std::vector<office::Order>& orders, office::OrderId own) {
  std::vector<const office::Order*> sorted;
  for (const auto& order : orders) {
    if (order.id) sorted.push_back(&order);
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return *a->id < *b->id; });
  std::set<office::OrderId> family{own};
  std::vector<const office::Order*> parts;
  for (const auto* order : sorted) {
    const bool split = order->reference_order && family.contains(*order->reference_order);
    const bool part = order->id == own || split || order->state == "Rest";
    if (!part || order->state == "Inactive") continue;
    family.insert(*order->id);
    parts.push_back(order);
  }
  return parts;
}

bool lacks_pieces(const office::Order& order) {
  return std::any_of(order.rows.begin(), order.rows.end(),
                     [](const office::Row& row) { return row.quantity_rest && *row.quantity_rest > Amount{}; });
}

std::optional<Day> due_day(const office::Order& order) {
  if (!order.date_invoiced || order.payment_time.value_or(0) <= 0) return std::nullopt;
  return Day{std::chrono::sys_days{*order.date_invoiced} + std::chrono::days{*order.payment_time}};
}

}  // namespace

std::optional<InvoicedSale> invoiced_sale(const std::vector<office::Order>& orders, office::OrderId own) {
  InvoicedSale sale;
  bool own_invoiced = false;
  const auto parts = parts_of(orders, own);
  for (const auto* part : parts) {
    if (!is_invoiced(*part)) {
      sale.rests = true;
      continue;
    }
    own_invoiced = own_invoiced || part->id == own;
    if (part->invoice) sale.invoices.push_back(*part->invoice);
    sale.ocr = part->ocr.value_or("");
    sale.due = due_day(*part);
    sale.cash = sale.cash || part->state == "InvoicedCashAccount";
  }
  if (!own_invoiced) return std::nullopt;
  // What it lacks is in the order that it was split into, and that one's invoice decides; pieces in no order are still to come.
  sale.rests = sale.rests || (parts.size() == 1 && lacks_pieces(*parts.front()));
  std::sort(sale.invoices.begin(), sale.invoices.end());
  sale.invoices.erase(std::unique(sale.invoices.begin(), sale.invoices.end()), sale.invoices.end());
  return sale;
}

std::string invoice_numbers(const InvoicedSale& sale) {
  std::string text;
  for (const auto invoice : sale.invoices) text += (text.empty() ? "" : ",") + std::to_string(invoice.value);
  return text;
}

shop::Meta invoice_meta(const InvoicedSale& sale, bool completes) {
  return {k_meta, "invoice=" + invoice_numbers(sale) + " ocr=" + sale.ocr + " due=" + (sale.due ? format_day(*sale.due) : "") +
                      (completes ? k_completes : "")};
}

std::string invoice_note(const InvoicedSale& sale) {
  return "24SevenOffice: invoice " + invoice_numbers(sale) + (sale.ocr.empty() ? "" : ", OCR " + sale.ocr) +
         (sale.due ? ", due " + format_day(*sale.due) : "");
}

bool says_invoice(const shop::Order& order, const InvoicedSale& sale) {
  const auto said = meta_value(order.meta, k_meta);
  return said == invoice_meta(sale, false).value || said == invoice_meta(sale, true).value;
}

Ending ending(const InvoicedSale& sale, const shop::Order& order, const std::vector<std::string>& completed_from, bool due) {
  constexpr std::array k_undone{"cancelled", "refunded", "failed", "trash"};
  if (sale.rests) return Ending::rests;
  if (order.status == "completed") return Ending::completed;
  if (completed_from.empty()) return Ending::noted;
  if (std::find(k_undone.begin(), k_undone.end(), order.status) != k_undone.end()) return Ending::moved;
  // Ours has been there, so a person moved it back. Completing it again would mail its customer again.
  if (meta_value(order.meta, k_meta) == invoice_meta(sale, true).value) return Ending::moved;
  if (std::find(completed_from.begin(), completed_from.end(), order.status) != completed_from.end()) return Ending::complete;
  return due ? Ending::waits : Ending::moved;
}

}  // namespace woo24::sync
