#pragma once
// The pretend shop's products, variations and categories as they are stored, and where each stands by its number and parent.

#include "woo24/base/when.hpp"
#include "woo24/sandbox/shop_order_spec.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace woo24::sandbox {

using Json = nlohmann::ordered_json;

enum class ShopKind { simple, variable, variation, grouped, external };

struct StoredMeta {
  std::int64_t id = 0;
  std::string key;
  Json value;
  friend bool operator==(const StoredMeta&, const StoredMeta&) = default;
};

/// Of a variable product all its options, of a variation the one that it is ("" is any).
struct StoredAttribute {
  std::string name;
  std::vector<std::string> options;
  friend bool operator==(const StoredAttribute&, const StoredAttribute&) = default;
};

/// Texts are as the API gives them: with HTML entities.
struct StoredProduct {
  std::int64_t id = 0, parent = 0;
  ShopKind kind = ShopKind::simple;
  std::string status = "publish";
  std::string status_before_trash;
  std::string name, sku, regular_price, sale_price, description, short_description, weight, gtin, slug;
  std::string tax_class;  ///< of a variation perhaps "parent"
  std::string tax_status = "taxable", backorders = "no", stock_status = "instock";
  bool manages_stock = false;
  std::optional<std::int64_t> stock;
  std::vector<std::int64_t> categories;
  std::vector<StoredAttribute> attributes;
  std::vector<StoredMeta> meta;
  Instant created, modified;
  std::int64_t sold = 0;
  int writes = 0;  ///< through the API
  bool unrenderable = false, unwritable = false;
  [[nodiscard]] bool trashed() const { return status == "trash"; }
  friend bool operator==(const StoredProduct&, const StoredProduct&) = default;
};

struct StoredCategory {
  std::int64_t id = 0, parent = 0;
  std::string name, slug;
};

/// A number as the database compares it: case and outer blanks are nothing.
std::string folded_sku(std::string_view sku);

/// Products by id, with indices by number and parent. What is found is changed by storing it anew.
class ShopShelf {
 public:
  [[nodiscard]] const std::map<std::int64_t, StoredProduct>& all() const { return products_; }
  [[nodiscard]] const StoredProduct* find(std::int64_t id) const;
  /// Over the one of that id.
  const StoredProduct& store(StoredProduct product);
  bool erase(std::int64_t id);
  void clear();
  /// Ids of all of a number, trash too, lowest first.
  [[nodiscard]] std::vector<std::int64_t> of_sku(std::string_view sku) const;
  /// Ids of the variations of a product, trash too, lowest first.
  [[nodiscard]] std::vector<std::int64_t> children(std::int64_t parent) const;
  /// Moves with every change.
  [[nodiscard]] std::uint64_t version() const { return version_; }

 private:
  void forget(const StoredProduct& product);
  std::map<std::int64_t, StoredProduct> products_;
  std::unordered_multimap<std::string, std::int64_t> by_sku_;
  std::map<std::int64_t, std::vector<std::int64_t>> children_;
  std::uint64_t version_ = 0;
};

// --- texts as WordPress takes them ---
/// Entities for & < > that begin none, tags of scripts and forms away.
std::string kept_html(std::string_view text);
/// Without any tag, and outer blanks away.
std::string plain_text(std::string_view text);
/// "Skruv & beslag" → "skruv-beslag"
std::string slug_of(std::string_view name);
/// A price as a Swedish shop understands it: "125,50" → "125.50", "1 250.00" → "1250.00", "abc" → "".
std::string decimal_text(std::string_view text);
/// What PHP makes a whole number of: "12abc" → 12, "x" → 0, 21.9 → 21.
std::int64_t php_integer(const Json& value);

}  // namespace woo24::sandbox
