// `woo24 run`: polls until it is told to stop. SIGTERM ends it after the current step, SIGHUP reads the settings again.
#include "woo24/app/mail_lane.hpp"
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/signals.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/app/wish.hpp"
#include "woo24/base/log.hpp"
#include "woo24/base/text.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/jobs/completed.hpp"
#include "woo24/jobs/import_orders.hpp"
#include "woo24/jobs/nightly_report.hpp"
#include "woo24/jobs/order_link.hpp"
#include "woo24/jobs/orders_run.hpp"
#include "woo24/jobs/proof.hpp"
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
constexpr std::chrono::minutes k_proof_pause{1}, k_due_holds{10};

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
        imports_(context.settings.every_invoiced),
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
      if (orders_run() && scheduler_.next(now) <= now) {
        const auto ended = once(false);
        if (!ended.ok() && is_final(ended.error())) return say(context_, ended.error());
        (void)tables_.wishes.forget_granted_before(now - k_results_kept).ok();  // tried again after the next run
        malloc_trim(0);
      }
      if (context_.settings.orders.mode == settings::Mode::send && !down_ && invoiced_.next(now) <= now && !stopping()) {
        const auto ended = completed();
        if (!ended.ok() && is_final(ended.error())) return say(context_, ended.error());
      }
      // Watching says what would be made, once a pace.
      if (context_.settings.office_orders.mode != settings::Mode::off && may_import() && imports_.next(now) <= now &&
          !stopping()) {
        const auto ended = imported(false);
        if (!ended.ok() && is_final(ended.error())) return say(context_, ended.error());
      }
      if (context_.settings.orders.mode == settings::Mode::send && !down_ && proof_is_due(now) && !stopping()) {
        const auto ended = nightly_proof();
        if (!ended.ok() && is_final(ended.error())) return say(context_, ended.error());
        malloc_trim(0);
      }
      if (auto mailed = mail(now); !mailed.ok()) return say(context_, mailed.error());
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
    TRY(jobs::remember_zone(tables_, sides_->rules.zone, now));
    prepared_at_ = now;
    return {};
  }

  /// Keeps the pace after whatever was tried of both sides.
  void ended(const std::optional<Error>& error) {
    if (error) log_error(*error);
    if (error && error->kind != Kind::paused) sides_.reset();
    scheduler_.ended(context_.outside.clock.now(), error);
    down_ = error;
    tried_ = true;
  }

  Result<void> both_sides() {
    auto made = ready();
    if (!made.ok()) ended(made.error());
    return made;
  }

  /// Mail that fails is nobody's trouble but its own; a state file that cannot be written is tried again in a minute.
  Result<void> mail(Instant now) {
    if (now < mail_rests_ && mail_rests_ - now <= k_wishes_rest) return {};
    auto done = mail_.turn(tried_, down_);
    if (done.ok()) return {};
    if (is_final(done.error())) return done;
    log_error(done.error());
    mail_rests_ = now + k_wishes_rest;
    return {};
  }

  bool stopping() { return stop_asked() || !lease_.in_force().ok(); }

  [[nodiscard]] bool orders_run() const { return context_.settings.orders.mode != settings::Mode::off; }
  /// The orders' run notices when a side is there again; where there is none, imports find out themselves, at their own pace.
  [[nodiscard]] bool may_import() const { return !down_ || !orders_run(); }

  Result<RunCounts> once(bool wished) {
    TRY(both_sides());
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
    TRY(both_sides());
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

  /// What people make in the office, into the shop; paced as what was invoiced.
  Result<RunCounts> imported(bool wished) {
    if (auto made = both_sides(); !made.ok()) {
      imports_.ended(context_.outside.clock.now(), made.error());
      return Fail{std::move(made).error()};
    }
    const auto shop_calls = wiring_->shop_calls();
    const auto office_calls = wiring_->office_calls();
    sides_->limits.ignore_pauses = wished;
    auto run = jobs::run_imports(*sides_, wiring_->writers(), [this] { return stopping(); });
    imports_.ended(context_.outside.clock.now(), run.ok() ? std::nullopt : std::optional(run.error()));
    if (!run.ok()) {
      ended(run.error());
      return Fail{std::move(run).error()};
    }
    if (!orders_run()) ended(std::nullopt);
    auto counts = run.value().counts;
    counts.shop_calls = wiring_->shop_calls() - shop_calls;
    counts.office_calls = wiring_->office_calls() - office_calls;
    if (counts.seen > 0) {
      const bool sends = context_.settings.office_orders.mode == settings::Mode::send;
      log::info(sends ? "orders of the office" : "orders of the office, only watched",
                {{"seen", std::to_string(counts.seen)},
                 {"made", std::to_string(counts.sent)},
                 {"waiting", std::to_string(counts.waiting)},
                 {"failed", std::to_string(counts.failed)}});
    }
    return counts;
  }

  /// Asked every second: the state file is asked only when something may have changed. Whose clock "daily" is by is known only
  /// once the shop has been asked.
  bool proof_is_due(Instant now) {
    if (!sides_ || proofs_.next(now) > now) return false;
    if (!proof_asked_ || now < *proof_asked_ || now - *proof_asked_ > k_due_holds) {
      const auto next = jobs::next_nightly_proof(tables_, sides_->rules, now);
      proof_at_ = next.ok() ? next.value() : std::nullopt;
      proof_asked_ = now;
    }
    return proof_at_ && *proof_at_ <= now;
  }

  /// The books against the shop, once a night. It reads only; one that could not be made is tried again.
  Result<void> nightly_proof() {
    TRY(both_sides());
    proof_asked_.reset();
    auto proved = jobs::run_nightly_proof(*sides_, [this] { return stopping(); });
    proofs_.ended(context_.outside.clock.now(), proved.ok() ? std::nullopt : std::optional(proved.error()));
    if (!proved.ok()) {
      ended(proved.error());
      return Fail{std::move(proved).error()};
    }
    if (!proved.value()) return {};
    const auto& proof = *proved.value();
    log::write(proof.equal() ? log::Level::info : log::Level::warning,
               proof.equal() ? "proof: all equal" : "proof: not all is equal; `woo24 status` shows what",
               {{"orders", std::to_string(proof.orders)},
                {"credits", std::to_string(proof.credits)},
                {"findings", std::to_string(proof.findings.size())},
                {"listed", std::to_string(proof.listed.size())}});
    return {};
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
    const bool imports_too = context_.settings.office_orders.mode != settings::Mode::off;
    const auto asks = [&](const store::Wish& wish, std::string_view job) {
      return wish.subject == job || (wish.subject == "all" && (job != "import" || imports_too));
    };
    const auto wants = [&](std::string_view job) {
      return std::any_of(runs.begin(), runs.end(), [&](const store::Wish& wish) { return asks(wish, job); });
    };
    auto may = may_ask();
    std::optional<Result<RunCounts>> orders, invoiced, imports;
    if (may.ok() && wants("orders")) orders = once(true);
    if (may.ok() && wants("completed") && (!orders || orders->ok())) invoiced = completed();
    const bool well = (!orders || orders->ok()) && (!invoiced || invoiced->ok());
    if (may.ok() && wants("import") && well) imports = imported(true);
    if (stopping()) return {};
    for (const auto& wish : runs) {
      TRY(grant(wish.id, !may.ok() ? granted_error(may.error())
                                   : answer_of(asks(wish, "orders") ? orders : std::nullopt,
                                               asks(wish, "completed") ? invoiced : std::nullopt,
                                               asks(wish, "import") ? imports : std::nullopt)));
    }
    return {};
  }

  static store::Granted answer_of(const std::optional<Result<RunCounts>>& orders,
                                  const std::optional<Result<RunCounts>>& invoiced,
                                  const std::optional<Result<RunCounts>>& imports) {
    SyncCounts counts;
    if (orders && !orders->ok()) return granted_error(orders->error());
    if (invoiced && !invoiced->ok()) return granted_error(invoiced->error());
    if (imports && !imports->ok()) return granted_error(imports->error());
    if (orders) counts.orders = orders->value();
    if (invoiced) counts.completed = invoiced->value();
    if (imports) counts.imports = imports->value();
    return granted_run(counts);
  }

  Result<void> grant(std::int64_t wish, const store::Granted& granted) {
    return tables_.wishes.grant(wish, granted, context_.outside.clock.now());
  }

  /// The same as the command does where no service runs.
  store::Granted one_order(const store::Wish& wish) {
    const auto order = order_id(wish.subject);
    if (!order.ok()) return granted_error(order.error());
    if (wish.what.starts_with("import ")) return import_word(wish.what, {order.value().value});
    auto done = wish.what == "retry"    ? retry(order.value(), wish.detail == "again")
                : wish.what == "skip"   ? skip(order.value())
                : wish.what == "link"   ? link(order.value(), wish.detail)
                : wish.what == "unlink" ? link(order.value(), "")
                                        : send(order.value());
    if (done.ok()) return done.value();
    log_error(done.error());
    return granted_error(done.error());
  }

  store::Granted import_word(const std::string& what, office::OrderId order) {
    const auto now = context_.outside.clock.now();
    const auto row = what == "import retry" ? jobs::retry_import(tables_, now, order) : jobs::skip_import(tables_, now, order);
    if (!row.ok()) return granted_error(row.error());
    imports_.at_once();
    return granted_order(Exit::done, row.value().reason);
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
    TRY(both_sides());
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

  Result<store::Granted> link(shop::OrderId order, const std::string& booked) {
    TRY(with_sides([&]() -> Result<Posting> {
      if (booked.empty()) return jobs::unlink_order(*sides_, wiring_->writers(), order);
      return jobs::link_order(*sides_, wiring_->writers(), order, office::OrderId{TRY(order_id(booked)).value});
    }));
    return granted_order(Exit::done, std::nullopt);
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
    imports_.set_pace(context_.settings.every_invoiced);
    imports_.at_once();
    proof_asked_.reset();
    mail_.at_once();
  }

  Context& context_;
  jobs::Scheduler scheduler_, invoiced_, imports_;  ///< of orders, of invoices, of orders made in the office
  jobs::Scheduler proofs_{k_proof_pause};           ///< of a proof that could not be made
  std::optional<Instant> proof_asked_, proof_at_;
  store::Lease lease_;
  store::Database database_;  ///< for wishes: they are answered also while a side is down
  jobs::Tables tables_;
  MailLane mail_{context_, tables_};
  Instant mail_rests_{};
  bool tried_ = false;  ///< both sides, since the start
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
