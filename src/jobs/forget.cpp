#include "woo24/jobs/forget.hpp"

#include "woo24/base/text.hpp"
#include "woo24/jobs/nightly_report.hpp"
#include "woo24/store/proofs.hpp"
#include "woo24/sync/customer.hpp"
#include "woo24/sync/key.hpp"

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
  std::map<std::int64_t, Posting> postings;   ///< by the row's id
  std::map<office::OrderId, Import> imports;  ///< orders of the office, in the shop or on their way there
  std::set<shop::OrderId> orders;             ///< of the shop, whatever the file knows of them
};

bool same(std::string_view a, std::string_view b) { return !trimmed(a).empty() && equal_ignoring_case(trimmed(a), trimmed(b)); }

/// What the file knows of an order of the shop.
struct Known {
  std::vector<Posting> postings;
  std::vector<Import> imports;
};

Result<std::map<shop::OrderId, Known>> known_orders(Sides& sides) {
  std::map<shop::OrderId, Known> known;
  for (auto& posting : TRY(sides.tables.postings.listed(true))) known[posting.order].postings.push_back(std::move(posting));
  for (auto& import : TRY(sides.tables.imports.all())) {
    if (import.shop_order) known[*import.shop_order].imports.push_back(std::move(import));
  }
  for (const auto& proof : TRY(store::Proofs(sides.tables.db).both())) {
    for (const auto& line : proof.lines) {
      if (line.order.value != 0) known[line.order];
    }
  }
  return known;
}

Result<void> look_in_shop(Sides& sides, const std::string& email, Traces& traces) {
  const auto known = TRY(known_orders(sides));
  std::vector<shop::OrderId> ids;
  const auto take = [&]() -> Result<void> {
    for (const auto& order : TRY(sides.readers.shop.orders_by_id(ids)).orders) {
      if (!same(order.billing.email, email) && !same(order.shipping.email, email)) continue;
      const auto key = sync::order_key(sides.rules.settings.shop_id, order.id, order.order_key);
      traces.orders.insert(order.id);
      for (const auto& import : known.at(order.id).imports) {
        if (key.ok() && import.shop_key == key.value()) traces.imports.emplace(import.office_order, import);
      }
      for (const auto& posting : known.at(order.id).postings) {
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

/// Orders of the office on their way to the shop, or there as a guest's without an address: only the office knows whose they
/// are.
Result<void> look_at_imports(Sides& sides, Traces& traces) {
  std::map<office::OrderId, Import> known;
  const auto take = [&]() -> Result<void> {
    std::vector<office::OrderId> ids;
    for (const auto& [id, import] : known) ids.push_back(id);
    for (const auto& order : TRY(sides.readers.office.orders_by_id(ids))) {
      if (order.id && order.customer && traces.cards.contains(*order.customer)) traces.imports.insert(*known.find(*order.id));
    }
    known.clear();
    return {};
  };
  for (auto& import : TRY(sides.tables.imports.all())) {
    if (import.office_order.value < 0 || traces.imports.contains(import.office_order)) continue;
    known.emplace(import.office_order, std::move(import));
    if (known.size() == k_portion) TRY(take());
  }
  return known.empty() ? Result<void>{} : take();
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
  return traces.cards.empty() ? Result<void>{} : look_at_imports(sides, traces);
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
  for (const auto& [name, fact] : TRY(sides.tables.memory.with_prefix("making-person:"))) {
    if (traces.external_ids.contains(fact.value)) names.push_back(name);
  }
  int removed = 0;
  for (const auto& name : names) {
    if (!TRY(sides.tables.memory.get(name))) continue;
    TRY(sides.tables.memory.forget(name));
    ++removed;
  }
  return removed;
}

bool take_names_out(Reason& reason) {
  bool any = false;
  for (const auto* name : k_personal) any = reason.arguments.erase(name) > 0 || any;
  return any;
}

Result<int> clean_postings(Sides& sides, Traces& traces) {
  int cleaned = 0;
  for (auto& [id, posting] : traces.postings) {
    const bool said = posting.reason && take_names_out(*posting.reason);
    if (!said && posting.customer_name.empty()) continue;
    posting.customer_name.clear();
    TRY(sides.tables.postings.advance(posting, posting.stage));
    ++cleaned;
  }
  return cleaned;
}

Result<int> clean_imports(Sides& sides, Traces& traces) {
  int cleaned = 0;
  for (auto& [id, import] : traces.imports) {
    const bool said = import.reason && take_names_out(*import.reason);
    if (!said && import.customer_name.empty()) continue;
    import.customer_name.clear();
    TRY(sides.tables.imports.advance(import, import.stage));
    ++cleaned;
  }
  return cleaned;
}

Result<int> clean_proofs(Sides& sides, const Traces& traces) {
  store::Proofs proofs(sides.tables.db);
  int cleaned = 0;
  for (auto& proof : TRY(proofs.both())) {
    const int before = cleaned;
    for (auto& line : proof.lines) {
      const bool theirs = traces.orders.contains(line.order);
      cleaned += theirs && take_names_out(line.reason) ? 1 : 0;
    }
    if (cleaned != before) TRY(proofs.keep(proof));
  }
  return cleaned;
}

Result<int> clear_stories(Sides& sides, const Traces& traces) {
  int cleared = 0;
  for (const auto order : traces.orders)
    cleared += TRY(sides.tables.trail.clear_details("order:" + std::to_string(order.value), {"office order ", "by command"}));
  for (const auto& [order, import] : traces.imports)
    cleared += TRY(sides.tables.trail.clear_details("import:" + std::to_string(order.value), {"order ", "by command"}));
  return cleared;
}

Result<Forgotten> remove(Sides& sides, Traces& traces) {
  Forgotten gone;
  for (const auto& [id, posting] : traces.postings) traces.orders.insert(posting.order);
  gone.links = TRY(remove_links(sides, traces));
  gone.facts = TRY(remove_facts(sides, traces));
  gone.reasons = TRY(clean_postings(sides, traces));
  gone.reasons += TRY(clean_imports(sides, traces));
  gone.reasons += TRY(clean_proofs(sides, traces));
  gone.events = TRY(clear_stories(sides, traces));
  gone.orders = static_cast<int>(traces.orders.size());
  const auto begun =
      std::count_if(traces.imports.begin(), traces.imports.end(), [](const auto& one) { return !one.second.shop_order; });
  gone.orders += static_cast<int>(begun);
  // Any that waits may name the person by a reason that is no longer so.
  if (!gone.nobody()) gone.reports = TRY(drop_unsent_reports(sides.tables));
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
