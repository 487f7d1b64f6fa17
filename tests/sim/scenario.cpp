#include "sim/scenario.hpp"

#include "support/example_config.hpp"
#include "woo24/config/reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace woo24::sim {

namespace {

using Switches = sandbox::OfficeSwitches;
using namespace std::chrono_literals;

/// Of seeds whose story shows a rule (rules.cpp) none has the plugin: they tell what they always told.
constexpr std::uint64_t k_plugin_stream = 0x9a182d3ull;

template <typename Enum>
Enum any(Dice& dice, std::initializer_list<Enum> values) {
  return *(values.begin() + static_cast<std::ptrdiff_t>(dice.below(values.size())));
}

Switches drawn_office(Dice& dice) {
  Switches office;
  office.price_decimals = any(dice, {2, 2, 3, 4});
  office.vat_rounding = any(dice, {Switches::VatRounding::row, Switches::VatRounding::order});
  office.echo = any(dice, {Switches::Echo::sent, Switches::Echo::full, Switches::Echo::ids});
  office.payment_posting = any(dice, {Switches::PaymentPosting::release, Switches::PaymentPosting::invoicing});
  office.payment_repeat =
      any(dice, {Switches::PaymentRepeat::adds, Switches::PaymentRepeat::replaces, Switches::PaymentRepeat::ignored});
  office.external_search =
      any(dice, {Switches::ExternalSearch::works, Switches::ExternalSearch::works, Switches::ExternalSearch::nothing,
                 Switches::ExternalSearch::everything, Switches::ExternalSearch::fault});
  office.name_match = any(dice, {Switches::NameMatch::exact, Switches::NameMatch::contains, Switches::NameMatch::like});
  office.org_number_normalises = dice.chance(50);
  office.empties = any(dice, {Switches::Empties::absent, Switches::Empties::sentinel, Switches::Empties::nil});
  office.change_dates = any(dice, {Switches::ChangeDates::minute, Switches::ChangeDates::exact});
  office.answer_order =
      any(dice, {Switches::AnswerOrder::sent, Switches::AnswerOrder::reversed, Switches::AnswerOrder::shuffled});
  office.update_resets = any(dice, {Switches::UpdateResets::nothing, Switches::UpdateResets::left_out});
  if (dice.chance(50)) {
    office.search_lag = {0, std::chrono::seconds(dice.between(1, 100)), dice.chance(40)};  // a lag in calls never ends in time
  }
  office.default_client_moves = dice.chance(50);
  office.session_lifetime = any(dice, {std::chrono::seconds(23h), std::chrono::seconds(2h), std::chrono::seconds(10min)});
  office.logins_per_window = dice.chance(30) ? 5 : 0;
  office.limit_style = any(dice, {Switches::LimitStyle::fault_500, Switches::LimitStyle::fault_200,
                                  Switches::LimitStyle::plain_200, Switches::LimitStyle::too_many_429});
  office.quarantine_time = any(dice, {Switches::TimeForm::iso, Switches::TimeForm::points, Switches::TimeForm::slashes});
  office.limit_headers = dice.chance(50);
  if (dice.chance(15)) office.external_status_overwritten = dice.between(1, 3000);
  office.utc_requests = dice.chance(50);
  office.fault_http = dice.chance(80) ? 500 : 200;
  // These make the books wrong or impossible, so that everything is told and nothing released: rare.
  if (dice.chance(4)) office.tax_code = Switches::TaxCode::number;
  if (dice.chance(4)) office.payment_posting = Switches::PaymentPosting::lost;
  if (dice.chance(4)) office.whole_kronor = true;
  if (dice.chance(4)) office.new_invoicing_module = true;
  if (dice.chance(4)) office.state_not_atomic = any(dice, {Switches::NotAtomic::state_lost, Switches::NotAtomic::payment_lost});
  return office;
}

/// Thrown apart, so that a seed without it tells the story it always told.
void draw_after_sale(Scenario& s) {
  using settings::AfterSale;
  Dice dice(s.seed ^ 0xAF7E5A1Eull);
  if (!dice.chance(60)) return;
  s.refunds = any(dice, {AfterSale::act, AfterSale::act, AfterSale::act, AfterSale::act, AfterSale::report, AfterSale::off});
  s.completes = dice.chance(60);
  s.refund_deeds = dice.between(15, 70);
  s.invoice_runs = dice.chance(80) ? dice.between(5, 40) : 0;
}

/// Thrown apart as well.
void draw_the_plugin(Scenario& s) {
  Dice dice(s.seed ^ k_plugin_stream);
  s.puts_back_part = s.refunds == settings::AfterSale::act && dice.chance(30);
}

/// Thrown apart too, each for itself.
void draw_changes(Scenario& s) {
  using settings::AfterSale;
  constexpr std::array k_how{AfterSale::act, AfterSale::act, AfterSale::report, AfterSale::report, AfterSale::off};
  Dice dice(s.seed ^ 0xC4A46EDull);
  s.changed = dice.pick(k_how);
  s.cancelled = dice.pick(k_how);
  const bool much = dice.chance(60);
  s.minds_changed = much ? dice.between(10, 60) : 0;
}

void draw_the_other_way(Scenario& s) {
  Dice dice(s.seed ^ 0x1AB0257ull);
  if (dice.chance(20)) s.office_orders = dice.between(15, 70);
  s.taken_early = dice.chance(50);
  s.makes_accounts = dice.chance(25);
  s.rebuilds = dice.chance(60) ? 70 : 0;
}

/// Products by their numbers are no more than their ids once a shop has been put back, and nobody could tell.
void draw_the_catalogue(Scenario& s) {
  s.catalogue = drawn_catalogue(s.seed);
  s.catalogue.there = s.catalogue.there && !s.other_installation;
  if (!s.catalogue.there) return;
  s.shop_restores = 0;
  draw_switches(s.seed, s.office);
}

}  // namespace

