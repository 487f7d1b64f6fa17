// What the proof says of each way in which two sides can differ: a table, one row a case.
#include "woo24/sync/proof.hpp"

#include "woo24/sync/key.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace woo24::sync {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;

constexpr const char* k_key = "WOO-exempel-1042-3fa9c1";

Day november(unsigned day) { return Day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{day}}; }

/// One order of 125.00, 25 % VAT, paid by Swish, in the books, and its refund of 25.00, credited.
struct Case {
  Case() {
    sides.shop_id = "exempel";
    sides.own_currency = "SEK";
    sides.today = november(24);
    SoldOrder order;
    order.order = {1042};
    order.number = "1042";
    order.status = "processing";
    order.payment_method = "swish";
    order.becomes = "ForInvoicing";
    order.sale.key = k_key;
    order.sale.day = november(10);
    order.sale.currency = "SEK";
    order.sale.total = Amount::whole(125);
    order.sale.vat = Amount::whole(25);
    order.sale.vat_slack = Amount::cents(2);
    order.sale.paid = true;
    auto refund = order.sale;
    refund.refund = shop::RefundId{7};
    refund.key = std::string(k_key) + "-R7";
    refund.total = -Amount::whole(25);
    refund.vat = -Amount::whole(5);
    order.refunds = {refund};
    sides.sold = {order};
    sides.office = {booked(5001, k_key, 125, 25), booked(5002, refund.key, -25, -5)};
    posting(k_key).office_order = office::OrderId{5001};
    posting(refund.key).office_order = office::OrderId{5002};
  }
  static office::Order booked(std::int64_t id, const std::string& reference, std::int64_t total, std::int64_t vat) {
    office::Order order;
    order.id = office::OrderId{id};
    order.reference_number = reference;
    order.state = "ForInvoicing";
    order.total_inc_vat = Amount::whole(total);
    order.total_vat = Amount::whole(vat);
    order.date_ordered = november(10);
    return order;
  }
  static office::Row row(const std::string& number, std::int64_t price, std::int64_t rate) {
    office::Row made;
    made.product_number = made.name = number;
    made.price = Amount::whole(price);
    made.quantity = Amount::whole(1);
    made.vat_rate = Amount::whole(rate);
    return made;
  }
  Posting& posting(const std::string& key) {
    auto& found = sides.postings[key];
    found.key = key;
    found.order = {1042};
    found.stage = Stage::done;
    return found;
  }
  office::Order& sale() { return sides.office[0]; }
  office::Order& credit() { return sides.office[1]; }
  SoldOrder& order() { return sides.sold[0]; }
  Sold& refund() { return sides.sold[0].refunds[0]; }
  std::string stock_key() { return refund().key + "S"; }
  /// 20.00 of the 25.00 are pieces that are back in stock.
  void divide() {
    credit().total_inc_vat = -Amount::whole(5);
    credit().total_vat = -Amount::whole(1);
    posting(refund().key).total = -Amount::whole(5);
    sides.office.push_back(booked(5003, stock_key(), -20, -4));
    posting(stock_key()).total = -Amount::whole(20);
    posting(stock_key()).office_order = office::OrderId{5003};
  }
  void invoiced(unsigned day, bool open) {
    sale().state = "Invoiced";
    sale().invoice = office::InvoiceId{900};
    sale().date_invoiced = november(day);
    office::LedgerEntry entry;
    entry.invoice_number = "900";
    entry.amount = Amount::whole(125);
    entry.open = open;
    sides.ledger = {entry};
  }
  ProofSides sides;
};

std::vector<std::string> ids(const std::vector<Finding>& findings) {
  std::vector<std::string> said;
  for (const auto& one : findings) said.push_back((one.refund ? "refund: " : "") + std::string(reason_id(one.reason.id)));
  return said;
}

struct Row {
  const char* what;
  std::function<void(Case&)> change;
  std::vector<std::string> findings;
  std::vector<std::string> listed = {};
};

