#pragma once
// The shop's catalogue, read as a stream: a page in memory at a time, whatever the catalogue's size. JSON ends here.

#include "woo24/base/result.hpp"
#include "woo24/model/shop_product.hpp"
#include "woo24/woo/shop_wire.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace woo24::woo {

/// A product that the shop or this program cannot render, by its id alone.
struct UnreadableProduct {
  shop::ProductId id;
  Error error;
  friend bool operator==(const UnreadableProduct&, const UnreadableProduct&) = default;
};

class CatalogueReader {
 public:
  /// `meta_keys`: the product meta to ask for (include_meta; a shop that does not know the filter gives all, and the rest is
  /// dropped here).
  CatalogueReader(ShopWire& wire, std::vector<std::string> meta_keys) : wire_(wire), meta_keys_(std::move(meta_keys)) {}

  enum class Which { all_but_trash, trash };
  enum class Fields { all, stock };  ///< stock: id, parent, type, status, sku, manage_stock, stock, backorders, modified
  /// Takes a page of products. A listing that has to start over (design §6) gives products again: the taker must bear that.
  using Taker = std::function<Result<void>(std::span<const shop::CatalogueProduct>)>;
  struct Listing {
    Instant as_of{};  ///< the server's Date when the listing began
    std::int64_t count = 0;
    std::vector<UnreadableProduct> unreadable;
  };
  /// Products (no variations) by id with offset, pages overlapping by 10, started over when the last id of a page does not
  /// reappear; failing pages read smaller down to one item. `changed_after`: only those modified after it (exclusive, whole
  /// seconds; what moves the date: api.md §4).
  Result<Listing> products(Which which, Fields fields, std::optional<Instant> changed_after, const Taker& each);
  /// The variations of these parents, each parent's own listing; a parent that is gone (404) is left out. In 8.9 a wrong
  /// parent is not noticed by the shop: only ask with ids that a product listing gave.
  Result<Listing> variations(const std::vector<shop::ProductId>& parents, Fields fields, std::optional<Instant> changed_after,
                             const Taker& each);
  /// What was asked for by name. Where `unreadable` is not empty, what is in neither list may exist all the same.
  struct Found {
    std::vector<shop::CatalogueProduct> products;
    std::vector<UnreadableProduct> unreadable;
  };
  /// By id, products and variations alike (include= for products, one by one for variations and for what lies in the trash,
  /// which comes with its status). Gone ones are left out.
  Result<Found> by_id(const std::vector<shop::ProductId>& ids);
  /// Everything that carries one of these numbers (compared here, ignoring case and outer blanks), variations and drafts too;
  /// with `trash` only what lies in the trash. Numbers that are no filter ("", "0") are not asked for.
  Result<Found> by_sku(const std::vector<std::string>& numbers, Which which);
  Result<std::vector<shop::ProductCategory>> categories();

 private:
  ShopWire& wire_;
  std::vector<std::string> meta_keys_;
};

}  // namespace woo24::woo
