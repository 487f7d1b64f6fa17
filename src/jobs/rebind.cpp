#include "woo24/jobs/rebind.hpp"

#include "woo24/base/text.hpp"
#include "woo24/jobs/preparation.hpp"
#include "woo24/store/catalogue.hpp"
#include "woo24/sync/hand_over.hpp"
#include "woo24/tfso/client_choice.hpp"
#include "woo24/tfso/session.hpp"

#include <map>
#include <set>

namespace woo24::jobs {

namespace {

constexpr std::size_t k_looked_for = 20;

std::string client_of(const store::BindingRow& row) {
  return tfso::client_words(row.office_client, row.office_client_name, row.office_org_number);
}

/// The newest orders that the file knows, looked for where the shop is now. Their own keys tell one shop from another.
Result<void> look_for_orders(Tables& tables, woo::ShopReader& shop, Rebinding& out) {
  std::map<shop::OrderId, std::string> known;
  for (const auto& posting : TRY(tables.postings.listed(true))) {
    if (posting.kind == PostingKind::order && !posting.order_key.empty()) known[posting.order] = posting.order_key;
  }
  std::vector<shop::OrderId> ids;
  for (auto newest = known.rbegin(); newest != known.rend() && ids.size() < k_looked_for; ++newest)
    ids.push_back(newest->first);
  out.asked = static_cast<int>(ids.size());
  if (ids.empty()) return {};
  for (const auto& order : TRY(shop.orders_by_id(ids)).orders) {
    if (known.at(order.id) == order.order_key) ++out.answered;
  }
  if (out.answered > 0) return {};
  return Fail{Kind::binding,
              Reason{ReasonId::orders_not_in_shop, {{"home", out.after.shop_home}, {"asked", std::to_string(out.asked)}}}};
}

Result<void> look_at_shop(const settings::Settings& settings, Tables& tables, woo::ShopReader& shop, Rebinding& out) {
  const auto facts = TRY(shop.facts());
  const auto& bound = out.before;
  out.after.shop_id = settings.shop_id;
  out.after.shop_home = home_of(facts);
  if (bound.shop_home.empty()) return {};  // the first run binds it
  if (bound.shop_id != settings.shop_id) {
    return Fail{Kind::binding, Reason{ReasonId::shop_id_changed, {{"bound", bound.shop_id}, {"found", settings.shop_id}}}};
  }
  out.shop_moves = bound.shop_home != out.after.shop_home;
  return out.shop_moves ? look_for_orders(tables, shop, out) : Result<void>{};
}

Result<void> look_at_office(const settings::Settings& settings, Tables& tables, tfso::OfficeWire& wire, Doors doors,
                            Rebinding& out) {
  auto unbound = TRY(store::Database::in_memory());
  store::Binding binding(unbound);
  tfso::Session session(wire, tables.memory, binding, doors, settings.office.username, settings.office.client);
  const auto client = TRY(session.ensure());
  const auto& bound = out.before;
  out.after.office_client = client.id;
  out.after.office_client_name = client.name;
  out.after.office_identity = client.identity;
  out.after.office_org_number = client.org_number;
  if (bound.office_client == 0) return {};
  out.client_moves = bound.office_client != client.id;
  out.sign_in_moves = !out.client_moves && !tfso::prove_bound(bound, client).ok();
  return {};
}

Result<void> count_rows(Tables& tables, Doors doors, Rebinding& out) {
  for (const auto& posting : TRY(tables.postings.listed(true))) {
    const auto then = sync::in_other_client(posting, client_of(out.before), doors.clock.now());
    if (then.standing == Standing::taken_over) {
      ++out.booked;
    } else if (then.reason && then.reason->id == ReasonId::begun_in_other_client) {
      ++out.begun;
    } else if (then.standing == Standing::moving) {
      ++out.anew;
    }
  }
  return {};
}

/// Numbers of the old company mean other orders, customers and products in the new one.
Result<void> leave_client(Tables& tables, Instant now, const Rebinding& rebinding) {
  const auto client = client_of(rebinding.before);
  for (const auto& posting : TRY(tables.postings.listed(true))) {
    const auto then = sync::in_other_client(posting, client, now);
    if (then == posting) continue;
    TRY(tables.postings.advance(then, posting.stage));
    const auto what = then.reason ? std::string(reason_id(then.reason->id)) : "begins anew in another company";
    TRY(tables.trail.add({now, "order:" + std::to_string(posting.order.value), what, "left " + client}));
  }
  TRY(tables.links.remove_all());
  TRY(store::forget_catalogue(tables.db));
  TRY(tables.imports.leave_client(rebinding.after.office_client));
  TRY(tables.cursors.remove_all());
  return tables.memory.forget_all_but({"machine", "session", "logins"});
}

}  // namespace

Result<Rebinding> plan_rebind(const settings::Settings& settings, Tables& tables, woo::ShopReader& shop,
                              tfso::OfficeWire& office, Doors doors) {
  Rebinding out;
  out.before = out.after = TRY(tables.binding.get()).value_or(store::BindingRow{});
  TRY(look_at_shop(settings, tables, shop, out));
  TRY(look_at_office(settings, tables, office, doors, out));
  if (out.client_moves) TRY(count_rows(tables, doors, out));
  return out;
}

Result<void> apply_rebind(Tables& tables, Doors doors, const Rebinding& rebinding) {
  if (!rebinding.changes()) return {};
  const auto now = doors.clock.now();
  return tables.db.transaction([&]() -> Result<void> {
    auto row = TRY(tables.binding.get()).value_or(store::BindingRow{});
    auto after = rebinding.after;
    after.installation = row.installation;
    after.first_start = row.first_start;
    if (rebinding.before.shop_home.empty()) after.shop_id = after.shop_home = "";  // bound by the first run
    if (rebinding.client_moves) TRY(leave_client(tables, now, rebinding));
    TRY(tables.binding.set(after));
    return tables.trail.add({now, "installation", "bound anew",
                             rebinding.before.shop_home + ", " + client_of(rebinding.before) + " → " +
                                 rebinding.after.shop_home + ", " + client_of(rebinding.after)});
  });
}

}  // namespace woo24::jobs
