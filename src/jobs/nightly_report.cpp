#include "woo24/jobs/nightly_report.hpp"

#include "woo24/jobs/product_items.hpp"
#include "woo24/jobs/proof.hpp"
#include "woo24/jobs/stock.hpp"
#include "woo24/report/letter.hpp"
#include "woo24/report/mime.hpp"
#include "woo24/sync/daily.hpp"
#include "woo24/sync/unsure_payment.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace woo24::jobs {

namespace {

using report::Item;
using report::ItemKind;
using namespace std::chrono_literals;

constexpr auto k_first_days = 14 * 24h;
constexpr auto k_waits_too_long = 24h;
constexpr auto k_trouble_after = 30min;
constexpr auto k_kept = 366 * 24h;
constexpr const char* k_cursor = "report";
constexpr const char* k_kind = "report";
constexpr const char* k_zone = "shop-time-zone";

/// Waits for something that is as it should be.
bool is_patient(ReasonId id) {
  return id == ReasonId::not_captured_yet || id == ReasonId::waits_for_its_order || id == ReasonId::change_waits ||
         id == ReasonId::import_unsettled;
}

/// Decided by a person, or no more than what was wanted.
bool is_decided(ReasonId id) {
  return id == ReasonId::skipped_by_person || id == ReasonId::linked_by_person || id == ReasonId::no_longer_due;
}

/// Of what an alarm may stand for.
bool stops_everything(ReasonId id) {
  const bool brakes = id == ReasonId::differences_wait || reason_id(id).starts_with("brake-");
  return id != ReasonId::oldest_unsent && id != ReasonId::disk_low && !brakes;
}

Day day_before(Day day) { return Day{std::chrono::sys_days{day} - std::chrono::days{1}}; }

class Drafting {
 public:
  Drafting(Tables& tables, const settings::Settings& settings, const Zone& zone, Instant now, const std::optional<Reason>& down)
      : tables_(tables), reports_(tables.db), settings_(settings), now_(now), down_(down) {
    auto& contents = draft_.contents;
    contents.shop_id = settings.shop_id;
    contents.language = language_of(settings);
    contents.zone = zone;
    contents.at = now;
    contents.watching = settings.orders.mode == settings::Mode::watch;
  }

  Result<ReportDraft> made() {
    const auto binding = TRY(tables_.binding.get());
    const auto last = TRY(tables_.cursors.get(k_cursor));
    const auto last_at = last ? parse_utc(*last) : std::nullopt;
    since_ = last_at ? *last_at : binding ? binding->first_start : now_;
    for (auto& told : TRY(reports_.told())) told_.emplace(std::pair(told.subject, told.reason), told);
    days();
    TRY(postings());
    TRY(imports());
    TRY(products());
    TRY(settled());
    TRY(failed_and_settled());
    TRY(facts());
    TRY(sums());
    TRY(trouble(binding ? std::optional(binding->first_start) : std::nullopt));
    draft_.contents.proof = TRY(last_proof(tables_));
    if (const auto through = TRY(reports_.last_through()))
      draft_.contents.last_through = report::LastThrough{through->number, through->at};
    const auto older = [](const Item& a, const Item& b) { return a.since < b.since; };
    std::stable_sort(draft_.contents.standing.begin(), draft_.contents.standing.end(), older);
    std::stable_sort(draft_.contents.standing_products.begin(), draft_.contents.standing_products.end(), older);
    return std::move(draft_);
  }

 private:
  /// Whole local days that no report has summed: yesterday, or all since the last report.
  void days() {
    auto& contents = draft_.contents;
    contents.last_day = day_before(contents.zone.day_of(now_));
    contents.first_day = std::min(contents.zone.day_of(since_), contents.last_day);
  }

  [[nodiscard]] const store::Told* told_before(const std::string& subject, ReasonId reason) const {
    const auto found = told_.find({subject, reason});
    return found == told_.end() ? nullptr : &found->second;
  }

  void tell(const std::string& subject, ReasonId reason, Instant since) {
    draft_.to_tell.push_back({subject, reason, since, 0});
  }

  void fails(Item item) { fails(std::move(item), draft_.contents.fresh, draft_.contents.standing); }

  void fails(Item item, std::vector<Item>& fresh, std::vector<Item>& standing) {
    failing_.insert(item.subject);
    if (const auto* told = told_before(item.subject, item.reason.id)) {
      item.since = told->since;
      standing.push_back(std::move(item));
      return;
    }
    tell(item.subject, item.reason.id, item.since);
    fresh.push_back(std::move(item));
  }

  /// Said once.
  void look(Item item) {
    looked_at_.emplace(item.subject, item.reason.id);
    if (told_before(item.subject, item.reason.id) != nullptr) return;
    tell(item.subject, item.reason.id, item.since);
    draft_.contents.to_look_at.push_back(std::move(item));
  }

