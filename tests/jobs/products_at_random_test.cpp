// Random catalogues, random people on both sides, and a wire that loses answers.
#include "catalogue_world.hpp"
#include "woo24/sync/product_text.hpp"

#include <map>
#include <set>

namespace woo24::jobs {
namespace {

using sandbox::FaultKind;
using sandbox::FaultRule;

constexpr const char* k_names[] = {"Skruv", "Mutter & bult", "Spik <5 mm>", "Hammare å 🦐", "Borr \"8\"", "Såg"};
constexpr FaultKind k_faults[] = {FaultKind::drop_before, FaultKind::drop_after, FaultKind::truncate,
                                  FaultKind::garbage,     FaultKind::goes_on,    FaultKind::server_error};

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2654435761U + 1) {}
  int below(int most) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(most));
  }

 private:
  std::uint64_t state_;
};

struct Town : CatalogueWorld {
  explicit Town(std::uint64_t seed) : dice(seed) {
    settings.brakes.prices_changed = Amount::whole(100);
    if (dice.below(2) == 0) settings.products.owner_name = settings::Owner::shop;
    if (dice.below(2) == 0) settings.products.owner_price = settings::Owner::shop;
    for (int n = 0; n < 8; ++n) {
      const auto number = "N-" + std::to_string(n);
      const auto where = dice.below(4);
      if (where == 0) in_office(number, name(), price());
      if (where == 1) in_shop(number, name(), price());
      if (where > 1) {
        const std::string said = name();
        both(number, said);
      }
    }
  }
  std::string name() {
    const auto* one = k_names[dice.below(6)];
    names.insert(one);
    return one;
  }
  std::string price() { return std::to_string(1 + dice.below(900)) + ".50"; }

  void somebody_does_something() {
    const auto number = "N-" + std::to_string(dice.below(8));
    auto shelf = shop.catalogue();
    const auto there = office.catalogue().item(number);
    const auto here = shelf.product(number);
    switch (dice.below(10)) {
      case 0:
        if (there) office.catalogue().edit(there->id, "name", name());
        break;
      case 1:
        if (here) shelf.edit(here->id, "name", name());
        break;
      case 2:
        if (there) office.catalogue().edit(there->id, "price", price());
        break;
      case 3:
        if (here) shelf.edit(here->id, "regular_price", price());
        break;
      case 4:
        if (!there && !here) in_office(number, name(), price());
        break;
      case 5:
        if (there) office.catalogue().edit(there->id, "number", "R-" + std::to_string(++renamed));
        break;
      case 6:
        if (here) shelf.edit(here->id, "sku", "R-" + std::to_string(++renamed));
        break;
      case 7:
        if (here) shelf.trash(here->id);
        break;
      case 8:
        bring_back();
        break;
      default:
        if (here && here->status == "draft") shelf.edit(here->id, "status", "publish");
    }
  }
  void bring_back() {
    for (const auto& one : shop.catalogue().products()) {
      if (one.status == "trash") shop.catalogue().untrash(one.id);
    }
  }
  static bool is_goods(const std::string& number) { return number.starts_with("N-") || number.starts_with("R-"); }
  void lose_answers() {
    for (const auto side : {sandbox::Side::shop, sandbox::Side::office}) {
      FaultRule rule;
      rule.fault.kind = k_faults[dice.below(6)];
      rule.side = side;
      rule.operation = side == sandbox::Side::shop ? "POST *" : "SaveProducts";
      rule.probability = 0.4;
      world.faults().add(rule);
    }
  }
  void expect_only_what_was_said() {
    for (const auto& one : shop.catalogue().products())
      EXPECT_TRUE(names.contains(sync::office_name(one.name))) << one.sku << ": " << one.name;
    for (const auto& one : office.catalogue().items()) {
      if (!is_goods(one.number)) continue;
      EXPECT_TRUE(names.contains(one.name)) << one.number << ": " << one.name;
    }
  }
  void expect_nothing_twice() {
    std::map<std::string, int> in_shop, in_office;
    for (const auto& one : shop.catalogue().products()) ++in_shop[one.sku];
    for (const auto& one : office.catalogue().items()) ++in_office[one.number];
    for (const auto& [number, count] : in_shop) EXPECT_EQ(count, 1) << "in the shop: " << number;
    for (const auto& [number, count] : in_office) EXPECT_EQ(count, 1) << "in the office: " << number;
  }
  void expect_equal() {
    for (const auto& one : office.catalogue().items()) {
      if (!is_goods(one.number)) continue;
      const auto here = shop.catalogue().product(one.number);
      ASSERT_TRUE(here) << one.number;
      EXPECT_EQ(sync::office_name(here->name), one.name) << one.number;
    }
  }

  Dice dice;
  int renamed = 0;
  std::set<std::string> names;
};

struct AtRandom : testing::TestWithParam<int> {};

TEST_P(AtRandom, ComesToRestInTwoRunsWhateverGotLost) {
  Town town(static_cast<std::uint64_t>(GetParam()));
  for (int day = 0; day < 6; ++day) {
    for (int n = town.dice.below(4); n > 0; --n) town.somebody_does_something();
    town.world.faults().clear();
    if (town.dice.below(2) == 0) town.lose_answers();
    (void)town.sync().ok();
    town.expect_only_what_was_said();
    town.expect_nothing_twice();
    town.later(std::chrono::minutes{town.dice.below(20)});
  }
  town.world.faults().clear();
  town.bring_back();
  town.later();
  (void)town.sync().ok();
  (void)town.sync_yes().ok();
  town.later();
  EXPECT_TRUE(town.sync().ok());
  town.expect_equal();
  town.expect_only_what_was_said();
  town.expect_nothing_twice();
  town.expect_at_rest();
}

INSTANTIATE_TEST_SUITE_P(Seeds, AtRandom, testing::Range(1, 41));

}  // namespace
}  // namespace woo24::jobs
