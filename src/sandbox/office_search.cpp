// GetInvoices, GetOrderSyncList and GetTransactions.
#include "woo24/sandbox/office_operations.hpp"
#include "woo24/sandbox/office_time.hpp"
#include "woo24/sandbox/office_totals.hpp"

#include <algorithm>
#include <set>

namespace woo24::sandbox {

namespace {

constexpr const char* k_no_parameter = "Please specify at least one search parameter";

using Numbers = std::set<std::int64_t>;

/// Nothing when the parameter was not given, or is an empty list.
std::optional<Numbers> wanted_numbers(const pugi::xml_node& parameters, const char* name) {
  const auto values = numbers_from(parameters.child(name));
  return values.empty() ? std::nullopt : std::optional(Numbers(values.begin(), values.end()));
}

bool lags(const OfficeState& state, Instant at, std::int64_t call) {
  const auto& lag = state.switches.search_lag;
  return state.call - call <= lag.calls || state.now - at < lag.seconds;
}

bool has_lag(const OfficeState& state) {
  return state.switches.search_lag.calls > 0 || state.switches.search_lag.seconds.count() > 0;
}

bool is_found(const OfficeState& state, const OfficeOrder& order) {
  return !has_lag(state) || !lags(state, order.created, order.created_call);
}

/// When a search thinks that the order was changed last.
Instant change_of(const OfficeState& state, const OfficeOrder& order) {
  const bool old = has_lag(state) && order.changed_before && lags(state, order.changed, order.changed_call);
  const auto at = old ? *order.changed_before : order.changed;
  return state.switches.change_dates == OfficeSwitches::ChangeDates::exact ? at : to_minute(at);
}

struct OrderSearch {
  std::optional<Numbers> customers, invoices, orders, external;
  std::optional<Instant> changed_after;
  std::set<std::string> states;
  bool external_finds_nothing = false;

