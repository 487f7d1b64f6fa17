#pragma once
// Exact amounts: whole millionths in 64 bits, 128 bits inside a multiplication. No amount ever passes through a double.
// Range about ±9.2 million million; parsing refuses what does not fit, the wires refuse ten thousand million and more, and a
// sum that would not fit stays at the end of the range. Quantities, rates and percentages are Amounts too.

#include <compare>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24 {

enum class Rounding {
  half_up,  ///< to nearest, halves away from zero: what shops, offices and people do
  down,     ///< toward zero
  up,       ///< away from zero
};

class Amount {
 public:
  static constexpr std::int64_t k_scale = 1'000'000;

  constexpr Amount() = default;
  static constexpr Amount micro(std::int64_t millionths) { return Amount(millionths); }
  static constexpr Amount whole(std::int64_t units) { return Amount(units * k_scale); }
  /// units and hundredths of the same sign: cents(10790) is 107.90
  static constexpr Amount cents(std::int64_t hundredths) { return Amount(hundredths * (k_scale / 100)); }

  /// "-79.992", "1E+2", "1e-7" … exactly. Nothing when it is not a number, has a seventh decimal that is not 0, or is too big.
  static std::optional<Amount> parse(std::string_view text);
  /// As parse, but further decimals are rounded half up: for JSON numbers with float noise (0.7919999999999999).
  static std::optional<Amount> parse_noisy(std::string_view text);

  [[nodiscard]] constexpr std::int64_t millionths() const { return value_; }
  [[nodiscard]] constexpr bool is_zero() const { return value_ == 0; }
  [[nodiscard]] constexpr bool is_negative() const { return value_ < 0; }
  /// Below ten thousand million: all that either side may say. Nine hundred of them can be summed.
  [[nodiscard]] constexpr bool is_believable() const { return abs().value_ < 10'000'000'000 * k_scale; }
  [[nodiscard]] constexpr Amount abs() const { return Amount(value_ < 0 ? -value_ : value_); }

  /// Rounded to 0..6 decimals.
  [[nodiscard]] Amount rounded(int decimals, Rounding how = Rounding::half_up) const;
  [[nodiscard]] bool is_whole_in(int decimals) const { return rounded(decimals) == *this; }
  /// "79.99"; always that many decimals (0..6), rounded half up. A point, never an exponent.
  [[nodiscard]] std::string text(int decimals) const;
  /// At least `least` decimals, more only where they are not 0.
  [[nodiscard]] std::string shortest(int least = 0) const;

  /// this × other, this × 100 / other …: the result rounded to millionths.
  [[nodiscard]] Amount times(Amount other, Rounding how) const;
  /// Precondition: divisor is not zero.
  [[nodiscard]] Amount divided_by(Amount divisor, Rounding how) const;
  /// this × num / den in one step, rounded once. Precondition: den is not zero.
  [[nodiscard]] Amount times_ratio(Amount num, Amount den, Rounding how) const;

  constexpr Amount operator-() const { return Amount(-value_); }
  constexpr Amount& operator+=(Amount o) { return *this = *this + o; }
  constexpr Amount& operator-=(Amount o) { return *this = *this - o; }
  friend constexpr Amount operator+(Amount a, Amount b) {
    std::int64_t sum = 0;
    const bool overflowed = __builtin_add_overflow(a.value_, b.value_, &sum);
    return within(overflowed, sum, a.value_ < 0);
  }
  friend constexpr Amount operator-(Amount a, Amount b) { return a + -b; }
  friend constexpr Amount operator*(Amount a, std::int64_t n) {
    std::int64_t product = 0;
    const bool overflowed = __builtin_mul_overflow(a.value_, n, &product);
    return within(overflowed, product, (a.value_ < 0) != (n < 0));
  }
  friend constexpr auto operator<=>(Amount, Amount) = default;

 private:
  explicit constexpr Amount(std::int64_t value) : value_(value) {}
  /// The least number of all is left out, since it has no opposite.
  static constexpr Amount within(bool overflowed, std::int64_t value, bool negative) {
    constexpr auto k_end = std::numeric_limits<std::int64_t>::max();
    if (overflowed) return Amount(negative ? -k_end : k_end);
    return Amount(value < -k_end ? -k_end : value);
  }
  std::int64_t value_ = 0;
};

}  // namespace woo24
