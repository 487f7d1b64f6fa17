#include "woo24/tfso/list_xml.hpp"

#include "woo24/base/text.hpp"
#include "woo24/tfso/xml_fields.hpp"

#include <pugixml.hpp>

namespace woo24::tfso {

namespace {

Fail lacks(std::string_view operation, std::string_view field, const std::string& found) {
  return Fail{Kind::refused, Reason{ReasonId::office_answer_wrong,
                                    {{"operation", std::string(operation)}, {"field", std::string(field)}, {"found", found}}}};
}

}  // namespace

Result<office::Named> read_named(const pugi::xml_node& record, std::string_view operation) {
  XmlFields in(record, operation);
  const auto id = in.integer("Id");
  office::Named named{id.value_or(0), in.text("Name")};
  TRY(in.checked());
  if (!id) return lacks(operation, "Id", in.text("Id"));
  return named;
}

Result<office::SaleType> read_sale_type(const pugi::xml_node& record) {
  XmlFields in(record, "GetTypeGroupList");
  const auto id = in.integer("Id");
  office::SaleType type{id.value_or(0), in.integer("AccountId").value_or(0), in.text("Name")};
  TRY(in.checked());
  if (!id) return lacks("GetTypeGroupList", "Id", in.text("Id"));
  return type;
}

Result<office::TaxCode> read_tax_code(const pugi::xml_node& record) {
  XmlFields in(record, "GetTaxCodeList");
  const auto id = in.integer("TaxId");
  const auto rate = in.amount("TaxRate");
  office::TaxCode code{id.value_or(0), std::string(trimmed(in.text("TaxNo"))), in.text("TaxName"), rate.value_or(Amount{}),
                       in.integer("AccountNo")};
  TRY(in.checked());
  if (!id) return lacks("GetTaxCodeList", "TaxId", in.text("TaxId"));
  if (!rate) return lacks("GetTaxCodeList", "TaxRate", in.text("TaxRate"));
  return code;
}

Result<office::CurrencyRate> read_currency_rate(const pugi::xml_node& record) {
  XmlFields in(record, "GetCurrencyList");
  const auto rate = in.amount("Rate");
  office::CurrencyRate currency{in.text("Symbol"), rate.value_or(Amount{}), in.integer("Unit").value_or(1)};
  TRY(in.checked());
  if (!rate) return lacks("GetCurrencyList", "Rate", in.text("Rate"));
  return currency;
}

Result<office::UserDimension> read_dimension(const pugi::xml_node& record, std::string_view operation) {
  XmlFields in(record, operation);
  const auto type = in.integer("TypeId");
  office::UserDimension dimension{type.value_or(0), in.text("Name"), in.text("Value")};
  TRY(in.checked());
  if (!type) return lacks(operation, "TypeId", in.text("TypeId"));
  return dimension;
}

Result<office::FiscalYear> read_fiscal_year(const pugi::xml_node& record) {
  XmlFields in(record, "GetFiscalYears");
  const auto first = in.day("StartingDate");
  const auto last = in.day("EndingDate");
  office::FiscalYear year{first.value_or(Day{}), last.value_or(Day{}), in.boolean("IsLocked").value_or(false)};
  TRY(in.checked());
  if (!first) return lacks("GetFiscalYears", "StartingDate", in.text("StartingDate"));
  if (!last) return lacks("GetFiscalYears", "EndingDate", in.text("EndingDate"));
  return year;
}

Result<office::Identity> read_identity(const pugi::xml_node& record, std::string_view operation) {
  XmlFields in(record, operation);
  office::Identity identity;
  identity.id = lower(trimmed(in.text("Id")));
  const auto client = in.integer("Client.Id");
  identity.client_id = client.value_or(0);
  identity.client_name = in.text("Client.Name");
  identity.current = in.boolean("IsCurrent").value_or(false);
  identity.is_default = in.boolean("IsDefault").value_or(false);
  identity.disabled = in.boolean("IsDisabled").value_or(false);
  TRY(in.checked());
  if (identity.id.empty()) return lacks(operation, "Id", "");
  if (!client) return lacks(operation, "Client.Id", in.text("Client.Id"));
  return identity;
}

void take_client_field(const pugi::xml_node& field, office::Client& client) {
  if (is_nil(field)) return;
  const std::string_view name = field.name();
  const std::string value(trimmed(field.text().get()));
  if (name == "Country") client.country = value;
  if (name == "OrganizationNumber") client.org_number = value;
  if (name == "DefaultCurrency") client.currency = value;
}

}  // namespace woo24::tfso
