#include "woo24/app/status_lines.hpp"

#include "woo24/app/order_lines.hpp"
#include "woo24/jobs/alarm.hpp"
#include "woo24/jobs/nightly_report.hpp"
#include "woo24/jobs/outbox.hpp"
#include "woo24/words/format.hpp"
#include "woo24/words/status.hpp"
#include "woo24/words/words.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace woo24::app {

namespace {

using words::Phrase;
using words::Status;

Result<void> count(ServiceState& state, jobs::Tables& tables) {
  for (const auto& [what, number] : TRY(tables.postings.counts())) {
    if (what.ends_with("/failed")) state.failed += number;
    if (what.ends_with("/waiting")) state.waiting += number;
    if (what.starts_with("done/")) state.sent += number;
  }
  for (const auto& posting : TRY(tables.postings.listed(false))) state.payments_to_check += posting.payment_unsure ? 1 : 0;
  return {};
}

/// The lines, one after the other.
class Lines {
 public:
  Lines(const ServiceState& state, const settings::Settings& settings, const Zone& zone, Instant now)
      : state_(state), settings_(settings), zone_(zone), now_(now), language_(settings.language) {}

  std::string made() {
    standing();
    pauses();
    if (settings_.orders.mode == settings::Mode::watch) line(words::phrase(Phrase::watching, language_));
    if (state_.last) line(words::phrase(Phrase::last_run, language_) + ": " + time(state_.last->started));
    line(words::phrase(Status::last_sent, language_) + ": " + through());
    counts();
    answers();
    next();
    for (const auto& brake : state_.brakes) remedy(brake.reason);
    if (state_.mail) remedy(*state_.mail);
    return text_ + last_proof_lines(state_.proof, language_);
  }

 private:
  void line(const std::string& text) { text_ += text + "\n"; }
  [[nodiscard]] std::string time(Instant at) const { return zone_.local_minute(at); }
  void remedy(const Reason& reason) {
    line(words::text(reason, language_));
    line("    → " + words::remedy(reason, language_));
  }

  void pauses() {
    const auto paused = [this](Instant since, const std::string& job) {
      line(words::phrase(Status::paused_since, language_) + " " + time(since) + ". → `woo24 resume " + job + "`");
    };
    const auto& all = state_.paused;
    const bool at_once = all.size() == jobs::k_pausable.size() &&
                         std::all_of(all.begin(), all.end(), [&](const auto& one) { return one.since == all.front().since; });
    if (at_once) return paused(all.front().since, jobs::k_all);
    for (const auto& one : all) paused(one.since, one.job);
  }

  void standing() {
    if (state_.gone) {
      line(words::phrase(Status::service_gone, language_) + ": " + time(*state_.notes.seen));
      line("    → " + words::phrase(Status::service_gone_remedy, language_));
    }
    if (state_.cause) {
      if (state_.since) line(words::phrase(Status::not_working_since, language_) + " " + time(*state_.since));
      line(words::phrase(Phrase::cause, language_) + ": " + words::text(*state_.cause, language_));
      line(words::phrase(Phrase::remedy, language_) + ": " + words::remedy(*state_.cause, language_));
      if (state_.notes.next_try) line(words::phrase(Status::next_try, language_) + ": " + time(*state_.notes.next_try));
    } else if (!state_.last) {
      line(words::phrase(Phrase::nothing_sent_yet, language_));
    } else if (state_.well()) {
      line(words::phrase(Phrase::all_well, language_));
    }
    if (!state_.cause && state_.since && !state_.gone)
      line(words::phrase(Status::working_since, language_) + " " + time(*state_.since));
    if (!state_.notes.seen) line(words::phrase(Status::service_stopped, language_));
  }

  [[nodiscard]] std::string through() const {
    if (!state_.through) return words::phrase(Status::nothing_sent, language_);
    return words::phrase(state_.through->credit ? Status::credit : Status::order, language_) + " " + state_.through->number +
           ", " + time(state_.through->at);
  }

  void counts() {
    auto text = fmt::format("{} {}, {} {}, {} {}", words::phrase(Phrase::sent, language_), state_.sent,
                            words::phrase(Phrase::waiting, language_), state_.waiting, words::phrase(Phrase::failed, language_),
                            state_.failed);
    if (state_.payments_to_check > 0)
      text += fmt::format(", {} {}", words::phrase(Phrase::payments_to_check, language_), state_.payments_to_check);
    line(text);
    if (state_.failed + state_.waiting + state_.payments_to_check > 0) line("woo24 orders list");
  }

  void answers() {
    std::string text;
    if (state_.notes.shop)
      text = fmt::format(" {} {} ms", words::phrase(Status::shop, language_), state_.notes.shop->mean.count());
    if (state_.notes.office)
      text += fmt::format("{} 24SevenOffice {} ms", text.empty() ? "" : ",", state_.notes.office->mean.count());
    if (!text.empty()) line(words::phrase(Status::answers_in, language_) + ":" + text);
  }

