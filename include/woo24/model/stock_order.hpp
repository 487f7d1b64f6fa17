#pragma once
// What one order of the shop holds of the stock, and how far the office has come with it. Kept in the state file until both
// sides have counted it.

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24 {

/// Pieces of one product (or variation) that an order took, over all its lines.
struct StockTake {
  shop::ProductId product;
  Amount net;    ///< still out: refunds and cancellations that put back are off
  Amount gross;  ///< as sold; gross − net has been put back on the shop's shelf
  friend bool operator==(const StockTake&, const StockTake&) = default;
};

struct StockRow {
  office::ProductId product;
  Amount pieces;  ///< of a credit negative
  Amount rest;    ///< of them still to be delivered
  friend bool operator==(const StockRow&, const StockRow&) = default;
};

/// One order of the office that came of a shop's order: the sale, what it was split into, or a credit.
struct StockPart {
  office::OrderId order;
  bool credit = false;
  std::string state;        ///< OrderStatus, but "Invoiced" for all that is invoiced
  bool skip_stock = false;  ///< the office leaves its stock alone
  bool before = false;      ///< it stood in that state before stock was first looked at: then the office's count includes it
  std::vector<StockRow> rows;
  friend bool operator==(const StockPart&, const StockPart&) = default;
};

struct StockOrder {
  shop::OrderId order;
  std::string order_key;
  std::string status;  ///< the shop's
  std::optional<Instant> created;
  bool awaited = true;       ///< woo24 brings it, or has brought it, to the office
  bool credit_open = false;  ///< a credit of ours is on its way to the office, or stands there and does not count yet
  std::vector<StockTake> takes;
  std::vector<StockPart> parts;  ///< by office order
  friend bool operator==(const StockOrder&, const StockOrder&) = default;
};

}  // namespace woo24
