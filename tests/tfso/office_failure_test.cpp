#include "woo24/tfso/office_failure.hpp"

#include <gtest/gtest.h>

namespace woo24::tfso {
namespace {

const Instant k_now = *parse_utc("2026-11-24T08:30:00Z");

struct MomentCase {
  const char* text;
  const char* utc;  ///< "" = unreadable
};

class Moment : public testing::TestWithParam<MomentCase> {};

TEST_P(Moment, IsReadInEveryForm) {
  const auto read = parse_moment(GetParam().text);
  EXPECT_EQ(read ? format_utc(*read) : "", GetParam().utc) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Forms, Moment,
                         testing::Values(MomentCase{"2026-11-24 09:00:00", "2026-11-24T09:00:00Z"},
                                         MomentCase{"24.11.2026 09:00:00", "2026-11-24T09:00:00Z"},
                                         MomentCase{"11/24/2026 09:00:00 AM", "2026-11-24T09:00:00Z"},
                                         MomentCase{"11/24/2026 9:05:00 PM", "2026-11-24T21:05:00Z"},
                                         MomentCase{"11/24/2026 12:00:00 AM", "2026-11-24T00:00:00Z"},
                                         MomentCase{"24/11/2026 09:00:00", "2026-11-24T09:00:00Z"},
                                         MomentCase{"2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z"},
                                         MomentCase{"2026-11-24T09:00:00.1234567Z", "2026-11-24T09:00:00Z"},
                                         MomentCase{"2026-11-24T10:00:00+01:00", "2026-11-24T09:00:00Z"},
                                         MomentCase{"2026-11-24 09:00", "2026-11-24T09:00:00Z"},
                                         MomentCase{"24.11.2026 09.00.00", "2026-11-24T09:00:00Z"},
                                         MomentCase{" 2026-11-24 09:00:00. Bye", "2026-11-24T09:00:00Z"}, MomentCase{"", ""},
                                         MomentCase{"soon", ""}, MomentCase{"2026-11-24", ""},
                                         MomentCase{"2026-02-30 09:00:00", ""}, MomentCase{"2026-11-24 25:00:00", ""},
                                         MomentCase{"0001-01-01 00:00:00", ""}));

struct QuarantineCase {
  const char* text;
  const char* until;  ///< "" = no quarantine
};

class Quarantine : public testing::TestWithParam<QuarantineCase> {};

TEST_P(Quarantine, EndsWhenItSays) {
  const auto end = quarantine_end(GetParam().text, k_now, std::nullopt);
  EXPECT_EQ(end ? format_utc(*end) : "", GetParam().until);
}

#define LIMIT "Limit exceeded by 3. Request is blocked. Quarantine ends at "
INSTANTIATE_TEST_SUITE_P(
    Texts, Quarantine,
    testing::Values(QuarantineCase{LIMIT "2026-11-24 09:00:00", "2026-11-24T09:00:01Z"},
                    QuarantineCase{"<html><b>" LIMIT "24.11.2026 08:45:00</b></html>", "2026-11-24T08:45:01Z"},
                    QuarantineCase{LIMIT "11/24/2026 08:45:00 AM", "2026-11-24T08:45:01Z"},
                    QuarantineCase{LIMIT "2026-11-24T08:45:00Z", "2026-11-24T08:45:01Z"},
                    QuarantineCase{LIMIT "tea time", "2026-11-24T09:00:00Z"}, QuarantineCase{LIMIT, "2026-11-24T09:00:00Z"},
                    QuarantineCase{LIMIT "2026-11-24 07:00:00", "2026-11-24T09:00:00Z"},
                    QuarantineCase{LIMIT "2026-11-25 09:00:00", "2026-11-24T09:35:00Z"},
                    QuarantineCase{"limit EXCEEDED. request is Blocked.", "2026-11-24T09:00:00Z"},
                    QuarantineCase{"Your request is blocked by the firewall", ""}, QuarantineCase{"", ""}));

TEST(QuarantineEnd, IsTakenByTheServersOwnClock) {
  const auto server = *parse_utc("2026-11-24T11:30:10Z");
  EXPECT_EQ(quarantine_end(LIMIT "2026-11-24 12:00:00", k_now, server), parse_utc("2026-11-24T08:59:51Z"));
}

TEST(BusyEnd, HonoursRetryAfterForAtMost65Minutes) {
  EXPECT_EQ(busy_end("30", k_now), k_now + Seconds{31});
  EXPECT_EQ(busy_end("0", k_now), k_now + Seconds{1});
  EXPECT_EQ(busy_end("86400", k_now), k_now + std::chrono::minutes{65});
  EXPECT_EQ(busy_end("Tue, 24 Nov 2026 08:31:00 GMT", k_now), k_now + Seconds{60});
  EXPECT_EQ(busy_end("Tue, 24 Nov 2026 07:31:00 GMT", k_now), k_now + Seconds{60});
  EXPECT_EQ(busy_end("", k_now), k_now + Seconds{60});
  EXPECT_EQ(busy_end("-5", k_now), k_now + Seconds{60});
}

TEST(FaultMessage, IsWhatFollowsTheLastArrow) {
  EXPECT_EQ(fault_message("Server was unable to process request. ---> A ---> Please specify at least one search parameter"),
            "Please specify at least one search parameter");
  EXPECT_EQ(fault_message("Plain"), "Plain");
  EXPECT_LE(fault_message(std::string(5000, 'x')).size(), 310u);
}

struct SessionCase {
  const char* text;
  bool lost, only;
};

class SessionWording : public testing::TestWithParam<SessionCase> {};

TEST_P(SessionWording, IsToldFromOtherTexts) {
  EXPECT_EQ(says_session_lost(GetParam().text), GetParam().lost);
  EXPECT_EQ(says_only_session_lost(GetParam().text), GetParam().only);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, SessionWording,
    testing::Values(
        SessionCase{"Session is not authenticated", true, true},
        SessionCase{"Client is not authenticated on this identity", true, true}, SessionCase{"Not authenticated", true, true},
        SessionCase{"Session has expired.", true, true},
        SessionCase{"The user is not authenticated or the session has timed out", true, true},
        SessionCase{"The database session was chosen as deadlock victim", true, false},
        SessionCase{
            "Order 1 was saved. Order 2 failed: the row is locked by another user and the session is not authenticated anew",
            true, false},
        SessionCase{"Please specify at least one search parameter", false, false}));

struct FaultCase {
  const char* text;
  bool signing_in;
  Kind kind;
  ReasonId reason;
};

class Fault : public testing::TestWithParam<FaultCase> {};

TEST_P(Fault, BecomesAnError) {
  const auto& error = fault_failure("Op", GetParam().text, GetParam().signing_in).error;
  EXPECT_EQ(error.kind, GetParam().kind);
  EXPECT_EQ(reason_id(error.reason.id), reason_id(GetParam().reason));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, Fault,
    testing::Values(FaultCase{"x ---> Your application id is not registered", true, Kind::sign_in,
                              ReasonId::office_application_unknown},
                    FaultCase{"The identity 1 is blocked. Use GetIdentitiesWithCredential to …", true, Kind::sign_in,
                              ReasonId::office_identity_blocked},
                    FaultCase{"x ---> Session is not authenticated", false, Kind::refused, ReasonId::office_session_lost},
                    FaultCase{"Too many logins. Reuse the session", true, Kind::refused, ReasonId::office_fault},
                    FaultCase{"Object reference not set", false, Kind::refused, ReasonId::office_fault}));

}  // namespace
}  // namespace woo24::tfso
