#pragma once
// Both pretended sides and the real jobs between them, each run a new life of the program.

#include "jobs/pretend_world.hpp"

#include "woo24/jobs/categories.hpp"
#include "woo24/jobs/products.hpp"
#include "woo24/jobs/stock.hpp"

namespace woo24::scenarios {

class Town : public jobs::PretendWorld {
 public:
  explicit Town(const char* config) : PretendWorld(config) {
    world.set_latency(std::chrono::milliseconds{1});
    shop.catalogue().clear();
    office.catalogue().clear();
  }

  Result<jobs::ProductsRun> products(const jobs::ProductOptions& options) {
    return with_catalogue([&](jobs::StockSides& sides, jobs::CatalogueWriters writers) {
      return jobs::run_products(sides.catalogue, writers, options);
    });
  }
  /// What such a run would do, told change by change; nothing is kept.
  Result<jobs::ProductsRun> plan_products(const jobs::ProductOptions& options, const jobs::ChangeTaker& each) {
    return with_catalogue([&](jobs::StockSides& sides, jobs::CatalogueWriters) -> Result<jobs::ProductsRun> {
      auto copy = TRY(store::Database::scratch_copy(settings.database));
      jobs::CatalogueTables tables(copy);
      const auto& real = sides.catalogue;
      jobs::CatalogueSides dry{real.doors, tables, real.readers, real.rules, real.weight_unit};
      return jobs::plan_products(dry, options, each);
    });
  }
  /// A person's word about one product of the shop; `office` 0: it is taken apart.
  Result<ProductPair> link(std::int64_t shop_product, std::int64_t office_product) {
    auto database = TRY(store::Database::open(settings.database, store::Open::read_write));
    jobs::CatalogueTables tables(database);
    return office_product == 0 ? jobs::unlink_product(tables, time.now(), {shop_product})
                               : jobs::link_products(tables, time.now(), {shop_product}, {office_product});
  }
  Result<jobs::CategoriesRun> categories() {
    return with_catalogue([&](jobs::StockSides& sides, jobs::CatalogueWriters writers) {
      return jobs::run_categories(sides.catalogue, writers, [] { return false; });
    });
  }
  Result<jobs::StockRun> stock(const jobs::StockOptions& options) {
    return with_catalogue(
        [&](jobs::StockSides& sides, jobs::CatalogueWriters writers) { return jobs::run_stock(sides, writers, options); });
  }

  /// What the state file lists as left alone.
  std::vector<store::ProductTrouble> troubles() {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    if (!database.ok()) return {};
    return store::ProductTroubles(database.value()).page(0, 1000).value_or({});
  }

  /// How often anything was written on either side.
  int writes() const {
    return shop.writes() + office.count("SaveProducts") + office.count("SetStockQuantity") + office.count("SaveCategories");
  }

 private:
  template <typename What>
  auto with_catalogue(What what) -> decltype(what(std::declval<jobs::StockSides&>(), std::declval<jobs::CatalogueWriters>())) {
    sandbox::SimClock clock(time, world.run());
    sandbox::SimChance chance(seed_++, world.run());
    sandbox::SimEnvironment environment(world.run());
    const sandbox::ShopKey key;
    environment.set_secret("shop_key", key.key);
    environment.set_secret("shop_secret", key.secret);
    environment.set_secret("office_application_id", sandbox::k_office_application);
    environment.set_secret("office_password", sandbox::k_office_password);
    const Doors doors{world, clock, chance, environment};
    auto database = TRY(store::Database::open(settings.database, store::Open::read_write));
    jobs::Tables tables(database);
    jobs::CatalogueTables catalogue(database);
    woo::ShopWire shop_wire(doors, settings.shop, {key.key, key.secret});
    woo::ShopReader shop_reader(shop_wire);
    tfso::CallBudget budget(tables.memory, clock, settings.office.calls_per_hour);
    tfso::OfficeWire office_wire(doors, settings.office, budget);
    tfso::Session session(office_wire, tables.memory, tables.binding, doors, settings.office.username, settings.office.client);
    tfso::OfficeReader office_reader(session);
    woo::CatalogueReader shop_catalogue(shop_wire, settings.products.category_meta);
    tfso::CatalogueReader office_catalogue(session);
    woo::CatalogueWriter shop_writer(shop_wire);
    tfso::CatalogueWriter office_writer(session);
    auto prepared = TRY(jobs::prepare(settings, tables, {shop_reader, office_reader}, doors, true));
    if (!prepared.faults.empty()) return Fail{Kind::configuration, prepared.faults.front()};
    jobs::Sides orders{doors, tables, {shop_reader, office_reader}, prepared.rules, {}};
    jobs::CatalogueSides both{doors, catalogue, {shop_catalogue, office_catalogue}, prepared.rules, "kg"};
    jobs::StockSides sides{orders, both};
    return what(sides, jobs::CatalogueWriters{shop_writer, office_writer});
  }

  std::uint64_t seed_ = 100;
};

}  // namespace woo24::scenarios
