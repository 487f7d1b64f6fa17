// `woo24 run`: polls until it is told to stop. SIGTERM ends it after the current step, SIGHUP reads the settings again.
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/base/log.hpp"
#include "woo24/base/text.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/jobs/orders_run.hpp"
#include "woo24/jobs/scheduler.hpp"
#include "woo24/jobs/wishes.hpp"
#include "woo24/words/words.hpp"

#include <csignal>
#include <ctime>
#include <set>

#include <malloc.h>

namespace woo24::app {

namespace {

/// The signals that the service answers are blocked and asked for, so that none tears a step.
sigset_t answered_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
  return signals;
}

bool stop_pending() {
  sigset_t pending;
  return sigpending(&pending) == 0 && (sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1);
}

/// Waits at most a second, so that a wish is taken within one. Returns the signal, or 0.
int wait_a_second() {
  const auto signals = answered_signals();
  const timespec second{1, 0};
  const int signal = sigtimedwait(&signals, nullptr, &second);
  return signal > 0 ? signal : 0;
}

void log_error(const Error& error) {
  log::error("a run ended early: " + words::text(error.reason, settings::Language::en),
             {{"reason", std::string(reason_id(error.reason.id))}});
}

log::Level level_of(const std::string& name) {
  if (name == "debug") return log::Level::debug;
  if (name == "warning") return log::Level::warning;
  if (name == "error") return log::Level::error;
  return log::Level::info;
}

void open_log(const settings::Settings& settings) {
  log::open(level_of(settings.log_level), settings.log_format == "json" ? log::Format::json : log::Format::text);
}

class Service {
 public:
  Service(Context& context, store::Database database)
      : context_(context), scheduler_(context.settings.every_orders), database_(std::move(database)), wishes_(database_) {}

  Exit run() {
    while (!stop_pending()) {
      const auto now = context_.outside.clock.now();
      if (auto granted = grant_wishes(); !granted.ok() && granted.error().kind == Kind::state)
        return say(context_, granted.error());
      if (context_.settings.orders.mode != settings::Mode::off && scheduler_.next(now) <= now) {
        const auto ended = once();
        if (ended && ended->kind == Kind::state) return say(context_, *ended);
        scheduler_.ended(context_.outside.clock.now(), ended);
        malloc_trim(0);
      }
      if (const int signal = wait_a_second(); signal == SIGHUP) {
        reload();
      } else if (signal != 0) {
        break;
      }
    }
    log::info("stopped");
    return Exit::done;
  }

 private:
  /// The parts are kept while they work: the session, the names and the customers just made stay known.
  Result<void> ready() {
    if (sides_) return {};
    wiring_.reset();
    wiring_ = TRY(Wiring::make(context_, true));
    auto sides = TRY(wiring_->sides(true));
    sides_.emplace(std::move(sides));
    prepared_at_ = context_.outside.clock.now();
    return {};
  }

  std::optional<Error> once() {
    using namespace std::chrono_literals;
    const auto now = context_.outside.clock.now();
    if (sides_ && (now < prepared_at_ || now - prepared_at_ > 1h)) sides_.reset();  // names and rates may have changed
    if (auto made = ready(); !made.ok()) {
      log_error(made.error());
      return made.error();
    }
    sides_->limits.ignore_pauses = !runs_wished_.empty();
    auto run = jobs::run_orders(*sides_, wiring_->writers(), stop_pending, {});
    if (!run.ok()) {
      log_error(run.error());
      if (run.error().kind != Kind::paused) sides_.reset();
      return run.error();
    }
    const auto& counts = run.value().counts;
    if (counts.seen > 0) {
      log::info("orders", {{"seen", std::to_string(counts.seen)},
                           {"sent", std::to_string(counts.sent)},
                           {"waiting", std::to_string(counts.waiting)},
                           {"failed", std::to_string(counts.failed)}});
    }
    return std::nullopt;
  }

  Result<void> grant_wishes() {
    for (const auto& wish : TRY(wishes_.all())) {
      const auto order = order_id(wish.subject);
      Result<void> done;
      if (wish.what == "run") {
        if (runs_wished_.insert(wish.id).second) {
          scheduler_.at_once();
          continue;
        }
        runs_wished_.erase(wish.id);  // the run that it asked for has ended; whoever left it waits for that
      } else if (!order.ok()) {
        log::warning("a wish that is not understood was dropped", {{"what", wish.what}});
      } else if (auto made = ready(); !made.ok()) {
        return made;  // kept until the sides answer
      } else if (wish.what == "retry") {
        auto posting = jobs::retry_order(wiring_->tables, context_.outside.clock.now(), order.value(), wish.detail == "again");
        if (!posting.ok()) done = Fail{std::move(posting).error()};
        scheduler_.at_once();
      } else if (wish.what == "skip") {
        auto posting = jobs::skip_order(*sides_, wiring_->writers(), order.value());
        if (!posting.ok()) done = Fail{std::move(posting).error()};
      } else if (wish.what == "send") {
        auto sent = jobs::send_order(*sides_, wiring_->writers(), order.value());
        sides_->limits.ignore_pauses = false;
        if (!sent.ok()) done = Fail{std::move(sent).error()};
      }
      if (!done.ok()) log_error(done.error());
      TRY(wishes_.remove(wish.id));
    }
    return {};
  }

  void reload() {
    auto read = config::read_file(context_.invocation.config_file);
    if (!read.ok()) {
      log::error("the new settings cannot be read, the old ones stay: " +
                 words::text(read.error().reason, settings::Language::en));
      return;
    }
    for (const auto& fault : read.value().faults) {
      log::error(config::place(fault, context_.invocation.config_file) + ": " + words::text(fault, settings::Language::en),
                 {{"reason", std::string(reason_id(fault.id))}});
    }
    if (!read.value().faults.empty()) {
      log::error("the new settings are wrong, the old ones stay");
      return;
    }
    if (read.value().settings.shop_id != context_.settings.shop_id ||
        read.value().settings.database != context_.settings.database) {
      log::error("shop_id and database cannot change while the service runs; the old settings stay");
      return;
    }
    const auto old = context_.settings;
    context_.settings = std::move(read).value().settings;
    sides_.reset();
    wiring_.reset();
    if (auto made = ready(); !made.ok() && made.error().kind == Kind::configuration) {
      log_error(made.error());
      context_.settings = old;
      sides_.reset();
      wiring_.reset();
    } else {
      open_log(context_.settings);
      log::info("settings read again");
    }
    scheduler_.set_pace(context_.settings.every_orders);
    scheduler_.at_once();
  }

  Context& context_;
  jobs::Scheduler scheduler_;
  store::Database database_;  ///< for wishes: they are taken also while a side is down
  store::Wishes wishes_;
  std::set<std::int64_t> runs_wished_;
  std::unique_ptr<Wiring> wiring_;
  std::optional<jobs::Sides> sides_;
  Instant prepared_at_{};
};

}  // namespace

Exit run(Context& context) {
  const auto signals = answered_signals();
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  open_log(context.settings);
  if (auto owned = own_state_folder(context); !owned.ok()) return say(context, owned.error());
  auto lease = store::Lease::take(context.settings.database);
  if (!lease.ok()) return say(context, lease.error());
  auto database = open_state(context, true);
  if (!database.ok()) return say(context, database.error());
  log::info("started", {{"shop", context.settings.shop_id}});
  return Service(context, std::move(database).value()).run();
}

}  // namespace woo24::app
