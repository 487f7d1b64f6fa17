#include "woo24/tfso/office_wire.hpp"

#include "office_fixture.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace woo24::tfso {
namespace {

using test::fault_of;
using test::PretendOffice;
using test::result_of;
using test::soap;

Call read_call() { return {Service::invoice, "GetInvoices", "<searchParams><OrderIds><int>1</int></OrderIds></searchParams>"}; }
Call write_call() {
  return {Service::invoice, "SaveInvoices", "<invoices><InvoiceOrder><IncludeVAT>false</IncludeVAT></InvoiceOrder></invoices>",
          true};
}

TEST(OfficeWire, AReadCarriesTheActionAndTheSecretCookie) {
  PretendOffice office;
  office.wire.use_session("s3cret");
  office.http.answer(200, result_of("GetInvoices", "<InvoiceOrder><OrderId>1</OrderId></InvoiceOrder>"),
                     {{"Date", "Tue, 24 Nov 2026 08:31:00 GMT"}});
  int records = 0;
  const auto answer = office.wire.call(read_call(), [&](const pugi::xml_node& record) -> Result<void> {
    EXPECT_STREQ(record.name(), "InvoiceOrder");
    ++records;
    return {};
  });
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer.value(), "");
  EXPECT_EQ(records, 1);
  EXPECT_EQ(office.wire.calls(), 1);
  EXPECT_EQ(office.wire.server_time(), parse_utc("2026-11-24T08:31:00Z"));
  const auto& request = office.http.requests.at(0);
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://api.example.test/Economy/InvoiceOrder/V001/InvoiceService.asmx");
  EXPECT_THAT(request.headers,
              testing::ElementsAre(http::Header{"Content-Type", "text/xml; charset=utf-8", false},
                                   http::Header{"SOAPAction", "\"http://24sevenOffice.com/webservices/GetInvoices\"", false},
                                   http::Header{"Cookie", "ASP.NET_SessionId=s3cret", true}));
  EXPECT_EQ(request.repeat, http::Repeat::harmless);
}

TEST(OfficeWire, AWriteIsSentOnceAndHas180Seconds) {
  PretendOffice office;
  office.http.answer(200, result_of("SaveInvoices", "<InvoiceOrder><OrderId>1</OrderId></InvoiceOrder>"));
  EXPECT_TRUE(office.wire.call(write_call()));
  EXPECT_EQ(office.http.requests.at(0).repeat, http::Repeat::never);
  EXPECT_EQ(office.http.requests.at(0).limits.total, std::chrono::seconds{180});
}

TEST(OfficeWire, WithAClockThatIsMoreThanAnHourOffNothingIsWritten) {
  struct Case {
    const char* date;
    bool written;
  };
  const std::vector<Case> k_cases{{"Tue, 24 Nov 2026 09:29:00 GMT", true},  // ours is 08:30
                                  {"Tue, 24 Nov 2026 09:31:00 GMT", false},
                                  {"Tue, 24 Nov 2026 07:31:00 GMT", true},
                                  {"Sun, 22 Nov 2026 08:30:00 GMT", false},
                                  {"", true},
                                  {"yesterday", true}};
  for (const auto& one : k_cases) {
    PretendOffice office;
    office.http.answer(200, result_of("GetInvoices", ""), {{"Date", one.date}});
    EXPECT_TRUE(office.wire.call(read_call())) << one.date;
    const auto saved = result_of("SaveInvoices", "<InvoiceOrder><OrderId>1</OrderId></InvoiceOrder>");
    if (one.written) office.http.answer(200, saved);
    const auto written = office.wire.call(write_call());
    EXPECT_EQ(written.ok(), one.written) << one.date;
    EXPECT_EQ(office.http.requests.size(), one.written ? 2U : 1U) << "nothing left";
    if (written.ok() || one.written) continue;
    EXPECT_EQ(written.error().kind, Kind::unreachable);
    EXPECT_EQ(written.error().reason.id, ReasonId::clock_wrong);
    EXPECT_EQ(written.error().reason.arguments.at("ours"), "2026-11-24T08:30:00Z");
    EXPECT_EQ(written.error().reason.arguments.at("theirs"), format_utc(*parse_http_date(one.date)));
    office.clock.at = *parse_http_date(one.date);  // the clock is set
    office.http.answer(200, result_of("GetInvoices", ""), {{"Date", one.date}});
    office.http.answer(200, saved);
    EXPECT_TRUE(office.wire.call(read_call()));
    EXPECT_TRUE(office.wire.call(write_call())) << one.date;
  }
}

