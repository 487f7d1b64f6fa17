#include "woo24/sandbox/office_time.hpp"

namespace woo24::sandbox {

namespace {

using namespace std::chrono;

struct Summer {
  Instant begins, ends;  ///< UTC
};

Summer summer_of(Instant at) {
  const auto of = year_month_day{floor<days>(at)}.year();
  const auto turn = [&](month which) { return Instant{sys_days{of / which / Sunday[last]}} + hours{1}; };
  return {turn(March), turn(October)};
}

hours oslo_offset(Instant utc) {
  const auto summer = summer_of(utc);
  return utc >= summer.begins && utc < summer.ends ? hours{2} : hours{1};
}

bool has_offset(std::string_view text) {
  const auto time = text.find('T');
  return time != std::string_view::npos && text.find_first_of("Z+-", time) != std::string_view::npos;
}

bool is_day_alone(std::string_view text) { return text.size() == 10 && parse_day(text).has_value(); }

}  // namespace

RequestTime read_request_time(std::string_view text, bool utc) {
  if (text.starts_with("0001-01-01")) return {};
  const auto whole = is_day_alone(text) ? std::string(text) + "T00:00:00" : std::string(text);
  const auto at = parse_utc(whole);
  if (!at) return {std::nullopt, TimeFault::form};
  if (utc || has_offset(whole)) return {at, TimeFault::none};
  const auto summer = summer_of(*at);
  const auto gap = summer.begins + hours{1};  // 02:00 local, read as UTC
  if (*at >= gap && *at < gap + hours{1}) return {std::nullopt, TimeFault::skipped_hour};
  const auto as_summer = *at - hours{2};
  return {oslo_offset(as_summer) == hours{2} ? as_summer : *at - hours{1}, TimeFault::none};
}

std::string oslo_day(Instant at) { return format_day(year_month_day{floor<days>(at + oslo_offset(at))}); }

std::string oslo_day(std::string_view utc_text) {
  const auto at = parse_utc(utc_text);
  return at ? oslo_day(*at) : std::string();
}

Instant to_minute(Instant at) { return floor<minutes>(at + seconds{30}); }

}  // namespace woo24::sandbox
