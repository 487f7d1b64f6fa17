#pragma once
// Which product of the shop is which of the office, and what both sides said when they last agreed.

#include "woo24/base/when.hpp"
#include "woo24/model/office_product.hpp"
#include "woo24/model/shop_product.hpp"

#include <map>
#include <optional>
#include <string>

namespace woo24 {

enum class CatalogueSide { shop, office };

/// What is kept in step of a pair. `active` goes one way: the office's status to the shop's.
enum class ProductField { name, price, number, active };

/// The raw values of both sides when they last agreed: each side's change is seen against its own.
struct Agreed {
  std::string shop, office;
  friend bool operator==(const Agreed&, const Agreed&) = default;
};

/// A write that was committed before it left: the value that may have arrived.
struct ProductIntent {
  CatalogueSide side = CatalogueSide::shop;
  std::string value;
  Instant at{};
  std::string source;  ///< the other side's raw value that it was made of; "": neither that nor `over` is known
  std::string over;    ///< the raw value that it was to go over
  friend bool operator==(const ProductIntent&, const ProductIntent&) = default;
};

struct ProductPair {
  shop::ProductId shop;
  office::ProductId office;
  std::string linked_by;  ///< number, made, hand
  Instant linked_at{};
  friend bool operator==(const ProductPair&, const ProductPair&) = default;
};

/// A pair with all that is known of it. A side that is gone from its catalogue is nothing; descriptions are left out.
struct PairedProduct {
  ProductPair pair;
  std::optional<shop::CatalogueProduct> shop, parent;  ///< parent: of a variation
  std::optional<office::CatalogueProduct> office;
  std::map<ProductField, Agreed> agreed;
  std::map<ProductField, ProductIntent> intents;
  friend bool operator==(const PairedProduct&, const PairedProduct&) = default;
};

}  // namespace woo24
