#pragma once
// Both catalogues between a pretend shop and a pretend office, with empty shelves to begin from.

#include "pretend_world.hpp"
#include "woo24/jobs/products.hpp"
#include "woo24/woo/weight_unit.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {

struct CatalogueWorld : PretendWorld {
  CatalogueWorld() {
    settings.products.mode = settings::ProductMode::two_way;
    settings.stock.mode = settings::StockMode::from_office;
    shop.catalogue().clear();
    office.catalogue().clear();
  }

  /// One life of the program over the catalogue. Throws sandbox::Crash where one is set.
  template <typename What>
  auto with_catalogue(What what) -> decltype(what(std::declval<CatalogueSides&>(), std::declval<CatalogueWriters>())) {
    sandbox::SimClock clock(time, world.run());
    sandbox::SimChance chance(seed_++, world.run());
    sandbox::SimEnvironment environment(world.run());
    const sandbox::ShopKey key;
    environment.set_secret("shop_key", key.key);
    environment.set_secret("shop_secret", key.secret);
    environment.set_secret("office_application_id", sandbox::k_office_application);
    environment.set_secret("office_password", sandbox::k_office_password);
    clock.set_error(clock_error);
    const Doors doors{world, clock, chance, environment};
    auto database = TRY(store::Database::open(settings.database, store::Open::read_write));
    Tables tables(database);
    woo::ShopWire shop_wire(doors, settings.shop, {key.key, key.secret}, &tables.memory);
    woo::ShopReader shop_reader(shop_wire);
    tfso::CallBudget budget(tables.memory, clock, settings.office.calls_per_hour);
    tfso::OfficeWire office_wire(doors, settings.office, budget);
    tfso::Session session(office_wire, tables.memory, tables.binding, doors, settings.office.username, settings.office.client);
    tfso::OfficeReader office_reader(session);
    auto prepared = TRY(prepare(settings, tables, {shop_reader, office_reader}, doors, true));
    if (!prepared.faults.empty()) return Fail{Kind::configuration, prepared.faults.front()};
    CatalogueTables catalogue(database);
    woo::CatalogueReader shop_products(shop_wire, settings.products.category_meta);
    woo::CatalogueWriter shop_writer(shop_wire);
    tfso::CatalogueReader office_products(session);
    tfso::CatalogueWriter office_writer(session);
    auto unit = TRY(woo::weight_unit(shop_wire));
    CatalogueSides sides{doors, catalogue, {shop_products, office_products}, std::move(prepared.rules), std::move(unit)};
    return what(sides, CatalogueWriters{shop_writer, office_writer});
  }

  Result<ProductsRun> sync(ProductOptions options = {}) {
    return with_catalogue(
        [&](CatalogueSides& sides, CatalogueWriters writers) { return run_products(sides, writers, options); });
  }
  Result<ProductsRun> sync_yes() {
    ProductOptions options;
    options.yes = true;
    return sync(options);
  }
  Result<ProductsRun> sync_full() {
    ProductOptions options;
    options.full = true;
    return sync(options);
  }

  /// What a run came to: "made 1, written 2", and the brake.
  static std::string shown(const Result<ProductsRun>& run) {
    if (!run.ok()) return std::string(reason_id(run.error().reason.id)) + " " + arguments_json(run.error().reason);
    const auto& c = run.value().counts;
    std::string text;
    const auto add = [&](const char* what, std::int64_t count) {
      if (count != 0) text += (text.empty() ? "" : ", ") + std::string(what) + " " + std::to_string(count);
    };
    add("linked", c.new_links);
    add("made", c.made);
    add("written", c.written);
    add("held", c.held);
    add("left", c.left);
    add("failed", c.failed);
    add("moved", c.moved);
    add("no number", c.without_number);
    if (run.value().braked) text += (text.empty() ? "" : ", ") + std::string(reason_id(run.value().braked->id));
    return text.empty() ? "nothing" : text;
  }

  std::int64_t in_office(const std::string& number, const std::string& name, const std::string& price = "100") {
    sandbox::OfficeItem item;
    item.number = number;
    item.name = name;
    item.price = price;
    return office.catalogue().add(item);
  }
  std::int64_t in_shop(const std::string& sku, const std::string& name, const std::string& price = "125") {
    sandbox::ShopArticle article;
    article.sku = sku;
    article.name = name;
    article.price = price;
    article.categories = {"Verktyg"};
    return shop.catalogue().add_product(article);
  }
  /// Equal on both sides and agreed on.
  void both(const std::string& number, const std::string& name, const std::string& net = "100",
            const std::string& gross = "125") {
    in_office(number, name, net);
    in_shop(number, name, gross);
  }
  void later(std::chrono::minutes by = std::chrono::minutes{11}) { time.advance(by); }

  std::string shop_price(const std::string& sku) {
    const auto found = shop.catalogue().product(sku);
    return found ? found->regular_price : "none";
  }
  std::string office_price(const std::string& number) {
    const auto found = office.catalogue().item(number);
    return found ? found->price : "none";
  }
  std::vector<std::string> troubles() {
    std::vector<std::string> found;
    auto database = store::Database::open(settings.database, store::Open::read_write);
    if (!database.ok()) return found;
    store::ProductTroubles table(database.value());
    for (const auto& one : table.page(0, 1000).value_or({}))
      found.push_back(std::string(reason_id(one.what.reason.id)) + " " + std::to_string(one.what.product));
    return found;
  }
  /// Nothing that was written was for nothing, and nobody broke a rule.
  void expect_clean() {
    EXPECT_EQ(shop.violations(), std::vector<std::string>{});
    EXPECT_EQ(office.errors(), std::vector<std::string>{});
  }
  /// A run later nothing is left to do on either side.
  void expect_at_rest() {
    shop.catalogue().forget_idle_writes();
    office.catalogue().forget_idle_saves();
    world.forget_seen();
    later();
    const auto run = sync();
    ASSERT_TRUE(run.ok()) << shown(run);
    EXPECT_EQ(run.value().counts.made, 0) << shown(run);
    EXPECT_EQ(run.value().counts.written, 0) << shown(run);
    for (const auto& call : world.seen()) {
      const bool writes = call.write && call.operation != "Login" && call.operation != "SetIdentity";
      EXPECT_FALSE(writes) << call.operation;
    }
    expect_clean();
  }

 private:
  std::uint64_t seed_ = 1;
};

}  // namespace woo24::jobs
