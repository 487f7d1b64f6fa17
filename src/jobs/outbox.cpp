#include "woo24/jobs/outbox.hpp"

#include <algorithm>
#include <array>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr auto k_ahead = 6h;  // further ahead than any pause: the clock was wrong then
constexpr auto k_refused_pause = 1h;
constexpr std::array<std::chrono::seconds, 5> k_pauses{60s, 300s, 900s, 1800s, 3600s};

}  // namespace

Result<std::optional<store::Letter>> next_letter(Tables& tables, Instant now) {
  store::Reports reports(tables.db);
  for (auto& letter : TRY(reports.unsent())) {
    if (letter.next_try_at <= now || letter.next_try_at > now + k_ahead) return std::optional(std::move(letter));
  }
  return std::optional<store::Letter>{};
}

Result<void> keep_outcome(Tables& tables, const store::Letter& letter, const Result<MailTaken>& sent, Instant now) {
  store::Reports reports(tables.db);
  if (sent.ok()) return reports.accepted(letter.id, now);
  const auto step = std::min<std::size_t>(static_cast<std::size_t>(std::max(letter.attempts, 0)), k_pauses.size() - 1);
  auto pause = k_pauses.at(step);
  const auto kind = sent.error().kind;
  if (kind == Kind::refused || kind == Kind::sign_in) pause = std::max<std::chrono::seconds>(pause, k_refused_pause);
  return reports.tried(letter.id, letter.attempts + 1, now + pause, sent.error().reason);
}

Result<std::optional<Reason>> mail_stuck(Tables& tables, const Zone& zone, Instant now) {
  store::Reports reports(tables.db);
  const auto unsent = TRY(reports.unsent());
  if (unsent.empty() || unsent.front().attempts == 0 || now - unsent.front().composed_at < 1h) return std::optional<Reason>{};
  return std::optional(Reason{ReasonId::mail_unsent, {{"since", zone.local_minute(unsent.front().composed_at)}}});
}

}  // namespace woo24::jobs
