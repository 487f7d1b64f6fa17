// `woo24 rebind`: a shop that has moved, or another company of the office.
#include "woo24/app/json_text.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/app/wish.hpp"
#include "woo24/jobs/rebind.hpp"
#include "woo24/tfso/client_choice.hpp"
#include "woo24/words/upkeep.hpp"

#include <ostream>

namespace woo24::app {

namespace {

using settings::Language;
using words::Upkeep;

std::string shop_of(const store::BindingRow& row) { return row.shop_home.empty() ? "-" : row.shop_id + " " + row.shop_home; }
std::string client_of(const store::BindingRow& row) {
  if (row.office_client == 0) return "-";
  return tfso::client_words(row.office_client, row.office_client_name, row.office_org_number) + ", " + row.office_identity;
}

/// What is bound, and what was found.
std::string both(Upkeep side, const std::string& before, const std::string& after, bool moves, Language language) {
  const auto said = [&](Upkeep phrase) { return words::phrase(phrase, language); };
  auto text = said(side) + "\n  " + said(Upkeep::bound_now) + ": " + before + "\n  " + said(Upkeep::found) + ": " + after;
  return text + (moves ? "\n" : "  (" + said(Upkeep::unchanged) + ")\n");
}

std::string rebinding_lines(const jobs::Rebinding& plan, Language language) {
  const auto said = [&](Upkeep phrase) { return words::phrase(phrase, language); };
  auto text =
      both(Upkeep::shop, shop_of(plan.before), shop_of(plan.after), plan.shop_moves, language) +
      both(Upkeep::office, client_of(plan.before), client_of(plan.after), plan.client_moves || plan.sign_in_moves, language);
  if (plan.shop_moves) {
    text += said(Upkeep::shop_moves) + "\n";
    if (plan.asked > 0)
      text += "  " + std::to_string(plan.answered) + " " + said(Upkeep::orders_found) + " " + std::to_string(plan.asked) + "\n";
  }
  if (plan.sign_in_moves) text += said(Upkeep::same_client) + "\n";
  if (!plan.client_moves) return text;
  text += said(Upkeep::client_moves) + "\n";
  const auto count = [&](int number, Upkeep what) { text += "  " + std::to_string(number) + " " + said(what) + "\n"; };
  count(plan.booked, Upkeep::stays_booked);
  count(plan.begun, Upkeep::begun_there);
  count(plan.anew, Upkeep::begins_here);
  return text + said(Upkeep::forgets) + "\n";
}

Json binding_json(const store::BindingRow& row) {
  return Json::object({{"shop_id", Json::text(row.shop_id)},
                       {"shop_home", Json::text(row.shop_home)},
                       {"client", Json::number(row.office_client)},
                       {"client_name", Json::text(row.office_client_name)},
                       {"organisation_number", Json::text(row.office_org_number)},
                       {"identity", Json::text(row.office_identity)}});
}

Json rebinding_json(const jobs::Rebinding& plan, bool done) {
  return Json::object({{"done", Json::boolean(done)},
                       {"bound", binding_json(plan.before)},
                       {"found", binding_json(plan.after)},
                       {"shop_moves", Json::boolean(plan.shop_moves)},
                       {"client_moves", Json::boolean(plan.client_moves)},
                       {"sign_in_moves", Json::boolean(plan.sign_in_moves)},
                       {"orders_asked_for", Json::number(plan.asked)},
                       {"orders_found", Json::number(plan.answered)},
                       {"stay_booked", Json::number(plan.booked)},
                       {"begun", Json::number(plan.begun)},
                       {"begin_here", Json::number(plan.anew)}});
}

}  // namespace

Exit rebind(Context& context) {
  const bool does = context.invocation.yes && !context.invocation.dry_run;
  auto taken = lease_to_change(context, does);
  if (!taken.ok()) return say(context, taken.error());
  auto& lease = taken.value();
  auto wiring = Wiring::make(context, does);
  if (!wiring.ok()) return say(context, wiring.error());
  auto& parts = *wiring.value();
  auto plan = jobs::plan_rebind(context.settings, parts.tables, parts.shop_reader, parts.office_wire, parts.doors);
  if (!plan.ok()) return say(context, plan.error());
  if (lease) {
    if (auto held = lease->in_force(); !held.ok()) return say(context, held.error());
    if (auto done = jobs::apply_rebind(parts.tables, parts.doors, plan.value()); !done.ok()) return say(context, done.error());
  }
  const auto language = context.settings.language;
  auto& out = context.outside.out;
  if (context.invocation.json) {
    out << rebinding_json(plan.value(), does).written() << "\n";
  } else {
    out << rebinding_lines(plan.value(), language);
  }
  const bool changes = plan.value().changes();
  const auto said = !changes ? Upkeep::nothing_to_do : does ? Upkeep::rebound : Upkeep::needs_yes;
  (context.invocation.json ? context.outside.err : out) << words::phrase(said, language) << "\n";
  return changes && !does && !context.invocation.dry_run ? Exit::listed : Exit::done;
}

}  // namespace woo24::app
