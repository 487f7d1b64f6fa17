#include "woo24/sync/period.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

Fail refused(ReasonId id, std::map<std::string, std::string> arguments) {
  return Fail{Kind::refused, Reason{id, std::move(arguments)}};
}

}  // namespace

Result<BookedDay> booked_day(Day day, const settings::Orders& settings, const std::vector<office::FiscalYear>& years) {
  const Day opens = settings.closed_through ? (*settings.closed_through + std::chrono::months(1)) / std::chrono::day(1) : Day{};
  const auto locked = [&](Day at) {
    return std::find_if(years.begin(), years.end(),
                        [&](const office::FiscalYear& year) { return year.locked && year.first <= at && at <= year.last; });
  };
  const auto is_open = [&](Day at) { return (!settings.closed_through || at >= opens) && locked(at) == years.end(); };
  if (is_open(day)) return BookedDay{day, std::nullopt};
  if (settings.late == settings::Late::next_open_day) {
    auto next = settings.closed_through && day < opens ? opens : day;
    for (auto year = locked(next); year != years.end(); year = locked(next)) {
      next = Day{std::chrono::sys_days{year->last} + std::chrono::days{1}};
    }
    return BookedDay{next, day};
  }
  const auto year = locked(day);
  const auto closed = settings.closed_through && day < opens
                          ? format_day(*settings.closed_through / std::chrono::day(1)).substr(0, 7)
                          : format_day(year->last);
  return refused(ReasonId::period_closed, {{"day", format_day(day)}, {"closed_through", closed}});
}

Result<std::optional<Day>> invoice_day(const std::string& becomes, Instant now, const Rules& rules) {
  if (becomes != "Invoiced") return std::optional<Day>{};
  const auto booked = TRY(booked_day(rules.zone.day_of(now), rules.settings.orders, rules.fiscal_years));
  return std::optional(booked.day);
}

}  // namespace woo24::sync
