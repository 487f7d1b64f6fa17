#pragma once
// A customer's basket in some shop: what is bought, and how that shop is set. Drawn from its number alone, so that a number
// replays it.

#include <cstdint>
#include <string>
#include <vector>

namespace woo24::baskets {

/// 25, 12, 6 % and the class without VAT, as places in tables.
inline constexpr int k_classes = 4;
inline constexpr std::int64_t k_percents[k_classes] = {25, 12, 6, 0};

enum class CouponKind { percent, fixed_cart, fixed_product };

struct Coupon {
  CouponKind kind = CouponKind::percent;
  std::int64_t amount = 0;  ///< hundredths, of a percent or of a krona (with VAT where the shop's prices include it)
};

struct Item {
  std::string sku;
  int vat = 0;                    ///< place of its class
  std::int64_t quantity = 1'000;  ///< thousandths
  std::int64_t price = 0;         ///< of one, in ten-thousandths of a krona
};

struct Shipping {
  int vat = 0;
  std::int64_t cost = 0;  ///< without VAT, ten-thousandths
};

struct Fee {
  std::string name;
  int vat = 0;
  std::int64_t cost = 0;  ///< without VAT, ten-thousandths; below 0 it is a discount over all classes
};

struct Basket {
  std::uint64_t number = 0;
  int decimals = 2;          ///< of the shop's prices
  bool with_vat = true;      ///< prices are with VAT
  bool at_subtotal = false;  ///< VAT is rounded once, not a line
  int office_decimals = 2;   ///< what the settings say of the office's prices
  std::string currency = "SEK";
  std::vector<Item> items;
  std::vector<Coupon> coupons;
  std::vector<Shipping> shipping;
  std::vector<Fee> fees;
  std::int64_t gift_card = 0;  ///< hundredths; what it pays of the total
};

Basket drawn(std::uint64_t number);

/// For a person: everything that is needed to ring it up by hand.
std::string story(const Basket& basket);

/// Numbers that look random and are the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_((seed + 24) * 0xD1342543DE82EF95U) {}
  std::uint64_t next();
  /// From least to most, both included.
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(most - least + 1));
  }
  bool one_in(std::uint64_t count) { return next() % count == 0; }
  template <typename List>
  auto of(const List& list) {
    return list[next() % std::size(list)];
  }

 private:
  std::uint64_t state_;
};

}  // namespace woo24::baskets
