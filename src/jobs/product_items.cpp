#include "woo24/jobs/product_items.hpp"

#include "woo24/jobs/alarm.hpp"
#include "woo24/store/office_products.hpp"
#include "woo24/store/product_troubles.hpp"
#include "woo24/store/shop_products.hpp"
#include "woo24/sync/names.hpp"

#include <set>

namespace woo24::jobs {

namespace {

using report::Item;
using report::ItemKind;

constexpr int k_page = 500;
constexpr std::string_view k_of_shop = "product:shop:", k_of_office = "product:office:", k_brake = "brake:";

std::string subject_of(CatalogueSide side, std::int64_t product) {
  return std::string(side == CatalogueSide::shop ? k_of_shop : k_of_office) + std::to_string(product);
}

/// Whether a job that may say this is made. Either lists the products.
bool is_on(const std::string& job, const settings::Settings& settings) {
  const bool stock = settings.stock.mode != settings::StockMode::off;
  const bool products = settings.products.mode != settings::ProductMode::off;
  return job == "stock" ? stock : job == "products" ? products : stock || products;
}

/// As last listed; its id where it has none.
Result<std::string> number_of(store::Database& db, CatalogueSide side, std::int64_t product) {
  std::string number;
  if (side == CatalogueSide::shop) {
    if (const auto known = TRY(store::ShopProducts(db).of({product}))) number = known->sku;
  } else {
    if (const auto known = TRY(store::OfficeProducts(db).of({product}))) number = known->number;
  }
  return number.empty() ? "#" + std::to_string(product) : number;
}

Result<Item> item_of(store::Database& db, const store::ProductTrouble& trouble) {
  const auto& what = trouble.what;
  Item item;
  item.subject = subject_of(what.side, what.product);
  item.kind = ItemKind::product;
  item.number = TRY(number_of(db, what.side, what.product));
  item.reason = what.reason;
  item.since = trouble.since;
  item.place = (what.side == CatalogueSide::shop ? "WooCommerce " : "24SevenOffice ") + std::to_string(what.product);
  return item;
}

}  // namespace

Result<std::vector<Item>> product_items(store::Database& db, const settings::Settings& settings) {
  std::vector<Item> items;
  for (const auto& brake : TRY(standing_brakes(db, settings))) {
    Item item;
    item.subject = std::string(k_brake) + brake.job;
    item.kind = ItemKind::product_job;
    item.number = brake.job;
    item.reason = brake.reason;
    item.since = brake.since;
    items.push_back(std::move(item));
  }
  std::set<std::string> twice;
  std::set<std::pair<std::string, ReasonId>> listed;  // what two jobs say of one product is said once
  store::ProductTroubles troubles(db);
  for (std::int64_t skip = 0;; skip += k_page) {
    const auto page = TRY(troubles.page(skip, k_page));
    for (const auto& one : page) {
      const auto& reason = one.what.reason;
      if (!is_on(one.job, settings)) continue;
      if (reason.id == ReasonId::catalogue_number_twice && !twice.insert(arguments_json(reason)).second) continue;
      if (!listed.emplace(subject_of(one.what.side, one.what.product), reason.id).second) continue;
      items.push_back(TRY(item_of(db, one)));
    }
    if (page.size() < k_page) return items;
  }
}

bool is_about_products(const std::string& subject) {
  return subject.starts_with(k_of_shop) || subject.starts_with(k_of_office) || subject.starts_with(k_brake);
}

Result<std::optional<report::Healed>> healed_product(store::Database& db, const settings::Settings& settings,
                                                     const store::Told& told) {
  using Healed = std::optional<report::Healed>;
  if (told.subject.starts_with(k_brake)) {
    const auto job = told.subject.substr(k_brake.size());
    return is_on(job, settings) ? Healed({job, ItemKind::product_job, told.reason, told.since}) : Healed{};
  }
  if (!is_on("listing", settings)) return Healed{};
  const auto side = told.subject.starts_with(k_of_shop) ? CatalogueSide::shop : CatalogueSide::office;
  const auto id = sync::whole_number(std::string_view(told.subject).substr(told.subject.rfind(':') + 1)).value_or(0);
  return Healed({TRY(number_of(db, side, id)), ItemKind::product, told.reason, told.since});
}

}  // namespace woo24::jobs
