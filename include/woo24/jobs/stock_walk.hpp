#pragma once
// What a stock run sees: orders, stock, orders again, and from that every product's change, walked and not held.

#include "woo24/jobs/stock.hpp"
#include "woo24/store/stock_shelf.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace woo24::jobs {

class StockWalk {
 public:
  StockWalk(StockSides& sides, const StockOptions& options)
      : sides_(sides), options_(options), shelf_(sides.catalogue.tables.db), look_(sides) {}

  /// Reads both sides into the mirrors' stock columns. Errors: those about a whole side.
  Result<void> read();
  /// Every product that is compared, from the mirrors as they are now.
  Result<void> walk(const StockTaker& each);
  /// What was seen into the state file, in one transaction; `finished`: there is nothing to be written.
  Result<void> record(bool finished);
  /// Before a batch that leaves long after the orders were read: those that have an order that moved since are waited for.
  Result<void> look_again();
  [[nodiscard]] bool waits(shop::ProductId product) const { return waits_.contains(product); }

  [[nodiscard]] bool full() const { return full_; }
  [[nodiscard]] const std::optional<Reason>& missing() const { return missing_; }
  [[nodiscard]] const std::vector<std::string>& learnt() const { return learnt_; }
  [[nodiscard]] std::int64_t orders() const { return orders_holding_; }
  [[nodiscard]] store::StockShelf& shelf() { return shelf_; }
  [[nodiscard]] settings::StockMode mode() const { return sides_.catalogue.rules.settings.stock.mode; }

 private:
  /// What a listing gave, by id; nothing: all there is.
  using Seen = std::optional<std::vector<std::int64_t>>;
  Result<void> list_all();
  Result<void> list_all_with_products();
  Result<void> list_changed();
  Result<void> list_shop(std::optional<Instant> since);
  Result<void> take_shop(const woo::CatalogueReader::Listing& listing);
  Result<void> note_gone();
  Result<void> take_office(const std::vector<office::ProductId>& unreadable);
  Result<void> read_office_of_concerned();
  Result<void> concern_orders();
  Result<void> concern_unfinished();
  Result<void> note_moved(const std::set<shop::OrderId>& moved);
  Result<void> sum_up();
  Result<void> learn();
  Result<void> remember_seen(const StockPair& pair);
  Result<void> compare(const StockPair& pair, const StockTaker& each);
  [[nodiscard]] bool shown(const Seen& seen, std::int64_t id) const;
  [[nodiscard]] sync::ShopProductOf pair_of() const;

  StockSides& sides_;
  const StockOptions& options_;
  store::StockShelf shelf_;
  StockOrdersLook look_;
  bool full_ = false, swept_ = false, learning_ = false, recorded_ = false;
  Instant began_{};
  std::optional<Instant> looked_at_, shop_as_of_, office_as_of_;
  Seen shop_seen_, office_seen_;
  std::optional<Reason> missing_;
  sync::StockLessons lessons_;
  std::map<std::string, sync::StockTally> told_;
  std::vector<std::string> learnt_;
  std::map<office::ProductId, shop::ProductId> pairs_;  ///< of the orders' products
  std::map<shop::ProductId, StockHeld> held_;
  std::set<shop::ProductId> concerned_, waits_, arrived_;
  std::set<shop::ProductId> gone_;     ///< those that a listing with the brake on lacks
  std::set<shop::ProductId> written_;  ///< sent, and not yet seen to have arrived
  std::int64_t orders_holding_ = 0;
};

}  // namespace woo24::jobs