TEST(ProofOfTwoSides, SaysOfEachDifferenceWhatItIs) {
  const std::vector<Row> k_rows{
      {"equal", [](Case&) {}, {}},
      {"deleted", [](Case& c) { c.sides.office.erase(c.sides.office.begin()); }, {"gone-from-office"}},
      {"not heard of",
       [](Case& c) {
         c.sides.office.clear();
         c.sides.postings.clear();
       },
       {"missing-in-office"}},
      {"set aside by a person before it could be read",
       [](Case& c) {
         c.order().refunds.clear();
         c.sides.office.clear();
         c.sides.postings.clear();
         auto& stand_in = c.posting(stand_in_key("exempel", {1042}));
         stand_in.stage = Stage::seen;
         stand_in.standing = Standing::skipped;
         stand_in.reason = Reason{ReasonId::skipped_by_person, {}};
       },
       {},
       {"skipped-by-person"}},
      {"doubled by hand", [](Case& c) { c.sides.office.push_back(Case::booked(5003, k_key, 125, 25)); }, {"doubled-in-office"}},
      {"a staged double",
       [](Case& c) { c.sides.office.push_back(Case::booked(5003, std::string(k_key) + " *1a2b", 125, 25)); },
       {"doubled-in-office"}},
      {"the double is inactive",
       [](Case& c) {
         c.sides.office.push_back(Case::booked(5003, k_key, 125, 25));
         c.sides.office.back().state = "Inactive";
       },
       {}},
      {"delivered in two parts",
       [](Case& c) {
         c.sale().total_inc_vat = Amount::whole(75);
         c.sale().total_vat = Amount::whole(15);
         c.sides.office.push_back(Case::booked(5003, k_key, 50, 10));
         c.sides.office.back().state = "Rest";
         c.sides.office.back().reference_order = office::OrderId{5001};
       },
       {}},
      {"another total", [](Case& c) { c.sale().total_inc_vat = Amount::cents(12499); }, {"differs-in-office"}},
      {"another currency",
       [](Case& c) {
         c.sale().currency = office::Currency{"EUR", {}, {}};
       },
       {"differs-in-office"}},
      {"another rate of the currency",
       [](Case& c) {
         c.order().sale.currency = c.refund().currency = "EUR";
         c.sale().currency = c.credit().currency = office::Currency{"EUR", Amount::whole(11), 1};
         c.posting(k_key).currency_rate = Amount::whole(12);
       },
       {"differs-in-office"}},
      {"another customer",
       [](Case& c) {
         c.sale().customer = office::CompanyId{8};
         c.posting(k_key).customer = office::CompanyId{7};
       },
       {"differs-in-office"}},
      {"another row at the same total",
       [](Case& c) {
         c.order().sale.rows.products = {
             {"ham-001", "HAM-001", "Hammare", Amount::whole(1), Amount::whole(100), Amount::whole(25), 0, 1}};
         c.sale().rows = {Case::row("SKR-010", 100, 25)};
       },
       {"differs-in-office"}},
      {"another rate at the same total",
       [](Case& c) {
         c.order().sale.rows.rates = {{Amount::whole(25), Amount::whole(100), Amount::whole(25)}};
         c.sale().rows = {Case::row("HAM-001", 100, 12)};
         c.sale().rows[0].vat_rate = Amount::whole(12);
         c.sale().total_vat = Amount::whole(25);
       },
       {"differs-in-office"}},
      {"entered anew without its key",
       [](Case& c) {
         c.sides.office.push_back(Case::booked(5003, "", 125, 25));
         c.sides.office.back().external_status = 1042;
       },
       {"doubled-in-office"}},
      {"another order of that number in another program's field",
       [](Case& c) {
         c.sides.office.push_back(Case::booked(5003, "", 99, 25));
         c.sides.office.back().external_status = 1042;
       },
       {}},
      {"copied with a word behind its key",
       [](Case& c) { c.sides.office.push_back(Case::booked(5003, std::string(k_key) + " kopia", 125, 25)); },
       {"doubled-in-office"}},
      {"edited in the shop, and told",
       [](Case& c) {
         c.sale().total_inc_vat = Amount::whole(150);
         auto& change = c.posting(std::string(k_key) + "-C1");
         change.kind = PostingKind::update;
         change.stage = Stage::seen;
         change.standing = Standing::failed;
         change.reason = Reason{ReasonId::not_due_yet, {}};
       },
       {},
       {"not-due-yet"}},
      {"the own currency by name",
       [](Case& c) {
         c.sale().currency = office::Currency{"LOCAL", {}, {}};
       },
       {}},
      {"another VAT", [](Case& c) { c.sale().total_vat = Amount::whole(13); }, {"differs-in-office"}},
      {"VAT rounded otherwise", [](Case& c) { c.sale().total_vat = Amount::cents(2502); }, {}},
      {"inactive", [](Case& c) { c.sale().state = "Inactive"; }, {"state-in-office"}},
      {"put back to Web", [](Case& c) { c.sale().state = "Web"; }, {"state-in-office"}},
      {"never released", [](Case& c) { c.sale().reference_number = std::string(k_key) + " *1a2b"; }, {"state-in-office"}},
      {"invoiced for cash", [](Case& c) { c.sale().state = "InvoicedCashAccount"; }, {"invoiced-without-booking"}},
      {"its key is gone", [](Case& c) { c.sale().reference_number = "Anna"; }, {"key-gone-in-office"}},
      {"invoiced and closed", [](Case& c) { c.invoiced(20, false); }, {}},
      {"open for four days", [](Case& c) { c.invoiced(20, true); }, {"open-in-ledger"}},
      {"open since yesterday", [](Case& c) { c.invoiced(23, true); }, {}},
      {"open, but the office invoices it",
       [](Case& c) {
         c.invoiced(20, true);
         c.order().sale.paid = false;
       },
       {}},
      {"payment unsure and open",
       [](Case& c) {
         c.invoiced(20, true);
         c.posting(k_key).payment_unsure = true;
       },
       {},
       {"open-in-ledger"}},
      {"payment unsure and closed",
       [](Case& c) {
         c.invoiced(20, false);
         c.posting(k_key).payment_unsure = true;
       },
       {}},
      {"payment unsure, not invoiced", [](Case& c) { c.posting(k_key).payment_unsure = true; }, {}, {"check-the-payment"}},
      {"stopped with a reason",
       [](Case& c) {
         c.sides.office.erase(c.sides.office.begin());
         c.posting(k_key).standing = Standing::failed;
         c.posting(k_key).reason = Reason{ReasonId::deleted_in_office, {{"office_order", "5001"}}};
       },
       {},
       {"deleted-in-office"}},
      {"of this minute",
       [](Case& c) {
         c.sides.office.clear();
         c.sides.postings.clear();
         c.order().sale.fresh = true;
         c.refund().fresh = true;
       },
       {}},
      {"refund without credit",
       [](Case& c) {
         c.sides.office.pop_back();
         c.sides.postings.erase(c.refund().key);
       },
       {"refund: refund-not-credited"}},
      {"its credit was deleted", [](Case& c) { c.sides.office.pop_back(); }, {"refund: gone-from-office"}},
      {"credit of another amount",
       [](Case& c) { c.credit().total_inc_vat = -Amount::whole(26); },
       {"refund: differs-in-office"}},
      {"its refund is two credits", [](Case& c) { c.divide(); }, {}},
      {"of the two the one that moves stock was deleted",
       [](Case& c) {
         c.divide();
         c.sides.office.pop_back();
       },
       {"refund: gone-from-office"}},
      {"or the other",
       [](Case& c) {
         c.divide();
         c.sides.office.erase(c.sides.office.begin() + 1);
       },
       {"refund: gone-from-office"}},
      {"both were",
       [](Case& c) {
         c.divide();
         c.sides.office.erase(c.sides.office.begin() + 1, c.sides.office.end());
       },
       {"refund: gone-from-office", "refund: gone-from-office"}},
      {"one of the two is there twice",
       [](Case& c) {
         c.divide();
         c.sides.office.push_back(Case::booked(5004, c.stock_key(), -20, -4));
       },
       {"refund: doubled-in-office"}},
      {"one of the two was changed by hand",
       [](Case& c) {
         c.divide();
         c.sides.office.back().total_inc_vat = -Amount::whole(15);
       },
       {"refund: differs-in-office"}},
      {"one of the two is stopped",
       [](Case& c) {
         c.divide();
         c.sides.office.pop_back();
         c.posting(c.stock_key()).standing = Standing::failed;
         c.posting(c.stock_key()).reason = Reason{ReasonId::unknown_product, {}};
       },
       {},
       {"refund: unknown-product"}},
      {"neither is known to the state file",
       [](Case& c) {
         c.divide();
         c.sides.postings.erase(c.refund().key);
         c.sides.postings.erase(c.stock_key());
       },
       {}},
      {"nor is one of them in the books",
       [](Case& c) {
         c.divide();
         c.sides.postings.erase(c.refund().key);
         c.sides.postings.erase(c.stock_key());
         c.sides.office.pop_back();
       },
       {"refund: differs-in-office"}},
      {"the divided refund is gone",
       [](Case& c) {
         c.divide();
         c.order().refunds.clear();
       },
       {"credit-without-refund", "credit-without-refund"}},
      {"refunds are nobody's business",
       [](Case& c) {
         c.sides.office.pop_back();
         c.sides.postings.erase(c.refund().key);
         c.refund().wanted = false;
       },
       {}},
      {"the refund was taken out of the order",
       [](Case& c) {
         c.sides.office.pop_back();
         c.sides.postings.erase(c.refund().key);
         c.sale().total_inc_vat = Amount::whole(100);
         c.sale().total_vat = Amount::whole(20);
       },
       {}},
      {"a credit by hand answers the refund",
       [](Case& c) {
         c.sides.postings.erase(c.refund().key);
         c.credit().reference_number = "";
         c.credit().reference_order = office::OrderId{5001};
       },
       {}},
      {"a credit by hand beside it",
       [](Case& c) {
         c.sides.office.push_back(Case::booked(5003, "", -10, -2));
         c.sides.office.back().reference_order = office::OrderId{5001};
       },
       {"credit-without-refund"}},
      {"the refund is gone", [](Case& c) { c.order().refunds.clear(); }, {"credit-without-refund"}},
      {"the order is gone from the shop",
       [](Case& c) {
         c.sides.sold.clear();
         c.sides.absent = {{1042}};
         c.sides.office.pop_back();
       },
       {"not-in-shop"}},
      {"the id belongs to another order now",
       [](Case& c) { c.sides.office.push_back(Case::booked(5003, "WOO-exempel-1042-000000", 60, 12)); },
       {"not-in-shop"}},
      {"the key of another shop",
       [](Case& c) { c.sides.office.push_back(Case::booked(5003, "WOO-annan-7-000000", 60, 12)); },
       {}},
      {"cancelled after it was sent",
       [](Case& c) {
         c.order().status = "cancelled";
         c.order().sale.wanted = false;
         c.order().refunds.clear();
         c.sides.office.pop_back();
       },
       {"cancelled-after-sent"}},
      {"not due, not sent",
       [](Case& c) {
         c.order().sale.wanted = c.refund().wanted = false;
         c.sides.office.clear();
         c.sides.postings.clear();
       },
       {}},
  };
  for (const auto& row : k_rows) {
    Case one;
    row.change(one);
    const auto proof = prove(one.sides);
    EXPECT_THAT(ids(proof.findings), ElementsAreArray(row.findings)) << row.what;
    EXPECT_THAT(ids(proof.listed), ElementsAreArray(row.listed)) << row.what;
    // What a person has settled is listed, but no longer stands between the two sides.
    const auto stands = std::ranges::count_if(row.listed, [](const auto& id) { return id != "skipped-by-person"; });
    EXPECT_EQ(proof.equal(), row.findings.empty() && stands == 0) << row.what;
  }
}

