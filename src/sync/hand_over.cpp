#include "woo24/sync/hand_over.hpp"

#include "woo24/sync/booked_mark.hpp"
#include "woo24/sync/key.hpp"

namespace woo24::sync {

namespace {

std::string text(office::OrderId id) { return std::to_string(id.value); }

// As the state file calls them, for people.
const char* begun_at(Stage stage) {
  if (stage == Stage::staging) return "staging";
  return stage == Stage::staged ? "staged" : "releasing";
}

Fail cannot(const Posting& posting, std::string what) {
  return Fail{Kind::refused,
              Reason{ReasonId::cannot_link, {{"order", std::to_string(posting.order.value)}, {"what", std::move(what)}}}};
}

bool was_deleted(const Posting& posting) {
  return posting.standing == Standing::failed && posting.reason && posting.reason->id == ReasonId::deleted_in_office;
}

Posting standing_for(const Posting& posting, office::OrderId order, Instant now) {
  auto result = posting;
  result.stage = Stage::done;  // so that no change in the shop sends it on its way
  result.standing = Standing::taken_over;
  result.reason = Reason{ReasonId::linked_by_person, {{"office_order", text(order)}}};
  result.next_try_at.reset();
  result.attempts = 0;
  result.office_order = order;
  result.moved_at = now;
  return result;
}

/// As it was when it was first seen.
void begin_anew(Posting& posting) {
  posting.stage = Stage::seen;
  posting.attempts = 0;
  posting.customer.reset();
  posting.office_order.reset();
  posting.content.clear();
  posting.staging_at.reset();
  posting.releasing_at.reset();
  posting.office_saved_at.reset();
  posting.currency_rate.reset();
  posting.currency_unit.reset();
}

}  // namespace

bool is_linked(const Posting& posting) {
  return posting.standing == Standing::taken_over && posting.reason && posting.reason->id == ReasonId::linked_by_person;
}

Result<Posting> linked(const Posting& posting, const office::Order& booked, Instant now) {
  const auto order = booked.id.value_or(office::OrderId{});
  if (const auto reference = read_reference(booked.reference_number.value_or("")); reference) {
    const auto prefix = posting.key.substr(0, posting.key.rfind('-', posting.key.rfind('-') - 1) + 1);
    const bool same_shop = reference->key.starts_with(prefix);
    const auto id = same_shop ? reference->key.substr(prefix.size(), reference->key.find('-', prefix.size()) - prefix.size())
                              : reference->key;
    return Fail{Kind::refused, Reason{ReasonId::office_order_taken, {{"office_order", text(order)}, {"order", id}}}};
  }
  if (booked.state == "Inactive" || booked.state == "Offer") return cannot(posting, "24SevenOffice: " + *booked.state);
  const bool free = posting.stage < Stage::staging || is_linked(posting) || was_deleted(posting);
  if (!free) {
    return cannot(posting, begun_at(posting.stage) +
                               (posting.office_order ? ", 24SevenOffice " + text(*posting.office_order) : std::string()));
  }
  auto result = standing_for(posting, order, now);
  result.customer = booked.customer;
  if (booked.currency) {
    result.currency_rate = booked.currency->rate;
    result.currency_unit = booked.currency->unit;
  }
  return result;
}

Posting linked_by_mark(const Posting& fresh, const shop::Order& order, std::int64_t client, Instant now) {
  const auto mark = mark_of(order, fresh.key, fresh.refund);
  if (!mark || !mark->linked || mark->client != client) return fresh;
  return standing_for(fresh, mark->office_order, now);
}

Result<Posting> unlinked(const Posting& posting, Instant now) {
  if (!is_linked(posting))
    return Fail{Kind::refused, Reason{ReasonId::not_linked, {{"order", std::to_string(posting.order.value)}}}};
  auto result = posting;
  begin_anew(result);
  result.standing = Standing::moving;
  result.reason.reset();
  result.next_try_at = now;
  result.moved_at = now;
  return result;
}

Posting in_other_client(const Posting& posting, const std::string& client, Instant now) {
  auto result = posting;
  const auto there = posting.office_order ? text(*posting.office_order) : std::string();
  // A change of an order in those books has nothing to change here.
  const bool of_booked = posting.kind == PostingKind::update || posting.kind == PostingKind::cancel;
  const bool booked = posting.stage >= Stage::released || posting.standing == Standing::taken_over || of_booked;
  // One that was withdrawn there is nowhere in those books.
  const bool begun = !booked && posting.stage >= Stage::staging && posting.standing != Standing::skipped;
  if (!booked) {
    begin_anew(result);
    result.payment_sent = result.payment_unsure = false;  // whatever was sent went into other books
  }
  result.office_order.reset();  // the same number is another order there
  result.customer.reset();
  result.next_try_at.reset();
  result.moved_at = now;
  if (booked) {
    result.stage = Stage::done;
    result.standing = Standing::taken_over;
    result.reason = Reason{ReasonId::booked_in_other_client, {{"client", client}, {"office_order", there}}};
  } else if (begun) {
    // Skipped, so that an edit in the shop does not send it: only a retry does.
    result.standing = Standing::skipped;
    result.reason = Reason{ReasonId::begun_in_other_client,
                           {{"client", client}, {"office_order", there}, {"stage", begun_at(posting.stage)}}};
  } else if (posting.standing != Standing::skipped) {
    result.standing = Standing::moving;
    result.reason.reset();
    result.next_try_at = now;
  }
  return result;
}

}  // namespace woo24::sync
