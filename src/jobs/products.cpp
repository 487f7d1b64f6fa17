#include "woo24/jobs/products.hpp"

#include "woo24/base/log.hpp"
#include "woo24/jobs/product_match.hpp"
#include "woo24/jobs/products_apply.hpp"
#include "woo24/jobs/put_back.hpp"
#include "woo24/jobs/sides.hpp"
#include "woo24/store/lease.hpp"
#include "woo24/store/private_file.hpp"
#include "woo24/sync/brake.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace woo24::jobs {

namespace {

constexpr const char* k_job = "products";
constexpr const char* k_asked = "products.asked";
constexpr std::int64_t k_looks_each = 50;  // of so few new ones each is looked for by number in the office first

/// A state file that was put back knows of what both sides agreed on before: whatever they say now is met as for the first
/// time, so that what differs is listed and waits for a yes.
Result<bool> notice_put_back(CatalogueSides& sides, bool full) {
  const auto& path = sides.tables.db.path();
  const auto file = store::file_identity(path);
  if (file.empty()) return full;
  const auto was = TRY(sides.tables.cursors.get(k_products_file));
  // A copy that was put over the file is the same file to the system, but knows less than it did. The orders job says what is
  // the newest run there was, so until it has run on the copy this one must remember that it has seen to it.
  const auto noted = store::noted_run(path);
  const bool older = noted > TRY(sides.tables.runs.newest());
  const auto is = older ? copy_of(file, noted) : file;
  const bool seen_to = was && !older && was->starts_with(file + ",");
  if (was == is || seen_to) return full;
  TRY(sides.tables.db.transaction([&]() -> Result<void> {
    if (was) TRY(sides.tables.pairs.forget_agreed());
    return sides.tables.cursors.set(k_products_file, is);
  }));
  if (was)
    log::warning("the state file is a copy that was put in place: what differs between the products waits for a yes", {});
  return full || was.has_value();
}

/// Whether a brake of `reason` and `digest` is the one that a person has seen.
bool is_that(const std::optional<store::BrakeRow>& seen, const Reason& reason, const std::string& digest) {
  return seen && seen->reason.id == reason.id && seen->digest == digest;
}

/// A brake stops with a list.
Result<void> list_missing(CatalogueSides& sides, const Reason& missing, const ChangeTaker& each) {
  for (const auto& one : TRY(missing_products(sides.tables, missing))) TRY(each(one));
  return {};
}

class Run {
 public:
  Run(CatalogueSides& sides, CatalogueWriters writers, const ProductOptions& options)
      : sides_(sides), writers_(writers), options_(options) {}

  Result<ProductsRun> go() && {
    trouble_run_ = sides_.doors.clock.now().time_since_epoch().count();
    TRY(list());
    if (run_.listed.missing) {
      TRY(stop_for(*run_.listed.missing, ""));
      if (options_.held) TRY(list_missing(sides_, *run_.listed.missing, options_.held));
      return std::move(run_);
    }
    TRY(match_products(sides_, [this](const CatalogueChange&) -> Result<void> {
      ++new_links_;
      return {};
    }));
    const auto plan = TRY(counted());
    run_.counts = plan.counts;
    run_.counts.left += static_cast<std::int64_t>(run_.listed.unreadable.size());
    run_.counts.new_links = new_links_;
    const bool released = TRY(holds(plan));
    if (run_.braked && options_.held && !released) TRY(list_held(plan.stops));
    if ((!plan.stops && writes(plan.counts)) || released) TRY(apply(plan, released));
    TRY(keep_troubles());
    if (!options_.stop()) TRY(sides_.tables.troubles.end_run(k_job, trouble_run_));
    return std::move(run_);
  }

 private:
  Result<void> list() {
    CategoriesRun categories;
    categories.plan = TRY(look_at_categories(sides_));
    TRY(apply_categories(sides_, writers_, categories, options_.stop));
    map_ = std::move(categories.plan.map);
    run_.categories = std::move(categories.plan.changes);
    const auto seen = TRY(sides_.tables.brakes.of(k_job));
    const auto said_yes = options_.yes && seen ? std::optional(seen->reason) : std::nullopt;
    const bool full = TRY(notice_put_back(sides_, options_.full));
    run_.listed = TRY(list_catalogues(sides_, {full, said_yes}, options_.progress));
    return {};
  }

  /// The first walk: counts, and what is to be listed.
  Result<ProductPlan> counted() {
    return walk_products(sides_, map_, [this](const CatalogueChange& change) -> Result<void> {
      if (options_.stop()) return {};
      const auto* left = std::get_if<LeaveProduct>(&change);
      if (left == nullptr) return {};
      left_.push_back(*left);
      return left_.size() < 500 ? Result<void>{} : keep_troubles();
    });
  }

