// The lists that names in settings are looked up in, and what the company says of itself.
#include "woo24/sandbox/office_operations.hpp"

namespace woo24::sandbox {

namespace {

/// A record from pairs of name and text.
OfficeRecord record_of(std::initializer_list<std::pair<const char*, std::string>> values) {
  OfficeRecord record;
  for (const auto& [name, value] : values) record.set(name, value);
  return record;
}

class Lists {
 public:
  Lists(OfficeState& state, const OfficeClient& client, const OfficeRequest& request)
      : state_(state), client_(client), request_(request) {}

  OfficeReply reply() {
    const auto& operation = request_.operation;
    if (operation == "GetClientInformation") return client_information();
    if (operation == "GetDepartmentList") return named("Department", client_.departments);
    if (operation == "GetProjectNameList") return named("ProjectShort", client_.projects);
    if (operation == "GetProjectList") return projects();
    if (operation == "GetCurrencyList") return currencies();
    if (operation == "GetTypeGroupList") return type_groups();
    if (operation == "GetVatTypeList") return vat_types();
    if (operation == "GetTaxCodeList") return tax_codes();
    if (operation == "GetAccountList") return accounts();
    if (operation == "GetPaymentMethods") return methods();
    if (operation == "GetFiscalYears") return fiscal_years();
    if (operation == "GetUserDefinedDimensions") return dimensions();
    if (operation == "GetUserDefinedDimensionValues") return dimension_values();
    return office_fault("Object reference not set to an instance of an object.");
  }

 private:
  void add(const char* type, const OfficeRecord& record) {
    const RecordXml xml{state_.wsdl, request_.service, empty_style(state_.switches)};
    items_.push_back(xml.element(type, record, OfficeProperties::all()));
  }
  OfficeReply all() { return {arranged(state_, std::move(items_)), false, "", ""}; }

  OfficeReply client_information() {
    const auto record = record_of({{"Country", client_.country},
                                   {"IsUsingFactoring", "false"},
                                   {"Name", client_.name},
                                   {"ReminderDays", "14"},
                                   {"ReminderDays2", "14"},
                                   {"ReminderDays3", "14"},
                                   {"UserId", std::to_string(client_.id)},
                                   {"BankAccount", "5050-1055"},
                                   {"OrganizationNumber", client_.org_number},
                                   {"DefaultCurrency", client_.currency}});
    const RecordXml xml{state_.wsdl, "client", empty_style(state_.switches)};
    const auto whole = xml.element("Client", record, OfficeProperties::all());
    constexpr std::string_view k_open = "<Client>", k_close = "</Client>";
    return {whole.substr(k_open.size(), whole.size() - k_open.size() - k_close.size()), false, "", ""};
  }

  OfficeReply named(const char* type, const std::vector<OfficeNamed>& list) {
    for (const auto& one : list) add(type, record_of({{"Id", std::to_string(one.id)}, {"Name", one.name}}));
    return all();
  }

  OfficeReply projects() {
    for (const auto& one : client_.projects) {
      add("Project", record_of({{"Id", std::to_string(one.id)},
                                {"Enabled", "true"},
                                {"Name", one.name},
                                {"RawName", one.name},
                                {"NameDisplay", "Plain"},
                                {"TimeReg", "WorkType"}}));
    }
    return all();
  }

  OfficeReply currencies() {
    for (const auto& one : client_.currencies) {
      add("Currency", record_of({{"Symbol", one.symbol},
                                 {"Id", std::to_string(one.id)},
                                 {"Rate", one.rate.text(4)},
                                 {"Unit", std::to_string(one.unit)}}));
    }
    return all();
  }

  OfficeReply type_groups() {
    const std::string module = request_.arguments.child("module").text().get();
    for (const auto& one : client_.sale_types) {
      if ((module == "Sale" && !one.sale) || (module == "Purchase" && one.sale)) continue;
      add("AccountingGroup",
          record_of({{"AccountId", std::to_string(one.account)}, {"Id", std::to_string(one.id)}, {"Name", one.name}}));
    }
    return all();
  }

  OfficeReply vat_types() {
    for (const auto& one : client_.tax_codes) {
      add("VatType", record_of({{"No", one.number}, {"Name", one.name}, {"Rate", one.rate.text(4)}}));
    }
    return all();
  }

  OfficeReply tax_codes() {
    for (const auto& one : client_.tax_codes) {
      auto record = record_of(
          {{"TaxId", std::to_string(one.id)}, {"TaxNo", one.number}, {"TaxName", one.name}, {"TaxRate", one.rate.text(4)}});
      if (one.account != 0) record.set("AccountNo", std::int64_t{one.account});
      add("TaxCodeElement", record);
    }
    return all();
  }

  void account(int number, const std::string& name) {
    add("AccountData", record_of({{"AccountId", std::to_string(100'000 + number)},
                                  {"AccountNo", std::to_string(number)},
                                  {"AccountName", name},
                                  {"AccountTax", "0"},
                                  {"TaxNo", "0"}}));
  }

  OfficeReply accounts() {
    account(1510, "Kundfordringar");
    for (const auto& one : client_.methods) {
      if (one.account != 1510) account(one.account, "Avräkning " + one.name);
    }
    for (const auto& one : client_.tax_codes) {
      if (one.account != 0) account(one.account, one.name);
    }
    for (const auto& one : client_.sale_types) account(one.account, one.name);
    account(3740, "Öres- och kronutjämning");
    return all();
  }

  OfficeReply methods() {
    for (const auto& one : client_.methods)
      add("PaymentMethod", record_of({{"Id", std::to_string(one.id)}, {"Name", one.name}}));
    return all();
  }

  OfficeReply fiscal_years() {
    for (int year = client_.locked_through - 1; year <= client_.locked_through + 3; ++year) {
      const auto text = std::to_string(year);
      add("FiscalYear", record_of({{"Id", "00000000-0000-0000-0000-00000000" + text},
                                   {"StartingDate", text + "-01-01T00:00:00"},
                                   {"EndingDate", text + "-12-31T00:00:00"},
                                   {"IsLocked", year <= client_.locked_through ? "true" : "false"}}));
    }
    return all();
  }

  void dimension(const OfficeDimension& type, const std::string& value) {
    auto record =
        record_of({{"Type", "UserDefined"}, {"Name", type.name}, {"Percent", "100"}, {"TypeId", std::to_string(type.type)}});
    if (!value.empty()) record.set("Value", value);
    add("Dimension", record);
  }

  OfficeReply dimensions() {
    for (const auto& one : client_.dimensions) dimension(one, "");
    return all();
  }

  OfficeReply dimension_values() {
    const std::string type = request_.arguments.child("DimensionType").text().get();
    for (const auto& one : client_.dimensions) {
      if (std::to_string(one.type) != type) continue;
      for (const auto& value : one.values) dimension(one, value);
    }
    return all();
  }

  OfficeState& state_;
  const OfficeClient& client_;
  const OfficeRequest& request_;
  std::vector<std::string> items_;
};

}  // namespace

OfficeReply list_operation(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  return Lists(state, client, request).reply();
}

}  // namespace woo24::sandbox
