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
#include <utility>
#include <vector>

namespace woo24::jobs {

/// Both over one state file.
struct StockSides {
  Sides& orders;
  CatalogueSides& catalogue;
};

using StockOrderMap = std::map<shop::OrderId, StockOrder>;

/// Reads orders of both sides into a map that begins as the state file's. Writes nothing but which orders of the office are
/// ours. Errors: those about a whole side.
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
  /// What was seen and the cursors into the state file; settled orders leave it. Within a transaction. Of orders of a product
  /// that is waited for, the office's side stays as it was, so that the next run can tell what its stock did meanwhile. Gives
  /// those products of which nobody can: some of their orders are kept as they are now, and some as they were.
  Result<std::set<office::ProductId>> record(const sync::StockLessons& lessons, const sync::ShopProductOf& pair,
                                             const std::set<shop::ProductId>& waits);

 private:
  /// Of an order of the office: whose it is, and whether it is a credit.
  using Owners = std::map<office::OrderId, std::pair<shop::OrderId, bool>>;
  Result<void> open_shop();
  Result<void> list_shop(Instant since);
  Result<void> read_unread();
  Result<void> read_shop(const std::vector<shop::OrderId>& ids);
  Result<void> take(const shop::Order& order);
  Result<void> look_at_office(bool all);
  Result<std::set<office::OrderId>> changed_in_office();
  Result<Owners> owners();
  Result<void> read_office(const Owners& owners, const std::set<office::OrderId>& wanted);
  void put_part(StockOrder& order, StockPart part);
  Result<std::set<shop::OrderId>> moved_since(const StockOrderMap& before) const;

  StockSides& sides_;
  StockOrderMap stored_, orders_;
  std::set<shop::OrderId> listed_;
  std::set<shop::OrderId> unread_;  ///< the shop could not show them as they are now: what they hold is old, or not known
  bool opening_ = false;
  Instant began_{}, opened_{};  ///< our clock: this run; the first one ever
  std::optional<Instant> shop_as_of_;
};

/// Which product of the shop each of the office is that these orders name.
Result<std::map<office::ProductId, shop::ProductId>> products_of(store::Database& db, const StockOrderMap& orders);

}  // namespace woo24::jobs
