#include "woo24/jobs/wishes.hpp"

namespace woo24::jobs {

namespace {

Result<Posting> known_order(Tables& tables, shop::OrderId order) {
  auto posting = TRY(tables.postings.by_order(order));
  if (!posting) return Fail{Kind::refused, Reason{ReasonId::order_not_known, {{"order", std::to_string(order.value)}}}};
  return *posting;
}

Result<void> told(Tables& tables, Instant now, const Posting& posting, const std::string& what) {
  return tables.trail.add({now, "order:" + std::to_string(posting.order.value), what, "by command"});
}

Reason by_person() { return Reason{ReasonId::skipped_by_person, {}}; }

}  // namespace

Result<Posting> retry_order(Tables& tables, Instant now, shop::OrderId order, bool again) {
  std::optional<Posting> result;
  TRY(tables.db.transaction([&]() -> Result<void> {
    const auto posting = TRY(known_order(tables, order));
    result = sync::retried(posting, again, now);
    if (!result) {
      return Fail{Kind::refused, Reason{ReasonId::nothing_to_retry,
                                        {{"order", std::to_string(order.value)},
                                         {"standing", std::string(store::standing_name(posting.standing))}}}};
    }
    TRY(tables.postings.advance(*result, posting.stage));
    return told(tables, now, *result, "retry");
  }));
  return *result;
}

Result<std::optional<Posting>> skip_unsent(Tables& tables, Instant now, shop::OrderId order) {
  std::optional<Posting> result;
  TRY(tables.db.transaction([&]() -> Result<void> {
    const auto posting = TRY(known_order(tables, order));
    if (posting.stage >= Stage::staging) return {};
    result = sync::after(posting, sync::Withdrawn{by_person()}, {}, now);
    TRY(tables.postings.advance(*result, posting.stage));
    return told(tables, now, *result, "skip");
  }));
  return result;
}

Result<Posting> skip_order(Sides& sides, Writers writers, shop::OrderId order) {
  if (auto done = TRY(skip_unsent(sides.tables, sides.doors.clock.now(), order))) return *done;
  auto posting = TRY(known_order(sides.tables, order));
  if (posting.stage != Stage::staged) {
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
