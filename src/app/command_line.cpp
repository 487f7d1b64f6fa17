// The command line: what may be typed, and which function answers. CLI11 is heard of only here.
#include "woo24/app/command_text.hpp"
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/base/log.hpp"
#include "woo24/base/text.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/jobs/pauses.hpp"
#include "woo24/words/words.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <ostream>

namespace woo24::app {

namespace {

constexpr const char* k_version = "woo24 " WOO24_VERSION;

struct Command {
  const char* name;
  const char* about;
  Exit (*run)(Context&);
};

void common(CLI::App& command, Invocation& invocation, bool json) {
  command.add_option("--config", invocation.config_file, "the settings (default /etc/woo24/woo24.yaml)")->type_name("FILE");
  if (json) command.add_flag("--json", invocation.json, "the answer as JSON on standard output");
}

/// The commands that look after the state file, and that of cut-over.
template <typename Add>
void keep_in_order(CLI::App& app, Invocation& invocation, const Add& add) {
  const auto asks = [&](CLI::App* command) {
    command->add_flag("--yes", invocation.yes, "does it; without, it is only said what would be done");
    command->add_flag("--dry-run", invocation.dry_run, "only says what would be done");
  };
  asks(add(app, "rebuild", "makes a lost or older state file whole from both sides, and takes over from another installation",
           rebuild, true));
  asks(add(app, "rebind", "goes on with the shop at a new address, or with another company in 24SevenOffice", rebind, true));
  auto* rehearsal = add(app, "rehearse", "holds past orders against what was booked without woo24, to the öre; writes nothing",
                        rehearse, true);
  rehearsal->add_option("--from", invocation.from, "first day of the orders")->required()->type_name("YYYY-MM-DD");
  auto* forgotten = add(app, "forget", "removes a person from the state file; what bookkeeping law needs stays", forget, true);
  forgotten->add_option("EMAIL", invocation.subject, "the address; - reads it from standard input")->required();
}

/// The commands about single products.
template <typename Add>
void catalogue_commands(CLI::App& app, CLI::App& why, Invocation& invocation, const Add& add) {
  auto* products = add(app, "products", "products of both sides, and which is which", nullptr, false);
  products->require_subcommand(1);
  const auto of_one = [&](CLI::App* command) {
    command->add_option("PRODUCT", invocation.subject, "its SKU or number, or its id")->required();
    command->add_flag("--office", invocation.office, "PRODUCT is 24SevenOffice's");
  };
  auto* list = add(*products, "list", "what stands wrong, and what a brake holds", products_list, true);
  list->add_flag("--all", invocation.all, "every linked product, too");
  of_one(add(*products, "show", "both sides' values, as last listed", products_show, true));
  auto* link = add(*products, "link", "says that two are one product, whatever their numbers", products_link, true);
  link->add_option("SHOP", invocation.subject, "the shop's SKU or id")->required();
  link->add_option("OFFICE", invocation.other, "the number or id in 24SevenOffice")->required();
  auto* unlink =
      add(*products, "unlink", "says that two are not one; they are not linked by number again", products_unlink, true);
  unlink->add_option("SHOP", invocation.subject, "the shop's SKU or id")->required();
  of_one(add(why, "product", "both sides' values, what was agreed on, what decides, and what happened", why_product, true));
}

/// All commands; `chosen` becomes the one that was typed.
void describe(CLI::App& app, Invocation& invocation, Exit (*&chosen)(Context&)) {
  app.require_subcommand(1);
  app.set_help_all_flag("--help-all", "every command with its options");
  const auto add = [&](CLI::App& under, const char* name, const char* about, Exit (*run)(Context&), bool json) {
    auto* command = under.add_subcommand(name, about);
    common(*command, invocation, json);
    if (run != nullptr) {
      command->callback([&invocation, &chosen, run, command] {
        invocation.command = command->get_name();
        chosen = run;
      });
    }
    return command;
  };
  add(app, "run", "the service: polls the shop and sends what is due, until it is told to stop", run, false);
  auto* look =
      add(app, "check", "settings, sign-ins, client, clocks and every name; each finding with its remedy", check, true);
  look->add_flag("--mail", invocation.mail, "sends a mail on trial to all who are told");
  auto* made =
      add(app, "init", "asks for both sign-ins, looks at both sides and writes settings that watch; nothing is written over",
          init, false);
  made->add_option("--database", invocation.database, "where the state file will be")->type_name("FILE");
  made->add_option("--office-url", invocation.office_url, "where 24SevenOffice is, for trying things (woo24-sandbox)")
      ->type_name("URL");
  auto* names = add(app, "lists", "what may be written in the settings, as 24SevenOffice has it", lists, true);
  names
      ->add_option("LIST", invocation.subject,
                   "payments, sale-types, tax, departments, projects, currencies, categories or dimensions")
      ->check(CLI::IsMember(
          {"payments", "sale-types", "tax", "departments", "projects", "currencies", "categories", "dimensions"}));
  add(app, "config", "the settings in force, defaults marked; needs neither network nor secrets", show_config, false);
  auto* secret = add(app, "secret", "the sign-ins, which are not in the settings file", nullptr, false);
  secret->require_subcommand(1);
  auto* set = add(*secret, "set", "asks for one without echo and keeps it in a file of its own", secret_set, false);
  set->add_option("NAME", invocation.subject, "shop_key, shop_secret, office_application_id, office_password, smtp_password")
      ->required();
  auto* sync = add(app, "sync", "does once everything that can be done now", sync_once, true);
  sync->add_option("JOB", invocation.subject, "orders, completed, import, products, categories, stock, or all")
      ->required()
      ->check(CLI::IsMember({"orders", "completed", "import", "products", "categories", "stock", "all"}));
  sync->add_flag("--dry-run", invocation.dry_run, "shows what would be done; writes nothing");
  sync->add_flag("--full", invocation.full, "products, stock: all there is, not only what changed");
  sync->add_flag("--yes", invocation.yes, "products, stock: releases what a brake holds, if it is still what was said");
  auto* orders = add(app, "orders", "orders on their way", nullptr, false);
  orders->require_subcommand(1);
  auto* list = add(*orders, "list", "what has not ended well: failed, waiting, skipped, taken over", orders_list, true);
  list->add_flag("--all", invocation.all, "every order");
  const auto with_order = [&](CLI::App* command) {
    command->add_option("ORDER", invocation.subject, "the shop's order id")->required();
  };
  with_order(add(*orders, "send", "sends one order now, also in watch mode", orders_send, true));
  auto* retry = add(*orders, "retry", "tries a failed order again", orders_retry, true);
  const auto of_office = [&](CLI::App* command) {
    command->add_flag("--office", invocation.office, "ORDER is 24SevenOffice's, of one that was made there");
  };
  with_order(retry);
  of_office(retry);
  retry->add_flag("--again", invocation.again, "makes it anew where it was deleted in 24SevenOffice");
  auto* skip = add(*orders, "skip", "decides that an order does not go to the books", orders_skip, true);
  with_order(skip);
  of_office(skip);
  auto* link = add(*orders, "link", "says that an order booked by hand, or by another integration, stands for this one",
                   orders_link, true);
  with_order(link);
  link->add_option("OFFICE_ORDER", invocation.other, "the order's id in 24SevenOffice")->required();
  with_order(add(*orders, "unlink", "takes that back: the order is sent", orders_unlink, true));
  auto* why = add(app, "why", "the whole story of one order or product", nullptr, false);
  why->require_subcommand(1);
  auto* why_one = add(*why, "order", "each value, the rule that decided it, and what happened", why_order, true);
  with_order(why_one);
  of_office(why_one);
  catalogue_commands(app, *why, invocation, add);
  auto* state = add(app, "status", "working or not, since when, and what to do", status, true);
  state->add_flag("--prometheus", invocation.prometheus, "as metrics, for the textfile collector of node_exporter");
  auto* proof_of =
      add(app, "proof",
          "whether the books equal the shop, to the öre, by day, payment method, currency and VAT rate; names what differs",
          proof, true);
  proof_of->add_option("--days", invocation.days, "how far back (default 35)")->check(CLI::Range(1, 3660))->type_name("N");
  auto* report = add(app, "report", "the report of the night", nullptr, false);
  report->require_subcommand(1);
  auto* preview = add(*report, "preview", "what it would say now; nothing is sent", report_preview, false);
  preview->add_flag("--html", invocation.html, "as mail programs show it, for a browser");
  add(*report, "send", "composes one now and sends it, with all that waits to be mailed", report_send, true);
  auto* died = add(app, "alarm", "mails that the service has ended; systemd starts it", alarm, false);
  died->add_option("UNIT", invocation.subject, "the unit that has ended, such as woo24.service")->required();
  std::vector<std::string> pausable(jobs::k_pausable.begin(), jobs::k_pausable.end());
  pausable.emplace_back(jobs::k_all);
  for (const auto& [name, about, does] :
       {std::tuple{"pause", "stops what goes by itself, until it is resumed; what a person asks for is done all the same",
                   &pause},
        std::tuple{"resume", "lets a paused job go on", &resume}}) {
    add(app, name, about, does, true)
        ->add_option("JOB", invocation.subject, "orders, completed, import, products, stock, or all")
        ->required()
        ->check(CLI::IsMember(pausable));
  }
  auto* copy = add(app, "backup", "a copy of the state file, also while the service runs", backup, true);
  copy->add_option("FILE", invocation.subject, "where to; nothing is written over")->required();
  keep_in_order(app, invocation, add);
  auto* reason = add(app, "explain", "what a reason means and what to do about it", explain, true);
  reason->add_option("REASON", invocation.subject, "its id, such as unknown-product")->required();
  auto* version = app.add_subcommand("version", "the version of this program");
  version->callback([&] { invocation.command = "version"; });
}

bool needs_settings(const std::string& command) {
  return command != "explain" && command != "version" && command != "init" && command != "alarm";
}

/// Reads the settings file. A fault is said, each with its place.
std::optional<settings::Settings> read_settings(Context& context, Exit& exit) {
  auto read = config::read_file(context.invocation.config_file);
  if (!read.ok()) {
    exit = say(context, read.error());
    return std::nullopt;
  }
  if (read.value().faults.empty()) return std::move(read).value().settings;
  const auto language = context.settings.language = read.value().settings.language;
  context.faults = read.value().faults;
  for (const auto& fault : context.faults) {
    context.outside.err << config::place(fault, context.invocation.config_file) << ": " << words::text(fault, language)
                        << "\n    → " << words::remedy(fault, language) << "\n";
  }
  exit = Exit::configuration;
  if (context.invocation.json) {
    exit =
        say(context, Error{Kind::configuration,
                           Reason{ReasonId::config_faults,
                                  {{"count", std::to_string(context.faults.size())}, {"file", context.invocation.config_file}}},
                           std::nullopt});
  }
  return std::nullopt;
}

/// By the usual variables, the first that says anything; where there is no configuration to ask.
settings::Language language_of_environment() {
  for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing else runs yet
    if (value == nullptr || *value == '\0') continue;
    const auto start = std::string_view(value).substr(0, 2);
    if (start == "sv") return settings::Language::sv;
    if (start == "nb" || start == "nn" || start == "no") return settings::Language::nb;
    break;
  }
  return settings::Language::en;
}

int run_command(Exit (*chosen)(Context&), const Invocation& invocation, Outside& outside) {
  Context context{outside, invocation, {}, {}};
  context.settings.language = language_of_environment();
  if (outside.on_config_file) outside.on_config_file(invocation.config_file);
  if (needs_settings(invocation.command)) {
    auto exit = Exit::done;
    auto settings = read_settings(context, exit);
    if (!settings) return static_cast<int>(exit);
    context.settings = std::move(*settings);
  } else if (auto read = config::read_file(invocation.config_file); read.ok()) {
    context.settings.language = read.value().settings.language;
  }
  return static_cast<int>(chosen(context));
}

/// The words that a validator of the parser lists: "TEXT:{orders,completed,import,all}".
std::vector<std::string> choices_in(const std::string& type) {
  const auto open = type.find('{'), close = type.rfind('}');
  if (open == std::string::npos || close == std::string::npos || close < open) return {};
  return split(type.substr(open + 1, close - open - 1), ',');
}

CommandText text_of(const CLI::App& command, const std::string& name) {
  CommandText text{name, command.get_description(), {}};
  for (const auto* option : command.get_options()) {
    const bool named = option->nonpositional();
    if (named && option->get_lnames().front().starts_with("help")) continue;
    const bool is_switch = named && option->get_items_expected_max() == 0;
    text.options.push_back({named ? "--" + option->get_lnames().front() : option->get_name(true),
                            is_switch ? "" : option->get_type_name(), option->get_description(),
                            choices_in(option->get_type_name()), named, option->get_required()});
  }
  return text;
}

void collect(const CLI::App& app, const std::string& before, std::vector<CommandText>& into) {
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    const auto name = before + command->get_name();
    const bool is_group = !command->get_subcommands([](const CLI::App*) { return true; }).empty();
    if (!is_group) into.push_back(text_of(*command, name));
    collect(*command, name + " ", into);
  }
}

