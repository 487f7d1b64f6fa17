#include "woo24/sync/rules.hpp"

#include "woo24/base/result.hpp"
#include "woo24/base/text.hpp"
#include "woo24/sync/names.hpp"
#include "woo24/sync/row_dimension.hpp"
#include "woo24/sync/territory.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace woo24::sync {

namespace {

// A shop that knows only an offset leaves the zone open; these countries have one zone.
constexpr std::array<std::array<std::string_view, 2>, 4> k_zones{
    {{"SE", "Europe/Stockholm"}, {"NO", "Europe/Oslo"}, {"DK", "Europe/Copenhagen"}, {"FI", "Europe/Helsinki"}}};
constexpr std::array<std::array<std::string_view, 2>, 5> k_currencies{
    {{"SE", "SEK"}, {"NO", "NOK"}, {"DK", "DKK"}, {"FI", "EUR"}, {"DE", "EUR"}}};

template <std::size_t N>
std::string of_country(const std::array<std::array<std::string_view, 2>, N>& table, std::string_view country) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row[0] == country; });
  return found == table.end() ? std::string() : std::string((*found)[1]);
}

/// Fills a Resolved part by part; every part leaves its own faults.
class Resolving {
 public:
  Resolving(const settings::Settings& settings, const office::Lists& lists, const shop::Facts& facts,
            const office::Client& client)
      : orders_(settings.orders), lists_(lists), facts_(facts) {
    out_.rules.settings = settings;
    out_.rules.facts = facts;
    out_.rules.client = client;
  }

  Resolved resolve() {
    home();
    zone();
    payments();
    sale_types();
    vat();
    dimensions();
    warnings();
    return std::move(out_);
  }

 private:
  void fault(ReasonId id, std::map<std::string, std::string> arguments) {
    out_.faults.push_back(Reason{id, std::move(arguments)});
  }
  void warn(ReasonId id, std::map<std::string, std::string> arguments) {
    out_.warnings.push_back(Reason{id, std::move(arguments)});
  }

  std::optional<std::int64_t> id_of(const char* kind, const settings::Named& name, const std::string& setting,
                                    const std::vector<Choice>& choices, bool numbers_are_ids = true) {
    auto found = find_name(kind, name, setting, choices, numbers_are_ids);
    if (found.ok()) return found.value();
    out_.faults.push_back(found.error().reason);
    return std::nullopt;
  }

  void home() {
    auto& rules = out_.rules;
    rules.home = country_code(facts_.base_country);
    rules.currencies = lists_.currencies;
    rules.fiscal_years = lists_.fiscal_years;
    rules.departments = lists_.departments;
    rules.projects = lists_.projects;
    rules.dimensions = lists_.dimensions;
    const auto client = country_code(rules.client.country);
    if (rules.home.empty() || rules.home != client) {
      fault(ReasonId::home_country_differs, {{"shop", facts_.base_country}, {"office", rules.client.country}});
    }
    auto& own = rules.client.currency;
    if (own.empty() || own == "LOCAL") own = of_country(k_currencies, client);
    if (!facts_.currency.empty() && !own.empty() && facts_.currency != own) {
      warn(ReasonId::home_currency_differs, {{"shop", facts_.currency}, {"office", own}});
    }
  }

  void zone() {
    auto name = out_.rules.settings.time_zone.empty() ? facts_.time_zone : out_.rules.settings.time_zone;
    if (name.empty()) name = of_country(k_zones, out_.rules.home);
    auto zone = Zone::named(name);
    if (zone.ok()) {
      out_.rules.zone = std::move(zone).value();
    } else {
      fault(ReasonId::unknown_time_zone, {{"name", name}});
    }
  }

