#include "woo24/sandbox/office_books.hpp"

#include "woo24/sandbox/office_inner.hpp"
#include "woo24/sandbox/office_operations.hpp"
#include "woo24/sandbox/office_time.hpp"
#include "woo24/sandbox/office_totals.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

constexpr int k_oere = 2;

std::string shortest(const OfficeRecord& record, const char* field) {
  return record.money(field).value_or(OfficeMoney{}).shortest();
}

BooksRow row_of(const OfficeRecord& row, const OfficeRowSum& sum) {
  BooksRow out;
  out.id = row.number("RowId").value_or(0);
  out.product = row.number("ProductId").value_or(0);
  out.product_no = row.text("ProductNo");
  out.name = row.text("Name");
  out.text = sum.text;
  out.price = shortest(row, "Price");
  out.quantity = shortest(row, "Quantity");
  out.discount = shortest(row, "DiscountRate");
  out.vat_rate = sum.rate.shortest();
  out.net = sum.net.text(k_oere);
  out.vat = sum.vat.text(k_oere);
  out.tax_code = row.number("TaxSettings.TaxCode");
  out.department = row.number("DepartmentId");
  out.project = row.number("ProjectId");
  return out;
}

BooksPayment payment_of(const OfficeClient& client, const OfficePayment& payment) {
  const auto* method = method_of(client, payment.method);
  return {payment.method,
          method == nullptr ? "" : method->name,
          payment.account != 0 ? payment.account
          : method == nullptr  ? 0
                               : method->account,
          payment.amount.text(k_oere),
          payment.day,
          payment.posted};
}

void fill_head(BooksOrder& out, const OfficeRecord& head) {
  out.customer = head.number("CustomerId").value_or(0);
  out.customer_name = head.text("CustomerName");
  out.reference_number = head.text("ReferenceNumber");
  out.state = head.text("OrderStatus");
  out.currency = head.text("Currency.Symbol");
  out.currency_rate = shortest(head, "Currency.Rate");
  out.currency_unit = head.number("Currency.Unit").value_or(1);
  out.external_status = head.number("ExternalStatus");
  out.type_of_sale = head.number("TypeOfSaleId");
  out.payment_method = head.number("PaymentMethodId");
  out.department = head.number("DepartmentId");
  out.project = head.number("ProjectId");
  out.title = head.text("InvoiceTitle");
  out.text = head.text("InvoiceText");
  out.distributor = head.text("Distributor");
  out.distribution_method = head.text("DistributionMethod");
  out.invoice_email = head.text("InvoiceEmailAddress");
  out.your_reference = head.text("YourReference");
  out.ocr = head.text("OCR");
  out.reference_invoice = head.number("ReferenceInvoiceId").value_or(0);
  out.reference_order = head.number("ReferenceOrderId").value_or(0);
  out.skip_stock = head.flag("SkipStock");
  out.date_ordered = oslo_day(head.text("DateOrdered"));
  out.date_invoiced = oslo_day(head.text("DateInvoiced"));
  out.paid = oslo_day(head.text("Paid"));
}

BooksOrder order_of(const OfficeState& state, const OfficeClient& client, const OfficeOrder& order) {
  BooksOrder out;
  out.id = order.id;
  out.invoice = order.invoice;
  fill_head(out, shown_order(state, client, order));
  const auto sums = sums_of(order, state.switches);
  out.total_inc_vat = sums.total.text(k_oere);
  out.total_vat = sums.vat.text(k_oere);
  for (const auto& [rate, sum] : sums.rates) out.rates.push_back({rate.shortest(), sum.net.text(k_oere), sum.vat.text(k_oere)});
  for (std::size_t i = 0; i < order.rows.size(); ++i) out.rows.push_back(row_of(order.rows[i], sums.rows[i]));
  OfficeMoney paid;
  for (const auto* list : {&order.payments, &order.waiting}) {
    for (const auto& payment : *list) {
      out.payments.push_back(payment_of(client, payment));
      paid += payment.amount;
    }
  }
  out.paid_amount = paid.text(k_oere);
  out.open = open_amount(order, state.switches).text(k_oere);
  out.created = order.created;
  out.changed = order.changed;
  out.saves = order.saves;
  out.due = order.due;
  return out;
}

