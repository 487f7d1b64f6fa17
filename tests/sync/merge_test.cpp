#include "woo24/sync/merge.hpp"

#include "catalogue_samples.hpp"
#include "woo24/sync/product_price.hpp"
#include "woo24/sync/product_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace woo24::sync {
namespace {

using namespace samples;
using settings::Owner;

/// A field of plain words: "A" in the shop is "A" in the office.
struct Words {
  const char* shop;
  const char* office;
  const char* agreed_shop = nullptr;
  const char* agreed_office = nullptr;
  const char* intent_shop = nullptr;
  const char* intent_office = nullptr;
  Owner owner = Owner::office;
};

FieldView view_of(const Words& words) {
  FieldView view;
  view.raw = {words.shop, words.office};
  view.shop_meaning = words.shop;
  view.office_meaning = words.office;
  view.equal = view.shop_meaning == view.office_meaning;
  view.owner = words.owner;
  if (*words.office != '\0') view.to_shop = words.office;
  if (*words.shop != '\0') view.to_office = words.shop;
  if (words.agreed_shop != nullptr) view.agreed_meaning = {words.agreed_shop, words.agreed_office};
  if (words.intent_shop != nullptr) view.intent_meaning = {CatalogueSide::shop, words.intent_shop};
  if (words.intent_office != nullptr) view.intent_meaning = {CatalogueSide::office, words.intent_office};
  if (view.intent_meaning)
    view.intent_stands = (words.intent_shop != nullptr ? view.to_shop : view.to_office) == view.intent_meaning->second;
  return view;
}

std::string shown(const Merged& merged) {
  std::string text;
  switch (merged.what) {
    case Merge::settled:
      text = "settled";
      break;
    case Merge::agree:
      text = "agree";
      break;
    case Merge::to_shop:
      text = "to shop";
      break;
    case Merge::to_office:
      text = "to office";
      break;
  }
  return text + (merged.conflict ? ", conflict" : "") + (merged.held ? ", held" : "");
}

struct Case {
  const char* what;
  Words words;
  const char* answer;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.what; }
class MergeTest : public testing::TestWithParam<Case> {};

TEST_P(MergeTest, TakesTheChangeAndNeverAnOldValue) {
  EXPECT_EQ(shown(merge(view_of(GetParam().words))), GetParam().answer) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, MergeTest,
    testing::Values(
        Case{"nothing changed", {"A", "A", "A", "A"}, "settled"}, Case{"never agreed, equal", {"A", "A"}, "agree"},
        Case{"never agreed, the office owns", {"B", "A"}, "to shop, held"},
        Case{"never agreed, the shop owns", {"B", "A", nullptr, nullptr, nullptr, nullptr, Owner::shop}, "to office, held"},
        Case{"never agreed, the owner has none", {"B", ""}, "to office, held"},
        Case{"the shop changed", {"B", "A", "A", "A"}, "to office"},
        Case{"the office changed", {"A", "B", "A", "A"}, "to shop"},
        Case{"both changed, the office owns", {"B", "C", "A", "A"}, "to shop, conflict"},
        Case{"both changed, the shop owns", {"B", "C", "A", "A", nullptr, nullptr, Owner::shop}, "to office, conflict"},
        Case{"both changed alike", {"B", "B", "A", "A"}, "agree"},
        Case{"they differed when they agreed", {"X", "Y", "X", "Y"}, "settled"},
        Case{"emptied in the office", {"A", "", "A", "A"}, "agree"}, Case{"emptied in the shop", {"", "A", "A", "A"}, "agree"},
        Case{"emptied by the owner, changed by the other", {"B", "", "A", "A"}, "to office, conflict"},
        Case{"our write arrived, its answer did not", {"B", "B", "A", "A", "B"}, "agree"},
        Case{"our write did not arrive", {"A", "B", "A", "A", "B"}, "to shop"},
        Case{"our write arrived, and the office has gone on", {"B", "C", "A", "A", "B"}, "to shop"},
        Case{"our write arrived, and the office went back", {"B", "A", "A", "A", "B"}, "to shop"},
        Case{"our write did not arrive, and the office went back", {"A", "A", "A", "A", "B"}, "agree"},
        Case{"the shop was changed after our write", {"D", "B", "A", "A", "B"}, "to office"},
        Case{"the office was changed after our write", {"B", "D", "A", "A", nullptr, "B"}, "to shop"},
        Case{"both were changed after our write", {"D", "C", "A", "A", "B"}, "to shop, conflict"},
        Case{"our write to the office arrived, and the shop has gone on", {"C", "B", "A", "A", nullptr, "B"}, "to office"}));

/// One field of a pair with two people and a wire that loses answers between: what the jobs do with it, in small.
class Model {
 public:
  explicit Model(const Rules& rules) : rules_(rules), pair_(agreed(screw_pair(), rules)) {}

