// Orders, invoices, credits and payments as persons make them in the pretend office.
#include "woo24/sandbox/office_inner.hpp"
#include "woo24/sandbox/office_open.hpp"
#include "woo24/sandbox/office_operations.hpp"
#include "woo24/sandbox/office_time.hpp"
#include "woo24/sandbox/office_totals.hpp"

#include <algorithm>
#include <set>

namespace woo24::sandbox {

namespace {

OfficeMoney money(const std::string& text) { return OfficeMoney::from(text).value_or(OfficeMoney{}); }

bool is_text(const OfficeRecord& row) { return row.text("Type").starts_with("Text"); }

/// Into the books, with an id.
OfficeOrder& stored(OfficeState& state, OfficeClient& client, OfficeOrder order) {
  order.id = client.next_order++;
  order.created = state.now;
  order.created_call = state.call;
  mark_changed(state, order);
  const std::string key(key_of_reference(order.head.text("ReferenceNumber")));
  if (!key.empty()) client.orders_by_key.emplace(key, order.id);
  return client.orders[order.id] = std::move(order);
}

bool set_currency(OfficeClient& client, OfficeRecord& head, const std::string& symbol) {
  const auto* currency = currency_of(client, symbol.empty() ? client.currency : symbol);
  if (currency == nullptr) return false;
  head.set("Currency.Symbol", currency->symbol);
  head.set("Currency.Rate", currency->rate);
  head.set("Currency.Unit", currency->unit);
  return true;
}

std::optional<OfficeRecord> row_of(OfficeState& state, OfficeClient& client, const OfficeRecord& head,
                                   const OfficeHandRow& from) {
  OfficeRecord row;
  row.set("RowId", client.next_row++);
  if (from.number.empty()) {
    row.set("Type", "Text");
    row.set("Name", from.name);
    return row;
  }
  auto* product = product_by_number(client, from.number);
  if (product == nullptr) return std::nullopt;
  row.set("ProductId", product->card.text("Id"));
  row.set("ProductNo", from.number);
  row.set("Name", from.name.empty() ? product->card.text("Name") : from.name);
  row.set("Price", money(from.price));
  row.set("Quantity", money(from.quantity));
  row.set("DiscountRate", money(from.discount));
  row.set("VatRate", rate_of_row(client, state.switches, head, row).value_or(OfficeMoney{}));
  return row;
}

void negate(OfficeRecord& row) { row.set("Quantity", -row.money("Quantity").value_or(OfficeMoney{})); }

/// What an order of its own has of another: not its invoice, nor what was paid.
OfficeOrder copy_of(OfficeClient& client, const OfficeOrder& from) {
  OfficeOrder copy;
  copy.head = from.head;
  for (const char* field : {"OCR", "DateInvoiced"}) copy.head.erase(field);
  for (auto row : from.rows) {
    row.set("RowId", client.next_row++);
    copy.rows.push_back(std::move(row));
  }
  return copy;
}

/// A row's part that is delivered, and what rests of it.
struct Parts {
  OfficeRecord now, later;
  bool some_now = false, some_later = false;
};

Parts parted(const OfficeRecord& row, const std::string& delivered) {
  const auto all = row.money("Quantity").value_or(OfficeMoney{});
  const auto now = delivered.empty() ? all : money(delivered);
  const auto part = [&](const OfficeMoney& quantity) {
    auto one = row;
    one.set("Quantity", quantity);
    one.set("QuantityOrdered", all);
    one.set("QuantityDelivered", now);
    one.set("QuantityRest", all - now);
    return one;
  };
  return {part(now), part(all - now), !now.is_zero(), !(all - now).is_zero()};
}

}  // namespace

std::int64_t Office::add_order(std::int64_t customer, const std::string& product_number, const std::string& price,
                               const std::string& reference, std::int64_t client) {
  OfficeHandOrder order;
  order.customer = customer;
  order.rows = {{product_number, price, "1", "0", ""}};
  order.reference = reference;
  order.client = client;
  return add_order(order);
}

std::int64_t Office::add_order(const OfficeHandOrder& order) {
  Open open(*inner_);
  auto* client = open->client(order.client);
  if (client == nullptr || !client->companies.contains(order.customer)) return 0;
  OfficeOrder made;
  auto& head = made.head;
  head.set("CustomerId", order.customer);
  head.set("OrderStatus", order.state == "Invoiced" ? "Web" : order.state);
  head.set("DateOrdered", order.day.empty() ? format_plain(open->now) : order.day + "T11:00:00");
  head.set("ReferenceNumber", order.reference);
  head.set("InvoiceTitle", order.title);
  if (order.type_of_sale) head.set("TypeOfSaleId", *order.type_of_sale);
  if (!set_currency(*client, head, order.currency)) return 0;
  for (const auto& from : order.rows) {
    auto row = row_of(open.state(), *client, head, from);
    if (!row) return 0;
    made.rows.push_back(std::move(*row));
  }
  auto& kept = stored(open.state(), *client, std::move(made));
  if (order.state == "Invoiced") invoice_order(open.state(), *client, kept);
  return kept.id;
}

bool Office::invoice(std::int64_t order) {
  Open open(*inner_);
  auto* client = open.client_of_order(order);
  if (client == nullptr) return false;
  auto& found = client->orders.at(order);
  if (!invoice_order(open.state(), *client, found).empty()) return false;
  mark_changed(open.state(), found);
  return true;
}

bool Office::invoice_cash(std::int64_t order) {
  Open open(*inner_);
  auto* found = open.changeable(order);
  if (found == nullptr) return false;
  auto* client = open.client_of_order(order);
  found->invoice = client->next_invoice++;
  found->head.set("OrderStatus", "InvoicedCashAccount");
  found->head.set("DateInvoiced", format_plain(open->now));
  draw_stock(open.state(), *client, *found);
  mark_changed(open.state(), *found);
  return true;
}

bool Office::set_state(std::int64_t order, const std::string& state) {
  if (state == "Invoiced") return invoice(order);
  if (state == "InvoicedCashAccount") return invoice_cash(order);
  Open open(*inner_);
  auto* found = open.changeable(order);
  if (found == nullptr) return false;
  found->head.set("OrderStatus", state);
  draw_stock(open.state(), *open.client_of_order(order), *found);
  mark_changed(open.state(), *found);
  return true;
}

std::int64_t Office::collect(const std::vector<std::int64_t>& orders) {
  Open open(*inner_);
  const auto distinct = std::set<std::int64_t>(orders.begin(), orders.end());
  if (distinct.empty()) return 0;
  auto* client = open.client_of_order(*distinct.begin());
  const auto ready = [&](std::int64_t id) {
    const auto* one = open.changeable(id);
    return one != nullptr && client == open.client_of_order(id) &&
           one->head.text("CustomerId") == client->orders.at(*distinct.begin()).head.text("CustomerId");
  };
  if (client == nullptr || !std::all_of(distinct.begin(), distinct.end(), ready)) return 0;
  OfficeOrder sum;
  sum.head = client->orders.at(*distinct.begin()).head;
  for (const char* field : {"ReferenceNumber", "ExternalStatus"}) sum.head.erase(field);
  for (const auto id : distinct) {
    auto& one = client->orders.at(id);
    for (auto row : one.rows) {
      row.set("RowId", client->next_row++);
      sum.rows.push_back(std::move(row));
    }
    std::move(one.waiting.begin(), one.waiting.end(), std::back_inserter(sum.waiting));
    one.waiting.clear();
  }
  sum.drawn = true;  // its orders draw
  auto& invoice = stored(open.state(), *client, std::move(sum));
  if (!invoice_order(open.state(), *client, invoice).empty()) return 0;
  for (const auto id : distinct) {
    auto& one = client->orders.at(id);
    one.invoice = invoice.invoice;
    one.head.set("OrderStatus", "InvoicedPack");
    one.head.set("DateInvoiced", invoice.head.text("DateInvoiced"));
    draw_stock(open.state(), *client, one);
    mark_changed(open.state(), one);
  }
  return invoice.id;
}

std::int64_t Office::deliver_part(std::int64_t order, const std::vector<std::string>& delivered) {
  Open open(*inner_);
  auto* found = open.changeable(order);
  if (found == nullptr) return 0;
  auto* client = open.client_of_order(order);
  OfficeOrder rest;
  std::vector<OfficeRecord> now;
  std::size_t n = 0;
  for (const auto& row : found->rows) {
    if (is_text(row)) {
      now.push_back(row);
      continue;
    }
    auto parts = parted(row, n < delivered.size() ? delivered[n] : "");
    ++n;
    if (parts.some_now) now.push_back(std::move(parts.now));
    if (!parts.some_later) continue;
    parts.later.set("RowId", client->next_row++);
    rest.rows.push_back(std::move(parts.later));
  }
  rest.head = found->head;
  rest.head.set("OrderStatus", "Rest");
  rest.head.set("ReferenceOrderId", order);
  found->rows = std::move(now);
  if (!invoice_order(open.state(), *client, *found).empty()) return 0;
  mark_changed(open.state(), *found);
  return rest.rows.empty() ? 0 : stored(open.state(), *client, std::move(rest)).id;
}

std::int64_t Office::copy_order(std::int64_t order) {
  Open open(*inner_);
  auto* found = open.order(order);
  if (found == nullptr) return 0;
  auto* client = open.client_of_order(order);
  auto copy = copy_of(*client, *found);
  copy.head.set("OrderStatus", "Web");
  return stored(open.state(), *client, std::move(copy)).id;
}

std::int64_t Office::add_credit(std::int64_t order, const std::string& amount) {
  Open open(*inner_);
  auto* found = open.order(order);
  if (found == nullptr || !found->booked) return 0;
  auto* client = open.client_of_order(order);
  auto credit = copy_of(*client, *found);
  for (const char* field : {"ReferenceNumber", "ExternalStatus", "Paid", "PaymentMethodId"}) credit.head.erase(field);
  credit.head.set("ReferenceInvoiceId", found->invoice);
  credit.head.set("DateOrdered", format_plain(open->now));
  std::erase_if(credit.rows, is_text);
  if (!amount.empty() && !credit.rows.empty()) {
    credit.rows.resize(1);
    credit.rows.front().set("Price", money(amount));
    credit.rows.front().set("Quantity", OfficeMoney::whole(1));
    credit.rows.front().set("DiscountRate", OfficeMoney{});
  }
  for (auto& row : credit.rows) negate(row);
  auto& kept = stored(open.state(), *client, std::move(credit));
  return invoice_order(open.state(), *client, kept).empty() ? kept.id : 0;
}

bool Office::receive_payment(std::int64_t order, const std::string& amount, int account) {
  Open open(*inner_);
  auto* found = open.order(order);
  if (found == nullptr || !found->booked) return false;
  post_payment(open.state(), *open.client_of_order(order), *found, {0, money(amount), oslo_day(open->now), false, account});
  return true;
}

bool Office::lose_payments(std::int64_t order) {
  Open open(*inner_);
  auto* found = open.order(order);
  if (found == nullptr || !found->booked || found->payments.empty()) return false;
  const auto paid = found->payments;
  for (auto payment : paid) {
    payment.amount = -payment.amount;
    post_payment(open.state(), *open.client_of_order(order), *found, payment);
  }
  found->payments.clear();
  return true;
}

}  // namespace woo24::sandbox
