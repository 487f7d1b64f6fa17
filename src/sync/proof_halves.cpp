#include "woo24/sync/proof_halves.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

/// "" where it is too long to be one.
std::string stock_key(const Sold& refund) { return stock_credit_key(refund.key).value_or(""); }

/// What is left of each rate; nothing where one of the two does not tell.
RateShares rates_beside(const RateShares& whole, const RateShares& part) {
  if (whole.empty() || part.empty()) return {};
  auto left = whole;
  for (const auto& share : part) {
    const auto same = std::find_if(left.begin(), left.end(), [&](const RateShare& one) { return one.rate == share.rate; });
    if (same == left.end()) return {};
    same->net -= share.net;
    same->vat -= share.vat;
  }
  std::erase_if(left, [](const RateShare& one) { return one.net.is_zero() && one.vat.is_zero(); });
  return left;
}

}  // namespace

std::vector<Sold> halves_of(const Sold& refund, const OfficeShelf& shelf, const ProofSides& sides) {
  const auto key = stock_key(refund);
  const auto posting = sides.postings.find(key);
  const auto booked = shelf.live(key);
  if (posting == sides.postings.end() && booked.empty()) return {refund};
  auto kept = refund, stock = refund;
  stock.key = key;
  const auto* read = booked.empty() ? nullptr : booked.front();
  const auto shown = read != nullptr ? read->total_inc_vat.value_or(Amount()) : Amount();
  stock.total = posting != sides.postings.end() ? posting->second.total : shown;
  kept.total = refund.total - stock.total;
  // By row and by rate as far as the office shows what was settled.
  const bool as_settled = read != nullptr && shown == stock.total;
  const auto side = as_settled ? office_amount(*read, refund.vat_slack) : SideAmount{};
  const auto beside = as_settled ? products_beside(refund.rows.products, *read, sides.names) : std::nullopt;
  stock.rows.rates = side.rates;
  stock.vat = as_settled ? read->total_vat : std::nullopt;
  if (beside) stock.rows.products.clear();  // else it names what it has that was not sold
  kept.rows.rates = rates_beside(refund.rows.rates, side.rates);
  kept.rows.products = beside.value_or(std::vector<SoldProduct>{});
  kept.vat = refund.vat && stock.vat ? std::optional(*refund.vat - *stock.vat) : std::nullopt;
  for (auto* half : {&kept, &stock}) half->paid = half->paid && !half->total.is_zero();
  return {kept, stock};
}

bool is_credited(const Sold& refund, const OfficeShelf& shelf) {
  return !shelf.live(refund.key).empty() || !shelf.live(stock_key(refund)).empty();
}

}  // namespace woo24::sync
