// What is on its way and has no answer rests until it has arrived or surely will not, whatever the program's clock does
// meanwhile.
#include "catalogue_world.hpp"
#include "woo24/jobs/products.hpp"

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::FaultKind;
using sandbox::FaultRule;
using sandbox::Side;

/// Less than what a run takes for a wrong clock, which would end it.
constexpr auto k_back = -4min;

struct ProductsSettle : CatalogueWorld, testing::Test {
  void come_late(Side side, const std::string& operation) {
    FaultRule rule;
    rule.fault.kind = FaultKind::late;
    rule.fault.late_by = 6min;
    rule.side = side;
    rule.operation = operation;
    rule.times = 1;
    world.faults().add(rule);
  }
  void a_few_runs() {
    for (int n = 0; n < 3; ++n) {
      later();
      (void)sync().ok();
    }
  }
};

TEST_F(ProductsSettle, AClockSteppedBackMakesNothingAgainInTheShop) {
  in_office("SK-1", "Skruv");
  come_late(Side::shop, "POST /wc/v3/products/batch");
  EXPECT_EQ(shown(sync()), "failed 1");
  clock_error = k_back;
  EXPECT_EQ(shown(sync()), "failed 1");
  EXPECT_EQ(world.calls(Side::shop, "POST /wc/v3/products/batch"), 1) << "the first is still on its way";
  a_few_runs();
  EXPECT_EQ(shop.catalogue().size(), 1U);
  EXPECT_TRUE(troubles().empty());
  expect_at_rest();
}

TEST_F(ProductsSettle, AClockSteppedBackMakesNothingAgainInTheOffice) {
  const auto before = office.catalogue().size();
  in_shop("SK-1", "Skruv");
  come_late(Side::office, "SaveProducts");
  EXPECT_EQ(shown(sync()), "failed 1");
  clock_error = k_back;
  EXPECT_EQ(shown(sync()), "failed 1");
  EXPECT_EQ(world.calls(Side::office, "SaveProducts"), 1) << "the first is still on its way";
  a_few_runs();
  EXPECT_EQ(office.catalogue().size(), before + 1);
  EXPECT_TRUE(troubles().empty());
  expect_at_rest();
}

TEST_F(ProductsSettle, AClockSteppedBackWritesNoFieldOverOneThatIsOnItsWay) {
  both("SK-1", "Skruv");
  ASSERT_TRUE(sync().ok());
  later();
  office.catalogue().edit(office.catalogue().item("SK-1")->id, "price", "120");
  come_late(Side::shop, "POST /wc/v3/products/batch");
  (void)sync().ok();
  clock_error = k_back;
  office.catalogue().edit(office.catalogue().item("SK-1")->id, "price", "160");
  (void)sync().ok();
  EXPECT_EQ(world.calls(Side::shop, "POST /wc/v3/products/batch"), 1) << "what is late would come after it";
  a_few_runs();
  EXPECT_EQ(shop_price("SK-1"), "200.00");
  expect_at_rest();
}

}  // namespace
}  // namespace woo24::jobs
