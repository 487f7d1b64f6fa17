#include "woo24/tfso/session.hpp"

#include "woo24/base/log.hpp"
#include "woo24/base/teeth.hpp"
#include "woo24/base/text.hpp"
#include "woo24/tfso/client_choice.hpp"
#include "woo24/tfso/list_xml.hpp"
#include "woo24/tfso/soap.hpp"
#include "woo24/tfso/xml_fields.hpp"

#include <fmt/core.h>
#include <pugixml.hpp>

#include <algorithm>

namespace woo24::tfso {

namespace {

using namespace std::chrono;

constexpr const char* k_session = "session";
constexpr const char* k_logins = "logins";
constexpr minutes k_login_window{5};
constexpr std::size_t k_most_logins = 3;
constexpr std::size_t k_longest_session = 200;

bool is_lost(const Error& error) { return error.reason.id == ReasonId::office_session_lost; }

/// What goes into a header as it is.
bool is_session_id(std::string_view text) {
  return !text.empty() && text.size() <= k_longest_session && std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < '\x7F' && c != ';' && c != ',' && c != '"';
  });
}

std::vector<Instant> recent_logins(const std::string& kept, Instant now) {
  std::vector<Instant> out;
  for (const auto& part : split(kept, ' ')) {
    const auto at = parse_utc(part);
    if (at && *at <= now && now - *at < k_login_window) out.push_back(*at);
  }
  return out;
}

std::string as_text(const std::vector<Instant>& times) {
  std::vector<std::string> parts;
  for (const auto at : times) parts.push_back(format_utc(at));
  return joined(parts, " ");
}

/// A fault while signing in or looking at the client is no verdict on whatever was to be done.
Fail as_not_reached(Error error) {
  if (error.reason.id == ReasonId::office_fault) error.kind = Kind::unreachable;
  return Fail{std::move(error)};
}

}  // namespace

Session::Session(OfficeWire& wire, store::OfficeMemory& memory, store::Binding& binding, Doors doors, std::string username,
                 settings::Named name_or_id, std::mutex* signing_in)
    : wire_(wire),
      memory_(memory),
      binding_(binding),
      doors_(doors),
      username_(std::move(username)),
      wanted_(std::move(name_or_id)),
      signing_in_(signing_in) {}

std::unique_lock<std::mutex> Session::alone() const {
  return signing_in_ != nullptr ? std::unique_lock(*signing_in_) : std::unique_lock<std::mutex>();
}

Result<std::string> Session::own_call(const std::string& operation, std::string arguments, const RecordSink& each) {
  auto answer = wire_.call(Call{Service::auth, operation, std::move(arguments)}, each);
  if (answer) return answer;
  auto error = std::move(answer).error();
  if (error.reason.id == ReasonId::office_identity_blocked) error.reason.arguments["client"] = wanted_.name;
  return as_not_reached(std::move(error));
}

Result<void> Session::sign_in() {
  const Instant now = doors_.clock.now();
  const auto kept = TRY(memory_.get(k_logins));
  auto logins = kept ? recent_logins(kept->value, now) : std::vector<Instant>{};
  if (logins.size() >= k_most_logins) {
    const Instant until = logins.front() + k_login_window;
    return Fail{Kind::paused, Reason{ReasonId::office_sign_in_throttled, {{"until", format_utc(until)}}}, until};
  }
  const auto application = TRY(doors_.environment.secret("office_application_id"));
  const auto password = TRY(doors_.environment.secret("office_password"));
  logins.push_back(now);
  TRY(memory_.set(k_logins, as_text(logins), now));

  XmlText credential;
  credential.open("credential").text("ApplicationId", trimmed(application));
  credential.text("Password", std::string_view(password)).text("Username", std::string_view(username_)).close("credential");
  wire_.use_session({});
  const auto answer = TRY(own_call("Login", credential.str()));
  const std::string session(trimmed(answer));
  if (session.empty()) return Fail{Kind::sign_in, Reason{ReasonId::office_sign_in_refused, {{"username", username_}}}};
  if (!is_session_id(session)) {
    return Fail{Kind::refused, Reason{ReasonId::office_answer_wrong,
                                      {{"operation", "Login"}, {"field", "LoginResult"}, {"found", "no session id"}}}};
  }
  wire_.use_session(session);
  log::info("signed in to 24SevenOffice");
  return memory_.set(k_session, session, now);
}

/// The session kept from before, or a new one.
Result<void> Session::open_session() {
  if (!wire_.session().empty()) return {};
  const auto kept = TRY(memory_.get(k_session));
  if (!kept || !is_session_id(kept->value)) return sign_in();
  wire_.use_session(kept->value);
  return {};
}

Result<bool> Session::has_session() {
  const auto answer = TRY(own_call("HasSession", {}));
  return lower(trimmed(answer)) == "true";
}

