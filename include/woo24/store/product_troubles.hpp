#pragma once
// Table product_trouble: what a product cannot do, since when. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/model/catalogue_plan.hpp"
#include "woo24/store/database.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace woo24::store {

struct ProductTrouble {
  std::string job;  ///< whose finding: products; listing (it cannot be read)
  LeaveProduct what;
  Instant since{};
  friend bool operator==(const ProductTrouble&, const ProductTrouble&) = default;
};

class ProductTroubles {
 public:
  explicit ProductTroubles(Database& db) : db_(db) {}
  /// True when it is new; `since` of one that is known stays. `run` tells what a walk has found from what it has not.
  Result<bool> put(const std::string& job, const LeaveProduct& trouble, Instant now, std::int64_t run);
  /// Those that this walk of the job did not find any more are over.
  Result<void> end_run(const std::string& job, std::int64_t run);
  /// At most `most` after the first `skip`, by side and product.
  Result<std::vector<ProductTrouble>> page(std::int64_t skip, int most);
  Result<std::vector<ProductTrouble>> of(CatalogueSide side, std::int64_t product);
  /// The products of which the job has found something.
  Result<std::vector<std::pair<CatalogueSide, std::int64_t>>> products_of(const std::string& job);
  Result<void> remove(const std::string& job, CatalogueSide side, std::int64_t product);
  Result<std::int64_t> count();

 private:
  Database& db_;
};

}  // namespace woo24::store
