#include "woo24/jobs/pauses.hpp"

namespace woo24::jobs {

namespace {

std::string name_of(const std::string& job) { return "paused:" + job; }

}  // namespace

std::vector<std::string> meant_by(const std::string& word) {
  if (word != k_all) return {word};
  return {k_pausable.begin(), k_pausable.end()};
}

Result<std::optional<Instant>> paused_since(Tables& tables, const std::string& job) {
  const auto kept = TRY(tables.cursors.get(name_of(job)));
  return kept ? parse_utc(*kept) : std::nullopt;
}

Result<std::vector<PausedJob>> paused_jobs(Tables& tables) {
  std::vector<PausedJob> paused;
  for (const auto* job : k_pausable) {
    if (const auto since = TRY(paused_since(tables, job))) paused.push_back({job, *since});
  }
  return paused;
}

Result<void> set_paused(Tables& tables, const std::string& word, bool paused, Instant now) {
  return tables.db.transaction([&]() -> Result<void> {
    for (const auto& job : meant_by(word)) {
      if (TRY(paused_since(tables, job)).has_value() == paused) continue;
      TRY(tables.cursors.set(name_of(job), paused ? format_utc(now) : ""));
      TRY(tables.trail.add({now, "job:" + job, paused ? "paused by a person" : "resumed by a person", ""}));
    }
    return {};
  });
}

}  // namespace woo24::jobs
