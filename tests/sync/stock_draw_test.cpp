#include "woo24/sync/stock_draw.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

constexpr shop::ProductId k_hammer{12}, k_screw{13};
constexpr office::ProductId k_hammer_there{9001}, k_screw_there{9002};

std::optional<shop::ProductId> pair(office::ProductId product) {
  if (product == k_hammer_there) return k_hammer;
  if (product == k_screw_there) return k_screw;
  return std::nullopt;
}

shop::Line line(shop::ProductId product, int quantity) {
  shop::Line one;
  one.product_id = product.value;
  one.quantity = Amount::whole(quantity);
  return one;
}

shop::Order order_of(std::string status, std::vector<shop::Line> lines) {
  shop::Order order;
  order.id = {1042};
  order.status = std::move(status);
  order.lines = std::move(lines);
  return order;
}

/// "12:3/3", net and gross of each.
std::string takes(const shop::Order& order) {
  std::string text;
  for (const auto& take : stock_taken(order))
    text += (text.empty() ? "" : " ") + std::to_string(take.product.value) + ":" + take.net.shortest() + "/" +
            take.gross.shortest();
  return text;
}

TEST(StockTaken, the_lines_own_word_goes_before_the_status) {
  auto reduced = line(k_hammer, 3);
  reduced.stock_reduced = Amount::whole(3);
  auto refunded = line(k_hammer, 3);
  refunded.stock_reduced = Amount::whole(2);
  refunded.restocked = Amount::whole(1);
  auto all_back = line(k_hammer, 3);
  all_back.stock_reduced = Amount::whole(0);
  all_back.restocked = Amount::whole(3);
  auto unmanaged_then = line(k_hammer, 3);
  unmanaged_then.restocked = Amount::whole(1);
  auto variation = line(k_hammer, 2);
  variation.variation_id = 77;
  auto text_only = line({0}, 2);
  struct Row {
    const char* status;
    std::vector<shop::Line> lines;
    const char* takes;
  };
  const std::vector<Row> rows{
      {"processing", {reduced}, "12:3/3"},
      {"on-hold", {line(k_hammer, 3)}, "12:3/3"},
      {"completed", {line(k_hammer, 3)}, "12:3/3"},
      {"pending", {line(k_hammer, 3)}, ""},
      {"cancelled", {line(k_hammer, 3)}, ""},
      {"failed", {line(k_hammer, 3)}, ""},
      {"failed", {reduced}, "12:3/3"},
      {"refunded", {reduced}, "12:3/3"},
      {"skickad", {line(k_hammer, 3)}, ""},
      {"skickad", {reduced}, "12:3/3"},
      {"processing", {refunded}, "12:2/3"},
      {"refunded", {all_back}, "12:0/3"},
      {"completed", {unmanaged_then}, "12:2/3"},
      {"processing", {reduced, line(k_hammer, 1), line(k_screw, 5)}, "12:4/4 13:5/5"},
      {"processing", {variation}, "77:2/2"},
      {"processing", {text_only}, ""},
      {"processing", {}, ""},
  };
  for (std::size_t n = 0; n < rows.size(); ++n)
    EXPECT_EQ(takes(order_of(rows[n].status, rows[n].lines)), rows[n].takes) << "row " << n << ", " << rows[n].status;
}

TEST(StockTaken, an_order_of_the_office_is_its_rows_and_its_state) {
  office::Order order;
  order.id = office::OrderId{5001};
  order.state = "InvoicedPack";
  office::Row goods, words, nothing;
  goods.product = k_hammer_there;
  goods.quantity = Amount::whole(3);
  goods.quantity_rest = Amount::whole(1);
  words.type = office::RowType::text;
  words.quantity = Amount::whole(1);
  nothing.product = k_screw_there;
  order.rows = {goods, words, nothing};
  const StockPart wanted{{5001}, true, "Invoiced", false, false, {{k_hammer_there, Amount::whole(3), Amount::whole(1)}}};
  EXPECT_EQ(stock_part(order, true), wanted);
  order.state = "ForInvoicing";
  order.skip_stock = true;
  EXPECT_EQ(stock_part(order, false).state, "ForInvoicing");
  EXPECT_TRUE(stock_part(order, false).skip_stock);
  order.invoice = office::InvoiceId{700};
  EXPECT_EQ(stock_part(order, false).state, "Invoiced");
}

