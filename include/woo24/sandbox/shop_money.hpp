#pragma once
// The shop's own arithmetic: millionths, exact, with the roundings that WooCommerce makes. Not shared with the program's, so
// that a mistake cannot hide on both sides.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace woo24::sandbox {

struct ShopMoney {
  std::int64_t micro = 0;
  friend auto operator<=>(const ShopMoney&, const ShopMoney&) = default;
  friend ShopMoney operator+(ShopMoney a, ShopMoney b) { return {a.micro + b.micro}; }
  friend ShopMoney operator-(ShopMoney a, ShopMoney b) { return {a.micro - b.micro}; }
  friend ShopMoney operator-(ShopMoney a) { return {-a.micro}; }
  ShopMoney& operator+=(ShopMoney other) {
    micro += other.micro;
    return *this;
  }
};

/// Which way a half goes: WooCommerce rounds tax halves down (towards zero) where prices include it.
enum class Half { away, towards_zero };

/// "-12.5", "47.200000"; digits after the sixth are rounded. Nothing for anything else.
std::optional<ShopMoney> money_from(std::string_view text);
/// As money_from, 0 for what is no number (as PHP reads it).
ShopMoney money_or_zero(std::string_view text);
/// "47.20": rounded, halves away from zero.
std::string money_text(ShopMoney money, int decimals);
/// "47.2": no zeros at the end.
std::string money_trimmed(ShopMoney money);
ShopMoney rounded(ShopMoney money, int decimals, Half half = Half::away);
/// money × numerator / denominator, at six decimals.
ShopMoney scaled(ShopMoney money, std::int64_t numerator, std::int64_t denominator);
/// Tax of a net amount at a rate in percent.
ShopMoney tax_on(ShopMoney net, ShopMoney percent);
/// Net of a gross amount.
ShopMoney net_of(ShopMoney gross, ShopMoney percent);

}  // namespace woo24::sandbox