  /// A brake stops with a list: of everything, or of the fields alone that wait.
  Result<void> list_held(bool everything) {
    TRY(walk_products(sides_, map_, [&](const CatalogueChange& change) -> Result<void> {
      if (std::holds_alternative<LeaveProduct>(change)) return {};
      const auto* pair = std::get_if<ChangePair>(&change);
      if (everything) return options_.held(change);
      if (pair == nullptr) return {};
      auto waits = *pair;
      std::erase_if(waits.fields, [](const FieldChange& one) { return !one.held; });
      return waits.fields.empty() ? Result<void>{} : options_.held(waits);
    }));
    return {};
  }

  /// Says what the brake says; true where a person has released exactly this.
  Result<bool> holds(const ProductPlan& plan) {
    const auto seen = TRY(sides_.tables.brakes.of(k_job));
    if (!plan.braked) {
      if (seen) TRY(sides_.tables.brakes.release(k_job));
      return false;
    }
    if (options_.yes && is_that(seen, *plan.braked, plan.digest)) {
      TRY(sides_.tables.brakes.release(k_job));
      return true;
    }
    TRY(stop_for(*plan.braked, plan.digest));
    if (options_.yes && seen) run_.braked = Reason{ReasonId::plan_moved, {}};
    return false;
  }

  Result<void> stop_for(const Reason& reason, const std::string& digest) {
    run_.braked = reason;
    return sides_.tables.brakes.set({k_job, reason, digest, sides_.doors.clock.now()});
  }

  Result<void> apply(const ProductPlan& plan, bool released) {
    if (released) run_.counts.held = 0;
    PairWriting pairs(sides_, writers_, run_.counts, left_);
    ProductMaker maker(sides_, writers_, run_.counts, left_);
    maker.set_looks_each(plan.counts.makes_in_office <= k_looks_each);
    const auto& counts = plan.counts;
    const auto total =
        counts.names + counts.prices + counts.numbers + counts.expired + counts.makes_in_shop + counts.makes_in_office;
    std::int64_t done = 0;
    const auto each = [&](const CatalogueChange& change) -> Result<void> {
      if (options_.stop() || std::holds_alternative<LeaveProduct>(change)) return {};
      if (options_.progress) options_.progress("written", ++done, std::max(done, total));
      if (const auto* make = std::get_if<MakeShopProduct>(&change))
        return was_counted(plan, plan_line(*make)) ? maker.add(*make) : Result<void>{};
      if (const auto* make = std::get_if<MakeOfficeProduct>(&change))
        return was_counted(plan, plan_line(*make)) ? maker.add(*make) : Result<void>{};
      if (const auto* pair = std::get_if<ChangePair>(&change)) {
        auto now = allowed(*pair, released);
        std::erase_if(now.fields, [&](const FieldChange& one) { return !was_counted(plan, plan_line(one, now)); });
        return now.fields.empty() ? Result<void>{} : pairs.add(now);
      }
      return {};
    };
    TRY(walk_products(sides_, map_, each));
    if (options_.stop()) return {};
    TRY(pairs.flush());
    return maker.flush();
  }

  /// The mirrors are read anew while they are walked, and a person may link two products meanwhile.
  bool was_counted(const ProductPlan& plan, const std::string& line) {
    if (plan.changes.has(line)) return true;
    ++run_.counts.moved;
    return false;
  }

  /// Most runs have nothing to write: then one walk is enough.
  static bool writes(const CatalogueCounts& counts) {
    return counts.names + counts.prices + counts.numbers + counts.expired + counts.makes_in_shop + counts.makes_in_office > 0;
  }

  static ChangePair allowed(ChangePair pair, bool released) {
    if (!released) std::erase_if(pair.fields, [](const FieldChange& one) { return one.held; });
    return pair;
  }

  Result<void> keep_troubles() {
    if (left_.empty()) return {};
    const auto now = sides_.doors.clock.now();
    TRY(sides_.tables.db.transaction([&]() -> Result<void> {
      for (const auto& one : left_) TRY(sides_.tables.troubles.put(k_job, one, now, trouble_run_));
      return {};
    }));
    left_.clear();
    return {};
  }

  CatalogueSides& sides_;
  CatalogueWriters writers_;
  const ProductOptions& options_;
  ProductsRun run_;
  sync::CategoryMap map_;
  std::vector<LeaveProduct> left_;
  std::int64_t new_links_ = 0, trouble_run_ = 0;
};

Result<ProductPair> known_pair(CatalogueTables& tables, shop::ProductId shop) {
  auto pair = TRY(tables.pairs.of_shop(shop));
  if (pair) return *pair;
  return Fail{Kind::refused, Reason{ReasonId::product_not_linked, {{"product", std::to_string(shop.value)}}}};
}

Result<void> tell_both(CatalogueTables& tables, Instant now, const ProductPair& pair, const std::string& what) {
  TRY(tables.trail.add(
      {now, "product:shop:" + std::to_string(pair.shop.value), what, "24SevenOffice " + std::to_string(pair.office.value)}));
  return tables.trail.add(
      {now, "product:office:" + std::to_string(pair.office.value), what, "WooCommerce " + std::to_string(pair.shop.value)});
}

}  // namespace

