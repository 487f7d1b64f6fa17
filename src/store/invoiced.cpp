#include "woo24/store/invoiced.hpp"

#include "statement.hpp"

#include <algorithm>
#include <array>

namespace woo24::store {

namespace {

constexpr std::array<std::string_view, 6> k_outcomes{"found", "rests", "waits", "noted", "completed", "moved"};

InvoicedOrder invoiced_in(Statement& row) {
  const auto name = text(row, 3);
  const auto at = std::find(k_outcomes.begin(), k_outcomes.end(), name);
  // A word that no woo24 can have written is looked at again, which is harmless.
  const auto outcome = at == k_outcomes.end() ? AfterInvoice::found : static_cast<AfterInvoice>(at - k_outcomes.begin());
  return {number(row, 0), {number(row, 1)}, instant(row, 2), outcome};
}

}  // namespace

Result<void> Invoiced::put(const InvoicedOrder& order) {
  return execute(db_, "INSERT OR REPLACE INTO invoiced (posting, invoice, at, outcome) VALUES (?,?,?,?)", order.posting,
                 order.invoice, order.at, k_outcomes[static_cast<std::size_t>(order.outcome)]);
}

Result<std::optional<InvoicedOrder>> Invoiced::of(std::int64_t posting) {
  return first(rows(db_, "SELECT posting, invoice, at, outcome FROM invoiced WHERE posting=?", invoiced_in, posting));
}

Result<std::map<std::int64_t, InvoicedOrder>> Invoiced::open() {
  std::map<std::int64_t, InvoicedOrder> found;
  for (const auto& one :
       TRY(rows(db_, "SELECT posting, invoice, at, outcome FROM invoiced WHERE outcome NOT IN ('noted','completed','moved')",
                invoiced_in))) {
    found.emplace(one.posting, one);
  }
  return found;
}

}  // namespace woo24::store
