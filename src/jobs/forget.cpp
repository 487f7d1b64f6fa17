#include "woo24/jobs/forget.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/customer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace woo24::jobs {

namespace {

constexpr std::size_t k_portion = 500;
constexpr std::array<const char*, 2> k_link_kinds{"customer", "own-card"};
// Arguments of reasons in which a person may stand.
constexpr std::array<const char*, 6> k_personal{"name", "candidates", "customer", "number", "message", "found"};

/// What is the person's in the state file.
struct Traces {
  std::set<std::string> external_ids;
  std::set<office::CompanyId> cards;
  std::map<std::int64_t, Posting> postings;  ///< by the row's id
};

bool same(std::string_view a, std::string_view b) { return !trimmed(a).empty() && equal_ignoring_case(trimmed(a), trimmed(b)); }

Result<void> look_in_shop(Sides& sides, const std::string& email, Traces& traces) {
  std::map<shop::OrderId, std::vector<Posting>> known;
  for (auto& posting : TRY(sides.tables.postings.listed(true))) known[posting.order].push_back(std::move(posting));
  std::vector<shop::OrderId> ids;
  const auto take = [&]() -> Result<void> {
    for (const auto& order : TRY(sides.readers.shop.orders_by_id(ids)).orders) {
      if (!same(order.billing.email, email) && !same(order.shipping.email, email)) continue;
      for (const auto& posting : known.at(order.id)) {
        if (posting.order_key != order.order_key) continue;
        traces.postings.emplace(posting.id, posting);
        if (posting.kind != PostingKind::order) continue;
        traces.external_ids.insert(sync::buyer_of(order, sides.rules, posting.key).external_id);
      }
    }
    ids.clear();
    return {};
  };
  for (const auto& [id, rows] : known) {
    ids.push_back(id);
    if (ids.size() == k_portion) TRY(take());
  }
  return ids.empty() ? Result<void>{} : take();
}

Result<void> look_in_office(Sides& sides, const std::string& email, Traces& traces) {
  office::CompanySearch search;
  search.email = email;
  for (const auto& card : TRY(sides.readers.office.companies(search))) {
    const bool theirs = same(card.email_invoice, email) || same(card.email_work, email) || same(card.email_primary, email) ||
                        same(card.email_home, email);
    if (!card.id || !theirs || card.id->value == sides.rules.collective_customer) continue;
    traces.cards.insert(*card.id);
    if (!card.external_id.empty()) traces.external_ids.insert(card.external_id);
    for (auto& posting : TRY(sides.tables.postings.of_customer(*card.id))) traces.postings.emplace(posting.id, posting);
  }
  return {};
}

/// Links by either end.
Result<int> remove_links(Sides& sides, Traces& traces) {
  int removed = 0;
  for (const auto* kind : k_link_kinds) {
    std::set<std::string> ids = traces.external_ids;
    for (const auto card : traces.cards) {
      for (const auto& link : TRY(sides.tables.links.of_office(kind, card.value))) ids.insert(link.woo_id);
    }
    for (const auto& id : ids) {
      if (!TRY(sides.tables.links.find(kind, id))) continue;
      TRY(sides.tables.links.remove(kind, id));
      ++removed;
    }
    traces.external_ids.merge(ids);
  }
  return removed;
}

Result<int> remove_facts(Sides& sides, const Traces& traces) {
  std::vector<std::string> names;
  for (const auto& id : traces.external_ids) names.push_back("making-customer:" + id);
  for (const auto card : traces.cards) names.push_back("filling-card:" + std::to_string(card.value));
  int removed = 0;
  for (const auto& name : names) {
    if (!TRY(sides.tables.memory.get(name))) continue;
    TRY(sides.tables.memory.forget(name));
    ++removed;
  }
  return removed;
}

bool take_names_out(Posting& posting) {
  if (!posting.reason) return false;
  bool any = false;
  for (const auto* name : k_personal) any = posting.reason->arguments.erase(name) > 0 || any;
  return any;
}

Result<Forgotten> remove(Sides& sides, Traces& traces) {
  Forgotten gone;
  std::set<shop::OrderId> orders;
  gone.links = TRY(remove_links(sides, traces));
  gone.facts = TRY(remove_facts(sides, traces));
  for (auto& [id, posting] : traces.postings) {
    orders.insert(posting.order);
    if (!take_names_out(posting)) continue;
    TRY(sides.tables.postings.advance(posting, posting.stage));
    ++gone.reasons;
  }
  for (const auto order : orders)
    gone.events +=
        TRY(sides.tables.trail.clear_details("order:" + std::to_string(order.value), {"office order ", "by command"}));
  gone.orders = static_cast<int>(orders.size());
  return gone;
}

}  // namespace

Result<Forgotten> forget_person(Sides& sides, const std::string& email) {
  Traces traces;
  TRY(look_in_shop(sides, email, traces));
  TRY(look_in_office(sides, email, traces));
  Forgotten gone;
  TRY(sides.tables.db.transaction([&]() -> Result<void> {
    gone = TRY(remove(sides, traces));
    return {};
  }));
  return gone;
}

}  // namespace woo24::jobs
