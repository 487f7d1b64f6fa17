#pragma once
// An order of three hammers, a book and freight, in the books; refunds of it of which the shop puts back what it pleases.

#include "jobs/pretend_world.hpp"
#include "jobs/refundable_order.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace woo24::jobs {

struct PartlyRestocked : PretendWorld {
  explicit PartlyRestocked(const std::string& config = crediting_example()) : PretendWorld(config.c_str()) {
    order = shop.add_order(refundable_order());
  }
  /// Of that many hammers, `restocked` are on the shelf again. 0 where there is no such refund.
  std::int64_t hammers_back(int pieces, int restocked, bool freight = false) {
    sandbox::ShopRefundSpec spec;
    sandbox::ShopRefundRow row;
    row.quantity = pieces;
    row.restocked = restocked;
    spec.rows = {row};
    if (freight) spec.rows.push_back({sandbox::ShopRefundRow::List::shipping, 0, 0, {}, {}});
    spec.payment = true;
    return shop.refund(order, spec).value_or(0);
  }
  std::vector<Posting> credits() {
    std::vector<Posting> found;
    for (auto& posting : postings()) {
      if (posting.kind == PostingKind::credit) found.push_back(posting);
    }
    return found;
  }
  std::string key(std::int64_t refund, const std::string& half = "") {
    for (const auto& posting : postings()) {
      if (posting.kind == PostingKind::order) return posting.key + "-R" + std::to_string(refund) + half;
    }
    return "";
  }
  /// What the books say under a key: "-498.00 ForInvoicing stock -2 paid -498.00".
  std::string booked(const std::string& key) {
    const auto entries = office.books().counting(key);
    if (entries.size() != 1) return std::to_string(entries.size()) + " orders";
    const auto& entry = entries.front();
    Amount pieces;
    for (const auto& row : entry.rows) {
      if (row.name.starts_with("Hammare")) pieces += Amount::parse(row.quantity).value_or(Amount());
    }
    std::string said =
        entry.total_inc_vat + " " + entry.state + (entry.skip_stock ? " no stock " : " stock ") + pieces.shortest();
    for (const auto& payment : entry.payments) said += " paid " + payment.amount;
    return said;
  }
  /// Both halves, or the one where there is no other.
  std::string booked(std::int64_t refund) {
    const auto stock = booked(key(refund, "S"));
    return booked(key(refund)) + (stock == "0 orders" ? "" : " | " + stock);
  }
  void pass() {
    time.advance(std::chrono::hours{1});
    finish();
  }
  std::int64_t order = 0;
};

}  // namespace woo24::jobs
