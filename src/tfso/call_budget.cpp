#include "woo24/tfso/call_budget.hpp"

#include "woo24/base/teeth.hpp"
#include "woo24/base/text.hpp"
#include "woo24/store/rests.hpp"
#include "woo24/tfso/office_failure.hpp"
#include "woo24/tfso/xml_fields.hpp"

namespace woo24::tfso {

namespace {

using namespace std::chrono;

constexpr minutes k_longest_rest{65};
constexpr const char* k_rest = "calls-rest";
constexpr std::string_view k_told = "calls-remaining";  ///< "<number> <UTC>", kept only when few are left
constexpr int k_background_share = 5;                   ///< the last fifth of the hour is for live orders

Fail paused(ReasonId why, Instant until, int limit) {
  Reason reason{why, {{"until", format_utc(until)}}};
  if (why == ReasonId::office_budget_spent) reason.arguments["limit"] = std::to_string(limit);
  return Fail{Kind::paused, std::move(reason), until};
}

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

}  // namespace

Result<void> CallBudget::take(Urgency urgency) {
  const Instant now = clock_.now();
  const auto rest = TRY(store::Rests(memory_, k_rest).in_force(now));
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
  return store::Rests(memory_, k_rest).keep({until, why}, clock_.now());
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
