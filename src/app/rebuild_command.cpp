// `woo24 rebuild`: the state file made whole from both sides.
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/app/wish.hpp"
#include "woo24/jobs/rebuild.hpp"
#include "woo24/words/format.hpp"
#include "woo24/words/upkeep.hpp"
#include "woo24/words/words.hpp"

#include <algorithm>
#include <map>
#include <ostream>

namespace woo24::app {

namespace {

using settings::Language;
using words::Upkeep;

struct Named {
  const char* id;  ///< in JSON
  Upkeep phrase;
};

Named named(sync::Rebuilt what) {
  switch (what) {
    case sync::Rebuilt::kept:
      return {"kept", Upkeep::rows_kept};
    case sync::Rebuilt::absent:
      return {"absent", Upkeep::rows_absent};
    case sync::Rebuilt::booked:
      return {"booked", Upkeep::booked};
    case sync::Rebuilt::to_note:
      return {"to_note", Upkeep::to_note};
    case sync::Rebuilt::half_way:
      return {"half_way", Upkeep::half_way};
    case sync::Rebuilt::by_hand:
      return {"by_hand", Upkeep::by_hand};
    case sync::Rebuilt::gone:
      return {"gone", Upkeep::gone};
    case sync::Rebuilt::linked:
      return {"linked", Upkeep::linked};
    case sync::Rebuilt::tried_anew:
      return {"tried_anew", Upkeep::tried_anew};
  }
  return {"kept", Upkeep::rows_kept};
}

std::string row_line(const jobs::RebuiltRow& row, Language language) {
  const auto& posting = row.posting;
  auto line = posting.number.empty() ? std::to_string(posting.order.value) : posting.number;
  if (line != std::to_string(posting.order.value)) line += " (" + std::to_string(posting.order.value) + ")";
  if (posting.refund) line += " R" + std::to_string(posting.refund->value);
  if (!posting.currency.empty()) line += "  " + words::money(posting.total.text(2), posting.currency, language);
  if (posting.office_order) line += "  24SevenOffice " + std::to_string(posting.office_order->value);
  line += "  " + words::phrase(named(row.what).phrase, language);
  if (posting.payment_unsure) line += "  (" + words::phrase(Upkeep::check_payment, language) + ")";
  return line + "\n";
}

/// Row by row what needs a person's eye, the rest in numbers.
std::string work_lines(const jobs::RebuildWork& work, Language language) {
  std::string text;
  std::map<sync::Rebuilt, int> counts;
  for (const auto& row : work.rows) {
    ++counts[row.what];
    if (row.what != sync::Rebuilt::booked || row.posting.payment_unsure) text += row_line(row, language);
  }
  const auto count = [&](int number, Upkeep what) {
    if (number > 0) text += std::to_string(number) + "  " + words::phrase(what, language) + "\n";
  };
  for (const auto& [what, number] : counts) count(number, named(what).phrase);
  count(work.kept, Upkeep::rows_kept);
  count(work.absent, Upkeep::rows_absent);
  count(static_cast<int>(work.customers.size()), Upkeep::customers);
  count(static_cast<int>(work.unreadable.size()), Upkeep::unreadable);
  if (!work.strays.empty()) text += words::phrase(Upkeep::strays, language) + "\n";
  for (const auto& stray : work.strays) {
    text += "  24SevenOffice " + std::to_string(stray.office_order.value) + "  " + stray.key +
            (stray.total ? "  " + stray.total->text(2) : "") + "\n";
  }
  for (const auto& other : work.others)
    text += words::phrase(Upkeep::taken_over, language) + " " + other + " → " + work.installation + "\n";
  return text;
}

Json work_json(const jobs::RebuildWork& work, bool done, Language language) {
  std::vector<Json> rows, strays, unreadable, others;
  for (const auto& row : work.rows) {
    rows.push_back(Json::object({{"what", Json::text(named(row.what).id)}, {"posting", posting_json(row.posting, language)}}));
  }
  for (const auto& stray : work.strays) {
    strays.push_back(Json::object({{"office_order", Json::number(stray.office_order.value)},
                                   {"key", Json::text(stray.key)},
                                   {"total", stray.total ? Json::text(stray.total->text(2)) : Json::null()}}));
  }
  for (const auto id : work.unreadable) unreadable.push_back(Json::number(id.value));
  for (const auto& other : work.others) others.push_back(Json::text(other));
  return Json::object({{"done", Json::boolean(done)},
                       {"rows", Json::list(rows)},
                       {"kept", Json::number(work.kept)},
                       {"absent", Json::number(work.absent)},
                       {"customers", Json::number(static_cast<std::int64_t>(work.customers.size()))},
                       {"not_in_shop", Json::list(strays)},
                       {"unreadable", Json::list(unreadable)},
                       {"installation", Json::text(work.installation)},
                       {"taken_over", Json::list(others)}});
}

bool changes_nothing(const jobs::RebuildWork& work) {
  return work.rows.empty() && work.customers.empty() && work.others.empty();
}

}  // namespace

Exit rebuild(Context& context) {
  const bool does = context.invocation.yes && !context.invocation.dry_run;
  auto taken = lease_to_change(context, does);
  if (!taken.ok()) return say(context, taken.error());
  auto& lease = taken.value();
  auto wiring = Wiring::make(context, does);
  if (!wiring.ok()) return say(context, wiring.error());
  auto sides = wiring.value()->sides(does);
  if (!sides.ok()) return say(context, sides.error());
  auto work = jobs::plan_rebuild(sides.value());
  if (!work.ok()) return say(context, work.error());
  if (lease) {
    if (auto held = lease->in_force(); !held.ok()) return say(context, held.error());
    if (auto done = jobs::apply_rebuild(sides.value(), work.value()); !done.ok()) return say(context, done.error());
  }
  const auto language = context.settings.language;
  auto& out = context.outside.out;
  if (context.invocation.json) {
    out << work_json(work.value(), does, language).written() << "\n";
  } else {
    out << work_lines(work.value(), language);
  }
  const bool waits = !does && !changes_nothing(work.value());
  const auto said = waits ? Upkeep::needs_yes : does ? Upkeep::rebuilt : Upkeep::nothing_to_do;
  (context.invocation.json ? context.outside.err : out) << words::phrase(said, language) << "\n";
  return waits && !context.invocation.dry_run ? Exit::listed : Exit::done;
}

}  // namespace woo24::app