// --- what an order holds ---

const StockLessons k_at_invoice{{"Invoiced", {1, 0}}, {"ForInvoicing", {0, 1}}, {"Rest", {0, 1}}};
const StockLessons k_at_once{{"ForInvoicing", {3, 0}}};

StockPart sale(std::string state, int pieces = 3, int rest = 0) {
  return {{5001}, false, std::move(state), false, false, {{k_hammer_there, Amount::whole(pieces), Amount::whole(rest)}}};
}
StockPart rest(std::string state, int pieces) {
  auto part = sale(std::move(state), pieces);
  part.order = {5002};
  return part;
}
StockPart credit(std::string state, int pieces) {
  auto part = sale(std::move(state), -pieces);
  part.order = {5003};
  part.credit = true;
  return part;
}
StockPart before(StockPart part) {
  part.before = true;
  return part;
}
StockPart skipping(StockPart part) {
  part.skip_stock = true;
  return part;
}

struct Row {
  const char* what;
  const char* status;
  int net, gross;
  std::vector<StockPart> parts;
  const char* unknown;     ///< "least..most" while nothing is learnt
  const char* at_invoice;  ///< where it was learnt that invoicing counts
  const char* at_once;     ///< where it was learnt that ForInvoicing counts already
  bool awaited = true, credit_open = false;
};

std::string held_text(const Row& row, const StockLessons& lessons) {
  StockOrder order;
  order.status = row.status;
  order.awaited = row.awaited;
  order.credit_open = row.credit_open;
  order.takes = {{k_hammer, Amount::whole(row.net), Amount::whole(row.gross)}};
  order.parts = row.parts;
  const auto held = stock_held(order, lessons, pair);
  const auto found = held.find(k_hammer);
  if (found == held.end()) return "0";
  const auto& [least, most] = found->second;
  return least == most ? most.shortest() : least.shortest() + ".." + most.shortest();
}

