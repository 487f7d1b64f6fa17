#pragma once
// Tables product_pair, product_apart, product_agreed and product_intent: who is who, what was agreed on, and what may have been
// written. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/model/product_pair.hpp"
#include "woo24/store/database.hpp"
#include "woo24/sync/product_match.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace woo24::store {

class ProductPairs {
 public:
  explicit ProductPairs(Database& db) : db_(db) {}
  /// Any other pair of either is dissolved, with what it had agreed on.
  Result<void> link(const ProductPair& pair);
  /// `apart`: they are never matched by number again.
  Result<void> unlink(const ProductPair& pair, bool apart);
  Result<std::optional<ProductPair>> of_shop(shop::ProductId id);
  Result<std::optional<ProductPair>> of_office(office::ProductId id);
  Result<bool> are_apart(shop::ProductId shop, office::ProductId office);
  Result<std::int64_t> count();

  /// At most `most` pairs after this id of the shop's, by id, with both mirrors' rows, without descriptions.
  Result<std::vector<PairedProduct>> page(shop::ProductId after, int most);
  Result<std::optional<PairedProduct>> with_all(shop::ProductId id);
  /// What both said when they agreed; an intent of the field is over.
  Result<void> agree(shop::ProductId id, ProductField field, const Agreed& agreed);
  /// Takes the place of any intent of the field.
  Result<void> intend(shop::ProductId id, ProductField field, const ProductIntent& intent);
  /// Of every pair: what was agreed on may be older than either side. The pairs stay.
  Result<void> forget_agreed();
  /// It certainly did not arrive.
  Result<void> withdraw(shop::ProductId id, ProductField field);

  /// All that bear one number, a number at a time: at most `most` groups after this key.
  Result<std::vector<sync::NumberGroup>> groups(const std::string& after, int most);

 private:
  Database& db_;
};

}  // namespace woo24::store
