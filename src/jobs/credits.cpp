#include "woo24/jobs/credits.hpp"

#include "woo24/sync/credit_course.hpp"
#include "woo24/sync/hand_over.hpp"
#include "woo24/sync/key.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

/// What of a sale's total, as it is booked, the other credits leave to this one. One that was refunded before goes first.
Result<Amount> left_of(Sides& sides, const Posting& credit, Amount booked) {
  for (const auto& other : TRY(sides.tables.postings.all_of_order(credit.order))) {
    if (other.kind != PostingKind::credit || other.key == credit.key || sync::sale_key(other.key) != sync::sale_key(credit.key))
      continue;
    if (other.refund == credit.refund) continue;  // the two that a refund was divided into are measured as one
    const bool before = other.refund < credit.refund && other.standing != Standing::failed;
    const bool counts = other.standing != Standing::skipped && (other.office_order || before);
    if (counts) booked += other.total;
  }
  return booked;
}

/// What is settled of the refunds that are there, and of those whose credit is in the office although they are gone.
Result<sync::Restocked> settled_of(Sides& sides, const Posting& credit, const std::vector<shop::Refund>& all) {
  sync::Restocked settled;
  for (const auto& other : TRY(sides.tables.postings.all_of_order(credit.order))) {
    if (other.kind != PostingKind::credit || !other.restocked || sync::sale_key(other.key) != sync::sale_key(credit.key))
      continue;
    const bool there =
        std::any_of(all.begin(), all.end(), [&](const shop::Refund& refund) { return refund.id == *other.refund; });
    const bool booked = other.office_order && other.standing != Standing::skipped;
    if (there || booked) settled[*other.refund] = *other.restocked;
  }
  return settled;
}

}  // namespace

Result<std::map<std::string, CreditAnswer>> credit_facts(Sides& sides, const std::vector<Posting>& credits) {
  std::map<std::string, CreditAnswer> answers;
  std::map<std::string, Posting> sales;
  std::set<shop::OrderId> orders;
  std::set<office::OrderId> booked;
  const auto now = sides.doors.clock.now();
  for (const auto& credit : credits) {
    const auto sale = TRY(sides.tables.postings.by_key(sync::sale_key(credit.key)));
    if (auto held = sync::held_back_by(sale, credit, now)) {
      answers.emplace(credit.key, *held);
      continue;
    }
    sales.emplace(credit.key, *sale);
    orders.insert(credit.order);
    booked.insert(*sale->office_order);
  }
  if (sales.empty()) return answers;

  const auto refunds = TRY(sides.readers.shop.refunds({orders.begin(), orders.end()}));
  std::map<office::OrderId, office::Order> standings;
  for (auto& order : TRY(sides.readers.office.order_standings_by_id({booked.begin(), booked.end()}))) {
    if (order.id) standings.emplace(*order.id, std::move(order));
  }
  for (const auto& credit : credits) {
    const auto sale = sales.find(credit.key);
    if (sale == sales.end()) continue;
    const auto& posting = sale->second;
    const auto standing = standings.find(*posting.office_order);
    const auto bad = std::find_if(refunds.unreadable.begin(), refunds.unreadable.end(),
                                  [&](const woo::Unreadable& one) { return one.id == credit.order; });
    if (standing == standings.end()) {
      answers.emplace(credit.key, sync::Cannot{Reason{ReasonId::deleted_in_office,
                                                      {{"office_order", std::to_string(posting.office_order->value)}}}});
    } else if (bad != refunds.unreadable.end()) {
      answers.emplace(credit.key,
                      sync::Cannot{Reason{ReasonId::order_unreadable,
                                          {{"field", "refunds"}, {"found", std::string(reason_id(bad->error.reason.id))}}}});
    } else {
      CreditFacts facts;
      for (const auto& refund : refunds.refunds) {
        if (refund.order == credit.order) facts.all.push_back(refund);
      }
      const auto own = std::find_if(facts.all.begin(), facts.all.end(),
                                    [&](const shop::Refund& refund) { return refund.id == *credit.refund; });
      facts.gone = own == facts.all.end();
      if (!facts.gone) facts.refund = *own;
      facts.settled = TRY(settled_of(sides, credit, facts.all));
      facts.booked = {*posting.office_order, standing->second.invoice, std::nullopt};
      if (posting.currency_rate)
        facts.booked.currency = office::Currency{posting.currency, posting.currency_rate, posting.currency_unit};
      if (const auto total = sync::booked_total(standing->second)) facts.booked.left = TRY(left_of(sides, credit, *total));
      facts.customer = standing->second.customer.value_or(posting.customer.value_or(office::CompanyId{}));
      answers.emplace(credit.key, std::move(facts));
    }
  }
  return answers;
}

Result<std::vector<Posting>> new_credits(Sides& sides, const shop::Order& order, const Posting& sale) {
  std::vector<Posting> made;
  if (sides.rules.settings.orders.after.refunds == settings::AfterSale::off) return made;
  for (const auto& refund : order.refunds) {
    Posting credit;
    credit.kind = PostingKind::credit;
    credit.key = TRY(sync::credit_key(sale.key, refund.id));
    if (TRY(sides.tables.postings.by_key(credit.key))) continue;
    credit.order = order.id;
    credit.refund = refund.id;
    credit.number = order.number;
    credit.order_key = order.order_key;
    credit.shop_status = order.status;
    credit.total = -refund.total.abs();
    credit.currency = order.currency;
    credit.created = order.created;
    credit.modified = order.modified;
    credit.external_status = sale.external_status;
    credit.taken_at = credit.next_try_at = sides.doors.clock.now();
    made.push_back(sync::linked_by_mark(credit, order, sides.rules.client.id, *credit.taken_at));
  }
  return made;
}

Result<Posting> stock_credit(const Posting& credit, Instant now) {
  Posting stock;
  stock.kind = PostingKind::credit;
  stock.key = TRY(sync::stock_credit_key(credit.key));
  stock.order = credit.order;
  stock.refund = credit.refund;
  stock.number = credit.number;
  stock.order_key = credit.order_key;
  stock.shop_status = credit.shop_status;
  stock.currency = credit.currency;
  stock.created = credit.created;
  stock.modified = credit.modified;
  stock.external_status = credit.external_status;
  stock.restocked = credit.restocked;
  stock.taken_at = stock.next_try_at = now;
  return stock;
}

Result<std::vector<Posting>> deleted_refunds(Sides& sides, const shop::Order& order, const Posting& sale) {
  std::vector<Posting> failed;
  for (const auto& posting : TRY(sides.tables.postings.all_of_order(order.id))) {
    if (!sync::lost_its_refund(posting, order) || sync::sale_key(posting.key) != sale.key) continue;
    failed.push_back(sync::after(posting, sync::Cannot{sync::refund_gone(posting)}, sides.limits, sides.doors.clock.now()));
  }
  return failed;
}

}  // namespace woo24::jobs