  /// When it began to stand so: the trail has a line each time that a reason is another.
  Result<Instant> since_of(const std::string& story, const Reason& reason, const std::optional<Instant>& moved) {
    const auto events = TRY(tables_.trail.of(story));
    const auto start = std::string(reason_id(reason.id)) + " ";
    const auto found = std::find_if(events.rbegin(), events.rend(),
                                    [&](const store::Event& event) { return event.detail.starts_with(start); });
    return found != events.rend() ? found->at : moved.value_or(now_);
  }

  Result<void> postings() {
    for (const auto& posting : TRY(tables_.postings.listed(false))) {
      Item item;
      item.subject = posting.key;
      item.kind = posting.kind == PostingKind::credit ? ItemKind::credit : ItemKind::order;
      item.number = posting.number.empty() ? std::to_string(posting.order.value) : posting.number;
      item.total = posting.total;
      item.currency = posting.currency;
      item.customer = posting.customer_name;
      const auto story = "order:" + std::to_string(posting.order.value);
      if (posting.payment_unsure) {
        auto unsure = item;
        unsure.reason = sync::unsure_payment(posting);
        unsure.since = posting.moved_at.value_or(now_);
        if (posting.reason && posting.reason->id == ReasonId::check_the_payment) unsure.reason = *posting.reason;
        look(std::move(unsure));
      }
      if (!posting.reason || posting.standing == Standing::moving) continue;
      item.reason = *posting.reason;
      item.since = TRY(since_of(story, item.reason, posting.moved_at));
      stands(std::move(item), posting.standing);
    }
    return {};
  }

  Result<void> imports() {
    for (const auto& import : TRY(tables_.imports.listed(false))) {
      if (!import.reason || import.standing == Standing::moving) continue;
      Item item;
      item.subject = "import:" + std::to_string(import.office_order.value);
      item.kind = ItemKind::office_order;
      item.number = std::to_string(import.office_order.value);
      item.total = import.total;
      item.currency = import.currency;
      item.customer = import.customer_name;
      item.reason = *import.reason;
      item.since = TRY(since_of(item.subject, item.reason, import.moved_at));
      const auto standing = import.standing;
      stands(std::move(item), standing);
    }
    return {};
  }

  /// One product may have several reasons, each with an age of its own.
  Result<void> products() {
    for (auto& item : TRY(product_items(tables_.db, settings_))) {
      looked_at_.emplace(item.subject, item.reason.id);
      fails(std::move(item), draft_.contents.fresh_products, draft_.contents.standing_products);
    }
    return {};
  }

  void stands(Item item, Standing standing) {
    if (standing == Standing::failed) return fails(std::move(item));
    if (standing == Standing::waiting) {
      if (!is_patient(item.reason.id) && now_ - item.since >= k_waits_too_long) fails(std::move(item));
      return;
    }
    if (!is_decided(item.reason.id)) look(std::move(item));
  }

  /// What was told and is no longer so.
  Result<void> settled() {
    std::set<std::string> said;
    for (const auto& [key, told] : told_) {
      const auto& [subject, reason] = key;
      const bool product = is_about_products(subject);
      if (subject.starts_with("fact:") || looked_at_.contains(key) || (!product && failing_.contains(subject))) continue;
      draft_.to_untell.push_back(told);
      if (failing_.contains(subject) || !said.insert(subject).second) continue;
      if (product) {
        if (auto healed = TRY(healed_product(tables_.db, settings_, told)))
          draft_.contents.healed.push_back(*std::move(healed));
        continue;
      }
      if (subject.starts_with("import:")) {
        draft_.contents.healed.push_back({subject.substr(7), ItemKind::office_order, reason, told.since});
        continue;
      }
      const auto posting = TRY(tables_.postings.by_key(subject));
      if (!posting || posting->standing == Standing::skipped) continue;
      healed(*posting, reason, told.since);
    }
    return {};
  }

  void healed(const Posting& posting, ReasonId reason, Instant since) {
    settled_.insert(posting.key);
    draft_.contents.healed.push_back({posting.number.empty() ? std::to_string(posting.order.value) : posting.number,
                                      posting.kind == PostingKind::credit ? ItemKind::credit : ItemKind::order, reason, since});
  }

