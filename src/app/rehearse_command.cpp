// `woo24 rehearse`: what makes a bookkeeper dare to switch.
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/base/when.hpp"
#include "woo24/jobs/rehearsal.hpp"
#include "woo24/words/format.hpp"
#include "woo24/words/upkeep.hpp"
#include "woo24/words/words.hpp"

#include <map>
#include <ostream>

namespace woo24::app {

namespace {

using settings::Language;
using words::Upkeep;

enum class Outcome { equal, differs, several, not_found, own };

Outcome outcome_of(const jobs::Rehearsed& one) {
  if (one.own) return Outcome::own;
  if (one.candidates.empty()) return Outcome::not_found;
  if (one.candidates.size() > 1) return Outcome::several;
  const bool same = one.differences.empty() && !one.customer_differs && !one.past.stopped;
  return same ? Outcome::equal : Outcome::differs;
}

struct Named {
  const char* id;
  Upkeep phrase;
};

Named named(Outcome outcome) {
  switch (outcome) {
    case Outcome::equal:
      return {"equal", Upkeep::equal};
    case Outcome::differs:
      return {"differs", Upkeep::differs};
    case Outcome::several:
      return {"several", Upkeep::several};
    case Outcome::not_found:
      return {"not_found", Upkeep::not_found};
    case Outcome::own:
      return {"woo24", Upkeep::own};
  }
  return {"not_found", Upkeep::not_found};
}

const char* id_of(sync::Sign sign) {
  switch (sign) {
    case sync::Sign::number:
      return "number";
    case sync::Sign::total:
      return "total";
    case sync::Sign::day:
      return "day";
    case sync::Sign::customer:
      return "customer";
  }
  return "number";
}

const char* id_of(sync::Differs what) {
  switch (what) {
    case sync::Differs::total:
      return "total";
    case sync::Differs::vat:
      return "vat";
    case sync::Differs::sale_type:
      return "sale_type";
    case sync::Differs::currency:
      return "currency";
  }
  return "total";
}

std::string name_of(sync::Differs what, Language language) {
  switch (what) {
    case sync::Differs::total:
      return words::phrase(Upkeep::total, language);
    case sync::Differs::vat:
      return words::phrase(Upkeep::vat, language);
    case sync::Differs::sale_type:
      return words::phrase(Upkeep::sale_type, language);
    case sync::Differs::currency:
      break;
  }
  return words::phrase(Upkeep::total, language);
}

std::string signs(const sync::Candidate& candidate) {
  std::string text;
  for (const auto sign : candidate.signs) text += (text.empty() ? "" : ", ") + std::string(id_of(sign));
  return text;
}

std::string order_lines(const jobs::Rehearsed& one, Language language) {
  const auto& past = one.past;
  const auto id = std::to_string(past.order.value);
  auto text = words::phrase(named(outcome_of(one)).phrase, language) + "  " + (past.number.empty() ? id : past.number);
  if (past.number != id) text += " (" + id + ")";
  text += "  " + words::money(past.total.text(2), past.currency, language);
  if (one.own) text += "  24SevenOffice " + std::to_string(one.own->value);
  for (const auto& candidate : one.candidates) {
    text += "  24SevenOffice " + std::to_string(candidate.id.value) + " (" + words::phrase(Upkeep::by, language) + " " +
            signs(candidate) + ")";
  }
  text += "\n";
  for (const auto& difference : one.differences) {
    text += "    " + name_of(difference.what, language) + ": " + words::phrase(words::Phrase::proof_shop, language) + " " +
            difference.shop + ", 24SevenOffice " + difference.office + "\n";
  }
  if (one.customer_differs)
    text += "    " + words::phrase(Upkeep::customer, language) + ": " + past.buyer + ", 24SevenOffice " + one.booked_customer +
            "\n";
  if (past.stopped && !one.own) {
    text += "    " + words::phrase(past.due ? Upkeep::would_stop : Upkeep::not_due, language) + ": " +
            words::text(*past.stopped, language) + "\n";
  }
  return text;
}

Json order_json(const jobs::Rehearsed& one, Language language) {
  std::vector<Json> candidates, differences;
  for (const auto& candidate : one.candidates) {
    std::vector<Json> by;
    for (const auto sign : candidate.signs) by.push_back(Json::text(id_of(sign)));
    candidates.push_back(Json::object({{"office_order", Json::number(candidate.id.value)}, {"by", Json::list(by)}}));
  }
  for (const auto& difference : one.differences) {
    differences.push_back(Json::object({{"what", Json::text(id_of(difference.what))},
                                        {"shop", Json::text(difference.shop)},
                                        {"office", Json::text(difference.office)}}));
  }
  if (one.customer_differs) {
    differences.push_back(Json::object(
        {{"what", Json::text("customer")}, {"shop", Json::text(one.past.buyer)}, {"office", Json::text(one.booked_customer)}}));
  }
  return Json::object({{"order", Json::number(one.past.order.value)},
                       {"number", Json::text(one.past.number)},
                       {"total", Json::text(one.past.total.text(2))},
                       {"currency", Json::text(one.past.currency)},
                       {"outcome", Json::text(named(outcome_of(one)).id)},
                       {"office_order", one.own ? Json::number(one.own->value) : Json::null()},
                       {"candidates", Json::list(candidates)},
                       {"differences", Json::list(differences)},
                       {"due", Json::boolean(one.past.due)},
                       {"reason", one.past.stopped ? reason_json(*one.past.stopped, language) : Json::null()}});
}

struct Sum {
  int count = 0;
  std::map<std::string, Amount> shop;  ///< by currency
};

std::map<Outcome, Sum> sums_of(const jobs::Rehearsal& rehearsal) {
  std::map<Outcome, Sum> sums;
  for (const auto& one : rehearsal.orders) {
    auto& sum = sums[outcome_of(one)];
    ++sum.count;
    sum.shop[one.past.currency] += one.past.total;
  }
  return sums;
}

void print_lines(Context& context, const jobs::Rehearsal& rehearsal, std::int64_t calls) {
  auto& out = context.outside.out;
  const auto language = context.settings.language;
  std::string example;
  for (const auto& one : rehearsal.orders) {
    out << order_lines(one, language);
    if (example.empty() && one.candidates.size() == 1)
      example = std::to_string(one.past.order.value) + " " + std::to_string(one.candidates.front().id.value);
  }
  for (const auto& [outcome, sum] : sums_of(rehearsal)) {
    out << words::phrase(named(outcome).phrase, language) << "  " << sum.count;
    for (const auto& [currency, amount] : sum.shop) out << "  " << words::money(amount.text(2), currency, language);
    out << "\n";
  }
  out << rehearsal.orders.size() << " " << words::phrase(Upkeep::orders_compared, language) << ", " << rehearsal.office_orders
      << " " << words::phrase(Upkeep::office_orders_read, language) << ", " << calls << " "
      << words::phrase(words::Phrase::office_calls, language) << "\n";
  if (!rehearsal.unreadable.empty())
    out << rehearsal.unreadable.size() << " " << words::phrase(Upkeep::unreadable, language) << "\n";
  if (!example.empty()) out << words::phrase(Upkeep::link_with, language) << " woo24 orders link " << example << "\n";
}

void print_json(Context& context, const jobs::Rehearsal& rehearsal, std::int64_t calls) {
  std::vector<Json> orders, unreadable, sums;
  for (const auto& one : rehearsal.orders) orders.push_back(order_json(one, context.settings.language));
  for (const auto id : rehearsal.unreadable) unreadable.push_back(Json::number(id.value));
  for (const auto& [outcome, sum] : sums_of(rehearsal)) {
    for (const auto& [currency, amount] : sum.shop) {
      sums.push_back(Json::object({{"outcome", Json::text(named(outcome).id)},
                                   {"currency", Json::text(currency)},
                                   {"total", Json::text(amount.text(2))}}));
    }
  }
  context.outside.out << Json::object({{"orders", Json::list(orders)},
                                       {"sums", Json::list(sums)},
                                       {"unreadable", Json::list(unreadable)},
                                       {"office_orders_read", Json::number(static_cast<std::int64_t>(rehearsal.office_orders))},
                                       {"office_calls", Json::number(calls)}})
                             .written()
                      << "\n";
}

}  // namespace

Exit rehearse(Context& context) {
  const auto from = parse_day(context.invocation.from);
  if (!from) {
    return say(context, Error{Kind::usage, Reason{ReasonId::usage_wrong, {{"detail", "--from is a day, YYYY-MM-DD"}}}, {}});
  }
  auto wiring = Wiring::make(context, false);
  if (!wiring.ok()) return say(context, wiring.error());
  auto sides = wiring.value()->sides(false);
  if (!sides.ok()) return say(context, sides.error());
  const auto rehearsal = jobs::rehearse(sides.value(), *from);
  if (!rehearsal.ok()) return say(context, rehearsal.error());
  const auto calls = wiring.value()->office_calls();
  if (context.invocation.json) {
    print_json(context, rehearsal.value(), calls);
  } else {
    print_lines(context, rehearsal.value(), calls);
  }
  const auto sums = sums_of(rehearsal.value());
  const bool all_equal =
      !sums.contains(Outcome::differs) && !sums.contains(Outcome::several) && !sums.contains(Outcome::not_found);
  return all_equal ? Exit::done : Exit::listed;
}

}  // namespace woo24::app
