#include "woo24/jobs/preparation.hpp"

#include "woo24/base/log.hpp"
#include "woo24/base/text.hpp"
#include "woo24/sync/row_dimension.hpp"

#include <fmt/core.h>

namespace woo24::jobs {

namespace {

constexpr const char* k_machine = "machine";

Result<void> bind_shop(const settings::Settings& settings, const shop::Facts& facts, Tables& tables, store::BindingRow row,
                       bool may_bind) {
  const auto home = home_of(facts);
  if (row.shop_home.empty()) {
    if (!may_bind) return {};
    row.shop_id = settings.shop_id;
    row.shop_home = home;
    return tables.binding.set(row);
  }
  if (row.shop_id != settings.shop_id || row.shop_home != home) {
    return Fail{
        Kind::binding,
        Reason{ReasonId::wrong_shop, {{"bound", row.shop_id + " " + row.shop_home}, {"found", settings.shop_id + " " + home}}}};
  }
  return {};
}

}  // namespace

std::string home_of(const shop::Facts& facts) {
  auto text = lower(trimmed(facts.home_url));
  while (!text.empty() && text.back() == '/') text.pop_back();
  return text;
}

Result<store::BindingRow> installation(Tables& tables, Doors doors) {
  auto row = TRY(tables.binding.get()).value_or(store::BindingRow{});
  const auto machine = doors.environment.machine();
  const auto known = TRY(tables.memory.get(k_machine));
  const bool moved = !row.installation.empty() && !machine.empty() && known && known->value != machine;
  const bool first_told = !machine.empty() && !known;
  if (!row.installation.empty() && !moved && !first_told) return row;
  const auto now = doors.clock.now();
  const auto before = row.installation;
  if (before.empty() || moved) {
    row.installation = fmt::format("{:08x}", static_cast<std::uint32_t>(doors.chance.draw()));
    row.first_start = now;
  }
  TRY(tables.db.transaction([&]() -> Result<void> {
    TRY(tables.binding.set(row));
    if (!machine.empty()) TRY(tables.memory.set(k_machine, machine, now));
    if (!moved) return {};
    return tables.trail.add(
        {now, "installation", "another machine works with this state file", before + " → " + row.installation});
  }));
  if (moved) {
    log::warning("another machine made this state file: it is a new installation from now on",
                 {{"was", before}, {"is", row.installation}});
  }
  return row;
}

Result<Prepared> prepare(const settings::Settings& settings, Tables& tables, Readers readers, Doors doors, bool may_bind) {
  auto own = TRY(installation(tables, doors));
  const auto client = TRY(readers.office.client());
  Prepared prepared;
  prepared.facts = TRY(readers.shop.facts());
  own = TRY(installation(tables, doors));  // the session has bound the office's half meanwhile
  TRY(bind_shop(settings, prepared.facts, tables, own, may_bind));
  prepared.lists = TRY(readers.office.lists(sync::user_dimensions_needed(settings.orders)));
  auto resolved = sync::resolve(settings, prepared.lists, prepared.facts, client);
  prepared.rules = std::move(resolved.rules);
  prepared.rules.installation = own.installation;
  prepared.faults = std::move(resolved.faults);
  prepared.warnings = std::move(resolved.warnings);
  return prepared;
}

}  // namespace woo24::jobs
