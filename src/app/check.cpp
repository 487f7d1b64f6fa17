// `woo24 check`: everything that can be known before the first order; each finding with its remedy.
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/report_command.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/base/text.hpp"
#include "woo24/jobs/product_lookup.hpp"
#include "woo24/words/format.hpp"
#include "woo24/words/words.hpp"

#include <cstdlib>
#include <ostream>

namespace woo24::app {

namespace {

constexpr std::int64_t k_clock_tolerance = 120;  // seconds

struct Findings {
  std::vector<Reason> faults;                              ///< nothing is sent until they are gone
  std::vector<Reason> warnings;                            ///< some orders will be stopped
  std::vector<Reason> facts;                               ///< worth knowing
  std::vector<std::pair<std::string, std::string>> shown;  ///< what was found, in order
};

void compare_clock(Findings& findings, const char* side, const std::optional<Instant>& server, Instant ours) {
  if (!server) return;
  const auto off = (*server - ours).count();
  if (std::abs(off) > k_clock_tolerance)
    findings.warnings.push_back(Reason{ReasonId::clock_differs, {{"side", side}, {"seconds", std::to_string(off)}}});
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
    }
  }
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

Result<Findings> examine(Context& context, Wiring& wiring) {
  Findings findings;
  auto prepared = TRY(wiring.prepared(false));
  const auto now = context.outside.clock.now();
  compare_clock(findings, "WooCommerce", wiring.shop_wire.server_time(), now);
  if (auto agree = wiring.office_wire.clocks_agree(); !agree.ok()) {
    findings.faults.push_back(agree.error().reason);
  } else {
    compare_clock(findings, "24SevenOffice", wiring.office_wire.server_time(), now);
  }
  findings.shown.emplace_back("WooCommerce",
                              prepared.facts.home_url + (prepared.facts.version.empty() ? "" : ", " + prepared.facts.version));
  const auto& client = prepared.rules.client;
  findings.shown.emplace_back("24SevenOffice", client.name + " (" + std::to_string(client.id) +
                                                   (client.org_number.empty() ? "" : ", " + client.org_number) + ")");
  for (auto& fault : prepared.faults) findings.faults.push_back(std::move(fault));
  for (auto& warning : prepared.warnings) findings.warnings.push_back(std::move(warning));
  show_accounts(prepared, findings);
  jobs::Sides sides{wiring.doors, wiring.tables, {wiring.shop_reader, wiring.office_reader}, std::move(prepared.rules), {}};
  TRY(look_at_rows(sides, findings));
  if (const auto learnt = TRY(wiring.tables.memory.get("external-status-search"))) {
    findings.facts.push_back(Reason{ReasonId::learnt, {{"fact", "ExternalStatus"}, {"value", learnt->value}}});
  }
  for (const auto& [name, said] :
       {std::pair{"vat-rounded-by", "VAT, rounded per"}, std::pair{"batch-size", "24sevenoffice.batch"}}) {
    if (const auto fact = TRY(wiring.tables.memory.get(name)))
      findings.facts.push_back(Reason{ReasonId::learnt, {{"fact", said}, {"value", fact->value}}});
  }
  if (const auto fields = TRY(wiring.tables.memory.get("fields-not-returned"))) {
    findings.facts.push_back(Reason{ReasonId::fields_not_returned, {{"fields", fields->value}}});
  }
  for (const auto& [kind, fact] : TRY(wiring.tables.memory.with_prefix("first:"))) {
    findings.facts.push_back(Reason{ReasonId::first_of_kind, {{"what", kind.substr(6)}, {"office_order", fact.value}}});
  }
  return findings;
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
  auto examined = examine(context, *wiring.value());
  if (!examined.ok()) return say(context, examined.error());
  look_at_mail(context, examined.value());
  const auto& findings = examined.value();
  const auto language = context.settings.language;
  if (context.invocation.json) {
    const auto as_json = [&](const std::vector<Reason>& reasons) {
      std::vector<Json> items;
      for (const auto& reason : reasons) items.push_back(reason_json(reason, language));
      return Json::list(items);
    };
    context.outside.out << Json::object({{"faults", as_json(findings.faults)},
                                         {"warnings", as_json(findings.warnings)},
                                         {"facts", as_json(findings.facts)}})
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
  return findings.faults.empty() ? Exit::done : Exit::configuration;
}

}  // namespace woo24::app
