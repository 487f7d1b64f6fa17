#include "woo24/tfso/invoice_xml.hpp"

#include "woo24/tfso/soap.hpp"
#include "woo24/tfso/xml_fields.hpp"

#include <pugixml.hpp>

#include <limits>

namespace woo24::tfso {

namespace {

constexpr int k_price_decimals = 2;

std::string_view change_name(office::ChangeState change) {
  switch (change) {
    case office::ChangeState::none:
      return "None";
    case office::ChangeState::add:
      return "Add";
    case office::ChangeState::edit:
      return "Edit";
    case office::ChangeState::remove:
      return "Delete";
  }
  return "None";
}

template <typename Strong>
std::optional<std::int64_t> value_of(const std::optional<Strong>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

std::string dimensions_xml(const std::vector<office::UserDimension>& dimensions) {
  XmlText xml;
  xml.open("UserDefinedDimensions");
  for (const auto& one : dimensions) {
    xml.open("UserDefinedDimension").integer("TypeId", one.type).filled("Name", one.name).text("Value", one.value);
    xml.close("UserDefinedDimension");
  }
  return xml.close("UserDefinedDimensions").str();
}

std::vector<office::UserDimension> read_dimensions(const pugi::xml_node& list, std::string_view operation) {
  std::vector<office::UserDimension> dimensions;
  for (const auto& node : list.children("UserDefinedDimension")) {
    XmlFields in(node, operation);
    const auto type = is_nil(node) ? std::nullopt : in.integer("TypeId");
    if (type) dimensions.push_back({*type, in.text("Name"), in.text("Value")});
  }
  return dimensions;
}

std::string row_xml(const office::Row& row) {
  XmlText xml;
  const bool normal = row.type == office::RowType::normal;
  xml.open("InvoiceRow");
  if (normal && row.product.value != 0) xml.integer("ProductId", row.product.value);
  xml.integer("RowId", value_of(row.id));
  xml.amount("Price", row.price, k_price_decimals);
  xml.filled("Name", row.name);
  const bool priced = normal && row.change != office::ChangeState::remove;
  xml.amount("DiscountRate", priced ? std::optional(row.discount_rate.value_or(Amount{})) : row.discount_rate, 0);
  xml.amount("Quantity", row.quantity, 0);
  if (row.change != office::ChangeState::none) xml.text("ChangeState", change_name(row.change));
  if (!normal) xml.text("Type", "Text");
  xml.integer("ProjectId", row.project).integer("DepartmentId", row.department);
  if (row.tax_code) xml.open("TaxSettings").integer("TaxCode", row.tax_code).close("TaxSettings");
  if (!row.user_dimensions.empty()) xml.raw(dimensions_xml(row.user_dimensions));
  return xml.close("InvoiceRow").str();
}

std::string currency_xml(const office::Currency& currency) {
  XmlText xml;
  xml.open("Currency").amount("Rate", currency.rate, 0).integer("Unit", currency.unit);
  return xml.filled("Symbol", currency.symbol).close("Currency").str();
}

std::string addresses_xml(const office::Order& order) {
  if (!order.delivery_address && !order.invoice_address) return {};
  XmlText xml;
  xml.open("Addresses");
  if (order.delivery_address) xml.raw(address_xml("Delivery", *order.delivery_address));
  if (order.invoice_address) xml.raw(address_xml("Invoice", *order.invoice_address));
  return xml.close("Addresses").str();
}

/// ExternalStatus is an xs:int; a value outside it would fail the whole call.
std::optional<std::int64_t> as_int(const std::optional<std::int64_t>& value) {
  using Limits = std::numeric_limits<std::int32_t>;
  const bool fits = value && *value > Limits::min() && *value <= Limits::max();
  return fits ? value : std::nullopt;
}

office::Row read_row(XmlFields& in) {
  office::Row row;
  const auto type = in.text("Type");
  row.type = type.starts_with("Text") ? office::RowType::text : office::RowType::normal;
  row.product = in.id<office::ProductId>("ProductId").value_or(office::ProductId{});
  row.id = in.id<office::RowId>("RowId");
  row.vat_rate = in.amount("VatRate");
  row.price = in.amount("Price");
  row.name = in.text("Name");
  row.discount_rate = in.amount("DiscountRate");
  row.quantity = in.amount("Quantity");
  row.project = in.integer("ProjectId");
  row.department = in.integer("DepartmentId");
  row.tax_code = in.integer("TaxSettings.TaxCode");
  row.product_number = in.text("ProductNo");
  row.quantity_delivered = in.amount("QuantityDelivered");
  row.quantity_ordered = in.amount("QuantityOrdered");
  row.quantity_rest = in.amount("QuantityRest");
  return row;
}

std::optional<office::Address> read_filled_address(const pugi::xml_node& record, const char* kind) {
  const auto node = record.child("Addresses").child(kind);
  auto address = node && !is_nil(node) ? read_address(node) : office::Address{};
  return address == office::Address{} ? std::nullopt : std::optional(std::move(address));
}

std::optional<office::Currency> read_currency(XmlFields& in) {
  office::Currency currency{in.text("Currency.Symbol"), in.amount("Currency.Rate"), in.integer("Currency.Unit")};
  return currency == office::Currency{} ? std::nullopt : std::optional(std::move(currency));
}

/// 0 and less stand for none.
template <typename Strong>
std::optional<Strong> positive(std::optional<Strong> id) {
  return id && id->value > 0 ? id : std::nullopt;
}

void read_who_and_when(XmlFields& in, office::Order& order) {
  order.id = in.id<office::OrderId>("OrderId");
  order.customer = in.id<office::CompanyId>("CustomerId");
  order.customer_name = in.text("CustomerName");
  order.delivery_name = in.filled("CustomerDeliveryName");
  order.delivery_phone = in.filled("CustomerDeliveryPhone");
  order.state = in.filled("OrderStatus");
  order.invoice = positive(in.id<office::InvoiceId>("InvoiceId"));
  order.date_ordered = in.day("DateOrdered");
  order.date_invoiced = in.day("DateInvoiced");
  order.date_changed = in.moment("DateChanged");
  order.paid = in.day("Paid");
  order.customer_org_no = in.filled("CustomerOrgNo");
  order.ocr = in.filled("OCR");
  order.reference_invoice = positive(in.id<office::InvoiceId>("ReferenceInvoiceId"));
  order.reference_order = positive(in.id<office::OrderId>("ReferenceOrderId"));
}

void read_terms(XmlFields& in, office::Order& order) {
  order.payment_time = in.integer("PaymentTime");
  order.project = in.integer("ProjectId");
  order.include_vat = in.boolean("IncludeVAT");
  order.your_reference = in.filled("YourReference");
  order.total_inc_vat = in.amount("OrderTotalIncVat");
  order.total_vat = in.amount("OrderTotalVat");
  order.invoice_title = in.filled("InvoiceTitle");
  order.invoice_text = in.filled("InvoiceText");
  order.currency = read_currency(in);
  order.payment_method = in.integer("PaymentMethodId");
  order.type_of_sale = in.integer("TypeOfSaleId");
  order.distributor = in.filled("Distributor");
  order.distribution_method = in.filled("DistributionMethod");
  order.department = in.integer("DepartmentId");
  order.external_status = in.integer("ExternalStatus");
  order.invoice_email = in.filled("InvoiceEmailAddress");
  order.reference_number = in.filled("ReferenceNumber");
  order.skip_stock = in.boolean("SkipStock");
  order.send_to_factoring = in.boolean("SendToFactoring");
}

}  // namespace

std::string address_xml(std::string_view name, const office::Address& address) {
  XmlText xml;
  xml.open(name).filled("Street", address.street).filled("State", address.state).filled("PostalCode", address.postal_code);
  xml.filled("PostalArea", address.postal_area).filled("Name", address.name).filled("Country", address.country);
  return xml.close(name).str();
}

office::Address read_address(const pugi::xml_node& node) {
  const XmlFields in(node, "");
  office::Address address{in.text("Street"),     in.text("State"), in.text("PostalCode"),
                          in.text("PostalArea"), in.text("Name"),  in.text("Country")};
  if (address.postal_area.empty()) address.postal_area = in.text("City");
  return address;
}

std::string invoice_xml(const office::Order& order) {
  XmlText xml;
  xml.open("InvoiceOrder").integer("OrderId", value_of(order.id)).integer("CustomerId", value_of(order.customer));
  xml.filled("CustomerName", order.customer_name).given("CustomerDeliveryName", order.delivery_name);
  xml.given("CustomerDeliveryPhone", order.delivery_phone).raw(addresses_xml(order)).given("OrderStatus", order.state);
  xml.day("DateOrdered", order.date_ordered).day("DateInvoiced", order.date_invoiced);
  xml.integer("PaymentTime", order.payment_time).integer("ProjectId", order.project);
  if (order.include_vat) {
    xml.boolean("IncludeVAT", order.include_vat);
  } else {
    xml.nil("IncludeVAT");
  }
  xml.given("YourReference", order.your_reference).given("InvoiceTitle", order.invoice_title);
  xml.given("InvoiceText", order.invoice_text).day("Paid", order.paid).given("CustomerOrgNo", order.customer_org_no);
  if (order.currency) xml.raw(currency_xml(*order.currency));
  xml.integer("PaymentMethodId", order.payment_method).amount("PaymentAmount", order.payment_amount, k_price_decimals);
  xml.integer("TypeOfSaleId", order.type_of_sale).given("Distributor", order.distributor);
  xml.given("DistributionMethod", order.distribution_method).integer("DepartmentId", order.department);
  xml.integer("ExternalStatus", as_int(order.external_status)).given("InvoiceEmailAddress", order.invoice_email);
  if (!order.rows.empty()) {
    xml.open("InvoiceRows");
    for (const auto& row : order.rows) xml.raw(row_xml(row));
    xml.close("InvoiceRows");
  }
  xml.integer("ReferenceInvoiceId", value_of(order.reference_invoice));
  xml.integer("ReferenceOrderId", value_of(order.reference_order));
  xml.given("ReferenceNumber", order.reference_number).boolean("SkipStock", order.skip_stock);
  return xml.boolean("SendToFactoring", order.send_to_factoring).close("InvoiceOrder").str();
}

std::string save_invoices_arguments(const std::vector<office::Order>& orders) {
  XmlText xml;
  xml.open("invoices");
  for (const auto& order : orders) xml.raw(invoice_xml(order));
  return xml.close("invoices").str();
}

std::string invoice_properties(OrderView view) {
  XmlText xml;
  if (view == OrderView::keys) {
    return xml.strings("invoiceReturnProperties", {"OrderId", "OrderStatus", "InvoiceId", "ReferenceNumber"}).str();
  }
  if (view == OrderView::standing || view == OrderView::booked) {
    std::vector<std::string_view> head{"OrderId",          "CustomerId",     "OrderStatus",    "InvoiceId",
                                       "DateOrdered",      "DateInvoiced",   "DateChanged",    "PaymentTime",
                                       "OrderTotalIncVat", "OrderTotalVat",  "Paid",           "OCR",
                                       "Currency",         "Currency.Rate",  "Currency.Unit",  "Currency.Symbol",
                                       "PaymentMethodId",  "TypeOfSaleId",   "ExternalStatus", "ReferenceInvoiceId",
                                       "ReferenceOrderId", "ReferenceNumber"};
    if (view == OrderView::standing) return xml.strings("invoiceReturnProperties", head).str();
    head.emplace_back("InvoiceRows");
    xml.strings("invoiceReturnProperties", head);
    xml.strings("rowReturnProperties", {"ProductId", "VatRate", "Price", "Name", "DiscountRate", "Quantity", "Type",
                                        "ProductNo", "TaxSettings", "TaxSettings.TaxCode"});
    return xml.str();
  }
  xml.strings("invoiceReturnProperties", {"OrderId",
                                          "CustomerId",
                                          "CustomerName",
                                          "CustomerDeliveryName",
                                          "CustomerDeliveryPhone",
                                          "Addresses",
                                          "OrderStatus",
                                          "InvoiceId",
                                          "DateOrdered",
                                          "DateInvoiced",
                                          "DateChanged",
                                          "PaymentTime",
                                          "ProjectId",
                                          "IncludeVAT",
                                          "YourReference",
                                          "OrderTotalIncVat",
                                          "OrderTotalVat",
                                          "InvoiceTitle",
                                          "InvoiceText",
                                          "Paid",
                                          "OCR",
                                          "CustomerOrgNo",
                                          "Currency",
                                          "Currency.Rate",
                                          "Currency.Unit",
                                          "Currency.Symbol",
                                          "PaymentMethodId",
                                          "TypeOfSaleId",
                                          "Distributor",
                                          "DistributionMethod",
                                          "DepartmentId",
                                          "ExternalStatus",
                                          "InvoiceEmailAddress",
                                          "InvoiceRows",
                                          "ReferenceInvoiceId",
                                          "ReferenceOrderId",
                                          "ReferenceNumber",
                                          "SkipStock",
                                          "SendToFactoring"});
  xml.strings("rowReturnProperties",
              {"ProductId", "RowId", "VatRate", "Price", "Name", "DiscountRate", "Quantity", "QuantityDelivered",
               "QuantityOrdered", "QuantityRest", "Type", "ProjectId", "DepartmentId", "ProductNo", "TaxSettings",
               "TaxSettings.TaxCode", "UserDefinedDimensions"});
  return xml.str();
}

Result<office::Order> read_invoice(const pugi::xml_node& record, std::string_view operation) {
  XmlFields in(record, operation);
  office::Order order;
  read_who_and_when(in, order);
  read_terms(in, order);
  order.delivery_address = read_filled_address(record, "Delivery");
  order.invoice_address = read_filled_address(record, "Invoice");
  for (const auto& node : record.child("InvoiceRows").children("InvoiceRow")) {
    if (is_nil(node)) continue;
    XmlFields row(node, operation);
    order.rows.push_back(read_row(row));
    order.rows.back().user_dimensions = read_dimensions(node.child("UserDefinedDimensions"), operation);
    TRY(row.checked());
  }
  TRY(in.checked());
  if (const auto exception = in.exception()) {
    return Fail{Kind::refused,
                Reason{ReasonId::office_item_refused, {{"what", std::string(operation)}, {"message", *exception}}}};
  }
  if (order.id && order.id->value > 0) return order;
  return Fail{Kind::refused,
              Reason{ReasonId::office_answer_wrong,
                     {{"operation", std::string(operation)}, {"field", "OrderId"}, {"found", in.text("OrderId")}}}};
}

Result<office::Saved> read_saved_invoice(const pugi::xml_node& record) {
  XmlFields in(record, "SaveInvoices");
  office::Saved saved{in.id<office::OrderId>("OrderId"), in.filled("ReferenceNumber"), in.id<office::InvoiceId>("InvoiceId"),
                      in.exception()};
  if (saved.id && saved.id->value <= 0) saved.id.reset();
  if (saved.invoice && saved.invoice->value <= 0) saved.invoice.reset();
  TRY(in.checked());
  return saved;
}

}  // namespace woo24::tfso
