// What a refund has put back in the shop's stock is settled once, before anything of its credit is sent.
#include "woo24/jobs/journal.hpp"
#include "woo24/jobs/product_lookup.hpp"
#include "woo24/sync/booked_mark.hpp"
#include "woo24/sync/credit_course.hpp"
#include "woo24/sync/divided_credit.hpp"
#include "woo24/sync/key.hpp"

#include <tuple>
#include <utility>

namespace woo24::jobs {

namespace {

/// In the books, or on its way there.
std::optional<office::Order> standing_in(const sync::Sight& seen) {
  return seen.shown == sync::Shown::inactive ? std::nullopt : seen.order;
}

}  // namespace

/// What is in the office of the order's refunds that nothing is settled of: a lost state file had settled it.
Result<sync::Restocked> PostingSteps::restocked_in_office(const Item& item) {
  const auto& [order, credit] = std::tie(*item.order, *item.credit);
  std::vector<const shop::Refund*> refunds;
  std::vector<Posting> postings;  // two a refund
  for (const auto& refund : credit.all) {
    if (credit.settled.contains(refund.id) || sync::pieces_of(refund).empty()) continue;
    auto posting = item.posting;
    posting.key = TRY(sync::credit_key(sync::sale_key(item.posting.key), refund.id));
    postings.push_back(posting);
    const auto stock = sync::stock_credit_key(posting.key);
    if (stock.ok()) posting.key = stock.value();
    postings.push_back(posting);
    refunds.push_back(&refund);
    TRY(look_up_products(sides_, sync::needed_products(order, refund, credit.all, sides_.rules), products_, true));
  }
  sync::Restocked found;
  const auto seen = TRY(keys_.sights(postings, KeySearch::Need::usual));
  for (std::size_t n = 0; n < refunds.size(); ++n) {
    const auto given = sync::credited(order, *refunds[n], credit.all, sides_.rules);
    if (!given.ok()) continue;
    const auto back = sync::restocked_in_office(given.value(), *refunds[n], standing_in(seen[2 * n]),
                                                standing_in(seen[2 * n + 1]), sides_.rules, products_);
    if (back.ok() && back.value()) found[refunds[n]->id] = *back.value();
  }
  return found;
}

/// What the refund has put back, and the second credit where it needs one, in one commit.
Result<void> PostingSteps::settle_one(Item& item) {
  auto& credit = *item.credit;
  const auto& refund = credit.refund;
  const auto stock_key = sync::stock_credit_key(item.posting.key);
  const bool marked = stock_key.ok() && sync::mark_of(*item.order, stock_key.value(), refund.id);
  if (marked || sync::is_open_question(*item.order, refund, credit.all, credit.settled))
    credit.settled.merge(TRY(restocked_in_office(item)));
  const auto back = sync::restocked(*item.order, refund, credit.all, credit.settled);
  const auto drafts = sync::credit_drafts(*item.order, refund, credit.all, back, credit.booked, sides_.rules, products_);
  if (!drafts.ok()) return {};  // the step that drafts it says why
  auto settled = item.posting;
  settled.restocked = back;
  if (const auto own = sync::draft_of_key(drafts.value(), settled.key, refund.id); own.ok()) settled.total = own.value().total;
  std::optional<Posting> stock;
  if (drafts.value().stock && !sync::is_stock_credit(settled.key)) {
    stock = TRY(stock_credit(settled, sides_.doors.clock.now()));
    stock->total = drafts.value().stock->total;
    if (TRY(sides_.tables.postings.by_key(stock->key))) stock.reset();
  }
  TRY(sides_.tables.db.transaction([&]() -> Result<void> {
    TRY(sides_.tables.postings.advance(settled, settled.stage));
    if (!stock) return {};
    stock = TRY(sides_.tables.postings.add(*stock));
    return tell(sides_, settled, "divided: only part of the refund is back in stock", stock->key);
  }));
  item.posting = std::move(settled);
  if (!stock) return {};
  made_.push_back({*std::move(stock), item.order, std::nullopt});
  made_.back().credit = item.credit;
  return {};
}

Result<PostingSteps::Batch> PostingSteps::settle(const Batch& batch) {
  Batch good;
  for (auto* item : batch) {
    const bool open = item->credit && !item->posting.restocked && !item->credit->gone &&
                      !item->credit->refund.amount.is_zero() &&
                      !sync::not_credited(item->posting, sides_.rules.settings.orders.after);
    const auto done = open ? settle_one(*item) : Result<void>{};
    if (!done.ok()) {
      TRY(live_through({item}, done.error()));
      continue;
    }
    good.push_back(item);
    if (!open || !item->posting.restocked) continue;
    for (auto* other : batch) {
      if (other->credit && other->posting.order_key == item->posting.order_key && other->posting.order == item->posting.order)
        other->credit->settled[*item->posting.refund] = *item->posting.restocked;
    }
  }
  return good;
}

std::vector<Item> PostingSteps::take_made() { return std::exchange(made_, {}); }

}  // namespace woo24::jobs
