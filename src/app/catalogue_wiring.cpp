#include "woo24/app/catalogue_wiring.hpp"

#include "woo24/woo/weight_unit.hpp"

namespace woo24::app {

Result<std::unique_ptr<CatalogueWiring>> CatalogueWiring::make(Wiring& wiring, const settings::Settings& settings,
                                                               bool scratch) {
  std::optional<store::Database> copy;
  if (scratch) copy = TRY(store::Database::scratch_copy(settings.database));
  return std::unique_ptr<CatalogueWiring>(new CatalogueWiring(wiring, settings, std::move(copy)));
}

CatalogueWiring::CatalogueWiring(Wiring& wiring, const settings::Settings& settings, std::optional<store::Database> scratch)
    : wiring_(wiring),
      scratch_(std::move(scratch)),
      tables_(scratch_ ? *scratch_ : wiring.database),
      shop_reader_(wiring.shop_wire, settings.products.category_meta),
      shop_writer_(wiring.shop_wire),
      office_reader_(wiring.session),
      office_writer_(wiring.session) {}

Result<jobs::CatalogueSides> CatalogueWiring::sides(const jobs::Sides& sides) {
  auto unit = TRY(woo::weight_unit(wiring_.shop_wire));
  return jobs::CatalogueSides{sides.doors, tables_, {shop_reader_, office_reader_}, sides.rules, std::move(unit)};
}

}  // namespace woo24::app
