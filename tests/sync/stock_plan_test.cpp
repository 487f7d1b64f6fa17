#include "woo24/sync/stock_plan.hpp"

#include "woo24/sync/stock_draw.hpp"
#include "woo24/sync/stock_lesson.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace woo24::sync {
namespace {

using settings::StockMode;
using shop::ManageStock;
using shop::ProductType;

StockPair pair(std::int64_t shop_stock, const char* office_stock) {
  StockPair one;
  one.shop = {12};
  one.office = {9001};
  one.number = "HAM-001";
  one.status = "publish";
  one.manage = ManageStock::yes;
  one.shop_stock = shop_stock;
  one.controlled = true;
  one.office_stock = Amount::parse(office_stock);
  return one;
}

StockHeld held(std::int64_t least, std::int64_t most) { return {Amount::whole(least), Amount::whole(most)}; }
StockHeld held(std::int64_t pieces) { return held(pieces, pieces); }

/// "12>7", "12>7 floored", "=", "left not-managed", …
std::string told(const StockChange& change) {
  struct Telling {
    std::string operator()(const SetStock& one) const {
      const auto was =
          one.on == CatalogueSide::shop ? std::to_string(one.pair.shop_stock.value_or(0)) : one.pair.office_stock->shortest();
      return was + ">" + std::to_string(one.pieces) + (one.floored ? " floored" : "") + (one.manages ? " managed" : "");
    }
    std::string operator()(const StockEqual& one) const { return one.floored ? "= floored" : "="; }
    std::string operator()(const StockWaits&) const { return "waits"; }
    std::string operator()(const LeaveStock& one) const {
      const char* names[] = {"not-controlled", "not-managed", "by-parent", "no-pieces", "gone", "unsure"};
      return std::string("left ") + names[static_cast<int>(one.why)];
    }
  };
  return std::visit(Telling{}, change);
}

TEST(StockPlan, down_to_the_next_whole_number) {
  for (const auto& [from, to] : {std::pair{"0", 0}, std::pair{"2", 2}, std::pair{"2.999999", 2}, std::pair{"-2", -2},
                                 std::pair{"-2.000001", -3}, std::pair{"-0.5", -1}, std::pair{"0.5", 0}})
    EXPECT_EQ(floored(*Amount::parse(from)), to) << from;
}

struct Row {
  std::int64_t shop;
  const char* office;
  StockHeld orders;
  const char* told;
};

TEST(StockPlan, the_shop_shows_what_the_office_has_less_what_its_orders_hold) {
  const std::vector<Row> rows{
      {10, "10", {}, "="},           {7, "10", held(3), "="},        {10, "10", held(3), "10>7"},
      {3, "2.7", {}, "3>2 floored"}, {2, "2.7", {}, "= floored"},    {0, "-2.5", {}, "0>-3 floored"},
      {0, "-2", {}, "0>-2"},         {4, "2", held(5), "4>-3"},      {7, "7", held(-1), "7>8"},
      {7, "10", held(0, 3), "="},    {10, "10", held(0, 3), "10>7"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(told(stock_change(StockMode::from_office, pair(row.shop, row.office), row.orders)), row.told)
        << row.shop << " " << row.office;
}

TEST(StockPlan, the_office_gets_what_the_shop_has_and_what_its_orders_hold) {
  const std::vector<Row> rows{
      {10, "10", {}, "="},
      {7, "10", held(3), "="},
      {7, "7", held(3), "7>10"},
      {8, "7", held(-1), "="},
      {10, "10.5", {}, "10.5>10"},
      {-2, "0", {}, "0>-2"},
      {7, "10", held(0, 3), "left unsure"},
      {7, "7", held(0, 3), "="},
      {7, "11", held(0, 3), "11>7"},
      {7, "6", held(0, 3), "6>7"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(told(stock_change(StockMode::from_shop, pair(row.shop, row.office), row.orders)), row.told)
        << row.shop << " " << row.office;
}

struct LeftRow {
  const char* what;
  std::function<void(StockPair&)> change;
  const char *from_office, *from_shop;
};

TEST(StockPlan, what_is_not_ours_to_keep_is_left_alone) {
  const std::vector<LeftRow> rows{
      {"not counted by the office", [](auto& p) { p.controlled = false; }, "left not-controlled", "left not-controlled"},
      {"not told whether", [](auto& p) { p.controlled.reset(); }, "left not-controlled", "left not-controlled"},
      {"no number", [](auto& p) { p.office_stock.reset(); }, "left not-controlled", "left not-controlled"},
      {"in the trash", [](auto& p) { p.status = "trash"; }, "left gone", "left gone"},
      {"variable", [](auto& p) { p.type = ProductType::variable; }, "left no-pieces", "left no-pieces"},
      {"grouped", [](auto& p) { p.type = ProductType::grouped; }, "left no-pieces", "left no-pieces"},
      {"a variation", [](auto& p) { p.type = ProductType::variation; }, "12>9", "9>12"},
      {"counted with its parent", [](auto& p) { p.manage = ManageStock::parent; }, "left by-parent", "left by-parent"},
      {"not counted by the shop", [](auto& p) { p.manage = ManageStock::no; }, "left not-managed", "left not-managed"},
      {"a person's draft, not counted",
       [](auto& p) {
         p.manage = ManageStock::no;
         p.status = "draft";
       },
       "left not-managed", "left not-managed"},
      {"a draft of ours, not counted yet",
       [](auto& p) {
         p.manage = ManageStock::no;
         p.status = "draft";
         p.made = true;
         p.shop_stock.reset();
       },
       "0>9 managed", "left not-managed"},
      {"of ours, on sale",
       [](auto& p) {
         p.manage = ManageStock::no;
         p.made = true;
       },
       "left not-managed", "left not-managed"},
      {"a draft", [](auto& p) { p.status = "draft"; }, "12>9", "9>12"},
  };
  for (const auto& row : rows) {
    auto one = pair(12, "9");
    row.change(one);
    EXPECT_EQ(told(stock_change(StockMode::from_office, one, {})), row.from_office) << row.what;
    EXPECT_EQ(told(stock_change(StockMode::from_shop, one, {})), row.from_shop) << row.what;
  }
}

TEST(StockPlan, a_plan_is_counted) {
  StockCounts counts;
  const auto take = [&](const StockPair& one, const StockHeld& orders) {
    count(stock_change(StockMode::from_office, one, orders), counts);
  };
  take(pair(5, "5"), {});
  take(pair(5, "0"), {});
  take(pair(0, "-1"), {});
  take(pair(5, "9.5"), {});
  auto left = pair(1, "2");
  left.manage = ManageStock::no;
  take(left, {});
  count(StockWaits{pair(1, "1")}, counts);
  StockCounts wanted;
  wanted.compared = 5;
  wanted.equal = 1;
  wanted.changes = 3;
  wanted.to_zero = 1;
  wanted.floored = 1;
  wanted.left = wanted.not_managed = 1;
  wanted.waiting = 1;
  EXPECT_EQ(counts, wanted) << "one with nothing before goes to no zero";
}

// Orders, cancellations, refunds and invoices at random times, and stock runs in between: whenever the office counts, the shop
// never shows more than is there, and in the end both say the same.

constexpr shop::ProductId k_product{12};
constexpr office::ProductId k_there{9001};

std::optional<shop::ProductId> shop_product(office::ProductId product) {
  return product == k_there ? std::optional(k_product) : std::nullopt;
}

/// From which state on the office of this walk counts an order.
enum class CountsFrom { saved, for_invoicing, invoiced };

/// One order as the two sides have it.
struct Sale {
  std::string status = "processing";
  int sold = 0, back = 0;  ///< pieces; put back on the shelf
  std::string state;       ///< in the office; "": not there yet
  bool counted = false;
  std::vector<std::pair<std::string, int>> credits;  ///< state and pieces; one that puts nothing back has 0
  std::vector<bool> credit_counted;
  int credit_due = 0;  ///< refunded, and no credit of it yet
};

class Walk {
 public:
  explicit Walk(CountsFrom counts) : counts_(counts) {}

  void step(int what) {
    const auto nth = static_cast<std::size_t>(what / 16);
    switch (what % 16) {
      case 0:
      case 1:
      case 2:
        return sell(1 + static_cast<int>(nth % 4), "processing");
      case 3:
        return sell(1 + static_cast<int>(nth % 4), "on-hold");
      case 4:
        return cancel(nth);
      case 5:
        return refund(nth, true);
      case 6:
        return refund(nth, false);
      case 7:
      case 8:
        return export_one(nth);
      case 9:
      case 10:
        return invoice(nth);
      case 11:
        return invoice_credit(nth);
      case 12:
        physical_ += 1000;  // bought: no order is of so many, so that none is taken for it
        office_ += 1000;
        return;
      default:
        return run();
    }
  }

  void run() {
    StockOrderMap now;
    for (std::size_t n = 0; n < sales_.size(); ++n) {
      const auto order = seen(n);
      if (order.takes.empty() && order.parts.empty()) continue;
      const auto gone = settled_.find(n);  // no longer kept, and no list brings it again
      if (gone == settled_.end() || !(gone->second == order)) now[n] = order;
    }
    learn(now);
    StockHeld held;
    for (auto& [n, order] : now) {
      const auto found = stock_held(order, lessons_, shop_product);
      if (const auto one = found.find(k_product); one != found.end()) {
        held.least += one->second.least;
        held.most += one->second.most;
      }
    }
    StockPair one;
    one.manage = shop::ManageStock::yes;
    one.status = "publish";
    one.shop_stock = shop_;
    one.controlled = true;
    one.office_stock = Amount::whole(office_);
    const auto change = stock_change(settings::StockMode::from_office, one, held);
    if (const auto* set = std::get_if<SetStock>(&change)) shop_ = set->pieces;
    RC_ASSERT(shop_ <= physical_);
    std::erase_if(now, [&](const auto& kept) {
      const bool over = is_settled(kept.second, lessons_, shop_product);
      if (over) settled_[kept.first] = kept.second;
      return over;
    });
    stored_ = std::move(now);
    seen_stock_ = office_;
  }

  /// Everything is brought to its end.
  void finish() {
    for (int n = 0; n < 6; ++n) {  // enough to be sure of when this office counts
      sell(1, "processing");
      run();
      export_one(sales_.size() - 1);
      run();
      invoice(sales_.size() - 1);
      run();
    }
    for (auto& sale : sales_) {
      if (sale.status == "on-hold") sale.status = "processing";
    }
    for (int round = 0; round < 8; ++round) {  // four pieces may have come back, a credit each
      for (std::size_t n = 0; n < sales_.size(); ++n) {
        export_one(n);
        invoice(n);
        invoice_credit(n);
      }
      run();
    }
    RC_ASSERT(shop_ == office_);
    RC_ASSERT(shop_ == physical_);
    RC_ASSERT(stored_.empty());
  }

 private:
  using StockOrderMap = std::map<std::size_t, StockOrder>;

  [[nodiscard]] bool counts_at(const std::string& state) const {
    if (state == "Invoiced") return true;
    if (state == "ForInvoicing") return counts_ != CountsFrom::invoiced;
    return state == "Web" && counts_ == CountsFrom::saved;
  }

  void sell(int pieces, std::string status) {
    sales_.push_back({std::move(status), pieces, 0, "", false, {}, {}, 0});
    shop_ -= pieces;
    physical_ -= pieces;
  }
  void cancel(std::size_t nth) {
    if (sales_.empty()) return;
    auto& sale = sales_[nth % sales_.size()];
    if (sale.status == "cancelled" || sale.state == "Invoiced" || !sale.credits.empty() || sale.credit_due > 0) return;
    sale.status = "cancelled";
    shop_ += sale.sold - sale.back;
    physical_ += sale.sold - sale.back;
    sale.back = sale.sold;
  }
  void refund(std::size_t nth, bool restock) {
    if (sales_.empty()) return;
    auto& sale = sales_[nth % sales_.size()];
    if (sale.status == "cancelled" || sale.state.empty() || sale.back == sale.sold) return;
    sale.credit_due += 1;
    if (!restock) return;
    sale.back += 1;
    sale.credits.emplace_back("", 1);
    sale.credit_counted.push_back(false);
    sale.credit_due -= 1;
    shop_ += 1;
    physical_ += 1;
  }
  /// What the job `orders` does: new orders are saved, cancelled ones made Inactive, refunds credited.
  void export_one(std::size_t nth) {
    if (sales_.empty()) return;
    auto& sale = sales_[nth % sales_.size()];
    if (sale.status == "cancelled") {
      if (sale.counted) office_ += sale.sold;
      sale.counted = false;
      if (!sale.state.empty()) sale.state = "Inactive";
      return;
    }
    if (sale.status == "on-hold") return;
    if (sale.state.empty()) return move(sale, nth % 2 == 0 ? "Web" : "ForInvoicing");
    if (sale.state == "Web") return move(sale, "ForInvoicing");
    for (std::size_t n = 0; n < sale.credits.size(); ++n) {
      if (sale.credits[n].first.empty()) return move_credit(sale, n, "ForInvoicing");
    }
  }
  void invoice(std::size_t nth) {
    if (sales_.empty()) return;
    auto& sale = sales_[nth % sales_.size()];
    if (sale.state == "Web" || sale.state == "ForInvoicing") move(sale, "Invoiced");
  }
  void invoice_credit(std::size_t nth) {
    if (sales_.empty()) return;
    auto& sale = sales_[nth % sales_.size()];
    if (sale.state != "Invoiced") return;
    for (std::size_t n = 0; n < sale.credits.size(); ++n) {
      if (!sale.credits[n].first.empty()) move_credit(sale, n, "Invoiced");
    }
  }
  void move(Sale& sale, const std::string& state) {
    sale.state = state;
    if (!counts_at(state) || sale.counted) return;
    sale.counted = true;
    office_ -= sale.sold;
  }
  void move_credit(Sale& sale, std::size_t n, const std::string& state) {
    sale.credits[n].first = state;
    if (!counts_at(state) || sale.credit_counted[n]) return;
    sale.credit_counted[n] = true;
    office_ += sale.credits[n].second;
  }

  /// As both sides show it.
  [[nodiscard]] StockOrder seen(std::size_t n) const {
    const auto& sale = sales_[n];
    StockOrder order;
    order.order = {static_cast<std::int64_t>(n)};
    order.status = sale.status;
    const auto net = Amount::whole(sale.sold - sale.back);
    if (sale.status != "cancelled") order.takes = {{k_product, net, Amount::whole(sale.sold)}};
    if (!sale.state.empty())
      order.parts.push_back(
          {{order.order.value * 10 + 1}, false, sale.state, false, false, {{k_there, Amount::whole(sale.sold), {}}}});
    for (std::size_t c = 0; c < sale.credits.size(); ++c) {
      const auto& [state, pieces] = sale.credits[c];
      if (state.empty()) {
        order.credit_open = true;
      } else {
        const office::OrderId id{order.order.value * 10 + 2 + static_cast<std::int64_t>(c)};
        order.parts.push_back({id, true, state, false, false, {{k_there, Amount::whole(-pieces), {}}}});
      }
    }
    return order;
  }

  void learn(const StockOrderMap& now) {
    std::vector<StockMove> moves;
    for (const auto& [n, order] : now) {
      const auto before = stored_.find(n);
      const bool known = before != stored_.end();
      const bool fresh = !known && n >= sales_when_seen_;
      for (auto& move : stock_moves(known ? &before->second : nullptr, order, fresh)) moves.push_back(move);
    }
    sales_when_seen_ = sales_.size();
    if (const auto lesson = stock_lesson(Amount::whole(seen_stock_), Amount::whole(office_), moves, lessons_)) {
      auto& tally = lessons_[lesson->state];
      (lesson->counts ? tally.yes : tally.no) += 1;
    }
  }

  CountsFrom counts_;
  std::int64_t physical_ = 100'000, office_ = 100'000, shop_ = 0, seen_stock_ = 100'000;
  std::vector<Sale> sales_;
  std::size_t sales_when_seen_ = 0;
  StockOrderMap stored_, settled_;
  StockLessons lessons_;
};

RC_GTEST_PROP(StockWalk, the_shop_never_shows_more_than_is_there_and_in_the_end_both_agree, (int counts)) {
  Walk walk(static_cast<CountsFrom>(std::abs(counts % 3)));
  const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 16 * 32));
  for (const auto step : steps) walk.step(step);
  walk.finish();
}

}  // namespace
}  // namespace woo24::sync