Scenario drawn(std::uint64_t seed) {
  Dice dice(seed);
  Scenario s;
  s.seed = seed;
  auto office_dice = dice.branch();
  s.plain_office = dice.chance(25);
  if (!s.plain_office) s.office = drawn_office(office_dice);
  const auto maybe = [&](double percent, double least, double most) {
    const bool on = dice.chance(percent);
    const auto much = least + (most - least) * static_cast<double>(dice.below(1000)) / 1000;
    return on ? much : 0.0;
  };
  s.faults = maybe(70, 0.5, 8);
  s.crashes = maybe(50, 0.2, 2.5);
  s.between_calls = maybe(50, 0.5, 5);
  s.office_hands = maybe(45, 10, 60);
  s.shop_deeds = maybe(75, 20, 90);
  s.state_files = maybe(35, 3, 15);
  s.clock_steps = maybe(30, 3, 15);
  s.shop_restores = maybe(15, 3, 10);
  s.sessions = maybe(40, 5, 25);
  s.sides_down = maybe(40, 3, 15);
  s.wishes = maybe(40, 5, 60);
  s.two_threads = dice.chance(20);
  s.other_installation = dice.chance(7);
  // Two that do not see each other's saves yet both save, and nothing could tell them.
  if (s.other_installation) s.office.search_lag = {};
  s.turns = dice.between(10, 26);
  s.first_orders = dice.between(1, 8);
  s.most_orders = dice.between(6, 22);
  s.odd_orders = dice.chance(60);
  s.batch = std::array{1, 2, 3, 4, 8, 20, 20}[dice.below(7)];
  s.attempts = dice.chance(70) ? 8 : dice.between(2, 5);
  s.external_status = !dice.chance(10);
  draw_after_sale(s);
  draw_the_plugin(s);
  draw_changes(s);
  draw_the_other_way(s);
  draw_the_catalogue(s);
  return s;
}

Scenario drawn(std::uint64_t seed, More more) {
  auto s = drawn(seed);
  switch (more) {
    case More::nothing:
      break;
    case More::catalogue:
      s.other_installation = false;
      s.shop_restores = 0;
      s.catalogue.there = s.catalogue.often = true;
      s.catalogue.admin = s.catalogue.clerk = 90;
      s.catalogue.faults = 6;
      s.catalogue.crashes = 2;
      s.catalogue.between_calls = 20;
      // Where the orders' run ends early, the catalogue has no turn.
      s.faults = std::min(s.faults, 0.2);
      s.crashes = std::min(s.crashes, 0.1);
      s.sessions = s.sides_down = 0;
      draw_switches(seed, s.office);
      break;
    case More::crashes_and_lag:
      s.other_installation = false;
      s.crashes = 6;
      s.office.search_lag = {0, 90s, true};
      break;
    case More::imports:
      s.office_orders = 70;
      s.shop_deeds = 90;
      break;
  }
  return s;
}