  /// What failed since the last report, and got through before this one.
  Result<void> failed_and_settled() {
    for (const auto& subject : TRY(reports_.failed(since_, now_ + 1s))) {
      if (!subject.starts_with("order:")) continue;
      std::int64_t order = 0;
      std::from_chars(subject.data() + 6, subject.data() + subject.size(), order);
      const auto all = TRY(tables_.postings.all_of_order(shop::OrderId{order}));
      const bool change_fails = std::any_of(all.begin(), all.end(), [this](const Posting& one) {
        return (one.kind == PostingKind::update || one.kind == PostingKind::cancel) && failing_.contains(one.key);
      });
      for (const auto& posting : all) {
        if (change_fails && posting.kind != PostingKind::credit) continue;  // the sale has the change's story
        if (failing_.contains(posting.key) || settled_.contains(posting.key)) continue;
        if (posting.stage != Stage::done || posting.standing != Standing::moving) continue;
        if (TRY(has_failed(subject, posting))) healed(posting, ReasonId::internal_fault, since_);
      }
    }
    return {};
  }

  /// An order's story is also that of its credits; they are told apart by when each was first seen.
  Result<bool> has_failed(const std::string& subject, const Posting& posting) {
    for (const auto& event : TRY(tables_.trail.of(subject))) {
      if (event.at >= since_ && event.what.ends_with(", failed") && posting.taken_at && event.at >= *posting.taken_at)
        return true;
    }
    return false;
  }

  Result<void> facts() {
    for (const auto& [name, fact] : TRY(tables_.memory.with_prefix("first:")))
      learnt(name, Reason{ReasonId::first_of_kind, {{"what", name.substr(6)}, {"office_order", fact.value}}});
    for (const auto& [name, said] :
         {std::pair{"external-status-search", "ExternalStatus"}, std::pair{"vat-rounded-by", "VAT, rounded per"},
          std::pair{"batch-size", "24sevenoffice.batch"}}) {
      if (const auto fact = TRY(tables_.memory.get(name)))
        learnt(name + ("=" + fact->value), Reason{ReasonId::learnt, {{"fact", said}, {"value", fact->value}}});
    }
    if (const auto fields = TRY(tables_.memory.get("fields-not-returned")))
      learnt("fields-not-returned=" + fields->value, Reason{ReasonId::fields_not_returned, {{"fields", fields->value}}});
    for (auto& finding : TRY(stock_findings(tables_.db, settings_))) {
      const auto name = "stock:" + finding.arguments["state"];
      if (finding.id != ReasonId::stock_not_learnt) learnt(name, std::move(finding));
    }
    return {};
  }

  void learnt(const std::string& name, Reason reason) {
    if (told_before("fact:" + name, reason.id) != nullptr) return;
    tell("fact:" + name, reason.id, now_);
    draft_.contents.facts.push_back(std::move(reason));
  }

  Result<void> sums() {
    auto& contents = draft_.contents;
    const auto from = contents.zone.start_of(contents.first_day);
    const auto until = contents.zone.start_of(contents.zone.day_of(now_));
    std::map<std::string, report::Sum> sums;
    for (const auto& through : TRY(reports_.through(from, until))) {
      auto& sum = sums[through.currency];
      sum.currency = through.currency;
      (through.credit ? sum.credits : sum.orders) += 1;
      (through.credit ? sum.credited : sum.sold) += through.total.abs();
    }
    for (auto& [currency, sum] : sums) contents.sums.push_back(std::move(sum));
    return {};
  }

  Result<void> trouble(const std::optional<Instant>& first_start) {
    if (settings_.orders.mode == settings::Mode::off) return {};
    const auto why = down_ ? down_ : TRY(remembered());
    if (!why) return {};
    const auto good = TRY(tables_.runs.last_good("orders"));
    const auto since = good ? good->started : first_start.value_or(now_);
    if (now_ - since >= k_trouble_after) draft_.contents.trouble = report::Trouble{*why, since};
    return {};
  }

  /// A run that could not even begin is in no list of runs, but an alarm may stand for it.
  Result<std::optional<Reason>> remembered() {
    for (const auto& alarm : TRY(reports_.alarms())) {
      if (stops_everything(alarm.reason.id)) return std::optional(alarm.reason);
    }
    const auto last = TRY(tables_.runs.last("orders"));
    return last ? last->error : std::nullopt;
  }

  Tables& tables_;
  store::Reports reports_;
  const settings::Settings& settings_;
  Instant now_;
  const std::optional<Reason>& down_;
  Instant since_{};  ///< the last report
  std::map<std::pair<std::string, ReasonId>, store::Told> told_;
  std::set<std::string> failing_, settled_;
  std::set<std::pair<std::string, ReasonId>> looked_at_;
  ReportDraft draft_;
};

std::string host_of(const std::string& address) { return address.substr(address.rfind('@') + 1); }

}  // namespace

settings::Language language_of(const settings::Settings& settings) {
  return settings.mail.language.value_or(settings.language);
}

