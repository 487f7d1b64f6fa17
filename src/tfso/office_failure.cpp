#include "woo24/tfso/office_failure.hpp"

#include "woo24/base/text.hpp"

#include <array>
#include <charconv>

namespace woo24::tfso {

namespace {

using namespace std::chrono;

constexpr minutes k_longest_rest{65};
constexpr std::string_view k_quarantine = "quarantine ends at";
constexpr std::string_view k_limit = "limit exceeded";
constexpr std::string_view k_blocked = "request is blocked";
constexpr std::size_t k_message = 300;

/// Reads the numbers of a time one after the other.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}
  std::optional<int> number(std::size_t most_digits) {
    std::size_t size = 0;
    while (size < most_digits && size < text_.size() && text_[size] >= '0' && text_[size] <= '9') ++size;
    int value = 0;
    if (size == 0 || std::from_chars(text_.data(), text_.data() + size, value).ec != std::errc{}) return std::nullopt;
    text_.remove_prefix(size);
    return value;
  }
  bool take(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }
  char take_one_of(std::string_view choice) {
    const char c = text_.empty() ? '\0' : text_.front();
    if (c == '\0' || choice.find(c) == std::string_view::npos) return '\0';
    text_.remove_prefix(1);
    return c;
  }
  void blanks() { text_ = trimmed(text_); }
  [[nodiscard]] std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
};

std::optional<sys_days> day_from(int y, int m, int d) {
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  if (y < 2000 || y > 2999 || !date.ok()) return std::nullopt;
  return sys_days{date};
}

/// Three numbers and what stands between them: a year first is ISO, points mean day first, slashes month first where it can be.
std::optional<sys_days> read_day(Scanner& in) {
  std::array<int, 3> part{};
  char mark = '\0';
  for (std::size_t n = 0; n < part.size(); ++n) {
    if (n > 0 && (mark = in.take_one_of("-./")) == '\0') return std::nullopt;
    const auto value = in.number(4);
    if (!value) return std::nullopt;
    part[n] = *value;
  }
  if (part[0] > 31) return day_from(part[0], part[1], part[2]);
  const bool month_first = mark == '/' && part[0] <= 12;
  return month_first ? day_from(part[2], part[0], part[1]) : day_from(part[2], part[1], part[0]);
}

std::optional<seconds> read_time(Scanner& in) {
  const auto hour = in.number(2);
  if (!hour || !(in.take(':') || in.take('.'))) return std::nullopt;
  const auto minute = in.number(2);
  if (!minute) return std::nullopt;
  int second = 0;
  if (in.take(':') || in.take('.')) second = in.number(2).value_or(0);
  if (in.take('.') || in.take(',')) (void)in.number(9);
  in.blanks();
  int of_day = *hour;
  if (starts_with_ignoring_case(in.rest(), "am") && of_day == 12) of_day = 0;
  if (starts_with_ignoring_case(in.rest(), "pm") && of_day < 12) of_day += 12;
  if (of_day > 23 || *minute > 59 || second > 60) return std::nullopt;
  return hours{of_day} + minutes{*minute} + seconds{second};
}

seconds read_offset(Scanner& in) {
  const char sign = in.take_one_of("+-");
  if (sign == '\0') return seconds{0};
  const auto hour = in.number(2);
  (void)in.take(':');
  const auto minute = in.number(2);
  const seconds offset = hours{hour.value_or(0)} + minutes{minute.value_or(0)};
  return sign == '-' ? -offset : offset;
}

Instant no_later(Instant at, Instant now) { return std::min(at, now + k_longest_rest); }

}  // namespace

std::optional<Instant> parse_moment(std::string_view text) {
  Scanner in(trimmed(text));
  const auto day = read_day(in);
  if (!day) return std::nullopt;
  if (in.take_one_of("Tt") == '\0') in.blanks();
  const auto time = read_time(in);
  if (!time) return std::nullopt;
  return Instant{*day + *time - read_offset(in)};
}

Instant next_full_hour(Instant now) { return floor<hours>(now) + hours{1}; }

std::optional<Instant> quarantine_end(std::string_view text, Instant now, std::optional<Instant> server_time) {
  const auto plain = lower(text);
  const auto at = plain.find(k_quarantine);
  const bool blocked = plain.find(k_limit) != std::string::npos && plain.find(k_blocked) != std::string::npos;
  if (at == std::string::npos && !blocked) return std::nullopt;
  if (at == std::string::npos) return next_full_hour(now);
  const auto ends = parse_moment(std::string_view(plain).substr(at + k_quarantine.size(), 60));
  if (!ends) return next_full_hour(now);
  // The server tells its own time: what counts is how far off it is there, and a second for the halves.
  const auto until = *ends + (now - server_time.value_or(now)) + seconds{1};
  return until <= now ? next_full_hour(now) : no_later(until, now);
}

Instant busy_end(std::string_view retry_after, Instant now) {
  const auto text = trimmed(retry_after);
  int wait = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), wait);
  if (!text.empty() && read.ec == std::errc{} && read.ptr == text.data() + text.size() && wait >= 0) {
    return no_later(now + seconds{std::min(wait, 86'400) + 1}, now);  // the second that `now` names had begun
  }
  const auto until = parse_http_date(text);
  return until && *until > now ? no_later(*until, now) : now + minutes{1};
}

std::string fault_message(std::string_view fault) {
  const auto arrow = fault.rfind("--->");
  auto last = html_as_text(arrow == std::string_view::npos ? fault : fault.substr(arrow + 4), k_message);
  return last.empty() ? html_as_text(fault, k_message) : last;
}

bool says_session_lost(std::string_view message) {
  const auto text = lower(message);
  return text.find("authenticated") != std::string::npos || text.find("session") != std::string::npos;
}

bool says_only_session_lost(std::string_view message) {
  constexpr std::size_t k_one_sentence = 100;
  if (message.size() > k_one_sentence) return false;
  const auto text = lower(message);
  const auto has = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  const bool over =
      has("expired") || has("timed out") || has("invalid") || has("not valid") || has("no session") || has("ended");
  return has("not authenticated") || (has("session") && over);
}

Fail fault_failure(std::string_view operation, std::string_view fault, bool signing_in) {
  const auto message = fault_message(fault);
  const auto text = lower(fault);
  if (text.find("application id is not registered") != std::string::npos) {
    return Fail{Kind::sign_in, Reason{ReasonId::office_application_unknown, {}}};
  }
  if (text.find("getidentitieswithcredential") != std::string::npos) {
    return Fail{Kind::sign_in, Reason{ReasonId::office_identity_blocked, {{"client", ""}}}};
  }
  if (!signing_in && says_session_lost(message)) {
    return Fail{Kind::refused, Reason{ReasonId::office_session_lost, {{"operation", std::string(operation)}}}};
  }
  return Fail{Kind::refused, Reason{ReasonId::office_fault, {{"operation", std::string(operation)}, {"message", message}}}};
}

}  // namespace woo24::tfso
