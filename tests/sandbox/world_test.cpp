#include "woo24/sandbox/world.hpp"

#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

class WorldTest : public ::testing::Test {
 public:
  WorldTest() {
    world.serve("shop.example.se", Side::shop, [this](const http::Request& request) {
      taken.push_back(request.method);
      http::Response answer;
      answer.status = 200;
      answer.body = "{\"name\":\"\\u00c5sa\",\"rows\":[1,2,3]}";
      return answer;
    });
  }
  static http::Request request(http::Repeat repeat) {
    http::Request one;
    one.method = repeat == http::Repeat::never ? "PUT" : "GET";
    one.url = "https://shop.example.se/wp-json/wc/v3/orders/1";
    one.repeat = repeat;
    return one;
  }
  Result<http::Response> read() { return world.send(request(http::Repeat::harmless)); }
  Result<http::Response> write() { return world.send(request(http::Repeat::never)); }
  void fault(FaultKind kind, const std::string& text = "") {
    world.faults().clear();
    FaultRule rule;
    rule.fault.kind = kind;
    rule.fault.text = text;
    world.faults().add(rule);
  }

  SimTime time;
  World world{time};
  std::vector<std::string> taken;
};

TEST_F(WorldTest, RoutesByHost) {
  EXPECT_EQ(read().value().status, 200);
  auto elsewhere = request(http::Repeat::never);
  elsewhere.url = "https://other.example.se/";
  const auto answer = world.send(elsewhere);
  EXPECT_EQ(answer.error().kind, Kind::unreachable);
  EXPECT_EQ(answer.error().reason.id, ReasonId::shop_unreachable);
  EXPECT_EQ(world.calls(), 1);
  EXPECT_EQ(world.calls(Side::shop, "GET *"), 1);
}

struct Outcome {
  FaultKind kind;
  bool applied;
  Kind read, write;
};

class WorldWithoutAnswer : public WorldTest, public ::testing::WithParamInterface<Outcome> {};

TEST_P(WorldWithoutAnswer, KeepsTheDoorsContract) {
  const auto& [kind, applied, as_read, as_write] = GetParam();
  fault(kind);
  EXPECT_EQ(read().error().kind, as_read);
  EXPECT_EQ(write().error().kind, as_write);
  EXPECT_EQ(taken.size(), applied ? 2u : 0u);
}

INSTANTIATE_TEST_SUITE_P(Faults, WorldWithoutAnswer,
                         ::testing::Values(Outcome{FaultKind::refuse, false, Kind::unreachable, Kind::unreachable},
                                           Outcome{FaultKind::drop_before, false, Kind::unreachable, Kind::ambiguous},
                                           Outcome{FaultKind::drop_after, true, Kind::unreachable, Kind::ambiguous},
                                           Outcome{FaultKind::time_out, false, Kind::unreachable, Kind::ambiguous},
                                           Outcome{FaultKind::truncate, true, Kind::unreachable, Kind::ambiguous}));

TEST_F(WorldTest, LateOneIsAppliedAfterTheCallerGaveUp) {
  fault(FaultKind::late);
  const auto before = time.steady();
  EXPECT_EQ(write().error().kind, Kind::ambiguous);
  EXPECT_GE(time.steady() - before, http::Limits{}.total);
  EXPECT_TRUE(taken.empty());
  EXPECT_EQ(world.late_ones(), 1u);
  time.advance(std::chrono::seconds{29});
  EXPECT_TRUE(taken.empty());
  time.advance(std::chrono::seconds{1});
  EXPECT_EQ(taken.size(), 1u);
  EXPECT_TRUE(world.seen()[0].applied);
}

TEST_F(WorldTest, AGatewaysPageComesAtOnceAndTheSideGoesOn) {
  fault(FaultKind::goes_on);
  const auto answer = write();
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer.value().status, 504);
  EXPECT_TRUE(taken.empty());
  time.advance(std::chrono::seconds{30});
  EXPECT_EQ(taken.size(), 1u);
}

