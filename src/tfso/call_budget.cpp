#include "woo24/tfso/call_budget.hpp"

#include "woo24/base/teeth.hpp"
#include "woo24/base/text.hpp"
#include "woo24/tfso/office_failure.hpp"
#include "woo24/tfso/xml_fields.hpp"

namespace woo24::tfso {

namespace {

using namespace std::chrono;

constexpr minutes k_longest_rest{65};
constexpr std::string_view k_rest = "calls-rest";       ///< "<UTC> <reason id>"
constexpr std::string_view k_told = "calls-remaining";  ///< "<number> <UTC>", kept only when few are left
constexpr int k_background_share = 5;                   ///< the last fifth of the hour is for live orders

Fail paused(ReasonId why, Instant until, int limit) {
  Reason reason{why, {{"until", format_utc(until)}}};
  if (why == ReasonId::office_budget_spent) reason.arguments["limit"] = std::to_string(limit);
  return Fail{Kind::paused, std::move(reason), until};
}

struct Rest {
  Instant until;
  ReasonId why = ReasonId::office_busy;
};

std::optional<Rest> read_rest(const std::string& value) {
  const auto parts = split(value, ' ');
  const auto until = parts.size() == 2 ? parse_utc(parts[0]) : std::nullopt;
  const auto why = parts.size() == 2 ? reason_by_id(parts[1]) : std::nullopt;
  return until && why ? std::optional(Rest{*until, *why}) : std::nullopt;
}

std::string write_rest(const Rest& rest) { return format_utc(rest.until) + " " + std::string(reason_id(rest.why)); }

struct Told {
  int remaining = 0;
  Instant reset;
};

std::optional<Told> read_told(const std::string& value) {
  const auto parts = split(value, ' ');
  const auto remaining = parts.size() == 2 ? whole_number(parts[0]) : std::nullopt;
  const auto reset = parts.size() == 2 ? parse_utc(parts[1]) : std::nullopt;
  return remaining && reset ? std::optional(Told{static_cast<int>(*remaining), *reset}) : std::nullopt;
}

/// The rest in force at `now`, with its end; forgets one that is over.
Result<std::optional<Rest>> rest_in_force(store::OfficeMemory& memory, Instant now) {
  const auto fact = TRY(memory.get(std::string(k_rest)));
  if (!fact) return std::optional<Rest>{};
  auto rest = read_rest(fact->value);
  if (rest) rest->until = std::min(rest->until, fact->at + k_longest_rest);
  if (!rest || (rest->until <= now && fact->at <= now)) {
    TRY(memory.forget(std::string(k_rest)));
    return std::optional<Rest>{};
  }
  if (now < fact->at) {  // the clock stepped back: the same length from here
    rest->until = now + (rest->until - fact->at);
    TRY(memory.set(std::string(k_rest), write_rest(*rest), now));
  }
  return rest;
}

}  // namespace

Result<void> CallBudget::take(Urgency urgency) {
  const Instant now = clock_.now();
  const auto rest = TRY(rest_in_force(memory_, now));
  if (rest && WOO24_RULE(rest_is_kept)) return paused(rest->why, rest->until, limit_);

  const int kept_back = urgency == Urgency::background ? limit_ / k_background_share : 0;
  const auto hour = floor<hours>(now);
  const Instant hour_end = hour + hours{1};
  if (TRY(memory_.calls_in(hour)) >= limit_ - kept_back) return paused(ReasonId::office_budget_spent, hour_end, limit_);

  const auto fact = TRY(memory_.get(std::string(k_told)));
  const auto told = fact ? read_told(fact->value) : std::nullopt;
  const bool in_force = told && told->reset > now && told->reset <= now + k_longest_rest;
  if (in_force && told->remaining <= kept_back) return paused(ReasonId::office_budget_spent, told->reset, limit_);

  if (TRY(memory_.take_call(hour)) > limit_) return paused(ReasonId::office_budget_spent, hour_end, limit_);
  return {};
}

Result<void> CallBudget::rest_until(Instant until, ReasonId why) {
  const Instant now = clock_.now();
  if (until <= now) return {};
  return memory_.set(std::string(k_rest), write_rest({std::min(until, Instant{now + k_longest_rest}), why}), now);
}

Result<void> CallBudget::heard(std::optional<int> remaining, std::optional<Instant> reset) {
  const Instant now = clock_.now();
  const bool few = remaining && *remaining <= limit_ / k_background_share;
  if (!few) return {};
  const Instant until = reset && *reset > now ? *reset : next_full_hour(now);
  return memory_.set(std::string(k_told), std::to_string(std::max(*remaining, 0)) + " " + format_utc(until), now);
}

Result<int> CallBudget::used_this_hour() { return memory_.calls_in(floor<hours>(clock_.now())); }

}  // namespace woo24::tfso