TEST(OfficeWire, OfAnAnswerThatIsTooLargeOnlyABatchCanBeMadeSmaller) {
  for (const auto& [operation, reason] : {std::pair{"GetInvoices", ReasonId::office_batch_too_large},
                                          std::pair{"GetOrderSyncList", ReasonId::office_answer_too_large}}) {
    PretendOffice office;
    office.http.answers.emplace_back(Error{Kind::refused, Reason{ReasonId::shop_answer_too_large, {}}, {}});
    const auto answer = office.wire.call({Service::invoice, operation, ""});
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().reason.id, reason);
    EXPECT_EQ(answer.error().reason.arguments.at("operation"), operation);
  }
}

TEST(OfficeWire, LoginHasNoCookieAndProjectsAreOnTheOtherHost) {
  PretendOffice office;
  office.wire.use_session("old");
  office.http.answer(200, result_of("Login", "new"));
  EXPECT_EQ(office.wire.call({Service::auth, "Login", ""}).value(), "new");
  EXPECT_EQ(test::header_of(office.http.requests[0], "Cookie"), "");
  office.http.answer(200, result_of("GetProjectNameList", ""));
  EXPECT_TRUE(office.wire.call({Service::project, "GetProjectNameList", ""}));
  EXPECT_EQ(office.http.requests[1].url, "https://webservices.example.test/Project/V001/ProjectService.asmx");
}

struct WrongAnswer {
  const char* name;
  int status;
  std::string body;
  std::vector<http::Header> headers;
  Kind kind;
  ReasonId reason;
  bool write_is_clear = false;  ///< else a write is ambiguous
};

class WrongAnswers : public testing::TestWithParam<WrongAnswer> {};

TEST_P(WrongAnswers, AReadFailsClearly) {
  PretendOffice office;
  office.http.answer(GetParam().status, GetParam().body, GetParam().headers);
  const auto answer = office.wire.call(read_call());
  EXPECT_REASON(answer, GetParam().kind, GetParam().reason);
  EXPECT_EQ(GetParam().kind == Kind::paused, answer.error().not_before.has_value());
  if (GetParam().kind == Kind::paused) {  // the office is left alone until then
    EXPECT_REASON(office.wire.call(read_call()), Kind::paused, GetParam().reason);
    EXPECT_EQ(office.http.requests.size(), 1u);
  }
}

TEST_P(WrongAnswers, AWriteIsUnclearUnlessNothingWasDone) {
  PretendOffice office;
  auto body = GetParam().body;
  for (auto at = body.find("GetInvoices"); at != std::string::npos; at = body.find("GetInvoices"))
    body.replace(at, 11, "SaveInvoices");
  office.http.answer(GetParam().status, body, GetParam().headers);
  const auto answer = office.wire.call(write_call());
  if (GetParam().write_is_clear) {
    EXPECT_REASON(answer, GetParam().kind, GetParam().reason);
  } else {
    EXPECT_REASON(answer, Kind::ambiguous, ReasonId::save_unclear);
    EXPECT_EQ(answer.error().reason.arguments.at("what"), reason_id(GetParam().reason));
  }
  EXPECT_EQ(office.http.requests.size(), 1u);
}

#define BLOCKED "Limit exceeded by 3. Request is blocked. Quarantine ends at 2026-11-24 09:00:00"
const std::string k_good = result_of("GetInvoices", "<InvoiceOrder><OrderId>1</OrderId></InvoiceOrder>");
const std::string k_html =
    "<!DOCTYPE html><html><head><title>Service Unavailable</title></head><body><h2>Down</h2></body></html>";
const std::string k_wrap = "Server was unable to process request. ---&gt; ";

