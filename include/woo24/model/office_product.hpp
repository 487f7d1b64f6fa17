#pragma once
// A product of the office's register, as GetProducts gives it.

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"

#include <optional>
#include <string>

namespace woo24::office {

struct CatalogueProduct {
  ProductId id;
  std::string number;       ///< No; "" for none
  std::string name;         ///< at most 125
  std::string description;  ///< at most 500
  std::string ean;          ///< EAN1
  CategoryId category;
  bool active = true;                                          ///< StatusId
  std::optional<Amount> price, web_price, cash_price_inc_tax;  ///< in the client's currency; the first two without VAT
  std::optional<Amount> weight;                                ///< kilograms
  std::optional<Amount> stock;                                 ///< may be negative and have decimals
  std::optional<bool> stock_controlled;                        ///< where not true, `stock` means nothing
  std::optional<Instant> changed;                              ///< DateChanged, rounded to the minute
  friend bool operator==(const CatalogueProduct&, const CatalogueProduct&) = default;
};

struct ProductCategory {
  CategoryId id, parent;
  std::string name, number;
  friend bool operator==(const ProductCategory&, const ProductCategory&) = default;
};

/// A product to be saved: id 0 makes it (then category and name must be given). What is nothing is not sent, and stays.
struct ProductSave {
  ProductId id;
  std::string number;  ///< always sent: answers are matched by it
  std::optional<std::string> name, description, ean;
  std::optional<CategoryId> category;
  std::optional<Amount> price, web_price, cash_price_inc_tax, weight;
  friend bool operator==(const ProductSave&, const ProductSave&) = default;
};

struct SavedProduct {
  ProductId id;
  friend bool operator==(const SavedProduct&, const SavedProduct&) = default;
};

/// Which products a search wants; everything empty: all there are. Fields that are set are all to hold.
struct ProductSearch {
  std::optional<Instant> changed_after;
  std::optional<CategoryId> category;
  std::vector<ProductId> ids;  ///< at most 1 000 a call; more are split
  friend bool operator==(const ProductSearch&, const ProductSearch&) = default;
};

/// What is asked for of each: stock alone (id, number, stock, stock control, status), or all.
enum class ProductFields { stock, all };

}  // namespace woo24::office
