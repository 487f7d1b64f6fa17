#include "woo24/app/service.hpp"

#include "woo24/app/catalogue_lane.hpp"
#include "woo24/app/lane_jobs.hpp"
#include "woo24/app/service_notes.hpp"
#include "woo24/app/stock_lane.hpp"
#include "woo24/app/wish_desk.hpp"
#include "woo24/base/log.hpp"
#include "woo24/jobs/nightly_report.hpp"
#include "woo24/jobs/pauses.hpp"
#include "woo24/words/words.hpp"

#include <malloc.h>

#include <algorithm>
#include <filesystem>

namespace woo24::app {

namespace {

using namespace std::chrono_literals;
using jobs::Lane;

constexpr auto k_results_kept = 1h;

std::string folder_of(const std::string& database) {
  const auto folder = std::filesystem::path(database).parent_path().string();
  return folder.empty() ? "." : folder;
}

void log_error(const std::string& job, const Error& error) {
  log::error("a run ended early: " + words::text(error.reason, settings::Language::en),
             {{"reason", std::string(reason_id(error.reason.id))}, {"job", job}});
}

std::vector<jobs::Row> rows_of(const std::vector<Job>& table) {
  std::vector<jobs::Row> rows;
  for (const auto& job : table) rows.push_back(job.row);
  return rows;
}

}  // namespace

bool is_final(const Error& error) {
  const auto id = error.reason.id;
  return error.kind == Kind::state &&
         (id == ReasonId::state_damaged || id == ReasonId::state_newer || id == ReasonId::state_replaced);
}

/// Every job there is. Within a lane those that are due at once run in this order.
std::vector<Job> Service::table() {
  const auto& s = context_.settings;
  const bool sends = s.orders.mode == settings::Mode::send, orders = s.orders.mode != settings::Mode::off;
  const bool imports = s.office_orders.mode != settings::Mode::off;
  const bool mails = s.mail.configured() && context_.outside.mail;
  std::vector<Job> all;
  const auto desk = [&](const char* job, std::optional<Seconds> pace, std::optional<std::chrono::minutes> daily, bool on,
                        std::function<Result<RunCounts>(bool)> what) {
    all.push_back({{job, Lane::desk, false, pace, daily, on}, std::move(what)});
  };
  const auto lane = [&](Lane where, const char* job, std::optional<Seconds> pace, std::optional<std::chrono::minutes> daily,
                        bool on, LaneJob what) {
    all.push_back(
        {{job, where, true, pace, daily, on}, [this, where, what](bool wished) { return what(place(where), wished); }});
  };
  desk("wishes", 1s, {}, true, [this](bool) -> Result<RunCounts> {
    TRY(take_wishes(tables_, board_, context_.settings, now()));
    return RunCounts{};
  });
  desk("report", {}, s.daily_report, mails, [this](bool) -> Result<RunCounts> {
    TRY(mail_.report(why_down()));
    return RunCounts{};
  });
  desk(k_alarms, 60s, {}, true, [this](bool) { return look_at_alarms(); });
  desk("mail", 1s, {}, mails, [this](bool) -> Result<RunCounts> {
    TRY(mail_.send());
    return RunCounts{};
  });
  desk(k_upkeep, 60s, {}, true, [this](bool) { return look_after(); });

  lane(Lane::orders, k_asked, {}, {}, true, do_what_is_asked);
  all.back().row.asks_sides = false;  // a skip or a retry need neither
  lane(Lane::orders, "orders", s.every_orders, {}, orders, export_orders);
  lane(Lane::orders, "completed", s.every_invoiced, {}, sends, note_completed);
  lane(Lane::orders, "import", s.every_invoiced, {}, imports, import_office_orders);

  const bool products = s.products.mode != settings::ProductMode::off;
  lane(Lane::catalogue, "products", s.products.every, {}, products, keep_products);
  lane(Lane::catalogue, "categories", {}, {}, products, keep_categories);
  lane(Lane::catalogue, "stock", s.stock.every, {}, s.stock.mode != settings::StockMode::off, keep_stock);
  lane(Lane::catalogue, "proof", {}, s.daily_proof, sends, prove_nightly);
  return all;
}

Service::Service(const Context& context, const store::Lease& lease, store::Database& database)
    : context_(context),
      database_(database),
      tables_(database_),
      table_(table()),
      board_(jobs::Scheduler(rows_of(table_), context.outside.chance.draw(), context.outside.clock.now())),
      common_{board_, lease, context.outside.http(context.settings), {}, {}},
      mail_(context_, tables_) {
  for (const auto lane : {Lane::orders, Lane::catalogue, Lane::desk})
    places_.at(static_cast<std::size_t>(lane)) = std::make_unique<Workplace>(context_, lane, common_);
  know_the_day();
  mark_file();
  for (const auto& job : table_) {
    const auto paused = jobs::paused_since(tables_, job.row.job);
    if (!paused.ok() || !paused.value()) continue;
    log::info("still paused by a person", {{"job", job.row.job}, {"since", format_utc(*paused.value())}});
    board_.with([&](jobs::Scheduler& scheduler) { scheduler.pause(job.row.job, true); });
  }
}

Service::~Service() {
  board_.stop();
  for (auto& thread : threads_) thread.join();
  const auto held = in_place();
  if (!held.ok() && held.error().reason.id == ReasonId::state_replaced) leave_what_replaced_it();
}

void Service::mark_file() {
  if (mark_ && mark_->has_reached_the_file()) return;  // the desk alone writes it
  const auto put = store::FileMark::put(database_, context_.outside.chance.draw());
  if (!put.ok()) return;
  const std::lock_guard held(mark_guard_);
  mark_ = put.value();
}

Result<void> Service::in_place() {
  std::optional<store::FileMark> mark;
  {
    const std::lock_guard held(mark_guard_);
    mark = mark_;
  }
  return mark ? mark->in_force() : Result<void>{};
}

/// A person has put a copy in place while the service ran: it stays as it is.
void Service::leave_what_replaced_it() {
  store::leave_as_it_is(database_);
  for (const auto& place : places_) place->leave_file_as_it_is();
  store::set_journal_aside(database_.path());
}

/// Whose clock "daily" is by, and when what is daily was last done. Where it cannot be read, it is asked for again.
void Service::know_the_day() {
  const auto zone = jobs::known_zone(tables_, context_.settings);
  const auto binding = tables_.binding.get();
  const auto report = tables_.cursors.get("report");
  const auto proof = tables_.proofs.last_nightly();
  if (!zone.ok() || !binding.ok() || !binding.value() || !report.ok() || !proof.ok()) return;
  const auto reported = report.value() ? parse_utc(*report.value()) : std::nullopt;
  board_.with([&](jobs::Scheduler& scheduler) {
    scheduler.know(zone.value(), binding.value()->first_start);
    if (reported) scheduler.done("report", *reported);
    if (proof.value()) scheduler.done("proof", proof.value()->at);
  });
}

bool Service::turn(Lane lane) {
  const auto turn = board_.begin(lane, now());
  if (!turn) return false;
  const auto job = std::find_if(table_.begin(), table_.end(), [&](const Job& one) { return one.row.job == turn->job; });
  run(*job, *turn, place(lane));
  return true;
}

void Service::run(const Job& job, const jobs::Turn& turn, Workplace& place) {
  place.pulse().begin_work();
  const auto before = place.answers();
  const auto held = job.row.lane == Lane::desk ? Result<void>{} : in_place();
  const auto done = held.ok() ? job.run(turn.wished) : Result<RunCounts>(Fail{held.error()});
  const auto& after = place.answers();
  jobs::Ending how;
  if (!done.ok()) how.error = done.error();
  how.shop_answered = after.shop.answers > before.shop.answers;
  how.office_answered = after.office.answers > before.office.answers;
  how.cut_short = place.has_made_way() && done.ok();
  if (how.error) {
    log_error(turn.job, *how.error);
    if (how.error->kind != Kind::paused && jobs::ends_the_run(*how.error)) place.forget_sides();
    if (is_final(*how.error)) board_.give_up(*how.error);
  }
  const auto answered = board_.end(turn, now(), how, done.ok() ? done.value() : RunCounts{});
  if (!answered.empty()) {
    auto tables = place.tables();
    for (const auto& [wish, granted] : answered) {
      if (tables.ok()) (void)tables.value()->wishes.grant(wish, granted, now()).ok();  // left: whoever waits asks again
    }
  }
  if (job.row.asks_sides) {
    (void)note_answers(place, before).ok();  // only for `woo24 status`
    malloc_trim(0);
  }
  place.pulse().end_work();
}

void Service::work(Lane lane) {
  while (!board_.stopping()) {
    if (!turn(lane)) board_.wait(lane, context_.outside.clock);
  }
  at_work_.at(static_cast<std::size_t>(lane)) = false;
}

void Service::start() {
  for (const auto lane : {Lane::orders, Lane::catalogue}) {
    at_work_.at(static_cast<std::size_t>(lane)) = true;
    threads_.emplace_back([this, lane] { work(lane); });
  }
}

bool Service::has_ended() const {
  return std::none_of(at_work_.begin(), at_work_.end(), [](const std::atomic<bool>& one) { return one.load(); });
}

bool Service::goes_on() const {
  return std::all_of(places_.begin(), places_.end(), [](const auto& place) { return place->pulse().is_felt(); });
}

std::optional<Reason> Service::why_down() {
  const auto troubles = board_.troubles();
  return troubles.empty() ? std::nullopt : std::optional(troubles.front().error.reason);
}

Result<RunCounts> Service::look_at_alarms() {
  if (!board_.tried()) return RunCounts{};  // or an alarm would be over because nobody has looked yet
  jobs::Seen seen;
  for (const auto& trouble : board_.troubles()) seen.down.push_back(trouble.error);
  seen.folder = folder_of(context_.settings.database);
  const auto room = context_.outside.environment.free_bytes(seen.folder);
  if (room.ok()) seen.free_bytes = room.value();
  TRY(mail_.alarms(seen));
  return RunCounts{};
}

Result<RunCounts> Service::look_after() {
  TRY(in_place());
  mark_file();
  know_the_day();
  TRY(tables_.wishes.forget_granted_before(now() - k_results_kept));
  const auto upcoming = board_.with([&](jobs::Scheduler& scheduler) { return scheduler.upcoming(now()); });
  TRY(note_plans(tables_, upcoming, board_.troubles(), now()));
  counts_line_ = TRY(counts_line(tables_));
  return RunCounts{};
}

std::string Service::line() {
  const auto troubles = board_.troubles();
  return status_line(context_.settings, troubles, counts_line_, !board_.tried());
}

Result<void> Service::prove_settings() {
  auto& orders = place(Lane::orders);
  orders.pulse().begin_work();
  const auto proved = orders.sides();
  orders.pulse().end_work();
  if (!proved.ok()) return Fail{proved.error()};
  return {};
}

}  // namespace woo24::app
