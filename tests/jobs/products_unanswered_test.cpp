// What becomes of products whose writes had no answer: nothing is made twice, and each change arrives.
#include "catalogue_world.hpp"
#include "woo24/jobs/products.hpp"

namespace woo24::jobs {
namespace {

using sandbox::FaultKind;
using sandbox::FaultRule;

struct Unanswered : CatalogueWorld, testing::Test {
  /// What the shop has made only half of.
  sandbox::ShopProductView half() {
    for (auto& one : shop.catalogue().products()) {
      if (one.sku.empty()) return one;
    }
    ADD_FAILURE() << "there is none";
    return {};
  }
  /// The next write of products to that side is struck.
  void strike(FaultKind kind, sandbox::Side side) {
    FaultRule rule;
    rule.fault.kind = kind;
    rule.side = side;
    rule.operation = side == sandbox::Side::shop ? "POST /wc/v3/products/batch" : "SaveProducts";
    rule.times = 1;
    world.faults().add(rule);
  }
};

struct LostAnswers : Unanswered, testing::WithParamInterface<FaultKind> {};

TEST_P(LostAnswers, NothingIsMadeTwiceInTheShop) {
  for (int n = 0; n < 3; ++n) in_office("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  strike(GetParam(), sandbox::Side::shop);
  for (int n = 0; n < 3; ++n) {
    (void)sync().ok();
    later();
  }
  EXPECT_EQ(shop.catalogue().size(), 3U);
  EXPECT_TRUE(troubles().empty());
  expect_at_rest();
}

TEST_P(LostAnswers, NothingIsMadeTwiceInTheOffice) {
  const auto before = office.catalogue().size();
  for (int n = 0; n < 3; ++n) in_shop("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  strike(GetParam(), sandbox::Side::office);
  for (int n = 0; n < 3; ++n) {
    (void)sync().ok();
    later();
  }
  EXPECT_EQ(office.catalogue().size(), before + 3);
  EXPECT_TRUE(troubles().empty());
  expect_at_rest();
}

TEST_P(LostAnswers, AFieldArrivesAllTheSame) {
  both("SK-1", "Skruv");
  both("SK-2", "Mutter");
  (void)sync().ok();
  later();
  office.catalogue().edit(office.catalogue().item("SK-1")->id, "price", "120");
  shop.catalogue().edit(shop.catalogue().product("SK-2")->id, "name", "Bricka");
  strike(GetParam(), sandbox::Side::shop);
  strike(GetParam(), sandbox::Side::office);
  for (int n = 0; n < 3; ++n) {
    (void)sync().ok();
    later();
  }
  EXPECT_EQ(shop_price("SK-1"), "150.00");
  EXPECT_EQ(office.catalogue().item("SK-2")->name, "Bricka");
  expect_at_rest();
}

TEST_P(LostAnswers, AFieldThatChangesAgainBeforeItsFirstWriteIsSeenToHaveArrivedGoesOnTheSameWay) {
  both("SK-1", "Skruv");
  both("SK-2", "Mutter");
  (void)sync().ok();
  const auto one = office.catalogue().item("SK-1")->id;
  const auto two = shop.catalogue().product("SK-2")->id;
  const auto written_twice = [&](const std::string& price, const std::string& name) {
    later();
    office.catalogue().edit(one, "price", price);
    shop.catalogue().edit(two, "name", name);
    strike(GetParam(), sandbox::Side::shop);
    strike(GetParam(), sandbox::Side::office);
    (void)sync().ok();
  };
  written_twice("120", "Bricka");
  written_twice("140", "Nit");
  for (int n = 0; n < 3; ++n) {
    later();
    (void)sync().ok();
  }
  EXPECT_EQ(office_price("SK-1"), "140");
  EXPECT_EQ(shop_price("SK-1"), "175.00");
  EXPECT_EQ(office.catalogue().item("SK-2")->name, "Nit");
  EXPECT_EQ(shop.catalogue().product("SK-2")->name, "Nit");
  expect_at_rest();
}

/// The first write arrived and its answer did not; the second never left.
TEST_F(Unanswered, AWriteThatArrivedIsNoChangeOfThatSideThoughANewerOneWasMeant) {
  both("SK-1", "Skruv");
  both("SK-2", "Mutter");
  (void)sync().ok();
  const auto one = office.catalogue().item("SK-1")->id;
  const auto two = shop.catalogue().product("SK-2")->id;
  int change = 0;
  for (const auto kind : {FaultKind::drop_after, FaultKind::drop_before}) {
    later();
    office.catalogue().edit(one, "price", change == 0 ? "120" : "140");
    shop.catalogue().edit(two, "regular_price", change == 0 ? "150" : "175");
    strike(kind, sandbox::Side::shop);
    strike(kind, sandbox::Side::office);
    (void)sync().ok();
    ++change;
  }
  for (int n = 0; n < 3; ++n) {
    later();
    (void)sync().ok();
  }
  EXPECT_EQ(office_price("SK-1"), "140");
  EXPECT_EQ(shop_price("SK-1"), "175.00");
  EXPECT_EQ(shop_price("SK-2"), "175");
  EXPECT_EQ(office_price("SK-2"), "140");
  expect_at_rest();
}

INSTANTIATE_TEST_SUITE_P(Every, LostAnswers,
                         testing::Values(FaultKind::refuse, FaultKind::drop_before, FaultKind::drop_after, FaultKind::time_out,
                                         FaultKind::late, FaultKind::truncate, FaultKind::html_503, FaultKind::garbage,
                                         FaultKind::empty, FaultKind::server_error, FaultKind::fault_after,
                                         FaultKind::goes_on));

TEST_F(Unanswered, TheOwnersValueWinsThoughItsFirstWriteNeverArrived) {
  both("SK-1", "Skruv");
  (void)sync().ok();
  later();
  office.catalogue().edit(office.catalogue().item("SK-1")->id, "price", "120");
  shop.catalogue().edit(shop.catalogue().product("SK-1")->id, "regular_price", "99");
  strike(FaultKind::drop_before, sandbox::Side::shop);
  for (int n = 0; n < 3; ++n) {
    (void)sync().ok();
    later();
  }
  EXPECT_EQ(office_price("SK-1"), "120");
  EXPECT_EQ(shop_price("SK-1"), "150.00");
  expect_at_rest();
}

TEST_F(Unanswered, AHalfThatAPersonDeletedForGoodIsMadeWhole) {
  for (int n = 0; n < 3; ++n) in_office("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  shop.catalogue().kill_next_batch(1, true);
  (void)sync().ok();
  later();
  shop.catalogue().set_unrenderable(half().id, true);
  (void)sync_full().ok();
  EXPECT_FALSE(troubles().empty()) << "one that cannot be read is told of";
  shop.catalogue().set_unrenderable(half().id, false);
  shop.catalogue().erase(half().id);
  for (int n = 0; n < 2; ++n) {
    later();
    (void)sync().ok();
  }
  EXPECT_EQ(shop.catalogue().size(), 3U);
  EXPECT_EQ(shop_price("SK-1"), "125.00");
  (void)sync_full().ok();  // what cannot be read is held against the whole list
  EXPECT_EQ(troubles(), std::vector<std::string>{});
  expect_at_rest();
}

TEST_F(Unanswered, OfTwoProductsOfOneNameNobodyTakesTheOthersHalf) {
  in_office("SK-1", "Skruv");
  in_office("SK-2", "Skruv", "200");
  shop.catalogue().kill_next_batch(0, true);
  (void)sync().ok();
  const auto left = half().id;
  for (int n = 0; n < 3; ++n) {
    later();
    (void)sync().ok();
  }
  EXPECT_EQ(shop.catalogue().product(left)->sku, "") << "whose it is nobody can tell";
  EXPECT_EQ(shop_price("SK-1"), "125.00");
  EXPECT_EQ(shop_price("SK-2"), "250.00");
  expect_at_rest();
}

TEST_F(Unanswered, AHalfMadeDraftIsFinishedAndNotMadeAgain) {
  for (int n = 0; n < 3; ++n) in_office("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  shop.catalogue().kill_next_batch(1, true);
  for (int n = 0; n < 3; ++n) {
    (void)sync().ok();
    later();
  }
  EXPECT_EQ(shop.catalogue().size(), 3U);
  EXPECT_EQ(shop_price("SK-1"), "125.00");
  expect_at_rest();
}

TEST_F(Unanswered, APriceThatAPersonTypedIntoAHalfMadeDraftIsAChangeOfTheShops) {
  for (int n = 0; n < 3; ++n) in_office("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  shop.catalogue().kill_next_batch(1, true);
  (void)sync().ok();
  shop.catalogue().edit(half().id, "regular_price", "150");
  for (int n = 0; n < 3; ++n) {
    later();
    (void)sync().ok();
  }
  EXPECT_EQ(shop.catalogue().size(), 3U);
  EXPECT_EQ(shop_price("SK-1"), "150");
  EXPECT_EQ(office_price("SK-1"), "120");
  expect_at_rest();
}

}  // namespace
}  // namespace woo24::jobs
