#include "woo24/jobs/wishes.hpp"

namespace woo24::jobs {

namespace {

Result<Posting> known_order(Tables& tables, shop::OrderId order) {
  auto posting = TRY(tables.postings.by_order(order));
  if (!posting) return Fail{Kind::refused, Reason{ReasonId::order_not_known, {{"order", std::to_string(order.value)}}}};
  return *posting;
}

Result<void> told(Tables& tables, Doors doors, const Posting& posting, const std::string& what) {
  return tables.trail.add({doors.clock.now(), "order:" + std::to_string(posting.order.value), what, "by command"});
}

Reason by_person() { return Reason{ReasonId::skipped_by_person, {}}; }

}  // namespace

Result<Posting> retry_order(Tables& tables, Doors doors, shop::OrderId order, bool again) {
  std::optional<Posting> result;
  TRY(tables.db.transaction([&]() -> Result<void> {
    auto posting = TRY(known_order(tables, order));
    const bool stands = posting.standing == Standing::failed || posting.standing == Standing::waiting || posting.standing == Standing::skipped;
    const bool deleted = posting.reason && posting.reason->id == ReasonId::deleted_in_office;
    if (!stands || posting.stage == Stage::done || (deleted && !again)) {
      return Fail{Kind::refused, Reason{ReasonId::nothing_to_retry, {{"order", std::to_string(order.value)},
                                                                     {"standing", std::string(store::standing_name(posting.standing))}}}};
    }
    const auto from = posting.stage;
    if (deleted) {  // made anew, and looked for once more before that
      posting.stage = Stage::seen;
      posting.office_order.reset();
      posting.staging_at.reset();
      posting.content.clear();
    } else if (posting.stage < Stage::staging) {
      posting.stage = Stage::seen;
    }
    posting.standing = Standing::waiting;  // taken by the next run, whatever else rests
    posting.reason.reset();
    posting.next_try_at.reset();
    posting.attempts = 0;
    posting.moved_at = doors.clock.now();
    TRY(tables.postings.advance(posting, from));
    result = posting;
    return told(tables, doors, posting, "retry");
  }));
  return *result;
}

Result<std::optional<Posting>> skip_unsent(Tables& tables, Doors doors, shop::OrderId order) {
  std::optional<Posting> result;
  TRY(tables.db.transaction([&]() -> Result<void> {
    auto posting = TRY(known_order(tables, order));
    if (posting.stage >= Stage::staging) return {};
    const auto from = posting.stage;
    posting.standing = Standing::skipped;
    posting.reason = by_person();
    posting.next_try_at.reset();
    posting.moved_at = doors.clock.now();
    TRY(tables.postings.advance(posting, from));
    result = posting;
    return told(tables, doors, posting, "skip");
  }));
  return result;
}

Result<Posting> skip_order(Sides& sides, Writers writers, shop::OrderId order) {
  if (auto done = TRY(skip_unsent(sides.tables, sides.doors, order))) return *done;
  auto posting = TRY(known_order(sides.tables, order));
  if (posting.stage != Stage::staged) {
    return Fail{Kind::refused, Reason{ReasonId::cannot_skip, {{"order", std::to_string(order.value)}, {"stage", std::string(store::stage_name(posting.stage))}}}};
  }
  PostingSteps steps(sides, writers);
  Item item{posting, std::nullopt, std::nullopt};
  TRY(steps.withdraw(item, by_person()));
  TRY(told(sides.tables, sides.doors, item.posting, "skip"));
  return item.posting;
}

}  // namespace woo24::jobs
