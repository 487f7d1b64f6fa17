#include "woo24/jobs/alarm.hpp"

#include "woo24/jobs/nightly_report.hpp"
#include "woo24/report/letter.hpp"
#include "woo24/store/reports.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

constexpr const char* k_oldest = "oldest-unsent";

/// No time will help: somebody has to act.
bool needs_a_person(Kind kind) { return kind == Kind::sign_in || kind == Kind::binding || kind == Kind::configuration; }

/// On its way, and nothing that it waits for is as it should be.
bool is_overdue(const Posting& posting, Instant before) {
  if (posting.kind != PostingKind::order || posting.stage >= Stage::releasing) return false;
  if (!posting.taken_at || *posting.taken_at > before) return false;
  if (posting.standing == Standing::moving) return posting.stage >= Stage::drafted;
  return posting.standing == Standing::waiting && posting.reason && posting.reason->id != ReasonId::not_captured_yet &&
         posting.reason->id != ReasonId::waits_for_its_order;
}

Result<std::optional<Cause>> oldest_unsent(Tables& tables, const settings::Settings& settings, const Zone& zone, Instant now) {
  std::optional<Posting> oldest;
  int count = 0;
  for (const auto& posting : TRY(tables.postings.open())) {
    if (!is_overdue(posting, now - settings.alarm.oldest_unsent)) continue;
    ++count;
    if (!oldest || *posting.taken_at < *oldest->taken_at) oldest = posting;
  }
  if (!oldest) return std::optional<Cause>{};
  return std::optional(Cause{k_oldest,
                             Reason{ReasonId::oldest_unsent,
                                    {{"order", std::to_string(oldest->order.value)},
                                     {"since", zone.local_minute(*oldest->taken_at)},
                                     {"count", count > 1 ? std::to_string(count) : ""}}},
                             *oldest->taken_at});
}

}  // namespace

Result<std::vector<Cause>> standing_causes(Tables& tables, const settings::Settings& settings, const Zone& zone, Instant now,
                                           const std::optional<Error>& down) {
  std::vector<Cause> causes;
  if (settings.orders.mode == settings::Mode::off) return causes;
  const auto good = TRY(tables.runs.last_good("orders"));
  const auto last = TRY(tables.runs.last("orders"));
  const auto binding = TRY(tables.binding.get());
  const auto since = good ? good->started : last ? last->started : binding ? binding->first_start : now;
  if (down && needs_a_person(down->kind)) {
    causes.push_back({std::string(reason_id(down->reason.id)), down->reason, good ? good->started : now});
  } else if (down && now - since >= settings.alarm.nothing_through) {
    causes.push_back({"nothing-through", down->reason, since});
  }
  if (settings.orders.mode != settings::Mode::send) return causes;
  auto waits = TRY(oldest_unsent(tables, settings, zone, now));
  // While nothing gets through, what waits waits for that: no alarm of its own, but one that stands is not over either.
  store::Reports reports(tables.db);
  const auto standing = TRY(reports.alarms());
  const bool said = std::any_of(standing.begin(), standing.end(), [](const auto& one) { return one.cause == k_oldest; });
  if (waits && (!down || said)) causes.push_back(std::move(*waits));
  return causes;
}

Result<void> raise_alarms(Tables& tables, const settings::Settings& settings, const Zone& zone, ChanceDoor& chance, Instant now,
                          const std::vector<Cause>& causes) {
  if (!settings.mail.configured()) return {};
  const report::Sender sender{settings.shop_id, language_of(settings), zone};
  return tables.db.transaction([&]() -> Result<void> {
    store::Reports reports(tables.db);
    const auto standing = TRY(reports.alarms());
    for (const auto& cause : causes) {
      const auto known = std::find_if(standing.begin(), standing.end(),
                                      [&](const store::StandingAlarm& one) { return one.cause == cause.name; });
      const bool said = known != standing.end();
      if (said && now >= known->said_at && now - known->said_at < settings.alarm.repeat) continue;
      const auto since = said ? known->since : cause.since;
      TRY(post(tables, settings, chance, now, "alarm", report::alarm(sender, cause.reason, since)));
      TRY(reports.put({cause.name, cause.reason, since, now}));
    }
    for (const auto& one : standing) {
      if (std::any_of(causes.begin(), causes.end(), [&](const Cause& cause) { return cause.name == one.cause; })) continue;
      TRY(post(tables, settings, chance, now, "alarm", report::all_clear(sender, one.reason, one.since, now)));
      TRY(reports.end_alarm(one.cause));
    }
    return {};
  });
}

}  // namespace woo24::jobs
