// `woo24 init`: asks for both sign-ins, looks at both sides, and writes settings that watch. What is proposed is sync/proposal;
// here is only the asking. Nothing is changed on either side, and no file is written over but the secrets.
#include "woo24/app/program.hpp"
#include "woo24/app/questions.hpp"
#include "woo24/base/text.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/config/secrets.hpp"
#include "woo24/config/whole_file.hpp"
#include "woo24/jobs/sides.hpp"
#include "woo24/sync/proposal.hpp"
#include "woo24/sync/territory.hpp"
#include "woo24/tfso/office_reader.hpp"
#include "woo24/woo/shop_reader.hpp"
#include "woo24/words/format.hpp"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <ostream>
#include <system_error>

namespace woo24::app {

namespace {

constexpr int k_days = 90;

/// Both sides without a state file: there is none yet.
struct Look {
  Look(Context& context, store::Database memory, woo::Credentials credentials)
      : database(std::move(memory)),
        tables(database),
        http(context.outside.http(context.settings)),
        doors{*http, context.outside.clock, context.outside.chance, context.outside.environment},
        shop_wire(doors, context.settings.shop, std::move(credentials)),
        shop(shop_wire),
        budget(tables.memory, doors.clock, context.settings.office.calls_per_hour),
        office_wire(doors, context.settings.office, budget) {}
  Look(const Look&) = delete;
  Look& operator=(const Look&) = delete;

