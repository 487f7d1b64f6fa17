#pragma once
// Table office_product: the office's register as last listed. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/model/office_product.hpp"
#include "woo24/store/database.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace woo24::store {

class OfficeProducts {
 public:
  explicit OfficeProducts(Database& db) : db_(db) {}
  /// In one transaction. `listing`: the serial of the latest full listing, which they are then part of.
  Result<void> put_all(std::span<const office::CatalogueProduct> products, std::int64_t listing);
  /// They are there, though they could not be read.
  Result<void> saw(const std::vector<office::ProductId>& ids, std::int64_t listing);
  Result<std::optional<office::CatalogueProduct>> of(office::ProductId id);
  Result<std::vector<office::CatalogueProduct>> of_ids(const std::vector<office::ProductId>& ids);
  Result<std::vector<office::CatalogueProduct>> with_key(const std::string& number_key);
  Result<std::vector<office::CatalogueProduct>> page(office::ProductId after, int most);
  Result<void> remove(const std::vector<office::ProductId>& ids);
  Result<std::int64_t> count();
  Result<std::int64_t> missing(std::int64_t listing);
  /// The first of them, by id.
  Result<std::vector<office::ProductId>> missing_ids(std::int64_t listing, int most);
  Result<void> remove_missing(std::int64_t listing);
  /// Active ones that no number can be matched by.
  Result<std::int64_t> without_number();

 private:
  Database& db_;
};

}  // namespace woo24::store
