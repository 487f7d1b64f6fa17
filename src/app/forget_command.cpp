// `woo24 forget`: a person leaves the state file. The address is never printed or logged.
#include "woo24/app/json_text.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/base/text.hpp"
#include "woo24/jobs/forget.hpp"
#include "woo24/words/upkeep.hpp"

#include <istream>
#include <ostream>

namespace woo24::app {

namespace {

using words::Upkeep;

Result<std::string> address(Context& context) {
  auto given = context.invocation.subject;
  if (given == "-") {
    given.clear();
    std::getline(context.outside.in, given);
  }
  const std::string email(trimmed(given));
  const auto at = email.find('@');
  if (at != std::string::npos && at > 0 && at + 1 < email.size()) return email;
  return Fail{Kind::usage, Reason{ReasonId::usage_wrong, {{"detail", "an e-mail address is needed"}}}};
}

void print(Context& context, const jobs::Forgotten& gone) {
  auto& out = context.outside.out;
  const auto language = context.settings.language;
  if (context.invocation.json) {
    out << Json::object({{"links", Json::number(gone.links)},
                         {"events", Json::number(gone.events)},
                         {"reasons", Json::number(gone.reasons)},
                         {"reports", Json::number(gone.reports)},
                         {"facts", Json::number(gone.facts)},
                         {"orders_kept", Json::number(gone.orders)}})
               .written()
        << "\n";
    return;
  }
  if (gone.nobody()) {
    out << words::phrase(Upkeep::nobody, language) << "\n";
    return;
  }
  const auto count = [&](int number, Upkeep what) { out << number << "  " << words::phrase(what, language) << "\n"; };
  count(gone.links, Upkeep::links_removed);
  count(gone.facts, Upkeep::facts_removed);
  count(gone.events, Upkeep::events_cleared);
  count(gone.reasons, Upkeep::reasons_cleared);
  if (gone.reports > 0) count(gone.reports, Upkeep::reports_anew);
  count(gone.orders, Upkeep::orders_kept);
  out << words::phrase(Upkeep::kept_because, language) << "\n";
}

}  // namespace

Exit forget(Context& context) {
  const auto email = address(context);
  if (!email.ok()) return say(context, email.error());
  if (auto owned = own_state_folder(context); !owned.ok()) return say(context, owned.error());
  // Never as a wish: the address would stand in the file that it is to leave.
  auto lease = take_lease(context);
  if (!lease.ok()) return say(context, lease.error());
  auto wiring = Wiring::make(context, true);
  if (!wiring.ok()) return say(context, wiring.error());
  auto sides = wiring.value()->sides(true);
  if (!sides.ok()) return say(context, sides.error());
  const auto gone = jobs::forget_person(sides.value(), email.value());
  if (!gone.ok()) return say(context, gone.error());
  print(context, gone.value());
  return Exit::done;
}

}  // namespace woo24::app