  void next() {
    if (!state_.notes.runs(now_)) return;
    std::string text;
    for (const auto& turn : state_.notes.next) {
      if (is_of_the_house(turn.job)) continue;
      text += (text.empty() ? " " : ", ") + turn.job + " " + time(std::max(turn.at, now_));
    }
    if (!text.empty()) line(words::phrase(Status::next_runs, language_) + ":" + text);
  }

  /// Nobody asks when the service next looks at its own affairs.
  static bool is_of_the_house(const std::string& job) {
    return job == "wishes" || job == "alarms" || job == "mail" || job == "upkeep" || job == "asked";
  }

  const ServiceState& state_;
  const settings::Settings& settings_;
  const Zone& zone_;
  Instant now_;
  settings::Language language_;
  std::string text_;
};

Json moment(const std::optional<Instant>& at) { return at ? Json::text(format_utc(*at)) : Json::null(); }
Json milliseconds(const std::optional<ServiceNotes::Answer>& answer) {
  return answer ? Json::number(answer->mean.count()) : Json::null();
}

}  // namespace

std::optional<Instant> ServiceState::orders_paused() const {
  const auto orders = std::find_if(paused.begin(), paused.end(), [](const auto& one) { return one.job == "orders"; });
  return orders == paused.end() ? std::nullopt : std::optional(orders->since);
}

bool ServiceState::well() const {
  const bool differs = proof.result && proof.result->findings > 0;
  return !cause && !gone && !differs && !mail && paused.empty() && brakes.empty() && failed + waiting + payments_to_check == 0;
}

Result<ServiceState> service_state(jobs::Tables& tables, const settings::Settings& settings, Instant now) {
  ServiceState state;
  state.last = TRY(tables.runs.last("orders"));
  state.good = TRY(tables.runs.last_good("orders"));
  state.paused = TRY(jobs::paused_jobs(tables));
  state.notes = TRY(service_notes(tables));
  state.gone = state.notes.seen && !state.notes.runs(now);
  if (!state.gone) state.cause = state.notes.trouble;  // of a service that is gone it is as old as that
  if (!state.cause && state.last) state.cause = state.last->error;
  state.working = !state.cause && !state.gone && state.last;
  if (state.notes.runs(now) && state.notes.trouble.has_value() == state.cause.has_value()) {
    state.since = state.notes.since;
  } else if (state.cause && state.good) {
    state.since = state.good->started;
  }
  state.through = TRY(store::Reports(tables.db).last_through());
  TRY(count(state, tables));
  state.mail = TRY(jobs::mail_stuck(tables, TRY(jobs::known_zone(tables, settings)), now));
  state.brakes = TRY(jobs::standing_brakes(tables.db, settings));
  state.proof = TRY(last_proof_of(tables.db));
  return state;
}

std::string status_lines(const ServiceState& state, const settings::Settings& settings, const Zone& zone, Instant now) {
  return Lines(state, settings, zone, now).made();
}

Json status_json(const ServiceState& state, settings::Language language, Instant now) {
  const auto reason = [&](const std::optional<Reason>& one) { return one ? reason_json(*one, language) : Json::null(); };
  const auto started = [](const std::optional<store::Run>& run) {
    return run ? Json::text(format_utc(run->started)) : Json::null();
  };
  std::vector<std::pair<std::string, Json>> next;
  if (state.notes.runs(now)) {
    for (const auto& turn : state.notes.next) next.emplace_back(turn.job, Json::text(format_utc(turn.at)));
  }
  std::vector<std::pair<std::string, Json>> paused;
  for (const auto& one : state.paused) paused.emplace_back(one.job, Json::text(format_utc(one.since)));
  std::vector<std::pair<std::string, Json>> brakes;
  for (const auto& brake : state.brakes) brakes.emplace_back(brake.job, reason(brake.reason));
  const auto last_sent = !state.through ? Json::null()
                                        : Json::object({{"kind", Json::text(state.through->credit ? "credit" : "order")},
                                                        {"number", Json::text(state.through->number)},
                                                        {"at", Json::text(format_utc(state.through->at))}});
  return Json::object(
      {{"working", Json::boolean(state.working)},
       {"since", moment(state.since)},
       {"cause", reason(state.cause)},
       {"next_try", moment(state.notes.next_try)},
       {"service", Json::text(state.notes.runs(now) ? "running"
                              : state.gone          ? "gone"
                                                    : "stopped")},
       {"paused_since", moment(state.orders_paused())},
       {"paused", Json::object(paused)},
       {"last_run", started(state.last)},
       {"last_good_run", started(state.good)},
       {"last_sent", last_sent},
       {"sent", Json::number(state.sent)},
       {"waiting", Json::number(state.waiting)},
       {"failed", Json::number(state.failed)},
       {"payments_to_check", Json::number(state.payments_to_check)},
       {"answer_ms", Json::object({{"shop", milliseconds(state.notes.shop)}, {"office", milliseconds(state.notes.office)}})},
       {"next_runs", Json::object(next)},
       {"brakes", Json::object(brakes)},
       {"mail", reason(state.mail)},
       {"last_proof", last_proof_json(state.proof, language)}});
}

}  // namespace woo24::app
