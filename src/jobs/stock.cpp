#include "woo24/jobs/stock.hpp"

#include "woo24/base/log.hpp"
#include "woo24/jobs/digest.hpp"
#include "woo24/jobs/planned_changes.hpp"
#include "woo24/jobs/stock_walk.hpp"
#include "woo24/store/stock_orders.hpp"
#include "woo24/sync/brake.hpp"
#include "woo24/sync/stock_plan.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace woo24::jobs {

namespace {

constexpr const char* k_job = "stock";
constexpr std::size_t k_plain = 100;  // products a call: each counts some 22 ms in a shop at rest
constexpr std::size_t k_least_batch = 25;
constexpr std::size_t k_variations = 2000;  // gathered, so that those of one parent go together
constexpr const char* k_batch = "stock-batch";
constexpr const char* k_asked = "stock.asked";

std::string line_of(const SetStock& change) { return fmt::format("{} {}", change.pair.shop.value, change.pieces); }

bool goes_to_zero(const StockChange& change) {
  StockCounts counts;
  sync::count(change, counts);
  return counts.to_zero > 0;
}

struct Planned {
  StockCounts counts;
  PlannedChanges changes;
  std::string digest;
  std::optional<Reason> braked;
};

Result<Planned> planned(StockSides& sides, StockWalk& walk, const StockTaker& each) {
  Planned plan;
  Digest digest;  // which products would be left with nothing: what a person says yes to
  if (walk.missing()) {
    plan.braked = walk.missing();
    plan.digest = std::string(reason_id(plan.braked->id)) + arguments_json(*plan.braked);
    if (!each) return plan;
    TRY(walk.walk([&](const StockChange& change) -> Result<void> {  // a brake stops with a list
      const auto* left = std::get_if<LeaveStock>(&change);
      return left != nullptr && left->why == StockLeft::gone ? each(change) : Result<void>{};
    }));
    return plan;
  }
  const auto on = walk.mode() == settings::StockMode::from_shop ? CatalogueSide::office : CatalogueSide::shop;
  plan.counts.in_stock = TRY(walk.shelf().in_stock(on));
  plan.counts.orders = walk.orders();
  TRY(walk.walk([&](const StockChange& change) -> Result<void> {
    sync::count(change, plan.counts);
    if (const auto* set = std::get_if<SetStock>(&change)) plan.changes.add(line_of(*set));
    if (goes_to_zero(change)) digest.add(std::to_string(std::get<SetStock>(change).pair.shop.value) + "\n");
    return each ? each(change) : Result<void>{};
  }));
  plan.changes.close();
  plan.digest = digest.text();
  plan.braked = sync::stock_brake(plan.counts.to_zero, plan.counts.in_stock, sides.catalogue.rules.settings.brakes);
  return plan;
}

/// Sends what differs, a batch at a time. Values are absolute, so that a write whose answer was lost may be sent again.
class Applying {
 public:
  Applying(StockSides& sides, CatalogueWriters writers, const StockOptions& options, StockWalk& walk,
           const PlannedChanges& planned, StockCounts& counts)
      : sides_(sides), writers_(writers), options_(options), walk_(walk), planned_(planned), counts_(counts) {}

  /// True when everything was sent.
  Result<bool> run() {
    batch_ = TRY(batch_size());
    TRY(walk_.walk([&](const StockChange& change) { return take(change); }));
    if (!stopped_) TRY(flush(plain_));
    if (!stopped_) TRY(flush_variations());
    return !stopped_ && counts_.failed == 0;
  }

 private:
  Result<void> take(const StockChange& change) {
    const auto* set = std::get_if<SetStock>(&change);
    if (set == nullptr || stopped_) return {};
    if (!planned_.has(line_of(*set))) {  // two products that a person has linked meanwhile: no brake has counted it
      ++counts_.waiting;
      return {};
    }
    auto& list = set->pair.parent.value != 0 && set->on == CatalogueSide::shop ? variations_ : plain_;
    list.push_back(*set);
    if (plain_.size() >= batch_) return flush(plain_);
    return variations_.size() >= k_variations ? flush_variations() : Result<void>{};
  }

  Result<void> flush_variations() {
    std::stable_sort(variations_.begin(), variations_.end(),
                     [](const SetStock& a, const SetStock& b) { return a.pair.parent < b.pair.parent; });
    auto all = std::move(variations_);
    variations_.clear();
    for (std::size_t at = 0; at < all.size() && !stopped_;) {
      std::vector<SetStock> some;
      // Whole parents together, as long as they fit.
      for (; at < all.size() && some.size() < batch_; ++at) some.push_back(all[at]);
      TRY(flush(some));
    }
    return {};
  }