/// After "not authenticated": another process may have signed in meanwhile; else ask, and sign in once.
Result<void> Session::revive() {
  const auto kept = TRY(memory_.get(k_session));
  const bool newer = kept && is_session_id(kept->value) && kept->value != wire_.session();
  if (newer) wire_.use_session(kept->value);
  if (TRY(has_session())) return {};
  return sign_in();
}

Result<office::Identity> Session::identity_in_force() {
  pugi::xml_document gathered;
  auto all = gathered.append_child("Identity");
  TRY(own_call("GetIdentity", {}, [&all](const pugi::xml_node& field) -> Result<void> {
    all.append_copy(field);
    return {};
  }));
  return read_identity(all, "GetIdentity");
}

Result<std::vector<office::Identity>> Session::read_identities() {
  std::vector<office::Identity> out;
  TRY(own_call("GetIdentities", {}, [&out](const pugi::xml_node& record) -> Result<void> {
    if (!is_nil(record)) out.push_back(TRY(read_identity(record, "GetIdentities")));
    return {};
  }));
  return out;
}

Result<void> Session::choose(const std::string& identity) {
  XmlText xml;
  xml.text("identityId", std::string_view(identity));
  const auto done = TRY(own_call("SetIdentityById", xml.str()));
  if (lower(trimmed(done)) == "true") return {};
  return Fail{Kind::refused, Reason{ReasonId::office_answer_wrong,
                                    {{"operation", "SetIdentityById"}, {"field", "SetIdentityByIdResult"}, {"found", done}}}};
}

/// Country, organisation number and currency: asked for once at every start, and again when the client is another.
Result<office::Client> Session::informed(const office::Identity& identity) {
  if (known_ && known_->id == identity.client_id && known_->identity == identity.id) return *known_;
  office::Client client;
  client.id = identity.client_id;
  client.identity = identity.id;
  client.name = identity.client_name;
  const Call call{Service::client, "GetClientInformation", {}};
  auto done = wire_.call(call, [&client](const pugi::xml_node& field) -> Result<void> {
    take_client_field(field, client);
    return {};
  });
  if (!done) return as_not_reached(std::move(done).error());
  known_ = client;
  return client;
}

Result<office::Client> Session::prove_client() {
  auto row = TRY(binding_.get());
  auto current = TRY(identity_in_force());
  const bool right = is_bound(row) && equal_ignoring_case(current.id, row->office_identity) && is_wanted(current, wanted_);
  if (!right && WOO24_RULE(binding_is_proved)) {
    const auto meant = TRY(choose_identity(TRY(read_identities()), wanted_, row));
    if (current.id != meant.id) {
      TRY(choose(meant.id));
      current = TRY(identity_in_force());
    }
    const bool in_force = current.id == meant.id && current.client_id == meant.client_id;
    if (!in_force) {
      return Fail{Kind::binding, Reason{ReasonId::wrong_client,
                                        {{"bound", client_words(meant.client_id, meant.client_name, meant.id)},
                                         {"found", client_words(current.client_id, current.client_name, current.id)}}}};
    }
  }
  const auto client = TRY(informed(current));
  if (is_bound(row)) {
    if (WOO24_RULE(binding_is_proved)) TRY(prove_bound(*row, client));
    return client;
  }
  if (!row) {
    row = store::BindingRow{};
    row->installation = fmt::format("{:08x}", doors_.chance.draw() & 0xFFFFFFFFu);
    row->first_start = doors_.clock.now();
  }
  row->office_identity = client.identity;
  row->office_client_name = client.name;
  row->office_org_number = client.org_number;
  row->office_client = client.id;
  TRY(binding_.set(*row));
  return client;
}

Result<office::Client> Session::ensure() {
  if (client_) return *client_;
  const auto turn = alone();
  return ensured();
}

Result<office::Client> Session::ensured() {
  const bool fresh = wire_.session().empty() && !TRY(memory_.get(k_session));
  TRY(open_session());
  auto proven = prove_client();
  if (!proven && is_lost(proven.error()) && !fresh) {
    TRY(sign_in());
    proven = prove_client();
  }
  if (!proven) return Fail{std::move(proven).error()};
  client_ = proven.value();
  return proven;
}

Result<std::string> Session::call(const Call& call, const RecordSink& each) {
  TRY(ensure());
  auto answer = wire_.call(call, each);
  if (answer || !is_lost(answer.error())) return answer;
  client_.reset();
  auto turn = alone();
  TRY(revive());
  client_ = TRY(prove_client());
  if (turn) turn.unlock();
  return wire_.call(call, each);
}

Result<std::vector<office::Identity>> Session::identities() {
  const auto turn = alone();
  TRY(open_session());
  auto found = read_identities();
  if (found || !is_lost(found.error())) return found;
  client_.reset();
  TRY(sign_in());
  return read_identities();
}

}  // namespace woo24::tfso
