#pragma once
// The office's own arithmetic: exact decimals in hundred-millionths. Shared with nobody, so that a mistake cannot hide on
// both sides.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace woo24::sandbox {

struct OfficeMoney {
  __extension__ using Wide = __int128;
  Wide units = 0;  ///< hundred-millionths

  static OfficeMoney whole(std::int64_t value);
  /// xs:decimal: digits, a point, a sign; no exponent, no blanks within. Digits after the eighth are rounded.
  static std::optional<OfficeMoney> from(std::string_view text);

  friend bool operator==(const OfficeMoney& a, const OfficeMoney& b) { return a.units == b.units; }
  friend bool operator<(const OfficeMoney& a, const OfficeMoney& b) { return a.units < b.units; }
  friend OfficeMoney operator+(OfficeMoney a, OfficeMoney b) { return {a.units + b.units}; }
  friend OfficeMoney operator-(OfficeMoney a, OfficeMoney b) { return {a.units - b.units}; }
  friend OfficeMoney operator-(OfficeMoney a) { return {-a.units}; }
  OfficeMoney& operator+=(OfficeMoney other) {
    units += other.units;
    return *this;
  }
  [[nodiscard]] bool is_zero() const { return units == 0; }

  /// Halves go away from zero.
  [[nodiscard]] OfficeMoney rounded(int decimals) const;
  /// To the nearest multiple of a step (0.5: half kronor).
  [[nodiscard]] OfficeMoney rounded_to(OfficeMoney step) const;
  /// this × numerator / denominator, at eight decimals.
  [[nodiscard]] OfficeMoney scaled(OfficeMoney numerator, OfficeMoney denominator) const;
  [[nodiscard]] OfficeMoney times(OfficeMoney factor) const { return scaled(factor, whole(1)); }
  [[nodiscard]] OfficeMoney percent(OfficeMoney rate) const { return scaled(rate, whole(100)); }

  /// "1249.00"
  [[nodiscard]] std::string text(int decimals) const;
  /// "25.5": no zeros at the end.
  [[nodiscard]] std::string shortest() const;
};

}  // namespace woo24::sandbox
