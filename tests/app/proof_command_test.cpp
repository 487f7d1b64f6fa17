// `woo24 proof`, `woo24 backup`, and what `woo24 status` says of the last proof.
#include "commands_fixture.hpp"

#include "woo24/store/runs.hpp"

#include <gmock/gmock.h>

namespace woo24::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class ProofCommandTest : public test::CommandsTest {
 protected:
  void proved(const std::optional<Reason>& reason) {
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
  proved(std::nullopt);
  woo24({"status"});
  EXPECT_THAT(out.str(), HasSubstr("All equal"));
  proved(Reason{ReasonId::proof_differs, {{"count", "2"}, {"listed", "1"}}});
  woo24({"status"});
  EXPECT_THAT(out.str(), HasSubstr("2 differences"));
  woo24({"status", "--json"});
  EXPECT_THAT(out.str(), HasSubstr(R"("last_proof": {"at": )"));
  EXPECT_THAT(out.str(), HasSubstr("proof-differs"));
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
