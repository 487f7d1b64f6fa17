#include "woo24/sandbox/office.hpp"

#include "woo24/sandbox/office_inner.hpp"
#include "woo24/sandbox/office_limits.hpp"

#include <algorithm>
#include <set>

namespace woo24::sandbox {

namespace {

OfficeSession* session_of(OfficeState& state, const std::string& id) {
  const auto found =
      std::find_if(state.sessions.begin(), state.sessions.end(), [&](const OfficeSession& one) { return one.id == id; });
  if (id.empty() || found == state.sessions.end()) return nullptr;
  return state.now - found->began < state.switches.session_lifetime ? &*found : nullptr;
}

OfficeReply in_client(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  const auto& operation = request.operation;
  if (operation == "SaveInvoices") return save_invoices(state, client, request);
  if (operation == "UpdateInvoices") return update_invoices(state, client, request);
  if (operation == "GetInvoices") return get_invoices(state, client, request);
  if (operation == "GetOrderSyncList") return order_sync_list(state, client, request);
  if (operation == "GetCompanies") return get_companies(state, client, request);
  if (operation == "SaveCompanies") return save_companies(state, client, request);
  if (operation == "GetProducts") return get_products(state, client, request);
  if (operation == "SaveProducts") return save_products(state, client, request);
  if (operation == "SetStockQuantity") return set_stock_quantity(state, client, request);
  if (operation == "GetCategories") return get_categories(state, client, request);
  if (operation == "SaveCategories") return save_categories(state, client, request);
  if (operation == "GetTransactions") return get_transactions(state, client, request);
  return list_operation(state, client, request);
}

OfficeReply reply_to(OfficeState& state, const OfficeRequest& request, OfficeSession* session) {
  if (request.service == "auth") return auth_operation(state, request, session);
  if (session == nullptr) return office_fault("Session is not authenticated");
  return in_client(state, *state.client(session->client), request);
}

/// A request that cannot be told more of than that it came.
std::string operation_name(const http::Request& request) {
  for (const auto& header : request.headers) {
    if (!same_ignoring_case(header.name, "SOAPAction")) continue;
    auto action = header.value;
    std::erase(action, '"');
    return action.substr(action.rfind('/') + 1);
  }
  return "?";
}

void note_faults(OfficeState& state, const OfficeRequest& request) {
  for (const auto& [id, detail] : request.faults_seen) state.violate(id, detail, id != "sentinel");
}

}  // namespace

Office::Office(Now now, OfficeSwitches switches) : inner_(std::make_unique<Inner>(std::move(now), switches)) {}
Office::~Office() = default;

http::Response Office::handle(const http::Request& http) {
  const auto operation = operation_name(http);
  OnRequest callback;
  {
    const std::lock_guard lock(inner_->mutex);
    callback = inner_->on_request;
  }
  if (callback) callback(operation, http.body);
  const std::lock_guard lock(inner_->mutex);
  return inner_->answer(http, operation);
}

http::Response Office::Inner::answer(const http::Request& http, const std::string& operation) {
  state.now = now();
  ++state.call;
  ++state.counts[operation];
  state.calls.push_back({operation, 0, false, state.now});
  const auto seen = state.calls.size() - 1;
  const auto failed = [&](http::Response response) {
    state.calls[seen].fault = true;
    return response;
  };
  if (auto refused = limit_answer(state, operation)) return failed(std::move(*refused));
  OfficeRequest request;
  read_request(http, state.wsdl, state.switches.utc_requests, request);
  note_faults(state, request);
  if (request.status != 0) return failed(plain_answer(state, request.status, "The request was refused"));
  if (!request.fault.empty()) return failed(soap_fault(state, request.fault, request.client_fault));
  auto* session = session_of(state, request.session);
  if (session != nullptr) state.calls[seen].client = session->client;
  const auto reply = reply_to(state, request, session);
  if (reply.fault.empty()) return soap_answer(state, request, reply);
  return failed(soap_fault(state, "Server was unable to process request. ---> " + reply.fault, false));
}

}  // namespace woo24::sandbox
