#pragma once
// A product or variation of the shop's catalogue, as its REST gives it. Texts and prices are kept raw, as received (HTML
// entities not decoded): what counts as a change is a comparison of raw values, and lives in sync.

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"
#include "woo24/model/shop_order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace woo24::shop {

enum class ProductType { simple, variable, variation, grouped, external, other };
/// Who counts the pieces: nobody, this product, or (of a variation) its parent.
enum class ManageStock { no, yes, parent };

struct ProductAttribute {
  std::string name, option;  ///< of a variation: "Färg", "Blå"
  friend bool operator==(const ProductAttribute&, const ProductAttribute&) = default;
};

struct CatalogueProduct {
  ProductId id;
  ProductId parent;  ///< 0: no variation
  ProductType type = ProductType::simple;
  std::string status;  ///< publish, draft, private, pending, trash
  std::string sku;
  std::string name;              ///< "" of every variation: versions and routes disagree; see its parent and attributes
  std::string regular_price;     ///< raw decimal text, "" for none; with VAT as the shop's setting says
  std::string sale_price;        ///< raw; "" for none
  std::string description;       ///< raw HTML; "" where it was not asked for
  std::string tax_status;        ///< taxable, shipping, none
  std::string tax_class;         ///< slug; "": standard; of a variation perhaps "parent"
  std::string weight;            ///< raw decimal text in the shop's unit, "" for none
  std::string global_unique_id;  ///< GTIN/EAN; "" for none, and in shops that do not know it (8.9)
  bool knows_global_unique_id = false;
  ManageStock manage_stock = ManageStock::no;
  std::optional<std::int64_t> stock;  ///< pieces, may be negative; nothing where nobody counts them
  std::string backorders;             ///< no, notify, yes
  std::vector<CategoryId> categories;
  std::vector<ProductAttribute> attributes;
  std::vector<ProductId> variations;  ///< of a variable product
  std::vector<Meta> meta;             ///< of the keys that were asked for
  Instant modified{};
  friend bool operator==(const CatalogueProduct&, const CatalogueProduct&) = default;
};

struct ProductCategory {
  CategoryId id, parent;
  std::string name;  ///< raw, HTML-escaped
  std::string slug;
  friend bool operator==(const ProductCategory&, const ProductCategory&) = default;
};

/// A product to be made, always as a draft, of type simple.
struct NewProduct {
  std::string sku, name;
  std::string regular_price;  ///< decimal text, "" for none
  std::string description;    ///< HTML
  std::string tax_class, weight, global_unique_id;
  std::optional<std::int64_t> stock;  ///< sent with manage_stock; nothing: the shop does not count it
  std::vector<CategoryId> categories;
  std::vector<Meta> meta;
  friend bool operator==(const NewProduct&, const NewProduct&) = default;
};

/// Fields of one product or variation to be written; what is left out stays.
struct ProductUpdate {
  ProductId id, parent;  ///< parent: of a variation
  std::optional<std::string> name, regular_price, sku, status, global_unique_id, tax_class, weight;
  std::optional<std::int64_t> stock;  ///< sent with manage_stock: true
  std::optional<std::vector<CategoryId>> categories;
  std::vector<Meta> meta;
  friend bool operator==(const ProductUpdate&, const ProductUpdate&) = default;
};

struct NewCategory {
  std::string name;
  CategoryId parent;
  friend bool operator==(const NewCategory&, const NewCategory&) = default;
};

}  // namespace woo24::shop
