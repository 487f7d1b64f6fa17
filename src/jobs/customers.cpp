#include "woo24/jobs/customers.hpp"

#include "woo24/base/teeth.hpp"
#include "woo24/base/text.hpp"
#include "woo24/sync/card_fill.hpp"

#include <algorithm>
#include <set>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr auto k_fresh = 24h;
constexpr std::size_t k_made_kept = 500;
constexpr const char* k_linked = "customer";
constexpr const char* k_own = "own-card";
constexpr const char* k_polled = "own-cards-read";

std::string making(const std::string& external_id) { return "making-customer:" + external_id; }

std::string shown_name(const sync::Buyer& buyer) {
  return buyer.company.empty() ? buyer.first_name + " " + buyer.last_name : buyer.company;
}

/// The same person may come under two external ids: as a guest, and with an account. Hashed, since it may stay.
std::string making_person(const sync::Buyer& buyer) {
  const auto who = lower(trimmed(buyer.email)) + "\n" + lower(shown_name(buyer)) + "\n" + buyer.org_number;
  return "making-person:" + sha256_hex(who).substr(0, 16);
}

std::string filling(office::CompanyId card) { return "filling-card:" + std::to_string(card.value); }

Customers::Answer unclear(const sync::Buyer& buyer) {
  return {std::nullopt,
          Error{Kind::ambiguous, Reason{ReasonId::customer_unclear, {{"name", shown_name(buyer)}}}, std::nullopt},
          "",
          {}};
}

/// A search that was refused says nothing about the customer: the order waits and is tried again, others go on.
Error unknown_yet(Error error) {
  if (!ends_the_run(error)) error.kind = Kind::ambiguous;
  return error;
}

Customers::Answer answer_of(const sync::Match& match) {
  Customers::Answer answer{match.customer, std::nullopt, match.by, match.notes};
  if (match.kind == sync::MatchKind::ambiguous || match.kind == sync::MatchKind::blocked) {
    answer.customer.reset();
    answer.error = Error{Kind::refused, match.reason.value_or(Reason{}), std::nullopt};
  }
  return answer;
}

}  // namespace

Result<void> Customers::link(const std::string& external_id, office::CompanyId customer) {
  return sides_.tables.links.put({k_linked, external_id, customer.value, sides_.doors.clock.now(), ""});
}

Result<void> Customers::forget_making(const sync::Buyer& buyer) {
  TRY(sides_.tables.memory.forget(making(buyer.external_id)));
  return sides_.tables.memory.forget(making_person(buyer));
}

Result<std::optional<Customers::Answer>> Customers::from_memory(const sync::Buyer& buyer) {
  const auto link = TRY(sides_.tables.links.find(k_linked, buyer.external_id));
  if (!link) return std::optional<Answer>{};
  const office::CompanyId customer{link->office_id};
  const auto now = sides_.doors.clock.now();
  if (link->seen_at <= now && now - link->seen_at <= k_fresh)
    return std::optional(Answer{customer, std::nullopt, "memory", {}});
  office::CompanySearch search;
  search.ids = {customer};
  const auto cards = TRY(sides_.readers.office.companies(search));
  const auto match = sync::match(buyer, cards, sides_.rules);
  if (match.kind == sync::MatchKind::none) {  // renamed, merged or gone: searched for anew
    TRY(sides_.tables.links.remove(k_linked, buyer.external_id));
    return std::optional<Answer>{};
  }
  auto answer = answer_of(match);
  if (match.kind == sync::MatchKind::found) {
    if (match.card) TRY(fill(buyer, *match.card, answer));
    if (answer.customer) TRY(this->link(buyer.external_id, customer));
  }
  return std::optional(std::move(answer));
}

Result<void> Customers::fill(const sync::Buyer& buyer, const office::Company& card, Answer& answer) {
  if (sides_.rules.settings.orders.customers.update != settings::CardUpdate::empty) return {};
  auto& memory = sides_.tables.memory;
  const auto wanted = sync::card_fill(buyer, card, sides_.rules);
  if (!wanted) return memory.forget(filling(*card.id));  // an unclear fill of an earlier run has come through
  const auto fields = joined(wanted->fields, ", ");
  TRY(memory.set(filling(*card.id), fields, sides_.doors.clock.now()));
  const auto saved = office_.save_companies({wanted->card});
  if (!saved.ok() && ends_the_run(saved.error())) return Fail{saved.error()};
  const auto* error = !saved.ok() ? &saved.error() : saved.value().front().ok() ? nullptr : &saved.value().front().error();
  if (error == nullptr) {
    answer.notes.push_back("filled in on card " + std::to_string(card.id->value) + ": " + fields);
    return memory.forget(filling(*card.id));
  }
  answer.notes.push_back("not filled in on card " + std::to_string(card.id->value) + ": " + fields);
  // The order goes on with the card as it is; only a reverse charge cannot do without its number.
  const bool number_missing = buyer.reverse_charge && trimmed(card.vat_number).empty();
  if (!number_missing) return {};
  answer.customer.reset();
  answer.error = error->kind == Kind::ambiguous ? unclear(buyer).error : std::optional(*error);
  return {};
}

