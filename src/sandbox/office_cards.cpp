// Customers' cards.
#include "woo24/sandbox/office_operations.hpp"
#include "woo24/sandbox/office_time.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace woo24::sandbox {

namespace {

constexpr const char* k_no_parameter = "Please specify at least one search parameter";

std::string bare_number(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

bool has_email(const OfficeRecord& card, const std::string& email) {
  constexpr std::array k_kinds = {"Home", "Invoice", "Primary", "Work", "Alternative"};
  return std::any_of(k_kinds.begin(), k_kinds.end(), [&](const char* kind) {
    return same_ignoring_case(card.text("EmailAddresses." + std::string(kind) + ".Value"), email);
  });
}

bool has_phone(const OfficeRecord& card, const std::string& phone) {
  constexpr std::array k_kinds = {"Home", "Fax", "Mobile", "Primary", "Work"};
  return std::any_of(k_kinds.begin(), k_kinds.end(),
                     [&](const char* kind) { return card.text("PhoneNumbers." + std::string(kind) + ".Value") == phone; });
}

bool fits_company(const OfficeState& state, const OfficeRecord& search, const std::set<std::int64_t>& ids,
                  const OfficeStoredCard& stored) {
  const auto& card = stored.card;
  const auto id = card.number("Id").value_or(0);
  if (!ids.empty() && !ids.contains(id)) return false;
  if (search.has("CompanyId") && search.number("CompanyId") != id) return false;
  if (search.has("ExternalId") && search.text("ExternalId") != card.text("ExternalId")) return false;
  if (search.has("CompanyName") && !matches_name(state.switches, search.text("CompanyName"), card.text("Name"))) return false;
  if (search.has("CompanyEmail") && !has_email(card, search.text("CompanyEmail"))) return false;
  if (search.has("CompanyPhone") && !has_phone(card, search.text("CompanyPhone"))) return false;
  if (search.has("OrganizationNumber")) {
    const auto wanted = search.text("OrganizationNumber"), has = card.text("OrganizationNumber");
    const bool same = state.switches.org_number_normalises ? bare_number(wanted) == bare_number(has) : wanted == has;
    if (!same) return false;
  }
  const auto after = parse_utc(search.text("ChangedAfter"));
  return !after || to_minute(stored.changed) > *after;
}

void judge_new_company(OfficeState& state, const OfficeClient& client, const OfficeRecord& card) {
  const auto external = card.text("ExternalId");
  for (const auto& [id, other] : client.companies) {
    if (!external.empty() && other.card.text("ExternalId") == external) {
      state.violate("duplicate-customer", external + " is customer " + std::to_string(id));
    }
    const auto number = bare_number(card.text("OrganizationNumber"));
    if (!number.empty() && bare_number(other.card.text("OrganizationNumber")) == number) {
      state.violate("same-org-number", number + " is customer " + std::to_string(id), false);
    }
  }
  if (card.has("FirstName") && card.text("Type") != "Consumer") state.violate("first-name", card.text("Name"), false);
  if (!card.has("Type")) state.violate("company-without-type", card.text("Name"), false);
}

/// Stores a sent record over what is there. "" or why not; the id is in `sent` afterwards.
std::string save_company(OfficeState& state, OfficeClient& client, OfficeRecord& sent) {
  if (auto problem = too_long(state, "company", "Company", sent); !problem.empty()) return problem;
  const auto id = sent.number("Id");
  const auto found = id ? client.companies.find(*id) : client.companies.end();
  if (found != client.companies.end()) {
    found->second.card.take(sent);
    found->second.changed = state.now;
    return "";
  }
  if (!sent.has("Name")) return "Name is required.";
  judge_new_company(state, client, sent);
  if (id) {
    state.violate("unknown-customer", "customer " + std::to_string(*id));
    client.companies[*id] = OfficeStoredCard{sent, state.now, state.now, 0};
    client.next_company = std::max(client.next_company, *id + 1);
    return "";
  }
  sent.set("Id", store_company(client, sent, state.now));
  return "";
}

std::set<std::int64_t> id_set(const pugi::xml_node& array) {
  const auto ids = numbers_from(array);
  return {ids.begin(), ids.end()};
}

}  // namespace

OfficeRecord dated(const OfficeState& state, const OfficeStoredCard& stored) {
  auto record = stored.card;
  const bool exact = state.switches.change_dates == OfficeSwitches::ChangeDates::exact;
  record.set("DateChanged", format_plain(exact ? stored.changed : to_minute(stored.changed)));
  return record;
}

OfficeReply save_cards(OfficeState& state, OfficeClient& client, const OfficeRequest& request, const char* list,
                       const char* type, SaveCard save) {
  const RecordXml xml{state.wsdl, request.service, empty_style(state.switches)};
  auto& trouble = state.card_trouble;
  std::vector<std::string> answers;
  int index = 0;
  for (const auto& node : request.arguments.child(list).children()) {
    const auto here = index++;
    if (trouble.breaks_off && here == *trouble.breaks_off) {
      trouble.breaks_off.reset();
      return office_fault(trouble.message);
    }
    auto record = record_from(node);
    const bool unknown = node.attribute(k_unknown_mark).as_bool();
    const bool refused = trouble.refuses && here == *trouble.refuses;
    auto problem = unknown || (refused && !trouble.with_id) ? std::string() : save(state, client, record);
    if (refused) problem = trouble.message;
    if (refused) trouble.refuses.reset();
    auto shown = state.switches.echo == OfficeSwitches::Echo::ids ? OfficeRecord{} : record;
    if (problem.empty() || (refused && trouble.with_id)) shown.set("Id", record.text("Id"));
    if (!problem.empty()) add_exception(shown, problem);
    answers.push_back(xml.element(type, shown, OfficeProperties::all()));
  }
  return {arranged(state, std::move(answers)), false, "", ""};
}

OfficeReply get_companies(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  const auto parameters = request.arguments.child("searchParams");
  const auto search = record_from(parameters);
  const auto ids = id_set(parameters.child("CompanyIds"));
  if (auto fault = too_many(state, parameters.child("CompanyIds"), "CompanyIds"); !fault.empty()) return office_fault(fault);
  if (search.values.empty() && ids.empty()) {
    state.violate("empty-search", request.operation);
    return office_fault(k_no_parameter);
  }
  const auto wanted = properties_from(state, request, "returnProperties", "Company");
  const RecordXml xml{state.wsdl, "company", empty_style(state.switches)};
  std::vector<std::string> found;
  for (const auto& [id, stored] : client.companies) {
    if (fits_company(state, search, ids, stored)) found.push_back(xml.element("Company", dated(state, stored), wanted));
  }
  return {arranged(state, std::move(found)), false, "", ""};
}

OfficeReply save_companies(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  return save_cards(state, client, request, "companies", "Company", save_company);
}

}  // namespace woo24::sandbox
