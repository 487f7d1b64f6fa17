// What stands wrong with products is told in the report of the night: new in exactly one, then with its age until it is over.
#include "woo24/jobs/nightly_report.hpp"

#include "woo24/report/letter.hpp"
#include "woo24/sandbox/sim_doors.hpp"
#include "woo24/store/brakes.hpp"
#include "woo24/store/product_troubles.hpp"
#include "woo24/store/shop_products.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct ReportProducts : testing::Test {
  ReportProducts() {
    settings.shop_id = "exempel";
    settings.orders.mode = settings::Mode::send;
    settings.products.mode = settings::ProductMode::two_way;
    settings.mail.from = "woo24@example.se";
    settings.mail.failures_to = {"ekonomi@example.se"};
    settings.mail.all_is_well.reset();
    store::BindingRow row;
    row.installation = "0123abcd";
    row.first_start = at("2026-10-01T12:00:00Z");
    EXPECT_TRUE(tables.binding.set(row).ok());
    shop::CatalogueProduct screw;
    screw.id = {41};
    screw.sku = "SK-1";
    screw.type = shop::ProductType::simple;
    EXPECT_TRUE(store::ShopProducts(database).put_all({&screw, 1}, 1).ok());
  }
  static Instant at(const std::string& text) { return *parse_utc(text); }
  static Instant night(int day) { return at("2026-11-" + std::to_string(day) + "T05:00:00Z"); }
  static Reason gone() { return Reason{ReasonId::product_gone, {{"side", "24SevenOffice"}, {"id", "501"}}}; }
  static Reason in_trash() { return Reason{ReasonId::product_in_trash, {{"number", "SK-1"}, {"id", "41"}}}; }

  /// What a run of the job found, and nothing else.
  void found(const std::vector<LeaveProduct>& all, Instant when, const char* job = "products") {
    store::ProductTroubles troubles(database);
    ++run_;
    for (const auto& one : all) ASSERT_TRUE(troubles.put(job, one, when, run_).ok());
    ASSERT_TRUE(troubles.end_run(job, run_).ok());
  }
  report::Contents draft(Instant now) { return draft_report(tables, settings, zone, now).release_value().contents; }
  bool mailed(Instant now) { return compose_report(tables, settings, zone, chance, now, false).release_value().has_value(); }
  static std::vector<std::string> heads(const std::vector<report::Item>& items) {
    std::vector<std::string> all;
    for (const auto& one : items) all.push_back(one.number + " " + one.place + " " + std::string(reason_id(one.reason.id)));
    return all;
  }

  settings::Settings settings;
  store::Database database = store::Database::in_memory().release_value();
  Tables tables{database};
  Zone zone = Zone::named("Europe/Stockholm").release_value();
  sandbox::SimRun life;
  sandbox::SimChance chance{1, life};

 private:
  std::int64_t run_ = 0;
};

TEST_F(ReportProducts, EachIsNewInExactlyOneReportAndStandsWithItsAge) {
  found({{CatalogueSide::shop, 41, gone()}}, at("2026-11-23T10:00:00Z"));
  EXPECT_THAT(heads(draft(night(24)).fresh_products), ElementsAre("SK-1 WooCommerce 41 product-gone"));
  EXPECT_TRUE(mailed(night(24)));
  auto second = draft(night(25));
  EXPECT_THAT(second.fresh_products, IsEmpty());
  ASSERT_THAT(second.standing_products, SizeIs(1));
  EXPECT_EQ(second.standing_products[0].since, at("2026-11-23T10:00:00Z"));
  EXPECT_FALSE(mailed(night(25))) << "old news are no mail of their own";
  found({{CatalogueSide::shop, 41, in_trash()}, {CatalogueSide::office, 7, gone()}}, at("2026-11-25T10:00:00Z"));
  auto third = draft(night(26));
  EXPECT_THAT(third.fresh_products, SizeIs(2)) << "another reason is new again";
  EXPECT_THAT(third.healed, IsEmpty()) << "it stands, for another reason";
  EXPECT_TRUE(mailed(night(26)));
  found({{CatalogueSide::office, 7, gone()}}, at("2026-11-26T10:00:00Z"));
  auto fourth = draft(night(27));
  EXPECT_THAT(fourth.standing_products, SizeIs(1));
  ASSERT_THAT(fourth.healed, SizeIs(1));
  EXPECT_EQ(fourth.healed[0].number, "SK-1");
  EXPECT_TRUE(mailed(night(27)));
  EXPECT_THAT(draft(night(28)).healed, IsEmpty());
}

TEST_F(ReportProducts, ANumberThatSeveralBearIsOneThing) {
  const Reason twice{ReasonId::catalogue_number_twice, {{"side", "WooCommerce"}, {"number", "SK-1"}, {"ids", "41, 42"}}};
  found({{CatalogueSide::shop, 41, twice}}, night(23));
  store::ProductTroubles troubles(database);
  ASSERT_TRUE(troubles.put("products", {CatalogueSide::shop, 42, twice}, night(23), 1).ok());
  ASSERT_TRUE(troubles.put("stock", {CatalogueSide::shop, 41, gone()}, night(23), 1).ok());
  EXPECT_THAT(heads(draft(night(24)).fresh_products), ElementsAre("SK-1 WooCommerce 41 catalogue-number-twice"))
      << "and stock is switched off";
}

TEST_F(ReportProducts, ABrakeIsToldToo) {
  const Reason prices{ReasonId::brake_prices, {{"some", "40"}, {"all", "100"}, {"limit", "20"}}};
  store::Brakes brakes(database);
  ASSERT_TRUE(brakes.set({"products", prices, "d", night(23)}).ok());
  EXPECT_THAT(heads(draft(night(24)).fresh_products), ElementsAre("products  brake-prices"));
  EXPECT_TRUE(mailed(night(24)));
  EXPECT_THAT(draft(night(25)).standing_products, SizeIs(1));
  ASSERT_TRUE(brakes.release("products").ok());
  EXPECT_THAT(draft(night(25)).healed, SizeIs(1));
}

TEST_F(ReportProducts, WhatAJobSaidThatWasSwitchedOffIsNotSettled) {
  found({{CatalogueSide::shop, 41, gone()}}, night(23));
  EXPECT_TRUE(mailed(night(24)));
  settings.products.mode = settings::ProductMode::off;
  const auto contents = draft(night(25));
  EXPECT_THAT(contents.standing_products, IsEmpty());
  EXPECT_THAT(contents.healed, IsEmpty());
}

TEST_F(ReportProducts, TheLetterSaysItInEveryLanguage) {
  found({{CatalogueSide::shop, 41, gone()}}, at("2026-11-23T10:00:00Z"));
  auto contents = draft(night(24));
  using settings::Language;
  for (const auto& [language, subject, heading] :
       {std::tuple{Language::sv, "1 att ta hand om bland produkterna", "Produkter: nytt sedan förra rapporten (1)"},
        std::tuple{Language::nb, "1 å ta hånd om blant produktene", "Produkter: nytt siden forrige rapport (1)"},
        std::tuple{Language::en, "1 to see to among the products", "Products: new since the last report (1)"}}) {
    contents.language = language;
    const auto document = report::nightly(contents);
    EXPECT_EQ(document.subject, std::string("[exempel] ") + subject);
    const auto text = report::plain_text(document);
    EXPECT_THAT(text, HasSubstr(heading));
    EXPECT_THAT(text, HasSubstr("SK-1"));
    EXPECT_THAT(text, HasSubstr("WooCommerce 41"));
  }
}

}  // namespace
}  // namespace woo24::jobs