  void payments() {
    const auto methods = choices_of(lists_.payment_methods);
    for (const auto& setting : orders_.payments) {
      PaymentRule rule;
      rule.setting = setting;
      rule.becomes = setting.becomes.value_or(orders_.becomes);
      rule.send_when = setting.send_when.empty() ? orders_.send_when : setting.send_when;
      if (setting.paid_with) {
        rule.payment_method =
            id_of("payments", *setting.paid_with, fmt::format("orders.payments.{}.paid_with", setting.method), methods);
        rule.registers = setting.registration.value_or(orders_.payment_registration) == settings::Registration::with_release;
      }
      out_.rules.payments.push_back(std::move(rule));
    }
    if (orders_.unknown_payment.empty()) return;
    std::vector<Choice> known;
    for (const auto& setting : orders_.payments) known.push_back({static_cast<std::int64_t>(known.size()), setting.method});
    id_of("payments", {orders_.unknown_payment, 0}, "orders.unknown_payment", known, false);
  }

  void sale_types() {
    std::vector<Choice> types;
    for (const auto& type : lists_.sale_types) types.push_back({type.id, type.name});
    for (const auto& setting : orders_.sale_types) {
      const auto id = id_of("sale-types", setting.use, "orders.sale_types", types);
      out_.rules.sale_types.push_back({setting, id.value_or(0)});
    }
  }

  /// TaxNo is what people see and write, so a number is never taken for a TaxId; a name counts too.
  const office::TaxCode* tax_code(const settings::Named& wanted) {
    std::vector<Choice> numbers, names;
    for (const auto& code : lists_.tax_codes) {
      numbers.push_back({code.id, code.number});
      names.push_back({code.id, code.name});
    }
    const auto by_number =
        std::any_of(numbers.begin(), numbers.end(), [&](const Choice& one) { return one.name == trimmed(wanted.name); });
    const auto by_name = std::any_of(names.begin(), names.end(),
                                     [&](const Choice& one) { return equal_ignoring_case(one.name, trimmed(wanted.name)); });
    const auto id = id_of("tax", wanted, "orders.vat", by_number || !by_name ? numbers : names, false);
    if (!id) return nullptr;
    const auto found = std::find_if(lists_.tax_codes.begin(), lists_.tax_codes.end(),
                                    [&](const office::TaxCode& code) { return code.id == *id; });
    return &*found;
  }

  void vat() {
    for (const auto& setting : orders_.vat) {
      VatRule rule;
      rule.setting = setting;
      if (setting.rate) rule.country = setting.country ? country_code(*setting.country) : out_.rules.home;
      if (const auto* code = tax_code(setting.tax)) {
        rule.tax_code = code->id;
        rule.rate = code->rate;
        const auto meant = setting.rate.value_or(Amount());
        if (code->rate != meant) {
          fault(ReasonId::tax_rate_of_code_differs, {{"tax", setting.tax.name},
                                                     {"rate", meant.shortest()},
                                                     {"office", code->rate.shortest()},
                                                     {"line", std::to_string(setting.line)}});
        }
      }
      out_.rules.vat.push_back(std::move(rule));
    }
  }

  void dimensions() {
    if (!orders_.department.name.empty()) {
      out_.rules.department = id_of("departments", orders_.department, "orders.department", choices_of(lists_.departments));
    }
    if (!orders_.project.name.empty()) {
      out_.rules.project = id_of("projects", orders_.project, "orders.project", choices_of(lists_.projects));
    }
    row_dimensions();
    collective();
  }

  void row_dimensions() {
    for (const auto& setting : orders_.row_dimensions) {
      RowDimensionRule rule;
      rule.setting = setting;
      const auto named = [&](const char* kind, const settings::Named& name, const std::vector<office::Named>& list) {
        return name.name.empty() ? std::nullopt : id_of(kind, name, "orders.row_dimensions", choices_of(list));
      };
      rule.category = named("categories", setting.category, lists_.categories);
      rule.department = named("departments", setting.department, lists_.departments);
      rule.project = named("projects", setting.project, lists_.projects);
      if (!setting.dimension.name.empty()) rule.dimension = user_dimension(setting);
      out_.rules.row_dimensions.push_back(std::move(rule));
    }
  }