INSTANTIATE_TEST_SUITE_P(
    Answers, WrongAnswers,
    testing::Values(
        WrongAnswer{"empty", 200, "", {}, Kind::refused, ReasonId::office_answer_not_xml},
        WrongAnswer{"blank", 200, "  \r\n", {}, Kind::refused, ReasonId::office_answer_not_xml},
        WrongAnswer{"half", 200, k_good.substr(0, k_good.size() / 2), {}, Kind::refused, ReasonId::office_answer_not_xml},
        WrongAnswer{
            "all_but_the_end", 200, k_good.substr(0, k_good.size() - 1), {}, Kind::refused, ReasonId::office_answer_not_xml},
        WrongAnswer{"two_answers", 200, k_good + k_good, {}, Kind::refused, ReasonId::office_answer_not_xml},
        WrongAnswer{"html_200", 200, k_html, {}, Kind::refused, ReasonId::office_answer_not_xml},
        WrongAnswer{"xhtml_200", 200, "<html><body>Down</body></html>", {}, Kind::refused, ReasonId::office_answer_not_xml},
        WrongAnswer{"json", 200, "{\"ok\":true}", {}, Kind::refused, ReasonId::office_answer_not_xml},
        WrongAnswer{
            "garbage", 200, "<?xml version=\"1.0\"?><soap:Envelope><oops", {}, Kind::refused, ReasonId::office_answer_not_xml},
        WrongAnswer{"latin1_said_to_be_utf8",
                    200,
                    result_of("GetInvoices", "<InvoiceOrder><CustomerName>caf\xE9</CustomerName></InvoiceOrder>"),
                    {},
                    Kind::refused,
                    ReasonId::office_answer_not_xml},
        WrongAnswer{"unknown_encoding",
                    200,
                    "<?xml version=\"1.0\" encoding=\"klingon\"?>" + k_good.substr(k_good.find("<soap")),
                    {},
                    Kind::refused,
                    ReasonId::office_answer_not_xml},
        WrongAnswer{"entities",
                    200,
                    "<!DOCTYPE x [<!ENTITY a \"a\">]>" + k_good.substr(k_good.find("<soap")),
                    {},
                    Kind::refused,
                    ReasonId::office_answer_not_xml},
        WrongAnswer{"no_envelope", 200, "<GetInvoicesResponse/>", {}, Kind::refused, ReasonId::office_answer_wrong},
        WrongAnswer{"empty_envelope", 200, "<Envelope/>", {}, Kind::refused, ReasonId::office_answer_not_xml},
        WrongAnswer{"another_operation", 200, result_of("Login", "x"), {}, Kind::refused, ReasonId::office_answer_wrong},
        WrongAnswer{"fault_500", 500, fault_of(k_wrap + "Object reference not set"), {}, Kind::refused, ReasonId::office_fault},
        WrongAnswer{
            "fault_200", 200, fault_of(k_wrap + "Instance validation error"), {}, Kind::refused, ReasonId::office_fault},
        WrongAnswer{"not_authenticated_500",
                    500,
                    fault_of(k_wrap + "Session is not authenticated"),
                    {},
                    Kind::refused,
                    ReasonId::office_session_lost,
                    true},
        WrongAnswer{"not_authenticated_200",
                    200,
                    fault_of("Client is not authenticated on this identity"),
                    {},
                    Kind::refused,
                    ReasonId::office_session_lost,
                    true},
        WrongAnswer{"session_expired",
                    500,
                    fault_of(k_wrap + "Session has expired."),
                    {},
                    Kind::refused,
                    ReasonId::office_session_lost,
                    true},
        WrongAnswer{"session_among_other_words",
                    500,
                    fault_of(k_wrap + "The database session was chosen as the deadlock victim"),
                    {},
                    Kind::refused,
                    ReasonId::office_session_lost},
        WrongAnswer{"application_unknown",
                    500,
                    fault_of(k_wrap + "Your application id is not registered"),
                    {},
                    Kind::sign_in,
                    ReasonId::office_application_unknown},
        WrongAnswer{"identity_blocked",
                    500,
                    fault_of("Blocked. Use GetIdentitiesWithCredential"),
                    {},
                    Kind::sign_in,
                    ReasonId::office_identity_blocked},
        WrongAnswer{
            "quarantine_fault_500", 500, fault_of(k_wrap + BLOCKED), {}, Kind::paused, ReasonId::office_quarantine, true},
        WrongAnswer{"quarantine_fault_200", 200, fault_of(BLOCKED), {}, Kind::paused, ReasonId::office_quarantine, true},
        WrongAnswer{"quarantine_plain_200", 200, BLOCKED, {}, Kind::paused, ReasonId::office_quarantine, true},
        WrongAnswer{"quarantine_plain_403", 403, BLOCKED, {}, Kind::paused, ReasonId::office_quarantine, true},
        WrongAnswer{"quarantine_plain_429", 429, BLOCKED, {}, Kind::paused, ReasonId::office_quarantine, true},
        WrongAnswer{
            "quarantine_html_503", 503, "<html><p>" BLOCKED "</p></html>", {}, Kind::paused, ReasonId::office_quarantine, true},
        WrongAnswer{"quarantine_in_a_result",
                    200,
                    result_of("GetInvoices", BLOCKED),
                    {},
                    Kind::paused,
                    ReasonId::office_quarantine,
                    true},
        WrongAnswer{"too_many", 429, "Too Many Requests", {}, Kind::paused, ReasonId::office_busy},
        WrongAnswer{"too_many_for_a_while", 429, "", {{"Retry-After", "30"}}, Kind::paused, ReasonId::office_busy},
        WrongAnswer{"maintenance_with_an_end", 503, k_html, {{"retry-after", "120"}}, Kind::paused, ReasonId::office_busy},
        WrongAnswer{"maintenance", 503, k_html, {}, Kind::unreachable, ReasonId::office_server_error},
        WrongAnswer{"bad_gateway", 502, k_html, {}, Kind::unreachable, ReasonId::office_server_error},
        WrongAnswer{"gateway_time_out", 504, "", {}, Kind::unreachable, ReasonId::office_server_error},
        WrongAnswer{"error_page", 500, "<html>Runtime Error</html>", {}, Kind::unreachable, ReasonId::office_server_error},
        WrongAnswer{"good_answer_with_500", 500, k_good, {}, Kind::unreachable, ReasonId::office_server_error},
        WrongAnswer{"not_authenticated_401", 401, "Not authenticated", {}, Kind::refused, ReasonId::office_session_lost, true},
        WrongAnswer{"forbidden", 403, "<html>Forbidden</html>", {}, Kind::refused, ReasonId::office_server_error},
        WrongAnswer{"bad_request", 400, "Bad Request", {}, Kind::refused, ReasonId::office_server_error},
        WrongAnswer{"not_found", 404, k_html, {}, Kind::refused, ReasonId::office_server_error},
        WrongAnswer{
            "moved", 301, "", {{"Location", "https://elsewhere.example.test/"}}, Kind::refused, ReasonId::office_redirects},
        WrongAnswer{"moved_for_now", 307, k_html, {{"Location", "/login"}}, Kind::refused, ReasonId::office_redirects}),
    [](const auto& given) { return std::string(given.param.name); });

