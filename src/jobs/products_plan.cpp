// Every change that a run of the job `products` would make, in turn, from the mirrors as they are.
#include "woo24/jobs/digest.hpp"
#include "woo24/jobs/products.hpp"
#include "woo24/sync/brake.hpp"
#include "woo24/sync/course.hpp"
#include "woo24/sync/product_draft.hpp"
#include "woo24/sync/product_fields.hpp"
#include "woo24/sync/product_match.hpp"
#include "woo24/sync/product_number.hpp"

namespace woo24::jobs {

namespace {

constexpr int k_page = 500;

class Walk {
 public:
  Walk(CatalogueSides& sides, const sync::CategoryMap& categories, const ChangeTaker& each)
      : sides_(sides), tables_(sides.tables), categories_(categories), each_(each) {}

  Result<ProductPlan> run() && {
    TRY(pairs());
    TRY(numbers());
    plan_.counts.without_number = TRY(tables_.shop.without_number()) + TRY(tables_.office.without_number());
    finish();
    return std::move(plan_);
  }

 private:
  Result<void> pairs() {
    shop::ProductId after;
    while (true) {
      const auto page = TRY(tables_.pairs.page(after, k_page));
      if (page.empty()) return {};
      after = page.back().pair.shop;
      for (const auto& one : page) TRY(pair(one));
      TRY(keep_agreed());
    }
  }

  /// What both sides say alike is agreed on, without anything being written to either.
  Result<void> keep_agreed() {
    if (agreed_.empty()) return {};
    TRY(tables_.db.transaction([&]() -> Result<void> {
      for (const auto& one : agreed_) TRY(tables_.pairs.agree(one.shop, one.field, one.values));
      return {};
    }));
    agreed_.clear();
    return {};
  }

  Result<void> pair(const PairedProduct& one) {
    if (!one.office) {
      const bool listed = one.shop && !is_trashed(one);
      if (!listed) return {};
      return leave(CatalogueSide::shop, one.pair.shop.value, gone("24SevenOffice", one.pair.office.value));
    }
    if (!one.shop || is_trashed(one)) {
      if (!one.office->active) return {};
      return leave(CatalogueSide::office, one.pair.office.value,
                   one.shop ? Reason{ReasonId::product_in_trash,
                                     {{"number", one.office->number}, {"id", std::to_string(one.pair.shop.value)}}}
                            : gone("WooCommerce", one.pair.shop.value));
    }
    ++plan_.counts.linked;
    ChangePair change{one.pair.shop, one.shop->parent, one.pair.office, one.office->number, {}};
    // What was made of the other side's takes part wherever it lies now.
    const bool takes_part = categories_.takes_part(one.office->category) || one.pair.linked_by == "made";
    for (const auto& view : takes_part ? sync::field_views(one, sides_.rules) : std::vector<sync::FieldView>{}) {
      const auto merged = sync::merge(view);
      if (view.arrived) agreed_.push_back({one.pair.shop, view.field, *view.arrived});
      if (merged.what == sync::Merge::agree) agreed_.push_back({one.pair.shop, view.field, view.raw});
      if (merged.what == sync::Merge::settled || merged.what == sync::Merge::agree) continue;
      const bool to_shop = merged.what == sync::Merge::to_shop;
      FieldChange field{view.field,      to_shop ? CatalogueSide::shop : CatalogueSide::office,
                        view.raw,        to_shop ? *view.to_shop : *view.to_office,
                        merged.conflict, merged.held};
      if (is_under_way(one, view)) {
        ++plan_.counts.moved;
        continue;
      }
      if (view.field == ProductField::number && TRY(is_taken(one, field))) continue;
      change.fields.push_back(std::move(field));
    }
    TRY(different_numbers(one));
    if (change.fields.empty()) return {};
    TRY(keep_agreed());  // what is written next may be intended at once
    count(change);
    return each_(change);
  }

  /// A write whose answer did not come may still arrive, after whatever is written now: until it has, or surely will not, the
  /// field rests.
  [[nodiscard]] bool is_under_way(const PairedProduct& one, const sync::FieldView& view) const {
    const auto intent = one.intents.find(view.field);
    if (intent == one.intents.end() || view.arrived) return false;
    const auto& now_there = intent->second.side == CatalogueSide::shop ? view.shop_meaning : view.office_meaning;
    const bool arrived = view.intent_meaning && view.intent_meaning->second == now_there;
    return !arrived && !sync::settled(intent->second.at, {.settle = sides_.rules.settings.office.settle}, now_);
  }

  /// Option 1 writes no numbers; but orders are booked by them.
  Result<void> different_numbers(const PairedProduct& one) {
    const bool two_way = sides_.rules.settings.products.mode == settings::ProductMode::two_way;
    if (two_way || sync::number_key(one.shop->sku) == sync::number_key(one.office->number)) return {};
    return leave(CatalogueSide::shop, one.pair.shop.value,
                 Reason{ReasonId::numbers_differ, {{"sku", one.shop->sku}, {"number", one.office->number}}});
  }

