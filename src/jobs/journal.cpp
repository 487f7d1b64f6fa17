#include "woo24/jobs/journal.hpp"

#include "woo24/sync/customer_name.hpp"

namespace woo24::jobs {

Result<void> tell_standing(Sides& sides, const Posting& posting) {
  auto what = std::string(store::stage_name(posting.stage));
  if (posting.standing != Standing::moving) what += ", " + std::string(store::standing_name(posting.standing));
  auto detail =
      posting.reason ? std::string(reason_id(posting.reason->id)) + " " + arguments_json(*posting.reason) : std::string();
  if (detail.empty() && posting.office_order) detail = "office order " + std::to_string(posting.office_order->value);
  return tell(sides, posting, what, detail);
}

Result<void> journal(Sides& sides, const Moves& found) {
  if (found.empty()) return {};
  const auto now = sides.doors.clock.now();
  std::vector<std::pair<Posting, Stage>> moves;
  for (const auto& [item, evidence] : found) {
    auto then = sync::after(item->posting, evidence, sides.limits, now);
    if (item->order) sync::name_customer(then, *item->order);
    moves.emplace_back(std::move(then), item->posting.stage);
  }
  TRY(sides.tables.db.transaction([&]() -> Result<void> {
    TRY(sides.tables.postings.advance_all(moves));
    for (std::size_t n = 0; n < moves.size(); ++n) {
      const auto& before = found[n].first->posting;
      const auto& now_is = moves[n].first;
      if (before.stage == now_is.stage && before.standing == now_is.standing && before.reason == now_is.reason) continue;
      TRY(tell_standing(sides, now_is));
    }
    return {};
  }));
  for (std::size_t n = 0; n < moves.size(); ++n) found[n].first->posting = moves[n].first;
  return {};
}

}  // namespace woo24::jobs
