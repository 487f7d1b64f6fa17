// The same baskets over the office's own wire: what an absent value looks like, and what a save answers, changes no end.
#include "walk.hpp"
#include "wire_desk.hpp"

#include "sync/samples.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

namespace woo24::baskets {
namespace {

constexpr std::uint64_t k_orders = 20, k_every = 997;
constexpr std::size_t k_batch = 20;

struct Drawn {
  Basket basket;
  sync::Draft draft;
};

std::vector<Drawn> drawn_orders() {
  std::vector<Drawn> all;
  for (std::uint64_t number = 7; all.size() < k_orders; number += k_every) {
    auto basket = drawn(number);
    auto draft = draft_of(basket, ring_up(basket).order);
    if (draft.ok()) all.push_back({std::move(basket), std::move(draft).value()});
  }
  return all;
}

std::string end_of(const Walked& walked) {
  const auto why = walked.reason ? std::string(reason_id(walked.reason->id)) : std::string("-");
  return fmt::format("{} {} {} {}", static_cast<int>(walked.end), why,
                     walked.books.total_inc_vat ? walked.books.total_inc_vat->text(2) : "-",
                     walked.books.total_vat ? walked.books.total_vat->text(2) : "-");
}

struct Figures {
  int ways = 0, at_once = 0, by_row = 0, stopped = 0, refused = 0;
};

void count(Figures& figures, const Walked& walked) {
  ++figures.ways;
  figures.at_once += walked.end == End::equal_at_once ? 1 : 0;
  figures.by_row += walked.end == End::by_rounding_row ? 1 : 0;
  figures.stopped += walked.end == End::stopped ? 1 : 0;
  figures.refused += walked.end == End::refused_by_office ? 1 : 0;
}

void send_all(const std::vector<Drawn>& orders, const Unknowns& office, const Answers& answers, Figures& figures) {
  WireDesk wire(office, answers);
  const Desk desk(office);
  for (std::size_t first = 0; first < orders.size(); first += k_batch) {
    std::vector<Walk> walks;
    std::vector<office::Order> forms;
    for (std::size_t n = first; n < first + k_batch; ++n) {
      walks.emplace_back(orders[n].draft);
      forms.push_back(walks.back().sent());
    }
    const auto ids = wire.book(forms, numbers_of_goods());
    for (std::size_t n = 0; n < walks.size(); ++n) {
      auto kept = walks[n].save(desk);
      const auto expected = kept ? walks[n].on(desk, *kept) : Walked{End::refused_by_office, std::nullopt, {}};
      const auto walked = ids[n] ? walks[n].over(wire, *ids[n]) : Walked{End::refused_by_office, std::nullopt, {}};
      count(figures, walked);
      EXPECT_EQ(end_of(walked), end_of(expected))
          << story(orders[first + n].basket) << "  " << story(office) << "; " << story(answers) << "\n"
          << wire.refusal() << "\n"
          << story(walked.books) << (walked.reason ? samples::told(*walked.reason) : "");
    }
  }
}

TEST(Baskets, EndAlikeOverTheWireHoweverTheOfficeAnswers) {
  const auto orders = drawn_orders();
  Figures figures;
  for (const auto& office : all_unknowns(false)) {
    for (const auto& answers : all_answers()) {
      send_all(orders, office, answers, figures);
      if (testing::Test::HasFailure()) return;
    }
  }
  fmt::print(
      "{} ways over the wire, of {} orders to {} offices: {} equal at once, {} by a rounding row, {} stopped, {} refused\n",
      figures.ways, orders.size(), figures.ways / static_cast<int>(orders.size()), figures.at_once, figures.by_row,
      figures.stopped, figures.refused);
  EXPECT_GT(figures.at_once, 0);
  EXPECT_GT(figures.by_row, 0);
}

}  // namespace
}  // namespace woo24::baskets