  Result<void> flush(std::vector<SetStock>& list) {
    auto batch = std::move(list);
    list.clear();
    if (batch.empty() || (stopped_ = options_.stop())) return {};
    TRY(walk_.look_again());
    const auto size = batch.size();
    std::erase_if(batch, [&](const SetStock& one) { return walk_.waits(one.pair.shop); });
    counts_.waiting += static_cast<std::int64_t>(size - batch.size());
    if (batch.empty()) return {};
    const auto now = sides_.catalogue.doors.clock.now();
    TRY(sides_.catalogue.tables.db.transaction([&]() -> Result<void> {
      for (const auto& one : batch) TRY(walk_.shelf().put_write({one.pair.shop, one.pieces, now}));
      return {};
    }));
    TRY(batch.front().on == CatalogueSide::shop ? to_shop(batch) : to_office(batch));
    if (options_.progress) options_.progress("written", counts_.written, counts_.changes);
    return {};
  }

  Result<void> to_shop(const std::vector<SetStock>& batch) {
    std::vector<shop::ProductUpdate> updates;
    for (const auto& one : batch) {
      shop::ProductUpdate update;
      update.id = one.pair.shop;
      update.parent = one.pair.parent;
      update.stock = one.pieces;
      updates.push_back(std::move(update));
    }
    const auto done = writers_.shop.update(updates);
    const Error* whole = nullptr;
    std::size_t unanswered = 0;
    for (std::size_t n = 0; n < batch.size(); ++n) {
      const auto& pair = batch[n].pair;
      if (done[n].ok()) {
        // What the shop says it has now; where that is something else, the next run sees it.
        TRY(walk_.shelf().take(std::span(&done[n].value(), 1)));
        ++counts_.written;
        continue;
      }
      ++counts_.failed;
      const auto& error = done[n].error();
      if (error.kind == Kind::refused || error.kind == Kind::moved) {
        note_refused(pair, error);
        continue;
      }
      whole = &error;
      ++unanswered;
    }
    if (whole == nullptr) return {};
    if (unanswered > k_least_batch) TRY(halve(unanswered));
    return Fail{Kind::unreachable == whole->kind || whole->kind == Kind::ambiguous ? Error{Kind::unreachable, whole->reason, {}}
                                                                                   : *whole};
  }

  Result<void> to_office(const std::vector<SetStock>& batch) {
    for (const auto& one : batch) {
      if ((stopped_ = options_.stop())) return {};
      const auto done = writers_.office.set_stock(one.pair.office, Amount::whole(one.pieces));
      if (done.ok()) {
        TRY(walk_.shelf().set_office(one.pair.office, Amount::whole(one.pieces)));
        TRY(walk_.shelf().forget_seen(one.pair.office));  // what it does next is not an order's doing alone
        ++counts_.written;
        continue;
      }
      ++counts_.failed;
      if (done.error().kind != Kind::refused && done.error().kind != Kind::ambiguous) return Fail{done.error()};
      note_refused(one.pair, done.error());
    }
    return {};
  }

  static void note_refused(const StockPair& pair, const Error& error) {
    log::warning("the stock of a product was not taken; it is tried again in the next run",
                 {{"product", std::to_string(pair.shop.value)}, {"reason", std::string(reason_id(error.reason.id))}});
  }

  Result<std::size_t> batch_size() {
    const auto learnt = TRY(sides_.orders.tables.memory.get(k_batch));
    const auto size = learnt ? Amount::parse(learnt->value) : std::nullopt;
    if (!size) return k_plain;
    return std::clamp<std::size_t>(static_cast<std::size_t>(size->millionths() / Amount::k_scale), k_least_batch, k_plain);
  }
  /// A call of so many got no answer in time: from now on at most half of that.
  Result<void> halve(std::size_t unanswered) {
    const auto half = std::max(k_least_batch, unanswered / 2);
    return sides_.orders.tables.memory.set(k_batch, std::to_string(half), sides_.catalogue.doors.clock.now());
  }

  StockSides& sides_;
  CatalogueWriters writers_;
  const StockOptions& options_;
  StockWalk& walk_;
  const PlannedChanges& planned_;
  StockCounts& counts_;
  std::vector<SetStock> plain_, variations_;
  std::size_t batch_ = k_plain;
  bool stopped_ = false;
};

Result<StockRun> looked_and_written(StockSides& sides, CatalogueWriters writers, const StockOptions& options,
                                    const StockTaker& each) {
  StockWalk walk(sides, options);
  TRY(walk.read());
  auto plan = TRY(planned(sides, walk, each));
  StockRun run{plan.counts, walk.full(), plan.braked, walk.learnt()};
  auto& brakes = sides.catalogue.tables.brakes;
  const auto held = TRY(brakes.of(k_job));
  // A yes is to the very plan that was said; that one side lacks too much is nothing that a plan could be made of.
  if (run.braked && options.yes && held && held->digest == plan.digest && !walk.missing()) run.braked.reset();
  TRY(walk.record(!run.braked && plan.counts.changes == 0));
  if (run.braked) {
    TRY(brakes.set({k_job, *run.braked, plan.digest, sides.catalogue.doors.clock.now()}));
    log::warning("stock: too much at once; nothing is written until a person says yes",
                 {{"reason", std::string(reason_id(run.braked->id))}});
    return run;
  }
  if (held) TRY(brakes.release(k_job));
  if (plan.counts.changes == 0) return run;
  if (TRY(Applying(sides, writers, options, walk, plan.changes, run.counts).run())) TRY(walk.record(true));
  return run;
}

}  // namespace

