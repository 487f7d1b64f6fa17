#include "woo24/app/wish.hpp"

#include "woo24/app/import_lines.hpp"
#include "woo24/app/order_lines.hpp"
#include "woo24/app/signals.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/words/format.hpp"

#include <fmt/core.h>

#include <ostream>
#include <sstream>

namespace woo24::app {

namespace {

using words::Phrase;

constexpr const char* k_order = "order";
constexpr std::chrono::milliseconds k_look_again{250};
constexpr int k_looks_between_writes = 80;

void tell(Context& context, Phrase phrase) { context.outside.err << words::phrase(phrase, context.settings.language) << "\n"; }

Result<std::optional<store::Granted>> fetched(store::Wishes& wishes, std::int64_t wish) {
  auto granted = TRY(wishes.granted(wish));
  if (granted) TRY(wishes.remove(wish));
  return granted;
}

/// Waits until the service has granted the wish. A service that ends meanwhile leaves the lease free.
Result<Turn> follow(Context& context, store::Wishes& wishes, std::int64_t wish) {
  for (int look = 1;; ++look) {
    if (auto granted = TRY(fetched(wishes, wish))) return Turn{std::nullopt, std::move(granted)};
    auto lease = take_lease(context);
    if (lease.ok()) {
      if (auto granted = TRY(fetched(wishes, wish))) return Turn{std::nullopt, std::move(granted)};
      TRY(wishes.remove(wish));
      tell(context, Phrase::wish_taken_back);
      return Turn{std::move(lease).value(), std::nullopt};
    }
    if (wait_for_signal(k_look_again) != 0) {
      TRY(wishes.remove(wish));
      tell(context, Phrase::wish_withdrawn);
      return Turn{};
    }
    // On a full disk the service cannot answer either.
    if (look % k_looks_between_writes == 0) TRY(wishes.still_wanted(wish, context.outside.clock.now()));
  }
}

}  // namespace

Result<Turn> take_turn(Context& context, const std::string& what, const std::string& subject, const std::string& detail) {
  hold_signals(false);
  TRY(own_state_folder(context));
  auto lease = take_lease(context);
  if (lease.ok()) return Turn{std::move(lease).value(), std::nullopt};
  if (lease.error().kind != Kind::held) return Fail{std::move(lease).error()};
  auto database = TRY(open_state(context, true));
  store::Wishes wishes(database);
  const auto wish = TRY(wishes.leave({0, what, subject, detail, context.outside.clock.now()}));
  tell(context, Phrase::wish_left);
  return follow(context, wishes, wish);
}

Result<std::optional<store::Lease>> lease_to_change(Context& context, bool changes) {
  std::optional<store::Lease> lease;
  if (!changes) return lease;
  TRY(own_state_folder(context));
  lease = TRY(take_lease(context));
  return lease;
}

store::Granted granted_error(const Error& error) { return {static_cast<int>(exit_of(error)), error.reason, ""}; }

store::Granted granted_run(const SyncCounts& counts) {
  std::string text;
  const auto add = [&](const std::string& job, const std::optional<RunCounts>& c) {
    if (c)
      text += fmt::format("{} {} {} {} {} {} {} {} ", job, c->seen, c->sent, c->waiting, c->failed, c->skipped, c->shop_calls,
                          c->office_calls);
  };
  add("orders", counts.orders);
  add("completed", counts.completed);
  add("import", counts.imports);
  for (const auto& [job, c] : counts.catalogue) add(job, c);
  return {static_cast<int>(exit_of(counts)), std::nullopt, text};
}

store::Granted granted_order(Exit exit, const std::optional<Reason>& reason) {
  return {static_cast<int>(exit), reason, k_order};
}

std::optional<SyncCounts> counts_in(const store::Granted& granted) {
  SyncCounts counts;
  std::istringstream text(granted.answer);
  std::string job;
  RunCounts c;
  while (text >> job >> c.seen >> c.sent >> c.waiting >> c.failed >> c.skipped >> c.shop_calls >> c.office_calls) {
    if (job == "orders") counts.orders = c;
    if (job == "completed") counts.completed = c;
    if (job == "import") counts.imports = c;
    if (job == "products" || job == "categories" || job == "stock") counts.catalogue[job] = c;
  }
  const bool any = counts.orders || counts.completed || counts.imports || !counts.catalogue.empty();
  return any ? std::optional(counts) : std::nullopt;
}

bool is_order(const store::Granted& granted) { return granted.answer == k_order; }

Json sync_json(const SyncCounts& counts) {
  const bool orders_alone = !counts.completed && !counts.imports && counts.catalogue.empty();
  if (orders_alone) return counts_json(counts.orders.value_or(RunCounts{}));
  std::vector<std::pair<std::string, Json>> members;
  if (counts.orders) members.emplace_back("orders", counts_json(*counts.orders));
  if (counts.completed) members.emplace_back("completed", completed_json(*counts.completed));
  if (counts.imports) members.emplace_back("import", imports_json(*counts.imports));
  for (const auto& [job, c] : counts.catalogue) members.emplace_back(job, counts_json(c));
  return Json::object(members);
}

Exit exit_of(const SyncCounts& counts) {
  int listed = 0;
  for (const auto* job : {&counts.orders, &counts.completed, &counts.imports})
    listed += *job ? (*job)->failed + (*job)->waiting : 0;
  for (const auto& [job, c] : counts.catalogue) listed += c.failed + c.waiting;
  return listed > 0 ? Exit::listed : Exit::done;
}

Exit exit_of(const Posting& posting) {
  const bool sent = posting.stage >= Stage::released && posting.standing == Standing::moving;
  return sent || posting.standing == Standing::skipped ? Exit::done : Exit::listed;
}

std::optional<Reason> resting_because(const OrderPlan& plan, shop::OrderId order) {
  for (const auto& change : plan.changes) {
    const auto* rest = std::get_if<RestOrder>(&change);
    if (rest != nullptr && rest->name.order == order) return rest->reason;
  }
  return std::nullopt;
}

Exit say_granted(const Context& context, const store::Granted& granted) {
  say(context, Error{Kind::refused, granted.reason.value_or(Reason{}), std::nullopt});
  return static_cast<Exit>(granted.exit);
}

}  // namespace woo24::app
