#pragma once
// A pretend shop and office with the same few products, and the jobs `orders`, `completed` and `stock` between them.

#include "jobs/pretend_world.hpp"
#include "woo24/jobs/completed.hpp"
#include "woo24/jobs/stock.hpp"

#include <functional>
#include <string>
#include <vector>

namespace woo24::jobs {

inline std::string stock_keeping_example(const std::string& after = "{ refunds: credit, cancelled: inactive }") {
  std::string config = k_example;
  const std::string rows = "  rows: { shipping: FRAKT, fee: AVGIFT, rounding: ORES }\n";
  config.replace(
      config.find(rows), rows.size(),
      "  rows: { shipping: FRAKT, fee: AVGIFT, rounding: ORES, price_reduction: PRISAVDRAG }\n  after: " + after + "\n");
  return config;
}

struct StockedWorld : PretendWorld {
  explicit StockedWorld(const std::string& config = stock_keeping_example(), int products = 3) : PretendWorld(config.c_str()) {
    settings.stock.mode = settings::StockMode::from_office;
    shop.catalogue().clear();
    office.catalogue().clear();
    for (int n = 0; n < products; ++n) add(number(n), 10, "10");
  }
  static std::string number(int n) { return "VARA-" + std::to_string(n); }

  /// One product on both sides.
  void add(const std::string& sku, std::int64_t here, const std::string& there) {
    sandbox::ShopArticle article;
    article.sku = article.name = sku;
    article.price = "125.00";
    article.stock = here;
    shop.catalogue().add_product(article);
    sandbox::OfficeItem item;
    item.number = item.name = sku;
    item.price = "100.00";
    item.stock = there;
    office.catalogue().add(item);
  }
  std::int64_t office_id(const std::string& sku) const { return office.catalogue().item(sku)->id; }
  std::int64_t shop_id(const std::string& sku) const { return shop.catalogue().product(sku)->id; }
  std::int64_t here(const std::string& sku = number(0)) const { return *shop.catalogue().product(sku)->stock; }
  std::string there(const std::string& sku = number(0)) const { return office.catalogue().item(sku)->stock; }
  void count_there(const std::string& pieces, const std::string& sku = number(0)) {
    ASSERT_TRUE(office.catalogue().set_stock(office_id(sku), pieces));
  }

  std::int64_t sell(int pieces, const std::string& sku = number(0), const std::string& status = "processing",
                    const std::string& payment = "swish") {
    sandbox::ShopOrderSpec spec;
    spec.status = status;
    spec.payment_method = status == "on-hold" ? "bacs" : payment;
    spec.rows.push_back({sku, sku, pieces, "125.00", "", 0, 0, {}});
    return shop.add_order(spec);
  }
  std::int64_t office_order_of(std::int64_t order, PostingKind kind = PostingKind::order) {
    for (const auto& posting : postings()) {
      if (posting.order.value == order && posting.kind == kind) return posting.office_order.value_or(office::OrderId{}).value;
    }
    return 0;
  }
  bool invoice_order(std::int64_t order) { return office.invoice(office_order_of(order)); }
  /// What the service's other jobs do meanwhile.
  void export_orders() {
    finish();
    time.advance(std::chrono::minutes{11});
  }

  template <typename What>
  auto with_stock_sides(What what) {
    return with_wires([&](Sides& sides, woo::ShopWire& shop_wire, tfso::Session& session) {
      CatalogueTables tables(sides.tables.db);
      woo::CatalogueReader shop_reader(shop_wire, {});
      tfso::CatalogueReader office_reader(session);
      woo::CatalogueWriter shop_writer(shop_wire);
      tfso::CatalogueWriter office_writer(session);
      CatalogueSides catalogue{sides.doors, tables, {shop_reader, office_reader}, sides.rules};
      StockSides both{sides, catalogue};
      return what(both, CatalogueWriters{shop_writer, office_writer});
    });
  }
  Result<StockRun> stock(StockOptions options = {}) {
    time.advance(std::chrono::minutes{5});
    return with_stock_sides([&](StockSides& sides, CatalogueWriters writers) {
      return run_stock(sides, writers, options, [&](const StockChange& change) -> Result<void> {
        if (const auto* set = std::get_if<SetStock>(&change)) changed.push_back(set->pair.number);
        return {};
      });
    });
  }
  /// "changes/written/waiting/failed" of a run, or why it ended.
  std::string counts(StockOptions options = {}) {
    changed.clear();
    const auto run = stock(std::move(options));
    if (!run.ok()) return std::string(reason_id(run.error().reason.id)) + " " + arguments_json(run.error().reason);
    const auto& c = run.value().counts;
    std::string text;
    for (const auto number : {c.changes, c.written, c.waiting, c.failed})
      text += (text.empty() ? "" : "/") + std::to_string(number);
    if (run.value().braked) text += " " + std::string(reason_id(run.value().braked->id));
    return text;
  }
  static StockOptions full() {
    StockOptions options;
    options.full = true;
    return options;
  }
  static StockOptions yes() {
    StockOptions options;
    options.yes = true;
    return options;
  }
  void expect_clean() {
    EXPECT_EQ(shop.violations(), std::vector<std::string>{});
    EXPECT_EQ(office.errors(), std::vector<std::string>{});
    EXPECT_EQ(shop.catalogue().idle_writes(), std::vector<std::string>{});
    EXPECT_EQ(office.catalogue().idle_saves(), std::vector<std::string>{});
  }

  std::vector<std::string> changed;  ///< of the latest run, by number
};

}  // namespace woo24::jobs
