#include "woo24/jobs/wishes.hpp"

#include "woo24/sync/key.hpp"
#include "woo24/sync/order_change.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

Result<Posting> known_order(Tables& tables, shop::OrderId order) {
  auto posting = TRY(tables.postings.by_order(order));
  if (!posting) return Fail{Kind::refused, Reason{ReasonId::order_not_known, {{"order", std::to_string(order.value)}}}};
  return *posting;
}

/// The newest sale of that id first, then the credits of its refunds and its changes.
Result<std::vector<Posting>> with_credits(Tables& tables, shop::OrderId order) {
  std::vector<Posting> rows{TRY(known_order(tables, order))};
  for (auto& posting : TRY(tables.postings.all_of_order(order))) {
    const bool credit = posting.kind == PostingKind::credit && sync::is_credit_of(posting.key, rows.front().key);
    if (credit || (sync::is_change(posting.kind) && sync::changed_sale(posting.key) == rows.front().key))
      rows.push_back(std::move(posting));
  }
  return rows;
}

Result<void> told(Tables& tables, Instant now, const Posting& posting, const std::string& what) {
  return tables.trail.add({now, "order:" + std::to_string(posting.order.value), what, "by command"});
}

Reason by_person() { return Reason{ReasonId::skipped_by_person, {}}; }

}  // namespace

Result<Posting> retry_order(Tables& tables, Instant now, shop::OrderId order, bool again) {
  std::optional<Posting> result;
  TRY(tables.db.transaction([&]() -> Result<void> {
    const auto rows = TRY(with_credits(tables, order));
    for (const auto& posting : rows) {
      const auto retried = sync::retried(posting, again, now);
      if (!retried) continue;
      TRY(tables.postings.advance(*retried, posting.stage));
      TRY(told(tables, now, *retried, "retry"));
      if (!result) result = retried;
    }
    if (result) return {};
    return Fail{Kind::refused, Reason{ReasonId::nothing_to_retry,
                                      {{"order", std::to_string(order.value)},
                                       {"standing", std::string(store::standing_name(rows.front().standing))}}}};
  }));
  return *result;
}

Result<std::optional<Posting>> skip_unsent(Tables& tables, Instant now, shop::OrderId order) {
  std::optional<Posting> result;
  TRY(tables.db.transaction([&]() -> Result<void> {
    const auto rows = TRY(with_credits(tables, order));
    for (const auto& posting : rows) {
      const bool sale = &posting == &rows.front();
      const auto skipped = sync::skipped(posting, by_person(), now);
      if (!skipped || (!sale && posting.standing != Standing::failed)) continue;
      TRY(tables.postings.advance(*skipped, posting.stage));
      TRY(told(tables, now, *skipped, "skip"));
      if (!result) result = skipped;
    }
    return {};
  }));
  return result;
}

Result<Posting> skip_order(Sides& sides, Writers writers, shop::OrderId order) {
  if (auto done = TRY(skip_unsent(sides.tables, sides.doors.clock.now(), order))) return *done;
  const auto rows = TRY(with_credits(sides.tables, order));
  const auto staged = std::find_if(rows.begin(), rows.end(),
                                   [](const Posting& one) { return one.stage == Stage::staged && !sync::is_change(one.kind); });
  const auto& posting = staged == rows.end() ? rows.front() : *staged;
  if (staged == rows.end()) {
    return Fail{Kind::refused,
                Reason{ReasonId::cannot_skip,
                       {{"order", std::to_string(order.value)}, {"stage", std::string(store::stage_name(posting.stage))}}}};
  }
  PostingSteps steps(sides, writers);
  Item item{posting, std::nullopt, std::nullopt};
  TRY(steps.withdraw(item, by_person()));
  TRY(told(sides.tables, sides.doors.clock.now(), item.posting, "skip"));
  return item.posting;
}

}  // namespace woo24::jobs
