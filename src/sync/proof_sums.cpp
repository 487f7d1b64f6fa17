#include "woo24/sync/proof_sums.hpp"

#include "woo24/sync/row_match.hpp"

#include <algorithm>
#include <utility>

namespace woo24::sync {

namespace {

constexpr Amount k_hundred = Amount::whole(100);

void merge(RateShares& into, const RateShare& share) {
  const auto found = std::find_if(into.begin(), into.end(), [&](const RateShare& one) { return one.rate == share.rate; });
  if (found == into.end()) {
    into.push_back(share);
  } else {
    found->net += share.net;
    found->vat += share.vat;
  }
}

/// What the shares miss of net and VAT goes to the largest of them, where rounding explains it.
void complete(RateShares& rates, Amount net, Amount vat, Amount slack) {
  for (const auto& one : rates) {
    net -= one.net;
    vat -= one.vat;
  }
  if (net.is_zero() && vat.is_zero()) return;
  if (rates.empty() || net.abs() > slack || vat.abs() > slack) return merge(rates, {std::nullopt, net, vat});
  const auto largest = std::max_element(rates.begin(), rates.end(),
                                        [](const RateShare& a, const RateShare& b) { return a.net.abs() < b.net.abs(); });
  largest->net += net;
  largest->vat += vat;
}

/// As the amount of no known rate: what only one of two sides tells by rate cannot be held against the other.
RateShares untold(const SideAmount& side) { return {{std::nullopt, side.total - side.vat, side.vat}}; }

}  // namespace

SideAmount operator+(const SideAmount& a, const SideAmount& b) {
  SideAmount sum{a.total + b.total, a.vat + b.vat, {}};
  if (a.rates.empty() && !a.total.is_zero()) return sum;
  if (b.rates.empty() && !b.total.is_zero()) return sum;
  sum.rates = a.rates;
  for (const auto& share : b.rates) merge(sum.rates, share);
  return sum;
}

SideAmount shop_amount(Amount total, Amount vat, RateShares rates, Amount slack) {
  SideAmount side{total.rounded(2), vat.rounded(2), std::move(rates)};
  if (!side.rates.empty()) complete(side.rates, side.total - side.vat, side.vat, slack);
  return side;
}

std::optional<Amount> booked_net(const office::Row& row) {
  const auto net = row_net(row);
  if (!net || !row.discount_rate || row.discount_rate->is_zero()) return net;
  return net->times_ratio(k_hundred - *row.discount_rate, k_hundred, Rounding::half_up);
}

SideAmount office_amount(const office::Order& order, Amount slack) {
  SideAmount side{order.total_inc_vat.value_or(Amount{}), order.total_vat.value_or(Amount{}), {}};
  for (const auto& row : order.rows) {
    if (row.type == office::RowType::text) continue;
    const auto net = booked_net(row);
    if (!net || !row.vat_rate || !order.total_vat) return {side.total, side.vat, {}};
    merge(side.rates, {row.vat_rate, *net, Amount{}});
  }
  for (auto& share : side.rates) share.vat = share.net.times_ratio(*share.rate, k_hundred, Rounding::half_up).rounded(2);
  // The office rounds by its own rows, of which there may be more than the shop's.
  const auto own = Amount::cents(1) * static_cast<std::int64_t>(order.rows.size());
  if (!side.rates.empty()) complete(side.rates, side.total - side.vat, side.vat, std::max(slack, own));
  return side;
}

std::optional<SideDifference> sum_difference(const SideAmount& shop, const SideAmount& office, const std::string& currency,
                                             Amount slack, Amount rounding_limit) {
  const auto money = [&](Amount amount) { return amount.text(2) + " " + currency; };
  if (office.total != shop.total) return SideDifference{"total", "", money(shop.total), money(office.total)};
  if ((office.vat - shop.vat).abs() > slack) return SideDifference{"VAT", "", money(shop.vat), money(office.vat)};
  if (office.rates.empty() || shop.rates.empty()) return std::nullopt;
  std::map<std::optional<Amount>, std::pair<RateShare, RateShare>> rates;
  for (const auto& share : shop.rates) rates[share.rate].first = share;
  for (const auto& share : office.rates) rates[share.rate].second = share;
  for (const auto& [rate, pair] : rates) {
    const auto& [sold, booked] = pair;
    const auto net = (booked.net - sold.net).abs();
    const bool rounded = rate && rate->is_zero() && net <= slack + rounding_limit;
    if (!rate || rounded || (net <= slack && (booked.vat - sold.vat).abs() <= slack)) continue;
    const auto said = [&](const RateShare& share) { return share.net.text(2) + " + " + money(share.vat); };
    return SideDifference{"VAT rate", rate->shortest() + " %", said(sold), said(booked)};
  }
  return std::nullopt;
}

bool ProofSum::equal() const {
  return office == shop + apart && std::all_of(rates.begin(), rates.end(), [](const ProofRate& rate) { return rate.equal(); });
}

ProofSums::Line& ProofSums::line(const Place& place, const std::string& currency) {
  auto& found = lines_[{place.day, place.payment_method, currency}];
  found.sum.day = place.day;
  found.sum.payment_method = place.payment_method;
  found.sum.currency = currency;
  return found;
}

void ProofSums::add(const Place& place, const std::string& currency, const SideAmount& shop,
                    const std::vector<InOffice>& office, Held held) {
  const auto told = [](const SideAmount& side) { return !side.rates.empty() || side.total.is_zero(); };
  const bool by_rate =
      told(shop) && std::all_of(office.begin(), office.end(), [&](const InOffice& one) { return told(one.amount); });
  const auto shares = [&](const SideAmount& side) { return by_rate ? side.rates : untold(side); };
  const auto note = [&](ProofRate& rate, Amount net, Amount vat) {
    if (held == Held::equal) {
      rate.rounding_net += net;
      rate.rounding_vat += vat;
    } else if (held == Held::apart) {
      rate.apart_net += net;
      rate.apart_vat += vat;
    }
  };
  auto& own = line(place, currency);
  if (!shop.total.is_zero()) ++own.sum.count;
  own.sum.shop += shop.total;
  if (held == Held::apart) own.sum.apart -= shop.total;
  if (held == Held::equal) own.sum.rounding -= shop.vat;
  for (const auto& share : shares(shop)) {
    auto& rate = own.rates[share.rate];
    rate.shop_net += share.net;
    rate.shop_vat += share.vat;
    note(rate, -share.net, -share.vat);
  }
  for (const auto& one : office) {
    auto& there = line(place, one.currency);
    there.sum.office += one.amount.total;
    if (held == Held::apart) there.sum.apart += one.amount.total;
    if (held == Held::equal) there.sum.rounding += one.amount.vat;
    for (const auto& share : shares(one.amount)) {
      auto& rate = there.rates[share.rate];
      rate.office_net += share.net;
      rate.office_vat += share.vat;
      note(rate, share.net, share.vat);
    }
  }
}

std::vector<ProofSum> ProofSums::sums() const {
  std::vector<ProofSum> out;
  for (const auto& [place, line] : lines_) {
    auto sum = line.sum;
    for (const auto& [percent, rate] : line.rates) {
      const ProofRate nothing;
      if (rate == nothing) continue;
      sum.rates.push_back(rate);
      sum.rates.back().rate = percent;
    }
    out.push_back(std::move(sum));
  }
  return out;
}

}  // namespace woo24::sync
