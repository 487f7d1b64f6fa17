#include "woo24/tfso/company_xml.hpp"

#include "woo24/tfso/invoice_xml.hpp"
#include "woo24/tfso/soap.hpp"
#include "woo24/tfso/xml_fields.hpp"

#include <pugixml.hpp>

#include <array>
#include <utility>

namespace woo24::tfso {

namespace {

constexpr std::array<std::pair<office::CompanyType, std::string_view>, 5> k_types{
    {{office::CompanyType::none, "None"},
     {office::CompanyType::lead, "Lead"},
     {office::CompanyType::consumer, "Consumer"},
     {office::CompanyType::business, "Business"},
     {office::CompanyType::supplier, "Supplier"}}};

std::string_view type_name(office::CompanyType type) {
  for (const auto& [value, name] : k_types) {
    if (value == type) return name;
  }
  return "None";
}

office::CompanyType read_type(std::string_view text) {
  for (const auto& [value, name] : k_types) {
    if (name == text) return value;
  }
  return office::CompanyType::none;
}

/// <Addresses>, <PhoneNumbers>, <EmailAddresses>: only what is filled, nothing when nothing is.
void group(XmlText& xml, std::string_view name, const std::string& inner) {
  if (!inner.empty()) xml.open(name).raw(inner).close(name);
}

std::string addresses(const office::Company& card) {
  std::string out;
  for (const auto& [name, address] : {std::pair<std::string_view, const office::Address&>{"Post", card.post},
                                      {"Delivery", card.delivery},
                                      {"Invoice", card.invoice}}) {
    if (address != office::Address{}) out += address_xml(name, address);
  }
  return out;
}

std::string valued(std::string_view name, const std::string& value) {
  if (value.empty()) return {};
  XmlText xml;
  return xml.open(name).text("Value", std::string_view(value)).close(name).str();
}

std::optional<std::int64_t> value_of(const std::optional<office::CompanyId>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

std::vector<std::string> read_phones(const XmlFields& in) {
  std::vector<std::string> out;
  for (const char* kind : {"Primary", "Mobile", "Work", "Home"}) {
    auto number = in.text(std::string("PhoneNumbers.") + kind + ".Value");
    if (!number.empty()) out.push_back(std::move(number));
  }
  return out;
}

}  // namespace

std::string company_xml(const office::Company& card) {
  XmlText xml;
  xml.open("Company").integer("Id", value_of(card.id)).filled("ExternalId", card.external_id);
  xml.filled("OrganizationNumber", card.org_number).filled("Name", card.name).filled("FirstName", card.first_name);
  group(xml, "Addresses", addresses(card));
  group(xml, "PhoneNumbers", valued("Primary", card.phone));
  group(xml, "EmailAddresses",
        valued("Home", card.email_home) + valued("Invoice", card.email_invoice) + valued("Primary", card.email_primary) +
            valued("Work", card.email_work));
  xml.filled("Country", card.country);
  if (card.type != office::CompanyType::none) xml.text("Type", type_name(card.type));
  return xml.filled("VatNumber", card.vat_number).boolean("Private", card.is_private).close("Company").str();
}

std::string save_companies_arguments(const std::vector<office::Company>& cards) {
  XmlText xml;
  xml.open("companies");
  for (const auto& card : cards) xml.raw(company_xml(card));
  return xml.close("companies").str();
}

std::string company_search(const office::CompanySearch& search, const std::vector<office::CompanyId>& ids) {
  XmlText xml;
  xml.open("searchParams").given("ExternalId", search.external_id);
  if (!ids.empty()) {
    std::vector<std::int64_t> values;
    for (const auto id : ids) values.push_back(id.value);
    xml.ints("CompanyIds", values);
  }
  xml.given("CompanyName", search.name);
  if (search.changed_after) xml.text("ChangedAfter", std::string_view(search_time(*search.changed_after)));
  xml.given("CompanyEmail", search.email).given("OrganizationNumber", search.org_number);
  return xml.close("searchParams").str();
}

std::string company_properties() {
  XmlText xml;
  return xml
      .strings("returnProperties", {"Id", "ExternalId", "OrganizationNumber", "Name", "FirstName", "Addresses", "PhoneNumbers",
                                    "EmailAddresses", "Country", "Type", "BlockInvoice", "VatNumber", "Private"})
      .str();
}

Result<office::Company> read_company(const pugi::xml_node& record) {
  XmlFields in(record, "GetCompanies");
  office::Company card;
  card.id = in.id<office::CompanyId>("Id");
  card.external_id = in.text("ExternalId");
  card.org_number = in.text("OrganizationNumber");
  card.name = in.text("Name");
  card.first_name = in.text("FirstName");
  const auto addresses_node = record.child("Addresses");
  card.post = read_address(addresses_node.child("Post"));
  card.delivery = read_address(addresses_node.child("Delivery"));
  card.invoice = read_address(addresses_node.child("Invoice"));
  card.phones = read_phones(in);
  card.phone = card.phones.empty() ? std::string() : card.phones.front();
  card.email_home = in.text("EmailAddresses.Home.Value");
  card.email_invoice = in.text("EmailAddresses.Invoice.Value");
  card.email_primary = in.text("EmailAddresses.Primary.Value");
  card.email_work = in.text("EmailAddresses.Work.Value");
  card.country = in.text("Country");
  card.type = read_type(in.text("Type"));
  card.block_invoice = in.boolean("BlockInvoice").value_or(false);
  card.vat_number = in.text("VatNumber");
  card.is_private = in.boolean("Private");
  TRY(in.checked());
  if (const auto exception = in.exception()) {
    return Fail{Kind::refused, Reason{ReasonId::office_item_refused, {{"what", "GetCompanies"}, {"message", *exception}}}};
  }
  if (card.id) return card;
  return Fail{Kind::refused, Reason{ReasonId::office_answer_wrong,
                                    {{"operation", "GetCompanies"}, {"field", "Id"}, {"found", in.text("Id")}}}};
}

Result<office::SavedCompany> read_saved_company(const pugi::xml_node& record) {
  XmlFields in(record, "SaveCompanies");
  office::SavedCompany saved{in.id<office::CompanyId>("Id"), in.text("ExternalId"), in.exception()};
  if (saved.id && saved.id->value <= 0) saved.id.reset();
  TRY(in.checked());
  return saved;
}

}  // namespace woo24::tfso
