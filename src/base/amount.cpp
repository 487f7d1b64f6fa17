#include "woo24/base/amount.hpp"

#include "woo24/base/text.hpp"

#include <array>
#include <limits>

namespace woo24 {

namespace {

__extension__ using Wide = __int128;

constexpr std::array<std::int64_t, 7> k_powers{1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
constexpr int k_decimals = 6;

/// numerator / denominator, rounded. Precondition: denominator is not 0.
Wide rounded_quotient(Wide numerator, Wide denominator, Rounding how) {
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const bool negative = numerator < 0;
  if (negative) numerator = -numerator;
  auto quotient = numerator / denominator;
  const auto rest = numerator % denominator;
  const bool up = how == Rounding::up ? rest > 0 : how == Rounding::half_up && rest * 2 >= denominator;
  if (up) ++quotient;
  return negative ? -quotient : quotient;
}

/// What does not fit becomes the largest that does: it can then equal nothing real, and a total that is compared fails.
/// The least number of all is left out, since it has no opposite.
std::int64_t narrowed(Wide value) {
  if (value > std::numeric_limits<std::int64_t>::max()) return std::numeric_limits<std::int64_t>::max();
  if (value < -std::numeric_limits<std::int64_t>::max()) return -std::numeric_limits<std::int64_t>::max();
  return static_cast<std::int64_t>(value);
}

struct Written {
  bool negative = false;
  std::string digits;  ///< without the point
  int scale = 0;       ///< digits after the point, less the exponent
};

std::optional<Written> read(std::string_view text) {
  text = trimmed(text);
  Written written;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    written.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  bool point = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c >= '0' && c <= '9') {
      written.digits.push_back(c);
      if (point) ++written.scale;
    } else if (c == '.' && !point) {
      point = true;
    } else {
      break;
    }
  }
  if (written.digits.empty() || written.digits.size() > 60) return std::nullopt;
  if (at == text.size()) return written;
  if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
  text.remove_prefix(at + 1);
  bool minus = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    minus = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || text.size() > 3) return std::nullopt;
  int exponent = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    exponent = exponent * 10 + (c - '0');
  }
  written.scale += minus ? exponent : -exponent;
  return written;
}

std::optional<Amount> parsed(std::string_view text, bool exact) {
  auto written = read(text);
  if (!written) return std::nullopt;
  auto& digits = written->digits;
  while (written->scale < k_decimals) {
    digits.push_back('0');
    if (digits.size() > 90) return std::nullopt;
    ++written->scale;
  }
  bool up = false;
  while (written->scale > k_decimals) {
    if (digits.empty()) {
      up = false;
      written->scale = k_decimals;
      break;
    }
    const char dropped = digits.back();
    if (exact && dropped != '0') return std::nullopt;
    up = dropped >= '5';
    digits.pop_back();
    --written->scale;
  }
  Wide value = 0;
  for (const char c : digits) {
    value = value * 10 + (c - '0');
    if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  }
  if (up) ++value;
  if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return Amount::micro(static_cast<std::int64_t>(written->negative ? -value : value));
}

}  // namespace

std::optional<Amount> Amount::parse(std::string_view text) { return parsed(text, true); }
std::optional<Amount> Amount::parse_noisy(std::string_view text) { return parsed(text, false); }

Amount Amount::rounded(int decimals, Rounding how) const {
  if (decimals >= k_decimals) return *this;
  const auto unit = k_powers[static_cast<std::size_t>(k_decimals - decimals)];
  return Amount(narrowed(rounded_quotient(value_, unit, how) * unit));
}

std::string Amount::text(int decimals) const {
  const auto shown = rounded(decimals).value_;
  const bool negative = shown < 0;
  auto magnitude = negative ? -static_cast<Wide>(shown) : static_cast<Wide>(shown);
  const auto units = static_cast<std::int64_t>(magnitude / k_scale);
  auto rest = std::to_string(static_cast<std::int64_t>(magnitude % k_scale));
  rest.insert(0, static_cast<std::size_t>(k_decimals) - rest.size(), '0');
  auto text = (negative ? "-" : "") + std::to_string(units);
  if (decimals > 0) text += "." + rest.substr(0, static_cast<std::size_t>(decimals));
  return text;
}

std::string Amount::shortest(int least) const {
  for (int decimals = least; decimals < k_decimals; ++decimals) {
    if (is_whole_in(decimals)) return text(decimals);
  }
  return text(k_decimals);
}

Amount Amount::times(Amount other, Rounding how) const {
  return Amount(narrowed(rounded_quotient(static_cast<Wide>(value_) * other.value_, k_scale, how)));
}

Amount Amount::divided_by(Amount divisor, Rounding how) const {
  return Amount(narrowed(rounded_quotient(static_cast<Wide>(value_) * k_scale, divisor.value_, how)));
}

Amount Amount::times_ratio(Amount num, Amount den, Rounding how) const {
  return Amount(narrowed(rounded_quotient(static_cast<Wide>(value_) * num.value_, den.value_, how)));
}

}  // namespace woo24
