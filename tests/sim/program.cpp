#include "sim/program.hpp"

#include "sim/lanes_catalogue.hpp"
#include "woo24/jobs/completed.hpp"
#include "woo24/jobs/import_orders.hpp"
#include "woo24/jobs/orders_run.hpp"
#include "woo24/jobs/rebuild.hpp"
#include "woo24/jobs/wishes.hpp"

#include <fmt/core.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

namespace woo24::sim {

namespace {

using namespace std::chrono_literals;

constexpr int k_desk = 1;  ///< the worker at the command line

std::string made_folder() {
  // In memory where there is such a place: a simulated week waits for thousands of syncs to a disk otherwise.
  const std::filesystem::path memory = "/dev/shm";
  auto name =
      ((access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path()) / "woo24-sim-XXXXXX").string();
  return mkdtemp(name.data());
}

std::string words(const Error& error) { return std::string(reason_id(error.reason.id)) + " " + arguments_json(error.reason); }

/// Whether someone stands in a transaction on that file.
bool is_locked(const std::string& path) {
  if (!std::filesystem::exists(path)) return true;  // about to be made
  sqlite3* db = nullptr;
  bool locked = true;
  if (sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK) {
    sqlite3_busy_timeout(db, 0);
    locked = sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) != SQLITE_OK;
    if (!locked) sqlite3_exec(db, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  sqlite3_close(db);
  return locked;
}

void remove_all_in(const std::string& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) std::filesystem::remove_all(entry.path());
}

}  // namespace

std::optional<Error> OrdersLane::run(jobs::Sides& sides, jobs::Writers writers, const std::function<bool()>& stop) {
  const auto done = jobs::run_orders(sides, writers, stop, {});
  return done.ok() ? std::nullopt : std::optional(done.error());
}

std::optional<Error> CompletedLane::run(jobs::Sides& sides, jobs::Writers writers, const std::function<bool()>& stop) {
  const auto now = sides.doors.clock.now();
  if (now >= last_ && now - last_ < sides.rules.settings.every_invoiced) return std::nullopt;
  last_ = now;
  const auto done = jobs::run_completed(sides, writers, stop);
  return done.ok() ? std::nullopt : std::optional(done.error());
}

std::optional<Error> ImportLane::run(jobs::Sides& sides, jobs::Writers writers, const std::function<bool()>& stop) {
  const auto now = sides.doors.clock.now();
  if (now >= last_ && now - last_ < sides.rules.settings.every_invoiced) return std::nullopt;
  last_ = now;
  const auto done = jobs::run_imports(sides, writers, stop);
  return done.ok() ? std::nullopt : std::optional(done.error());
}

/// One process: its doors and what the service holds while it runs.
struct Program::Life {
  Life(Gate& gate, Town& town, int worker, std::uint64_t seed, std::chrono::seconds clock_error,
       const settings::Settings& settings)
      : doors(gate, town, worker, seed),
        outside{[this](const settings::Settings&) { return std::make_unique<LentHttp>(doors); },
                doors,
                doors,
                doors,
                out,
                out,
                in,
                {},
                {}},
        context{outside, {}, settings} {
    doors.set_clock_error(clock_error);
  }
  WorkerDoors doors;
  std::ostringstream out;
  std::istringstream in;
  app::Outside outside;
  app::Context context;
  std::unique_ptr<app::Wiring> wiring;
  std::optional<jobs::Sides> sides;
  Instant prepared_at{};
};

Program::Program(Town& town, Gate& gate, int worker, Dice dice)
    : town_(town),
      gate_(gate),
      worker_(worker),
      dice_(dice.branch()),
      desk_dice_(dice.branch()),
      folder_(made_folder()),
      settings_(settings_of(town.scenario)) {
  settings_.database = folder_ + "/now/woo24.db";
  std::filesystem::create_directory(folder_ + "/now");
  lanes_.push_back(std::make_unique<OrdersLane>());
  if (town.scenario.completes) lanes_.push_back(std::make_unique<CompletedLane>());
  if (town.scenario.office_orders > 0 && worker == 0) lanes_.push_back(std::make_unique<ImportLane>());
  if (worker == 0) add_catalogue_lanes(town_, settings_, lanes_);
}

Program::~Program() {
  life_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

/// As the service: the parts are kept while they work, and made anew after an error or an hour.
Result<void> Program::ready() {
  if (!life_) {
    life_ = std::make_unique<Life>(gate_, town_, worker_, dice_.draw(), clock_error_, settings_);
    ++lives_;
    town_.story.tell(worker_ == 0 ? "woo24" : "other woo24", "starts");
  }
  const auto now = life_->doors.now();
  if (life_->sides && (now < life_->prepared_at || now - life_->prepared_at > 1h)) life_->sides.reset();
  if (life_->sides) return {};
  life_->wiring.reset();
  life_->wiring = TRY(app::Wiring::make(life_->context, true));
  auto sides = TRY(life_->wiring->sides(true));
  life_->sides.emplace(std::move(sides));
  life_->prepared_at = now;
  return {};
}

Result<void> Program::grant_wishes(bool& run_now) {
  auto& wiring = *life_->wiring;
  for (const auto& wish : TRY(wiring.tables.wishes.all())) {
    const shop::OrderId order{std::stoll(wish.subject)};
    std::optional<Error> error;
    if (wish.what == "retry") {
      auto done = jobs::retry_order(wiring.tables, life_->doors.now(), order, wish.detail == "again");
      if (!done.ok()) error = done.error();
      run_now = true;
    } else {
      auto done = jobs::skip_order(*life_->sides, wiring.writers(), order);
      if (!done.ok()) error = done.error();
    }
    town_.story.tell("woo24", wish.what + " " + wish.detail + ": " + (error ? words(*error) : "done"), {order.value});
    TRY(wiring.tables.wishes.remove(wish.id));
  }
  return {};
}

std::optional<Error> Program::turn(bool as_sync) {
  if (auto made = ready(); !made.ok()) return made.error();
  bool run_now = as_sync;
  if (auto granted = grant_wishes(run_now); !granted.ok()) return granted.error();
  life_->sides->limits.ignore_pauses = run_now;
  int left = !gate_.is_calm() && dice_.chance(5) ? dice_.between(1, 20) : -1;  // told to stop after so many looks at the signal
  const auto stop = [&left] { return left >= 0 && left-- == 0; };
  for (auto& lane : lanes_) {
    ++town_.tally.runs;
    lane->meet(*life_->wiring);
    if (auto error = lane->run(*life_->sides, life_->wiring->writers(), stop)) {
      if (error->kind != Kind::paused) life_->sides.reset();
      return error;
    }
  }
  return std::nullopt;
}

/// A turn; a crash is not caught here.
void Program::live(bool as_sync) {
  if (dice_.chance(town_.scenario.crashes * 4)) {
    // One draw after the other: the order of a call's arguments is the compiler's own.
    const auto moment = dice_.chance(50) ? sandbox::Moment::before : sandbox::Moment::after;
    const auto call = dice_.between(1, 400);
    if (!gate_.is_calm()) town_.world.run().crash_at(call, moment);
  }
  ended_by_ = turn(as_sync);
  const char* who = worker_ == 0 ? "woo24" : "other woo24";
  if (ended_by_) {
    town_.story.tell(who, "the run ends early: " + words(*ended_by_));
  } else {
    town_.story.tell(who, "the run is over");
  }
  if (ended_by_ && ended_by_->kind == Kind::state) life_.reset();
}

void Program::poll(bool as_sync) {
  try {
    live(as_sync);
  } catch (const sandbox::Crash& crash) {
    town_.story.tell(worker_ == 0 ? "woo24" : "other woo24", "dies at its door call " + std::to_string(crash.call));
    life_.reset();
    ended_by_.reset();
  }
  town_.world.run().restart();
}

void Program::poll_beside_command_line(bool as_sync) {
  if (!std::filesystem::exists(settings_.database)) return poll(as_sync);
  Baton baton(dice_.branch(), 2);
  gate_.share(&baton, [this] { return is_locked(settings_.database); });
  bool died = false;
  std::thread service([&] {
    baton.begin(0);
    try {
      live(as_sync);
    } catch (const sandbox::Crash&) {
      died = true;
    }
    baton.leave(0);
  });
  std::thread desk([&] {
    baton.begin(k_desk);
    try {
      at_the_command_line();
    } catch (const sandbox::Crash&) {
    }
    baton.leave(k_desk);
  });
  service.join();
  desk.join();
  gate_.share(nullptr, {});
  if (died) {
    town_.story.tell("woo24", "dies");
    life_.reset();
    ended_by_.reset();
  }
  town_.world.run().restart();
}

void Program::at_the_command_line() {
  Life own(gate_, town_, k_desk, desk_dice_.draw(), clock_error_, settings_);
  own.doors.now();  // the service may go first
  auto wiring = app::Wiring::make(own.context, false);
  if (!wiring.ok()) return town_.story.tell("woo24 (cli)", words(wiring.error()));
  auto& parts = *wiring.value();
  const auto listed = parts.tables.postings.listed(false);
  for (const auto& posting : listed.value_or({})) {
    own.doors.now();
    if (!desk_dice_.chance(30)) continue;
    const bool skip = desk_dice_.chance(25);
    (void)parts.tables.wishes
        .leave({0, skip ? "skip" : "retry", std::to_string(posting.order.value), skip ? "" : "again", own.doors.now()})
        .ok();
    town_.story.tell("person", std::string("asks for ") + (skip ? "skip" : "retry --again"), {posting.order.value});
    ++town_.tally.hands[skip ? "wish: skip" : "wish: retry --again"];
  }
  auto sides = parts.sides(false);
  if (!sides.ok()) return town_.story.tell("woo24 (cli)", "dry run: " + words(sides.error()));
  const auto work = jobs::plan_orders(sides.value(), {}, false);
  town_.story.tell("woo24 (cli)", "dry run: " + (work.ok() ? std::to_string(work.value().plan.changes.size()) + " changes"
                                                           : words(work.error())));
}

void Program::end_life() {
  if (life_) town_.story.tell(worker_ == 0 ? "woo24" : "other woo24", "is stopped");
  life_.reset();
}

void Program::set_clock_error(std::chrono::seconds error) {
  clock_error_ = error;
  if (life_) life_->doors.set_clock_error(error);
}

void Program::keep_state() {
  end_life();
  std::filesystem::remove_all(folder_ + "/kept");
  std::filesystem::copy(folder_ + "/now", folder_ + "/kept");
}

bool Program::has_kept_state() const { return std::filesystem::exists(folder_ + "/kept"); }

void Program::put_state_back() {
  end_life();
  remove_all_in(folder_ + "/now");
  std::filesystem::copy(folder_ + "/kept", folder_ + "/now");
}

void Program::delete_state() {
  end_life();
  remove_all_in(folder_ + "/now");
  std::filesystem::remove_all(folder_ + "/kept");  // of an installation that a newer one has replaced
}

bool Program::rebuild() {
  const auto words_of = [&](const Result<void>& done) { return done.ok() ? "the state file is rebuilt" : words(done.error()); };
  bool whole = false;
  try {
    const auto done = [&]() -> Result<void> {
      TRY(ready());
      const auto work = TRY(jobs::plan_rebuild(*life_->sides));
      return jobs::apply_rebuild(*life_->sides, work);
    }();
    whole = done.ok();
    town_.story.tell("woo24 (cli)", "rebuild: " + words_of(done));
  } catch (const sandbox::Crash&) {
    town_.story.tell("woo24 (cli)", "rebuild: dies");
  }
  life_.reset();
  ended_by_.reset();
  town_.world.run().restart();
  return whole;
}

void Program::leave_wish(const std::string& what, std::int64_t order, const std::string& detail) {
  if (!std::filesystem::exists(settings_.database)) return;
  auto database = store::Database::open(settings_.database, store::Open::read_write);
  if (!database.ok()) return;
  store::Wishes wishes(database.value());
  (void)wishes.leave({0, what, std::to_string(order), detail, town_.time.now()}).ok();
}

std::vector<Posting> Program::postings() const {
  if (!std::filesystem::exists(settings_.database)) return {};
  auto database = store::Database::open(settings_.database, store::Open::read_write);
  if (!database.ok()) return {};
  store::Postings table(database.value());
  return table.listed(true).value_or({});
}

std::vector<Import> Program::imports() const {
  if (!std::filesystem::exists(settings_.database)) return {};
  auto database = store::Database::open(settings_.database, store::Open::read_write);
  if (!database.ok()) return {};
  store::Imports table(database.value());
  return table.all().value_or({});
}

std::set<std::int64_t> Program::found_by_count() const {
  constexpr int k_many = 1'000'000;
  std::set<std::int64_t> orders;
  auto database = store::Database::open(settings_.database, store::Open::read_write);
  if (!database.ok()) return orders;
  store::Trail trail(database.value());
  for (const auto& event : trail.newest(k_many).value_or({})) {
    if (event.what == "found by the nightly count")
      orders.insert(std::stoll(event.subject.substr(event.subject.find(':') + 1)));
  }
  return orders;
}

Result<sync::Proof> Program::prove() {
  constexpr int k_days = 200;
  TRY(ready());
  return jobs::run_proof(*life_->sides, k_days);
}

std::optional<store::BindingRow> Program::binding() const {
  if (!std::filesystem::exists(settings_.database)) return std::nullopt;
  auto database = store::Database::open(settings_.database, store::Open::read_only);
  if (!database.ok()) return std::nullopt;
  store::Binding table(database.value());
  return table.get().value_or(std::nullopt);
}

}  // namespace woo24::sim
