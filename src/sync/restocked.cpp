#include "woo24/sync/restocked.hpp"

#include <algorithm>
#include <optional>

namespace woo24::sync {

namespace {

constexpr std::size_t k_most_choices = 12;  // so many refunds of one order at most are tried as wholes

/// The shop took stock for it, or gave some back: of others it keeps none, and nothing can be seen by them.
bool has_stock(const shop::Line& line) {
  return line.restocked.value_or(Amount()) > Amount() || line.stock_reduced.value_or(Amount()) > Amount();
}

Amount pieces_on(const LinePieces& pieces, std::int64_t line) {
  const auto found = pieces.find(line);
  return found == pieces.end() ? Amount() : found->second;
}

/// What the rows have put back that is settled of no refund yet, by line; a line without stock has no entry.
LinePieces unsettled(const shop::Order& sale, const shop::Refund& refund, const Restocked& settled) {
  LinePieces left;
  for (const auto& line : sale.lines) {
    if (!has_stock(line)) continue;
    auto& pieces = left[line.id] = line.restocked.value_or(Amount());
    for (const auto& [id, back] : settled) {
      if (id != refund.id) pieces -= pieces_on(back, line.id);
    }
    pieces = std::max(pieces, Amount());
  }
  return left;
}

struct Pending {
  shop::RefundId id;
  LinePieces counted;  ///< of the lines with stock
};

/// The refunds that nothing is settled of and that took back pieces of counted rows, by id; `refund` among them.
std::vector<Pending> pending(const LinePieces& left, const shop::Refund& refund, const std::vector<shop::Refund>& all,
                             const Restocked& settled) {
  std::vector<Pending> out;
  const auto take = [&](const shop::Refund& one) {
    Pending made{one.id, pieces_of(one)};
    std::erase_if(made.counted, [&](const auto& pieces) { return !left.contains(pieces.first); });
    if (!made.counted.empty()) out.push_back(std::move(made));
  };
  take(refund);
  for (const auto& one : all) {
    if (one.id != refund.id && !settled.contains(one.id)) take(one);
  }
  std::sort(out.begin(), out.end(), [](const Pending& a, const Pending& b) { return a.id < b.id; });
  return out;
}

/// The first choice of whole refunds that comes to what is left, those of lower ids before the others: by place in `refunds`.
std::optional<std::vector<bool>> as_wholes(const LinePieces& left, const std::vector<Pending>& refunds) {
  const auto count = refunds.size();
  if (count > k_most_choices) return std::nullopt;
  for (auto choice = 1U << count; choice-- > 0;) {
    std::vector<bool> back(count);
    for (std::size_t n = 0; n < count; ++n) back[n] = (choice >> (count - 1 - n) & 1U) != 0;
    const bool fits = std::all_of(left.begin(), left.end(), [&](const auto& line) {
      Amount sum;
      for (std::size_t n = 0; n < count; ++n) {
        if (back[n]) sum += pieces_on(refunds[n].counted, line.first);
      }
      return sum == line.second;
    });
    if (fits) return back;
  }
  return std::nullopt;
}

}  // namespace

LinePieces pieces_of(const shop::Refund& refund) {
  LinePieces pieces;
  for (const auto& back : refund.lines) {
    if (back.quantity.is_negative()) pieces[back.refunded_item] -= back.quantity;
  }
  return pieces;
}

LinePieces restocked(const shop::Order& sale, const shop::Refund& refund, const std::vector<shop::Refund>& all,
                     const Restocked& settled) {
  if (const auto own = settled.find(refund.id); own != settled.end()) return own->second;
  auto left = unsettled(sale, refund, settled);
  const auto refunds = pending(left, refund, all, settled);
  const auto own = std::find_if(refunds.begin(), refunds.end(), [&](const Pending& one) { return one.id == refund.id; });
  if (own == refunds.end()) return {};
  if (const auto wholes = as_wholes(left, refunds))
    return (*wholes)[static_cast<std::size_t>(own - refunds.begin())] ? pieces_of(refund) : LinePieces{};
  LinePieces back;
  for (auto one = refunds.begin(); one <= own; ++one) {
    for (const auto& [line, pieces] : one->counted) {
      const auto taken = std::min(pieces, left[line]);
      left[line] -= taken;
      if (one == own && !taken.is_zero()) back[line] = taken;
    }
  }
  return back == own->counted ? pieces_of(refund) : back;
}

bool is_open_question(const shop::Order& sale, const shop::Refund& refund, const std::vector<shop::Refund>& all,
                      const Restocked& settled) {
  if (settled.contains(refund.id)) return false;
  const auto left = unsettled(sale, refund, {});
  const bool any = std::any_of(left.begin(), left.end(), [](const auto& line) { return line.second > Amount(); });
  const auto refunds = pending(left, refund, all, settled);
  const auto back = restocked(sale, refund, all, settled);
  return any && !refunds.empty() && (refunds.size() > 1 || (!back.empty() && back != pieces_of(refund)));
}

}  // namespace woo24::sync