  [[nodiscard]] bool is_empty() const {
    return !customers && !invoices && !orders && !external && !changed_after && states.empty() && !external_finds_nothing;
  }
};

OrderSearch search_from(const OfficeState& state, const pugi::xml_node& parameters) {
  OrderSearch search;
  search.customers = wanted_numbers(parameters, "CustomerIds");
  search.invoices = wanted_numbers(parameters, "InvoiceIds");
  search.orders = wanted_numbers(parameters, "OrderIds");
  search.external = wanted_numbers(parameters, "ExternalStatus");
  search.changed_after = parse_utc(parameters.child("ChangedAfter").text().get());
  for (auto& one : list_from(parameters.child("OrderStates"))) search.states.insert(std::move(one));
  search.external_finds_nothing = search.external && state.switches.external_search == OfficeSwitches::ExternalSearch::nothing;
  return search;
}

bool fits(const OfficeState& state, const OrderSearch& search, const OfficeOrder& order) {
  const auto in = [](const std::optional<Numbers>& wanted, std::int64_t value) { return !wanted || wanted->contains(value); };
  const bool by_number = search.orders || search.invoices;
  if ((!by_number || state.switches.search_lag.by_id) && !is_found(state, order)) return false;
  if (!in(search.orders, order.id) || !in(search.invoices, order.invoice)) return false;
  if (!in(search.customers, order.head.number("CustomerId").value_or(0))) return false;
  if (search.external && state.switches.external_search != OfficeSwitches::ExternalSearch::everything) {
    const auto value = order.head.number("ExternalStatus");
    if (!value || !search.external->contains(*value)) return false;
  }
  if (search.changed_after && change_of(state, order) <= *search.changed_after) return false;
  return search.states.empty() || search.states.contains(order.head.text("OrderStatus"));
}

std::string refused_search(OfficeState& state, const OrderSearch& search, const pugi::xml_node& parameters) {
  for (const char* name : {"OrderIds", "CustomerIds", "InvoiceIds", "ExternalStatus"}) {
    if (auto fault = too_many(state, parameters.child(name), name); !fault.empty()) return fault;
  }
  if (search.external && state.switches.external_search == OfficeSwitches::ExternalSearch::fault) {
    return "Invalid column name 'ExternalStatus'.";
  }
  if (!search.is_empty()) return "";
  state.violate("empty-search", "GetInvoices");
  return k_no_parameter;
}

std::string transaction_xml(const OfficeState& state, const OfficeClient& client, const BooksEntry& entry, std::size_t index) {
  OfficeRecord record;
  record.set("Date", entry.day + "T00:00:00");
  record.set("AccountNo", std::int64_t{entry.account});
  record.set("Currency", client.currency);
  record.set("CurrencyRate", "1.0000");
  record.set("CurrencyUnit", "1");
  record.set("Amount", OfficeMoney::from(entry.amount).value_or(OfficeMoney{}));
  record.set("Period", "1");
  record.set("Comment", entry.what);
  record.set("TransactionNo", std::int64_t{entry.voucher});
  record.set("SequenceNo", static_cast<std::int64_t>(index % 30000));
  record.set("SystemType", entry.what == "Betalning"                 ? "Payment"
                           : entry.what.starts_with("Kreditfaktura") ? "CreditnoteCustomer"
                                                                     : "InvoiceCustomer");
  if (entry.invoice != 0) record.set("InvoiceNo", entry.invoice);
  record.set("Hidden", "false");
  const auto order = client.orders.find(entry.order);
  if (order != client.orders.end() && entry.invoice != 0) {
    record.set("OCR", order->second.head.text("OCR"));
    if (!order->second.due.empty()) record.set("DueDate", order->second.due + "T00:00:00");
  }
  const bool open =
      order != client.orders.end() && entry.account == 1510 && !open_amount(order->second, state.switches).is_zero();
  record.set("Open", open ? "true" : "false");
  record.set("HasVatDividend", "false");
  const RecordXml xml{state.wsdl, "transaction", empty_style(state.switches)};
  RecordXml::Lists lists;
  if (entry.customer != 0) {
    OfficeRecord dimension;
    dimension.set("Type", "Customer");
    dimension.set("Value", entry.customer);
    lists["Dimensions"] = xml.element("Dimension", dimension, OfficeProperties::all());
  }
  return xml.element("Transaction", record, OfficeProperties::all(), lists);
}

}  // namespace

OfficeReply get_invoices(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  const auto parameters = request.arguments.child("searchParams");
  const auto search = search_from(state, parameters);
  if (auto fault = refused_search(state, search, parameters); !fault.empty()) return office_fault(fault);
  const auto wanted = properties_from(state, request, "invoiceReturnProperties", "InvoiceOrder");
  const auto of_rows = properties_from(state, request, "rowReturnProperties", "InvoiceRow");
  if (wanted.wants_nothing()) state.violate("no-properties", "GetInvoices", false);
  std::vector<std::string> found;
  for (const auto& [id, order] : client.orders) {
    if (search.external_finds_nothing || !fits(state, search, order)) continue;
    found.push_back(order_xml(state, shown_order(state, client, order), order.rows, wanted, of_rows));
  }
  return {arranged(state, std::move(found)), false, "", ""};
}

OfficeReply order_sync_list(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  const auto parameters = request.arguments.child("syncParams");
  const auto changed_after = parse_utc(parameters.child("ChangedAfter").text().get());
  const auto registered_after = parse_utc(parameters.child("RegisteredAfter").text().get());
  if (!changed_after && !registered_after) state.violate("wide-search", "GetOrderSyncList", false);
  std::vector<std::string> ids;
  for (const auto& [id, order] : client.orders) {
    if (!is_found(state, order)) continue;
    if (changed_after && change_of(state, order) <= *changed_after) continue;
    if (registered_after && order.created <= *registered_after) continue;
    ids.push_back(xml_element("int", std::to_string(id)));
  }
  return {arranged(state, std::move(ids)), false, "", ""};
}

OfficeReply get_transactions(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  const auto parameters = record_from(request.arguments.child("searchParams"));
  const auto first = oslo_day(parameters.text("DateStart")), last = oslo_day(parameters.text("DateEnd"));
  if (first.empty() || last.empty()) return office_fault("DateStart and DateEnd are required.");
  const auto invoice = parameters.text("InvoiceNo");
  const auto customer = parameters.number("CustomerId");
  std::string all;
  for (std::size_t i = 0; i < client.ledger.size(); ++i) {
    const auto& entry = client.ledger[i];
    if (entry.day < first || entry.day > last) continue;
    if (!invoice.empty() && std::to_string(entry.invoice) != invoice) continue;
    if (customer && *customer != entry.customer) continue;
    if (parameters.has("HasInvoiceId") && parameters.flag("HasInvoiceId") != (entry.invoice != 0)) continue;
    all += transaction_xml(state, client, entry, i);
  }
  return {std::move(all), false, "", ""};
}

}  // namespace woo24::sandbox
