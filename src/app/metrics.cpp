#include "woo24/app/metrics.hpp"

#include "woo24/app/proof_lines.hpp"
#include "woo24/app/status_lines.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/jobs/alarm.hpp"
#include "woo24/jobs/nightly_report.hpp"
#include "woo24/jobs/outbox.hpp"
#include "woo24/store/reports.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace woo24::app {

namespace {

/// One family of metrics after the other. Prometheus adds the machine itself.
class Metrics {
 public:
  explicit Metrics(const std::string& shop_id) : shop_(fmt::format("shop=\"{}\"", shop_id)) {}

  void family(const char* name, const char* help) {
    name_ = std::string("woo24_") + name;
    text_ += fmt::format("# HELP {} {}\n# TYPE {} gauge\n", name_, help, name_);
  }
  void sample(std::int64_t value, const std::string& label = "") {
    text_ += fmt::format("{}{{{}{}}} {}\n", name_, shop_, label.empty() ? "" : "," + label, value);
  }
  void one(const char* name, const char* help, std::int64_t value) {
    family(name, help);
    sample(value);
  }
  /// Left out before there is such a moment: a metric that is absent can be told from one at zero.
  void moment(const char* name, const char* help, const std::optional<Instant>& at) {
    if (at) one(name, help, at->time_since_epoch().count());
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string shop_, name_, text_;
};

std::string label(const char* name, std::string_view value) { return fmt::format("{}=\"{}\"", name, value); }

Result<void> orders(Metrics& metrics, jobs::Tables& tables, Instant now) {
  std::map<std::string, std::int64_t> states{{"sent", 0}, {"moving", 0}, {"waiting", 0}, {"failed", 0}, {"skipped", 0}};
  for (const auto& [where, count] : TRY(tables.postings.counts())) {
    const auto standing = where.substr(where.find('/') + 1);
    const auto state = where.starts_with("done/") && standing != "failed" && standing != "waiting" ? "sent" : standing;
    if (const auto known = states.find(state); known != states.end()) known->second += count;
  }
  metrics.family("orders", "Orders and credits, by how they stand.");
  for (const auto& [state, count] : states) metrics.sample(count, label("state", state));

  std::int64_t oldest = 0, unsure = 0;
  for (const auto& posting : TRY(tables.postings.listed(false))) unsure += posting.payment_unsure ? 1 : 0;
  for (const auto& posting : TRY(tables.postings.open())) {
    if (posting.taken_at && posting.stage < Stage::releasing)
      oldest = std::max<std::int64_t>(oldest, (now - *posting.taken_at).count());
  }
  metrics.one("oldest_unsent_seconds", "How long the oldest order that is on its way has been so.", oldest);
  metrics.one("payments_to_check", "Payments that may or may not have been registered.", unsure);
  const auto through = TRY(store::Reports(tables.db).last_through());
  metrics.moment("last_sent_timestamp_seconds", "When the last order got through.",
                 through ? std::optional(through->at) : std::nullopt);
  return {};
}

/// What the service is kept from, or what ended the last run: the one side or the other.
Result<void> runs(Metrics& metrics, Context& context, jobs::Tables& tables, Instant now) {
  const auto state = TRY(service_state(tables, context.settings, now));
  metrics.moment("last_run_timestamp_seconds", "When the last run of orders began.",
                 state.last ? std::optional(state.last->started) : std::nullopt);
  metrics.moment("last_good_run_timestamp_seconds", "When the last run of orders began that ended without error.",
                 state.good ? std::optional(state.good->started) : std::nullopt);
  metrics.one("paused", "1 while a person has paused the orders.", state.orders_paused() ? 1 : 0);
  if (!state.last && !state.cause && !state.gone) return {};
  const std::string why = state.cause ? std::string(reason_id(state.cause->id)) : "";
  metrics.one("working", "1 when orders go: nothing keeps the service from them, and it is not gone.", state.working ? 1 : 0);
  metrics.family("side_up", "0 when it is this side that keeps orders from going.");
  metrics.sample(why.starts_with("shop-") ? 0 : 1, label("side", "shop"));
  metrics.sample(why.starts_with("office-") ? 0 : 1, label("side", "office"));
  return {};
}

Result<void> the_rest(Metrics& metrics, Context& context, jobs::Tables& tables, Instant now) {
  const auto hour = std::chrono::floor<std::chrono::hours>(now);
  metrics.one("office_calls_this_hour", "Calls to 24SevenOffice in this hour of the clock.", TRY(tables.memory.calls_in(hour)));
  metrics.one("office_calls_limit", "How many are allowed.", context.settings.office.calls_per_hour);
  const auto proof = TRY(last_proof_of(tables.db));
  if (proof.result) {
    metrics.one("proof_findings", "What the last proof found that is not as it should be.",
                proof.result->findings + proof.result->listed);
    metrics.moment("proof_timestamp_seconds", "When that proof was made.", proof.result->at);
  }
  const auto brakes = TRY(jobs::standing_brakes(tables.db, context.settings));
  metrics.family("brake", "1 while this job has stopped before too much at once, and waits for a yes.");
  for (const auto* job : {"products", "stock"})
    metrics.sample(std::count_if(brakes.begin(), brakes.end(), [&](const auto& one) { return one.job == job; }),
                   label("job", job));
  const auto zone = TRY(jobs::known_zone(tables, context.settings));
  metrics.one("mail_stuck", "1 when a mail has waited for an hour or longer.",
              TRY(jobs::mail_stuck(tables, zone, now)).has_value() ? 1 : 0);
  return {};
}

}  // namespace

Result<std::string> metrics_of(Context& context) {
  auto database = TRY(open_state(context, false));
  jobs::Tables tables(database);
  const auto now = context.outside.clock.now();
  Metrics metrics(context.settings.shop_id);
  metrics.family("info", "The version, and whether orders are sent.");
  const auto mode = context.settings.orders.mode;
  metrics.sample(1, label("version", WOO24_VERSION) + "," +
                        label("mode", mode == settings::Mode::send    ? "send"
                                      : mode == settings::Mode::watch ? "watch"
                                                                      : "off"));
  TRY(orders(metrics, tables, now));
  TRY(runs(metrics, context, tables, now));
  TRY(the_rest(metrics, context, tables, now));
  return metrics.text();
}

}  // namespace woo24::app
