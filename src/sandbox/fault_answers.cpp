#include "woo24/sandbox/fault_answers.hpp"

#include <charconv>

#include <fmt/core.h>

namespace woo24::sandbox {

namespace {

http::Response page(int status, const std::string& title, Instant now) {
  http::Response answer;
  answer.status = status;
  answer.headers = {{"Server", "nginx/1.22.1"}, {"Date", format_http_date(now)}, {"Content-Type", "text/html"}};
  answer.body = fmt::format(
      "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n<hr><center>nginx/1.22.1</"
      "center>\r\n"
      "</body>\r\n</html>\r\n",
      title);
  return answer;
}

http::Response soap_fault(const std::string& text, Instant now) {
  http::Response answer;
  answer.status = 500;
  answer.headers = {
      {"Server", "Microsoft-IIS/10.0"}, {"Date", format_http_date(now)}, {"Content-Type", "text/xml; charset=utf-8"}};
  answer.body = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope "
      "xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
      "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>{}</faultstring><detail "
      "/></soap:Fault></soap:Body></soap:Envelope>",
      text.empty() ? "Server was unable to process request." : text);
  return answer;
}

http::Response php_fatal(Instant now) {
  http::Response answer;
  answer.status = 500;
  answer.headers = {
      {"Server", "nginx/1.22.1"}, {"Date", format_http_date(now)}, {"Content-Type", "application/json; charset=UTF-8"}};
  answer.body =
      R"({"code":"internal_server_error","message":"<p>There has been a critical error on this website.<\/p>","data":{"status":500},"additional_errors":[]})";
  return answer;
}

http::Response server_error(const Fault& fault, Side side, Instant now) {
  return side == Side::office ? soap_fault(fault.text, now) : php_fatal(now);
}

/// The Latin-1 byte of a letter U+0080…U+00FF written at `at`, and how many bytes that took; 0 when none stands there.
std::pair<std::size_t, char> latin_letter(const std::string& body, std::size_t at) {
  const auto byte = static_cast<unsigned char>(body[at]);
  if ((byte == 0xC2 || byte == 0xC3) && at + 1 < body.size()) {
    return {2, static_cast<char>(((byte & 0x03) << 6) | (static_cast<unsigned char>(body[at + 1]) & 0x3F))};
  }
  unsigned code = 0;
  if (body.compare(at, 4, "\\u00") != 0 || at + 6 > body.size()) return {0, '\0'};
  const auto* digits = body.data() + at + 4;
  if (std::from_chars(digits, digits + 2, code, 16).ptr != digits + 2 || code < 0x80) return {0, '\0'};
  return {6, static_cast<char>(code)};
}

std::string as_latin(const std::string& body) {
  std::string out;
  bool changed = false;
  for (std::size_t at = 0; at < body.size();) {
    const auto [length, letter] = latin_letter(body, at);
    out += length > 0 ? letter : body[at];
    at += length > 0 ? length : 1;
    changed = changed || length > 0;
  }
  if (!changed && !out.empty()) out[out.size() / 2] = '\xE5';
  return out;
}

}  // namespace

bool leaves_undone(FaultKind kind) {
  return kind == FaultKind::html_503 || kind == FaultKind::html_200 || kind == FaultKind::server_error ||
         kind == FaultKind::redirect || kind == FaultKind::busy;
}

http::Response made_answer(const Fault& fault, Side side, Instant now) {
  if (fault.kind == FaultKind::server_error) return server_error(fault, side, now);
  if (fault.kind == FaultKind::html_200) return page(200, "One moment, please...", now);
  if (fault.kind == FaultKind::html_503) return page(503, "503 Service Temporarily Unavailable", now);
  if (fault.kind == FaultKind::goes_on) return page(504, "504 Gateway Time-out", now);
  if (fault.kind == FaultKind::redirect) {
    auto answer = page(301, "301 Moved Permanently", now);
    answer.headers.push_back({"Location", fault.text});
    return answer;
  }
  auto answer = page(429, "429 Too Many Requests", now);
  answer.headers.push_back({"Retry-After", std::to_string(fault.late_by.count())});
  return answer;
}

void spoil(http::Response& answer, const Fault& fault, Side side, Instant now) {
  switch (fault.kind) {
    case FaultKind::cut_body:
      answer.body.resize(answer.body.size() / 2);
      break;
    case FaultKind::garbage:
      answer.status = 200;
      answer.body.assign("\x1f\x8b\x08\x00\xff\xfe{]<", 9);
      answer.body.append(" not what was asked for");
      break;
    case FaultKind::empty:
      answer.status = 200;
      answer.body.clear();
      break;
    case FaultKind::huge:
      if (answer.body.size() < fault.huge_bytes) answer.body.append(fault.huge_bytes - answer.body.size(), ' ');
      break;
    case FaultKind::wrong_encoding:
      answer.body = as_latin(answer.body);
      break;
    case FaultKind::fault_after:
      answer = server_error(fault, side, now);
      break;
    default:
      break;
  }
}

}  // namespace woo24::sandbox
