// `woo24 status`, over a state file that a test writes.
#include "commands_fixture.hpp"

#include "woo24/store/brakes.hpp"
#include "woo24/store/postings.hpp"
#include "woo24/store/runs.hpp"

#include <gmock/gmock.h>

namespace woo24::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class StatusTest : public test::CommandsTest {
 protected:
  void ran() {
    auto db = database();
    store::Runs runs(db);
    const auto run = runs.start("orders", time.now()).value();
    ASSERT_TRUE(runs.end(run, time.now(), "{}", std::nullopt).ok());
  }
  void sent(bool payment_unsure) {
    auto db = database();
    Posting posting;
    posting.key = payment_unsure ? "WOO-exempel-1042-3fa9c1" : "WOO-exempel-1041-3fa9c1";
    posting.order = {payment_unsure ? 1042 : 1041};
    posting.number = "1042";
    posting.stage = Stage::done;
    posting.payment_unsure = payment_unsure;
    ASSERT_TRUE(store::Postings(db).add(posting).ok());
  }
};

TEST_F(StatusTest, AllIsWellOnlyWhenNobodyHasToLookAtAnything) {
  ran();
  sent(false);
  EXPECT_EQ(woo24({"status"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("All is well."));
  sent(true);
  EXPECT_EQ(woo24({"status"}), 1) << "a payment is to be checked";
  EXPECT_THAT(out.str(), Not(HasSubstr("All is well.")));
  EXPECT_THAT(out.str(), HasSubstr("payments to check 1"));
  EXPECT_THAT(out.str(), HasSubstr("woo24 orders list"));
  EXPECT_EQ(woo24({"status", "--json"}), 1);
  EXPECT_THAT(out.str(), HasSubstr(R"("payments_to_check": 1)"));
}

TEST_F(StatusTest, ABrakeThatWaitsForAYesIsSaidWhereItsJobIsOn) {
  ran();
  sent(false);
  {
    auto db = database();
    const Reason many{ReasonId::brake_stock, {{"some", "40"}, {"all", "100"}, {"limit", "30"}}};
    ASSERT_TRUE(store::Brakes(db).set({"stock", many, "digest", time.now()}).ok());
  }
  EXPECT_EQ(woo24({"status"}), 0) << "nobody keeps stock";
  configure(std::string(test::k_settings) + "stock: { mode: from_24sevenoffice }\n");
  EXPECT_EQ(woo24({"status"}), 1);
  EXPECT_THAT(out.str(), Not(HasSubstr("All is well.")));
  EXPECT_THAT(out.str(), HasSubstr("40 of 100 products in stock would go to none"));
  EXPECT_THAT(out.str(), HasSubstr("woo24 sync stock --yes"));
  EXPECT_EQ(woo24({"status", "--json"}), 1);
  EXPECT_THAT(out.str(), HasSubstr("brake-stock"));
}

}  // namespace
}  // namespace woo24::app
