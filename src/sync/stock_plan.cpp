#include "woo24/sync/stock_plan.hpp"

namespace woo24::sync {

namespace {

using settings::StockMode;
using shop::ManageStock;
using shop::ProductType;

std::optional<StockLeft> left_alone(StockMode mode, const StockPair& pair) {
  if (pair.status == "trash") return StockLeft::gone;
  if (pair.type != ProductType::simple && pair.type != ProductType::variation) return StockLeft::no_pieces;
  if (!pair.controlled.value_or(false) || !pair.office_stock) return StockLeft::not_controlled;
  if (pair.manage == ManageStock::parent) return StockLeft::by_parent;
  const bool to_be_managed = mode == StockMode::from_office && pair.made && pair.status == "draft";
  if (pair.manage == ManageStock::no && !to_be_managed) return StockLeft::not_managed;
  return std::nullopt;
}

StockChange from_office(const StockPair& pair, const StockHeld& held) {
  const bool decimals = !pair.office_stock->is_whole_in(0);
  const auto pieces = floored(*pair.office_stock - held.most);
  const bool managed = pair.manage == ManageStock::yes;
  if (managed && pair.shop_stock == pieces) return StockEqual{pair, decimals};
  return SetStock{pair, CatalogueSide::shop, pieces, held.most, decimals, !managed};
}

StockChange from_shop(const StockPair& pair, const StockHeld& held) {
  const auto there = Amount::whole(pair.shop_stock.value_or(0));
  // Which of the two it is may not be known: the smaller one promises nothing that is not there.
  const auto pieces = floored(there + held.least);
  if (*pair.office_stock == Amount::whole(pieces)) return StockEqual{pair, false};
  const bool between = *pair.office_stock > Amount::whole(pieces) && *pair.office_stock <= there + held.most;
  if (between) return LeaveStock{pair, StockLeft::unsure};
  return SetStock{pair, CatalogueSide::office, pieces, held.least, false, false};
}

bool has_pieces(const SetStock& change) {
  return change.on == CatalogueSide::shop ? change.pair.shop_stock.value_or(0) > 0
                                          : change.pair.office_stock.value_or(Amount()) > Amount();
}

struct Counting {
  StockCounts& counts;
  void operator()(const SetStock& change) const {
    ++counts.compared;
    ++counts.changes;
    counts.floored += change.floored ? 1 : 0;
    counts.to_zero += change.pieces <= 0 && has_pieces(change) ? 1 : 0;
  }
  void operator()(const StockWaits& /*change*/) const {
    ++counts.compared;
    ++counts.waiting;
  }
  void operator()(const StockEqual& change) const {
    ++counts.compared;
    ++counts.equal;
    counts.floored += change.floored ? 1 : 0;
  }
  void operator()(const LeaveStock& change) const {
    ++counts.left;
    counts.not_managed += change.why == StockLeft::not_managed ? 1 : 0;
  }
};

}  // namespace

std::int64_t floored(Amount pieces) {
  const auto down = pieces.rounded(0, Rounding::down);
  const auto whole = down.millionths() / Amount::k_scale;
  return pieces < down ? whole - 1 : whole;
}

StockChange stock_change(StockMode mode, const StockPair& pair, const StockHeld& held) {
  if (const auto why = left_alone(mode, pair)) return LeaveStock{pair, *why};
  return mode == StockMode::from_shop ? from_shop(pair, held) : from_office(pair, held);
}

void count(const StockChange& change, StockCounts& counts) { std::visit(Counting{counts}, change); }

}  // namespace woo24::sync