std::set<std::string> pairs_of(const sandbox::OfficeSwitches& o) {
  const auto number = [](auto value) { return static_cast<int>(value); };
  const std::vector<std::pair<const char*, int>> unknowns = {
      {"decimals", o.price_decimals},
      {"vat", number(o.vat_rounding)},
      {"tax code", number(o.tax_code)},
      {"echo", number(o.echo)},
      {"payment", number(o.payment_posting)},
      {"again", number(o.payment_repeat)},
      {"search", number(o.external_search)},
      {"names", number(o.name_match)},
      {"org number", number(o.org_number_normalises)},
      {"empties", number(o.empties)},
      {"dates", number(o.change_dates)},
      {"answers", number(o.answer_order)},
      {"resets", number(o.update_resets)},
      {"atomic", number(o.state_not_atomic)},
      {"lag", o.search_lag.seconds.count() == 0 ? 0
              : o.search_lag.by_id              ? 2
                                                : 1},
      {"client", number(o.default_client_moves)},
      {"status", number(o.external_status_overwritten.has_value())},
      {"utc", number(o.utc_requests)},
      {"limits", number(o.limit_style)},
      {"fault", o.fault_http},
      {"drawn", number(o.stock_drawn)},
      {"sale date", number(o.sale_moves_date)},
      {"count date", number(o.count_moves_date)},
      {"unique", number(o.numbers_are_unique)},
  };
  std::set<std::string> pairs;
  for (std::size_t a = 0; a < unknowns.size(); ++a) {
    for (auto b = a + 1; b < unknowns.size(); ++b) {
      pairs.insert(fmt::format("{} {}, {} {}", unknowns[a].first, unknowns[a].second, unknowns[b].first, unknowns[b].second));
    }
  }
  return pairs;
}

namespace {

const char* done_with(settings::AfterSale what) {
  if (what == settings::AfterSale::act) return "brought over";
  return what == settings::AfterSale::report ? "reported" : "left alone";
}

}  // namespace

std::string described(const Scenario& s) {
  const auto& o = s.office;
  return fmt::format(
             "batch {}, attempts {}, external status {}; faults {:.1f} %, crashes {:.1f} %, between calls {:.1f} % of the "
             "calls; "
             "hands {:.0f}, deeds {:.0f}, state files {:.0f}, clock {:.0f}, restored shop {:.0f}, sessions {:.0f}, down "
             "{:.0f}, "
             "wishes {:.0f} % of {} turns{}{}\nafter the sale: refunds {} in {:.0f}, invoices {:.0f} % of the turns{}; changed "
             "ones "
             "{}, called off ones {}, minds changed in {:.0f} %; imports {:.0f} %{}{}, rebuilt {:.0f} % of lost files\noffice: "
             "{}search {} lag {} calls {} s{}, echo {}, order {}, resets {}, atomic {}, "
             "payment {}/{}, dates {}, client {}",
             s.batch, s.attempts, s.external_status ? "used" : "left", s.faults, s.crashes, s.between_calls, s.office_hands,
             s.shop_deeds, s.state_files, s.clock_steps, s.shop_restores, s.sessions, s.sides_down, s.wishes, s.turns,
             s.two_threads ? ", two threads" : "", s.other_installation ? ", another installation" : "",
             (s.puts_back_part ? std::string("put back in part and ") : std::string()) + done_with(s.refunds), s.refund_deeds,
             s.invoice_runs, s.completes ? ", invoiced ones are completed" : "", done_with(s.changed), done_with(s.cancelled),
             s.minds_changed, s.office_orders, s.taken_early ? " before the invoice" : "",
             s.makes_accounts ? " with accounts" : "", s.rebuilds, s.plain_office ? "plain, " : "",
             static_cast<int>(o.external_search), o.search_lag.calls, o.search_lag.seconds.count(),
             o.search_lag.by_id ? " also by id" : "", static_cast<int>(o.echo), static_cast<int>(o.answer_order),
             static_cast<int>(o.update_resets), static_cast<int>(o.state_not_atomic), static_cast<int>(o.payment_posting),
             static_cast<int>(o.payment_repeat), static_cast<int>(o.change_dates), o.default_client_moves ? "moves" : "stays") +
         described(s.catalogue);
}

settings::Settings settings_of(const Scenario& scenario) {
  auto read = config::read(test::k_example, "woo24.yaml");
  if (!read.faults.empty()) throw std::logic_error("the simulation's settings: " + arguments_json(read.faults.front()));
  auto& settings = read.settings;
  settings.office.batch = scenario.batch;
  settings.office.use_external_status = scenario.external_status;
  settings.orders.attempts = scenario.attempts;
  settings.orders.after.refunds = scenario.refunds;
  settings.orders.after.changed = scenario.changed;
  settings.orders.after.cancelled = scenario.cancelled;
  if (scenario.office_orders > 0) {
    settings.office_orders.mode = settings::Mode::send;
    if (scenario.taken_early) settings.office_orders.when = {"ForInvoicing", "Confirmed", "Invoiced"};
    settings.office_orders.create_customers = scenario.makes_accounts;
    settings.office_orders.vat_free_class = "untaxed";
  }
  if (scenario.completes) settings.orders.after.completed_from = {"processing"};
  settings.orders.rows.price_reduction = {"PRISAVDRAG", 0};
  apply(scenario.catalogue, settings);
  return settings;
}

}  // namespace woo24::sim
