#pragma once
// What people do with the pretend shop's products, and what one sees of them. Reached by Shop::catalogue(); thread-safe as that
// is. Categories are named by their path ("Verktyg > Skruv & beslag"), plain texts are given and HTML texts are stored.

#include "woo24/base/when.hpp"
#include "woo24/sandbox/shop_order_spec.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace woo24::sandbox {

struct ShopState;

/// A product as a person enters it.
struct ShopArticle {
  std::string sku, name;
  std::string price;                    ///< regular, as entered (with tax where the shop's prices include it); "": none
  std::string sale_price;               ///< "": none
  std::string type = "simple";          ///< simple, variable, grouped, external
  std::string status = "publish";       ///< publish, draft, private, pending
  std::optional<std::int64_t> stock;    ///< nothing: nobody counts it
  std::vector<std::string> categories;  ///< paths, made where they are not there; none: Uncategorized
  std::string tax_class, weight, ean, description, backorders = "no";
  std::vector<ShopMeta> meta;
};

struct ShopVariant {
  std::string sku, price, sale_price;
  std::vector<std::pair<std::string, std::string>> options;  ///< "Färg", "Blå"
  std::optional<std::int64_t> stock;                         ///< nothing: its parent counts, or nobody
  std::string status = "publish", tax_class = "parent", ean, backorders = "no";
};

struct ShopProductView {
  std::int64_t id = 0, parent = 0;
  std::string type, status, sku, name;  ///< the name as the API gives it, HTML-escaped; of a variation with its options
  std::string price, regular_price, sale_price, description, tax_class, weight, ean;
  std::string manage_stock;           ///< "true", "false", "parent"
  std::optional<std::int64_t> stock;  ///< what the API says: a parent's where that counts
  std::string stock_status, backorders;
  std::vector<std::string> categories;  ///< paths, plain
  std::vector<ShopMeta> meta;
  Instant created, modified;
  int writes = 0;  ///< through the API
  bool renderable = true;
  friend bool operator==(const ShopProductView&, const ShopProductView&) = default;
};

struct ShopCategoryView {
  std::int64_t id = 0, parent = 0;
  std::string name;  ///< as the API gives it
  std::string path;  ///< plain
};

class ShopCatalogue {
 public:
  explicit ShopCatalogue(ShopState& state) : state_(state) {}

  // --- hands; false (or id 0) where there is no such thing ---
  /// Whatever its number: a person's import may well make a duplicate.
  std::int64_t add_product(const ShopArticle& article);
  std::int64_t add_variation(std::int64_t parent, const ShopVariant& variant);
  /// name, sku, regular_price, sale_price, description, status, type, tax_class, weight, ean, stock ("": nobody counts it),
  /// backorders, categories (paths between semicolons), option:NAME, meta:KEY ("" removes).
  bool edit(std::int64_t id, const std::string& field, const std::string& value);
  /// As in wp-admin's Custom fields box: no date moves.
  bool set_custom_field(std::int64_t id, const std::string& key, const std::string& value);
  bool trash(std::int64_t id);
  /// One that has lost its number to another meanwhile gets a new one.
  bool untrash(std::int64_t id);
  bool erase(std::int64_t id);
  bool set_stock(std::int64_t id, std::int64_t pieces);
  /// To another variable product (as an import plugin does).
  bool move_variation(std::int64_t id, std::int64_t parent);
  /// What of the path is there stays. The last one's id.
  std::int64_t add_category(const std::string& path);
  bool rename_category(const std::string& path, const std::string& name);
  /// Under another path, "" is the top.
  bool move_category(const std::string& path, const std::string& below);
  /// Its products fall into Uncategorized where they have no other.
  bool erase_category(const std::string& path);
  /// An empty shelf: no product, and Uncategorized alone.
  void clear();
  /// 500 for it and every page with it; a stock listing's few fields go.
  bool set_unrenderable(std::int64_t id, bool broken);
  bool set_unwritable(std::int64_t id, bool refused);
  /// PHP is killed in the next batch of products or variations after so many items: 502. Half made: the next new product is
  /// there, without number, price, stock and category.
  void kill_next_batch(int after, bool half_made = false);

  // --- looking ---
  /// Outside the trash, compared as the shop compares; the lowest id of several.
  [[nodiscard]] std::optional<ShopProductView> product(std::string_view sku) const;
  [[nodiscard]] std::optional<ShopProductView> product(std::int64_t id) const;
  /// All, trash and variations too, by id.
  [[nodiscard]] std::vector<ShopProductView> products() const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::vector<ShopCategoryView> categories() const;
  /// Writes that changed nothing but the date: harmless after a lost answer, else a fault of whoever writes.
  [[nodiscard]] std::vector<std::string> idle_writes() const;
  void forget_idle_writes();

 private:
  ShopState& state_;
};

}  // namespace woo24::sandbox
