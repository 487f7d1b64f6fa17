#include "woo24/app/wiring.hpp"

#include "woo24/store/migration.hpp"
#include "woo24/sync/row_dimension.hpp"
#include "woo24/words/words.hpp"

#include <filesystem>
#include <optional>
#include <ostream>

namespace woo24::app {

Result<void> own_state_folder(Context& context) {
  if (!context.outside.before_state) return {};
  // Asked for before the user changes: secrets are often readable by root alone. One that is missing is said where it is
  // needed.
  for (const auto* name : {"shop_key", "shop_secret", "office_application_id", "office_password"}) {
    (void)context.outside.environment.secret(name).ok();
  }
  if (!context.settings.mail.smtp.username.empty()) (void)context.outside.environment.secret("smtp_password").ok();
  return context.outside.before_state(context.settings.database);
}

namespace {

/// A file of an older version is brought on only while nobody else works with it: that service is older, too, and would go on
/// with tables that it does not know.
Result<store::Lease> lease_to_bring_on(const std::string& path) {
  auto lease = store::Lease::take(path);
  if (lease.ok() || lease.error().kind != Kind::held) return lease;
  return Fail{Kind::held,
              Reason{ReasonId::state_older_at_work, {{"file", path}, {"pid", lease.error().reason.arguments.at("pid")}}}};
}

}  // namespace

Result<store::Lease> take_lease(Context& context) {
  auto lease = store::Lease::take(context.settings.database);
  context.holds_lease = context.holds_lease || lease.ok();
  return lease;
}

Result<store::Database> open_state(Context& context, bool touch) {
  TRY(own_state_folder(context));
  const auto& path = context.settings.database;
  std::error_code fault;
  const bool absent = !std::filesystem::exists(path, fault) && !fault;
  if (!touch && absent) return store::Database::in_memory();
  std::optional<store::Lease> lease;
  if (!absent && !context.holds_lease && store::is_older(path, store::Database::k_version)) {
    if (!touch) return store::Database::copy_in_memory(path);
    lease = TRY(lease_to_bring_on(path));
  }
  auto opened = store::Database::open(path, store::Open::read_write);
  if (touch || opened.ok()) return opened;
  // Who only looks needs no right to write.
  auto copy = store::Database::copy_in_memory(path);
  return copy.ok() ? std::move(copy) : std::move(opened);
}

Result<std::unique_ptr<Wiring>> Wiring::make(Context& context, bool touch, const LanePart& part) {
  auto& environment = context.outside.environment;
  woo::Credentials credentials;
  credentials.key = TRY(environment.secret("shop_key"));
  credentials.secret = TRY(environment.secret("shop_secret"));
  // Asked for before the state file changes the user: secrets are often readable by root alone.
  TRY(environment.secret("office_application_id"));
  TRY(environment.secret("office_password"));
  TRY(own_state_folder(context));
  auto database = TRY(open_state(context, touch));
  return std::unique_ptr<Wiring>(new Wiring(context, std::move(database), part, std::move(credentials)));
}

Wiring::Wiring(Context& context, store::Database db, const LanePart& part, woo::Credentials credentials)
    : context_(context),
      http_(part.http ? part.http : context.outside.http(context.settings)),
      doors{*http_, context.outside.clock, context.outside.chance, context.outside.environment},
      database(std::move(db)),
      tables(database),
      shop_wire(doors, context.settings.shop, std::move(credentials), &tables.memory),
      shop_reader(shop_wire, sync::product_meta_needed(context.settings.orders)),
      shop_writer(shop_wire),
      budget(tables.memory, doors.clock, context.settings.office.calls_per_hour),
      office_wire(doors, context.settings.office, budget),
      session(office_wire, tables.memory, tables.binding, doors, context.settings.office.username,
              context.settings.office.client, part.signing_in),
      office_reader(session, part.urgency),
      office_writer(session) {}

Result<jobs::Prepared> Wiring::prepared(bool may_bind) {
  return jobs::prepare(context_.settings, tables, {shop_reader, office_reader}, doors, may_bind);
}

Result<jobs::Sides> Wiring::sides(bool may_bind) {
  auto ready = TRY(prepared(may_bind));
  if (!ready.faults.empty()) {
    context_.faults = ready.faults;
    for (const auto& fault : ready.faults) {
      context_.outside.err << words::text(fault, context_.settings.language) << "\n  "
                           << words::remedy(fault, context_.settings.language) << "\n";
    }
    return Fail{
        Kind::configuration,
        Reason{ReasonId::config_faults, {{"count", std::to_string(ready.faults.size())}, {"file", context_.settings.file}}}};
  }
  sync::Limits limits;
  limits.settle = context_.settings.office.settle;
  limits.attempts = context_.settings.orders.attempts;
  return jobs::Sides{doors, tables, {shop_reader, office_reader}, std::move(ready.rules), limits};
}

}  // namespace woo24::app
