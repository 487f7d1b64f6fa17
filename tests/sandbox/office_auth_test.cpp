// Signing in, sessions, identities.
#include "office_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class OfficeAuthTest : public OfficeTest {
 protected:
  std::string current() { return caller.call("auth", "GetIdentity").one("Client/Id"); }
};

TEST_F(OfficeAuthTest, WrongPasswordIsAnEmptyAnswer) {
  const auto wrong = caller.login("guess");
  EXPECT_EQ(wrong.status, 200);
  EXPECT_EQ(wrong.fault, "");
  EXPECT_EQ(caller.session, "");
  office.set_password("guess");
  caller.login("guess");
  EXPECT_EQ(caller.session.size(), 24u);
}

TEST_F(OfficeAuthTest, UnknownApplicationIsAFault) {
  const auto answer =
      caller.call("auth", "Login",
                  "<credential><ApplicationId>22222222-2222-3333-4444-555555555555</ApplicationId><Password>secret</"
                  "Password><Username>integration@example.se</Username></credential>");
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.fault, HasSubstr("---> Your application id is not registered"));
}

TEST_F(OfficeAuthTest, NothingWithoutASession) {
  caller.session = "stolen";
  EXPECT_THAT(caller.call("invoice", "GetPaymentMethods").fault, HasSubstr("Session is not authenticated"));
  EXPECT_THAT(caller.call("auth", "GetIdentity").fault, HasSubstr("Session is not authenticated"));
  EXPECT_STREQ(caller.call("auth", "HasSession").result.text().get(), "false");
  caller.login();
  EXPECT_STREQ(caller.call("auth", "HasSession").result.text().get(), "true");
  EXPECT_EQ(current(), "4711");
}

TEST_F(OfficeAuthTest, FaultsMayComeWithStatus200) {
  change([](auto& how) { how.fault_http = 200; });
  caller.session = "stolen";
  const auto answer = caller.call("invoice", "GetPaymentMethods");
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.fault, "");
}

TEST_F(OfficeAuthTest, SessionsEnd) {
  change([](auto& how) { how.session_lifetime = std::chrono::minutes{20}; });
  now += std::chrono::minutes{19};
  EXPECT_EQ(current(), "4711");
  EXPECT_EQ(office.living_sessions(), 1);
  now += std::chrono::minutes{1};
  EXPECT_EQ(current(), "(none)");
  caller.login();
  EXPECT_EQ(current(), "4711");
  office.expire_sessions();
  EXPECT_EQ(current(), "(none)");
}

TEST_F(OfficeAuthTest, TheCompanyIsChosen) {
  const auto identities = caller.call("auth", "GetIdentities");
  EXPECT_THAT(identities.all("Identity/Client/Id"), ElementsAre("4711", "4712", "4711"));
  EXPECT_THAT(identities.all("Identity/IsDisabled"), ElementsAre("false", "false", "true"));
  const auto chosen = caller.call("auth", "SetIdentityById", "<identityId>AAAAAAAA-0000-0000-0000-000000004712</identityId>");
  EXPECT_STREQ(chosen.result.text().get(), "true");
  EXPECT_EQ(current(), "4712");
  EXPECT_EQ(caller.call("client", "GetClientInformation").one("OrganizationNumber"), "559065-4321");
  EXPECT_STREQ(caller.call("auth", "SetIdentityById", "<identityId>cccccccc-0000-0000-0000-000000004712</identityId>")
                   .result.text()
                   .get(),
               "false");
  const auto login =
      caller.call("auth", "Login",
                  std::string("<credential><ApplicationId>") + k_office_application +
                      "</ApplicationId><IdentityId>aaaaaaaa-0000-0000-0000-000000004712</IdentityId><Password>secret</"
                      "Password><Username>integration@example.se</Username></credential>");
  caller.session = login.result.text().get();
  EXPECT_EQ(current(), "4712");
}

TEST_F(OfficeAuthTest, CompaniesKeepTheirOwnBooks) {
  saved("WOO-1", row("HAM-001", "100"));
  office.move_sessions(k_office_test_client);
  EXPECT_THAT(save(order("", "", reference("WOO-2"))).one("InvoiceOrder/APIException/Message"), HasSubstr("Customer"));
  save(order("", "", reference("WOO-2"), "<CustomerId>9001</CustomerId>"));
  EXPECT_EQ(office.books().orders.size(), 1u);
  EXPECT_EQ(office.books(k_office_test_client).with_key("WOO-2").at(0).id, 9501);
}

TEST_F(OfficeAuthTest, TheDefaultMoves) {
  change([](auto& how) { how.default_client_moves = true; });
  office.expire_sessions();
  caller.login();
  EXPECT_EQ(current(), "4712");
  office.expire_sessions();
  caller.login();
  EXPECT_EQ(current(), "4711");
  change([](auto& how) { how.default_client_moves = false; });
  office.set_default_client(k_office_test_client);
  caller.login();
  EXPECT_EQ(current(), "4712");
}

TEST_F(OfficeAuthTest, ABlockedIdentityIsToldOf) {
  office.block_identity(k_office_client, true);
  EXPECT_THAT(caller.login().fault, HasSubstr("GetIdentitiesWithCredential"));
  const auto listed =
      caller.call("auth", "GetIdentitiesWithCredential",
                  std::string("<credential><ApplicationId>") + k_office_application +
                      "</ApplicationId><Password>secret</Password><Username>integration@example.se</Username></credential>");
  EXPECT_THAT(listed.all("Identity/IsDisabled"), ElementsAre("true", "false", "true"));
}

TEST_F(OfficeAuthTest, LoginsAreThrottled) {
  change([](auto& how) { how.logins_per_window = 3; });
  caller.login(), caller.login();
  EXPECT_THAT(caller.login().fault, HasSubstr("Too many logins"));
  now += std::chrono::minutes{5};
  EXPECT_EQ(caller.login().fault, "");
  EXPECT_THAT(office.errors(), ElementsAre(HasSubstr("login-throttled")));
}

}  // namespace
}  // namespace woo24::sandbox
