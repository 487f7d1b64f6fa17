#include "woo24/tfso/office_wire.hpp"

#include "woo24/base/log.hpp"
#include "woo24/base/teeth.hpp"
#include "woo24/base/text.hpp"
#include "woo24/tfso/office_failure.hpp"
#include "woo24/tfso/record_stream.hpp"
#include "woo24/tfso/soap.hpp"
#include "woo24/tfso/xml_fields.hpp"

namespace woo24::tfso {

namespace {

using namespace std::chrono;

constexpr seconds k_read_time{120};
constexpr seconds k_write_time{180};
constexpr hours k_clock_limit{1};
constexpr int k_ok = 200;
constexpr int k_too_many = 429;
constexpr int k_unavailable = 503;
constexpr std::size_t k_start = 120;
constexpr std::size_t k_one_message = 300;

std::string_view path_of(Service service) {
  switch (service) {
    case Service::auth:
      return "/authenticate/v001/authenticate.asmx";
    case Service::company:
      return "/CRM/Company/V001/CompanyService.asmx";
    case Service::product:
      return "/Logistics/Product/V001/ProductService.asmx";
    case Service::invoice:
      return "/Economy/InvoiceOrder/V001/InvoiceService.asmx";
    case Service::client:
      return "/Client/V001/ClientService.asmx";
    case Service::account:
      return "/Economy/Account/V004/Accountservice.asmx";
    case Service::project:
      return "/Project/V001/ProjectService.asmx";
    case Service::transaction:
      return "/Economy/Accounting/V001/TransactionService.asmx";
  }
  return "/";
}

std::string_view namespace_of(Service service) {
  return service == Service::transaction ? k_accounting_namespace : k_namespace;
}

std::string action_of(const Call& call) {
  const auto space = namespace_of(call.service);
  return std::string(space) + (space.ends_with('/') ? "" : "/") + call.operation;
}

bool signs_in(const Call& call) { return call.operation == "Login"; }
/// HasSession answers about a session; a fault of it says nothing about ours.
bool speaks_of_sessions(const Call& call) { return signs_in(call) || call.operation == "HasSession"; }

http::Request request_of(const Call& call, const settings::Office& office, const std::string& session) {
  http::Request request;
  request.method = "POST";
  request.url = call.service == Service::project ? office.webservices_url : office.api_url;
  while (request.url.ends_with('/')) request.url.pop_back();
  request.url += path_of(call.service);
  request.headers = {{"Content-Type", "text/xml; charset=utf-8", false}, {"SOAPAction", "\"" + action_of(call) + "\"", false}};
  if (!signs_in(call) && !session.empty()) request.headers.push_back({"Cookie", "ASP.NET_SessionId=" + session, true});
  request.body = envelope(call.operation, call.arguments, namespace_of(call.service));
  request.repeat = call.write ? http::Repeat::never : http::Repeat::harmless;
  request.limits.total = call.write ? k_write_time : k_read_time;
  return request;
}

std::string detail_of(const Error& error) {
  const auto detail = argument(error.reason, "detail");
  return detail.empty() ? std::string(reason_id(error.reason.id)) : detail;
}

Fail as_unclear(Fail failure) {
  if (failure.error.kind == Kind::ambiguous) return failure;
  // Cut off by a stop: the office is not to blame, nor the size of a batch.
  const std::string_view what = was_stopped(failure.error) ? k_call_stopped : reason_id(failure.error.reason.id);
  return Fail{Kind::ambiguous, Reason{ReasonId::save_unclear, {{"what", std::string(what)}}}};
}

/// What the door's error means: no whole answer came.
Fail door_failure(const Call& call, const http::Request& request, const Error& error) {
  const auto id = error.reason.id;
  if (id == ReasonId::office_answer_too_large || id == ReasonId::shop_answer_too_large) {
    const auto limit = std::to_string(request.limits.body_bytes);
    const bool of_batch = call.operation == "GetInvoices" || call.operation == "SaveInvoices";
    const auto what = of_batch ? ReasonId::office_batch_too_large : ReasonId::office_answer_too_large;
    return Fail{Kind::refused, Reason{what, {{"operation", call.operation}, {"limit", limit}}}};
  }
  const bool began = id == ReasonId::shop_no_answer || id == ReasonId::office_no_answer;
  if (error.kind == Kind::unreachable && !began) {
    return Fail{Kind::unreachable, Reason{ReasonId::office_unreachable, {{"url", request.url}, {"detail", detail_of(error)}}}};
  }
  if (error.kind != Kind::ambiguous && !began) return Fail{error};
  return Fail{Kind::unreachable,
              Reason{ReasonId::office_no_answer, {{"operation", call.operation}, {"detail", detail_of(error)}}}};
}

Fail no_answer(const Call& call, const http::Request& request, const RecordStream& stream, const Error& error) {
  const bool ours = stream.sink_error().has_value();
  auto failure = ours ? Fail{*stream.sink_error()} : door_failure(call, request, error);
  const std::string why(reason_id(failure.error.reason.id));
  log::debug("office call without answer", {{"operation", call.operation}, {"reason", why}});
  const bool unclear = call.write && (ours || stream.fed() || error.kind != Kind::unreachable);
  return unclear && WOO24_RULE(unclear_is_ambiguous) ? as_unclear(std::move(failure)) : failure;
}

struct Answer {
  const Call& call;
  const http::Request& request;
  const http::Response& response;
  const RecordStream& stream;
  bool whole;  ///< one SOAP envelope, complete
  Instant now;
  std::optional<Instant> server_time;
};

/// The text in which a quarantine or a dead session would be told: the fault, a plain result, or a body that is no SOAP.
std::string told_text(const Answer& answer) {
  if (answer.stream.fault()) return *answer.stream.fault();
  if (answer.whole) return answer.stream.text();
  return answer.stream.head();
}

Fail paused_until(ReasonId why, Instant until) {
  return Fail{Kind::paused, Reason{why, {{"until", format_utc(until)}}}, until};
}

std::optional<Fail> pause_of(const Answer& answer) {
  if (const auto until = quarantine_end(told_text(answer), answer.now, answer.server_time)) {
    return paused_until(ReasonId::office_quarantine, *until);
  }
  const auto after = answer.response.header("Retry-After");
  const int status = answer.response.status;
  if (status == k_too_many || (status == k_unavailable && !after.empty())) {
    return paused_until(ReasonId::office_busy, busy_end(after, answer.now));
  }
  return std::nullopt;
}

/// An answer with status 200 that is not the wanted envelope.
Fail unreadable(const Answer& answer) {
  const auto& operation = answer.call.operation;
  if (answer.stream.sink_error()) return Fail{*answer.stream.sink_error()};
  if (!answer.stream.stranger().empty() && answer.stream.stranger() != "html") {
    return Fail{Kind::refused,
                Reason{ReasonId::office_answer_wrong,
                       {{"operation", operation}, {"field", operation + "Response"}, {"found", answer.stream.stranger()}}}};
  }
  return Fail{Kind::refused, Reason{ReasonId::office_answer_not_xml,
                                    {{"operation", operation}, {"start", html_as_text(answer.stream.head(), k_start)}}}};
}

Fail by_status(const Answer& answer) {
  const int status = answer.response.status;
  if (status >= 300 && status < 400) {
    return Fail{Kind::refused,
                Reason{ReasonId::office_redirects,
                       {{"url", answer.request.url}, {"location", std::string(answer.response.header("Location"))}}}};
  }
  const bool signed_out = (status == 401 || status == 403) && !speaks_of_sessions(answer.call) &&
                          says_only_session_lost(html_as_text(answer.stream.head(), k_one_message));
  if (signed_out) return Fail{Kind::refused, Reason{ReasonId::office_session_lost, {{"operation", answer.call.operation}}}};
  if (status == k_ok) return unreadable(answer);
  return Fail{
      status >= 500 ? Kind::unreachable : Kind::refused,
      Reason{ReasonId::office_server_error, {{"operation", answer.call.operation}, {"status", std::to_string(status)}}}};
}

std::optional<Fail> failure_of(const Answer& answer) {
  if (auto pause = pause_of(answer)) return pause;
  if (answer.stream.fault())
    return fault_failure(answer.call.operation, *answer.stream.fault(), speaks_of_sessions(answer.call));
  if (answer.stream.sink_error()) return Fail{*answer.stream.sink_error()};
  if (answer.whole && answer.response.status == k_ok) return std::nullopt;
  return by_status(answer);
}

/// For a write only two texts prove that nothing was done, and only when they are all that was said.
bool surely_not_done(const Answer& answer, const Error& error) {
  if (answer.stream.responded() && !answer.whole) return false;
  const auto said = fault_message(told_text(answer));
  if (error.reason.id == ReasonId::office_session_lost) return says_only_session_lost(said);
  return error.reason.id == ReasonId::office_quarantine &&
         html_as_text(told_text(answer), k_one_message + 1).size() <= k_one_message;
}

/// The quarantine text may stand in an item's exception too.
RecordSink watched(const RecordSink& each, ClockDoor& clock, std::optional<Instant>& quarantine) {
  return [&](const pugi::xml_node& record) -> Result<void> {
    if (const auto exception = XmlFields(record, "").exception()) {
      if (const auto until = quarantine_end(*exception, clock.now(), std::nullopt)) quarantine = until;
    }
    return each ? each(record) : Result<void>{};
  };
}

std::optional<int> limit_remaining(const http::Response& response) {
  const auto value = whole_number(response.header("APILimitRemaining"));
  return value && *value >= 0 && *value <= 1'000'000 ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

}  // namespace

OfficeWire::OfficeWire(Doors doors, const settings::Office& office, CallBudget& budget)
    : doors_(doors), office_(office), budget_(budget) {}

Result<void> OfficeWire::clocks_agree() const {
  if (!clock_error_ || abs(*clock_error_) <= k_clock_limit) return {};
  const auto ours = doors_.clock.now();
  return Fail{Kind::unreachable,
              Reason{ReasonId::clock_wrong, {{"ours", format_utc(ours)}, {"theirs", format_utc(ours + *clock_error_)}}}};
}

Result<std::string> OfficeWire::call(const Call& call, const RecordSink& each) {
  // Order dates, the wait after an unclear save and the poll's cursor all come from this machine's clock.
  if (call.write) TRY(clocks_agree());
  TRY(budget_.take(call.urgency));
  const auto request = request_of(call, office_, session_);
  std::optional<Instant> quarantine;
  RecordStream stream(call.operation, watched(each, doors_.clock, quarantine));
  ++calls_;
  // What is no XML is taken to its end all the same, for the headers and the status that come with it.
  auto sent = doors_.http.send(request, [&stream](std::string_view piece) { return stream.feed(piece), !stream.sink_error(); });
  if (!sent) return no_answer(call, request, stream, sent.error());
  const auto response = std::move(sent).value();
  if (!stream.fed()) stream.feed(response.body);
  const bool whole = stream.finish();
  if (const auto date = parse_http_date(response.header("Date"))) {
    server_time_ = date;
    clock_error_ = *date - doors_.clock.now();
  }
  log::debug("office call", {{"operation", call.operation},
                             {"status", std::to_string(response.status)},
                             {"ms", std::to_string(response.took.count())}});

  // After a write the answer matters more than the budget: what cannot be kept of it is not worth an unclear save.
  const auto heard = budget_.heard(limit_remaining(response), parse_moment(response.header("APILimitReset")));
  if (!heard && !call.write) return Fail{heard.error()};
  const Answer answer{call, request, response, stream, whole, doors_.clock.now(), parse_http_date(response.header("Date"))};
  auto failure = failure_of(answer);
  // An item's quarantine rests the office; what became of a write its items say themselves.
  const auto told = quarantine ? std::optional(paused_until(ReasonId::office_quarantine, *quarantine)) : std::nullopt;
  if (told && !call.write) failure = told;
  if (const auto& pause = told ? told : failure; pause && pause->error.not_before) {
    const auto kept = budget_.rest_until(*pause->error.not_before, pause->error.reason.id);
    if (!kept && !call.write) return Fail{kept.error()};
  }
  if (!failure) return stream.text();
  if (call.write && !surely_not_done(answer, failure->error) && WOO24_RULE(unclear_is_ambiguous))
    return as_unclear(std::move(*failure));
  return std::move(*failure);
}

}  // namespace woo24::tfso
