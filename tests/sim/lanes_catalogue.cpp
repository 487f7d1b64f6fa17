#include "sim/lanes_catalogue.hpp"

#include "woo24/app/catalogue_wiring.hpp"
#include "woo24/jobs/products.hpp"
#include "woo24/jobs/stock.hpp"

#include <filesystem>

namespace woo24::sim {

namespace {

using Stop = std::function<bool()>;

/// What comes to the shop and the office from the catalogue, by count.
int writes_of(const Town& town) {
  int writes = town.shop.writes();
  for (const auto* operation : {"SaveProducts", "SaveCategories"}) writes += town.office.count(operation);
  return writes;
}

/// So that whoever watches the doors knows whose calls they are.
class AtWork {
 public:
  explicit AtWork(Town& town) : town_(town) { town_.catalogue.at_work = true; }
  AtWork(const AtWork&) = delete;
  AtWork& operator=(const AtWork&) = delete;
  ~AtWork() { town_.catalogue.at_work = false; }

 private:
  Town& town_;
};

class CatalogueLane : public Lane {
 public:
  CatalogueLane(Town& town, const settings::Settings& settings, std::chrono::seconds every)
      : town_(town), settings_(settings), every_(every) {}
  void meet(app::Wiring& wiring) override { wiring_ = &wiring; }
  std::optional<Error> run(jobs::Sides& sides, jobs::Writers /*writers*/, const Stop& stop) override {
    const auto now = sides.doors.clock.now();
    if (!town_.catalogue.always && now >= last_ && now - last_ < every_) return std::nullopt;
    last_ = now;
    const AtWork here(town_);
    const auto done = [&]() -> Result<void> {
      auto parts = TRY(app::CatalogueWiring::make(*wiring_, settings_, false));
      auto catalogue = TRY(parts->sides(sides));
      return keep(sides, catalogue, parts->writers(), stop);
    }();
    return done.ok() ? std::nullopt : std::optional(done.error());
  }

 protected:
  virtual Result<void> keep(jobs::Sides& orders, jobs::CatalogueSides& catalogue, jobs::CatalogueWriters writers,
                            const Stop& stop) = 0;
  Town& town_;
  const settings::Settings& settings_;

 private:
  std::chrono::seconds every_;
  app::Wiring* wiring_ = nullptr;
  Instant last_{};
};

class ProductsLane final : public CatalogueLane {
 public:
  using CatalogueLane::CatalogueLane;
  [[nodiscard]] const char* name() const override { return "products"; }

 private:
  Result<void> keep(jobs::Sides& /*orders*/, jobs::CatalogueSides& catalogue, jobs::CatalogueWriters writers,
                    const Stop& stop) override {
    const auto before = writes_of(town_);
    bool stopped = false;
    jobs::ProductOptions options;
    options.stop = [&] { return stopped = stopped || stop(); };
    town_.catalogue.before_run();
    auto run = jobs::run_products(catalogue, writers, options);
    town_.catalogue.after_run(run.ok() && !stopped && !run.value().listed.missing);
    town_.catalogue.writes.push_back(writes_of(town_) - before);
    TRY(std::move(run));
    return {};
  }
};

class CategoriesLane final : public CatalogueLane {
 public:
  using CatalogueLane::CatalogueLane;
  [[nodiscard]] const char* name() const override { return "categories"; }

 private:
  Result<void> keep(jobs::Sides& /*orders*/, jobs::CatalogueSides& catalogue, jobs::CatalogueWriters writers,
                    const Stop& stop) override {
    TRY(jobs::run_categories(catalogue, writers, stop));
    return {};
  }
};

class StockLane final : public CatalogueLane {
 public:
  using CatalogueLane::CatalogueLane;
  [[nodiscard]] const char* name() const override { return "stock"; }

 private:
  Result<void> keep(jobs::Sides& orders, jobs::CatalogueSides& catalogue, jobs::CatalogueWriters writers,
                    const Stop& stop) override {
    jobs::StockSides sides{orders, catalogue};
    jobs::StockOptions options;
    options.stop = stop;
    TRY(jobs::run_stock(sides, writers, options));
    return {};
  }
};

std::optional<store::Database> opened(const std::string& state_file) {
  if (!std::filesystem::exists(state_file)) return std::nullopt;
  auto database = store::Database::open(state_file, store::Open::read_write);
  if (!database.ok()) return std::nullopt;
  return std::move(database).value();
}

}  // namespace

void add_catalogue_lanes(Town& town, const settings::Settings& settings, std::vector<std::unique_ptr<Lane>>& lanes) {
  constexpr auto k_rarely = std::chrono::hours{6};  // a run of products looks at the categories, too
  if (!town.scenario.catalogue.there) return;
  lanes.push_back(std::make_unique<ProductsLane>(town, settings, settings.products.every));
  lanes.push_back(std::make_unique<CategoriesLane>(town, settings, k_rarely));
  if (settings.stock.mode != settings::StockMode::off)
    lanes.push_back(std::make_unique<StockLane>(town, settings, settings.stock.every));
}

std::vector<store::ProductTrouble> troubles_in(const std::string& state_file) {
  constexpr int k_all = 10'000;
  auto database = opened(state_file);
  if (!database) return {};
  return store::ProductTroubles(*database).page(0, k_all).value_or({});
}

std::optional<store::BrakeRow> brake_in(const std::string& state_file, const std::string& job) {
  auto database = opened(state_file);
  if (!database) return std::nullopt;
  return store::Brakes(*database).of(job).value_or(std::nullopt);
}

bool ask_in(const std::string& state_file, const std::string& job, const std::string& words) {
  auto database = opened(state_file);
  if (!database) return false;
  jobs::CatalogueTables tables(*database);
  return (job == "stock" ? jobs::ask_of_stock(tables, words) : jobs::ask_of_products(tables, words)).ok();
}

}  // namespace woo24::sim