TEST(OfficeWire, WhatIsWrongIsNamed) {
  PretendOffice office;
  office.http.answer(301, "", {{"Location", "https://elsewhere.example.test/"}});
  EXPECT_EQ(office.wire.call(read_call()).error().reason.arguments.at("location"), "https://elsewhere.example.test/");
  office.http.answer(500, fault_of(k_wrap + "A ---&gt; Please specify at least one search parameter"));
  EXPECT_EQ(office.wire.call(read_call()).error().reason.arguments.at("message"),
            "Please specify at least one search parameter");
  office.http.answer(200, result_of("Login", "x"));
  EXPECT_EQ(office.wire.call(read_call()).error().reason.arguments.at("found"), "LoginResponse");
  office.http.answer(200, k_html);
  EXPECT_EQ(office.wire.call(read_call()).error().reason.arguments.at("start").find('<'), std::string::npos);
}

TEST(OfficeWire, ADoorThatFailsBeforeSendingIsClearEvenForAWrite) {
  PretendOffice office;
  office.http.fail(Kind::unreachable);
  EXPECT_REASON(office.wire.call(write_call()), Kind::unreachable, ReasonId::office_unreachable);
  office.http.fail(Kind::ambiguous);
  EXPECT_REASON(office.wire.call(write_call()), Kind::ambiguous, ReasonId::save_unclear);
  office.http.fail(Kind::unreachable);
  EXPECT_REASON(office.wire.call(read_call()), Kind::unreachable, ReasonId::office_unreachable);
}