  /// A number is not carried over to where another product has it.
  Result<bool> is_taken(const PairedProduct& one, const FieldChange& field) {
    const auto key = sync::number_key(field.value);
    std::int64_t holder = 0;
    if (field.to == CatalogueSide::shop) {
      for (const auto& other : TRY(tables_.shop.with_key(key))) {
        if (other.id != one.pair.shop) holder = other.id.value;
      }
    } else {
      for (const auto& other : TRY(tables_.office.with_key(key))) {
        if (other.id != one.pair.office) holder = other.id.value;
      }
    }
    if (holder == 0) return false;
    const bool in_shop = field.to == CatalogueSide::shop;
    const std::map<std::string, std::string> arguments{
        {"side", in_shop ? "WooCommerce" : "24SevenOffice"},
        {"number", field.value},
        {"ids", std::to_string(in_shop ? one.pair.shop.value : one.pair.office.value) + ", " + std::to_string(holder)}};
    TRY(leave(in_shop ? CatalogueSide::shop : CatalogueSide::office, in_shop ? one.pair.shop.value : one.pair.office.value,
              Reason{ReasonId::catalogue_number_twice, arguments}));
    return true;
  }

  Result<void> numbers() {
    std::string after;
    while (true) {
      const auto groups = TRY(tables_.pairs.groups(after, k_page));
      if (groups.empty()) return {};
      after = groups.back().key;
      for (const auto& group : groups) TRY(number(group));
    }
  }

  Result<void> number(const sync::NumberGroup& group) {
    const auto match = sync::match_numbers(group, false);
    for (const auto& one : match.left) TRY(leave(one.side, one.product, one.reason));
    if (match.only_office) return to_shop(*match.only_office);
    if (match.only_shop) return to_office(*match.only_shop);
    return {};
  }

  Result<void> to_shop(office::ProductId id) {
    const auto product = TRY(tables_.office.of(id));
    if (!product) return {};
    const auto wanted = sync::wanted_in_shop(*product, sides_.rules, categories_);
    if (wanted.reason) TRY(leave(CatalogueSide::office, id.value, *wanted.reason));
    if (!wanted.wanted) return {};
    const auto change = sync::draft_for_shop(*product, sides_.rules, categories_, sides_.weight_unit);
    ++plan_.counts.makes_in_shop;
    planned(plan_line(change));
    return each_(change);
  }

  Result<void> to_office(shop::ProductId id) {
    const auto product = TRY(tables_.shop.of(id));
    if (!product) return {};
    std::optional<shop::CatalogueProduct> parent;
    if (product->parent.value != 0) parent = TRY(tables_.shop.of(product->parent));
    const auto* above = parent ? &*parent : nullptr;
    const auto wanted = sync::wanted_in_office(*product, above, sides_.rules, categories_);
    if (wanted.reason) TRY(leave(CatalogueSide::shop, id.value, *wanted.reason));
    if (!wanted.wanted) return {};
    const auto change = sync::draft_for_office(*product, above, sides_.rules, categories_, sides_.weight_unit);
    ++plan_.counts.makes_in_office;
    planned(plan_line(change));
    return each_(change);
  }

  void planned(const std::string& line) {
    all_.add(line);
    plan_.changes.add(line);
  }

  void count(const ChangePair& change) {
    for (const auto& one : change.fields) {
      const auto line = plan_line(one, change);
      planned(line);
      if (one.held) {
        held_.add(line);
        ++plan_.counts.held;
        continue;
      }
      switch (one.field) {
        case ProductField::name:
          ++plan_.counts.names;
          break;
        case ProductField::price:
          ++plan_.counts.prices;
          break;
        case ProductField::number:
          ++plan_.counts.numbers;
          break;
        case ProductField::active:
          ++plan_.counts.expired;
          break;
      }
    }
  }

  void finish() {
    plan_.changes.close();
    plan_.braked = sync::price_brake(plan_.counts.prices, plan_.counts.linked, sides_.rules.settings.brakes);
    plan_.stops = plan_.braked.has_value();
    plan_.digest = all_.text();
    if (plan_.stops || plan_.counts.held == 0) return;
    plan_.braked = Reason{ReasonId::differences_wait, {{"count", std::to_string(plan_.counts.held)}}};
    plan_.digest = held_.text();
  }

  Result<void> leave(CatalogueSide side, std::int64_t product, Reason reason) {
    ++plan_.counts.left;
    return each_(LeaveProduct{side, product, std::move(reason)});
  }

  static bool is_trashed(const PairedProduct& one) {
    return one.shop->status == "trash" || (one.parent && one.parent->status == "trash");
  }
  static Reason gone(const char* side, std::int64_t id) {
    return Reason{ReasonId::product_gone, {{"side", side}, {"id", std::to_string(id)}}};
  }

  CatalogueSides& sides_;
  CatalogueTables& tables_;
  const Instant now_ = sides_.doors.clock.now();
  const sync::CategoryMap& categories_;
  const ChangeTaker& each_;
  struct AgreedField {
    shop::ProductId shop;
    ProductField field;
    Agreed values;
  };
  std::vector<AgreedField> agreed_;
  ProductPlan plan_;
  Digest all_, held_;
};

}  // namespace

Result<ProductPlan> walk_products(CatalogueSides& sides, const sync::CategoryMap& categories, const ChangeTaker& each) {
  return Walk(sides, categories, each).run();
}

}  // namespace woo24::jobs
