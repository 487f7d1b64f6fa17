#pragma once
// What a run of the job `stock` would do.

#include "woo24/base/amount.hpp"
#include "woo24/base/reason.hpp"
#include "woo24/model/product_pair.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace woo24 {

/// Pieces that orders of the shop hold and the office does not count yet. Two numbers, since it may not be known yet from when
/// on the office counts an order: `least` if it counts early, `most` if late. Negative: the shop has pieces back that the
/// office does not count yet.
struct StockHeld {
  Amount least, most;
  friend bool operator==(const StockHeld&, const StockHeld&) = default;
};

/// A pair of products as far as its stock goes.
struct StockPair {
  shop::ProductId shop, parent;  ///< parent: of a variation
  office::ProductId office;
  std::string number;  ///< the office's
  shop::ProductType type = shop::ProductType::simple;
  std::string status;  ///< the shop's
  shop::ManageStock manage = shop::ManageStock::no;
  std::optional<std::int64_t> shop_stock;
  std::optional<bool> controlled;  ///< the office counts it
  std::optional<Amount> office_stock;
  bool made = false;  ///< woo24 made the shop's product
  friend bool operator==(const StockPair&, const StockPair&) = default;
};

/// A number of pieces to be written on one side.
struct SetStock {
  StockPair pair;  ///< as it was seen
  CatalogueSide on = CatalogueSide::shop;
  std::int64_t pieces = 0;
  Amount held;           ///< what the sum was made with
  bool floored = false;  ///< the office's number has decimals
  bool manages = false;  ///< the shop begins to count this product
  friend bool operator==(const SetStock&, const SetStock&) = default;
};
struct StockWaits {  ///< an order of it moved while both sides were read: the next run looks again
  StockPair pair;
  friend bool operator==(const StockWaits&, const StockWaits&) = default;
};
struct StockEqual {
  StockPair pair;
  bool floored = false;
  friend bool operator==(const StockEqual&, const StockEqual&) = default;
};
/// Stock that is not ours to keep.
enum class StockLeft {
  not_controlled,  ///< the office does not count it
  not_managed,     ///< the shop does not
  by_parent,       ///< a variation of which the parent is counted
  no_pieces,       ///< a variable, grouped or external product: its pieces are others'
  gone,            ///< in the trash, or one side does not show it
  unsure,          ///< from_shop: it is not known yet whether the office has counted an order of it
};
struct LeaveStock {
  StockPair pair;
  StockLeft why = StockLeft::gone;
  friend bool operator==(const LeaveStock&, const LeaveStock&) = default;
};
using StockChange = std::variant<SetStock, StockWaits, StockEqual, LeaveStock>;

struct StockCounts {
  std::int64_t compared = 0, equal = 0, floored = 0;
  std::int64_t changes = 0, to_zero = 0;  ///< to be written; of those that leave none of what was in stock
  std::int64_t in_stock = 0;              ///< products with pieces before the run, on the side that is written
  std::int64_t waiting = 0;               ///< an order moved
  std::int64_t left = 0, not_managed = 0;
  std::int64_t written = 0, failed = 0;  ///< of a run that applied
  std::int64_t orders = 0;               ///< that hold something the office does not count yet
  friend bool operator==(const StockCounts&, const StockCounts&) = default;
};

}  // namespace woo24
