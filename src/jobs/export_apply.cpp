// The second half of the orders job: what was planned is carried through its steps.
#include "woo24/jobs/change_steps.hpp"
#include "woo24/jobs/export_orders.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <set>

namespace woo24::jobs {

namespace {

using StepFunction = Result<void> (PostingSteps::*)(const PostingSteps::Batch&);
struct StepEntry {
  sync::Step step;
  StepFunction run;
};
// In the order of the way: a batch is carried from its first step to its last before the next batch begins.
constexpr std::array k_steps{
    StepEntry{sync::Step::draft, &PostingSteps::draft},
    StepEntry{sync::Step::customer, &PostingSteps::customer},
    StepEntry{sync::Step::look, &PostingSteps::look_and_save},
    StepEntry{sync::Step::reconcile, &PostingSteps::reconcile},
    StepEntry{sync::Step::verify, &PostingSteps::verify_and_release},
    StepEntry{sync::Step::reconcile_release, &PostingSteps::reconcile_release},
    StepEntry{sync::Step::confirm, &PostingSteps::confirm},
    StepEntry{sync::Step::annotate, &PostingSteps::annotate},
};

/// Carries one batch as far as it goes now. Ends when a whole round moved nothing.
Result<void> carry(Sides& sides, PostingSteps& steps, const std::vector<Item*>& batch, const std::function<bool()>& stop) {
  std::set<std::int64_t> tried;  // it waits or failed in this run: its pause is broken once, not more
  for (bool progressed = true; progressed && !stop();) {
    progressed = false;
    for (const auto& entry : k_steps) {
      PostingSteps::Batch due;
      for (auto* item : batch) {
        const auto step = sync::next(item->posting, sides.limits, sides.doors.clock.now()).step;
        if (step == entry.step && !tried.contains(item->posting.id)) due.push_back(item);
      }
      if (due.empty()) continue;
      std::vector<std::pair<Stage, int>> before;
      for (const auto* item : due) before.emplace_back(item->posting.stage, item->writes);
      TRY((steps.*entry.run)(due));
      for (std::size_t n = 0; n < due.size(); ++n) {
        const auto& posting = due[n]->posting;
        if (posting.standing != Standing::moving || (posting.stage == Stage::seen && entry.step == sync::Step::draft))
          tried.insert(posting.id);
        progressed = progressed || before[n] != std::pair(posting.stage, due[n]->writes);
      }
      if (stop()) return {};
    }
  }
  return {};
}

}  // namespace

Result<RunCounts> apply_orders(Sides& sides, Writers writers, OrderWork& work, const std::function<bool()>& stop,
                               const Progress& progress) {
  PostingSteps steps(sides, writers);
  ChangeSteps change_steps(sides, writers);
  std::vector<Item*> orders, changes, credits;
  const auto now = sides.doors.clock.now();
  for (auto& item : work.items) {
    const auto step = sync::next(item.posting, sides.limits, now).step;
    if (item.posting.id == 0 || rests(item.posting) || step == sync::Step::end || step == sync::Step::rest) continue;
    const auto kind = item.posting.kind;
    (kind == PostingKind::order ? orders : kind == PostingKind::credit ? credits : changes).push_back(&item);
  }
  // A credit follows its sale: all sales first, so that a refund of this morning's order is credited in this very run. So does
  // a change, and a credit is of the order as it has become.
  auto moving = orders;
  moving.insert(moving.end(), changes.begin(), changes.end());
  moving.insert(moving.end(), credits.begin(), credits.end());
  const auto before_credits = orders.size() + changes.size();
  std::deque<Item> made;  // on the way: second credits of refunds that were divided
  std::optional<Error> ended_by;
  const auto size = TRY(batch_size(sides));
  for (std::size_t start = 0, end = 0; start < moving.size() && !stop(); start = end) {
    const bool change = start >= orders.size() && start < before_credits;
    end = change ? start + 1 : std::min(start + size, moving.size());
    if (start < orders.size()) end = std::min(end, orders.size());
    auto carried =
        change ? change_steps.carry(*moving[start], stop)
               : carry(sides, steps,
                       {moving.begin() + static_cast<std::ptrdiff_t>(start), moving.begin() + static_cast<std::ptrdiff_t>(end)},
                       stop);
    for (auto& item : steps.take_made()) moving.push_back(&made.emplace_back(std::move(item)));
    for (std::size_t n = start; n < end; ++n) {
      moving[n]->order.reset();
      moving[n]->draft.reset();
    }
    if (progress) progress(end, moving.size());
    if (!carried.ok()) {
      ended_by = carried.error();
      break;
    }
  }
  auto counts = TRY(standing_counts(sides.tables));
  counts.seen = work.seen;
  for (const auto* item : moving) {
    // A change that found nothing to be done has sent nothing.
    const bool sent = !sync::is_change(item->posting.kind) || item->writes > 0;
    if (sent && item->posting.stage >= Stage::released && item->posting.standing == Standing::moving) ++counts.sent;
    if (item->posting.standing == Standing::skipped) ++counts.skipped;
  }
  if (ended_by) return Fail{*ended_by};
  return counts;
}

Result<RunCounts> standing_counts(Tables& tables) {
  RunCounts counts;
  for (const auto& [what, count] : TRY(tables.postings.counts())) {
    if (what.ends_with("/failed")) counts.failed += static_cast<int>(count);
    if (what.ends_with("/waiting")) counts.waiting += static_cast<int>(count);
  }
  return counts;
}

RunCounts counts_of(const OrderPlan& plan) {
  RunCounts counts;
  for (const auto& change : plan.changes) {
    ++counts.seen;
    if (std::holds_alternative<FailOrder>(change)) ++counts.failed;
    if (std::holds_alternative<WaitOrder>(change)) ++counts.waiting;
  }
  return counts;
}

}  // namespace woo24::jobs
