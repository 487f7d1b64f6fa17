// `woo24 report preview|send`, and the trial of `check --mail`.
#include "woo24/app/report_command.hpp"
#include "woo24/app/json_text.hpp"
#include "woo24/app/mail_lane.hpp"
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/signals.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/base/text.hpp"
#include "woo24/jobs/nightly_report.hpp"
#include "woo24/report/letter.hpp"
#include "woo24/report/mime.hpp"
#include "woo24/words/words.hpp"

#include <ostream>

namespace woo24::app {

namespace {

Fail not_configured() { return Fail{Kind::configuration, Reason{ReasonId::mail_not_configured, {}}}; }

Result<report::Document> previewed(Context& context) {
  auto database = TRY(open_state(context, false));
  jobs::Tables tables(database);
  const auto zone = TRY(jobs::known_zone(tables, context.settings));
  return report::nightly(TRY(jobs::draft_report(tables, context.settings, zone, context.outside.clock.now())).contents);
}

struct Sent {
  store::Letter letter;
  std::vector<std::string> refused;
};

/// A service that runs beside it leaves these letters alone for a while.
Result<std::vector<Sent>> composed_and_sent(Context& context) {
  if (!context.settings.mail.configured()) return not_configured();
  auto database = TRY(open_state(context, true));
  jobs::Tables tables(database);
  const auto zone = TRY(jobs::known_zone(tables, context.settings));
  const auto now = context.outside.clock.now();
  store::Reports reports(tables.db);
  std::vector<store::Letter> letters;
  TRY(tables.db.transaction([&]() -> Result<void> {
    TRY(jobs::compose_report(tables, context.settings, zone, context.outside.chance, now, true));
    letters = TRY(reports.unsent());
    for (const auto& letter : letters)
      TRY(reports.tried(letter.id, letter.attempts, now + std::chrono::minutes{5},
                        letter.reason.value_or(Reason{ReasonId::mail_put_off, {}})));
    return {};
  }));
  std::vector<Sent> sent;
  for (const auto& letter : letters) {
    auto taken = send_letter(context, letter, [] { return stop_asked(); });
    TRY(jobs::keep_outcome(tables, letter, taken, context.outside.clock.now()));
    auto refused = TRY(std::move(taken)).refused;
    sent.push_back({letter, std::move(refused)});
  }
  return sent;
}

}  // namespace

Exit report_preview(Context& context) {
  const auto document = previewed(context);
  if (!document.ok()) return say(context, document.error());
  auto& out = context.outside.out;
  if (context.invocation.html) {
    out << report::html(document.value());
  } else {
    out << document.value().subject << "\n\n" << report::plain_text(document.value());
  }
  return Exit::done;
}

Exit report_send(Context& context) {
  const auto sent = composed_and_sent(context);
  if (!sent.ok()) return say(context, sent.error());
  std::vector<Json> items;
  for (const auto& one : sent.value()) {
    const auto to = jobs::recipients(context.settings.mail, one.letter.kind);
    items.push_back(Json::object({{"subject", Json::text(one.letter.subject)}, {"to", Json::text(joined(to, ", "))}}));
    if (!context.invocation.json) context.outside.out << one.letter.subject << " → " << joined(to, ", ") << "\n";
    if (one.refused.empty()) continue;
    const Reason reason{ReasonId::mail_not_taken_for,
                        {{"server", context.settings.mail.smtp.host}, {"addresses", joined(one.refused, ", ")}}};
    context.outside.err << words::text(reason, context.settings.language) << "\n    → "
                        << words::remedy(reason, context.settings.language) << "\n";
  }
  if (context.invocation.json) context.outside.out << Json::object({{"sent", Json::list(items)}}).written() << "\n";
  return Exit::done;
}

Result<MailTaken> send_trial(Context& context) {
  const auto& mail = context.settings.mail;
  if (!mail.configured()) return not_configured();
  auto to = mail.failures_to;
  for (const auto& one : mail.alarms_to) {
    if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(one);
  }
  const auto now = context.outside.clock.now();
  const auto document = report::trial({context.settings.shop_id, jobs::language_of(context.settings), Zone::utc()});
  const auto id = "woo24." + context.settings.shop_id + ".trial." + std::to_string(context.outside.chance.draw()) +
                  mail.from.substr(mail.from.rfind('@'));
  auto door = context.outside.mail(context.settings, TRY(mail_password(context)), [] { return stop_asked(); });
  return door->send(mail.from, to, report::mail({mail.from, to, id, now}, document));
}

}  // namespace woo24::app
