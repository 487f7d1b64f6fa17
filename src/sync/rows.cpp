#include "woo24/sync/rows.hpp"

#include <algorithm>
#include <map>

namespace woo24::sync {

namespace {

__extension__ using Wide = __int128;

constexpr Amount k_hundred = Amount::whole(100);
constexpr int k_quantity_decimals = 4;  // more are not known to be kept
constexpr Amount k_near_enough = Amount::cents(5);

Amount smallest_unit(int decimals) {
  std::int64_t millionths = Amount::k_scale;
  for (int n = 0; n < decimals; ++n) millionths /= 10;
  return Amount::micro(millionths);
}

Amount vat_of(Amount net, Amount percent) { return net.times_ratio(percent, k_hundred, Rounding::half_up); }

/// The shop's own nets, rounded so that the rounding never adds up: what one row of a rate loses the next one gets.
void book_shop_nets(std::vector<BookRow>& rows, int decimals) {
  std::map<Amount, Amount> carried;
  for (auto& row : rows) {
    auto& carry = carried[row.part.rate];
    const auto exact = row.part.net;
    row.booked = exact.is_whole_in(decimals) ? exact : (exact + carry).rounded(decimals);
    carry += exact - row.booked;
  }
}

/// Per rate the net whose gross is what the shop took; the largest row of the rate takes the difference. With `total` the
/// largest rate also takes what the shop's total is off its own sum.
void book_from_gross(std::vector<BookRow>& rows, int decimals, std::optional<Amount> total = std::nullopt) {
  struct OfRate {
    Amount gross, booked;
    BookRow* largest = nullptr;
  };
  std::map<Amount, OfRate> rates;
  Amount sum;
  for (auto& row : rows) {
    auto& of = rates[row.part.rate];
    of.gross += row.part.net + row.part.vat;
    of.booked += row.booked;
    sum += row.part.net + row.part.vat;
    if (of.largest == nullptr || row.part.net.abs() > of.largest->part.net.abs()) of.largest = &row;
  }
  if (total) {
    const auto most = std::max_element(rates.begin(), rates.end(),
                                       [](const auto& a, const auto& b) { return a.second.gross < b.second.gross; });
    if (most != rates.end()) most->second.gross += *total - sum;
  }
  for (auto& [percent, of] : rates) {
    const auto target = of.gross.times_ratio(k_hundred, k_hundred + percent, Rounding::half_up).rounded(decimals);
    of.largest->booked += target - of.booked;
  }
}

}  // namespace

std::vector<PricedPart> split_exact(Amount net, Amount quantity, int decimals) {
  const auto unit = smallest_unit(decimals).millionths();
  const auto pieces = quantity.millionths();
  const auto units = static_cast<Wide>(net.abs().millionths() / unit) * Amount::k_scale;
  const auto sign = net.is_negative() ? -1 : 1;
  const auto low = Amount::micro(sign * static_cast<std::int64_t>(units / pieces) * unit);
  const auto more = Amount::micro(static_cast<std::int64_t>(units % pieces));  // so many pieces cost one unit more
  if (more.is_zero()) return {{quantity, low}};
  return {{quantity - more, low}, {more, low + Amount::micro(sign * unit)}};
}

Result<std::vector<PricedPart>> priced(const BookRow& row, int decimals) {
  const auto quantity = row.quantity;
  if (quantity <= Amount() || !quantity.is_whole_in(k_quantity_decimals)) {
    return Fail{Kind::refused, Reason{ReasonId::quantity_not_handled, {{"row", row.name}, {"quantity", quantity.shortest()}}}};
  }
  return split_exact(row.booked, quantity, decimals);
}

Amount Prediction::gap(Amount total) const { return std::min((total - by_rate).abs(), (total - by_row).abs()); }
Amount Prediction::worst_gap(Amount total) const { return std::max((total - by_rate).abs(), (total - by_row).abs()); }

Prediction predict(const std::vector<BookRow>& rows, int decimals) {
  std::map<Amount, Amount> nets;
  Prediction predicted;
  for (const auto& row : rows) {
    nets[row.part.rate] += row.booked;
    if (row.quantity <= Amount()) continue;  // refused
    for (const auto& part : split_exact(row.booked, row.quantity, decimals)) {
      const auto net = part.price.times(part.quantity, Rounding::half_up);
      predicted.by_row += net.rounded(2) + vat_of(net, row.part.rate).rounded(2);
    }
  }
  for (const auto& [percent, net] : nets) predicted.by_rate += net.rounded(2) + vat_of(net, percent).rounded(2);
  return predicted;
}

Amount book_nets(std::vector<BookRow>& rows, Amount total, int decimals, std::optional<Amount> whole_kronor) {
  book_shop_nets(rows, decimals);
  const auto own = rows;
  auto gap = predict(rows, decimals).gap(total);
  if (gap > k_near_enough) {
    auto mended = rows;
    book_from_gross(mended, decimals);
    const auto mended_gap = predict(mended, decimals).gap(total);
    if (mended_gap < gap) {
      rows = std::move(mended);
      gap = mended_gap;
    }
  }
  if (whole_kronor && predict(rows, decimals).worst_gap(total) > *whole_kronor) {
    rows = own;
    book_from_gross(rows, decimals, total);
    gap = predict(rows, decimals).gap(total);
  }
  return gap;
}

}  // namespace woo24::sync
