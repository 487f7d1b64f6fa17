#include "woo24/jobs/alarm.hpp"

#include "woo24/jobs/nightly_report.hpp"
#include "woo24/jobs/pauses.hpp"
#include "woo24/report/letter.hpp"
#include "woo24/store/reports.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

constexpr const char* k_oldest = "oldest-unsent";
constexpr const char* k_paused = "orders-paused";
constexpr const char* k_nothing = "nothing-through";
constexpr const char* k_disk = "disk-low";

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

/// A pause that somebody may have forgotten. What comes meanwhile waits in the shop, where nobody has looked at it: no order of
/// its own tells that it waits.
Result<std::optional<Cause>> forgotten_pause(Tables& tables, const settings::Settings& settings, const Zone& zone,
                                             Instant now) {
  const auto since = TRY(paused_since(tables, "orders"));
  if (!since || now - *since < settings.alarm.oldest_unsent) return std::optional<Cause>{};
  return std::optional(Cause{k_paused, Reason{ReasonId::orders_paused, {{"since", zone.local_minute(*since)}}}, *since});
}

bool is_standing(const std::vector<store::StandingAlarm>& alarms, const std::string& cause) {
  return std::any_of(alarms.begin(), alarms.end(), [&](const auto& one) { return one.cause == cause; });
}

/// When something last went well of what these settings do.
Result<Instant> good_since(Tables& tables, const settings::Settings& settings, Instant now) {
  const auto* job = settings.orders.mode != settings::Mode::off ? "orders" : "import";
  if (const auto good = TRY(tables.runs.last_good(job))) return good->started;
  if (const auto last = TRY(tables.runs.last(job))) return last->started;
  const auto binding = TRY(tables.binding.get());
  return binding ? binding->first_start : now;
}

Result<void> add_sides(std::vector<Cause>& causes, Tables& tables, const settings::Settings& settings, Instant now,
                       const std::vector<Error>& down) {
  const auto since = TRY(good_since(tables, settings, now));
  for (const auto& error : down) {
    const auto name = needs_a_person(error.kind) ? std::string(reason_id(error.reason.id)) : std::string(k_nothing);
    const bool told = std::any_of(causes.begin(), causes.end(), [&](const Cause& one) { return one.name == name; });
    if (told || (name == k_nothing && now - since < settings.alarm.nothing_through)) continue;
    causes.push_back({name, error.reason, since});
  }
  return {};
}

void add_disk(std::vector<Cause>& causes, const std::vector<store::StandingAlarm>& standing, Instant now, const Seen& seen) {
  if (!seen.free_bytes) return;
  const auto enough = is_standing(standing, k_disk) ? k_little_room + k_little_room / 2 : k_little_room;
  if (*seen.free_bytes >= enough) return;
  causes.push_back(
      {k_disk, Reason{ReasonId::disk_low, {{"folder", seen.folder}, {"free", std::to_string(*seen.free_bytes >> 20)}}}, now});
}

/// Each reason is a cause of its own: one that has stood for long does not hide the next.
Result<void> add_brakes(std::vector<Cause>& causes, store::Database& db, const settings::Settings& settings) {
  for (const auto& brake : TRY(standing_brakes(db, settings)))
    causes.push_back({"brake:" + brake.job + ":" + std::string(reason_id(brake.reason.id)), brake.reason, brake.since});
  return {};
}

}  // namespace

Result<std::vector<store::BrakeRow>> standing_brakes(store::Database& db, const settings::Settings& settings) {
  std::vector<store::BrakeRow> standing;
  store::Brakes brakes(db);
  const auto add = [&](const char* job, bool on) -> Result<void> {
    if (!on) return {};
    if (auto brake = TRY(brakes.of(job))) standing.push_back(std::move(*brake));
    return {};
  };
  TRY(add("products", settings.products.mode != settings::ProductMode::off));
  TRY(add("stock", settings.stock.mode != settings::StockMode::off));
  return standing;
}

Result<std::vector<Cause>> standing_causes(Tables& tables, const settings::Settings& settings, const Zone& zone, Instant now,
                                           const Seen& seen) {
  std::vector<Cause> causes;
  const auto standing = TRY(store::Reports(tables.db).alarms());
  add_disk(causes, standing, now, seen);
  TRY(add_brakes(causes, tables.db, settings));
  TRY(add_sides(causes, tables, settings, now, seen.down));
  if (settings.orders.mode != settings::Mode::send) return causes;
  if (auto paused = TRY(forgotten_pause(tables, settings, zone, now))) causes.push_back(std::move(*paused));
  auto waits = TRY(oldest_unsent(tables, settings, zone, now));
  // While nothing gets through, what waits waits for that: no alarm of its own, but one that stands is not over either.
  if (waits && (seen.down.empty() || is_standing(standing, k_oldest))) causes.push_back(std::move(*waits));
  return causes;
}

Result<int> raise_alarms(Tables& tables, const settings::Settings& settings, const Zone& zone, ChanceDoor& chance, Instant now,
                         const std::vector<Cause>& causes) {
  if (!settings.mail.configured()) return 0;
  int said_now = 0;
  const report::Sender sender{settings.shop_id, language_of(settings), zone};
  TRY(tables.db.transaction([&]() -> Result<void> {
    said_now = 0;
    store::Reports reports(tables.db);
    const auto standing = TRY(reports.alarms());
    for (const auto& cause : causes) {
      const auto known = std::find_if(standing.begin(), standing.end(),
                                      [&](const store::StandingAlarm& one) { return one.cause == cause.name; });
      const bool said = known != standing.end();
      if (said && now >= known->said_at && now - known->said_at < settings.alarm.repeat) continue;
      const auto since = said ? known->since : cause.since;
      TRY(post(tables, settings, chance, now, "alarm", report::alarm(sender, cause.reason, since)));
      ++said_now;
      TRY(reports.put({cause.name, cause.reason, since, now}));
    }
    for (const auto& one : standing) {
      if (std::any_of(causes.begin(), causes.end(), [&](const Cause& cause) { return cause.name == one.cause; })) continue;
      TRY(post(tables, settings, chance, now, "alarm", report::all_clear(sender, one.reason, one.since, now)));
      ++said_now;
      TRY(reports.end_alarm(one.cause));
    }
    return {};
  }));
  return said_now;
}

}  // namespace woo24::jobs