Result<void> Customers::refresh_own_cards() {
  // One call a day brings every card that any state file of this shop has made: what survives a deleted or restored one.
  const auto now = sides_.doors.clock.now();
  const auto polled = TRY(sides_.tables.memory.get(k_polled));
  if (polled && polled->at <= now && now - polled->at <= k_fresh) return {};
  auto since = sides_.rules.zone.start_of(sides_.rules.settings.orders.from);
  if (polled) since = std::max(since, std::min(polled->at, now));
  office::CompanySearch search;
  search.changed_after = since - k_office_clock_doubt;
  const auto start = "woo24:" + sides_.rules.settings.shop_id + ":";
  std::vector<store::Link> links;
  for (const auto& card : TRY(sides_.readers.office.companies(search))) {
    if (card.id && card.external_id.starts_with(start)) links.push_back({k_own, card.external_id, card.id->value, now, ""});
  }
  if (!links.empty()) TRY(sides_.tables.links.put_all(links));
  return sides_.tables.memory.set(k_polled, format_utc(now), now);
}

Result<std::vector<office::Company>> Customers::own_card(const sync::Buyer& buyer) {
  const auto intent = TRY(sides_.tables.memory.get(making(buyer.external_id)));
  office::CompanySearch search;
  if (intent) {
    search.external_id = buyer.external_id;
    return sides_.readers.office.companies(search);
  }
  const auto own = TRY(sides_.tables.links.find(k_own, buyer.external_id));
  if (!own) return std::vector<office::Company>{};
  search.ids = {office::CompanyId{own->office_id}};
  return sides_.readers.office.companies(search);
}

Result<Customers::Answer> Customers::search(const sync::Buyer& buyer) {
  std::vector<office::Company> cards(made_.begin(), made_.end());
  std::set<office::CompanyId> seen;
  for (const auto& card : cards) seen.insert(*card.id);
  const auto take = [&](std::vector<office::Company> more) {
    for (auto& card : more) {
      if (card.id && seen.insert(*card.id).second) cards.push_back(std::move(card));
    }
  };
  take(TRY(own_card(buyer)));
  for (const auto& number : sync::number_searches(buyer)) take(TRY(sides_.readers.office.companies(number)));
  auto match = sync::match(buyer, cards, sides_.rules);
  if (match.kind == sync::MatchKind::none) {
    for (const auto& other : sync::other_searches(buyer)) take(TRY(sides_.readers.office.companies(other)));
    match = sync::match(buyer, cards, sides_.rules);
  }
  if (match.kind == sync::MatchKind::none) {
    // A creation whose answer was lost may still show up.
    const auto intent = TRY(sides_.tables.memory.get(making(buyer.external_id)));
    if (intent && !sync::settled(intent->at, sides_.limits, sides_.doors.clock.now())) return unclear(buyer);
  }
  auto answer = answer_of(match);
  if (match.kind == sync::MatchKind::found) {
    TRY(forget_making(buyer));
    // A card made a moment ago has all that the buyer gave, and its fields are not read yet.
    const bool just_made = std::any_of(made_.begin(), made_.end(), [&](const auto& one) { return one.id == match.customer; });
    if (match.card && !just_made) TRY(fill(buyer, *match.card, answer));
    if (answer.customer) TRY(this->link(buyer.external_id, *match.customer));
  }
  return answer;
}

