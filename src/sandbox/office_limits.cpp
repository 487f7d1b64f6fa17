#include "woo24/sandbox/office_limits.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace woo24::sandbox {

namespace {

using namespace std::chrono;

constexpr int k_ok = 200;
constexpr int k_error = 500;
constexpr int k_too_many = 429;
constexpr const char* k_head =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soap:Body>";
constexpr const char* k_tail = "</soap:Body></soap:Envelope>";

Instant next_hour(Instant now) { return floor<hours>(now) + hours{1}; }

int calls_this_hour(const OfficeState& state) {
  const auto found = state.calls_in_hour.find(floor<hours>(state.now));
  return found == state.calls_in_hour.end() ? 0 : found->second;
}

std::string told_time(const OfficeSwitches& switches, Instant at) {
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss time{at - day};
  const auto y = static_cast<int>(date.year());
  const auto m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
  const auto h = time.hours().count(), min = time.minutes().count(), s = time.seconds().count();
  switch (switches.quarantine_time) {
    case OfficeSwitches::TimeForm::points:
      return fmt::format("{:02}.{:02}.{} {:02}:{:02}:{:02}", d, m, y, h, min, s);
    case OfficeSwitches::TimeForm::slashes:
      return fmt::format("{:02}/{:02}/{} {:02}:{:02}:{:02} {}", m, d, y, h % 12 == 0 ? 12 : h % 12, min, s,
                         h < 12 ? "AM" : "PM");
    case OfficeSwitches::TimeForm::iso:
      break;
  }
  return fmt::format("{}-{:02}-{:02} {:02}:{:02}:{:02}", y, m, d, h, min, s);
}

http::Response with_headers(const OfficeState& state, int status, const std::string& type, std::string body) {
  http::Response answer;
  answer.status = status;
  answer.headers = {{"Server", "Microsoft-IIS/10.0"}, {"Date", format_http_date(state.now)}, {"Content-Type", type}};
  if (state.switches.limit_headers && state.switches.calls_per_hour > 0) {
    const auto left = std::max(0, state.switches.calls_per_hour - calls_this_hour(state));
    answer.headers.push_back({"APILimitRemaining", std::to_string(left)});
    answer.headers.push_back({"APILimitReset", format_utc(next_hour(state.now))});
  }
  answer.body = std::move(body);
  return answer;
}

std::string fault_body(const std::string& reason, bool client_fault) {
  return std::string(k_head) + "<soap:Fault>" + xml_element("faultcode", client_fault ? "soap:Client" : "soap:Server") +
         xml_element("faultstring", reason) + "<detail /></soap:Fault>" + k_tail;
}

http::Response refusal(OfficeState& state, Instant until, int over) {
  const auto text = "Limit exceeded by " + std::to_string(over) + ". Request is blocked. Quarantine ends at " +
                    told_time(state.switches, until);
  switch (state.switches.limit_style) {
    case OfficeSwitches::LimitStyle::fault_200:
      return with_headers(state, k_ok, "text/xml; charset=utf-8", fault_body(text, false));
    case OfficeSwitches::LimitStyle::plain_200:
      return with_headers(state, k_ok, "text/html", text);
    case OfficeSwitches::LimitStyle::too_many_429: {
      auto answer = with_headers(state, k_too_many, "text/plain", text);
      answer.headers.push_back({"Retry-After", std::to_string((until - state.now).count())});
      return answer;
    }
    case OfficeSwitches::LimitStyle::fault_500:
      break;
  }
  return with_headers(state, k_error, "text/xml; charset=utf-8", fault_body(text, false));
}

}  // namespace

std::optional<http::Response> limit_answer(OfficeState& state, const std::string& operation) {
  const auto hour = floor<hours>(state.now);
  std::erase_if(state.calls_in_hour, [&](const auto& kept) { return kept.first < hour - hours{2}; });
  const auto used = ++state.calls_in_hour[hour];
  if (state.quarantine && state.now < *state.quarantine) {
    state.violate("quarantined-call", operation);
    return refusal(state, *state.quarantine, 1);
  }
  state.quarantine.reset();
  if (const auto most = state.switches.calls_per_hour; most > 0 && used > most) {
    state.quarantine = next_hour(state.now);
    return refusal(state, *state.quarantine, used - most);
  }
  if (state.second != state.now) {
    state.second = state.now;
    state.calls_in_second = 0;
  }
  if (const auto most = state.switches.calls_per_second; most > 0 && ++state.calls_in_second > most) {
    state.violate("burst", operation, false);
    return plain_answer(state, k_too_many, "Too Many Requests");
  }
  return std::nullopt;
}

http::Response soap_answer(const OfficeState& state, const OfficeRequest& request, const OfficeReply& reply) {
  const auto result = request.operation + "Result";
  std::string body = k_head;
  body += "<" + request.operation + "Response xmlns=\"" + namespace_of_service(request.service) + "\">";
  if (!reply.no_result) body += "<" + result + ">" + reply.result + "</" + result + ">";
  body += "</" + request.operation + "Response>";
  body += k_tail;
  auto answer = with_headers(state, k_ok, "text/xml; charset=utf-8", std::move(body));
  if (!reply.set_session.empty()) {
    answer.headers.push_back({"Set-Cookie", "ASP.NET_SessionId=" + reply.set_session + "; path=/; HttpOnly", true});
  }
  return answer;
}

http::Response soap_fault(const OfficeState& state, const std::string& reason, bool client_fault) {
  return with_headers(state, state.switches.fault_http, "text/xml; charset=utf-8", fault_body(reason, client_fault));
}

http::Response plain_answer(const OfficeState& state, int status, const std::string& text) {
  return with_headers(state, status, "text/html",
                      "<html><head><title>" + text + "</title></head><body>" + text + "</body></html>");
}

}  // namespace woo24::sandbox
