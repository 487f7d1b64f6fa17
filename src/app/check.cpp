// `woo24 check`: everything that can be known before the first order; each finding with its remedy.
#include "woo24/app/catalogue_wiring.hpp"
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/report_command.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/base/text.hpp"
#include "woo24/jobs/product_lookup.hpp"
#include "woo24/jobs/products.hpp"
#include "woo24/jobs/stock.hpp"
#include "woo24/sync/names.hpp"
#include "woo24/sync/unmapped.hpp"
#include "woo24/woo/key_rights.hpp"
#include "woo24/words/format.hpp"
#include "woo24/words/words.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <ostream>

namespace woo24::app {

namespace {

constexpr std::int64_t k_clock_tolerance = 120;  // seconds

struct Findings {
  std::vector<Reason> faults;                              ///< nothing is sent until they are gone
  std::vector<Reason> warnings;                            ///< some orders will be stopped
  std::vector<Reason> facts;                               ///< worth knowing
  std::vector<std::pair<std::string, std::string>> shown;  ///< what was found, in order
  Exit exit = Exit::configuration;                         ///< when there are faults
};

void compare_clock(Findings& findings, const char* side, const std::optional<Instant>& server, Instant ours) {
  if (!server) return;
  const auto off = (*server - ours).count();
  if (std::abs(off) > k_clock_tolerance)
    findings.warnings.push_back(Reason{ReasonId::clock_differs, {{"side", side}, {"seconds", std::to_string(off)}}});
}

/// Categories that do not fit, and numbers that were there twice when the catalogues were last listed.
Result<void> look_at_products(Context& context, Wiring& wiring, const jobs::Sides& sides, Findings& findings) {
  if (context.settings.products.mode == settings::ProductMode::off) return {};
  auto parts = TRY(CatalogueWiring::make(wiring, context.settings, false));
  auto catalogue = TRY(parts->sides(sides));
  for (auto& found : TRY(jobs::catalogue_findings(catalogue))) findings.warnings.push_back(std::move(found));
  return {};
}

Reason twice(const std::vector<office::Product>& products) {
  std::vector<std::string> ids;
  for (const auto& product : products) ids.push_back(std::to_string(product.id.value));
  return Reason{ReasonId::product_number_twice, {{"sku", products.front().number}, {"ids", joined(ids, ", ")}}};
}

/// The products that rows are booked on by setting must exist before an order needs them.
Result<void> look_at_rows(jobs::Sides& sides, Findings& findings) {
  const auto& rows = sides.rules.settings.orders.rows;
  const std::vector<std::pair<std::string, settings::Named>> named{{"orders.rows.shipping", rows.shipping},
                                                                   {"orders.rows.fee", rows.fee},
                                                                   {"orders.rows.rounding", rows.rounding},
                                                                   {"orders.rows.gift_card", rows.gift_card},
                                                                   {"orders.rows.price_reduction", rows.price_reduction},
                                                                   {"orders.rows.unknown_product", rows.unknown_product}};
  for (const auto& [setting, product] : named) {
    if (product.name.empty()) continue;
    sync::Products found;
    TRY(jobs::look_up_products(sides, {product.name}, found, false));
    if (found.empty() || found.begin()->second.empty()) {
      findings.faults.push_back(Reason{ReasonId::row_product_missing, {{"setting", setting}, {"number", product.name}}});
    } else if (const auto& doubles = found.begin()->second; doubles.size() > 1) {
      findings.faults.push_back(twice(doubles));
    }
  }
  return {};
}

/// What the orders of the last 90 days have and the settings have no entry for. The shop's own lists do not say it all: of a
/// method that a plugin hides, of a rate that has been removed since, of sales without VAT.
Result<void> look_at_orders(Context& context, jobs::Sides& sides, Findings& findings) {
  constexpr std::chrono::days k_back{90};
  const auto since = context.outside.clock.now() - k_back;
  std::optional<sync::Unmapped> unmapped;
  const auto begin = [&] { unmapped.emplace(sides.rules); };
  begin();
  TRY(sides.readers.shop.orders_changed_since(
      since, {begin, [&](const std::vector<shop::Order>& orders, const std::vector<woo::Unreadable>&) -> Result<void> {
                for (const auto& order : orders) {
                  if (!order.created || *order.created >= since) unmapped->add(order);
                }
                return {};
              }}));
  findings.shown.emplace_back("orders of the last 90 days", std::to_string(unmapped->orders()));
  findings.warnings = sync::with_orders(std::move(findings.warnings), unmapped->warnings());
  return {};
}

/// The accounts behind what the settings name: a bookkeeper reads these before the first order.
void show_accounts(const jobs::Prepared& prepared, Findings& findings) {
  for (const auto& rule : prepared.rules.sale_types) {
    for (const auto& type : prepared.lists.sale_types) {
      if (type.id == rule.sale_type)
        findings.shown.emplace_back("sale type " + type.name, "account id " + std::to_string(type.account));
    }
  }
  for (const auto& rule : prepared.rules.vat) {
    for (const auto& code : prepared.lists.tax_codes) {
      if (code.id != rule.tax_code) continue;
      findings.shown.emplace_back(
          "tax " + code.number + " " + code.name,
          code.rate.shortest() + " %" + (code.account ? ", account " + std::to_string(*code.account) : ""));
    }
  }
}

/// Numbers that two products have: an order with one of them would have to guess, so it fails.
Result<void> look_for_doubles(tfso::OfficeReader& reader, Findings& findings) {
  constexpr std::size_t k_shown = 20;
  std::map<std::string, std::vector<office::Product>> by_number;
  TRY(reader.all_products([&](const office::Product& product) -> Result<void> {
    const auto number = lower(trimmed(product.number));
    if (product.active && !number.empty()) by_number[number].push_back(product);
    return {};
  }));
  std::size_t told = 0;
  for (const auto& [number, products] : by_number) {
    if (products.size() < 2 || ++told > k_shown) continue;
    auto reason = twice(products);
    if (std::find(findings.faults.begin(), findings.faults.end(), reason) == findings.faults.end())
      findings.warnings.push_back(std::move(reason));
  }
  if (told > k_shown) findings.shown.emplace_back("numbers that several products have", std::to_string(told));
  return {};
}

/// "9.9.5" is later than "8.9".
bool is_older(const std::string& version, const std::array<int, 2>& than) {
  const auto parts = split(version, '.');
  for (std::size_t n = 0; n < than.size(); ++n) {
    const auto number = n < parts.size() ? sync::whole_number(parts[n]) : std::nullopt;
    if (!number) return false;
    if (*number != than[n]) return *number < than[n];
  }
  return false;
}

void look_at_shop(Context& context, Wiring& wiring, const shop::Facts& facts, Findings& findings) {
  constexpr std::array<int, 2> k_oldest{8, 9};
  findings.shown.emplace_back("WooCommerce", facts.home_url + (facts.version.empty() ? "" : ", " + facts.version));
  if (is_older(facts.version, k_oldest)) {
    findings.warnings.push_back(Reason{ReasonId::shop_version_old, {{"version", facts.version}, {"oldest", "8.9"}}});
  }
  const auto& shop = context.settings.shop;
  if (shop.allow_plain_http && shop.url.starts_with("http://")) {
    findings.warnings.push_back(Reason{ReasonId::shop_plain_http_allowed, {{"url", shop.url}}});
  }
  if (const auto rights = woo::key_may_write(wiring.shop_wire); !rights.ok() && rights.error().kind == Kind::sign_in) {
    findings.faults.push_back(rights.error().reason);
  }
}

void look_at_disk(Context& context, Findings& findings) {
  constexpr std::uint64_t k_mib = 1024 * 1024, k_least = 200;
  auto folder = std::filesystem::path(context.settings.database).parent_path().string();
  if (folder.empty()) folder = ".";
  const auto free = context.outside.environment.free_bytes(folder);
  if (!free.ok() || free.value() / k_mib >= k_least) return;  // a folder that is not there yet is made by the service
  findings.warnings.push_back(Reason{ReasonId::disk_low, {{"folder", folder}, {"free", std::to_string(free.value() / k_mib)}}});
}

Result<void> show_learnt(jobs::Tables& tables, Findings& findings) {
  if (const auto learnt = TRY(tables.memory.get("external-status-search"))) {
    findings.facts.push_back(Reason{ReasonId::learnt, {{"fact", "ExternalStatus"}, {"value", learnt->value}}});
  }
  for (const auto& [name, said] :
       {std::pair{"vat-rounded-by", "VAT, rounded per"}, std::pair{"batch-size", "24sevenoffice.batch"}}) {
    if (const auto fact = TRY(tables.memory.get(name)))
      findings.facts.push_back(Reason{ReasonId::learnt, {{"fact", said}, {"value", fact->value}}});
  }
  if (const auto fields = TRY(tables.memory.get("fields-not-returned"))) {
    findings.facts.push_back(Reason{ReasonId::fields_not_returned, {{"fields", fields->value}}});
  }
  for (const auto& [kind, fact] : TRY(tables.memory.with_prefix("first:"))) {
    findings.facts.push_back(Reason{ReasonId::first_of_kind, {{"what", kind.substr(6)}, {"office_order", fact.value}}});
  }
  return {};
}

void compare_clocks(Context& context, Wiring& wiring, Findings& findings) {
  const auto now = context.outside.clock.now();
  compare_clock(findings, "WooCommerce", wiring.shop_wire.server_time(), now);
  if (auto agree = wiring.office_wire.clocks_agree(); !agree.ok()) {
    findings.faults.push_back(agree.error().reason);
  } else {
    compare_clock(findings, "24SevenOffice", wiring.office_wire.server_time(), now);
  }
}

/// What is wrong ends nothing that can be looked at all the same: where one side fails, the other is looked at too.
void with_one_side(Context& context, Wiring& wiring, const Error& error, Findings& findings) {
  findings.faults.push_back(error.reason);
  findings.exit = exit_of(error);
  if (reason_id(error.reason.id).starts_with("shop-")) return;  // the office was asked first
  const auto facts = wiring.shop_reader.facts();
  if (facts.ok()) {
    look_at_shop(context, wiring, facts.value(), findings);
  } else {
    findings.faults.push_back(facts.error().reason);
  }
}

Result<void> examine(Context& context, Wiring& wiring, Findings& findings) {
  auto ready = wiring.prepared(false);
  if (!ready.ok()) {
    with_one_side(context, wiring, ready.error(), findings);
    compare_clocks(context, wiring, findings);
    return {};
  }
  auto prepared = std::move(ready).value();
  look_at_shop(context, wiring, prepared.facts, findings);
  compare_clocks(context, wiring, findings);
  const auto& client = prepared.rules.client;
  findings.shown.emplace_back("24SevenOffice", client.name + " (" + std::to_string(client.id) +
                                                   (client.org_number.empty() ? "" : ", " + client.org_number) + ")");
  for (const auto& fault : prepared.faults) findings.faults.push_back(fault);
  for (auto& warning : prepared.warnings) findings.warnings.push_back(std::move(warning));
  show_accounts(prepared, findings);
  const bool resolved = prepared.faults.empty();
  jobs::Sides sides{wiring.doors, wiring.tables, {wiring.shop_reader, wiring.office_reader}, std::move(prepared.rules), {}};
  TRY(look_at_rows(sides, findings));
  if (resolved) TRY(look_at_orders(context, sides, findings));  // with a name unknown, more would seem to lack an entry
  TRY(look_for_doubles(wiring.office_reader, findings));
  TRY(look_at_products(context, wiring, sides, findings));
  TRY(show_learnt(wiring.tables, findings));
  for (auto& fact : TRY(jobs::stock_findings(wiring.tables.db, context.settings))) findings.facts.push_back(std::move(fact));
  return {};
}

/// That somebody is told. With --mail: whether a mail gets through.
void look_at_mail(Context& context, Findings& findings) {
  const auto& mail = context.settings.mail;
  if (!mail.configured()) {
    auto& where = context.invocation.mail ? findings.faults : findings.warnings;
    where.push_back(Reason{ReasonId::mail_not_configured, {}});
    return;
  }
  if (!context.invocation.mail || !context.outside.mail) return;
  const auto taken = send_trial(context);
  if (!taken.ok()) {
    findings.faults.push_back(taken.error().reason);
  } else if (!taken.value().refused.empty()) {
    findings.faults.push_back(
        Reason{ReasonId::mail_not_taken_for, {{"server", mail.smtp.host}, {"addresses", joined(taken.value().refused, ", ")}}});
  } else {
    findings.shown.emplace_back(
        "mail", joined(mail.failures_to, ", ") + (mail.alarms_to.empty() ? "" : ", " + joined(mail.alarms_to, ", ")));
  }
}

}  // namespace

Exit check(Context& context) {
  auto wiring = Wiring::make(context, false);
  if (!wiring.ok()) return say(context, wiring.error());
  Findings findings;
  findings.shown.emplace_back("woo24", WOO24_VERSION);
  if (const auto examined = examine(context, *wiring.value(), findings); !examined.ok()) {
    findings.faults.push_back(examined.error().reason);
    findings.exit = exit_of(examined.error());
  }
  look_at_disk(context, findings);
  look_at_mail(context, findings);
  const auto language = context.settings.language;
  if (context.invocation.json) {
    const auto as_json = [&](const std::vector<Reason>& reasons) {
      std::vector<Json> items;
      for (const auto& reason : reasons) items.push_back(reason_json(reason, language));
      return Json::list(items);
    };
    std::vector<Json> shown;
    for (const auto& [what, found] : findings.shown)
      shown.push_back(Json::object({{"what", Json::text(what)}, {"found", Json::text(found)}}));
    context.outside.out << Json::object({{"faults", as_json(findings.faults)},
                                         {"warnings", as_json(findings.warnings)},
                                         {"facts", as_json(findings.facts)},
                                         {"shown", Json::list(shown)}})
                               .written()
                        << "\n";
  } else {
    auto& out = context.outside.out;
    for (const auto& [what, found] : findings.shown) out << what << ": " << found << "\n";
    const auto list = [&](const char* mark, const std::vector<Reason>& reasons) {
      for (const auto& reason : reasons)
        out << mark << words::text(reason, language) << "\n    → " << words::remedy(reason, language) << "\n";
    };
    list("✗ ", findings.faults);
    list("! ", findings.warnings);
    list("· ", findings.facts);
    if (findings.faults.empty()) out << words::phrase(words::Phrase::settings_in_order, language) << "\n";
  }
  return findings.faults.empty() ? Exit::done : findings.exit;
}

}  // namespace woo24::app
