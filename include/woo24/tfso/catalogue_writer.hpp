#pragma once
// What is written into the office's product register. Each call leaves once; answers are matched by number and id, never by
// position.

#include "woo24/base/result.hpp"
#include "woo24/model/office_product.hpp"
#include "woo24/tfso/session.hpp"

#include <string>
#include <vector>

namespace woo24::tfso {

class CatalogueWriter {
 public:
  explicit CatalogueWriter(Session& session) : session_(session) {}
  /// One result a product, in their order: the id; `refused` (office-refused-product); or `ambiguous` (save-unclear): look by
  /// number before saving again. Outer error: certainly nothing was saved. Precondition: each number once.
  Result<std::vector<Result<office::SavedProduct>>> save(const std::vector<office::ProductSave>& products);
  /// Makes one category. Ambiguous: look by name under the parent before making it again.
  Result<office::CategoryId> create_category(const std::string& name, office::CategoryId parent);
  /// The absolute number of pieces. False from the office is office-refused-product. Safe to repeat.
  Result<void> set_stock(office::ProductId product, Amount pieces);

 private:
  Session& session_;
};

}  // namespace woo24::tfso
