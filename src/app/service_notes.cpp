#include "woo24/app/service_notes.hpp"

#include "woo24/base/text.hpp"
#include "woo24/words/words.hpp"

#include <fmt/core.h>

#include <charconv>

namespace woo24::app {

namespace {

using namespace std::chrono_literals;

// Each a line of table cursor. "<seen> <since> <job>=<next> …", "<next try> <reason id> <arguments>", "<at> <milliseconds>"
constexpr const char* k_service = "service";
constexpr const char* k_trouble = "service-trouble";
constexpr const char* k_shop = "answers:shop";
constexpr const char* k_office = "answers:office";

std::optional<ServiceNotes::Answer> answer_in(const std::optional<std::string>& kept) {
  const auto parts = kept ? split(*kept, ' ') : std::vector<std::string>{};
  const auto at = parts.size() == 2 ? parse_utc(parts[0]) : std::nullopt;
  std::int64_t mean = 0;
  if (!at || std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), mean).ec != std::errc{}) return std::nullopt;
  return ServiceNotes::Answer{*at, std::chrono::milliseconds{mean}};
}

void read_trouble(ServiceNotes& notes, const std::string& kept) {
  const auto first = kept.find(' '), second = kept.find(' ', first + 1);
  if (second == std::string::npos) return;
  notes.next_try = parse_utc(kept.substr(0, first));
  notes.trouble = reason_from(kept.substr(first + 1, second - first - 1), kept.substr(second + 1));
}

Result<void> note_answer(jobs::Tables& tables, const char* name, const Answers& answers, Instant now) {
  if (answers.answers == 0) return {};
  return tables.cursors.set(name, fmt::format("{} {}", format_utc(now), answers.took.count() / answers.answers));
}

}  // namespace

Result<ServiceNotes> service_notes(jobs::Tables& tables) {
  ServiceNotes notes;
  const auto parts = split(TRY(tables.cursors.get(k_service)).value_or(""), ' ');
  if (parts.size() >= 2) {
    notes.seen = parse_utc(parts[0]);
    notes.since = parse_utc(parts[1]);
    for (std::size_t n = 2; n < parts.size(); ++n) {
      const auto equals = parts[n].find('=');
      const auto at = equals == std::string::npos ? std::nullopt : parse_utc(parts[n].substr(equals + 1));
      if (at) notes.next.push_back({parts[n].substr(0, equals), *at, false});
    }
  }
  read_trouble(notes, TRY(tables.cursors.get(k_trouble)).value_or(""));
  notes.shop = answer_in(TRY(tables.cursors.get(k_shop)));
  notes.office = answer_in(TRY(tables.cursors.get(k_office)));
  return notes;
}

Result<void> note_plans(jobs::Tables& tables, const std::vector<jobs::Turn>& next, const std::vector<jobs::Trouble>& troubles,
                        Instant now) {
  const auto before = TRY(service_notes(tables));
  const bool goes_on = before.runs(now) && before.since && before.trouble.has_value() == !troubles.empty();
  const auto since = goes_on ? *before.since : troubles.empty() ? now : troubles.front().since;
  std::string text = format_utc(now) + " " + format_utc(since);
  for (const auto& turn : next) text += " " + turn.job + "=" + format_utc(turn.at);
  std::string why;
  if (!troubles.empty()) {
    const auto& one = troubles.front();
    why = format_utc(one.until) + " " + std::string(reason_id(one.error.reason.id)) + " " + arguments_json(one.error.reason);
  }
  return tables.db.transaction([&]() -> Result<void> {
    TRY(tables.cursors.set(k_service, text));
    return tables.cursors.set(k_trouble, why);
  });
}

Result<void> note_stopped(jobs::Tables& tables) {
  return tables.db.transaction([&]() -> Result<void> {
    TRY(tables.cursors.set(k_service, ""));
    return tables.cursors.set(k_trouble, "");
  });
}

Result<void> note_answers(Workplace& place, const BothAnswers& before) {
  const auto shop = place.answers().shop - before.shop, office = place.answers().office - before.office;
  if (shop.answers + office.answers == 0) return {};
  auto& tables = *TRY(place.tables());
  return tables.db.transaction([&]() -> Result<void> {
    TRY(note_answer(tables, k_shop, shop, place.now()));
    return note_answer(tables, k_office, office, place.now());
  });
}

Result<std::string> counts_line(jobs::Tables& tables) {
  std::int64_t failed = 0, waiting = 0, sent = 0;
  for (const auto& [what, count] : TRY(tables.postings.counts())) {
    if (what.ends_with("/failed")) failed += count;
    if (what.ends_with("/waiting")) waiting += count;
    if (what.starts_with("done/")) sent += count;
  }
  return fmt::format("{} sent, {} waiting, {} failed", sent, waiting, failed);
}

std::string status_line(const settings::Settings& settings, const std::vector<jobs::Trouble>& troubles,
                        const std::string& counts, bool starting) {
  std::string line;
  if (!troubles.empty()) {
    const auto& one = troubles.front();
    line = fmt::format("NOT WORKING since {}: {} Next try {}.", format_utc(one.since),
                       words::text(one.error.reason, settings::Language::en), format_utc(one.until));
  } else if (starting) {
    line = "Starting.";
  } else {
    const auto mode = settings.orders.mode;
    line = mode == settings::Mode::send    ? "Working."
           : mode == settings::Mode::watch ? "Watching, nothing is sent."
                                           : "Working; orders.mode is off.";
  }
  return counts.empty() ? line : line + " Orders: " + counts + ".";
}

}  // namespace woo24::app