Result<StockRun> plan_stock(StockSides& sides, const StockOptions& options, const StockTaker& each) {
  StockWalk walk(sides, options);
  TRY(walk.read());
  auto plan = TRY(planned(sides, walk, each));
  return StockRun{plan.counts, walk.full(), plan.braked, walk.learnt()};
}

Result<void> ask_of_stock(CatalogueTables& tables, const std::string& words) { return tables.cursors.set(k_asked, words); }

Result<StockRun> run_stock(StockSides& sides, CatalogueWriters writers, const StockOptions& given, const StockTaker& each) {
  auto& tables = sides.catalogue.tables;
  auto options = given;
  if (const auto asked = TRY(tables.cursors.get(k_asked)); asked && !asked->empty()) {
    TRY(ask_of_stock(tables, ""));
    options.full = options.full || asked->find("full") != std::string::npos;
    options.yes = options.yes || asked->find("yes") != std::string::npos;
  }
  const auto run = TRY(tables.runs.start(k_job, sides.catalogue.doors.clock.now()));
  auto done = looked_and_written(sides, writers, options, each);
  const auto counts = done.ok() ? counts_json(done.value().counts) : std::string("{}");
  TRY(tables.runs.end(run, sides.catalogue.doors.clock.now(), counts,
                      done.ok() ? std::nullopt : std::optional(done.error().reason)));
  return done;
}

std::string counts_json(const StockCounts& counts) {
  return fmt::format(
      R"({{"compared":{},"changes":{},"written":{},"waiting":{},"failed":{},"left":{},"not_managed":{},"floored":{},"orders":{}}})",
      counts.compared, counts.changes, counts.written, counts.waiting, counts.failed, counts.left, counts.not_managed,
      counts.floored, counts.orders);
}

Result<std::optional<StockStory>> stock_story(store::Database& db, const settings::Settings& settings,
                                              shop::ProductId product) {
  store::StockShelf shelf(db);
  store::OfficeMemory memory(db);
  const auto pair = TRY(shelf.of(product));
  if (!pair || settings.stock.mode == settings::StockMode::off) return std::optional<StockStory>{};
  const auto lessons = TRY(stock_lessons(memory));
  StockStory story{*pair, {}, {}, StockEqual{*pair, false}, {}};
  StockOrderMap orders;
  for (auto& order : TRY(store::StockOrders(db).of_product(product))) orders[order.order] = std::move(order);
  const auto products = TRY(products_of(db, orders));
  const auto pair_of = [&](office::ProductId id) {
    const auto found = products.find(id);
    return found == products.end() ? std::optional<shop::ProductId>{} : found->second;
  };
  for (const auto& [id, order] : orders) {
    const auto held = sync::stock_held(order, lessons, pair_of);
    const auto found = held.find(product);
    if (found == held.end()) continue;
    story.held.least += found->second.least;
    story.held.most += found->second.most;
    story.orders.emplace_back(order, found->second);
  }
  story.outcome = sync::stock_change(settings.stock.mode, *pair, story.held);
  for (const auto& write : TRY(shelf.writes())) {
    if (write.product == product) story.written = write.pieces;
  }
  return std::optional(std::move(story));
}

Result<std::vector<Reason>> stock_findings(store::Database& db, const settings::Settings& settings) {
  store::OfficeMemory memory(db);
  std::vector<Reason> findings;
  if (settings.stock.mode == settings::StockMode::off) return findings;
  const auto lessons = TRY(stock_lessons(memory));
  for (const auto& [state, tally] : lessons) {
    const auto known = sync::counts_in(lessons, state);
    if (known == sync::Counts::unknown) continue;
    const bool never = known == sync::Counts::no && sync::is_believed_to_count(state);
    const auto id = never                        ? ReasonId::stock_never_counts
                    : known == sync::Counts::yes ? ReasonId::stock_counts_from
                                                 : ReasonId::stock_counts_later;
    findings.push_back(Reason{id, {{"state", state}}});
  }
  if (sync::counts_in(lessons, "Invoiced") == sync::Counts::unknown)
    findings.push_back(Reason{ReasonId::stock_not_learnt, {{"state", "Invoiced"}}});
  return findings;
}

}  // namespace woo24::jobs
