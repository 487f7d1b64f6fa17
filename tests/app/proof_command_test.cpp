// `woo24 proof`, `woo24 backup`, and what `woo24 status` says of the last proof.
#include "commands_fixture.hpp"

#include "woo24/store/proofs.hpp"
#include "woo24/store/runs.hpp"

#include <gmock/gmock.h>

namespace woo24::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class ProofCommandTest : public test::CommandsTest {
 protected:
  void proved(std::vector<store::ProofLine> lines, int findings, int listed) {
    auto db = database();
    ASSERT_TRUE(store::Proofs(db).keep({time.now(), true, 35, 10, 1, 0, findings, listed, std::move(lines)}).ok());
  }
  void could_not_be_made(const Reason& reason) {
    auto db = database();
    store::Runs runs(db);
    const auto run = runs.start("proof", time.now()).value();
    ASSERT_TRUE(runs.end(run, time.now(), "{}", reason).ok());
  }
};

TEST_F(ProofCommandTest, EndsWithFiveWhereASideIsNotThere) {
  EXPECT_EQ(woo24({"proof"}), 5);
  EXPECT_EQ(woo24({"proof", "--days", "0"}), 2);
}

TEST_F(ProofCommandTest, StatusTellsTheLastResult) {
  database();
  woo24({"status"});
  EXPECT_THAT(out.str(), Not(HasSubstr("Last proof")));
  proved({}, 0, 0);
  EXPECT_EQ(woo24({"status"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("All equal"));
  const store::ProofLine gone{
      {1042},   {},
      "N-1042", office::OrderId{5001},
      false,    Reason{ReasonId::gone_from_office, {{"office_order", "5001"}, {"total", "125.00 SEK"}}}};
  proved({gone}, 2, 1);
  EXPECT_EQ(woo24({"status"}), 1);
  EXPECT_THAT(out.str(), HasSubstr("2 differences"));
  EXPECT_THAT(out.str(), HasSubstr("N-1042 (1042)  24SevenOffice 5001"));
  EXPECT_THAT(out.str(), HasSubstr("+ 2 more"));
  EXPECT_THAT(out.str(), HasSubstr("woo24 proof --days 35\n"));
  EXPECT_THAT(out.str(), Not(HasSubstr("All is well")));
  woo24({"status", "--json"});
  EXPECT_THAT(out.str(), HasSubstr(R"("last_proof": {"at": )"));
  EXPECT_THAT(out.str(), HasSubstr(R"("equal": false)"));
  EXPECT_THAT(out.str(), HasSubstr(R"("differing": 2)"));
  EXPECT_THAT(out.str(), HasSubstr("gone-from-office"));
  EXPECT_THAT(out.str(), HasSubstr(R"("command": "woo24 proof --days 35")"));
}

TEST_F(ProofCommandTest, StatusCallsItEqualWhereOnlyListedOrdersStandApart) {
  const store::ProofLine waits{{1042}, {}, "1042", {}, true, Reason{ReasonId::not_captured_yet, {}}};
  proved({waits}, 0, 1);
  woo24({"status"});
  EXPECT_THAT(out.str(), HasSubstr("Equal to the öre, but for orders that are listed already: 1"));
  EXPECT_THAT(out.str(), Not(HasSubstr("differences")));
}

TEST_F(ProofCommandTest, StatusTellsThatTheLastOneCouldNotBeMade) {
  proved({}, 0, 0);
  time.advance(std::chrono::hours{24});
  could_not_be_made(Reason{ReasonId::office_unreachable, {{"url", "https://api.example.se"}, {"detail", "no route"}}});
  woo24({"status"});
  EXPECT_THAT(out.str(), HasSubstr("All equal"));
  EXPECT_THAT(out.str(), HasSubstr("api.example.se"));
  woo24({"status", "--json"});
  EXPECT_THAT(out.str(), HasSubstr("office-unreachable"));
}

TEST_F(ProofCommandTest, BackupSaysItsSizeAndWritesOverNothing) {
  database();
  const auto copy = folder + "/copy.db";
  EXPECT_EQ(woo24({"backup", copy}), 0);
  EXPECT_THAT(out.str(), HasSubstr(std::to_string(std::filesystem::file_size(copy)) + " bytes copied to " + copy));
  EXPECT_EQ(woo24({"backup", copy}), 2);
  EXPECT_THAT(err.str(), HasSubstr("backup-exists"));
  EXPECT_TRUE(store::Database::open(copy, store::Open::read_write).ok());
}

}  // namespace
}  // namespace woo24::app
