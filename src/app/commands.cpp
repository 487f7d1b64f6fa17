// The small commands: explain, config, secret set, lists, status.
#include "woo24/app/metrics.hpp"
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/status_lines.hpp"
#include "woo24/app/terminal.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/base/text.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/config/secrets.hpp"
#include "woo24/jobs/nightly_report.hpp"
#include "woo24/words/format.hpp"
#include "woo24/words/words.hpp"

#include <istream>
#include <ostream>

namespace woo24::app {

using words::Phrase;

Exit say(const Context& context, const Error& error) {
  const auto language = context.settings.language;
  if (context.invocation.json) {
    std::vector<std::pair<std::string, Json>> answer{{"error", reason_json(error.reason, language)}};
    std::vector<Json> faults;
    for (const auto& fault : context.faults) faults.push_back(reason_json(fault, language));
    if (!faults.empty()) answer.emplace_back("faults", Json::list(faults));
    context.outside.out << Json::object(answer).written() << "\n";
  }
  context.outside.err << words::text(error.reason, language) << "\n    → " << words::remedy(error.reason, language) << "\n    ("
                      << reason_id(error.reason.id) << ")\n";
  return exit_of(error);
}

Exit explain(Context& context) {
  const auto& subject = context.invocation.subject;
  const auto id = reason_by_id(subject);
  if (!id) {
    std::vector<std::string> known;
    for (const auto one : all_reasons()) known.emplace_back(reason_id(one));
    return say(context,
               Error{Kind::usage, Reason{ReasonId::reason_not_known, {{"id", subject}, {"nearest", nearest(subject, known)}}},
                     std::nullopt});
  }
  const auto language = context.settings.language;
  const auto heals = reason_heals(*id) == Heals::itself ? "itself" : reason_heals(*id) == Heals::command ? "command" : "none";
  if (context.invocation.json) {
    context.outside.out << Json::object({{"id", Json::text(reason_id(*id))},
                                         {"text", Json::text(words::text_pattern(*id, language))},
                                         {"remedy", Json::text(words::remedy_pattern(*id, language))},
                                         {"heals", Json::text(heals)}})
                               .written()
                        << "\n";
  } else {
    context.outside.out << reason_id(*id) << "\n  " << words::text_pattern(*id, language) << "\n  → "
                        << words::remedy_pattern(*id, language) << "\n";
  }
  return Exit::done;
}

Exit show_config(Context& context) {
  context.outside.out << config::in_force(context.settings);
  context.outside.out << "# secrets\n";
  for (const auto& name : config::secret_names()) {
    const auto secret = config::read_secret(name, context.settings.file);
    const auto* state = secret.ok() ? "set" : secret.error().reason.id == ReasonId::secret_missing ? "missing" : "unreadable";
    context.outside.out << "#   " << name << ": " << state << "\n";
  }
  return Exit::done;
}

Exit secret_set(Context& context) {
  const auto& name = context.invocation.subject;
  const auto& known = config::secret_names();
  if (std::find(known.begin(), known.end(), name) == known.end()) {
    return say(context, Error{Kind::usage, Reason{ReasonId::usage_wrong, {{"detail", "secrets are " + joined(known, ", ")}}},
                              std::nullopt});
  }
  context.outside.err << name << ": " << std::flush;
  const auto value = read_without_echo(context.outside.in);
  context.outside.err << "\n";
  if (trimmed(value).empty()) {
    return say(context,
               Error{Kind::usage, Reason{ReasonId::usage_wrong, {{"detail", "nothing was typed; nothing was changed"}}},
                     std::nullopt});
  }
  if (auto written = config::write_secret(name, trimmed(value), context.settings.file); !written.ok())
    return say(context, written.error());
  return Exit::done;
}

namespace {

struct ListLine {
  std::string id, name, more;
};

std::vector<ListLine> lines_of(const std::string& list, const office::Lists& all) {
  std::vector<ListLine> lines;
  const auto named = [&](const std::vector<office::Named>& items) {
    for (const auto& item : items) lines.push_back({std::to_string(item.id), item.name, ""});
  };
  if (list == "payments") named(all.payment_methods);
  if (list == "departments") named(all.departments);
  if (list == "projects") named(all.projects);
  if (list == "categories") named(all.categories);
  if (list == "dimensions") {
    for (const auto& type : all.dimensions) lines.push_back({std::to_string(type.type), type.name, joined(type.values, ", ")});
  }
  if (list == "sale-types") {
    for (const auto& type : all.sale_types)
      lines.push_back({std::to_string(type.id), type.name, "account " + std::to_string(type.account)});
  }
  if (list == "tax") {
    for (const auto& code : all.tax_codes) {
      lines.push_back({code.number, code.name,
                       code.rate.shortest() + " %" + (code.account ? ", account " + std::to_string(*code.account) : "")});
    }
  }
  if (list == "currencies") {
    for (const auto& rate : all.currencies)
      lines.push_back({rate.symbol, rate.rate.shortest(), "for " + std::to_string(rate.unit)});
  }
  return lines;
}

}  // namespace

Exit lists(Context& context) {
  auto wiring = Wiring::make(context, false);
  if (!wiring.ok()) return say(context, wiring.error());
  if (auto client = wiring.value()->session.ensure(); !client.ok()) return say(context, client.error());
  auto all = wiring.value()->office_reader.lists(context.invocation.subject == "dimensions");
  if (!all.ok()) return say(context, all.error());
  std::vector<std::string> wanted{"payments", "sale-types", "tax", "departments", "projects", "currencies", "categories"};
  if (!context.invocation.subject.empty()) wanted = {context.invocation.subject};
  std::vector<std::pair<std::string, Json>> json;
  for (const auto& list : wanted) {
    std::vector<Json> items;
    if (!context.invocation.json) context.outside.out << list << "\n";
    for (const auto& line : lines_of(list, all.value())) {
      items.push_back(
          Json::object({{"id", Json::text(line.id)}, {"name", Json::text(line.name)}, {"more", Json::text(line.more)}}));
      if (!context.invocation.json)
        context.outside.out << "  " << line.id << "\t" << line.name << (line.more.empty() ? "" : "\t" + line.more) << "\n";
    }
    json.emplace_back(list, Json::list(items));
  }
  if (context.invocation.json) context.outside.out << Json::object(json).written() << "\n";
  return Exit::done;
}

Exit status(Context& context) {
  if (context.invocation.prometheus) {
    const auto metrics = metrics_of(context);
    if (!metrics.ok()) return say(context, metrics.error());
    context.outside.out << metrics.value();
    return Exit::done;
  }
  auto database = open_state(context, false);
  if (!database.ok()) return say(context, database.error());
  jobs::Tables tables(database.value());
  const auto now = context.outside.clock.now();
  const auto state = service_state(tables, context.settings, now);
  if (!state.ok()) return say(context, state.error());
  const auto zone = jobs::known_zone(tables, context.settings);
  context.outside.out << (context.invocation.json
                              ? status_json(state.value(), context.settings.language, now).written() + "\n"
                              : status_lines(state.value(), context.settings, zone.ok() ? zone.value() : Zone::utc(), now));
  return state.value().well() ? Exit::done : Exit::listed;
}

}  // namespace woo24::app
