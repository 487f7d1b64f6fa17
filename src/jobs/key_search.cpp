#include "woo24/jobs/key_search.hpp"

#include "woo24/base/log.hpp"
#include "woo24/base/teeth.hpp"
#include "woo24/sync/key.hpp"

#include <algorithm>
#include <set>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr auto k_recent = 10min;
constexpr const char* k_cursor = "office-orders";
constexpr const char* k_learnt = "external-status-search";

std::string key_in(const office::Order& order) {
  if (!order.reference_number) return "";
  const auto reference = sync::read_reference(*order.reference_number);
  return reference ? reference->key : "";
}

}  // namespace

Result<KeySearch::Trust> KeySearch::trust() {
  const auto fact = TRY(sides_.tables.memory.get(k_learnt));
  if (!fact) return Trust::unknown;
  return fact->value == "works" ? Trust::works : Trust::misses;
}

Result<void> KeySearch::learn(Trust found) {
  const auto known = TRY(trust());
  if (known == found || known == Trust::misses) return {};  // what was once seen to miss is never trusted again
  return sides_.tables.memory.set(k_learnt, found == Trust::works ? "works" : "misses", sides_.doors.clock.now());
}

Result<bool> KeySearch::list_is_recent() {
  const auto position = TRY(sides_.tables.cursors.get(k_cursor));
  if (!position) return false;
  const auto at = parse_utc(*position);
  const auto now = sides_.doors.clock.now();
  return at && *at <= now && now - *at <= k_recent;
}

Result<void> KeySearch::poll() {
  const auto now = sides_.doors.clock.now();
  const auto position = TRY(sides_.tables.cursors.get(k_cursor));
  const auto at = position ? parse_utc(*position) : std::nullopt;
  const auto& rules = sides_.rules;
  auto since = rules.zone.start_of(rules.settings.orders.from);
  if (at) since = std::max(since, std::min(*at, now));
  const auto ids =
      TRY(sides_.readers.office.orders_changed_since(since - (WOO24_RULE(list_margin) ? k_office_clock_doubt : 0h)));
  const auto unknown = TRY(sides_.tables.memory.unknown_of(ids));
  std::vector<std::pair<office::OrderId, std::string>> seen;
  if (!unknown.empty()) {
    const auto orders = TRY(sides_.readers.office.order_keys_by_id(unknown));
    for (const auto& order : orders) {
      if (order.id) seen.emplace_back(*order.id, key_in(order));
    }
  }
  return sides_.tables.db.transaction([&]() -> Result<void> {
    TRY(sides_.tables.memory.saw_orders(seen, now));
    return sides_.tables.cursors.set(k_cursor, format_utc(now));
  });
}

Result<void> KeySearch::remember(office::OrderId order, const std::string& key) {
  return sides_.tables.memory.saw_orders({{order, key}}, sides_.doors.clock.now());
}

Result<std::vector<office::Order>> KeySearch::by_external_status(const std::vector<Posting>& postings) {
  std::vector<std::int64_t> values;
  for (const auto& posting : postings) {
    if (posting.external_status) values.push_back(posting.order.value);
  }
  if (values.empty()) return std::vector<office::Order>{};
  auto found = sides_.readers.office.orders_by_external_status(values);
  if (found.ok() || ends_the_run(found.error())) return found;
  if (TRY(trust()) == Trust::works) return found;  // it has worked: a search that fails now is a failure, not a no
  log::warning("the office refused a search by ExternalStatus; its list of changed orders decides");
  return std::vector<office::Order>{};
}

Result<std::map<std::string, std::vector<office::Order>>> KeySearch::find(const std::vector<Posting>& postings, Need need) {
  std::map<std::string, std::vector<office::Order>> found;
  std::set<std::string> wanted;
  for (const auto& posting : postings) wanted.insert(posting.key);

  const auto trusted = TRY(trust());
  if (need == Need::fresh || trusted != Trust::works || !TRY(list_is_recent())) TRY(poll());

  std::set<office::OrderId> by_status;
  if (trusted != Trust::misses) {
    for (auto& order : TRY(by_external_status(postings))) {
      const auto key = key_in(order);
      if (!order.id || !wanted.contains(key) || !by_status.insert(*order.id).second) continue;
      found[key].push_back(std::move(order));
    }
  }
  if (!found.empty()) TRY(learn(Trust::works));

  std::vector<office::OrderId> others;
  if (!WOO24_RULE(both_routes)) return found;
  for (const auto& key : wanted) {
    for (const auto id : TRY(sides_.tables.memory.orders_with_key(key))) {
      if (!by_status.contains(id)) others.push_back(id);
    }
  }
  if (others.empty()) return found;
  const auto now = sides_.doors.clock.now();
  for (auto& order : TRY(sides_.readers.office.orders_by_id(others))) {
    const auto key = key_in(order);
    if (!wanted.contains(key)) continue;
    // Found by the list alone although it carries our number and is old enough to be found: then route (a) cannot be trusted.
    const auto posting = std::find_if(postings.begin(), postings.end(), [&](const Posting& p) { return p.key == key; });
    const bool carries = posting->external_status && order.external_status == posting->order.value;
    const bool old_enough = order.date_changed && now - *order.date_changed > sides_.limits.settle + k_recent;
    if (carries && old_enough && trusted != Trust::misses) TRY(learn(Trust::misses));
    found[key].push_back(std::move(order));
  }
  return found;
}

Result<std::vector<sync::Sight>> KeySearch::sights(const std::vector<Posting>& postings, Need need) {
  const auto found = TRY(find(postings, need));
  std::vector<sync::Sight> seen;
  for (const auto& posting : postings) {
    const auto orders = found.find(posting.key);
    seen.push_back(orders == found.end() ? sync::Sight{} : sync::sight(orders->second, posting.key, sides_.rules.installation));
  }
  return seen;
}

}  // namespace woo24::jobs