Result<void> Customers::make(const std::vector<sync::Buyer>& buyers, std::vector<office::Company>& sent,
                             std::map<std::string, Answer>& answers) {
  std::vector<office::Company> cards;
  std::vector<const sync::Buyer*> makers;
  std::vector<std::vector<std::string>> cuts;  ///< what a card could not hold
  for (const auto& buyer : buyers) {
    sync::FieldTexts texts;
    auto card = sync::new_card(buyer, sides_.rules, &texts);
    if (!card.ok()) {
      answers[buyer.external_id].error = card.error();
      continue;
    }
    // Two buyers of one batch may be one person: the second waits until the first has a card.
    auto known = sent;
    for (std::size_t n = 0; n < known.size(); ++n) known[n].id = office::CompanyId{static_cast<std::int64_t>(n) + 1};
    if (WOO24_RULE(one_card_a_batch) && !known.empty() && sync::match(buyer, known, sides_.rules).kind != sync::MatchKind::none)
      continue;
    // Nor is a card made while one of the same person may still be on its way, under whatever external id.
    const auto other = TRY(sides_.tables.memory.get(making_person(buyer)));
    if (other && other->value != buyer.external_id && !sync::settled(other->at, sides_.limits, sides_.doors.clock.now())) {
      answers[buyer.external_id] = unclear(buyer);
      continue;
    }
    cards.push_back(std::move(card).value());
    sent.push_back(cards.back());
    makers.push_back(&buyer);
    cuts.push_back(texts.notes());
  }
  if (cards.empty()) return {};
  const auto now = sides_.doors.clock.now();
  TRY(sides_.tables.db.transaction([&]() -> Result<void> {
    if (!WOO24_RULE(customer_is_journaled)) return {};
    for (const auto* buyer : makers) {
      TRY(sides_.tables.memory.set(making(buyer->external_id), "sent", now));
      TRY(sides_.tables.memory.set(making_person(*buyer), buyer->external_id, now));
    }
    return {};
  }));
  auto saved = office_.save_companies(cards);
  if (!saved.ok()) {
    if (saved.error().kind != Kind::ambiguous) {  // surely nothing left: the intents are taken back
      for (const auto* buyer : makers) TRY(forget_making(*buyer));
    }
    return Fail{std::move(saved).error()};
  }
  for (std::size_t n = 0; n < makers.size(); ++n) {
    const auto& buyer = *makers[n];
    auto& answer = answers[buyer.external_id];
    const auto& result = saved.value()[n];
    if (result.ok() && result.value().id) {
      answer = {result.value().id, std::nullopt, "made", cuts[n]};
      auto card = cards[n];
      card.id = result.value().id;
      made_.push_back(std::move(card));
      if (made_.size() > k_made_kept) made_.pop_front();
      TRY(this->link(buyer.external_id, *result.value().id));
      TRY(sides_.tables.links.put({k_own, buyer.external_id, result.value().id->value, now, ""}));
      TRY(forget_making(buyer));
    } else if (!result.ok() && result.error().kind != Kind::ambiguous) {
      answer.error = Error{
          Kind::refused,
          Reason{ReasonId::customer_not_saved,
                 {{"name", shown_name(buyer)},
                  {"message",
                   result.error().reason.arguments.contains("message") ? result.error().reason.arguments.at("message") : ""}}},
          std::nullopt};
      TRY(forget_making(buyer));
    } else {
      answer = unclear(buyer);
    }
  }
  return {};
}

Result<Customers::Answer> Customers::found(const sync::Buyer& buyer) {
  if (auto known = TRY(from_memory(buyer))) return *known;
  if (!own_cards_) {
    auto read = refresh_own_cards();
    if (read.ok()) own_cards_ = Result<void>{};
    if (!read.ok() && !ends_the_run(read.error())) own_cards_ = read;  // asked once, not for every buyer
    if (!read.ok()) return Fail{std::move(read).error()};
  }
  if (!own_cards_->ok()) return Fail{own_cards_->error()};
  return search(buyer);
}

Result<void> Customers::make_all(const std::vector<sync::Buyer>& unmatched, std::map<std::string, Answer>& answers) {
  // Whose making was unclear before goes alone: what the office chokes on holds up nobody else.
  std::vector<std::vector<sync::Buyer>> groups(1);
  for (const auto& buyer : unmatched) {
    const auto intent = TRY(sides_.tables.memory.get(making(buyer.external_id)));
    if (intent) {
      groups.push_back({buyer});
    } else {
      groups.front().push_back(buyer);
    }
  }
  std::vector<office::Company> sent;
  bool any_unclear = false;
  const auto unanswered = [&](const std::vector<sync::Buyer>& of, const auto& becomes) {
    for (const auto& buyer : of) {
      auto& answer = answers[buyer.external_id];
      if (!answer.customer && !answer.error) answer = becomes(buyer);
    }
  };
  for (const auto& group : groups) {
    auto made = make(group, sent, answers);
    if (made.ok()) continue;
    if (ends_the_run(made.error())) return made;
    if (made.error().kind == Kind::ambiguous) {
      any_unclear = true;
      unanswered(group, unclear);
    } else {
      unanswered(group, [&](const sync::Buyer&) { return Answer{std::nullopt, made.error(), "", {}}; });
    }
  }
  // One who left himself out because a card like his was sent: nobody knows yet whether it is there.
  if (any_unclear) unanswered(unmatched, unclear);
  return {};
}

Result<std::map<std::string, Customers::Answer>> Customers::find_or_make(const std::vector<sync::Buyer>& buyers) {
  std::map<std::string, Answer> answers;
  std::vector<sync::Buyer> distinct;
  for (const auto& buyer : buyers) {
    if (answers.emplace(buyer.external_id, Answer{}).second) distinct.push_back(buyer);
  }
  own_cards_.reset();
  std::vector<sync::Buyer> unmatched;
  for (const auto& buyer : distinct) {
    auto& answer = answers[buyer.external_id];
    if (sides_.rules.collective_customer != 0 && !buyer.business) {
      answer = {office::CompanyId{sides_.rules.collective_customer}, std::nullopt, "collective customer", {}};
      continue;
    }
    auto found = this->found(buyer);
    if (!found.ok()) {
      if (ends_the_run(found.error())) return Fail{std::move(found).error()};
      answer.error = unknown_yet(found.error());
      continue;
    }
    answer = std::move(found).value();
    if (!answer.customer && !answer.error) unmatched.push_back(buyer);
  }
  if (!unmatched.empty()) TRY(make_all(unmatched, answers));
  return answers;
}

}  // namespace woo24::jobs
