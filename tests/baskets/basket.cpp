#include "basket.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace woo24::baskets {

namespace {

constexpr std::int64_t k_krona = 10'000;

/// The goods of each class; every one is in the office.
constexpr std::array<std::array<const char*, 3>, k_classes> k_goods = {{{"HAM-001", "SKR-010", "BOR-550"},
                                                                        {"JAC-R-M", "TRO-M", "24SO-FRITEXT"},
                                                                        {"BOK-001", "ORE", "ORE2"},
                                                                        {"FRI-1", "FRI-2", "FRI-3"}}};

std::int64_t price(Dice& dice, const Basket& basket) {
  constexpr std::array<std::int64_t, 9> k_endings = {0, 0, 9'900, 9'500, 9'000, 5'000, 100, 9'999, 3'300};
  const auto kronor = dice.one_in(20)   ? dice.between(0, 2)
                      : dice.one_in(10) ? dice.between(2'000, 60'000)
                                        : dice.between(3, 2'000);
  if (basket.decimals == 0) return std::max<std::int64_t>(kronor, 1) * k_krona;
  auto amount = kronor * k_krona + (dice.one_in(3) ? dice.between(0, 99) * 100 : dice.of(k_endings) / 100 * 100);
  // Shops without VAT in their prices often carry nets that a calculation left there.
  if (!basket.with_vat && dice.one_in(3)) amount = kronor * k_krona + dice.between(1, 9'999);
  return std::max<std::int64_t>(amount, 100);
}

std::int64_t quantity(Dice& dice, bool by_weight) {
  constexpr std::array<std::int64_t, 8> k_odd = {13'000, 17'000, 24'000, 97'000, 101'000, 144'000, 333'000, 1'000'000};
  constexpr std::array<std::int64_t, 8> k_weights = {500, 1'250, 350, 2'375, 125, 333, 1'700, 12'005};
  if (by_weight && dice.one_in(2)) return dice.one_in(3) ? dice.between(1, 9'999) : dice.of(k_weights);
  if (dice.one_in(25)) return dice.of(k_odd);
  return dice.one_in(2) ? 1'000 : dice.between(2, 12) * 1'000;
}

Item item(Dice& dice, const Basket& basket, int classes, bool by_weight) {
  Item made;
  made.vat = classes == 1 ? 0 : static_cast<int>(dice.between(0, classes - 1));
  made.sku = dice.of(k_goods[static_cast<std::size_t>(made.vat)]);
  made.quantity = quantity(dice, by_weight);
  made.price = price(dice, basket);
  return made;
}

std::vector<Coupon> coupons(Dice& dice, const Basket& basket) {
  std::vector<Coupon> made;
  constexpr std::array<std::int64_t, 6> k_percent = {1'000, 1'500, 2'500, 3'333, 700, 10'000};
  for (auto count = dice.one_in(5) ? 2 : 1; count > 0; --count) {
    const auto kind = static_cast<CouponKind>(dice.between(0, 2));
    if (kind == CouponKind::percent) {
      made.push_back({kind, basket.decimals == 0 ? 1'000 : dice.of(k_percent)});
      if (made.back().amount == 10'000 && !dice.one_in(6)) made.back().amount = 1'250;
    } else {
      const auto kronor = dice.between(1, kind == CouponKind::fixed_cart ? 500 : 60) * 100;
      made.push_back({kind, basket.decimals == 2 && dice.one_in(4) ? kronor + dice.between(1, 99) : kronor});
    }
  }
  std::stable_sort(made.begin(), made.end(), [](const Coupon& a, const Coupon& b) {
    constexpr std::array<int, 3> k_turn = {2, 3, 1};  // the cart takes those of a product first, those of the cart last
    return k_turn[static_cast<std::size_t>(a.kind)] < k_turn[static_cast<std::size_t>(b.kind)];
  });
  return made;
}

int dearest_class(const Basket& basket) {
  return std::min_element(basket.items.begin(), basket.items.end(), [](const Item& a, const Item& b) { return a.vat < b.vat; })
      ->vat;
}

std::int64_t cost(Dice& dice, const Basket& basket, std::int64_t most) {
  const auto gross = dice.between(9, most);
  if (dice.one_in(3)) return gross * k_krona;
  const auto net = gross * k_krona * 100 / (100 + k_percents[static_cast<std::size_t>(dearest_class(basket))]);
  return dice.one_in(3) ? net : net / 100 * 100;
}

void add_charges(Dice& dice, Basket& basket) {
  const auto vat = dice.one_in(4) ? 0 : dearest_class(basket);
  if (!dice.one_in(4)) basket.shipping.push_back({vat, cost(dice, basket, 199)});
  if (dice.one_in(40)) basket.shipping.push_back({vat, 0});
  if (dice.one_in(5)) basket.fees.push_back({"Faktureringsavgift", vat, cost(dice, basket, 59)});
  if (dice.one_in(20)) basket.fees.push_back({"Pant 1 kr", dearest_class(basket), dice.between(1, 12) * k_krona});
  if (dice.one_in(8)) basket.fees.push_back({"Kundrabatt", vat, -dice.between(1, 90'000) * 100});
  if (dice.one_in(40)) basket.fees.push_back({"Kampanj", vat, -dice.between(1, 40) * k_krona});
}

}  // namespace

std::uint64_t Dice::next() {
  state_ += 0x9E3779B97F4A7C15U;
  auto mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

Basket drawn(std::uint64_t number) {
  Dice dice(number);
  Basket basket;
  basket.number = number;
  basket.decimals = dice.one_in(5) ? 0 : 2;
  basket.with_vat = !dice.one_in(3);
  basket.at_subtotal = dice.one_in(3);
  basket.office_decimals = dice.one_in(5) ? 4 : 2;
  if (dice.one_in(8)) basket.currency = dice.one_in(2) ? "EUR" : "NOK";
  const auto by_weight = dice.one_in(12);
  const auto classes = dice.one_in(3) ? 1 : static_cast<int>(dice.between(2, k_classes));
  for (auto count = dice.one_in(3) ? 1 : dice.between(1, 25); count > 0; --count)
    basket.items.push_back(item(dice, basket, classes, by_weight));
  if (dice.one_in(3)) basket.coupons = coupons(dice, basket);
  add_charges(dice, basket);
  if (dice.one_in(30)) basket.gift_card = dice.between(1, 500) * 100;
  return basket;
}

std::string story(const Basket& basket) {
  const auto fine = [](std::int64_t amount) { return fmt::format("{:.4f}", static_cast<double>(amount) / k_krona); };
  auto out = fmt::format("basket {}: {}, {} decimals, prices {} VAT, VAT rounded {}; office prices with {} decimals\n",
                         basket.number, basket.currency, basket.decimals, basket.with_vat ? "with" : "without",
                         basket.at_subtotal ? "at subtotal" : "by line", basket.office_decimals);
  for (const auto& one : basket.items) {
    out += fmt::format("  {:>9.3f} x {:>12} {} ({} %)\n", static_cast<double>(one.quantity) / 1000, fine(one.price), one.sku,
                       k_percents[static_cast<std::size_t>(one.vat)]);
  }
  for (const auto& one : basket.coupons) {
    constexpr std::array<const char*, 3> k_kinds = {"% off", "off the cart", "off each piece"};
    out +=
        fmt::format("  coupon {:.2f} {}\n", static_cast<double>(one.amount) / 100, k_kinds[static_cast<std::size_t>(one.kind)]);
  }
  for (const auto& one : basket.shipping)
    out += fmt::format("  freight {} ({} %)\n", fine(one.cost), k_percents[static_cast<std::size_t>(one.vat)]);
  for (const auto& one : basket.fees)
    out += fmt::format("  fee {} {} ({} %)\n", one.name, fine(one.cost), k_percents[static_cast<std::size_t>(one.vat)]);
  if (basket.gift_card != 0) out += fmt::format("  gift card {:.2f}\n", static_cast<double>(basket.gift_card) / 100);
  return out;
}

}  // namespace woo24::baskets
