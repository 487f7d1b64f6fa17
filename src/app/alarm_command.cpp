// `woo24 alarm UNIT`: the last thing that is said. systemd starts it when the service has ended and is not started again.
// Neither side is asked and the state file is not touched, since it may be the trouble; faulty settings give what can be read
// of them.
#include "woo24/app/mail_lane.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/signals.hpp"
#include "woo24/base/text.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/jobs/nightly_report.hpp"
#include "woo24/report/letter.hpp"
#include "woo24/report/mime.hpp"

#include <cstdlib>
#include <ostream>

namespace woo24::app {

namespace {

/// What systemd says of the unit that ended; "" where it was not systemd that asked.
std::string said(const char* name) {
  const auto* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing else runs
  return value == nullptr ? "" : value;
}

/// By the settings, else by the machine.
Zone zone_of(const settings::Settings& settings) {
  auto zone = Zone::named(settings.time_zone.empty() ? "Europe/Stockholm" : settings.time_zone);
  return zone.ok() ? std::move(zone).value() : Zone::utc();
}

}  // namespace

Exit alarm(Context& context) {
  auto read = config::read_file(context.invocation.config_file);
  if (!read.ok()) return say(context, read.error());
  context.settings = std::move(read).value().settings;
  const auto& mail = context.settings.mail;
  const auto to = jobs::recipients(mail, "alarm");
  if (!mail.configured() || !context.outside.mail) {
    return say(context, Error{Kind::configuration, Reason{ReasonId::mail_not_configured, {}}, std::nullopt});
  }
  const auto now = context.outside.clock.now();
  const Reason reason{ReasonId::service_died,
                      {{"unit", context.invocation.subject},
                       {"result", said("MONITOR_SERVICE_RESULT")},
                       {"status", said("MONITOR_EXIT_STATUS")}}};
  const report::Sender sender{context.settings.shop_id, jobs::language_of(context.settings), zone_of(context.settings)};
  // The same death has the same id, so that a mail which is sent again is known to be the same.
  const auto death = said("MONITOR_INVOCATION_ID");
  const auto id = "woo24." + context.settings.shop_id + ".died." +
                  (death.empty() ? std::to_string(context.outside.chance.draw()) : death) +
                  mail.from.substr(mail.from.rfind('@'));
  auto password = mail_password(context);
  if (!password.ok()) return say(context, password.error());
  auto door = context.outside.mail(context.settings, std::move(password).value(), [] { return stop_asked(); });
  const auto taken = door->send(mail.from, to, report::mail({mail.from, to, id, now}, report::alarm(sender, reason, now)));
  if (!taken.ok()) {
    say(context, taken.error());
    // No pause mends a server that says no; systemd tries again after any other failure.
    return taken.error().kind == Kind::refused || taken.error().kind == Kind::sign_in ? Exit::configuration
                                                                                      : exit_of(taken.error());
  }
  context.outside.out << "told " << joined(to, ", ") << "\n";
  return Exit::done;
}

}  // namespace woo24::app
