#include "woo24/sync/divided_credit.hpp"

#include "woo24/sync/draft_rows.hpp"

#include <algorithm>
#include <tuple>

namespace woo24::sync {

namespace {

constexpr Amount k_hundred = Amount::whole(100);

Fail cannot_divide(shop::RefundId refund) {
  return Fail{Kind::refused, Reason{ReasonId::refund_partly_restocked, {{"refund", std::to_string(refund.value)}}}};
}

Amount net_of(const office::Row& row) {
  return row.price.value_or(Amount()).times(row.quantity.value_or(Amount()), Rounding::half_up);
}

/// What rows come to: the VAT rounded a rate, as the office does.
struct Sums {
  std::vector<RateSum> rates;
  Amount total, total_vat;
};
Sums sums_of(const std::vector<office::Row>& rows) {
  Sums sums;
  for (const auto& row : rows) {
    if (row.type == office::RowType::text || !row.vat_rate) continue;
    const auto code = row.tax_code.value_or(0);
    auto sum = std::find_if(sums.rates.begin(), sums.rates.end(),
                            [&](const RateSum& one) { return one.rate == *row.vat_rate && one.tax_code == code; });
    if (sum == sums.rates.end()) sum = sums.rates.insert(sums.rates.end(), RateSum{*row.vat_rate, code, {}, {}});
    sum->net += net_of(row);
  }
  for (auto& sum : sums.rates) {
    sum.vat = sum.net.times_ratio(sum.rate, k_hundred, Rounding::half_up).rounded(2);
    sums.total_vat += sum.vat;
    sums.total += sum.net.rounded(2) + sum.vat;
  }
  return sums;
}

/// Moves the pieces from `rows` to a list of their own; what is on no row stays in `pieces`.
std::vector<office::Row> taken_from(std::vector<office::Row>& rows, ProductPieces& pieces) {
  std::vector<office::Row> taken;
  for (auto& row : rows) {
    const auto wanted = row.type == office::RowType::text ? pieces.end() : pieces.find(row.product);
    const auto most = row.quantity.value_or(Amount());
    if (wanted == pieces.end() || wanted->second.is_zero() || most <= Amount()) continue;
    auto part = row;
    part.quantity = std::min(wanted->second, most);
    row.quantity = most - *part.quantity;
    wanted->second -= *part.quantity;
    taken.push_back(std::move(part));
  }
  std::erase_if(rows, [](const office::Row& row) {
    return row.type != office::RowType::text && row.quantity == std::optional(Amount());
  });
  return taken;
}

void set_total(Draft& draft, Amount total) {
  draft.total = total;
  if (total.is_zero()) draft.payment.reset();
  if (draft.payment) draft.payment->amount = total;
}

/// Whether what the rows come to can be brought to the total, as of any order (order_draft).
Result<void> can_be_rounded(const Draft& draft, Amount rows, const Rules& rules) {
  const auto gap = (draft.total - rows).abs();
  if (gap > draft.rounding_limit) {
    return Fail{Kind::refused, Reason{ReasonId::rounding_too_large,
                                      {{"difference", gap.shortest(2)}, {"limit", draft.rounding_limit.shortest(2)}}}};
  }
  if (gap.is_zero() || draft.rounding_row) return {};
  return Fail{Kind::refused,
              Reason{ReasonId::row_product_missing,
                     {{"setting", "orders.rows.rounding"}, {"number", rules.settings.orders.rows.rounding.name}}}};
}

}  // namespace

Result<ProductPieces> product_pieces(const shop::Order& order, const LinePieces& lines, const Rules& rules,
                                     const Products& products) {
  ProductPieces pieces;
  auto left = lines;
  for (const auto& line : order.lines) {
    const auto wanted = left.find(line.id);
    if (wanted == left.end() || wanted->second.is_zero()) continue;
    const auto count = std::min(wanted->second, line.quantity);
    wanted->second -= count;
    pieces[TRY(booked_on(line, rules, products))] += count;
  }
  return pieces;
}

Result<Divided> divided(const Draft& whole, const ProductPieces& pieces, shop::RefundId refund, const Rules& rules) {
  Divided out{whole, whole};
  auto& [kept, stock] = out;
  auto wanted = pieces;
  stock.order.rows = taken_from(kept.order.rows, wanted);
  if (std::any_of(wanted.begin(), wanted.end(), [](const auto& one) { return !one.second.is_zero(); }))
    return cannot_divide(refund);
  const auto all = sums_of(whole.order.rows);
  const auto moved = sums_of(stock.order.rows);
  kept.rates = all.rates;
  for (const auto& part : moved.rates) {
    const auto sum = std::find_if(kept.rates.begin(), kept.rates.end(), [&](const RateSum& one) {
      return std::tie(one.rate, one.tax_code) == std::tie(part.rate, part.tax_code);
    });
    sum->net -= part.net;
    sum->vat -= part.vat;
  }
  std::erase_if(kept.rates, [](const RateSum& sum) { return sum.net.is_zero() && sum.vat.is_zero(); });
  stock.rates = moved.rates;
  stock.total_vat = moved.total_vat;
  kept.total_vat = all.total_vat - moved.total_vat;
  const bool for_nothing =
      std::all_of(kept.order.rows.begin(), kept.order.rows.end(), [](const office::Row& row) { return net_of(row).is_zero(); });
  set_total(stock, for_nothing ? whole.total : moved.total);
  set_total(kept, whole.total - stock.total);
  if (stock.total.is_negative() || kept.total.is_negative()) return cannot_divide(refund);
  TRY(can_be_rounded(kept, sums_of(kept.order.rows).total, rules));
  TRY(can_be_rounded(stock, moved.total, rules));
  kept.order.skip_stock = true;
  stock.order.skip_stock = false;
  stock.notes.clear();
  return out;
}

Result<std::optional<LinePieces>> restocked_in_office(const shop::Order& order, const shop::Refund& refund,
                                                      const std::optional<office::Order>& kept,
                                                      const std::optional<office::Order>& stock, const Rules& rules,
                                                      const Products& products) {
  using Known = std::optional<LinePieces>;
  if (!kept && !stock) return Known();
  if (kept && !stock && kept->skip_stock == false) return Known(pieces_of(refund));
  if (kept && !stock && !kept->skip_stock) return Known();
  ProductPieces booked;
  for (const auto& row : stock ? stock->rows : kept->rows) {
    if (row.type != office::RowType::text) booked[row.product] -= row.quantity.value_or(Amount());
  }
  LinePieces back;
  const auto given = pieces_of(refund);
  // Pieces were taken from the first rows of a product.
  for (auto line = order.lines.rbegin(); line != order.lines.rend(); ++line) {
    if (!given.contains(line->id)) continue;
    auto& left = booked[TRY(booked_on(*line, rules, products))];
    const auto there = std::clamp(left, Amount(), line->quantity);
    left -= there;
    const auto pieces = stock ? there : line->quantity - there;
    if (!pieces.is_zero()) back[line->id] += pieces;
  }
  return Known(back);
}

}  // namespace woo24::sync