  void edit_shop(ProductField field, const std::string& value) {
    if (field == ProductField::name) pair_.shop->name = value;
    if (field == ProductField::price) pair_.shop->regular_price = value;
  }
  void edit_office(ProductField field, const std::string& value) {
    if (field == ProductField::name) pair_.office->name = value;
    if (field == ProductField::price) pair_.office->price = amount(value);
  }
  /// `arrives`, `answered`: of every write in this run. How many writes left.
  int run(bool arrives, bool answered) {
    int writes = 0;
    for (const auto& view : field_views(pair_, rules_)) {
      const auto merged = merge(view);
      if (view.arrived) agree(view.field, *view.arrived);
      if (merged.what == Merge::settled) continue;
      if (merged.what == Merge::agree) {
        agree(view.field, view.raw);
        continue;
      }
      ++writes;
      const bool to_shop = merged.what == Merge::to_shop;
      const auto value = to_shop ? *view.to_shop : *view.to_office;
      pair_.intents[view.field] = {to_shop ? CatalogueSide::shop : CatalogueSide::office,
                                   value,
                                   {},
                                   to_shop ? view.raw.office : view.raw.shop,
                                   to_shop ? view.raw.shop : view.raw.office};
      if (!arrives) continue;
      if (to_shop) edit_shop(view.field, value);
      if (!to_shop) edit_office(view.field, value);
      if (answered) agree(view.field, to_shop ? Agreed{value, view.raw.office} : Agreed{view.raw.shop, value});
    }
    return writes;
  }
  [[nodiscard]] const PairedProduct& pair() const { return pair_; }

