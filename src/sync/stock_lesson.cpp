#include "woo24/sync/stock_lesson.hpp"

#include "woo24/sync/names.hpp"

#include <algorithm>
#include <array>

namespace woo24::sync {

namespace {

constexpr std::string_view k_end = "Invoiced";
constexpr std::array<std::string_view, 3> k_believed{k_end, "OrderState_Sent", "CollectingOrder"};
/// Sights that make sure of what nobody told: a person who takes as many pieces out by hand, at the same moment, looks the
/// same.
constexpr int k_sure = 3;
constexpr std::string_view k_yes = "yes ", k_no = " no ";

}  // namespace

bool is_believed_to_count(std::string_view state) {
  return std::find(k_believed.begin(), k_believed.end(), state) != k_believed.end();
}

namespace {

Counts by_tally(std::string_view state, const StockTally& tally) {
  const auto [yes, no] = tally;
  if (is_believed_to_count(state)) {
    if (yes > no) return Counts::yes;
    return yes == 0 && no >= k_sure ? Counts::no : Counts::unknown;
  }
  if (no == 0) return yes >= k_sure ? Counts::yes : Counts::unknown;
  return no >= yes ? Counts::no : Counts::unknown;
}

}  // namespace

Counts counts_in(const StockLessons& lessons, std::string_view state) {
  if (state.empty()) return Counts::no;
  const auto own = lessons.find(state);
  const auto known = own == lessons.end() ? Counts::unknown : by_tally(state, own->second);
  if (known != Counts::unknown || state != k_end) return known;
  // The end of the way: what counts earlier counts here too.
  const bool earlier = std::any_of(lessons.begin(), lessons.end(),
                                   [](const auto& one) { return by_tally(one.first, one.second) == Counts::yes; });
  return earlier ? Counts::yes : Counts::unknown;
}

std::string tally_text(const StockTally& tally) {
  return std::string(k_yes) + std::to_string(tally.yes) + std::string(k_no) + std::to_string(tally.no);
}

StockTally tally_from(std::string_view text) {
  const auto no_at = text.find(k_no);
  if (!text.starts_with(k_yes) || no_at == std::string_view::npos) return {};
  const auto yes = whole_number(text.substr(k_yes.size(), no_at - k_yes.size()));
  const auto no = whole_number(text.substr(no_at + k_no.size()));
  if (!yes || !no || *yes < 0 || *no < 0 || *yes > 1'000'000 || *no > 1'000'000) return {};
  return {static_cast<int>(*yes), static_cast<int>(*no)};
}

std::string stock_state(const std::string& order_status, bool invoiced) { return invoiced ? std::string(k_end) : order_status; }

std::vector<StockMove> stock_moves(const StockOrder* before, const StockOrder& after, bool new_since_seen) {
  std::vector<StockMove> moves;
  for (const auto& part : after.parts) {
    const StockPart* old = nullptr;
    if (before != nullptr) {
      const auto found = std::find_if(before->parts.begin(), before->parts.end(),
                                      [&](const StockPart& one) { return one.order == part.order; });
      if (found != before->parts.end()) old = &*found;
    }
    if (part.skip_stock || (old != nullptr && old->state == part.state)) continue;
    const bool usable = before != nullptr || new_since_seen;
    for (const auto& row : part.rows) moves.push_back({row.product, old ? old->state : "", part.state, row.pieces, usable});
  }
  return moves;
}

std::optional<StockLesson> stock_lesson(Amount before, Amount after, const std::vector<StockMove>& moves,
                                        const StockLessons& known) {
  if (moves.empty()) return std::nullopt;
  const auto& first = moves.front();
  Amount pieces;
  for (const auto& move : moves) {
    if (!move.usable || move.from != first.from || move.to != first.to) return std::nullopt;
    pieces += move.pieces;
  }
  if (pieces.is_zero() || first.to == "Inactive") return std::nullopt;
  const auto fell = before - after;
  const auto came_from = counts_in(known, first.from);
  if (fell == pieces && came_from != Counts::yes) return StockLesson{first.to, true};
  // It stayed: both states are alike, so that one must be known to tell the other.
  if (fell.is_zero() && came_from != Counts::unknown) return StockLesson{first.to, came_from == Counts::yes};
  return std::nullopt;
}

}  // namespace woo24::sync