TEST(OfficeWire, AWriteThatAStopCutOffIsNotTakenForOneThatTheOfficeWasTooSlowFor) {
  PretendOffice office;
  for (const auto& [detail, what] : {std::pair{k_call_stopped, "stopped"}, std::pair{"timed out", "office-no-answer"}}) {
    office.http.answers.emplace_back(
        Error{Kind::ambiguous, Reason{ReasonId::shop_no_answer, {{"url", "https://office"}, {"detail", detail}}}, {}});
    const auto answer = office.wire.call(write_call());
    EXPECT_REASON(answer, Kind::ambiguous, ReasonId::save_unclear);
    EXPECT_EQ(answer.error().reason.arguments.at("what"), what);
  }
}

TEST(OfficeWire, ATakersErrorIsTheReadsErrorAndLeavesAWriteUnclear) {
  PretendOffice office;
  const RecordSink full = [](const pugi::xml_node&) -> Result<void> {
    return Fail{Kind::state, Reason{ReasonId::state_disk_full, {}}};
  };
  office.http.answer(200, k_good);
  EXPECT_REASON(office.wire.call(read_call(), full), Kind::state, ReasonId::state_disk_full);
  office.http.answer(200, result_of("SaveInvoices", "<InvoiceOrder/>"));
  EXPECT_REASON(office.wire.call(write_call(), full), Kind::ambiguous, ReasonId::save_unclear);
}

TEST(OfficeWire, SpeaksOfSessionsWhileSigningInWithoutMeaningADeadOne) {
  PretendOffice office;
  office.http.answer(500, fault_of("Too many logins with the same credentials. Reuse the session, or wait a while."));
  EXPECT_REASON(office.wire.call({Service::auth, "Login", ""}), Kind::refused, ReasonId::office_fault);
}

TEST(OfficeWire, AQuarantineInAnItemsExceptionRestsTheOffice) {
  PretendOffice office;
  office.http.answer(200, result_of("SaveInvoices", "<InvoiceOrder><APIException><Message>" BLOCKED
                                                    "</Message></APIException></InvoiceOrder>"));
  int items = 0;
  EXPECT_TRUE(office.wire.call(write_call(), [&](const pugi::xml_node&) -> Result<void> {
    ++items;
    return {};
  }));
  EXPECT_EQ(items, 1);
  EXPECT_REASON(office.wire.call(read_call()), Kind::paused, ReasonId::office_quarantine);
}

TEST(OfficeWire, AQuarantineInHalfAnAnswerOfAWriteProvesNothing) {
  PretendOffice office;
  const auto answer =
      result_of("SaveInvoices", "<InvoiceOrder><APIException><Message>" BLOCKED "</Message></APIException></InvoiceOrder>");
  office.http.answer(200, answer.substr(0, answer.size() - 30));
  EXPECT_REASON(office.wire.call(write_call()), Kind::ambiguous, ReasonId::save_unclear);
  EXPECT_REASON(office.wire.call(read_call()), Kind::paused, ReasonId::office_quarantine);
}

TEST(OfficeWire, HearsTheLimitHeaders) {
  PretendOffice office;
  office.http.answer(200, k_good, {{"APILimitRemaining", "0"}, {"APILimitReset", "2026-11-24T08:40:00Z"}});
  EXPECT_TRUE(office.wire.call(read_call()));
  const auto refused = office.wire.call(read_call());
  EXPECT_REASON(refused, Kind::paused, ReasonId::office_budget_spent);
  EXPECT_EQ(refused.error().not_before, parse_utc("2026-11-24T08:40:00Z"));
}

TEST(OfficeWire, LimitHeadersThatSayNothingAreNotNeeded) {
  PretendOffice office;
  office.http.answer(200, k_good, {{"APILimitRemaining", "lots"}, {"APILimitReset", "later"}});
  office.http.answer(200, k_good, {{"APILimitRemaining", "-4"}});
  EXPECT_TRUE(office.wire.call(read_call()));
  EXPECT_TRUE(office.wire.call(read_call()));
}

}  // namespace
}  // namespace woo24::tfso