std::string counts_json(const CatalogueCounts& counts) {
  return fmt::format(
      R"({{"linked":{},"new_links":{},"made":{},"written":{},"held":{},"left":{},"failed":{},"moved":{},"without_number":{}}})",
      counts.linked, counts.new_links, counts.made, counts.written, counts.held, counts.left, counts.failed, counts.moved,
      counts.without_number);
}

Result<ProductsRun> plan_products(CatalogueSides& sides, const ProductOptions& options, const ChangeTaker& each) {
  ProductsRun run;
  auto categories = TRY(look_at_categories(sides));
  run.categories = std::move(categories.changes);
  run.listed = TRY(list_catalogues(sides, {options.full, std::nullopt}, options.progress));
  if (run.listed.missing) {
    run.braked = run.listed.missing;
    TRY(list_missing(sides, *run.braked, each));
    return run;
  }
  for (const auto& one : run.listed.unreadable) TRY(each(one));
  std::int64_t links = 0;
  TRY(match_products(sides, [&](const CatalogueChange& change) -> Result<void> {
    ++links;
    return each(change);
  }));
  auto plan = TRY(walk_products(sides, categories.map, each));
  run.counts = plan.counts;
  run.counts.left += static_cast<std::int64_t>(run.listed.unreadable.size());
  run.counts.new_links = links;
  run.braked = std::move(plan.braked);
  return run;
}

Result<void> ask_of_products(CatalogueTables& tables, const std::string& words) { return tables.cursors.set(k_asked, words); }

Result<ProductsRun> run_products(CatalogueSides& sides, CatalogueWriters writers, const ProductOptions& given) {
  auto options = given;
  if (const auto asked = TRY(sides.tables.cursors.get(k_asked)); asked && !asked->empty()) {
    TRY(ask_of_products(sides.tables, ""));
    options.full = options.full || asked->find("full") != std::string::npos;
    options.yes = options.yes || asked->find("yes") != std::string::npos;
  }
  const auto entry = TRY(sides.tables.runs.start(k_job, sides.doors.clock.now()));
  auto done = Run(sides, writers, options).go();
  const auto counts = done.ok() ? counts_json(done.value().counts) : std::string("{}");
  TRY(sides.tables.runs.end(entry, sides.doors.clock.now(), counts,
                            done.ok() ? std::nullopt : std::optional(done.error().reason)));
  return done;
}

Result<ProductPair> link_products(CatalogueTables& tables, Instant now, shop::ProductId shop, office::ProductId office) {
  const auto in_shop = TRY(tables.shop.of(shop));
  const auto in_office = TRY(tables.office.of(office));
  if (!in_shop || !in_office) {
    return Fail{Kind::refused,
                Reason{ReasonId::product_not_known, {{"product", std::to_string(in_shop ? office.value : shop.value)}}}};
  }
  if (TRY(tables.pairs.of_shop(shop)) || TRY(tables.pairs.of_office(office))) {
    return Fail{Kind::refused, Reason{ReasonId::product_linked_already,
                                      {{"shop", std::to_string(shop.value)}, {"office", std::to_string(office.value)}}}};
  }
  const ProductPair pair{shop, office, "hand", now};
  TRY(tables.db.transaction([&]() -> Result<void> {
    TRY(tables.pairs.link(pair));
    // Whoever links two of different numbers means it so.
    TRY(tables.pairs.agree(shop, ProductField::number, {in_shop->sku, in_office->number}));
    return tell_both(tables, now, pair, "linked by hand");
  }));
  return pair;
}

Result<ProductPair> unlink_product(CatalogueTables& tables, Instant now, shop::ProductId shop) {
  const auto pair = TRY(known_pair(tables, shop));
  TRY(tables.db.transaction([&]() -> Result<void> {
    TRY(tables.pairs.unlink(pair, true));
    return tell_both(tables, now, pair, "unlinked by hand");
  }));
  return pair;
}

Result<std::vector<Reason>> catalogue_findings(CatalogueSides& sides) {
  std::vector<Reason> findings;
  const auto& rules = sides.rules;
  if (!rules.client.currency.empty() && rules.client.currency != rules.facts.currency) {
    findings.push_back(
        Reason{ReasonId::catalogue_currency_differs, {{"shop", rules.facts.currency}, {"office", rules.client.currency}}});
  }
  const auto plan = TRY(look_at_categories(sides));
  for (const auto& change : plan.changes) {
    if (const auto* left = std::get_if<LeaveCategory>(&change)) findings.push_back(left->reason);
  }
  constexpr int k_page = 500;
  for (std::int64_t skip = 0;; skip += k_page) {
    const auto page = TRY(sides.tables.troubles.page(skip, k_page));
    for (const auto& one : page) {
      const bool twice = one.what.reason.id == ReasonId::catalogue_number_twice;
      if (twice && std::find(findings.begin(), findings.end(), one.what.reason) == findings.end())
        findings.push_back(one.what.reason);
    }
    if (page.size() < k_page) return findings;
  }
}

}  // namespace woo24::jobs