 private:
  void agree(ProductField field, const Agreed& values) {
    pair_.agreed[field] = values;
    pair_.intents.erase(field);
  }
  const Rules& rules_;
  PairedProduct pair_;
};

RC_GTEST_PROP(MergeProperty, RandomEditsAndLostAnswersComeToRestInTwoRuns, ()) {
  auto rules = two_way_rules();
  rules.settings.products.owner_name = *rc::gen::element(Owner::shop, Owner::office);
  Model model(rules);
  std::set<std::string> said{office_name(shop_screw().name)};
  const auto steps = *rc::gen::inRange(1, 30);
  for (int n = 0; n < steps; ++n) {
    const auto name = *rc::gen::element<std::string>("Skruv", "Mutter & bult", "Spik <5 mm>", "Hammare å 🦐", "Borr");
    const auto what = *rc::gen::inRange(0, 4);
    if (what == 0) model.edit_shop(ProductField::name, shop_name(name));
    if (what == 1) model.edit_office(ProductField::name, name);
    if (what < 2) said.insert(name);
    if (what == 2) model.run(*rc::gen::arbitrary<bool>(), false);
    if (what == 3) model.run(true, true);
    RC_ASSERT(said.contains(office_name(model.pair().shop->name)));
    RC_ASSERT(said.contains(model.pair().office->name));
  }
  model.run(true, true);
  RC_ASSERT(same_name(model.pair().shop->name, model.pair().office->name));
  model.run(true, true);
  RC_ASSERT(model.run(true, true) == 0);
}

RC_GTEST_PROP(MergeProperty, AOneSidedEditAlwaysArrives, ()) {
  const auto rules = two_way_rules();
  Model model(rules);
  const bool in_shop = *rc::gen::arbitrary<bool>();
  const auto name = *rc::gen::element<std::string>("Mutter & bult", "Spik <5 mm>", "Hammare å 🦐");
  if (in_shop) model.edit_shop(ProductField::name, shop_name(name));
  if (!in_shop) model.edit_office(ProductField::name, name);
  const auto lost = *rc::gen::inRange(0, 4);
  for (int n = 0; n < lost; ++n) model.run(*rc::gen::arbitrary<bool>(), false);
  model.run(true, true);
  RC_ASSERT(office_name(model.pair().shop->name) == name);
  RC_ASSERT(model.pair().office->name == name);
}

RC_GTEST_PROP(MergeProperty, WhereBothChangedTheOwnersStandsOnBothWhateverBecomesOfTheWrites, ()) {
  auto rules = two_way_rules();
  const bool office = *rc::gen::arbitrary<bool>();
  rules.settings.products.owner_name = office ? Owner::office : Owner::shop;
  Model model(rules);
  model.edit_shop(ProductField::name, shop_name("Mutter & bult"));
  model.edit_office(ProductField::name, "Spik <5 mm>");
  const auto lost = *rc::gen::inRange(0, 4);
  for (int n = 0; n < lost; ++n) model.run(*rc::gen::arbitrary<bool>(), false);
  model.run(true, true);
  const std::string owners = office ? "Spik <5 mm>" : "Mutter & bult";
  RC_ASSERT(office_name(model.pair().shop->name) == owners);
  RC_ASSERT(model.pair().office->name == owners);
}

/// Whatever becomes of the writes between them, and whoever owns the name.
RC_GTEST_PROP(MergeProperty, TheLastOfManyEditsOfOneSideAlwaysArrives, ()) {
  auto rules = two_way_rules();
  rules.settings.products.owner_name = *rc::gen::element(Owner::shop, Owner::office);
  Model model(rules);
  const bool in_shop = *rc::gen::arbitrary<bool>();
  auto last = office_name(shop_screw().name);
  const auto edits = *rc::gen::inRange(1, 8);
  for (int n = 0; n < edits; ++n) {
    last = *rc::gen::element<std::string>("Mutter & bult", "Spik <5 mm>", "Hammare å 🦐", "Borr");
    if (in_shop) model.edit_shop(ProductField::name, shop_name(last));
    if (!in_shop) model.edit_office(ProductField::name, last);
    const auto lost = *rc::gen::inRange(0, 3);
    for (int run = 0; run < lost; ++run) model.run(*rc::gen::arbitrary<bool>(), false);
  }
  model.run(true, true);
  RC_ASSERT(office_name(model.pair().shop->name) == last);
  RC_ASSERT(model.pair().office->name == last);
}

TEST(MergeProperty, AThousandPricesWithVatAreWrittenOnce) {
  for (const auto* tax_class : {"", "reduced-rate", "zero-rate"}) {
    auto rules = two_way_rules();
    std::uint64_t chance = 24;
    for (int n = 0; n < 1000; ++n) {
      chance = chance * 6364136223846793005ULL + 1442695040888963407ULL;
      auto start = screw_pair();
      start.shop->tax_class = tax_class;
      Model model(rules);
      const auto price = Amount::cents(static_cast<std::int64_t>((chance >> 33U) % 5'000'000) + 1).text(2);
      if (n % 2 == 0) model.edit_office(ProductField::price, price);
      if (n % 2 == 1) model.edit_shop(ProductField::price, price);
      EXPECT_LE(model.run(true, true), 1) << price;
      EXPECT_EQ(model.run(true, true), 0) << price << ", class " << tax_class;
      EXPECT_EQ(n % 2 == 0 ? model.pair().office->price->text(2) : model.pair().shop->regular_price, price);
    }
  }
}

}  // namespace
}  // namespace woo24::sync
