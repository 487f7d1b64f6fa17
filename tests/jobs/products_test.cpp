#include "woo24/jobs/products.hpp"

#include "catalogue_world.hpp"
#include "woo24/store/lease.hpp"
#include "woo24/store/private_file.hpp"

#include <fstream>
#include <sstream>

namespace woo24::jobs {
namespace {

struct Products : CatalogueWorld, testing::Test {};

TEST_F(Products, NewOnesOfTheOfficeBecomeDraftsOnce) {
  settings.products.mode = settings::ProductMode::from_office;
  in_office("SK-1", "Skruv & mutter <5 mm>", "79.20");
  in_office("SK-2", "Räksmörgås 🦐", "100");
  EXPECT_EQ(shown(sync()), "made 2");
  const auto one = shop.catalogue().product("SK-1");
  ASSERT_TRUE(one);
  EXPECT_EQ(one->status, "draft");
  EXPECT_EQ(one->name, "Skruv &amp; mutter &lt;5 mm&gt;");
  EXPECT_EQ(one->regular_price, "99.00");
  EXPECT_EQ(shop.catalogue().size(), 2U);
  expect_at_rest();
}

TEST_F(Products, AreMatchedByNumberWhateverItsCase) {
  in_office("SK-1", "Skruv");
  in_shop("sk-1", "Skruv");
  EXPECT_EQ(shown(sync()), "linked 1");
  expect_at_rest();
  EXPECT_EQ(shop.catalogue().size(), 1U);
}

TEST_F(Products, ChangesGoToTheOtherSide) {
  both("SK-1", "Skruv");
  both("SK-2", "Mutter");
  EXPECT_EQ(shown(sync()), "linked 2");
  later();
  office.catalogue().edit(office.catalogue().item("SK-1")->id, "price", "120");
  shop.catalogue().edit(shop.catalogue().product("SK-1")->id, "name", "Skruv & bricka");
  shop.catalogue().edit(shop.catalogue().product("SK-2")->id, "regular_price", "250");
  EXPECT_EQ(shown(sync()), "written 3");
  EXPECT_EQ(shop_price("SK-1"), "150.00");
  EXPECT_EQ(office.catalogue().item("SK-1")->name, "Skruv & bricka");
  EXPECT_EQ(office_price("SK-2"), "200");
  expect_at_rest();
}

TEST_F(Products, OptionOneChangesNothing) {
  settings.products.mode = settings::ProductMode::from_office;
  both("SK-1", "Skruv");
  EXPECT_EQ(shown(sync()), "linked 1");
  later();
  office.catalogue().edit(office.catalogue().item("SK-1")->id, "price", "120");
  in_shop("SK-9", "Bara i butiken");
  EXPECT_EQ(shown(sync()), "nothing");
  EXPECT_EQ(shop_price("SK-1"), "125");
  EXPECT_FALSE(office.catalogue().item("SK-9"));
}

TEST_F(Products, WhereBothChangedTheOwnerWins) {
  both("SK-1", "Skruv");
  (void)sync().ok();
  later();
  office.catalogue().edit(office.catalogue().item("SK-1")->id, "name", "Kontorets");
  shop.catalogue().edit(shop.catalogue().product("SK-1")->id, "name", "Butikens");
  settings.products.owner_name = settings::Owner::shop;
  EXPECT_EQ(shown(sync()), "written 1");
  EXPECT_EQ(office.catalogue().item("SK-1")->name, "Butikens");
  expect_at_rest();
}

TEST_F(Products, WhatWasNeverAgreedOnWaitsForAYes) {
  in_office("SK-1", "Kontorets");
  in_shop("SK-1", "Butikens");
  in_office("SK-2", "Ny");
  EXPECT_EQ(shown(sync()), "linked 1, made 1, held 1, differences-wait") << "what is held holds nothing else up";
  EXPECT_EQ(shop.catalogue().product("SK-1")->name, "Butikens");
  EXPECT_EQ(shown(sync_yes()), "written 1");
  EXPECT_EQ(shop.catalogue().product("SK-1")->name, "Kontorets");
  expect_at_rest();
}

TEST_F(Products, AYesIsForWhatWasSaidAlone) {
  in_office("SK-1", "Kontorets");
  in_shop("SK-1", "Butikens");
  EXPECT_EQ(shown(sync_yes()), "linked 1, held 1, differences-wait") << "nothing had been said yet";
  later();
  office.catalogue().edit(office.catalogue().item("SK-1")->id, "name", "Nyare");
  EXPECT_EQ(shown(sync_yes()), "held 1, plan-moved");
  EXPECT_EQ(shown(sync_yes()), "written 1");
  EXPECT_EQ(shop.catalogue().product("SK-1")->name, "Nyare");
}

TEST_F(Products, TooManyPricesAtOnceAreABrake) {
  for (int n = 0; n < 10; ++n) both("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  EXPECT_EQ(shown(sync()), "linked 10");
  later();
  for (int n = 0; n < 6; ++n) office.catalogue().edit(office.catalogue().item("SK-" + std::to_string(n))->id, "price", "50");
  office.catalogue().edit(office.catalogue().item("SK-9")->id, "name", "Annat");
  EXPECT_EQ(shown(sync()), "brake-prices");
  EXPECT_EQ(shop_price("SK-0"), "125");
  EXPECT_EQ(shop.catalogue().product("SK-9")->name, "Skruv 9") << "nothing at all is written";
  EXPECT_EQ(shown(sync_yes()), "written 7");
  EXPECT_EQ(shop_price("SK-0"), "62.50");
  expect_at_rest();
}

TEST_F(Products, OfCategoriesThatWereNotChosenAreLeftAlone) {
  settings.products.categories = {{"Verktyg", 7}};
  sandbox::OfficeItem paper;
  paper.number = "PAPPER";
  paper.name = "Papper";
  paper.price = "100";
  paper.category = "Kontor";
  const auto id = office.catalogue().add(paper);
  in_shop("PAPPER", "Papper");
  EXPECT_EQ(shown(sync()), "linked 1");
  later();
  office.catalogue().edit(id, "price", "200");
  EXPECT_EQ(shown(sync()), "nothing");
  office.catalogue().edit(id, "category", "Verktyg");
  later();
  EXPECT_EQ(shown(sync()), "held 1, differences-wait");
}

TEST_F(Products, AfterAnOlderStateFileWasPutBackDifferencesWait) {
  both("SK-1", "Skruv");
  both("SK-2", "Mutter");
  (void)sync().ok();
  keep_state();
  later();
  office.catalogue().edit(office.catalogue().item("SK-1")->id, "name", "Skruv 2");
  EXPECT_EQ(shown(sync()), "written 1");
  later();
  shop.catalogue().edit(shop.catalogue().product("SK-1")->id, "name", "Skruv 3");
  put_state_back();
  EXPECT_EQ(shown(sync()), "held 1, differences-wait") << "neither side's change is known to be the younger";
  EXPECT_EQ(shop.catalogue().product("SK-1")->name, "Skruv 3");
  EXPECT_EQ(shown(sync_yes()), "written 1");
  expect_at_rest();
}

TEST_F(Products, AfterACopyWasPutOverTheStateFileInPlaceDifferencesWaitToo) {
  for (const bool orders_first : {false, true}) {
    CatalogueWorld world;
    const auto lease = store::Lease::take(world.settings.database);
    ASSERT_TRUE(lease.ok());
    world.both("SK-1", "Skruv");
    (void)world.sync().ok();
    std::stringstream kept;
    kept << std::ifstream(world.settings.database, std::ios::binary).rdbuf();
    world.later();
    world.office.catalogue().edit(world.office.catalogue().item("SK-1")->id, "name", "Skruv 2");
    EXPECT_EQ(shown(world.sync()), "written 1");
    ASSERT_TRUE(world.run().ok());
    world.later();
    world.shop.catalogue().edit(world.shop.catalogue().product("SK-1")->id, "name", "Skruv 3");
    const auto file = store::file_identity(world.settings.database);
    std::ofstream(world.settings.database, std::ios::binary | std::ios::trunc) << kept.str();
    ASSERT_EQ(store::file_identity(world.settings.database), file) << "to the system it is the same file";
    if (orders_first) {
      ASSERT_TRUE(world.run().ok());
    }
    EXPECT_EQ(shown(world.sync()), "held 1, differences-wait") << orders_first;
    EXPECT_EQ(world.shop.catalogue().product("SK-1")->name, "Skruv 3") << orders_first;
    EXPECT_EQ(shown(world.sync_yes()), "written 1") << orders_first;
    ASSERT_TRUE(world.run().ok());
    world.later();
    EXPECT_EQ(shown(world.sync()), "nothing") << "it is said once";
    world.office.catalogue().edit(world.office.catalogue().item("SK-1")->id, "name", "Skruv 4");
    world.later();
    EXPECT_EQ(shown(world.sync()), "written 1") << "and what is agreed on since counts again";
  }
}

TEST_F(Products, ABrakeStopsWithAList) {
  for (int n = 0; n < 10; ++n) both("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  (void)sync().ok();
  later();
  for (int n = 0; n < 6; ++n) office.catalogue().edit(office.catalogue().item("SK-" + std::to_string(n))->id, "price", "50");
  ProductOptions options;
  int listed = 0;
  options.held = [&](const CatalogueChange&) -> Result<void> {
    ++listed;
    return {};
  };
  EXPECT_EQ(shown(sync(options)), "brake-prices");
  EXPECT_EQ(listed, 6);
}

TEST_F(Products, AnAnswerThatLacksMostIsNotBelieved) {
  for (int n = 0; n < 10; ++n) both("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  EXPECT_EQ(shown(sync()), "linked 10");
  for (int n = 0; n < 8; ++n) office.catalogue().remove(office.catalogue().item("SK-" + std::to_string(n))->id);
  later();
  EXPECT_EQ(shown(sync_full()), "brake-missing");
  ProductOptions yes;
  yes.full = yes.yes = true;
  EXPECT_EQ(shown(sync(yes)), "left 8");
  EXPECT_EQ(troubles().size(), 8U);
  EXPECT_EQ(shop.catalogue().size(), 10U) << "a deletion is never propagated";
}

TEST_F(Products, AYesBelievesNoMoreMissingThanWasSaid) {
  for (int n = 0; n < 10; ++n) both("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  EXPECT_EQ(shown(sync()), "linked 10");
  const auto remove = [&](int n) { office.catalogue().remove(office.catalogue().item("SK-" + std::to_string(n))->id); };
  for (int n = 0; n < 6; ++n) remove(n);
  later();
  EXPECT_EQ(shown(sync_full()), "brake-missing");
  remove(6);
  ProductOptions yes;
  yes.full = yes.yes = true;
  EXPECT_EQ(shown(sync(yes)), "brake-missing") << "the yes was to six";
  EXPECT_EQ(shown(sync(yes)), "left 7");
}

TEST_F(Products, DuplicatesAreNamedAndLeftAlone) {
  const auto first = in_office("SK-1", "Ett"), second = in_office("sk-1 ", "Två");
  in_office("", "Utan nummer");
  in_office("0", "Noll");
  EXPECT_EQ(shown(sync()), "left 2, no number 2");
  EXPECT_EQ(troubles(), (std::vector{"catalogue-number-twice " + std::to_string(first),
                                     "catalogue-number-twice " + std::to_string(second)}));
  EXPECT_EQ(shop.catalogue().size(), 0U);
  office.catalogue().edit(second, "number", "SK-2");
  later();
  EXPECT_EQ(shown(sync()), "made 2, no number 2");
  EXPECT_EQ(troubles(), std::vector<std::string>{});
}

TEST_F(Products, WhatLiesInTheTrashIsNamedAndGoesOnWhenRestored) {
  both("SK-1", "Skruv");
  (void)sync().ok();
  later();
  const auto id = shop.catalogue().product("SK-1")->id;
  shop.catalogue().trash(id);
  EXPECT_EQ(shown(sync()), "left 1");
  EXPECT_EQ(troubles().front().substr(0, 16), "product-in-trash");
  EXPECT_FALSE(shop.catalogue().product("SK-1"));
  later();
  office.catalogue().edit(office.catalogue().item("SK-1")->id, "price", "120");
  EXPECT_EQ(shown(sync()), "left 1");
  later();
  shop.catalogue().untrash(id);
  EXPECT_EQ(shown(sync()), "written 1");
  EXPECT_EQ(shop_price("SK-1"), "150.00");
  expect_at_rest();
}

TEST_F(Products, VariationsGoToTheOfficeOneByOne) {
  sandbox::ShopArticle shirt;
  shirt.sku = "";
  shirt.name = "Tröja";
  shirt.type = "variable";
  shirt.categories = {"Verktyg"};
  const auto parent = shop.catalogue().add_product(shirt);
  sandbox::ShopVariant variant;
  variant.sku = "TR-B";
  variant.price = "250";
  variant.options = {{"Färg", "Blå"}};
  const auto blue = shop.catalogue().add_variation(parent, variant);
  variant.sku = "TR-R";
  variant.options = {{"Färg", "Röd"}};
  shop.catalogue().add_variation(parent, variant);
  EXPECT_EQ(shown(sync()), "made 2");
  EXPECT_EQ(office.catalogue().item("TR-B")->name, "Tröja – Blå");
  EXPECT_EQ(office_price("TR-B"), "200");
  later();
  office.catalogue().edit(office.catalogue().item("TR-B")->id, "price", "160");
  EXPECT_EQ(shown(sync()), "written 1");
  EXPECT_EQ(shop.catalogue().product(blue)->regular_price, "200.00");
  expect_at_rest();
}

TEST_F(Products, ANumberChangedOnOneSideFollowsTheLink) {
  both("SK-1", "Skruv");
  both("SK-2", "Mutter");
  (void)sync().ok();
  later();
  office.catalogue().edit(office.catalogue().item("SK-1")->id, "number", "SK-7");
  EXPECT_EQ(shown(sync()), "written 1");
  EXPECT_TRUE(shop.catalogue().product("SK-7"));
  later();
  office.catalogue().edit(office.catalogue().item("SK-7")->id, "number", "SK-2");
  const auto run = sync();
  EXPECT_TRUE(shop.catalogue().product("SK-7")) << "a number that another has is not written: " << shown(run);
}

TEST_F(Products, ADraftThatIsPublishedStaysPublished) {
  settings.products.expired = settings::OnExpired::draft;
  in_office("SK-1", "Skruv");
  EXPECT_EQ(shown(sync()), "made 1");
  const auto id = shop.catalogue().product("SK-1")->id;
  shop.catalogue().edit(id, "status", "publish");
  expect_at_rest();
  later();
  office.catalogue().expire(office.catalogue().item("SK-1")->id);
  EXPECT_EQ(shown(sync()), "written 1");
  EXPECT_EQ(shop.catalogue().product(id)->status, "draft");
  later();
  shop.catalogue().edit(id, "status", "publish");
  expect_at_rest();
  EXPECT_EQ(shop.catalogue().product(id)->status, "publish");
}

// --- a person's word ---

TEST_F(Products, ThatAreLinkedByHandStayLinked) {
  const auto office_id = in_office("K-1", "Skruv");
  const auto shop_id = in_shop("B-1", "Skruv");
  settings.products.mode = settings::ProductMode::from_office;
  settings.products.categories = {{"Finns inte", 1}};
  (void)sync().ok();
  auto linked = with_catalogue([&](CatalogueSides& sides, CatalogueWriters) {
    return link_products(sides.tables, sides.doors.clock.now(), {shop_id}, {office_id});
  });
  ASSERT_TRUE(linked.ok());
  auto again = with_catalogue([&](CatalogueSides& sides, CatalogueWriters) {
    return link_products(sides.tables, sides.doors.clock.now(), {shop_id}, {office_id});
  });
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().reason.id, ReasonId::product_linked_already);
  settings.products.mode = settings::ProductMode::two_way;
  expect_at_rest();
  auto apart = with_catalogue([&](CatalogueSides& sides, CatalogueWriters) {
    return unlink_product(sides.tables, sides.doors.clock.now(), {shop_id});
  });
  ASSERT_TRUE(apart.ok());
}

TEST_F(Products, ADryRunWritesNothing) {
  in_office("SK-1", "Skruv");
  std::vector<CatalogueChange> changes;
  world.forget_seen();
  const auto plan = with_catalogue([&](CatalogueSides& sides, CatalogueWriters) {
    return plan_products(sides, {}, [&](const CatalogueChange& change) -> Result<void> {
      changes.push_back(change);
      return {};
    });
  });
  ASSERT_TRUE(plan.ok());
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(std::get<MakeShopProduct>(changes.front()).draft.sku, "SK-1");
  EXPECT_EQ(shop.catalogue().size(), 0U);
}

}  // namespace
}  // namespace woo24::jobs
