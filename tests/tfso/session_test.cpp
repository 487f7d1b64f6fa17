#include "woo24/tfso/session.hpp"

#include "office_fixture.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace woo24::tfso {
namespace {

using namespace std::chrono_literals;
using test::fault_of;
using test::k_identity_1;
using test::k_identity_2;
using test::PretendOffice;
using test::result_of;
using testing::ElementsAre;

const std::string k_dead = fault_of("Server was unable to process request. ---&gt; Session is not authenticated");

Call some_read() { return {Service::invoice, "GetPaymentMethods", ""}; }
void answer_read(PretendOffice& office) { office.http.answer(200, result_of("GetPaymentMethods", "")); }

TEST(Session, ANewFileSignsInFindsTheClientAndIsBound) {
  PretendOffice office;
  ASSERT_TRUE(office.binding.set({"0badc0de", office.clock.at, "exempel", "https://shop.example.se", "", "", "", 0}));
  office.answer_login();
  office.answer_identity();
  office.answer_identities();
  office.answer_information();
  const auto client = office.session.ensure();
  ASSERT_TRUE(client);
  EXPECT_EQ(client.value(), (office::Client{4711, k_identity_1, "Nordbutiken AB", "SE", "559012-3456", "SEK"}));
  EXPECT_THAT(office.http.operations(), ElementsAre("Login", "GetIdentity", "GetIdentities", "GetClientInformation"));
  EXPECT_EQ(office.memory.get("session").value()->value, "abcd1234efgh5678ijkl9012");
  const auto row = office.binding.get().value();
  ASSERT_TRUE(row);
  EXPECT_EQ(*row, (store::BindingRow{"0badc0de", office.clock.at, "exempel", "https://shop.example.se", k_identity_1,
                                     "Nordbutiken AB", "559012-3456", 4711}));
  EXPECT_TRUE(office.session.ensure());  // and asks nothing more
  EXPECT_EQ(office.http.requests.size(), 4u);
}

TEST(Session, TheCredentialIsSentInOrderAndTheSessionIsUsedOnTheNextCall) {
  PretendOffice office;
  office.environment.secrets["office_password"] = "a<b&c";
  office.answer_login();
  office.answer_identity();
  office.answer_identities();
  office.answer_information();
  ASSERT_TRUE(office.session.ensure());
  EXPECT_NE(office.http.requests[0].body.find(
                "<credential><ApplicationId>11111111-2222-3333-4444-555555555555</ApplicationId>"
                "<Password>a&lt;b&amp;c</Password><Username>integration@example.se</Username></credential>"),
            std::string::npos);
  EXPECT_EQ(test::header_of(office.http.requests[1], "Cookie"), "ASP.NET_SessionId=abcd1234efgh5678ijkl9012");
}

TEST(Session, AKeptSessionIsUsedAgainAfterARestart) {
  PretendOffice office;
  office.bind();
  ASSERT_TRUE(office.memory.set("session", "kept1234", office.clock.at));
  office.answer_identity();
  office.answer_information();
  ASSERT_TRUE(office.session.ensure());
  EXPECT_THAT(office.http.operations(), ElementsAre("GetIdentity", "GetClientInformation"));
  EXPECT_EQ(test::header_of(office.http.requests[0], "Cookie"), "ASP.NET_SessionId=kept1234");
}

TEST(Session, AKeptSessionThatDiedMeansOneSignIn) {
  PretendOffice office;
  office.bind();
  ASSERT_TRUE(office.memory.set("session", "dead1234", office.clock.at));
  office.http.answer(500, k_dead);
  office.answer_login();
  office.answer_identity();
  office.answer_information();
  ASSERT_TRUE(office.session.ensure());
  EXPECT_THAT(office.http.operations(), ElementsAre("GetIdentity", "Login", "GetIdentity", "GetClientInformation"));
}

TEST(Session, ADefaultClientThatMovedIsChosenAgainAndProven) {
  PretendOffice office;
  office.bind();
  office.answer_login();
  office.answer_identity(k_identity_2, 4712, "Nordbutiken Test AB");
  office.answer_identities();
  office.http.answer(200, result_of("SetIdentityById", "true"));
  office.answer_identity();
  office.answer_information();
  ASSERT_TRUE(office.session.ensure());
  EXPECT_THAT(office.http.operations(),
              ElementsAre("Login", "GetIdentity", "GetIdentities", "SetIdentityById", "GetIdentity", "GetClientInformation"));
  EXPECT_NE(office.http.requests[3].body.find("<identityId>" + k_identity_1 + "</identityId>"), std::string::npos);
}

TEST(Session, AChoiceThatDoesNotTakeStopsEverything) {
  PretendOffice office;
  office.bind();
  office.answer_login();
  office.answer_identity(k_identity_2, 4712, "Nordbutiken Test AB");
  office.answer_identities();
  office.http.answer(200, result_of("SetIdentityById", "true"));
  office.answer_identity(k_identity_2, 4712, "Nordbutiken Test AB");
  EXPECT_REASON(office.session.ensure(), Kind::binding, ReasonId::wrong_client);
  EXPECT_FALSE(office.session.client());
}

TEST(Session, SettingsThatNameAnotherClientThanTheBoundOneStopEverything) {
  PretendOffice office;
  office.bind();
  office.answer_login();
  office.answer_identity();  // the bound one is in force: it is not what the settings mean
  office.answer_identities();
  Session meant(office.wire, office.memory, office.binding, office.doors, "integration@example.se", {"Nordbutiken Test AB", 4});
  EXPECT_REASON(meant.ensure(), Kind::binding, ReasonId::wrong_client);
  EXPECT_THAT(office.http.operations(), ElementsAre("Login", "GetIdentity", "GetIdentities"));
}

TEST(Session, ABoundFileRefusesAnotherOrganisationNumber) {
  PretendOffice office;
  office.bind();
  office.answer_login();
  office.answer_identity();
  office.answer_information("556677-8899");
  EXPECT_REASON(office.session.ensure(), Kind::binding, ReasonId::wrong_client);
  EXPECT_EQ(office.binding.get().value()->office_org_number, "5590123456");
}

struct FailedSignIn {
  const char* name;
  int status;
  std::string body;
  Kind kind;
  ReasonId reason;
};

class SignIn : public testing::TestWithParam<FailedSignIn> {};

TEST_P(SignIn, FailsClearlyAndOnce) {
  PretendOffice office;
  office.http.answer(GetParam().status, GetParam().body);
  EXPECT_REASON(office.session.ensure(), GetParam().kind, GetParam().reason);
  EXPECT_EQ(office.http.requests.size(), 1u);
  EXPECT_FALSE(office.memory.get("session").value());
}

INSTANTIATE_TEST_SUITE_P(
    Answers, SignIn,
    testing::Values(
        FailedSignIn{"empty_result", 200, result_of("Login", ""), Kind::sign_in, ReasonId::office_sign_in_refused},
        FailedSignIn{"absent_result", 200, test::soap("<LoginResponse/>"), Kind::sign_in, ReasonId::office_sign_in_refused},
        FailedSignIn{"application", 500, fault_of("x ---&gt; Your application id is not registered"), Kind::sign_in,
                     ReasonId::office_application_unknown},
        FailedSignIn{"blocked", 500, fault_of("Blocked. Use GetIdentitiesWithCredential."), Kind::sign_in,
                     ReasonId::office_identity_blocked},
        FailedSignIn{"throttled_by_the_office", 500, fault_of("Too many logins. Reuse the session."), Kind::unreachable,
                     ReasonId::office_fault},
        FailedSignIn{"header_injection", 200, result_of("Login", "a\r\nX-Evil: 1"), Kind::refused,
                     ReasonId::office_answer_wrong},
        FailedSignIn{"quarantine", 200,
                     result_of("Login", "Limit exceeded by 1. Request is blocked. Quarantine ends at 2026-11-24 09:00:00"),
                     Kind::paused, ReasonId::office_quarantine},
        FailedSignIn{"maintenance", 503, "<html/>", Kind::unreachable, ReasonId::office_server_error}),
    [](const auto& given) { return std::string(given.param.name); });

TEST(Session, AMissingSecretSendsNothing) {
  PretendOffice office;
  office.environment.secrets.erase("office_password");
  EXPECT_REASON(office.session.ensure(), Kind::configuration, ReasonId::secret_missing);
  EXPECT_TRUE(office.http.requests.empty());
}

TEST(Session, ThreeSignInsInFiveMinutesAreEnough) {
  PretendOffice office;
  for (int n = 0; n < 3; ++n) {
    office.http.answer(200, result_of("Login", ""));
    EXPECT_REASON(office.session.ensure(), Kind::sign_in, ReasonId::office_sign_in_refused);
    office.clock.at += 30s;
  }
  const auto throttled = office.session.ensure();
  EXPECT_REASON(throttled, Kind::paused, ReasonId::office_sign_in_throttled);
  EXPECT_EQ(throttled.error().not_before, office.clock.at - 90s + 5min);
  EXPECT_EQ(office.http.requests.size(), 3u);
  office.clock.at = *throttled.error().not_before;
  office.http.answer(200, result_of("Login", ""));
  EXPECT_REASON(office.session.ensure(), Kind::sign_in, ReasonId::office_sign_in_refused);
}

TEST(Session, ACallOnADeadSessionAsksSignsInProvesAndRepeatsOnce) {
  PretendOffice office;
  office.open();
  office.http.answer(500, k_dead);
  office.http.answer(200, result_of("HasSession", "false"));
  office.answer_login();
  office.answer_identity();
  answer_read(office);
  EXPECT_TRUE(office.session.call(some_read()));
  EXPECT_THAT(office.http.operations(),
              ElementsAre("GetPaymentMethods", "HasSession", "Login", "GetIdentity", "GetPaymentMethods"));
}

TEST(Session, ASessionThatComesBackInAnotherCompanyIsPutRightBeforeTheRepeat) {
  PretendOffice office;
  office.open();
  office.http.answer(500, k_dead);
  office.http.answer(200, result_of("HasSession", "false"));
  office.answer_login();
  office.answer_identity(k_identity_2, 4712, "Nordbutiken Test AB");
  office.answer_identities();
  office.http.answer(200, result_of("SetIdentityById", "true"));
  office.answer_identity();
  answer_read(office);
  EXPECT_TRUE(office.session.call(some_read()));
  EXPECT_EQ(office.http.operations().back(), "GetPaymentMethods");
}

TEST(Session, ALivingSessionIsNotSignedInAnew) {
  PretendOffice office;
  office.open();
  office.http.answer(500, fault_of("Client is not authenticated on this identity"));
  office.http.answer(200, result_of("HasSession", "true"));
  office.answer_identity();
  answer_read(office);
  EXPECT_TRUE(office.session.call(some_read()));
  EXPECT_THAT(office.http.operations(), ElementsAre("GetPaymentMethods", "HasSession", "GetIdentity", "GetPaymentMethods"));
}

TEST(Session, TheSessionThatAnotherProcessOpenedIsTakenOver) {
  PretendOffice office;
  office.open();
  ASSERT_TRUE(office.memory.set("session", "theirs99", office.clock.at));
  office.http.answer(500, k_dead);
  office.http.answer(200, result_of("HasSession", "true"));
  office.answer_identity();
  answer_read(office);
  EXPECT_TRUE(office.session.call(some_read()));
  EXPECT_EQ(test::header_of(office.http.requests[1], "Cookie"), "ASP.NET_SessionId=theirs99");
}

TEST(Session, ADeadSessionTwiceIsAnError) {
  PretendOffice office;
  office.open();
  office.http.answer(500, k_dead);
  office.http.answer(200, result_of("HasSession", "false"));
  office.answer_login();
  office.answer_identity();
  office.http.answer(500, k_dead);
  EXPECT_REASON(office.session.call(some_read()), Kind::refused, ReasonId::office_session_lost);
  EXPECT_TRUE(office.http.answers.empty());
}

TEST(Session, AnUnclearWriteIsNeverRepeated) {
  PretendOffice office;
  office.open();
  office.http.answer(500, fault_of("The database session was chosen as the deadlock victim"));
  EXPECT_REASON(office.session.call({Service::invoice, "SaveInvoices", "<invoices/>", true}), Kind::ambiguous,
                ReasonId::save_unclear);
  EXPECT_EQ(office.http.requests.size(), 1u);
}

TEST(Session, IdentitiesNeedASessionButNoBinding) {
  PretendOffice office;
  office.answer_login();
  office.answer_identities();
  const auto found = office.session.identities();
  ASSERT_TRUE(found);
  ASSERT_EQ(found.value().size(), 3u);
  EXPECT_EQ(found.value()[1], (office::Identity{k_identity_2, 4712, "Nordbutiken Test AB", true, true, false}));
  EXPECT_TRUE(found.value()[2].disabled);
  EXPECT_FALSE(office.binding.get().value());
}

}  // namespace
}  // namespace woo24::tfso
