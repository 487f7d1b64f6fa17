// Prices with 25 % VAT on one side and without on the other: a thousand of them, and none ever comes back as a change.
#include "scenarios/town.hpp"

#include <gtest/gtest.h>

#include <fmt/core.h>

#include <random>

namespace woo24::scenarios {
namespace {

constexpr int k_of_each = 500;

std::string two_way() {
  return std::string(test::k_example) + "products: { mode: two_way }\nbrakes: { prices_changed: 100% }\n";
}

class ManyPrices : public ::testing::Test {
 protected:
  std::string amount(int most) { return fmt::format("{}.{:02}", 1 + draw(most), draw(100)); }
  int draw(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  CatalogueCounts run() {
    jobs::ProductOptions options;
    options.full = true;
    options.progress = [](const char*, std::int64_t, std::int64_t) {};
    const auto done = town_.products(options);
    EXPECT_TRUE(done.ok());
    return done.ok() ? done.value().counts : CatalogueCounts{};
  }

  /// Runs once more: everything stands as it stood.
  void expect_rest() {
    const auto writes = town_.writes();
    EXPECT_EQ(run().written, 0);
    EXPECT_EQ(town_.writes(), writes);
  }

  /// The shop's price less 25 % VAT, in whole öre, halves up: computed apart from the program, in öre.
  static std::string net_of(const std::string& gross) {
    const auto ore = Amount::parse(gross)->millionths() / 10'000;
    const auto net = (ore * 8 + 5) / 10;
    return fmt::format("{}.{:02}", net / 100, net % 100);
  }

  std::string config_ = two_way();
  Town town_{config_.c_str()};
  std::mt19937 random_{24};  // NOLINT: the same thousand each time
};

TEST_F(ManyPrices, NeverComeBackAsAChange) {
  std::map<std::string, std::string> in_shop, in_office;
  for (int i = 0; i < k_of_each; ++i) {
    sandbox::ShopArticle article;
    article.sku = article.name = fmt::format("S-{:03}", i);
    article.price = in_shop[article.sku] = amount(3000);
    article.categories = {"Verktyg"};
    town_.shop.catalogue().add_product(article);
    sandbox::OfficeItem item;
    item.number = item.name = fmt::format("O-{:03}", i);
    item.price = in_office[item.number] = amount(3000);
    town_.office.catalogue().add(item);
  }
  const auto first = run();
  EXPECT_EQ(first.made, 2 * k_of_each);
  expect_rest();
  for (const auto& [number, price] : in_shop) {
    EXPECT_EQ(town_.shop.catalogue().product(number)->regular_price, price) << number;
    const auto net = Amount::parse(town_.office.catalogue().item(number)->price);
    ASSERT_TRUE(net) << number;
    EXPECT_EQ(net->text(2), net_of(price)) << number << " at " << price;
  }
  for (const auto& [number, price] : in_office)
    EXPECT_EQ(Amount::parse(town_.office.catalogue().item(number)->price)->text(2), price) << number;

  // Each is changed on the side that it did not come from, and the change arrives.
  town_.time.advance(std::chrono::minutes{5});
  for (auto& [number, price] : in_office) {
    price = amount(3000);
    town_.shop.catalogue().edit(town_.shop.catalogue().product(number)->id, "price", price);
  }
  town_.time.advance(std::chrono::minutes{5});
  run();
  expect_rest();
  for (const auto& [number, price] : in_office) {
    EXPECT_EQ(town_.shop.catalogue().product(number)->regular_price, price) << number;
    EXPECT_EQ(Amount::parse(town_.office.catalogue().item(number)->price)->text(2), net_of(price)) << number << " at " << price;
  }
}

}  // namespace
}  // namespace woo24::scenarios
