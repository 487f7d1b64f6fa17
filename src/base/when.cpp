#include "woo24/base/when.hpp"

#include "woo24/base/result.hpp"

// The date library knows no summer time after 2037: moments after that are read in standard time. Only this file includes it.
#include <date/date.h>
#include <date/tz.h>
#include <fmt/core.h>

#include <array>
#include <charconv>

namespace woo24 {

namespace {

namespace chr = std::chrono;

constexpr std::array<std::string_view, 12> k_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> k_weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

std::optional<int> number(std::string_view text, std::size_t at, std::size_t length) {
  if (at + length > text.size()) return std::nullopt;
  int value = 0;
  const auto* start = text.data() + at;
  const auto [end, fault] = std::from_chars(start, start + length, value);
  if (fault != std::errc{} || end != start + length || *start == '-') return std::nullopt;
  return value;
}

std::optional<Instant> moment(Day day, int hour, int minute, int second) {
  if (!day.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return Instant{chr::sys_days{day}} + chr::hours{hour} + chr::minutes{minute} + chr::seconds{second};
}

struct Parts {
  Day day;
  chr::hh_mm_ss<chr::seconds> time;
};

Parts parts_of(Instant at) {
  const auto days = chr::floor<chr::days>(at);
  return {Day{days}, chr::hh_mm_ss<chr::seconds>{at - days}};
}

std::string text_of(Day day) {
  return fmt::format("{:04d}-{:02d}-{:02d}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::string text_of(const Parts& parts) {
  return fmt::format("{}T{:02d}:{:02d}:{:02d}", text_of(parts.day), parts.time.hours().count(), parts.time.minutes().count(),
                     parts.time.seconds().count());
}

/// "+01:00", "-0330" → seconds east of UTC.
std::optional<int> offset_of(std::string_view text) {
  if (text.size() < 5 || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const bool colon = text[3] == ':';
  const auto hours = number(text, 1, 2);
  const auto minutes = number(text, colon ? 4 : 3, 2);
  if (!hours || !minutes || text.size() != (colon ? 6U : 5U) || *hours > 14 || *minutes > 59) return std::nullopt;
  const int seconds = (*hours * 60 + *minutes) * 60;
  return text.front() == '-' ? -seconds : seconds;
}

}  // namespace

std::optional<Instant> parse_utc(std::string_view text) {
  if (text.size() < 19 || (text[10] != 'T' && text[10] != ' ')) return std::nullopt;
  const auto day = parse_day(text.substr(0, 10));
  const auto hour = number(text, 11, 2), minute = number(text, 14, 2), second = number(text, 17, 2);
  if (!day || !hour || !minute || !second || text[13] != ':' || text[16] != ':') return std::nullopt;
  auto rest = text.substr(19);
  if (!rest.empty() && rest.front() == '.') {
    const auto end = rest.find_first_not_of("0123456789", 1);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end);
  }
  int offset = 0;
  if (!rest.empty() && rest != "Z") {
    const auto east = offset_of(rest);
    if (!east) return std::nullopt;
    offset = *east;
  }
  const auto at = moment(*day, *hour, *minute, *second);
  if (!at) return std::nullopt;
  return *at - chr::seconds{offset};
}

std::optional<Instant> parse_http_date(std::string_view text) {
  // "Tue, 24 Nov 2026 01:18:04 GMT"
  if (text.size() != 29 || text.substr(25) != " GMT" || text.substr(3, 2) != ", " || text[19] != ':' || text[22] != ':')
    return std::nullopt;
  const auto month = std::find(k_months.begin(), k_months.end(), text.substr(8, 3));
  const auto day = number(text, 5, 2), year = number(text, 12, 4), hour = number(text, 17, 2), minute = number(text, 20, 2),
             second = number(text, 23, 2);
  if (month == k_months.end() || !day || !year || !hour || !minute || !second) return std::nullopt;
  const Day date{chr::year{*year}, chr::month{static_cast<unsigned>(month - k_months.begin()) + 1},
                 chr::day{static_cast<unsigned>(*day)}};
  return moment(date, *hour, *minute, *second);
}

std::string format_http_date(Instant at) {
  const auto parts = parts_of(at);
  const auto weekday = chr::weekday{chr::sys_days{parts.day}}.c_encoding();
  return fmt::format("{}, {:02d} {} {:04d} {:02d}:{:02d}:{:02d} GMT", k_weekdays[weekday],
                     static_cast<unsigned>(parts.day.day()), k_months[static_cast<unsigned>(parts.day.month()) - 1],
                     static_cast<int>(parts.day.year()), parts.time.hours().count(), parts.time.minutes().count(),
                     parts.time.seconds().count());
}

std::string format_utc(Instant at) { return format_plain(at) + "Z"; }
std::string format_plain(Instant at) { return text_of(parts_of(at)); }
std::string format_day(Day day) { return text_of(day); }

std::optional<Day> parse_day(std::string_view text) {
  const auto year = number(text, 0, 4), month = number(text, 5, 2), day = number(text, 8, 2);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !year || !month || !day || *year <= 1) return std::nullopt;
  const Day result{chr::year{*year}, chr::month{static_cast<unsigned>(*month)}, chr::day{static_cast<unsigned>(*day)}};
  if (!result.ok()) return std::nullopt;
  return result;
}

struct Zone::Inner {
  const date::time_zone* zone = nullptr;
  std::string name;

  [[nodiscard]] Instant local(Instant at) const {
    return zone == nullptr
               ? at
               : at + chr::duration_cast<chr::seconds>(zone->get_info(date::sys_seconds{at.time_since_epoch()}).offset);
  }
};

Result<Zone> Zone::named(const std::string& name) {
  if (name == "UTC") return utc();
  try {
    const auto* zone = date::locate_zone(name);
    (void)zone->get_info(date::sys_seconds{});  // the zone's own file is read only now, and may be broken
    return Zone(std::make_shared<const Inner>(Inner{zone, name}));
  } catch (const std::exception&) {
    return Fail{Kind::configuration, Reason{ReasonId::unknown_time_zone, {{"name", name}}}};
  }
}

Zone Zone::utc() { return Zone(std::make_shared<const Inner>(Inner{nullptr, "UTC"})); }

const std::string& Zone::name() const { return inner_->name; }
Day Zone::day_of(Instant at) const { return parts_of(inner_->local(at)).day; }
int Zone::offset_seconds(Instant at) const { return static_cast<int>((inner_->local(at) - at).count()); }

std::string Zone::local_second(Instant at) const { return format_plain(inner_->local(at)); }

std::string Zone::local_minute(Instant at) const {
  auto text = local_second(at).substr(0, 16);
  text[10] = ' ';
  return text;
}

Instant Zone::start_of(Day day) const {
  const Instant naive{chr::sys_days{day}};
  if (inner_->zone == nullptr) return naive;
  const auto info = inner_->zone->get_info(date::local_seconds{naive.time_since_epoch()});
  // Where summer time skips midnight both offsets meet at the switch; where it makes two midnights the first one counts.
  if (info.result == date::local_info::nonexistent) return Instant{info.first.end.time_since_epoch()};
  return naive - info.first.offset;
}

}  // namespace woo24