TEST_F(WorldTest, SpoiltAnswers) {
  fault(FaultKind::empty);
  EXPECT_EQ(read().value().body, "");
  fault(FaultKind::cut_body);
  EXPECT_EQ(read().value().body.size(), 17u);
  fault(FaultKind::wrong_encoding);
  EXPECT_NE(read().value().body.find("\xC5sa"), std::string::npos);
  fault(FaultKind::garbage);
  EXPECT_EQ(read().value().status, 200);
  EXPECT_EQ(taken.size(), 4u);
}

TEST_F(WorldTest, AnswersOfOthers) {
  fault(FaultKind::html_503);
  EXPECT_EQ(write().value().status, 503);
  fault(FaultKind::html_200);
  EXPECT_EQ(write().value().body.substr(0, 6), "<html>");
  fault(FaultKind::redirect, "https://www.shop.example.se/");
  EXPECT_EQ(write().value().header("location"), "https://www.shop.example.se/");
  fault(FaultKind::busy);
  EXPECT_EQ(write().value().header("Retry-After"), "30");
  fault(FaultKind::server_error);
  EXPECT_EQ(write().value().status, 500);
  EXPECT_TRUE(taken.empty());
  fault(FaultKind::fault_after);
  EXPECT_EQ(write().value().status, 500);
  EXPECT_EQ(taken.size(), 1u);
}

TEST_F(WorldTest, LimitsCount) {
  world.faults().clear();
  FaultRule rule;
  rule.fault = {FaultKind::huge, {}, 5000, ""};
  world.faults().add(rule);
  auto small = request(http::Repeat::harmless);
  small.limits.body_bytes = 4999;
  EXPECT_EQ(world.send(small).error().reason.id, ReasonId::shop_answer_too_large);
  small.limits.body_bytes = 5000;
  EXPECT_EQ(world.send(small).value().body.size(), 5000u);
}

TEST_F(WorldTest, SinkGetsPieces) {
  world.set_piece(10);
  std::vector<std::string> pieces;
  const auto answer = world.send(request(http::Repeat::harmless), [&](std::string_view piece) {
    pieces.emplace_back(piece);
    return true;
  });
  EXPECT_EQ(answer.value().body, "");
  ASSERT_EQ(pieces.size(), 4u);
  EXPECT_EQ(pieces[0].size(), 10u);
  const auto stopped = world.send(request(http::Repeat::harmless), [](std::string_view) { return false; });
  EXPECT_EQ(stopped.error().kind, Kind::refused);
}

TEST_F(WorldTest, DiesBeforeOrAfterTheOtherSide) {
  world.run().crash_at(1, Moment::before);
  EXPECT_THROW(static_cast<void>(write()), Crash);
  EXPECT_TRUE(taken.empty());
  world.run().restart();
  world.run().crash_at(1, Moment::after);
  EXPECT_THROW(static_cast<void>(write()), Crash);
  EXPECT_EQ(taken.size(), 1u);
  EXPECT_THROW(static_cast<void>(read()), Crash);
  EXPECT_EQ(taken.size(), 1u);
}

TEST_F(WorldTest, HandsComeInBetween) {
  std::string story;
  world.hand_at(Side::shop, "PUT *", Moment::before,
                [&](const http::Request&) { story += "before" + std::to_string(taken.size()) + " "; });
  world.hand_at(2, Moment::after, [&](const http::Request&) { story += "after" + std::to_string(taken.size()); });
  static_cast<void>(read());
  static_cast<void>(write());
  static_cast<void>(write());
  EXPECT_EQ(story, "before1 after2");
}

TEST_F(WorldTest, ASideMayBeDown) {
  world.set_down(Side::shop, true);
  EXPECT_EQ(write().error().kind, Kind::unreachable);
  world.set_down(Side::shop, false);
  EXPECT_TRUE(write().ok());
}

}  // namespace
}  // namespace woo24::sandbox
