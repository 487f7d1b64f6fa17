#pragma once
// When an order begins to count in the office's stock: nobody tells, so it is learnt from what happens to the stock of its
// products (design §4). Pure.
//
// Believed, from the vendor's own list of states: Sent, CollectingOrder and Invoiced count, the others do not. Until that is
// seen on this account, what surely counts is nothing (and the shop shows fewer pieces rather than more, see stock_draw).

#include "woo24/base/amount.hpp"
#include "woo24/base/reason.hpp"
#include "woo24/model/stock_order.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::sync {

/// What was seen of one state.
struct StockTally {
  int yes = 0, no = 0;  ///< the stock followed; the stock stayed
  friend bool operator==(const StockTally&, const StockTally&) = default;
};
enum class Counts { unknown, yes, no };

/// What is known of every state.
using StockLessons = std::map<std::string, StockTally, std::less<>>;
/// Of a state that is believed to count, one sight is enough to be sure; of another, three and none against it: to take an
/// order for counted that is not would show pieces that are not there.
Counts counts_in(const StockLessons& lessons, std::string_view state);
bool is_believed_to_count(std::string_view state);
/// "yes 3 no 0", and back; anything else is no sight.
std::string tally_text(const StockTally& tally);
StockTally tally_from(std::string_view text);

/// OrderStatus, but "Invoiced" for every state that is invoiced.
std::string stock_state(const std::string& order_status, bool invoiced);

/// An order of the office went from one state to another ("": it was not there).
struct StockMove {
  office::ProductId product;
  std::string from, to;
  Amount pieces;
  bool usable = true;  ///< false: it is not known where it came from
  friend bool operator==(const StockMove&, const StockMove&) = default;
};
/// `before`: nothing where the order is new here; `new_since_seen`: then it was made after its products' stock was last read.
std::vector<StockMove> stock_moves(const StockOrder* before, const StockOrder& after, bool new_since_seen);

struct StockLesson {
  std::string state;
  bool counts = false;
  friend bool operator==(const StockLesson&, const StockLesson&) = default;
};
/// What one product's stock before and after its moves says; nothing where it does not fit one explanation alone.
std::optional<StockLesson> stock_lesson(Amount before, Amount after, const std::vector<StockMove>& moves,
                                        const StockLessons& known);

}  // namespace woo24::sync
