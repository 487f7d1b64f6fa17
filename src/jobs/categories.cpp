#include "woo24/jobs/categories.hpp"

#include "woo24/base/log.hpp"
#include "woo24/jobs/sides.hpp"
#include "woo24/sync/names.hpp"

#include <fmt/core.h>

namespace woo24::jobs {

namespace {

Result<void> tell_category(CatalogueSides& sides, const std::string& what, const std::string& detail) {
  return sides.tables.trail.add({sides.doors.clock.now(), "categories", what, detail});
}

/// Of a category that may have been made.
std::string key_of(std::int64_t source) { return "category:" + std::to_string(source); }

class Applying {
 public:
  Applying(CatalogueSides& sides, CatalogueWriters writers, CategoriesRun& run) : sides_(sides), writers_(writers), run_(run) {}

  Result<void> apply(const std::function<bool()>& stop) {
    const auto changes = std::move(run_.plan.changes);
    run_.plan.changes.clear();
    for (const auto& change : changes) {
      if (stop()) return {};
      if (const auto* link = std::get_if<LinkCategories>(&change)) {
        TRY(sides_.tables.categories.link(*link));
        TRY(sides_.tables.makings.end(CatalogueSide::shop, key_of(link->office.value)));
        TRY(sides_.tables.makings.end(CatalogueSide::office, key_of(link->shop.value)));
        TRY(tell_category(sides_, "linked by " + link->by, link->path));
        ++run_.linked;
      } else if (const auto* made = std::get_if<MakeCategory>(&change)) {
        TRY(make(*made));
        continue;
      }
      run_.plan.changes.push_back(change);
    }
    return {};
  }

 private:
  /// The other side's parent; one that could not be made leaves its children for the next run.
  std::optional<std::int64_t> parent_of(const MakeCategory& change) const {
    if (change.parent) return change.parent;
    const auto& partner = change.on == CatalogueSide::shop ? run_.plan.map.shop_of_office : run_.plan.map.office_of_shop;
    const auto found = partner.find(change.source_parent);
    return found == partner.end() ? std::nullopt : std::optional(found->second);
  }

  Result<void> make(const MakeCategory& change) {
    const auto parent = parent_of(change);
    if (!parent) return {};
    const auto key = key_of(change.source);
    const auto now = sides_.doors.clock.now();
    const auto earlier = TRY(sides_.tables.makings.of(change.on, key));
    // The answer of an earlier try is not known: the listing has just shown that it is not there, but it may be on its way.
    if (earlier && !sync::settled(earlier->at, {.settle = sides_.rules.settings.office.settle}, now)) return unclear(change);
    TRY(sides_.tables.makings.begin({{change.on, key, change.source, now, {change.name, change.name}, {}}}));
    const auto made = save(change, *parent);
    if (made.ok()) return linked(change, key, made.value());
    if (made.error().kind == Kind::ambiguous) return unclear(change);
    TRY(sides_.tables.makings.end(change.on, key));
    if (ends_the_run(made.error())) return Fail{made.error()};
    return leave(change, made.error().reason);
  }

  Result<std::int64_t> save(const MakeCategory& change, std::int64_t parent) {
    if (change.on == CatalogueSide::office) return TRY(writers_.office.create_category(change.name, {parent})).value;
    const auto made = writers_.shop.create_category({change.name, {parent}});
    if (made.ok()) return made.value().id.value;
    const auto& reason = made.error().reason;
    const auto there = reason.arguments.find("category");
    if (reason.id == ReasonId::shop_category_exists && there != reason.arguments.end()) {
      if (const auto id = sync::whole_number(there->second)) return *id;
    }
    return Fail{made.error()};
  }

  Result<void> linked(const MakeCategory& change, const std::string& key, std::int64_t id) {
    const bool in_shop = change.on == CatalogueSide::shop;
    const LinkCategories link{{in_shop ? id : change.source}, {in_shop ? change.source : id}, "made", change.path};
    TRY(sides_.tables.db.transaction([&]() -> Result<void> {
      TRY(sides_.tables.categories.link(link));
      TRY(sides_.tables.makings.end(change.on, key));
      return tell_category(sides_, in_shop ? "made in WooCommerce" : "made in 24SevenOffice", change.path);
    }));
    run_.plan.map.office_of_shop[link.shop.value] = link.office.value;
    run_.plan.map.shop_of_office[link.office.value] = link.shop.value;
    run_.plan.changes.emplace_back(link);
    ++run_.made;
    return {};
  }

  Result<void> unclear(const MakeCategory& change) {
    return leave(change, Reason{ReasonId::product_unclear,
                                {{"number", change.path},
                                 {"side", change.on == CatalogueSide::shop ? "WooCommerce" : "24SevenOffice"}}});
  }

  Result<void> leave(const MakeCategory& change, const Reason& reason) {
    const auto side = change.on == CatalogueSide::shop ? CatalogueSide::office : CatalogueSide::shop;
    run_.plan.changes.emplace_back(LeaveCategory{side, change.source, reason});
    ++run_.failed;
    return {};
  }

  CatalogueSides& sides_;
  CatalogueWriters writers_;
  CategoriesRun& run_;
};

}  // namespace

Result<sync::CategoryPlan> look_at_categories(CatalogueSides& sides) {
  sync::CategoryTrees trees;
  trees.shop = TRY(sides.readers.shop.categories());
  trees.office = TRY(sides.readers.office.categories());
  trees.linked = TRY(sides.tables.categories.all());
  return sync::plan_categories(trees, sides.rules);
}

Result<void> apply_categories(CatalogueSides& sides, CatalogueWriters writers, CategoriesRun& run,
                              const std::function<bool()>& stop) {
  return Applying(sides, writers, run).apply(stop);
}

Result<CategoriesRun> run_categories(CatalogueSides& sides, CatalogueWriters writers, const std::function<bool()>& stop) {
  const auto entry = TRY(sides.tables.runs.start("categories", sides.doors.clock.now()));
  CategoriesRun run;
  const auto done = [&]() -> Result<void> {
    run.plan = TRY(look_at_categories(sides));
    return apply_categories(sides, writers, run, stop);
  }();
  const auto counts = fmt::format(R"({{"linked":{},"made":{},"failed":{}}})", run.linked, run.made, run.failed);
  TRY(sides.tables.runs.end(entry, sides.doors.clock.now(), counts,
                            done.ok() ? std::nullopt : std::optional(done.error().reason)));
  if (!done.ok()) return Fail{done.error()};
  return run;
}

}  // namespace woo24::jobs
