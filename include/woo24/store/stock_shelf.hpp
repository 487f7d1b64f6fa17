#pragma once
// The stock columns of both catalogues' mirrors, what was written of them and not yet seen to have arrived (stock_write), and
// the office's stock when its orders were last known with it (stock_seen). No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/product_pair.hpp"
#include "woo24/model/stock_plan.hpp"
#include "woo24/store/database.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace woo24::store {

/// A number that was sent to a side, or (no pieces) a product that the next run is to look at again.
struct StockWrite {
  shop::ProductId product;  ///< of the pair, whichever side is written
  std::optional<std::int64_t> pieces;
  Instant at{};
  friend bool operator==(const StockWrite&, const StockWrite&) = default;
};

struct StockSeen {
  Amount stock;
  Instant at{};
  friend bool operator==(const StockSeen&, const StockSeen&) = default;
};

class StockShelf {
 public:
  explicit StockShelf(Database& db) : db_(db) {}
  /// Into the mirrors' rows, in one transaction; products without a row are left to the job `products`.
  Result<void> take(std::span<const shop::CatalogueProduct> products);
  Result<void> take(std::span<const office::CatalogueProduct> products);
  Result<void> set_shop(shop::ProductId product, std::int64_t pieces);
  Result<void> set_office(office::ProductId product, Amount pieces);

  /// At most `most` pairs of which both sides have a row, after this id of the shop's, by id.
  Result<std::vector<StockPair>> page(shop::ProductId after, int most);
  Result<std::optional<StockPair>> of(shop::ProductId product);
  /// Pairs of which one side's product was not in its latest full list, outside the shop's trash.
  Result<std::vector<shop::ProductId>> not_listed(CatalogueSide side, std::int64_t listing);
  Result<std::optional<shop::ProductId>> shop_product_of(office::ProductId product);
  Result<std::optional<office::ProductId>> office_product_of(shop::ProductId product);
  Result<std::int64_t> pairs();
  /// Of the pairs that were made since then, at most `most`.
  Result<std::vector<shop::ProductId>> linked_since(Instant then, int most);
  /// Pairs counted by both sides that have pieces, on the side that is written.
  Result<std::int64_t> in_stock(CatalogueSide side);

  Result<void> put_write(const StockWrite& write);
  Result<void> remove_write(shop::ProductId product);
  Result<std::vector<StockWrite>> writes();

  Result<std::optional<StockSeen>> seen(office::ProductId product);
  Result<void> put_seen(office::ProductId product, const StockSeen& seen);
  Result<void> forget_seen(office::ProductId product);
  Result<void> forget_all_seen();

 private:
  Database& db_;
};

}  // namespace woo24::store
