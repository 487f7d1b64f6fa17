// `woo24 run`: the service, until it is told to stop. SIGTERM ends it after the steps that are under way, SIGHUP reads the
// settings again.
#include "woo24/app/patience.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/service.hpp"
#include "woo24/app/service_notes.hpp"
#include "woo24/app/signals.hpp"
#include "woo24/base/log.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/words/words.hpp"

#include <csignal>
#include <future>

namespace woo24::app {

namespace {

using jobs::Lane;

constexpr std::chrono::seconds k_a_second{1};  // so that a wish is taken within one
constexpr std::chrono::milliseconds k_while_ending{100};

bool passes(const Error& error) {
  const auto id = error.reason.id;
  return id == ReasonId::state_disk_full || id == ReasonId::state_not_written || id == ReasonId::state_locked;
}

void log_error(const Error& error) {
  log::error(words::text(error.reason, settings::Language::en), {{"reason", std::string(reason_id(error.reason.id))}});
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

/// The service over its whole life, through reloads of its settings. The thread that made it is the desk.
class Daemon {
 public:
  Daemon(Context& context, store::Lease lease, store::Database database)
      : context_(context), lease_(std::move(lease)), database_(std::move(database)), patience_(context.outside.clock) {}

  Exit run() {
    begin();
    notify("READY=1");
    while (!patience_.is_asked()) {
      if (auto held = lease_.in_force(); !held.ok()) service_->board().give_up(held.error());
      if (service_->given_up()) break;
      while (!patience_.is_asked() && service_->turn(Lane::desk)) {
      }
      tell_manager();
      hear(k_a_second);
      if (std::exchange(is_reload_asked_, false)) reload();
    }
    if (!patience_.is_asked()) patience_.stop_asked();
    log::info("stopping after the step that is under way");
    notify("STOPPING=1\nSTATUS=Stopping after the step that is under way.");
    end();
    const auto fault = service_->given_up();
    service_.reset();
    if (fault) return say(context_, *fault);
    jobs::Tables tables(database_);
    (void)note_stopped(tables).ok();  // else its last note grows old
    log::info("stopped");
    return Exit::done;
  }

 private:
  void begin() {
    service_ = std::make_unique<Service>(context_, lease_, database_);
    service_->start();
  }

  /// Waits so long for a signal, and notes what it asks for. A reload that is asked for during another comes after it.
  void hear(std::chrono::milliseconds most) {
    const int signal = wait_for_signal(most);
    if (signal == SIGHUP) is_reload_asked_ = true;
    if (signal != 0 && signal != SIGHUP) patience_.stop_asked();
  }

  /// Waits for the lanes. Whoever asks for a stop meanwhile gets it.
  void end() {
    service_->ask_to_stop();
    while (!service_->has_ended()) {
      tell_manager();
      hear(k_while_ending);
      if (patience_.is_over()) cut_off();
    }
  }

  /// What is under way ends without an answer; what became of it is looked up at the next start, as after a crash.
  void cut_off() {
    if (std::exchange(is_cut_off_, true)) return;
    log::warning("a call without an answer is cut off; the next start looks up what became of it");
    service_->cut_off();
  }

  void notify(const std::string& state) { context_.outside.environment.notify(state); }

  /// Once a second at most: a manager that is busy itself is not to be flooded.
  void tell_manager() {
    const auto now = context_.outside.clock.steady();
    if (told_at_ && now - *told_at_ < k_a_second) return;
    told_at_ = now;
    if (service_->goes_on()) {
      notify("WATCHDOG=1");
    } else if (!stuck_) {
      log::error("a lane has given no sign for long; the watchdog is fed no more");
    }
    stuck_ = !service_->goes_on();
    auto line = service_->line();
    if (line == line_) return;
    line_ = std::move(line);
    notify("STATUS=" + line_);
  }

  /// Settings that can be worked with; nothing when the old ones stay, and why was said.
  std::optional<settings::Settings> read_again() {
    auto read = config::read_file(context_.invocation.config_file);
    if (!read.ok()) {
      log::error("the new settings cannot be read, the old ones stay: " +
                 words::text(read.error().reason, settings::Language::en));
      return std::nullopt;
    }
    for (const auto& fault : read.value().faults) {
      log::error(config::place(fault, context_.invocation.config_file) + ": " + words::text(fault, settings::Language::en),
                 {{"reason", std::string(reason_id(fault.id))}});
    }
    if (!read.value().faults.empty()) {
      log::error("the new settings are wrong, the old ones stay");
      return std::nullopt;
    }
    auto settings = std::move(read).value().settings;
    if (settings.shop_id != context_.settings.shop_id || settings.database != context_.settings.database) {
      log::error("shop_id and database cannot change while the service runs; the old settings stay");
      return std::nullopt;
    }
    return settings;
  }

  void reload() {
    const auto since_start = context_.outside.clock.steady().count() * 1000;
    notify("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(since_start) + "\nSTATUS=Reading the settings again.");
    line_.clear();
    if (auto settings = read_again()) {
      end();
      if (!patience_.is_asked() && !service_->given_up()) begin_with(std::move(*settings));
    }
    notify("READY=1");
  }

  /// Whether the new settings can be worked with, as the sides say. They are only read: a stop ends that at once.
  Result<void> proved() {
    auto answer = std::async(std::launch::async, [this] { return service_->prove_settings(); });
    while (answer.wait_for(std::chrono::seconds{0}) != std::future_status::ready) {
      tell_manager();
      hear(k_while_ending);
      if (patience_.is_asked()) cut_off();
    }
    return answer.get();
  }

  void begin_with(settings::Settings settings) {
    const auto old = std::exchange(context_.settings, std::move(settings));
    service_.reset();
    service_ = std::make_unique<Service>(context_, lease_, database_);
    const auto good = proved();
    if (patience_.is_asked()) return;
    if (!good.ok() && good.error().kind == Kind::configuration) {
      log_error(good.error());
      log::error("the new settings are wrong, the old ones stay");
      context_.settings = old;
      service_.reset();
      return begin();
    }
    open_log(context_.settings);
    log::info("settings read again");
    service_->start();
  }

  Context& context_;
  store::Lease lease_;
  store::Database database_;
  std::unique_ptr<Service> service_;
  std::string line_;
  std::optional<std::chrono::milliseconds> told_at_;
  Patience patience_;
  bool is_reload_asked_ = false, is_cut_off_ = false, stuck_ = false;
};

struct Opened {
  store::Lease lease;
  store::Database database;
};

Result<Opened> open_for_service(Context& context) {
  TRY(own_state_folder(context));
  auto lease = TRY(take_lease(context));
  auto database = TRY(open_state(context, true));
  return Opened{std::move(lease), std::move(database)};
}

}  // namespace

Exit run(Context& context) {
  hold_signals(true);
  open_log(context.settings);
  jobs::Scheduler tries({{"open", Lane::desk, false, std::chrono::seconds{1}, {}, true}}, 0, context.outside.clock.now());
  for (;;) {
    auto opened = open_for_service(context);
    if (opened.ok()) {
      log::info("started", {{"shop", context.settings.shop_id}});
      auto& [lease, database] = opened.value();
      return Daemon(context, std::move(lease), std::move(database)).run();
    }
    if (!passes(opened.error())) return say(context, opened.error());
    log_error(opened.error());
    tries.started("open", context.outside.clock.now());
    tries.ended("open", context.outside.clock.now(), {opened.error()});
    for (auto now = context.outside.clock.now(); tries.next(Lane::desk, now)->at > now; now = context.outside.clock.now()) {
      context.outside.environment.notify("READY=1\nWATCHDOG=1\nSTATUS=Waits for the state file: " +
                                         words::text(opened.error().reason, settings::Language::en));
      const int signal = wait_for_signal(k_a_second);
      if (signal == SIGTERM || signal == SIGINT) return Exit::done;
    }
  }
}

}  // namespace woo24::app
