#pragma once
// What a job of the catalogue needs beside what every run does: its tables (of a dry run those of a copy that goes away), its
// readers and writers. Outlived by the wiring that it is made over.

#include "woo24/app/wiring.hpp"
#include "woo24/jobs/catalogue_sides.hpp"

#include <memory>
#include <optional>

namespace woo24::app {

class CatalogueWiring {
 public:
  /// `scratch`: nothing of what is done stays. Errors: those of the state file.
  static Result<std::unique_ptr<CatalogueWiring>> make(Wiring& wiring, const settings::Settings& settings, bool scratch);
  CatalogueWiring(const CatalogueWiring&) = delete;
  CatalogueWiring& operator=(const CatalogueWiring&) = delete;

  /// Over rules in force that were just resolved. Asks the shop for its unit of weight. Errors: those of the shop's wire.
  Result<jobs::CatalogueSides> sides(const jobs::Sides& sides);
  [[nodiscard]] jobs::CatalogueWriters writers() { return {shop_writer_, office_writer_}; }
  [[nodiscard]] jobs::CatalogueTables& tables() { return tables_; }

 private:
  CatalogueWiring(Wiring& wiring, const settings::Settings& settings, std::optional<store::Database> scratch);
  Wiring& wiring_;
  std::optional<store::Database> scratch_;
  jobs::CatalogueTables tables_;
  woo::CatalogueReader shop_reader_;
  woo::CatalogueWriter shop_writer_;
  tfso::CatalogueReader office_reader_;
  tfso::CatalogueWriter office_writer_;
};

}  // namespace woo24::app
