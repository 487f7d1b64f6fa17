#pragma once
// An order in the books, a day on: what the shop does to it then, and how both sides and the state file have it.

#include "pretend_world.hpp"
#include "woo24/jobs/changes.hpp"
#include "woo24/jobs/proof.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs::changing {

using namespace std::chrono_literals;

inline std::string changing_example(const std::string& after = "changed: update, cancelled: inactive, refunds: credit") {
  std::string config = k_example;
  const std::string rows = "  rows: { shipping: FRAKT, fee: AVGIFT, rounding: ORES }\n";
  config.replace(
      config.find(rows), rows.size(),
      "  rows: { shipping: FRAKT, fee: AVGIFT, rounding: ORES, price_reduction: PRISAVDRAG }\n  after: { " + after + " }\n");
  return config;
}

inline sandbox::ShopRow hammers(int quantity) { return {"HAM-001", "Hammare 450 g", quantity, "249.00", "", 0, 0, {}}; }

struct Sent : PretendWorld {
  explicit Sent(const std::string& config = changing_example(), const std::string& method = "invoice")
      : PretendWorld(config.c_str()) {
    sandbox::ShopOrderSpec spec;
    spec.payment_method = method;
    spec.rows.push_back(hammers(3));
    spec.shipping.push_back({});
    order = shop.add_order(spec);
    finish();
    time.advance(1h);
    finish();  // the list holds woo24's own note by now
    time.advance(1h);
  }
  Posting sale() {
    for (auto& one : postings()) {
      if (one.order.value == order && one.kind == PostingKind::order) return one;
    }
    return {};
  }
  std::vector<Posting> changes() {
    auto all = postings();
    std::erase_if(all, [](const Posting& one) { return !sync::is_change(one.kind); });
    return all;
  }
  /// Each change as "update done", "cancel seen failed changed-after-sent".
  std::string listed() {
    std::string text;
    for (const auto& one : changes()) {
      text += (text.empty() ? "" : "; ") + std::string(one.kind == PostingKind::update ? "update " : "cancel ");
      text += store::stage_name(one.stage);
      if (one.standing != Standing::moving) text += " " + std::string(store::standing_name(one.standing));
      if (one.reason) text += " " + std::string(reason_id(one.reason->id));
    }
    return text;
  }
  /// The order in the books: "794.00 ForInvoicing, 2 rows, 0 payments".
  std::string booked() {
    const auto entries = office.books().with_key(sale().key);
    if (entries.size() != 1) return std::to_string(entries.size()) + " orders";
    const auto& entry = entries.front();
    return entry.total_inc_vat + " " + entry.state + " paid " + std::to_string(entry.payments.size());
  }
  std::int64_t office_order() { return sale().office_order.value_or(office::OrderId{}).value; }
  std::string total() { return Amount::parse(shop.order(order)->total)->text(2); }
  void sound() {
    for (const auto& error : office.errors()) ADD_FAILURE() << "the office: " << error;
    for (const auto& fault : shop.violations()) ADD_FAILURE() << "the shop: " << fault;
  }
  sync::Proof proof() {
    auto proved = with_sides([](Sides& sides, Writers) { return prove_books(sides, 30); });
    EXPECT_TRUE(proved.ok());
    return proved.ok() && proved.value() ? *std::move(proved).value() : sync::Proof{};
  }
  std::int64_t order = 0;
};

}  // namespace woo24::jobs::changing