/// A script that asked for JSON gets it also where its own words were wrong.
void wrong_use_json(const std::string& detail, Outside& outside) {
  const Reason reason{ReasonId::usage_wrong, {{"detail", detail}}};
  outside.out << Json::object({{"error", reason_json(reason, language_of_environment())}}).written() << "\n";
}

}  // namespace

Exit exit_of(const Error& error) {
  switch (error.kind) {
    case Kind::refused:
    case Kind::ambiguous:
    case Kind::moved:
    case Kind::binding:
      return Exit::listed;
    case Kind::unreachable:
    case Kind::paused:
      return Exit::unreachable;
    case Kind::sign_in:
      return Exit::sign_in;
    case Kind::configuration:
      return Exit::configuration;
    case Kind::state:
      return Exit::state;
    case Kind::usage:
      return Exit::usage;
    case Kind::held:
      return Exit::held;
  }
  return Exit::listed;
}

std::vector<CommandText> command_texts() {
  CLI::App app;
  Invocation invocation;
  Exit (*chosen)(Context&) = nullptr;
  describe(app, invocation, chosen);
  std::vector<CommandText> texts;
  collect(app, "", texts);
  return texts;
}

int run_program(const std::vector<std::string>& arguments, Outside& outside) {
  CLI::App app{"Keeps a WooCommerce shop and 24SevenOffice in step: every order reaches the books once, and to the öre."};
  app.name("woo24");
  Invocation invocation;
  Exit (*chosen)(Context&) = nullptr;
  try {
    describe(app, invocation, chosen);
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
    if (invocation.command == "version") {
      outside.out << k_version << "\n";
      return 0;
    }
    return run_command(chosen, invocation, outside);
  } catch (const CLI::ParseError& fault) {
    const auto code = app.exit(fault, outside.out, outside.err);
    if (code == 0) return 0;
    if (std::find(arguments.begin(), arguments.end(), "--json") != arguments.end()) wrong_use_json(fault.what(), outside);
    return static_cast<int>(Exit::usage);
  } catch (const std::exception& fault) {
    outside.err << "woo24: " << fault.what() << "\n";
    return static_cast<int>(Exit::listed);
  }
}

}  // namespace woo24::app
