#pragma once
// Table shop_product: the shop's catalogue as last listed, trash included. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/model/shop_product.hpp"
#include "woo24/store/database.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace woo24::store {

class ShopProducts {
 public:
  explicit ShopProducts(Database& db) : db_(db) {}
  /// In one transaction. `listing`: the serial of the latest full listing, which they are then part of.
  Result<void> put_all(std::span<const shop::CatalogueProduct> products, std::int64_t listing);
  /// They are there, though they could not be read.
  Result<void> saw(const std::vector<shop::ProductId>& ids, std::int64_t listing);
  Result<std::optional<shop::CatalogueProduct>> of(shop::ProductId id);
  Result<std::vector<shop::CatalogueProduct>> of_ids(const std::vector<shop::ProductId>& ids);
  Result<std::vector<shop::CatalogueProduct>> with_key(const std::string& number_key);
  /// By id, at most `most` of them, those after `after`, not in the trash.
  Result<std::vector<shop::CatalogueProduct>> page(shop::ProductId after, int most);
  Result<std::vector<shop::ProductId>> variable_parents();
  /// Drafts of plain products that bear no number and are nobody's counterpart.
  Result<std::vector<shop::CatalogueProduct>> drafts_without_number();
  Result<void> remove(const std::vector<shop::ProductId>& ids);
  /// Variations of this parent that are not among these are gone.
  Result<void> keep_variations(shop::ProductId parent, const std::vector<shop::ProductId>& ids);
  Result<std::int64_t> count();  ///< not in the trash
  /// Of which the full listing of this serial gave nothing, and their removal (a pair stays).
  Result<std::int64_t> missing(std::int64_t listing);
  /// The first of them, by id.
  Result<std::vector<shop::ProductId>> missing_ids(std::int64_t listing, int most);
  Result<void> remove_missing(std::int64_t listing);
  /// Simple products and variations, not in the trash, that no number can be matched by.
  Result<std::int64_t> without_number();

 private:
  Database& db_;
};

}  // namespace woo24::store
