#include "woo24/sync/stock_lesson.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

constexpr office::ProductId k_hammer{9001};

StockMove move(std::string from, std::string to, int pieces, bool usable = true) {
  return {k_hammer, std::move(from), std::move(to), Amount::whole(pieces), usable};
}

struct CountsRow {
  const char* state;
  StockLessons lessons;
  Counts counts;
};

TEST(StockLesson, what_is_known_of_a_state) {
  const std::vector<CountsRow> rows{
      {"", {}, Counts::no},
      {"Invoiced", {}, Counts::unknown},
      {"Invoiced", {{"Invoiced", {1, 0}}}, Counts::yes},
      {"Invoiced", {{"Invoiced", {2, 1}}}, Counts::yes},
      {"Invoiced", {{"Invoiced", {1, 1}}}, Counts::unknown},
      {"Invoiced", {{"Invoiced", {0, 2}}}, Counts::unknown},
      {"Invoiced", {{"Invoiced", {0, 3}}}, Counts::no},
      {"Invoiced", {{"ForInvoicing", {3, 0}}}, Counts::yes},
      {"Invoiced", {{"ForInvoicing", {2, 0}}}, Counts::unknown},
      {"OrderState_Sent", {{"Invoiced", {1, 0}}}, Counts::unknown},
      {"OrderState_Sent", {{"OrderState_Sent", {1, 0}}}, Counts::yes},
      {"ForInvoicing", {}, Counts::unknown},
      {"ForInvoicing", {{"ForInvoicing", {2, 0}}}, Counts::unknown},
      {"ForInvoicing", {{"ForInvoicing", {3, 0}}}, Counts::yes},
      {"ForInvoicing", {{"ForInvoicing", {9, 1}}}, Counts::unknown},
      {"ForInvoicing", {{"ForInvoicing", {0, 1}}}, Counts::no},
      {"ForInvoicing", {{"ForInvoicing", {1, 1}}}, Counts::no},
  };
  for (std::size_t n = 0; n < rows.size(); ++n)
    EXPECT_EQ(counts_in(rows[n].lessons, rows[n].state), rows[n].counts) << "row " << n << ", " << rows[n].state;
}

TEST(StockLesson, a_tally_is_kept_as_text) {
  EXPECT_EQ(tally_text({12, 3}), "yes 12 no 3");
  EXPECT_EQ(tally_from("yes 12 no 3"), (StockTally{12, 3}));
  for (const auto* wrong : {"", "yes", "yes 1", "yes x no 1", "no 1 yes 2", "yes -1 no 2", "yes 1 no 99999999999"})
    EXPECT_EQ(tally_from(wrong), StockTally{}) << wrong;
}

TEST(StockLesson, every_invoiced_state_is_one) {
  EXPECT_EQ(stock_state("InvoicedPack", true), "Invoiced");
  EXPECT_EQ(stock_state("ForInvoicing", false), "ForInvoicing");
}

struct LessonRow {
  const char* what;
  int before, after;
  std::vector<StockMove> moves;
  StockLessons known;
  std::optional<StockLesson> lesson;
};

TEST(StockLesson, what_the_stock_of_a_product_says) {
  const StockLessons not_yet{{"ForInvoicing", {0, 1}}}, early{{"ForInvoicing", {3, 0}}};
  const std::vector<LessonRow> rows{
      {"nothing moved", 10, 7, {}, {}, std::nullopt},
      {"it fell as it was saved", 10, 7, {move("", "ForInvoicing", 3)}, {}, StockLesson{"ForInvoicing", true}},
      {"it stayed as it was saved", 10, 10, {move("", "ForInvoicing", 3)}, {}, StockLesson{"ForInvoicing", false}},
      {"it fell as it was invoiced", 10, 7, {move("ForInvoicing", "Invoiced", 3)}, {}, StockLesson{"Invoiced", true}},
      {"it stayed, and did not count before",
       10,
       10,
       {move("ForInvoicing", "Invoiced", 3)},
       not_yet,
       StockLesson{"Invoiced", false}},
      {"it stayed, and counted before", 7, 7, {move("ForInvoicing", "Invoiced", 3)}, early, StockLesson{"Invoiced", true}},
      {"it stayed, who knows why", 7, 7, {move("ForInvoicing", "Invoiced", 3)}, {}, std::nullopt},
      {"it fell again", 7, 4, {move("ForInvoicing", "Invoiced", 3)}, early, std::nullopt},
      {"somebody else took some too", 10, 5, {move("ForInvoicing", "Invoiced", 3)}, {}, std::nullopt},
      {"two orders at once",
       10,
       5,
       {move("ForInvoicing", "Invoiced", 3), move("ForInvoicing", "Invoiced", 2)},
       {},
       StockLesson{"Invoiced", true}},
      {"two moves of two kinds", 10, 7, {move("ForInvoicing", "Invoiced", 3), move("", "ForInvoicing", 3)}, {}, std::nullopt},
      {"a credit came back", 7, 8, {move("", "Invoiced", -1)}, {}, StockLesson{"Invoiced", true}},
      {"a sale and its credit", 7, 7, {move("", "Invoiced", 1), move("", "Invoiced", -1)}, {}, std::nullopt},
      {"nobody knows where it came from", 10, 7, {move("", "Invoiced", 3, false)}, {}, std::nullopt},
      {"it was called off", 10, 10, {move("Web", "Inactive", 3)}, {{"Web", {0, 1}}}, std::nullopt},
  };
  for (const auto& row : rows)
    EXPECT_EQ(stock_lesson(Amount::whole(row.before), Amount::whole(row.after), row.moves, row.known), row.lesson) << row.what;
}

StockOrder order_with(std::vector<StockPart> parts) {
  StockOrder order;
  order.order = {1042};
  order.parts = std::move(parts);
  return order;
}

StockPart part(std::int64_t id, std::string state) {
  return {{id}, false, std::move(state), false, false, {{k_hammer, Amount::whole(3), {}}}};
}

TEST(StockLesson, an_order_that_came_or_changed_its_state_moved) {
  const auto before = order_with({part(1, "ForInvoicing"), part(2, "Web")});
  auto after = order_with({part(1, "Invoiced"), part(2, "Web"), part(3, "Rest")});
  EXPECT_EQ(stock_moves(&before, after, false), (std::vector{move("ForInvoicing", "Invoiced", 3), move("", "Rest", 3)}));
  EXPECT_EQ(stock_moves(nullptr, order_with({part(1, "Web")}), true), std::vector{move("", "Web", 3)});
  EXPECT_EQ(stock_moves(nullptr, order_with({part(1, "Web")}), false), std::vector{move("", "Web", 3, false)});
  after.parts[0].skip_stock = true;
  EXPECT_EQ(stock_moves(&before, after, false), std::vector{move("", "Rest", 3)});
}

}  // namespace
}  // namespace woo24::sync
