#pragma once
// What the shop's orders hold of the stock, read from both sides: the shop's orders by their change date, the office's by its
// list of changed orders, each in a call or two where little happens.

#include "woo24/jobs/catalogue_sides.hpp"
#include "woo24/jobs/sides.hpp"
#include "woo24/model/stock_order.hpp"
#include "woo24/sync/stock_draw.hpp"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace woo24::jobs {

/// Both over one state file.
struct StockSides {
  Sides& orders;
  CatalogueSides& catalogue;
};

using StockOrderMap = std::map<shop::OrderId, StockOrder>;

/// Reads orders of both sides into a map that begins as the state file's. Writes nothing but what it learns of the office's
/// orders (which of them are ours). Errors: those about a whole side.
class StockOrdersLook {
 public:
  explicit StockOrdersLook(StockSides& sides) : sides_(sides) {}

  /// The first look of a run. `full`: every order that is kept is asked for by its id too, so that what no list tells of (an
  /// order that was deleted, on either side) is noticed.
  Result<void> first(bool full);
  /// Again, after the stock was read: the orders that moved meanwhile.
  Result<std::set<shop::OrderId>> again();
  /// The shop's side alone: for a run that takes long to write.
  Result<std::set<shop::OrderId>> again_in_shop();

  [[nodiscard]] const StockOrderMap& stored() const { return stored_; }  ///< as the state file has them
  [[nodiscard]] const StockOrderMap& orders() const { return orders_; }
  [[nodiscard]] bool opening() const { return opening_; }  ///< the first look ever
  /// What was seen and the cursors into the state file; settled orders leave it. Within a transaction.
  Result<void> record(const sync::StockLessons& lessons, const sync::ShopProductOf& pair);

 private:
  Result<void> open_shop();
  Result<void> list_shop(Instant since);
  Result<void> read_shop(const std::vector<shop::OrderId>& ids);
  Result<void> take(const shop::Order& order);
  Result<void> ask_for_kept();
  Result<void> list_office(bool full);
  Result<void> read_office(const std::map<office::OrderId, std::pair<shop::OrderId, bool>>& wanted);
  Result<void> settle_standing(StockOrder& order);

  StockSides& sides_;
  StockOrderMap stored_, orders_;
  std::set<shop::OrderId> listed_;
  bool opening_ = false;
  Instant began_{};  ///< our clock
  std::optional<Instant> shop_as_of_;
  std::optional<Instant> opened_;  ///< when stock was first looked at
};

/// What every order holds, by the shop's product.
Result<std::map<shop::ProductId, StockHeld>> held_by_product(const StockOrderMap& orders, const sync::StockLessons& lessons,
                                                             const sync::ShopProductOf& pair);

}  // namespace woo24::jobs