  store::Database database;
  jobs::Tables tables;
  std::unique_ptr<HttpDoor> http;
  Doors doors;
  woo::ShopWire shop_wire;
  woo::ShopReader shop;
  tfso::CallBudget budget;
  tfso::OfficeWire office_wire;
};

std::string host_of(const std::string& url) {
  const auto start = url.find("://");
  const auto rest = start == std::string::npos ? url : url.substr(start + 3);
  auto host = rest.substr(0, rest.find_first_of(":/"));
  return host.starts_with("www.") ? host.substr(4) : host;
}

/// "shop.nordbutiken.se" → "nordbutiken"
std::string shop_id_from(const std::string& url) {
  auto parts = split(lower(host_of(url)), '.');
  auto id = parts.size() > 1 ? parts[parts.size() - 2] : parts[0];
  std::erase_if(id, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'); });
  const bool no_name = id.find_first_not_of("0123456789-") == std::string::npos;
  return no_name ? "shop" : id.substr(0, 16);
}

Result<void> keep_secret(Context& context, Questions& questions, const char* name, const std::string& question) {
  const auto& config = context.invocation.config_file;
  const bool known = config::read_secret(name, config).ok();
  const auto value = TRY(questions.hidden(question, known));
  if (value.empty()) return {};
  return config::write_secret(name, value, config);
}

Result<void> ask_for_sign_ins(Context& context, Questions& questions) {
  auto& settings = context.settings;
  settings.shop.url = TRY(questions.text("The shop's address", "https://"));
  while (settings.shop.url.ends_with('/')) settings.shop.url.pop_back();
  TRY(keep_secret(context, questions, "shop_key", "Its key (WooCommerce, Settings, Advanced, REST API; Read/Write), ck_…"));
  TRY(keep_secret(context, questions, "shop_secret", "The key's secret, cs_…"));
  settings.office.username = TRY(questions.text("The user that signs in to 24SevenOffice", ""));
  TRY(keep_secret(context, questions, "office_application_id",
                  "The application id that 24SevenOffice gave out for the integration"));
  TRY(keep_secret(context, questions, "office_password", "The user's password"));
  return {};
}

Result<void> choose_client(Questions& questions, const std::vector<office::Identity>& identities,
                           settings::Settings& settings) {
  std::vector<std::string> names;
  for (const auto& one : identities) {
    if (!one.disabled) names.push_back(one.client_name);
  }
  if (names.empty()) {
    return Fail{Kind::configuration, Reason{ReasonId::client_unknown, {{"client", ""}, {"known", ""}}}};
  }
  auto name = names.size() == 1 ? names[0] : TRY(questions.one_of("The company to book in", names, names[0]));
  // Two companies of one name are told apart by their numbers.
  if (std::count(names.begin(), names.end(), name) > 1) {
    std::vector<std::string> numbers;
    for (const auto& one : identities) {
      if (one.client_name == name) numbers.push_back(std::to_string(one.client_id));
    }
    name = TRY(questions.one_of("Its number", numbers, numbers[0]));
  }
  settings.office.client = {name, 0};
  return {};
}

Result<sync::Seen> look_at_both(Context& context, Questions& questions, Look& look) {
  sync::Seen seen;
  questions.say("Looking at the shop …");
  seen.facts = TRY(look.shop.facts());
  const auto since = context.outside.clock.now() - std::chrono::hours{24} * k_days;
  seen.orders = TRY(look.shop.orders_changed_since(since)).orders;
  questions.say("Looking at 24SevenOffice …");
  auto& settings = context.settings;
  {
    tfso::Session any(look.office_wire, look.tables.memory, look.tables.binding, look.doors, settings.office.username, {});
    TRY(choose_client(questions, TRY(any.identities()), settings));
  }
  tfso::Session session(look.office_wire, look.tables.memory, look.tables.binding, look.doors, settings.office.username,
                        settings.office.client);
  tfso::OfficeReader office(session);
  seen.client = TRY(office.client());
  seen.lists = TRY(office.lists());
  TRY(office.all_products([&](const office::Product& product) -> Result<void> {
    if (sync::is_charge(product)) seen.charges.push_back(product);
    return {};
  }));
  return seen;
}

Result<void> ask_for_mail(Questions& questions, settings::Settings& settings) {
  const auto to = TRY(questions.text("Who gets the report of the night, by mail (nothing: nobody yet)", ""));
  if (to.empty()) return {};
  settings.mail.failures_to = {to};
  settings.mail.from = TRY(questions.text("Who it comes from", "woo24@" + host_of(settings.shop.url)));
  const auto server = TRY(questions.text("The mail server, host or host:port", "localhost"));
  const auto colon = server.rfind(':');
  settings.mail.smtp.host = server.substr(0, colon);
  if (colon == std::string::npos) return {};
  try {
    settings.mail.smtp.port = std::stoi(server.substr(colon + 1));
  } catch (const std::exception&) {
    return Fail{Kind::usage, Reason{ReasonId::usage_wrong, {{"detail", "no port: " + server}}}};
  }
  return {};
}

/// A method that is left out stops its orders until it is added; that is better than a guess.
Result<void> ask_for_payments(Questions& questions, const sync::Seen& seen, sync::Ships ships, sync::Proposal& proposal) {
  std::vector<std::string> names{"leave out"};
  for (const auto& one : seen.lists.payment_methods) names.push_back(one.name);
  const auto unclear = proposal.unclear_payments;
  for (const auto& [method, title] : unclear) {
    const auto name = TRY(questions.one_of("What pays in 24SevenOffice what is paid by " + title, names, names[0]));
    if (name != names[0]) sync::answer_payment(proposal, method, name, ships);
  }
  return {};
}

/// Whole or not at all, and never over another. The service's user reads it: nothing in it is secret.
Result<void> write_config(const std::string& file, const std::string& text) {
  const int fault = config::write_whole(file, text, 0644, config::Over::nothing);
  if (fault == 0) return {};
  if (fault == EEXIST) return Fail{Kind::configuration, Reason{ReasonId::config_exists, {{"file", file}}}};
  return Fail{Kind::configuration,
              Reason{ReasonId::config_unreadable, {{"file", file}, {"detail", std::generic_category().message(fault)}}}};
}

void say_what_was_found(Questions& questions, const sync::Seen& seen, const sync::Proposal& proposal) {
  questions.say("");
  questions.say("Shop: " + seen.facts.home_url + ", " + std::to_string(seen.orders.size()) + " orders in " +
                std::to_string(k_days) + " days. 24SevenOffice: " + seen.client.name + ".");
  for (const auto& [key, lines] : proposal.notes) {
    questions.say(key + ":");
    for (const auto& line : lines) questions.say("    " + line);
  }
}

Result<void> ask_look_and_write(Context& context) {
  const auto& file = context.invocation.config_file;
  if (::access(file.c_str(), F_OK) == 0) return Fail{Kind::configuration, Reason{ReasonId::config_exists, {{"file", file}}}};
  std::error_code fault;
  const auto folder = std::filesystem::path(file).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, fault);  // what goes wrong shows when the file is written
  Questions questions(context.outside.in, context.outside.err);
  auto& settings = context.settings;
  settings.file = file;
  TRY(ask_for_sign_ins(context, questions));
  if (!context.invocation.office_url.empty())
    settings.office.api_url = settings.office.webservices_url = context.invocation.office_url;
  woo::Credentials credentials;
  credentials.key = TRY(context.outside.environment.secret("shop_key"));
  credentials.secret = TRY(context.outside.environment.secret("shop_secret"));
  auto memory = TRY(store::Database::in_memory());
  Look look(context, std::move(memory), std::move(credentials));
  const auto seen = TRY(look_at_both(context, questions, look));
  const auto who =
      TRY(questions.one_of("Who packs and sends the goods: the shop, or 24SevenOffice", {"shop", "office"}, "shop"));
  const auto ships = who == "office" ? sync::Ships::office : sync::Ships::shop;
  auto proposal = sync::propose(seen, ships);
  TRY(ask_for_payments(questions, seen, ships, proposal));
  settings.orders = proposal.orders;
  auto& shipping = settings.orders.rows.shipping;
  if (shipping.name.empty()) {
    shipping = {TRY(questions.text("The product in 24SevenOffice that shipping is booked on, by its number", "FRAKT")), 0};
  }
  const auto today = format_day(Zone::utc().day_of(context.outside.clock.now()));
  const auto from = TRY(questions.text("The first day whose orders are booked; older ones are left alone", today));
  const auto day = parse_day(from);
  if (!day) return Fail{Kind::usage, Reason{ReasonId::usage_wrong, {{"detail", "no day: " + from}}}};
  settings.orders.from = *day;
  settings.shop_id =
      TRY(questions.text("A short name for the shop, part of every reference, never changed", shop_id_from(settings.shop.url)));
  TRY(ask_for_mail(questions, settings));
  const auto name = std::filesystem::path(file).stem().string();
  if (!context.invocation.database.empty()) {
    settings.database = context.invocation.database;
  } else if (name != "woo24") {
    settings.database = "/var/lib/woo24/" + name + "/woo24.db";
  }
  const auto text = config::proposed(settings, proposal.notes);
  auto read = config::read(text, file);
  if (!read.faults.empty()) return Fail{Kind::usage, read.faults.front()};
  TRY(write_config(file, text));
  say_what_was_found(questions, seen, proposal);
  questions.say("");
  questions.say("Written: " + file + ". It watches and sends nothing. What `woo24 check` says of it:");
  context.settings = std::move(read.settings);
  return {};
}

}  // namespace

Exit init(Context& context) {
  const auto written = ask_look_and_write(context);
  if (!written.ok()) return say(context, written.error());
  const auto checked = check(context);
  context.outside.err
      << "\nNext: read the file through, then `woo24 sync all --dry-run`, `woo24 orders send ORDER` for one order, and "
         "`mode: send`.\n";
  return checked;
}

}  // namespace woo24::app