TEST(ProofOfTwoSides, SumsStandByDayMethodAndCurrency) {
  Case one;
  one.sale().total_vat = Amount::cents(2501);
  one.refund().day = november(12);
  const auto proof = prove(one.sides);
  ASSERT_EQ(proof.sums.size(), 2U);
  EXPECT_EQ(proof.sums[0].day, november(10));
  EXPECT_EQ(proof.sums[0].shop, Amount::whole(125));
  EXPECT_EQ(proof.sums[0].office, Amount::whole(125));
  EXPECT_EQ(proof.sums[0].rounding, Amount::cents(1)) << "named apart, no difference";
  EXPECT_EQ(proof.sums[1].shop, -Amount::whole(25));
  EXPECT_TRUE(proof.equal());
}

TEST(ProofOfTwoSides, WhatIsListedIsToldApartInTheSums) {
  Case one;
  one.sides.office.clear();
  for (auto& [key, posting] : one.sides.postings) {
    posting.standing = Standing::failed;
    posting.reason = Reason{ReasonId::unknown_product, {}};
  }
  const auto proof = prove(one.sides);
  ASSERT_EQ(proof.sums.size(), 1U);
  EXPECT_EQ(proof.sums[0].shop, Amount::whole(100));
  EXPECT_EQ(proof.sums[0].apart, -Amount::whole(100));
  EXPECT_TRUE(proof.sums[0].equal());
  EXPECT_THAT(ids(proof.findings), IsEmpty());
  EXPECT_EQ(proof.listed.size(), 2U);
}

