// `woo24 status --prometheus`, over a state file that a test writes.
#include "commands_fixture.hpp"

#include "woo24/app/service_notes.hpp"
#include "woo24/jobs/pauses.hpp"
#include "woo24/store/brakes.hpp"
#include "woo24/store/postings.hpp"
#include "woo24/store/runs.hpp"

#include <gmock/gmock.h>

#include <map>
#include <regex>

namespace woo24::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class MetricsTest : public test::CommandsTest {
 protected:
  void ran(const std::optional<Reason>& error = {}) {
    auto db = database();
    store::Runs runs(db);
    const auto run = runs.start("orders", time.now()).value();
    ASSERT_TRUE(runs.end(run, time.now(), "{}", error).ok());
  }
  void add(std::int64_t order, Stage stage, Standing standing) {
    auto db = database();
    Posting posting;
    posting.key = "WOO-exempel-" + std::to_string(order) + "-3fa9c1";
    posting.order = {order};
    posting.number = std::to_string(order);
    posting.stage = stage;
    posting.standing = standing;
    posting.taken_at = time.now();
    posting.moved_at = time.now();
    if (standing == Standing::failed) posting.reason = Reason{ReasonId::customer_ambiguous, {{"name", "Kalle Exempelsson"}}};
    ASSERT_TRUE(store::Postings(db).add(posting).ok());
  }
};

TEST_F(MetricsTest, BeforeTheFirstRunThereIsNothingToBeTakenForAZero) {
  EXPECT_EQ(woo24({"status", "--prometheus"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("woo24_orders{shop=\"exempel\",state=\"failed\"} 0\n"));
  EXPECT_THAT(out.str(), Not(HasSubstr("woo24_side_up")));
  EXPECT_THAT(out.str(), Not(HasSubstr("woo24_last_sent")));
  EXPECT_THAT(out.str(), HasSubstr("woo24_oldest_unsent_seconds{shop=\"exempel\"} 0\n"));
}

TEST_F(MetricsTest, SaysWhatStandsAndWhichSideIsDown) {
  add(1, Stage::done, Standing::moving);
  add(2, Stage::done, Standing::moving);
  add(3, Stage::drafted, Standing::waiting);
  const auto sent = time.now();
  time.advance(std::chrono::seconds{90});
  add(4, Stage::drafted, Standing::failed);
  ran(Reason{ReasonId::shop_unreachable, {{"url", "https://shop.example.se"}, {"detail", "no route"}}});
  EXPECT_EQ(woo24({"status", "--prometheus"}), 0);
  const auto said = out.str();
  EXPECT_THAT(said, HasSubstr("state=\"sent\"} 2\n"));
  EXPECT_THAT(said, HasSubstr("state=\"waiting\"} 1\n"));
  EXPECT_THAT(said, HasSubstr("state=\"failed\"} 1\n"));
  EXPECT_THAT(said, HasSubstr("woo24_oldest_unsent_seconds{shop=\"exempel\"} 90\n"));
  EXPECT_THAT(said, HasSubstr("woo24_last_sent_timestamp_seconds{shop=\"exempel\"} " +
                              std::to_string(sent.time_since_epoch().count()) + "\n"));
  EXPECT_THAT(said, HasSubstr("side=\"shop\"} 0\n"));
  EXPECT_THAT(said, HasSubstr("side=\"office\"} 1\n"));
  EXPECT_THAT(said, HasSubstr("woo24_working{shop=\"exempel\"} 0\n"));
  EXPECT_THAT(said, Not(HasSubstr("Kalle"))) << "no person";
  EXPECT_THAT(said, Not(HasSubstr("shop.example.se")));
}

TEST_F(MetricsTest, WhatKeepsTheServiceFromItsRunsIsSaidThoughTheLastRunEndedWell) {
  ran();
  {
    auto db = database();
    jobs::Tables tables(db);
    const Error down{Kind::unreachable, Reason{ReasonId::office_unreachable, {}}, std::nullopt};
    ASSERT_TRUE(note_plans(tables, {}, {{jobs::Place::office, down, time.now(), time.now()}}, time.now()).ok());
    ASSERT_TRUE(jobs::set_paused(tables, "orders", true, time.now()).ok());
  }
  EXPECT_EQ(woo24({"status", "--prometheus"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("woo24_working{shop=\"exempel\"} 0\n"));
  EXPECT_THAT(out.str(), HasSubstr("side=\"shop\"} 1\n"));
  EXPECT_THAT(out.str(), HasSubstr("side=\"office\"} 0\n"));
  EXPECT_THAT(out.str(), HasSubstr("woo24_paused{shop=\"exempel\"} 1\n"));
  {
    auto db = database();
    jobs::Tables tables(db);
    ASSERT_TRUE(note_plans(tables, {}, {}, time.now()).ok());
  }
  EXPECT_EQ(woo24({"status", "--prometheus"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("woo24_working{shop=\"exempel\"} 1\n"));
  time.advance(std::chrono::hours{1});
  EXPECT_EQ(woo24({"status", "--prometheus"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("woo24_working{shop=\"exempel\"} 0\n")) << "the service is gone";
}

TEST_F(MetricsTest, ABrakeThatWaitsForAYesIsSaid) {
  configure(std::string(test::k_settings) + "stock: { mode: from_24sevenoffice }\n");
  {
    auto db = database();
    ASSERT_TRUE(store::Brakes(db).set({"stock", Reason{ReasonId::disk_low, {}}, "digest", time.now()}).ok());
  }
  EXPECT_EQ(woo24({"status", "--prometheus"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("woo24_brake{shop=\"exempel\",job=\"stock\"} 1\n"));
  EXPECT_THAT(out.str(), HasSubstr("woo24_brake{shop=\"exempel\",job=\"products\"} 0\n"));
}

/// What the textfile collector and promtool ask of the form.
TEST_F(MetricsTest, EveryMetricHasHelpAndTypeOnceAndAWellFormedName) {
  add(1, Stage::done, Standing::moving);
  ran();
  EXPECT_EQ(woo24({"status", "--prometheus"}), 0);
  std::istringstream lines(out.str());
  const std::regex sample("(woo24_[a-z_]+)\\{[a-z]+=\"[^\"\\\\]*\"(,[a-z]+=\"[^\"\\\\]*\")*\\} -?[0-9]+");
  std::map<std::string, int> helps, types;
  std::string line, family;
  int samples = 0;
  while (std::getline(lines, line)) {
    std::smatch found;
    if (line.starts_with("# HELP ")) {
      family = line.substr(7, line.find(' ', 7) - 7);
      EXPECT_EQ(helps[family]++, 0) << line;
      EXPECT_TRUE(line.ends_with(".")) << line;
    } else if (line.starts_with("# TYPE ")) {
      EXPECT_EQ(line, "# TYPE " + family + " gauge");
      EXPECT_EQ(types[family]++, 0) << line;
    } else {
      ASSERT_TRUE(std::regex_match(line, found, sample)) << line;
      EXPECT_EQ(found[1], family) << "a family stands together";
      ++samples;
    }
  }
  EXPECT_EQ(helps.size(), types.size());
  EXPECT_GT(samples, 12);
}

}  // namespace
}  // namespace woo24::app
