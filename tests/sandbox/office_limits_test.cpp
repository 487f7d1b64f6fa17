// The hour's calls, bursts, quarantine.
#include "office_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Style = OfficeSwitches::LimitStyle;
using Form = OfficeSwitches::TimeForm;

struct LimitCase {
  Style style;
  Form form;
  int status;
  const char* says;
};

class OfficeLimitsTest : public OfficeTest, public ::testing::WithParamInterface<LimitCase> {
 protected:
  Answer ask() { return caller.call("invoice", "GetPaymentMethods"); }
};

TEST_P(OfficeLimitsTest, QuarantineUntilTheNextHour) {
  const auto& [style, form, status, says] = GetParam();
  change(
      [style = style, form = form](auto& how) { how.calls_per_hour = 2, how.limit_style = style, how.quarantine_time = form; });
  EXPECT_EQ(ask().status, 200);  // the sign-in was the first
  const auto refused = ask();
  EXPECT_EQ(refused.status, status);
  EXPECT_THAT(refused.body, HasSubstr("Limit exceeded by 1. Request is blocked. Quarantine ends at " + std::string(says)));
  EXPECT_TRUE(office.errors().empty());
  now += std::chrono::minutes{59};
  EXPECT_EQ(ask().status, status);
  EXPECT_THAT(office.errors(), ElementsAre("quarantined-call: GetPaymentMethods"));
  now += std::chrono::minutes{1};
  EXPECT_EQ(ask().all("PaymentMethod").size(), 5u);
}

INSTANTIATE_TEST_SUITE_P(Styles, OfficeLimitsTest,
                         ::testing::Values(LimitCase{Style::fault_500, Form::iso, 500, "2026-11-24 09:00:00"},
                                           LimitCase{Style::fault_200, Form::points, 200, "24.11.2026 09:00:00"},
                                           LimitCase{Style::plain_200, Form::slashes, 200, "11/24/2026 09:00:00 AM"},
                                           LimitCase{Style::too_many_429, Form::iso, 429, "2026-11-24 09:00:00"}));

using OfficeBurstTest = OfficeTest;

TEST_F(OfficeBurstTest, TooManyInASecond) {
  change([](auto& how) { how.calls_per_second = 2; });
  const auto ask = [&] { return caller.call("invoice", "GetPaymentMethods").status; };
  EXPECT_EQ(ask(), 200);
  EXPECT_EQ(ask(), 200);
  EXPECT_EQ(ask(), 429);
  now += std::chrono::seconds{1};
  EXPECT_EQ(ask(), 200);
}

TEST_F(OfficeBurstTest, HeadersTellWhatIsLeft) {
  change([](auto& how) { how.limit_headers = true; });
  http::Request request;
  request.method = "POST";
  request.url = "https://api.24sevenoffice.com/Client/V001/ClientService.asmx";
  const auto answer = office.handle(request);
  EXPECT_EQ(answer.header("APILimitRemaining"), "7198");
  EXPECT_EQ(answer.header("APILimitReset"), "2026-11-24T09:00:00Z");
  EXPECT_EQ(answer.header("Date"), "Tue, 24 Nov 2026 08:00:00 GMT");
}

TEST_F(OfficeBurstTest, APersonMayPutItInQuarantine) {
  office.quarantine_until(now + std::chrono::minutes{10});
  EXPECT_EQ(caller.call("invoice", "GetPaymentMethods").status, 500);
}

}  // namespace
}  // namespace woo24::sandbox