TEST(StockHeld, an_order_holds_what_the_shop_took_until_the_office_takes_it_too) {
  const std::vector<Row> rows{
      {"not in the office yet", "processing", 3, 3, {}, "3", "3", "3"},
      {"on hold: never sent", "on-hold", 3, 3, {}, "3", "3", "3"},
      {"saved", "processing", 3, 3, {sale("ForInvoicing")}, "0..3", "3", "0"},
      {"invoiced", "completed", 3, 3, {sale("Invoiced")}, "0..3", "0", "0"},
      {"invoiced before stock was looked at", "completed", 3, 3, {before(sale("Invoiced"))}, "0", "0", "0"},
      {"saved before stock was looked at", "completed", 3, 3, {before(sale("ForInvoicing"))}, "0..3", "3", "0"},
      {"cancelled, and not yet in the office", "cancelled", 0, 3, {sale("ForInvoicing")}, "0", "0", "0"},
      {"cancelled, Inactive there", "cancelled", 0, 0, {sale("Inactive")}, "0", "0", "0"},
      {"Inactive there, and somebody waits for it", "processing", 3, 3, {sale("Inactive")}, "3", "3", "3"},
      {"Inactive there, and done with", "completed", 3, 3, {sale("Inactive")}, "0", "0", "0"},
      {"a part is invoiced", "processing", 3, 3, {sale("Invoiced", 1), rest("Rest", 2)}, "0..3", "2", "0..2"},
      {"both parts are", "processing", 3, 3, {sale("Invoiced", 1), rest("Invoiced", 2)}, "0..3", "0", "0"},
      {"a rest in no order yet", "processing", 3, 3, {sale("Invoiced", 1, 2)}, "2..3", "2", "2"},
      {"fewer were delivered, and that is all", "completed", 3, 3, {sale("Invoiced", 2)}, "0..3", "0", "0"},
      {"more were delivered", "completed", 3, 3, {sale("Invoiced", 4)}, "0..3", "0", "0"},
      {"other goods stand there", "processing", 3, 3, {{{5001}, false, "ForInvoicing", false, false, {}}}, "0..3", "3", "0"},
      {"the office leaves its stock alone, open", "processing", 3, 3, {skipping(sale("Invoiced"))}, "3", "3", "3"},
      {"the office leaves its stock alone, done", "completed", 3, 3, {skipping(sale("Invoiced"))}, "0", "0", "0"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(held_text(row, {}), row.unknown) << row.what;
    EXPECT_EQ(held_text(row, k_at_invoice), row.at_invoice) << row.what;
    EXPECT_EQ(held_text(row, k_at_once), row.at_once) << row.what;
  }
}

TEST(StockHeld, what_woo24_does_not_bring_to_the_office_is_held_while_somebody_waits_for_it) {
  const std::vector<Row> rows{
      {"waiting for money", "on-hold", 3, 3, {}, "3", "3", "3", false},
      {"being packed", "processing", 3, 3, {}, "3", "3", "3", false},
      {"in a status of a plugin", "skickad", 3, 3, {}, "3", "3", "3", false},
      {"done", "completed", 3, 3, {}, "0", "0", "0", false},
      {"refunded without goods back", "refunded", 3, 3, {}, "0", "0", "0", false},
      {"failed", "failed", 3, 3, {}, "0", "0", "0", false},
  };
  for (const auto& row : rows) EXPECT_EQ(held_text(row, k_at_invoice), row.at_invoice) << row.what;
}

TEST(StockHeld, refunds) {
  const std::vector<Row> rows{
      {"one back before it counts", "processing", 2, 3, {sale("ForInvoicing")}, "0..2", "2", "0"},
      {"one back after it counts, credited by hand perhaps", "completed", 2, 3, {sale("Invoiced")}, "0..2", "0", "0"},
      {"a credit of ours is on its way", "completed", 2, 3, {sale("Invoiced")}, "-1..2", "-1", "-1", true, true},
      {"it stands there", "completed", 2, 3, {sale("Invoiced"), credit("ForInvoicing", 1)}, "-1..3", "-1", "0"},
      {"it counts", "completed", 2, 3, {sale("Invoiced"), credit("Invoiced", 1)}, "-1..3", "0", "0"},
      {"it counts, and the sale does not yet",
       "processing",
       2,
       3,
       {sale("ForInvoicing"), credit("Invoiced", 1)},
       "-1..3",
       "3",
       "0"},
      {"goods not back: it leaves the stock alone",
       "completed",
       3,
       3,
       {sale("Invoiced"), skipping(credit("Invoiced", 1))},
       "0..3",
       "0",
       "0"},
      {"it puts back more than the shop did", "completed", 2, 3, {sale("Invoiced"), credit("Invoiced", 3)}, "-1..3", "0", "0"},
      {"it was called off", "completed", 2, 3, {sale("Invoiced"), credit("Inactive", 1)}, "0..2", "0", "0"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(held_text(row, {}), row.unknown) << row.what;
    EXPECT_EQ(held_text(row, k_at_invoice), row.at_invoice) << row.what;
    EXPECT_EQ(held_text(row, k_at_once), row.at_once) << row.what;
  }
}

TEST(StockHeld, an_order_is_kept_until_nothing_more_can_come_of_it) {
  const auto settled = [](const char* status, int net, std::vector<StockPart> parts, bool credit_open = false) {
    StockOrder order;
    order.status = status;
    order.credit_open = credit_open;
    if (net >= 0) order.takes = {{k_hammer, Amount::whole(net), Amount::whole(3)}};
    order.parts = std::move(parts);
    return is_settled(order, k_at_invoice, pair);
  };
  EXPECT_TRUE(settled("pending", -1, {}));
  EXPECT_FALSE(settled("cancelled", -1, {sale("ForInvoicing")})) << "what becomes of it there tells when orders count";
  EXPECT_FALSE(settled("processing", 3, {}));
  EXPECT_FALSE(settled("processing", 3, {sale("ForInvoicing")}));
  EXPECT_TRUE(settled("processing", 3, {sale("Invoiced")}));
  EXPECT_FALSE(settled("processing", 3, {sale("Invoiced", 1), rest("Rest", 2)}));
  EXPECT_FALSE(settled("processing", 0, {sale("ForInvoicing")})) << "it may be invoiced all the same";
  EXPECT_TRUE(settled("cancelled", 0, {sale("Inactive")}));
  EXPECT_FALSE(settled("completed", 2, {sale("Invoiced")}, true));
  EXPECT_FALSE(settled("completed", 2, {sale("Invoiced"), credit("ForInvoicing", 1)}));
  EXPECT_TRUE(settled("completed", 2, {sale("Invoiced"), credit("Invoiced", 1)}));
}

}  // namespace
}  // namespace woo24::sync
