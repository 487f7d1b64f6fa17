#include "woo24/jobs/catalogue_sides.hpp"

namespace woo24::jobs {

Result<void> tell(CatalogueSides& sides, shop::ProductId product, const std::string& what, const std::string& detail) {
  return sides.tables.trail.add({sides.doors.clock.now(), "product:shop:" + std::to_string(product.value), what, detail});
}

Result<void> tell(CatalogueSides& sides, office::ProductId product, const std::string& what, const std::string& detail) {
  return sides.tables.trail.add({sides.doors.clock.now(), "product:office:" + std::to_string(product.value), what, detail});
}

}  // namespace woo24::jobs
