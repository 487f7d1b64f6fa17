#include "woo24/app/patience.hpp"

#include "woo24/sandbox/sim_doors.hpp"

namespace woo24::app {
namespace {

using namespace std::chrono_literals;

class PatienceTest : public testing::Test {
 protected:
  sandbox::SimTime time;
  sandbox::SimRun life;
  sandbox::SimClock clock{time, life};
  Patience patience{clock};
};

TEST_F(PatienceTest, NobodyAskedSoNothingIsCutOff) {
  time.advance(24h);
  EXPECT_FALSE(patience.is_asked());
  EXPECT_FALSE(patience.is_over());
}

TEST_F(PatienceTest, ACallThatHasLeftHasItsTime) {
  patience.stop_asked();
  EXPECT_TRUE(patience.is_asked());
  EXPECT_FALSE(patience.is_over());
  time.advance(Patience::k_longest - 1s);
  EXPECT_FALSE(patience.is_over());
  time.advance(1s);
  EXPECT_TRUE(patience.is_over());
}

TEST_F(PatienceTest, AskedForOnceMoreThereIsNoneLeft) {
  patience.stop_asked();
  patience.stop_asked();
  EXPECT_TRUE(patience.is_over());
}

}  // namespace
}  // namespace woo24::app
