#include "woo24/sync/forms.hpp"

#include "woo24/sync/key.hpp"
#include "woo24/sync/verify.hpp"

namespace woo24::sync {

namespace {

office::Order head(const Draft& draft, const Posting& posting) {
  office::Order order = draft.order;
  order.id = posting.office_order;
  order.customer = posting.customer;
  order.payment_method = draft.payment_method;
  order.payment_amount.reset();
  if (posting.external_status) {
    order.external_status = posting.order.value;
  } else {
    order.external_status.reset();
  }
  return order;
}

office::Order marked(const Draft& draft, const Posting& posting, const std::string& installation, const char* state) {
  auto order = head(draft, posting);
  order.reference_number = staged_reference(posting.key, installation);
  order.state = state;
  order.paid.reset();  // the day of payment leaves with the payment
  return order;
}

/// The head that the office shows, as it may be sent back: without what is read only, and without rows.
office::Order as_shown(const office::Order& read) {
  auto order = read;
  order.rows.clear();
  order.customer_name.clear();
  order.invoice.reset();
  order.date_changed.reset();
  order.total_inc_vat.reset();
  order.total_vat.reset();
  order.payment_amount.reset();
  order.include_vat = read.include_vat.value_or(false);
  if (order.currency && (order.currency->symbol.empty() || order.currency->symbol == "LOCAL")) order.currency.reset();
  return order;
}

}  // namespace

office::Order staged_form(const Draft& draft, const Posting& posting, const std::string& installation) {
  return marked(draft, posting, installation, "Web");
}

office::Order updated_form(const Draft& draft, const Posting& posting, const std::string& installation,
                           const office::Order& read) {
  auto order = marked(draft, posting, installation, "Web");
  order.rows = row_changes(draft.order.rows, read.rows);
  return order;
}

office::Order released_form(const Draft& draft, const Posting& posting, bool with_payment, const std::optional<Day>& invoiced) {
  auto order = head(draft, posting);
  order.reference_number = posting.key;
  order.state = draft.becomes;
  order.date_invoiced = invoiced;
  order.rows.clear();
  if (draft.payment) {
    order.payment_method = draft.payment->method;
    order.paid = draft.payment->paid;
    if (with_payment) order.payment_amount = draft.payment->amount;
  }
  return order;
}

office::Order head_form(const Draft& draft, const Posting& posting, const std::string& installation) {
  auto order = staged_form(draft, posting, installation);
  order.rows.clear();
  return order;
}

office::Order inactive_form(const office::Order& read) {
  auto order = as_shown(read);
  order.state = "Inactive";
  return order;
}

office::Order reopened_form(const office::Order& read) {
  auto order = as_shown(read);
  order.state = "Web";
  order.invoice_title = k_changing_title;
  order.date_invoiced.reset();
  return order;
}

office::Order changed_form(const Draft& draft, const Posting& sale, const office::Order& read) {
  auto order = released_form(draft, sale, false);
  order.state = "Web";
  order.invoice_title = k_changing_title;
  order.rows = row_changes(draft.order.rows, read.rows);
  return order;
}

bool is_changing(const office::Order& read) { return read.invoice_title == k_changing_title; }

office::Order stopped_form(const office::Order& read) {
  auto order = as_shown(read);
  order.invoice_title = k_stopped_title;
  return order;
}

bool is_stopped(const office::Order& read) { return read.invoice_title == k_stopped_title; }

}  // namespace woo24::sync
