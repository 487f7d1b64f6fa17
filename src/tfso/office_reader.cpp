#include "woo24/tfso/office_reader.hpp"

#include "number_pattern.hpp"
#include "woo24/base/text.hpp"
#include "woo24/tfso/company_xml.hpp"
#include "woo24/tfso/invoice_xml.hpp"
#include "woo24/tfso/ledger_xml.hpp"
#include "woo24/tfso/list_xml.hpp"
#include "woo24/tfso/product_xml.hpp"
#include "woo24/tfso/soap.hpp"
#include "woo24/tfso/xml_fields.hpp"

#include <pugixml.hpp>

#include <limits>

namespace woo24::tfso {

namespace {

constexpr std::size_t k_ids_a_call = 1000;
constexpr std::string_view k_own_keys = "WOO-";

/// A call whose answer is a list: each record read by `read`, nil ones left out.
template <typename Item, typename Read>
Result<std::vector<Item>> list_of(Session& session, const Call& call, Read read) {
  std::vector<Item> out;
  TRY(session.call(call, [&](const pugi::xml_node& record) -> Result<void> {
    if (!is_nil(record)) out.push_back(TRY(read(record)));
    return {};
  }));
  return out;
}

template <typename Item, typename Read>
Result<std::vector<Item>> named_list(Session& session, Service service, const std::string& operation, std::string arguments,
                                     Urgency urgency, Read read) {
  return list_of<Item>(session, Call{service, operation, std::move(arguments), false, urgency}, read);
}

/// GetInvoices by one list of numbers, a thousand a call.
Result<std::vector<office::Order>> invoices_by(Session& session, Urgency urgency, std::string_view field,
                                               const std::vector<std::int64_t>& values, OrderView view) {
  std::vector<office::Order> out;
  for (std::size_t at = 0; at < values.size(); at += k_ids_a_call) {
    const auto end = std::min(values.size(), at + k_ids_a_call);
    XmlText xml;
    xml.open("searchParams");
    xml.ints(field, {values.begin() + static_cast<std::ptrdiff_t>(at), values.begin() + static_cast<std::ptrdiff_t>(end)});
    xml.close("searchParams").raw(invoice_properties(view));
    const Call call{Service::invoice, "GetInvoices", xml.str(), false, urgency};
    auto some = TRY(list_of<office::Order>(session, call, [](const auto& node) { return read_invoice(node, "GetInvoices"); }));
    std::move(some.begin(), some.end(), std::back_inserter(out));
  }
  return out;
}

std::vector<std::int64_t> values_of(const std::vector<office::OrderId>& ids) {
  std::vector<std::int64_t> out;
  for (const auto id : ids) out.push_back(id.value);
  return out;
}

/// An xs:int outside its range fails the whole call, and can have been saved on no order.
std::vector<std::int64_t> ints_only(const std::vector<std::int64_t>& values) {
  using Limits = std::numeric_limits<std::int32_t>;
  std::vector<std::int64_t> out;
  std::copy_if(values.begin(), values.end(), std::back_inserter(out),
               [](std::int64_t value) { return value > Limits::min() && value <= Limits::max(); });
  return out;
}

Result<std::vector<office::Product>> exact_products(Session& session, Urgency urgency, const std::string& searched,
                                                    const std::string& number) {
  std::vector<office::Product> out;
  const Call call{Service::product, "GetProducts", products_by_number_arguments(searched), false, urgency};
  TRY(session.call(call, [&](const pugi::xml_node& record) -> Result<void> {
    if (is_nil(record)) return {};
    auto product = TRY(read_product(record));
    if (same_number(product.number, number)) out.push_back(std::move(product));
    return {};
  }));
  return out;
}

Result<std::vector<office::Company>> companies_of(Session& session, Urgency urgency, const office::CompanySearch& search,
                                                  const std::vector<office::CompanyId>& ids) {
  const Call call{Service::company, "GetCompanies", company_search(search, ids) + company_properties(), false, urgency};
  return list_of<office::Company>(session, call, read_company);
}

}  // namespace

Result<std::vector<office::Order>> OfficeReader::orders_by_external_status(const std::vector<std::int64_t>& values) {
  return invoices_by(session_, urgency_, "ExternalStatus", ints_only(values), OrderView::whole);
}

Result<std::vector<office::Order>> OfficeReader::orders_by_id(const std::vector<office::OrderId>& ids) {
  return invoices_by(session_, urgency_, "OrderIds", values_of(ids), OrderView::whole);
}

Result<std::vector<office::Order>> OfficeReader::order_keys_by_id(const std::vector<office::OrderId>& ids) {
  return invoices_by(session_, urgency_, "OrderIds", values_of(ids), OrderView::keys);
}

Result<std::vector<office::Order>> OfficeReader::order_standings_by_id(const std::vector<office::OrderId>& ids) {
  return invoices_by(session_, urgency_, "OrderIds", values_of(ids), OrderView::standing);
}

Result<std::vector<office::Order>> OfficeReader::booked_orders_by_id(const std::vector<office::OrderId>& ids) {
  return invoices_by(session_, urgency_, "OrderIds", values_of(ids), OrderView::booked);
}

Result<std::vector<office::Order>> OfficeReader::orders_of_the_office(const std::vector<office::OrderId>& changed) {
  std::vector<office::OrderId> others;
  for (const auto& order : TRY(order_keys_by_id(changed))) {
    if (!order.reference_number.value_or("").starts_with(k_own_keys)) others.push_back(*order.id);
  }
  return orders_by_id(others);
}

Result<std::vector<office::LedgerEntry>> OfficeReader::ledger(const office::LedgerSearch& search) {
  const Call call{Service::transaction, "GetTransactions", ledger_search(search), false, urgency_};
  return list_of<office::LedgerEntry>(session_, call, read_ledger_entry);
}

Result<std::vector<office::OrderId>> OfficeReader::orders_changed_since(Instant after) {
  XmlText xml;
  xml.open("syncParams").text("ChangedAfter", search_time(after));
  xml.text("RegisteredAfter", "0001-01-01T00:00:00").close("syncParams");
  const Call call{Service::invoice, "GetOrderSyncList", xml.str(), false, urgency_};
  return list_of<office::OrderId>(session_, call, [](const pugi::xml_node& record) -> Result<office::OrderId> {
    const std::string found = record.text().get();
    if (const auto id = whole_number(found); id && *id > 0) return office::OrderId{*id};
    return Fail{Kind::refused, Reason{ReasonId::office_answer_wrong,
                                      {{"operation", "GetOrderSyncList"}, {"field", "int"}, {"found", cut(found, 60)}}}};
  });
}

Result<std::vector<office::Company>> OfficeReader::companies(const office::CompanySearch& search) {
  if (!search.ids.empty()) {
    std::vector<office::Company> out;
    for (std::size_t at = 0; at < search.ids.size(); at += k_ids_a_call) {
      const auto first = search.ids.begin() + static_cast<std::ptrdiff_t>(at);
      const auto last = search.ids.begin() + static_cast<std::ptrdiff_t>(std::min(search.ids.size(), at + k_ids_a_call));
      auto some = TRY(companies_of(session_, urgency_, {}, {first, last}));
      std::move(some.begin(), some.end(), std::back_inserter(out));
    }
    return out;
  }
  const auto filled = [](const std::optional<std::string>& text) { return text && !trimmed(*text).empty(); };
  const bool asks = filled(search.external_id) || filled(search.name) || filled(search.email) || filled(search.org_number);
  // A search for nothing finds everybody, or is a fault: neither is an answer.
  if (!asks && !search.changed_after) return std::vector<office::Company>{};
  auto found = TRY(companies_of(session_, urgency_, search, {}));
  const auto wider = search.name ? as_wider_pattern(*search.name) : std::nullopt;
  if (!found.empty() || !wider) return found;
  auto again = search;
  again.name = wider;
  return companies_of(session_, urgency_, again, {});
}

Result<std::vector<office::Product>> OfficeReader::products_by_number(const std::string& number) {
  const std::string wanted(trimmed(number));
  if (wanted.empty()) return std::vector<office::Product>{};
  auto found = TRY(exact_products(session_, urgency_, wanted, wanted));
  const auto wider = as_wider_pattern(wanted);
  if (!found.empty() || !wider) return found;
  return exact_products(session_, urgency_, *wider, wanted);
}

Result<void> OfficeReader::all_products(const std::function<Result<void>(const office::Product&)>& each) {
  const Call call{Service::product, "GetProducts", every_product_arguments(), false, urgency_};
  TRY(session_.call(call, [&](const pugi::xml_node& record) -> Result<void> {
    if (is_nil(record)) return {};
    return each(TRY(read_product(record)));
  }));
  return {};
}

Result<std::vector<office::DimensionType>> OfficeReader::user_dimensions() {
  const auto listed = [&](const std::string& operation, std::string arguments) {
    return named_list<office::UserDimension>(session_, Service::transaction, operation, std::move(arguments), urgency_,
                                             [&](const pugi::xml_node& node) { return read_dimension(node, operation); });
  };
  std::vector<office::DimensionType> types;
  for (const auto& one : TRY(listed("GetUserDefinedDimensions", {}))) {
    XmlText type;
    type.integer("DimensionType", one.type);
    office::DimensionType made{one.type, one.name, {}};
    for (const auto& value : TRY(listed("GetUserDefinedDimensionValues", type.str()))) {
      if (!value.value.empty()) made.values.push_back(value.value);
    }
    types.push_back(std::move(made));
  }
  return types;
}

Result<office::Lists> OfficeReader::lists(bool user_dimensions) {
  const auto named = [this](Service service, const std::string& operation, std::string arguments = {}) {
    return named_list<office::Named>(session_, service, operation, std::move(arguments), urgency_,
                                     [&operation](const pugi::xml_node& record) { return read_named(record, operation); });
  };
  XmlText category;
  category.strings("returnProperties", {"Id", "Name", "No", "ParentId"});
  XmlText sale;
  sale.text("module", "Sale");

  office::Lists lists;
  lists.payment_methods = TRY(named(Service::invoice, "GetPaymentMethods"));
  lists.departments = TRY(named(Service::client, "GetDepartmentList"));
  lists.projects = TRY(named(Service::project, "GetProjectNameList"));
  lists.categories = TRY(named(Service::product, "GetCategories", category.str()));
  lists.sale_types =
      TRY(named_list<office::SaleType>(session_, Service::client, "GetTypeGroupList", sale.str(), urgency_, read_sale_type));
  lists.tax_codes = TRY(named_list<office::TaxCode>(session_, Service::account, "GetTaxCodeList", {}, urgency_, read_tax_code));
  lists.currencies =
      TRY(named_list<office::CurrencyRate>(session_, Service::client, "GetCurrencyList", {}, urgency_, read_currency_rate));
  lists.fiscal_years = TRY(fiscal_years());
  if (user_dimensions) lists.dimensions = TRY(this->user_dimensions());
  return lists;
}

Result<std::vector<office::FiscalYear>> OfficeReader::fiscal_years() {
  auto years = named_list<office::FiscalYear>(session_, Service::transaction, "GetFiscalYears", {}, urgency_, read_fiscal_year);
  // Not every user may look into the accounts; then only `closed_through` tells.
  const bool may_not =
      !years.ok() && years.error().kind == Kind::refused && years.error().reason.id != ReasonId::office_answer_wrong;
  if (may_not) return std::vector<office::FiscalYear>{};
  return years;
}

Result<office::Client> OfficeReader::client_information() {
  auto client = TRY(session_.ensure());
  const Call call{Service::client, "GetClientInformation", {}, false, urgency_};
  TRY(session_.call(call, [&](const pugi::xml_node& field) -> Result<void> {
    take_client_field(field, client);
    return {};
  }));
  return client;
}

}  // namespace woo24::tfso
