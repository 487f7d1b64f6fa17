#include "woo24/sync/stock_draw.hpp"

#include "woo24/sync/course.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace woo24::sync {

namespace {

constexpr std::array<std::string_view, 3> k_takes_stock{"on-hold", "processing", "completed"};
constexpr std::array<std::string_view, 6> k_over{"completed", "refunded", "cancelled", "failed", "pending", "trash"};

template <typename List>
bool among(const List& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// The office is to take these pieces some day, or has.
bool lives(const StockPart& part) { return part.state != "Inactive" && !part.skip_stock; }

/// Whether a part is counted, for one who takes what is not known as counted, or as not.
bool counted(const StockPart& part, const StockLessons& lessons, bool when_unknown) {
  const auto known = counts_in(lessons, part.state);
  if (known != Counts::unknown) return known == Counts::yes;
  return when_unknown || (part.before && is_believed_to_count(part.state));
}

struct Sums {
  bool any = false, any_counted = false;
  Amount to_come;   ///< of the sale, not yet counted
  Amount put_back;  ///< by credits that are counted
  bool credit_to_come = false;
};

Sums sums_of(const StockOrder& order, shop::ProductId product, const StockLessons& lessons, const ShopProductOf& pair,
             bool when_unknown) {
  Sums sums;
  const auto living =
      std::count_if(order.parts.begin(), order.parts.end(), [](const StockPart& part) { return !part.credit && lives(part); });
  for (const auto& part : order.parts) {
    if (!lives(part)) continue;
    const bool is_counted = counted(part, lessons, when_unknown);
    if (!part.credit) {
      sums.any = true;
      sums.any_counted = sums.any_counted || is_counted;
    } else if (!is_counted) {
      sums.credit_to_come = true;
    }
    for (const auto& row : part.rows) {
      if (pair(row.product) != product) continue;
      if (part.credit) {
        if (is_counted) sums.put_back -= row.pieces;
      } else if (!is_counted) {
        sums.to_come += row.pieces;
      } else if (living == 1) {
        sums.to_come += row.rest;  // of what was split off, the order that it went into tells
      }
    }
  }
  return sums;
}

Amount held_of(const StockOrder& order, const StockTake& take, const StockLessons& lessons, const ShopProductOf& pair,
               bool when_unknown) {
  // Before credits: `when_unknown` makes less of the sale be held, so for a credit the other way round.
  const auto sale = sums_of(order, take.product, lessons, pair, when_unknown);
  const auto credits = sums_of(order, take.product, lessons, pair, !when_unknown);
  const auto back = take.gross - take.net;
  Amount drew;
  if (!sale.any) {
    const bool to_come = std::all_of(order.parts.begin(), order.parts.end(), [](const StockPart& p) { return p.credit; });
    if (!(order.awaited && to_come) && !is_open_in_shop(order.status)) drew = take.gross;
  } else if (sale.any_counted) {
    drew = std::clamp(take.gross - sale.to_come, Amount(), take.gross);
  }
  const auto put_back = std::clamp(credits.put_back, Amount(), std::max(back, Amount()));
  const auto held = take.net - drew + put_back;
  const bool comes_back = order.credit_open || credits.credit_to_come || sale.credit_to_come;
  return comes_back ? held : std::max(held, Amount());
}

}  // namespace

bool is_open_in_shop(std::string_view status) { return !among(k_over, status); }

std::vector<StockTake> stock_taken(const shop::Order& order) {
  std::vector<StockTake> takes;
  for (const auto& line : order.lines) {
    const shop::ProductId product{line.variation_id != 0 ? line.variation_id : line.product_id};
    if (product.value <= 0) continue;
    const auto back = std::max(line.restocked.value_or(Amount()), Amount());
    Amount net;
    if (line.stock_reduced) {
      net = std::max(*line.stock_reduced, Amount());
    } else if (among(k_takes_stock, order.status)) {
      net = std::max(line.quantity - back, Amount());
    } else {
      continue;  // it was given back as a whole, or never taken
    }
    auto take = std::find_if(takes.begin(), takes.end(), [&](const StockTake& one) { return one.product == product; });
    if (take == takes.end()) take = takes.insert(takes.end(), {product, {}, {}});
    take->net += net;
    take->gross += net + back;
  }
  std::erase_if(takes, [](const StockTake& take) { return take.gross.is_zero(); });
  return takes;
}

StockPart stock_part(const office::Order& order, bool credit) {
  StockPart part;
  part.order = order.id.value_or(office::OrderId{});
  part.credit = credit;
  part.state = stock_state(order.state.value_or(""), is_invoiced(order));
  part.skip_stock = order.skip_stock.value_or(false);
  for (const auto& row : order.rows) {
    if (row.type == office::RowType::text || row.product.value == 0) continue;
    const auto pieces = row.quantity.value_or(Amount());
    const auto rest = row.quantity_rest.value_or(Amount());
    if (!pieces.is_zero() || !rest.is_zero()) part.rows.push_back({row.product, pieces, rest});
  }
  return part;
}

std::map<shop::ProductId, StockHeld> stock_held(const StockOrder& order, const StockLessons& lessons,
                                                const ShopProductOf& pair) {
  std::map<shop::ProductId, StockHeld> held;
  for (const auto& take : order.takes) {
    const StockHeld one{held_of(order, take, lessons, pair, true), held_of(order, take, lessons, pair, false)};
    if (!one.least.is_zero() || !one.most.is_zero()) held[take.product] = one;
  }
  return held;
}

bool is_settled(const StockOrder& order, const StockLessons& lessons, const ShopProductOf& pair) {
  if (order.credit_open || !stock_held(order, lessons, pair).empty()) return false;
  // What is not invoiced can still go either way.
  return std::all_of(order.parts.begin(), order.parts.end(),
                     [](const StockPart& part) { return !lives(part) || part.state == "Invoiced"; });
}

}  // namespace woo24::sync
