// Signing in, and which company a session works in.
#include "woo24/sandbox/office_operations.hpp"
#include "woo24/sandbox/sim_doors.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

constexpr std::chrono::minutes k_login_window{5};
constexpr const char* k_no_identity = "00000000-0000-0000-0000-000000000000";
constexpr const char* k_old_identity = "aaaaaaaa-0000-0000-0000-00000000dead";  // of a user who left: disabled

std::string identity_fields(const OfficeState& state, const OfficeClient& client, bool current, bool disabled) {
  return xml_element("Id", disabled ? k_old_identity : client.identity) +
         "<User><ContactId>31</ContactId><Id>bbbbbbbb-0000-0000-0000-000000000001</Id><Name>Integration</Name></User><Client>" +
         xml_element("Id", std::to_string(client.id)) + xml_element("Name", client.name) + "</Client>" +
         xml_element("IsCurrent", current && !disabled ? "true" : "false") +
         xml_element("IsDefault", client.id == state.default_client && !disabled ? "true" : "false") +
         "<IsProtected>false</IsProtected><Servers />" +
         xml_element("IsDisabled", disabled || client.blocked ? "true" : "false");
}

std::string all_identities(const OfficeState& state, std::int64_t current) {
  std::string out;
  for (const auto& client : state.clients) {
    out += "<Identity>" + identity_fields(state, client, client.id == current, false) + "</Identity>";
  }
  return out + "<Identity>" + identity_fields(state, state.clients.front(), false, true) + "</Identity>";
}

bool is_signed_in(const OfficeState& state, const OfficeRecord& credential) {
  return same_ignoring_case(credential.text("Username"), k_office_user) && credential.text("Password") == state.password;
}

bool is_throttled(OfficeState& state) {
  std::erase_if(state.logins, [&](Instant at) { return state.now - at >= k_login_window; });
  state.logins.push_back(state.now);
  const auto most = state.switches.logins_per_window;
  if (most == 0 || static_cast<int>(state.logins.size()) <= most) return false;
  state.violate("login-throttled", "sign-in");
  return true;
}

OfficeClient* client_of_identity(OfficeState& state, const std::string& identity) {
  const auto found = std::find_if(state.clients.begin(), state.clients.end(),
                                  [&](const OfficeClient& one) { return same_ignoring_case(one.identity, identity); });
  return found == state.clients.end() ? nullptr : &*found;
}

/// Where a new session begins.
OfficeClient* first_client(OfficeState& state, const std::string& identity) {
  if (!identity.empty() && identity != k_no_identity) return client_of_identity(state, identity);
  const bool moves = state.switches.default_client_moves && state.session_series > 0;
  if (moves) {
    const auto at = std::find_if(state.clients.begin(), state.clients.end(),
                                 [&](const OfficeClient& one) { return one.id == state.default_client; });
    state.default_client = std::next(at) == state.clients.end() ? state.clients.front().id : std::next(at)->id;
  }
  return state.client(state.default_client);
}

OfficeReply login(OfficeState& state, const OfficeRequest& request) {
  const auto credential = record_from(request.arguments.child("credential"));
  if (!same_ignoring_case(credential.text("ApplicationId"), k_office_application)) {
    return office_fault("Your application id is not registered");
  }
  if (is_throttled(state)) return office_fault("Too many logins with the same credentials. Try again later.");
  if (!is_signed_in(state, credential)) return {};  // an empty LoginResult
  auto* client = first_client(state, credential.text("IdentityId"));
  if (client == nullptr) return office_fault("The identity does not exist.");
  if (client->blocked) {
    return office_fault("The identity is blocked. Use GetIdentitiesWithCredential to list the identities of the user.");
  }
  const auto living = std::any_of(state.sessions.begin(), state.sessions.end(), [&](const OfficeSession& one) {
    return state.now - one.began < state.switches.session_lifetime;
  });
  if (living) state.violate("repeated-login", "a session was still alive", false);
  std::string id;
  for (int i = 0; i < 24; ++i) id += "abcdefghijklmnopqrstuvwxyz012345"[next_random(state.random) % 32];
  ++state.session_series;
  state.sessions.push_back({id, client->id, state.now});
  return {xml_escaped(id), false, "", id};
}

OfficeReply set_identity(OfficeState& state, const OfficeRequest& request, OfficeSession& session) {
  const std::string identity = request.arguments.child("identityId").text().get();
  const auto* client = client_of_identity(state, identity);
  if (client == nullptr || client->blocked) return {"false", false, "", ""};
  session.client = client->id;
  return {"true", false, "", ""};
}

}  // namespace

OfficeReply auth_operation(OfficeState& state, const OfficeRequest& request, OfficeSession* session) {
  if (request.operation == "Login") return login(state, request);
  if (request.operation == "HasSession") return {session != nullptr ? "true" : "false", false, "", ""};
  if (request.operation == "GetIdentitiesWithCredential") {
    const auto credential = record_from(request.arguments.child("credential"));
    if (!is_signed_in(state, credential)) return {};
    return {all_identities(state, 0), false, "", ""};
  }
  if (session == nullptr) return office_fault("Session is not authenticated");
  const auto* client = state.client(session->client);
  if (request.operation == "GetIdentity") return {identity_fields(state, *client, true, false), false, "", ""};
  if (request.operation == "GetIdentities") return {all_identities(state, session->client), false, "", ""};
  return set_identity(state, request, *session);
}

}  // namespace woo24::sandbox