BooksCompany company_of(const OfficeRecord& card) {
  return {
      card.number("Id").value_or(0), card.text("ExternalId"),  card.text("OrganizationNumber"),           card.text("Name"),
      card.text("FirstName"),        card.text("Type"),        card.text("EmailAddresses.Invoice.Value"), card.text("Country"),
      card.text("VatNumber"),        card.flag("BlockInvoice")};
}

}  // namespace

std::optional<BooksOrder> Books::order(std::int64_t id) const {
  const auto found = std::find_if(orders.begin(), orders.end(), [&](const BooksOrder& one) { return one.id == id; });
  return found == orders.end() ? std::nullopt : std::optional(*found);
}

std::vector<BooksOrder> Books::with_key(std::string_view key) const {
  std::vector<BooksOrder> out;
  std::copy_if(orders.begin(), orders.end(), std::back_inserter(out),
               [&](const BooksOrder& one) { return key_of_reference(one.reference_number) == key; });
  return out;
}

std::vector<BooksOrder> Books::counting(std::string_view key) const {
  auto out = with_key(key);
  std::erase_if(out, [](const BooksOrder& one) { return one.state == "Inactive"; });
  return out;
}

std::string Books::balance(int account) const {
  OfficeMoney sum;
  for (const auto& entry : ledger) {
    if (entry.account == account) sum += OfficeMoney::from(entry.amount).value_or(OfficeMoney{});
  }
  return sum.text(k_oere);
}

Books Office::books(std::int64_t client_id) const {
  const std::lock_guard lock(inner_->mutex);
  Books books;
  auto& state = inner_->state;
  const auto* client = state.client(client_id);
  if (client == nullptr) return books;
  for (const auto& [id, order] : client->orders) books.orders.push_back(order_of(state, *client, order));
  for (const auto& [id, stored] : client->companies) books.companies.push_back(company_of(stored.card));
  books.ledger = client->ledger;
  for (const auto& [id, stored] : client->products) {
    if (stored.card.flag("StockControlled"))
      books.stock[stored.card.text("No")] = stored.card.money("Stock").value_or(OfficeMoney{}).shortest();
  }
  return books;
}

int Office::count(const std::string& operation) const {
  const std::lock_guard lock(inner_->mutex);
  const auto& counts = inner_->state.counts;
  if (!operation.empty()) {
    const auto found = counts.find(operation);
    return found == counts.end() ? 0 : found->second;
  }
  int all = 0;
  for (const auto& [name, count] : counts) all += count;
  return all;
}

std::vector<OfficeCall> Office::calls() const {
  const std::lock_guard lock(inner_->mutex);
  return inner_->state.calls;
}

void Office::forget_calls() {
  const std::lock_guard lock(inner_->mutex);
  inner_->state.calls.clear();
  inner_->state.counts.clear();
}

void Office::on_request(OnRequest callback) {
  const std::lock_guard lock(inner_->mutex);
  inner_->on_request = std::move(callback);
}

std::vector<OfficeViolation> Office::violations() const {
  const std::lock_guard lock(inner_->mutex);
  return inner_->state.violations;
}

std::vector<std::string> Office::errors() const {
  std::vector<std::string> out;
  for (const auto& one : violations()) {
    if (one.error) out.push_back(one.id + ": " + one.detail);
  }
  return out;
}

int Office::living_sessions() const {
  const std::lock_guard lock(inner_->mutex);
  const auto now = inner_->now();
  const auto& state = inner_->state;
  return static_cast<int>(std::count_if(state.sessions.begin(), state.sessions.end(), [&](const OfficeSession& one) {
    return now - one.began < state.switches.session_lifetime;
  }));
}

}  // namespace woo24::sandbox
