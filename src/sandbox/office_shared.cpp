// What several operations of the pretend office need.
#include "woo24/sandbox/office_operations.hpp"
#include "woo24/sandbox/office_time.hpp"
#include "woo24/sandbox/office_totals.hpp"
#include "woo24/sandbox/sim_doors.hpp"

#include <algorithm>
#include <set>

namespace woo24::sandbox {

namespace {

constexpr std::size_t k_most_ids = 1000;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// SQL's LIKE over the whole text: % any run, _ any one, [abc] one of these, [^abc] none of these. Both in small letters.
bool is_like(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  const auto rest = pattern.substr(1);
  if (pattern.front() == '%') {
    for (std::size_t skip = 0; skip <= text.size(); ++skip) {
      if (is_like(rest, text.substr(skip))) return true;
    }
    return false;
  }
  if (text.empty()) return false;
  if (pattern.front() == '_') {
    std::size_t letter = 1;  // a whole character, however many bytes
    while (letter < text.size() && (static_cast<unsigned char>(text[letter]) & 0xC0) == 0x80) ++letter;
    return is_like(rest, text.substr(letter));
  }
  const auto close = pattern.front() == '[' ? pattern.find(']', 1) : std::string_view::npos;
  if (close == std::string_view::npos) {
    return pattern.front() != '[' && pattern.front() == text.front() && is_like(rest, text.substr(1));
  }
  auto set = pattern.substr(1, close - 1);
  const bool negative = set.starts_with('^');
  if (negative) set.remove_prefix(1);
  const bool inside = set.find(text.front()) != std::string_view::npos;
  return inside != negative && is_like(pattern.substr(close + 1), text.substr(1));
}

}  // namespace

OfficeEmpty empty_style(const OfficeSwitches& switches) {
  if (switches.empties == OfficeSwitches::Empties::sentinel) return OfficeEmpty::sentinel;
  return switches.empties == OfficeSwitches::Empties::nil ? OfficeEmpty::nil : OfficeEmpty::absent;
}

OfficeProperties properties_from(OfficeState& state, const OfficeRequest& request, const char* argument, const char* type) {
  std::set<std::string, std::less<>> names;
  for (auto& name : list_from(request.arguments.child(argument))) {
    if (!is_property(state.wsdl, request.service, type, name)) {
      state.violate("unknown-property", request.operation + ": " + name);
    }
    names.insert(std::move(name));
  }
  return OfficeProperties{std::move(names)};
}

std::string arranged(OfficeState& state, std::vector<std::string> items) {
  if (state.switches.answer_order == OfficeSwitches::AnswerOrder::reversed) std::reverse(items.begin(), items.end());
  if (state.switches.answer_order == OfficeSwitches::AnswerOrder::shuffled) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[next_random(state.random) % i]);
  }
  std::string all;
  for (const auto& item : items) all += item;
  return all;
}

std::string too_many(OfficeState& state, pugi::xml_node ids, const char* what) {
  const auto count = list_from(ids).size();
  if (count <= k_most_ids) return "";
  state.violate("too-many-ids", std::string(what) + ": " + std::to_string(count));
  return std::string("Too many ") + what + ". The maximum is 1000.";
}

std::string too_long(OfficeState& state, const char* service, const char* type, const OfficeRecord& record) {
  const auto* shape = state.wsdl.type(service, type);
  for (const auto& field : shape->fields) {
    if (field.most == 0 || characters(record.text(field.name)) <= field.most) continue;
    state.violate("too-long", std::string(type) + "." + field.name);
    return "String or binary data would be truncated: " + field.name + ".";
  }
  return "";
}

void add_exception(OfficeRecord& record, const std::string& message) {
  record.set("APIException.Type", "Office24Seven.Library.Data.DataBaseServerException");
  record.set("APIException.Message", message);
  record.set("APIException.StackTrace", "   at Office24Seven.Economy.InvoiceOrder.Save()");
}

