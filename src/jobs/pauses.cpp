#include "woo24/jobs/pauses.hpp"

namespace woo24::jobs {

namespace {

std::string name_of(const std::string& job) { return "paused:" + job; }

}  // namespace

Result<std::optional<Instant>> paused_since(Tables& tables, const std::string& job) {
  const auto kept = TRY(tables.cursors.get(name_of(job)));
  return kept ? parse_utc(*kept) : std::nullopt;
}

Result<void> set_paused(Tables& tables, const std::string& job, bool paused, Instant now) {
  if (TRY(paused_since(tables, job)).has_value() == paused) return {};
  TRY(tables.cursors.set(name_of(job), paused ? format_utc(now) : ""));
  return tables.trail.add({now, "job:" + job, paused ? "paused by a person" : "resumed by a person", ""});
}

}  // namespace woo24::jobs
