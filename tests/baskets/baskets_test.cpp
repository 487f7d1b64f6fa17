// To the öre: twenty thousand baskets, each under every answer that the office might give. books.md §1, §3, §4.
#include "slips.hpp"
#include "sync/samples.hpp"
#include "walk.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace woo24::baskets {
namespace {

constexpr std::uint64_t k_baskets = 20'000;
constexpr std::uint64_t k_corner_every = 16;  ///< baskets that also go to offices at which not every order can end well
constexpr std::uint64_t k_planted_every = 9;  ///< of those that are drafted: 2 000 at least
constexpr int k_told = 3;

bool is_released(const Walked& walked) { return walked.end == End::equal_at_once || walked.end == End::by_rounding_row; }

/// Whether the settings describe this office: then every order must go through.
bool is_as_told(const Basket& basket, const Unknowns& office) {
  return !office.codes_by_number && office.price_decimals >= basket.office_decimals;
}

std::string all_of_it(const Basket& basket, const Receipt& receipt, const Unknowns& office, const Walked& walked) {
  return story(basket) + story(receipt.order) + story(walked.books) + "  " + story(office) +
         (walked.reason ? "\n  " + samples::told(*walked.reason) : "");
}

std::string listed(const std::map<std::string, std::int64_t>& counts) {
  std::string out;
  for (const auto& [what, count] : counts) out += fmt::format("\n    {:>7} {}", count, what);
  return out;
}

std::int64_t sum_of(const std::map<std::string, std::int64_t>& counts) {
  std::int64_t sum = 0;
  for (const auto& [what, count] : counts) sum += count;
  return sum;
}

/// Where the nets of a rate are not the shop's, the largest row has taken what the shop's own rounding left.
bool is_second_candidate(const sync::Draft& draft) {
  std::map<Amount, Amount> nets;
  for (const auto& row : draft.order.rows) {
    if (row.vat_rate) nets[*row.vat_rate] += row.price->times(*row.quantity, Rounding::half_up);
  }
  return std::any_of(draft.rates.begin(), draft.rates.end(),
                     [&](const sync::RateSum& sum) { return (nets[sum.rate] - sum.net).abs() > Amount::micro(6'000); });
}

struct Figures {
  std::int64_t baskets = 0, drafted = 0, second_candidate = 0;
  std::map<std::string, std::int64_t> not_drafted, stopped;
  std::int64_t walks = 0, at_once = 0, by_row = 0, baskets_stopped = 0;
  std::int64_t by_number = 0, by_number_released = 0, fewer_decimals = 0, fewer_decimals_released = 0;
  std::int64_t corner = 0, corner_released = 0;
  std::int64_t wrong = 0, different = 0;
};

class Count {
 public:
  void basket(std::uint64_t number) {
    ++figures.baskets;
    const auto basket = drawn(number);
    const auto receipt = ring_up(basket);
    const auto draft = draft_of(basket, receipt.order);
    if (!draft.ok()) {
      if (++figures.not_drafted[std::string(reason_id(draft.error().reason.id))] <= k_told)
        fmt::print("{}{}  {}\n", story(basket), story(receipt.order), samples::told(draft));
      return;
    }
    ++figures.drafted;
    if (is_second_candidate(draft.value())) ++figures.second_candidate;
    seen_.clear();
    const Walk walk(draft.value());
    const auto before = sum_of(figures.stopped);
    zeros_ = draft.value().rates.empty();
    for (const auto& office : plain_) count(basket, receipt, office, once(walk, office));
    figures.baskets_stopped += sum_of(figures.stopped) > before ? 1 : 0;
    if (number % k_corner_every != 0) return;
    for (const auto& office : corners_) count_corner(basket, receipt, office, once(walk, office));
  }

  Figures figures;

 private:
  /// An office that shows what another showed, and rounds alike what comes after, ends alike.
  Walked once(const Walk& walk, const Unknowns& office) {
    const Desk desk(office);
    auto kept = walk.save(desk);
    if (!kept) return {End::refused_by_office, std::nullopt, {}};
    auto read = desk.show(*kept);
    const auto same = std::find_if(seen_.begin(), seen_.end(), [&](const Seen& one) {
      return one.whole_kronor == office.whole_kronor && one.by_order == office.vat_by_order && one.read == read;
    });
    if (same != seen_.end()) return same->walked;
    ++figures.different;
    auto walked = walk.on(desk, std::move(*kept));
    seen_.push_back({office.whole_kronor, office.vat_by_order, std::move(read), walked});
    return walked;
  }

  void count(const Basket& basket, const Receipt& receipt, const Unknowns& office, const Walked& walked) {
    right_if_released(basket, receipt, office, walked);
    const std::int64_t released = is_released(walked) ? 1 : 0;
    if (office.codes_by_number) {
      ++figures.by_number;
      figures.by_number_released += zeros_ ? 0 : released;
    } else if (!is_as_told(basket, office)) {
      ++figures.fewer_decimals;
      figures.fewer_decimals_released += released;
    } else {
      ++figures.walks;
      figures.at_once += walked.end == End::equal_at_once ? 1 : 0;
      figures.by_row += walked.end == End::by_rounding_row ? 1 : 0;
      if (released != 0) return;
      const auto why = walked.reason ? std::string(reason_id(walked.reason->id)) : "refused by the office";
      if (++figures.stopped[why] <= k_told) fmt::print("{}\n", all_of_it(basket, receipt, office, walked));
    }
  }

  void count_corner(const Basket& basket, const Receipt& receipt, const Unknowns& office, const Walked& walked) {
    right_if_released(basket, receipt, office, walked);
    ++figures.corner;
    figures.corner_released += is_released(walked) ? 1 : 0;
  }

  void right_if_released(const Basket& basket, const Receipt& receipt, const Unknowns& office, const Walked& walked) {
    if (!is_released(walked)) return;
    const auto wrong = wrong_in(walked.books, basket, receipt);
    if (!wrong.empty() && ++figures.wrong <= k_told)
      ADD_FAILURE() << wrong << "\n" << all_of_it(basket, receipt, office, walked);
  }

  bool zeros_ = false;  ///< an order of zeros has no tax code to be mistaken
  struct Seen {
    bool whole_kronor = false, by_order = false;
    office::Order read;
    Walked walked;
  };
  std::vector<Seen> seen_;
  const std::vector<Unknowns> plain_ = all_unknowns(false), corners_ = all_unknowns(true);
};

TEST(Baskets, NoneIsReleasedThatDiffersByAnOere) {
  Count count;
  for (std::uint64_t number = 0; number < k_baskets; ++number) count.basket(number);
  const auto& f = count.figures;
  fmt::print("{} baskets: {} drafted, {} of them by the second candidate; refused as the books want it:{}\n", f.baskets,
             f.drafted, f.second_candidate, listed(f.not_drafted));
  fmt::print(
      "{} ways through an office as told ({} kinds): {} equal at once, {} by a rounding row, {} of {} baskets stopped:{}\n",
      f.walks, 6, f.at_once, f.by_row, sum_of(f.stopped), f.baskets_stopped, listed(f.stopped));
  fmt::print("{} through one that takes tax codes for numbers: {} released\n", f.by_number, f.by_number_released);
  fmt::print("{} through one that keeps fewer decimals than it was said to: {} released, all of them whole in those\n",
             f.fewer_decimals, f.fewer_decimals_released);
  fmt::print("{} through one of whole kronor or without rates: {} released\n", f.corner, f.corner_released);
  fmt::print("released and wrong: {}; {} orders were told apart\n", f.wrong, f.different);
  EXPECT_EQ(f.wrong, 0);
  EXPECT_EQ(f.by_number_released, 0);
  EXPECT_LE(f.baskets_stopped * 1'000, f.baskets);
  EXPECT_LE(sum_of(f.not_drafted) * 200, f.baskets);
  for (const auto& [why, times] : f.not_drafted) EXPECT_EQ(why, "no-vat-at-home") << "a discount on goods that cost nothing";
}

struct Planted {
  std::int64_t baskets = 0, walks = 0, caught = 0;
  std::map<std::string, std::int64_t> kinds, reasons;
};

class Planting {
 public:
  /// False where the basket is none for it.
  bool basket(std::uint64_t number) {
    const auto basket = drawn(number);
    const auto receipt = ring_up(basket);
    const auto draft = draft_of(basket, receipt.order);
    if (!draft.ok()) return false;
    const Walk walk(draft.value());
    const auto& kinds = slip_kinds();
    for (std::size_t turn = 0; turn < kinds.size(); ++turn) {
      const auto& kind = kinds[(static_cast<std::size_t>(planted.baskets) + turn) % kinds.size()];
      if (make(basket, receipt, walk, kind)) return true;
    }
    return false;
  }
  Planted planted;

 private:
  bool make(const Basket& basket, const Receipt& receipt, const Walk& walk, const SlipKind& kind) {
    bool made = false;
    for (const auto& office : all_unknowns(false)) {
      if (!is_as_told(basket, office)) continue;
      const Desk desk(office);
      auto kept = walk.save(desk).value();
      Dice dice(basket.number);
      Place place{kept, desk, dice, rounding_product(), receipt.order.total, receipt.order.total_tax};
      if (!kind.make(place)) continue;
      made = true;
      ++planted.walks;
      const auto walked = walk.on(desk, std::move(kept));
      if (is_released(walked)) {
        ADD_FAILURE() << kind.name << "\n" << all_of_it(basket, receipt, office, walked);
        continue;
      }
      ++planted.caught;
      ++planted.reasons[std::string(reason_id(walked.reason->id))];
    }
    if (!made) return false;
    ++planted.baskets;
    ++planted.kinds[std::string(kind.name)];
    return true;
  }
};

TEST(Baskets, WhatIsPlantedIsAlwaysCaught) {
  Planting planting;
  for (std::uint64_t number = 0; number < k_baskets && !testing::Test::HasFailure(); number += k_planted_every)
    planting.basket(number);
  const auto& p = planting.planted;
  fmt::print("planted in {} baskets, {} ways: {} caught:{}\n  said of them:{}\n", p.baskets, p.walks, p.caught, listed(p.kinds),
             listed(p.reasons));
  EXPECT_GE(p.baskets, 2'000);
  EXPECT_EQ(p.caught, p.walks);
  EXPECT_EQ(p.kinds.size(), slip_kinds().size());
}

/// Rows of our own making that say what the shop did not: the office answers them faithfully.
enum class Misdraft { other_rate, lost_row, nets_exchanged };

/// False where it would be less than rounding may be.
bool misdraft(sync::Draft& draft, Misdraft how, Dice& dice) {
  std::vector<office::Row*> rows;
  for (auto& row : draft.order.rows) {
    if (row.vat_rate && !row.price->is_zero()) rows.push_back(&row);
  }
  const auto room = (draft.decimals == 0 ? Amount::cents(50) : Amount::cents(1)) * static_cast<std::int64_t>(rows.size() + 1);
  if (rows.size() < 2) return false;
  auto* row = dice.of(rows);
  const auto net = row->price->times(*row->quantity, Rounding::half_up);
  switch (how) {
    case Misdraft::other_rate: {
      const auto vat = *row->vat_rate == Amount::whole(12) ? 2 : 1;
      row->vat_rate = Amount::whole(k_percents[vat]);
      row->tax_code = tax_id(vat);
      return net.abs() > room + room;
    }
    case Misdraft::lost_row:
      draft.order.rows.erase(draft.order.rows.begin() + (row - draft.order.rows.data()));
      return net.abs() > room + room;
    case Misdraft::nets_exchanged: {
      auto* other = dice.of(rows);
      const auto difference = net - other->price->times(*other->quantity, Rounding::half_up);
      std::swap(row->price, other->price);
      std::swap(row->quantity, other->quantity);
      return row->vat_rate != other->vat_rate && difference.abs() > room + room;
    }
  }
  return false;
}

TEST(Baskets, ADraftThatIsNotTheShopsIsCaughtToo) {
  std::int64_t made = 0;
  for (std::uint64_t number = 3; number < k_baskets && !testing::Test::HasFailure(); number += 13) {
    const auto basket = drawn(number);
    const auto receipt = ring_up(basket);
    auto draft = draft_of(basket, receipt.order);
    Dice dice(number);
    if (!draft.ok() || !misdraft(draft.value(), static_cast<Misdraft>(number % 3), dice)) continue;
    ++made;
    const Walk walk(draft.value());
    for (const bool by_order : {false, true}) {
      const Unknowns office{basket.office_decimals, by_order, false, false, true};
      const Desk desk(office);
      const auto walked = walk.on(desk, walk.save(desk).value());
      EXPECT_FALSE(is_released(walked)) << all_of_it(basket, receipt, office, walked);
    }
  }
  fmt::print("{} drafts spoilt, all caught\n", made);
  EXPECT_GE(made, 500);
}

}  // namespace
}  // namespace woo24::baskets
