// `woo24 run`: polls until it is told to stop. SIGTERM ends it after the current step, SIGHUP reads the settings again.
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/signals.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/app/wish.hpp"
#include "woo24/base/log.hpp"
#include "woo24/base/text.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/jobs/completed.hpp"
#include "woo24/jobs/orders_run.hpp"
#include "woo24/jobs/scheduler.hpp"
#include "woo24/jobs/wishes.hpp"
#include "woo24/words/words.hpp"

#include <algorithm>
#include <csignal>

#include <malloc.h>

namespace woo24::app {

namespace {

constexpr std::chrono::seconds k_a_second{1};  // so that a wish is taken within one
constexpr std::chrono::seconds k_wishes_rest{60};
constexpr std::chrono::hours k_results_kept{1};

/// The state file can never be right again by itself. Anything else about it (a full disk, a read-only one, another program
/// that holds it) is waited out: nothing is sent meanwhile, since nothing can be journaled.
bool is_final(const Error& error) {
  const auto id = error.reason.id;
  return error.kind == Kind::state &&
         (id == ReasonId::state_damaged || id == ReasonId::state_newer || id == ReasonId::state_replaced);
}

bool passes(const Error& error) {
  const auto id = error.reason.id;
  return id == ReasonId::state_disk_full || id == ReasonId::state_not_written || id == ReasonId::state_locked;
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
  Service(Context& context, store::Lease lease, store::Database database)
      : context_(context),
        scheduler_(context.settings.every_orders),
        invoiced_(context.settings.every_invoiced),
        lease_(std::move(lease)),
        database_(std::move(database)),
        tables_(database_) {}

  Exit run() {
    while (!stop_asked()) {
      if (auto held = lease_.in_force(); !held.ok()) return say(context_, held.error());
      const auto now = context_.outside.clock.now();
      if (now >= wishes_rest_ || wishes_rest_ - now > k_wishes_rest) {
        const auto granted = grant_wishes();
        if (!granted.ok() && is_final(granted.error())) return say(context_, granted.error());
        if (!granted.ok()) {
          log_error(granted.error());
          wishes_rest_ = context_.outside.clock.now() + k_wishes_rest;
        }
      }
      if (context_.settings.orders.mode != settings::Mode::off && scheduler_.next(now) <= now) {
        const auto ended = once(false);
        if (!ended.ok() && is_final(ended.error())) return say(context_, ended.error());
        (void)tables_.wishes.forget_granted_before(now - k_results_kept).ok();  // tried again after the next run
        malloc_trim(0);
      }
      if (context_.settings.orders.mode == settings::Mode::send && !down_ && invoiced_.next(now) <= now && !stopping()) {
        const auto ended = completed();
        if (!ended.ok() && is_final(ended.error())) return say(context_, ended.error());
      }
      if (const int signal = wait_for_signal(k_a_second); signal == SIGHUP) {
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
    using namespace std::chrono_literals;
    const auto now = context_.outside.clock.now();
    if (sides_ && (now < prepared_at_ || now - prepared_at_ > 1h)) sides_.reset();  // names and rates may have changed
    if (sides_) return {};
    wiring_.reset();
    wiring_ = TRY(Wiring::make(context_, true));
    auto sides = TRY(wiring_->sides(true));
    sides_.emplace(std::move(sides));
    prepared_at_ = now;
    return {};
  }

  /// Keeps the pace after whatever was tried of both sides.
  void ended(const std::optional<Error>& error) {
    if (error) log_error(*error);
    if (error && error->kind != Kind::paused) sides_.reset();
    scheduler_.ended(context_.outside.clock.now(), error);
    down_ = error;
  }

  bool stopping() { return stop_asked() || !lease_.in_force().ok(); }

  Result<RunCounts> once(bool wished) {
    if (auto made = ready(); !made.ok()) {
      ended(made.error());
      return Fail{std::move(made).error()};
    }
    const auto shop_calls = wiring_->shop_calls();
    const auto office_calls = wiring_->office_calls();
    sides_->limits.ignore_pauses = wished;
    auto run = jobs::run_orders(*sides_, wiring_->writers(), [this] { return stopping(); }, {});
    if (!run.ok()) {
      ended(run.error());
      return Fail{std::move(run).error()};
    }
    ended(std::nullopt);
    auto counts = run.value().counts;
    counts.shop_calls = wiring_->shop_calls() - shop_calls;
    counts.office_calls = wiring_->office_calls() - office_calls;
    if (counts.seen > 0) {
      log::info("orders", {{"seen", std::to_string(counts.seen)},
                           {"sent", std::to_string(counts.sent)},
                           {"waiting", std::to_string(counts.waiting)},
                           {"failed", std::to_string(counts.failed)}});
    }
    return counts;
  }

  /// What the office has invoiced. A side that is down is the orders' run's to notice and to pace; here it is tried again
  /// later.
  Result<RunCounts> completed() {
    if (auto made = ready(); !made.ok()) {
      ended(made.error());
      return Fail{std::move(made).error()};
    }
    const auto shop_calls = wiring_->shop_calls();
    const auto office_calls = wiring_->office_calls();
    auto run = jobs::run_completed(*sides_, wiring_->writers(), [this] { return stopping(); });
    invoiced_.ended(context_.outside.clock.now(), run.ok() ? std::nullopt : std::optional(run.error()));
    if (!run.ok()) {
      ended(run.error());
      return Fail{std::move(run).error()};
    }
    auto counts = run.value().counts;
    counts.shop_calls = wiring_->shop_calls() - shop_calls;
    counts.office_calls = wiring_->office_calls() - office_calls;
    if (counts.seen > 0) {
      log::info("invoiced", {{"seen", std::to_string(counts.seen)},
                             {"completed", std::to_string(counts.sent)},
                             {"waiting", std::to_string(counts.waiting)},
                             {"failed", std::to_string(counts.failed)}});
    }
    return counts;
  }

  /// A side that asked to be left alone is left alone by wishes too; any other trouble is tried once for each.
  Result<void> may_ask() {
    const auto now = context_.outside.clock.now();
    if (down_ && down_->kind == Kind::paused && scheduler_.next(now) > now) return Fail{*down_};
    return {};
  }

  /// Each wish is tried once and answered, with the cause where it could not be done.
  Result<void> grant_wishes() {
    std::vector<store::Wish> runs;
    for (const auto& wish : TRY(tables_.wishes.all())) {
      if (stopping()) return {};  // left: whoever waits does it himself
      if (wish.what == "run") {
        runs.push_back(wish);
        continue;
      }
      TRY(grant(wish.id, one_order(wish)));
    }
    if (runs.empty()) return {};
    const auto wants = [&](const char* without) {
      return std::any_of(runs.begin(), runs.end(), [&](const store::Wish& wish) { return wish.subject != without; });
    };
    auto may = may_ask();
    std::optional<Result<RunCounts>> orders, invoiced;
    if (may.ok() && wants("completed")) orders = once(true);
    if (may.ok() && wants("orders") && (!orders || orders->ok())) invoiced = completed();
    if (stopping()) return {};
    for (const auto& wish : runs) {
      TRY(grant(wish.id, !may.ok() ? granted_error(may.error())
                                   : answer_of(wish.subject == "completed" ? std::nullopt : orders,
                                               wish.subject == "orders" ? std::nullopt : invoiced)));
    }
    return {};
  }

  static store::Granted answer_of(const std::optional<Result<RunCounts>>& orders,
                                  const std::optional<Result<RunCounts>>& invoiced) {
    SyncCounts counts;
    if (orders && !orders->ok()) return granted_error(orders->error());
    if (invoiced && !invoiced->ok()) return granted_error(invoiced->error());
    if (orders) counts.orders = orders->value();
    if (invoiced) counts.completed = invoiced->value();
    return granted_run(counts);
  }

  Result<void> grant(std::int64_t wish, const store::Granted& granted) {
    return tables_.wishes.grant(wish, granted, context_.outside.clock.now());
  }

  /// The same as the command does where no service runs.
  store::Granted one_order(const store::Wish& wish) {
    const auto order = order_id(wish.subject);
    if (!order.ok()) return granted_error(order.error());
    auto done = wish.what == "retry"  ? retry(order.value(), wish.detail == "again")
                : wish.what == "skip" ? skip(order.value())
                                      : send(order.value());
    if (done.ok()) return done.value();
    log_error(done.error());
    return granted_error(done.error());
  }

  Result<store::Granted> as_it_stands(shop::OrderId order, const std::optional<Reason>& because) {
    const auto posting = TRY(tables_.postings.by_order(order));
    if (!posting) return Fail{Kind::refused, Reason{ReasonId::order_not_known, {{"order", std::to_string(order.value)}}}};
    return granted_order(exit_of(*posting), posting->reason ? posting->reason : because);
  }

  /// Whatever needs both sides for one order: what ends a run ends this too.
  template <typename Work>
  auto with_sides(const Work& work) -> decltype(work()) {
    TRY(may_ask());
    auto made = ready();
    if (!made.ok()) {
      ended(made.error());
      return Fail{std::move(made).error()};
    }
    auto done = work();
    sides_->limits.ignore_pauses = false;
    if (!done.ok() && jobs::ends_the_run(done.error())) ended(done.error());
    return done;
  }

  Result<store::Granted> send(shop::OrderId order) {
    const auto sent =
        TRY(with_sides([&] { return jobs::send_order(*sides_, wiring_->writers(), order, [this] { return stopping(); }); }));
    return as_it_stands(order, resting_because(sent.plan, order));
  }

  Result<store::Granted> retry(shop::OrderId order, bool again) {
    TRY(jobs::retry_order(tables_, context_.outside.clock.now(), order, again));
    if (context_.settings.orders.mode != settings::Mode::send) return granted_order(Exit::done, std::nullopt);
    return send(order);
  }

  Result<store::Granted> skip(shop::OrderId order) {
    const auto unsent = TRY(jobs::skip_unsent(tables_, context_.outside.clock.now(), order));
    if (!unsent) TRY(with_sides([&] { return jobs::skip_order(*sides_, wiring_->writers(), order); }));
    return as_it_stands(order, std::nullopt);
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
    down_.reset();
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
    invoiced_.set_pace(context_.settings.every_invoiced);
    invoiced_.at_once();
  }

  Context& context_;
  jobs::Scheduler scheduler_, invoiced_;  ///< of orders, of invoices
  store::Lease lease_;
  store::Database database_;  ///< for wishes: they are answered also while a side is down
  jobs::Tables tables_;
  Instant wishes_rest_{};
  std::optional<Error> down_;  ///< what ended the last try of both sides
  std::unique_ptr<Wiring> wiring_;
  std::optional<jobs::Sides> sides_;
  Instant prepared_at_{};
};

struct Opened {
  store::Lease lease;
  store::Database database;
};

Result<Opened> open_for_service(Context& context) {
  TRY(own_state_folder(context));
  auto lease = TRY(store::Lease::take(context.settings.database));
  auto database = TRY(open_state(context, true));
  return Opened{std::move(lease), std::move(database)};
}

}  // namespace

Exit run(Context& context) {
  hold_signals(true);
  open_log(context.settings);
  jobs::Scheduler tries(context.settings.every_orders);
  for (;;) {
    auto opened = open_for_service(context);
    const auto now = context.outside.clock.now();
    if (opened.ok()) {
      log::info("started", {{"shop", context.settings.shop_id}});
      auto& [lease, database] = opened.value();
      return Service(context, std::move(lease), std::move(database)).run();
    }
    if (!passes(opened.error())) return say(context, opened.error());
    log_error(opened.error());
    tries.ended(now, opened.error());
    while (tries.next(context.outside.clock.now()) > context.outside.clock.now()) {
      const int signal = wait_for_signal(k_a_second);
      if (signal == SIGTERM || signal == SIGINT) return Exit::done;
    }
  }
}

}  // namespace woo24::app