  /// A value that the shop's meta will name is left open.
  std::optional<office::UserDimension> user_dimension(const settings::RowDimension& setting) {
    std::vector<Choice> types;
    for (const auto& type : lists_.dimensions) types.push_back({type.type, type.name});
    const auto id = id_of("dimensions", setting.dimension, "orders.row_dimensions", types);
    if (!id) return std::nullopt;
    const auto type = std::find_if(lists_.dimensions.begin(), lists_.dimensions.end(),
                                   [&](const office::DimensionType& one) { return one.type == *id; });
    office::UserDimension dimension{type->type, type->name, ""};
    if (setting.value.name.empty()) return dimension;
    const auto value = dimension_value(*type, setting.value.name);
    if (!value) {
      fault(ReasonId::name_unknown, {{"kind", "dimensions"},
                                     {"name", setting.value.name},
                                     {"setting", "orders.row_dimensions"},
                                     {"line", std::to_string(setting.value.line)},
                                     {"nearest", nearest(setting.value.name, type->values)}});
      return std::nullopt;
    }
    dimension.value = *value;
    return dimension;
  }

  void collective() {
    const auto& collective = orders_.customers.collective;
    if (collective.name.empty()) return;
    if (const auto number = whole_number(collective.name); number && *number > 0) {
      out_.rules.collective_customer = *number;
    } else {
      fault(ReasonId::name_unknown, {{"kind", "customers"},
                                     {"name", collective.name},
                                     {"setting", "orders.customers.consumers"},
                                     {"line", std::to_string(collective.line)},
                                     {"nearest", ""}});
    }
  }

  /// An order never reaches a status that the shop does not have: what waits for it would rest for ever.
  void statuses(const std::vector<std::string>& named, const std::string& setting) {
    if (facts_.statuses.empty()) return;
    for (const auto& status : named) {
      if (std::find(facts_.statuses.begin(), facts_.statuses.end(), status) != facts_.statuses.end()) continue;
      warn(ReasonId::status_unknown, {{"status", status}, {"setting", setting}, {"nearest", nearest(status, facts_.statuses)}});
    }
  }

  void warnings() {
    statuses(orders_.send_when, "orders.send_when");
    for (const auto& payment : orders_.payments)
      statuses(payment.send_when, fmt::format("orders.payments.{}.send_when", payment.method));
    std::vector<std::pair<Amount, std::string>> told;
    for (const auto& rate : facts_.tax_rates) {
      if (out_.rules.vat.empty() || rate.percent.is_zero()) continue;
      const std::pair of{rate.percent, rate.country.empty() ? out_.rules.home : country_code(rate.country)};
      const auto covered = std::any_of(out_.rules.vat.begin(), out_.rules.vat.end(), [&](const VatRule& rule) {
        return rule.setting.rate == of.first && rule.country == of.second;
      });
      if (covered || std::find(told.begin(), told.end(), of) != told.end()) continue;
      told.push_back(of);
      warn(ReasonId::vat_entry_missing, {{"rate", of.first.shortest()}, {"country", of.second}});
    }
    if (!orders_.unknown_payment.empty()) return;
    for (const auto& gateway : facts_.gateways) {
      const auto mapped = std::any_of(orders_.payments.begin(), orders_.payments.end(),
                                      [&](const settings::Payment& one) { return one.method == gateway.id; });
      if (gateway.enabled && !mapped) warn(ReasonId::shop_method_unmapped, {{"method", gateway.id}, {"title", gateway.title}});
    }
  }

  const settings::Orders& orders_;
  const office::Lists& lists_;
  const shop::Facts& facts_;
  Resolved out_;
};

}  // namespace

Resolved resolve(const settings::Settings& settings, const office::Lists& lists, const shop::Facts& facts,
                 const office::Client& client) {
  return Resolving(settings, lists, facts, client).resolve();
}

}  // namespace woo24::sync