std::string lower_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == 0xC3 && i + 1 < text.size()) {  // À…Þ → à…þ, but × stays
      const auto next = static_cast<unsigned char>(text[++i]);
      out += static_cast<char>(c);
      out += static_cast<char>(next >= 0x80 && next <= 0x9E && next != 0x97 ? next + 0x20 : next);
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
    }
  }
  return out;
}

bool same_ignoring_case(std::string_view a, std::string_view b) { return lower_text(a) == lower_text(b); }

bool matches_name(const OfficeSwitches& switches, const std::string& pattern, const std::string& text) {
  const auto wanted = lower_text(pattern), has = lower_text(text);
  switch (switches.name_match) {
    case OfficeSwitches::NameMatch::exact:
      return wanted == has;
    case OfficeSwitches::NameMatch::contains:
      return has.find(wanted) != std::string::npos;
    case OfficeSwitches::NameMatch::like:
      return is_like(wanted, has);
  }
  return false;
}

OfficeRecord shown_order(const OfficeState& state, const OfficeClient& client, const OfficeOrder& order) {
  auto head = order.head;
  const auto sums = sums_of(order, state.switches);
  head.set("OrderId", order.id);
  if (order.invoice != 0) head.set("InvoiceId", order.invoice);
  head.set("OrderTotalIncVat", sums.total);
  head.set("OrderTotalVat", sums.vat);
  const bool exact = state.switches.change_dates == OfficeSwitches::ChangeDates::exact;
  head.set("DateChanged", format_plain(exact ? order.changed : to_minute(order.changed)));
  if (!head.has("CustomerName")) {
    const auto card = client.companies.find(head.number("CustomerId").value_or(0));
    if (card != client.companies.end()) head.set("CustomerName", card->second.card.text("Name"));
  }
  return head;
}

std::string order_xml(const OfficeState& state, const OfficeRecord& head, const std::vector<OfficeRecord>& rows,
                      const OfficeProperties& wanted, const OfficeProperties& wanted_of_rows) {
  const RecordXml xml{state.wsdl, "invoice", empty_style(state.switches)};
  RecordXml::Lists lists;
  if (wanted.wants("InvoiceRows") && !wanted_of_rows.wants_nothing()) {
    auto& inner = lists["InvoiceRows"];
    for (const auto& row : rows) inner += xml.element("InvoiceRow", row, wanted_of_rows);
  }
  return xml.element("InvoiceOrder", head, wanted, lists);
}

std::string_view key_of_reference(std::string_view reference) { return reference.substr(0, reference.find(" *")); }

std::string kept_state(const OfficeSwitches& switches, const std::string& state) {
  if (state.empty() || state == "None") return "Web";
  static const std::set<std::string> k_kept_by_new = {"Draft", "Web", "Offer", "Confirmed", "Invoiced", "Inactive"};
  return switches.new_invoicing_module && !k_kept_by_new.contains(state) ? "Web" : state;
}

void mark_changed(const OfficeState& state, OfficeOrder& order) {
  order.changed_before = order.changed == Instant{} ? std::nullopt : std::optional(order.changed);
  order.changed = state.now;
  order.changed_call = state.call;
}

std::string invoice_order(OfficeState& state, OfficeClient& client, OfficeOrder& order) {
  if (order.invoice != 0) return "The order is already invoiced.";
  const auto card = client.companies.find(order.head.number("CustomerId").value_or(0));
  if (card == client.companies.end()) return "Customer does not exist.";
  if (card->second.card.flag("BlockInvoice")) return "The customer is blocked for invoicing.";
  if (const auto id = order.head.number("ReferenceInvoiceId"); id && credited_by(client, order) == nullptr)
    return "Invoice with id " + std::to_string(*id) + " does not exist.";
  order.head.set("OrderStatus", "Invoiced");
  if (!order.head.has("DateInvoiced")) order.head.set("DateInvoiced", format_plain(state.now));
  post_invoice(state, client, order, oslo_day(order.head.text("DateInvoiced")));
  return "";
}

}  // namespace woo24::sandbox
