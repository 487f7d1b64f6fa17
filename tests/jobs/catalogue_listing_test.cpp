// What a listing does not bring is gone only where all of it has come; and what cannot be read is there all the same.
#include "woo24/jobs/catalogue_listing.hpp"

#include "catalogue_world.hpp"
#include "jobs/stocked_world.hpp"

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::FaultKind;
using sandbox::FaultRule;
using sandbox::Side;

struct CatalogueListing : CatalogueWorld, testing::Test {
  /// As a run soon after the daily full listing.
  void sync_list_only_changes() {
    const auto listed = with_catalogue([&](CatalogueSides& sides, CatalogueWriters) -> Result<void> {
      TRY(sides.tables.cursors.set("products.swept", format_utc(sides.doors.clock.now())));
      TRY(sides.tables.cursors.set("products.shop", format_utc(sides.doors.clock.now())));
      return sides.tables.cursors.set("products.office", format_utc(sides.doors.clock.now()));
    });
    ASSERT_TRUE(listed.ok());
    ASSERT_TRUE(sync().ok());
  }
};

TEST_F(CatalogueListing, ThatLacksPagesRecordsNothingAsGone) {
  for (int n = 0; n < 130; ++n) both("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  ASSERT_EQ(shown(sync()), "linked 130");
  later();
  const auto removed = shop.catalogue().product("SK-1")->id;
  shop.catalogue().erase(removed);
  for (const auto kind : {FaultKind::html_503, FaultKind::redirect}) {
    FaultRule second_page;
    second_page.fault.kind = kind;
    second_page.side = Side::shop;
    second_page.operation = "GET /wc/v3/products";
    second_page.at_match = 2;
    world.faults().clear();
    world.faults().add(second_page);
    later();
    const auto run = sync_full();
    EXPECT_FALSE(run.ok());
    EXPECT_EQ(troubles(), std::vector<std::string>{}) << static_cast<int>(kind);
  }
  world.faults().clear();
  later();
  EXPECT_EQ(shown(sync_full()), "left 1");
  EXPECT_EQ(troubles().size(), 1U);
}

TEST_F(CatalogueListing, WhatTheOfficeCannotSayWaitsAloneAndIsNamed) {
  const auto odd = in_office("SK-1", "Skruv");
  in_office("SK-2", "Mutter");
  both("SK-3", "Bricka");
  office.catalogue().set_stock(odd, "7312345678901");  // an EAN in the field of the stock
  EXPECT_EQ(shown(sync()), "linked 1, made 1, left 1");
  ASSERT_EQ(troubles().size(), 1U);
  time.advance(30h);  // longer than what a listing of changes reaches back
  sync_list_only_changes();
  ASSERT_EQ(troubles().size(), 1U) << "it is no better for not being listed again";
  EXPECT_EQ(troubles().front().substr(troubles().front().rfind(' ') + 1), std::to_string(odd));
  office.catalogue().set_stock(odd, "7");
  later();
  EXPECT_EQ(shown(sync()), "made 1");
  EXPECT_EQ(troubles(), std::vector<std::string>{});
  expect_at_rest();
}

TEST_F(CatalogueListing, AnyNumberThatTheShopCannotShowWaitAloneAndAreNamed) {
  for (int n = 0; n < 8; ++n) both("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  ASSERT_EQ(shown(sync()), "linked 8");
  later();
  std::vector<std::int64_t> broken;
  for (int n = 0; n < 4; ++n) {
    broken.push_back(shop.catalogue().product("SK-" + std::to_string(n))->id);
    shop.catalogue().set_unrenderable(broken.back(), true);
  }
  for (int n = 0; n < 8; ++n) {
    const auto number = "SK-" + std::to_string(n);
    office.catalogue().edit(office.catalogue().item(number)->id, "name", "Bult " + std::to_string(n));
  }
  for (const bool full : {false, true}) {
    const auto run = full ? sync_full() : sync();
    ASSERT_TRUE(run.ok()) << shown(run);
    EXPECT_EQ(shop.catalogue().product("SK-7")->name, "Bult 7");
    EXPECT_EQ(shop.catalogue().product("SK-0")->name, "Skruv 0");
    later();
  }
  EXPECT_EQ(troubles().size(), 4U) << "each is named, none is taken for gone";
  for (const auto id : broken) shop.catalogue().set_unrenderable(id, false);
  EXPECT_EQ(shown(sync_full()), "written 4");
  EXPECT_EQ(troubles(), std::vector<std::string>{});
  expect_at_rest();
}

TEST_F(CatalogueListing, ThatIsNotBelievedNamesWhatItLacks) {
  for (int n = 0; n < 10; ++n) both("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  ASSERT_EQ(shown(sync()), "linked 10");
  later();
  std::vector<std::int64_t> gone;
  for (int n = 0; n < 8; ++n) {
    gone.push_back(office.catalogue().item("SK-" + std::to_string(n))->id);
    office.catalogue().remove(gone.back());
  }
  ProductOptions options;
  options.full = true;
  std::vector<std::int64_t> named;
  options.held = [&](const CatalogueChange& change) -> Result<void> {
    const auto& left = std::get<LeaveProduct>(change);
    EXPECT_EQ(left.side, CatalogueSide::office);
    named.push_back(left.product);
    return {};
  };
  EXPECT_EQ(shown(sync(options)), "brake-missing");
  EXPECT_EQ(named, gone);
}

TEST(StockListing, that_is_not_believed_is_recorded_nowhere) {
  StockedWorld world{stock_keeping_example(), 20};
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.time.advance(1h);
  const auto order = world.sell(3, "VARA-15");
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.export_orders();
  ASSERT_EQ(world.counts(), "0/0/0/0");
  ASSERT_TRUE(world.invoice_order(order));
  world.settings.products.mode = settings::ProductMode::from_office;  // another job lists: here stock alone is read
  for (int n = 0; n < 12; ++n) world.shop.catalogue().trash(world.shop_id(StockedWorld::number(n)));
  EXPECT_EQ(world.counts(StockedWorld::full()), "0/0/0/0 brake-missing");
  for (const auto& one : world.shop.catalogue().products()) world.shop.catalogue().untrash(one.id);
  const auto run = world.stock();
  ASSERT_TRUE(run.ok());
  EXPECT_EQ(run.value().learnt, std::vector<std::string>{"Invoiced"}) << "what the office had drawn is still told by its order";
}

}  // namespace
}  // namespace woo24::jobs
