#pragma once
// The operations of the office's services. Each takes what was read of its arguments and says what the answer holds.

#include "woo24/sandbox/office_request.hpp"
#include "woo24/sandbox/office_state.hpp"

#include <string>
#include <vector>

namespace woo24::sandbox {

struct OfficeReply {
  std::string result;       ///< what stands inside <OperationResult>
  bool no_result = false;   ///< the answer has no result element
  std::string fault;        ///< not "": a fault, with this reason
  std::string set_session;  ///< a new session's cookie
};

inline OfficeReply office_fault(std::string reason) { return {"", false, std::move(reason), ""}; }

/// Services that need no session: Login, HasSession, GetIdentitiesWithCredential; and the others of auth.
OfficeReply auth_operation(OfficeState& state, const OfficeRequest& request, OfficeSession* session);
OfficeReply list_operation(OfficeState& state, OfficeClient& client, const OfficeRequest& request);
OfficeReply get_companies(OfficeState& state, OfficeClient& client, const OfficeRequest& request);
OfficeReply save_companies(OfficeState& state, OfficeClient& client, const OfficeRequest& request);
OfficeReply get_products(OfficeState& state, OfficeClient& client, const OfficeRequest& request);
OfficeReply save_products(OfficeState& state, OfficeClient& client, const OfficeRequest& request);
OfficeReply set_stock_quantity(OfficeState& state, OfficeClient& client, const OfficeRequest& request);
OfficeReply get_categories(OfficeState& state, OfficeClient& client, const OfficeRequest& request);
OfficeReply save_categories(OfficeState& state, OfficeClient& client, const OfficeRequest& request);
OfficeReply get_invoices(OfficeState& state, OfficeClient& client, const OfficeRequest& request);
OfficeReply order_sync_list(OfficeState& state, OfficeClient& client, const OfficeRequest& request);
OfficeReply save_invoices(OfficeState& state, OfficeClient& client, const OfficeRequest& request);
OfficeReply update_invoices(OfficeState& state, OfficeClient& client, const OfficeRequest& request);
OfficeReply get_transactions(OfficeState& state, OfficeClient& client, const OfficeRequest& request);

// --- shared by the above ---
OfficeEmpty empty_style(const OfficeSwitches& switches);
/// The properties asked for; those that the type has not are a violation.
OfficeProperties properties_from(OfficeState& state, const OfficeRequest& request, const char* argument, const char* type);
/// Items as one text, in the order that the switches say.
std::string arranged(OfficeState& state, std::vector<std::string> items);
/// More ids than a call may carry: the fault's text; "" when it is well.
std::string too_many(OfficeState& state, pugi::xml_node ids, const char* what);
/// The first value that is longer than its field, as a message; "" when all fit.
std::string too_long(OfficeState& state, const char* service, const char* type, const OfficeRecord& record);
void add_exception(OfficeRecord& record, const std::string& message);
/// A card or product with the date it shows.
OfficeRecord dated(const OfficeState& state, const OfficeStoredCard& stored);
/// Stores a sent record over what is there. "" or why not; the id is in the record afterwards.
using SaveCard = std::string (*)(OfficeState&, OfficeClient&, OfficeRecord&);
/// Each item of a save, on its own.
OfficeReply save_cards(OfficeState& state, OfficeClient& client, const OfficeRequest& request, const char* list,
                       const char* type, SaveCard save);
/// An order as GetInvoices would show it.
OfficeRecord shown_order(const OfficeState& state, const OfficeClient& client, const OfficeOrder& order);
std::string order_xml(const OfficeState& state, const OfficeRecord& head, const std::vector<OfficeRecord>& rows,
                      const OfficeProperties& wanted, const OfficeProperties& wanted_of_rows);
/// How a name or number is compared with a search's value.
bool matches_name(const OfficeSwitches& switches, const std::string& pattern, const std::string& text);
bool same_ignoring_case(std::string_view a, std::string_view b);
std::string lower_text(std::string_view text);

/// Invoices an order as a person or a save does. "" or why not.
std::string invoice_order(OfficeState& state, OfficeClient& client, OfficeOrder& order);
/// A state as this client keeps it.
std::string kept_state(const OfficeSwitches& switches, const std::string& state);
/// Remembers that an order was changed now.
void mark_changed(const OfficeState& state, OfficeOrder& order);
/// "WOO-exempel-7-abc *1f2e" → "WOO-exempel-7-abc".
std::string_view key_of_reference(std::string_view reference);

}  // namespace woo24::sandbox
