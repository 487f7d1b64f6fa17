#pragma once
// What the jobs of the catalogue (categories, products, stock) hold while they run. A plan gets the readers; only applying it
// gets the writers too.

#include "woo24/base/doors.hpp"
#include "woo24/store/brakes.hpp"
#include "woo24/store/category_pairs.hpp"
#include "woo24/store/cursors.hpp"
#include "woo24/store/office_products.hpp"
#include "woo24/store/product_makings.hpp"
#include "woo24/store/product_pairs.hpp"
#include "woo24/store/product_troubles.hpp"
#include "woo24/store/runs.hpp"
#include "woo24/store/shop_products.hpp"
#include "woo24/store/trail.hpp"
#include "woo24/sync/rules.hpp"
#include "woo24/tfso/catalogue_reader.hpp"
#include "woo24/tfso/catalogue_writer.hpp"
#include "woo24/woo/catalogue_reader.hpp"
#include "woo24/woo/catalogue_writer.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace woo24::jobs {

/// The catalogue's part of the state file. Of a dry run all of it is a copy that is thrown away (Database::scratch_copy), so
/// that the same code lists, matches and plans, and nothing is left behind.
struct CatalogueTables {
  explicit CatalogueTables(store::Database& database)
      : db(database),
        shop(db),
        office(db),
        pairs(db),
        makings(db),
        troubles(db),
        categories(db),
        brakes(db),
        cursors(db),
        runs(db),
        trail(db) {}
  store::Database& db;
  store::ShopProducts shop;
  store::OfficeProducts office;
  store::ProductPairs pairs;
  store::ProductMakings makings;
  store::ProductTroubles troubles;
  store::CategoryPairs categories;
  store::Brakes brakes;
  store::Cursors cursors;
  store::Runs runs;
  store::Trail trail;
};

struct CatalogueReaders {
  woo::CatalogueReader& shop;
  tfso::CatalogueReader& office;
};

struct CatalogueWriters {
  woo::CatalogueWriter& shop;
  tfso::CatalogueWriter& office;
};

struct CatalogueSides {
  Doors doors;
  CatalogueTables& tables;
  CatalogueReaders readers;
  sync::Rules rules;
  std::string weight_unit = {};  ///< the shop's: kg, g, lbs, oz; "": not known, then no weight is carried over
};

/// How far a long run has come: of what ("listed", "written"), how many of how many (0: not known).
using CatalogueProgress = std::function<void(const char* what, std::int64_t done, std::int64_t of)>;

/// One line of a product's story, under the id of its side: "product:shop:12", "product:office:9001".
Result<void> tell(CatalogueSides& sides, shop::ProductId product, const std::string& what, const std::string& detail);
Result<void> tell(CatalogueSides& sides, office::ProductId product, const std::string& what, const std::string& detail);

}  // namespace woo24::jobs