std::vector<std::string> recipients(const settings::Mail& mail, const std::string& kind) {
  return kind == "alarm" && !mail.alarms_to.empty() ? mail.alarms_to : mail.failures_to;
}

Result<Zone> known_zone(Tables& tables, const settings::Settings& settings) {
  if (!settings.time_zone.empty()) return Zone::named(settings.time_zone);
  const auto known = TRY(tables.memory.get(k_zone));
  auto zone = known ? Zone::named(known->value) : Result<Zone>(Zone::utc());
  return zone.ok() ? std::move(zone) : Result<Zone>(Zone::utc());
}

Result<void> remember_zone(Tables& tables, const Zone& zone, Instant now) {
  const auto known = TRY(tables.memory.get(k_zone));
  if (known && known->value == zone.name()) return {};
  return tables.memory.set(k_zone, zone.name(), now);
}

Result<ReportDraft> draft_report(Tables& tables, const settings::Settings& settings, const Zone& zone, Instant now,
                                 const std::optional<Reason>& down) {
  return Drafting(tables, settings, zone, now, down).made();
}

namespace {

/// Whether the report comes on such a day, or makes up for one on which the machine was off.
bool speaks_for(std::chrono::weekday wanted, const report::Contents& contents) {
  const std::chrono::sys_days today{contents.zone.day_of(contents.at)};
  for (auto day = today; day > std::chrono::sys_days{contents.first_day}; day -= std::chrono::days{1}) {
    if (std::chrono::weekday{day} == wanted) return true;
  }
  return false;
}

}  // namespace

bool is_to_be_mailed(const report::Contents& contents, const settings::Mail& mail, Instant first_start) {
  if (mail.when == settings::MailWhen::always || contents.says_something()) return true;
  if (contents.at < first_start + k_first_days) return true;
  return mail.all_is_well && speaks_for(*mail.all_is_well, contents);
}

Result<std::optional<Instant>> next_report(Tables& tables, const settings::Settings& settings, const Zone& zone, Instant now) {
  if (!settings.mail.configured() || !settings.daily_report) return std::optional<Instant>{};
  const auto binding = TRY(tables.binding.get());
  if (!binding) return std::optional<Instant>{};
  const auto last = TRY(tables.cursors.get(k_cursor));
  return std::optional(
      sync::next_daily(zone, *settings.daily_report, last ? parse_utc(*last) : std::nullopt, binding->first_start, now));
}

Result<std::int64_t> post(Tables& tables, const settings::Settings& settings, ChanceDoor& chance, Instant now,
                          const std::string& kind, const report::Document& document) {
  store::Letter letter;
  letter.kind = kind;
  letter.subject = document.subject;
  letter.message_id = fmt::format("woo24.{}.{}.{:016x}@{}", settings.shop_id, now.time_since_epoch().count(), chance.draw(),
                                  host_of(settings.mail.from));
  letter.composed_at = letter.next_try_at = now;
  letter.message = report::mail({settings.mail.from, recipients(settings.mail, kind), letter.message_id, now}, document);
  store::Reports reports(tables.db);
  return reports.add(letter);
}

Result<std::optional<std::int64_t>> compose_report(Tables& tables, const settings::Settings& settings, const Zone& zone,
                                                   ChanceDoor& chance, Instant now, bool always,
                                                   const std::optional<Reason>& down) {
  std::optional<std::int64_t> letter;
  TRY(tables.db.transaction([&]() -> Result<void> {
    const auto draft = TRY(draft_report(tables, settings, zone, now, down));
    const auto binding = TRY(tables.binding.get());
    if (always || is_to_be_mailed(draft.contents, settings.mail, binding ? binding->first_start : now))
      letter = TRY(post(tables, settings, chance, now, k_kind, report::nightly(draft.contents)));
    store::Reports reports(tables.db);
    for (auto told : draft.to_tell) {
      told.report = letter.value_or(0);
      TRY(reports.tell(told));
    }
    for (const auto& told : draft.to_untell) TRY(reports.untell(told));
    TRY(reports.forget_before(now - k_kept));
    return tables.cursors.set(k_cursor, format_utc(now));
  }));
  return letter;
}

Result<int> drop_unsent_reports(Tables& tables) {
  store::Reports reports(tables.db);
  int dropped = 0;
  for (const auto& letter : TRY(reports.unsent())) {
    if (letter.kind != k_kind) continue;
    TRY(reports.drop(letter.id));
    ++dropped;
  }
  if (dropped == 0) return 0;
  const auto last = TRY(reports.last(k_kind));
  if (last) {
    TRY(tables.cursors.set(k_cursor, format_utc(last->composed_at)));
  } else {
    TRY(tables.cursors.remove(k_cursor));
  }
  return dropped;
}

}  // namespace woo24::jobs