TEST(ProofOfTwoSides, TheLedgerIsAskedForOnlyWhatIsPaidAndInvoicedLongEnough) {
  Case one;
  EXPECT_FALSE(needed_ledger(one.sides).first);
  one.invoiced(23, true);
  EXPECT_FALSE(needed_ledger(one.sides).first);
  one.invoiced(20, true);
  EXPECT_EQ(needed_ledger(one.sides).first, november(20));
  EXPECT_THAT(needed_ledger(one.sides).invoices, ElementsAre("900"));
  one.order().sale.paid = false;
  EXPECT_FALSE(needed_ledger(one.sides).first);
}

TEST(OrderInKey, IsThatOfThisShopAlone) {
  EXPECT_EQ(order_in_key(k_key, "exempel"), shop::OrderId{1042});
  EXPECT_EQ(order_in_key(std::string(k_key) + "-R7", "exempel"), shop::OrderId{1042});
  EXPECT_EQ(order_in_key(std::string(k_key) + "-R7S", "exempel"), shop::OrderId{1042});
  for (const auto* other : {"WOO-annan-1042-3fa9c1", "WOO-exempel-1-1042-3fa9c1", "WOO-exempel-1042-unread", "WOO-exempel-1042",
                            "WOO-exempel-1042-3fa9c1-Rx", "WOO-exempel-x-3fa9c1", ""}) {
    EXPECT_FALSE(order_in_key(other, "exempel")) << other;
  }
}

}  // namespace
}  // namespace woo24::sync
