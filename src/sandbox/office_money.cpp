#include "woo24/sandbox/office_money.hpp"

namespace woo24::sandbox {

namespace {

constexpr int k_decimals = 8;
constexpr std::int64_t k_one = 100'000'000;
constexpr std::size_t k_most_digits = 20;  // leaves room for the product of two

using Wide = OfficeMoney::Wide;

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// Nearest whole number, halves away from zero.
Wide nearest(Wide value, Wide by) {
  if (by < 0) return nearest(-value, -by);
  return value < 0 ? -((-value + by / 2) / by) : (value + by / 2) / by;
}

std::string digits_of(Wide value) {
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value > 0);
  return text;
}

}  // namespace

OfficeMoney OfficeMoney::whole(std::int64_t value) { return {static_cast<Wide>(value) * k_one}; }

std::optional<OfficeMoney> OfficeMoney::from(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto before = text.substr(0, point);
  const auto after = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (before.empty() && after.empty()) return std::nullopt;
  if (before.size() > k_most_digits) return std::nullopt;
  Wide value = 0;
  for (const char c : before) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(k_decimals); ++i) {
    value = value * 10 + (i < after.size() ? after[i] - '0' : 0);
  }
  for (const char c : after) {
    if (c < '0' || c > '9') return std::nullopt;
  }
  if (after.size() > static_cast<std::size_t>(k_decimals) && after[k_decimals] >= '5') ++value;
  return OfficeMoney{negative ? -value : value};
}

OfficeMoney OfficeMoney::rounded(int decimals) const {
  if (decimals >= k_decimals) return *this;
  const auto step = power_of_ten(k_decimals - decimals);
  return {nearest(units, step) * step};
}

OfficeMoney OfficeMoney::rounded_to(OfficeMoney step) const {
  return step.units <= 0 ? *this : OfficeMoney{nearest(units, step.units) * step.units};
}

OfficeMoney OfficeMoney::scaled(OfficeMoney numerator, OfficeMoney denominator) const {
  if (denominator.units == 0) return {};
  return {nearest(units * numerator.units, denominator.units)};
}

std::string OfficeMoney::text(int decimals) const {
  const auto value = rounded(decimals).units;
  const auto size = value < 0 ? -value : value;
  std::string out = value < 0 ? "-" : "";
  out += digits_of(size / k_one);
  if (decimals <= 0) return out;
  auto fraction = digits_of(size % k_one);
  fraction.insert(0, static_cast<std::size_t>(k_decimals) - fraction.size(), '0');
  return out + "." + fraction.substr(0, static_cast<std::size_t>(decimals));
}

std::string OfficeMoney::shortest() const {
  auto out = text(k_decimals);
  out.erase(out.find_last_not_of('0') + 1);
  if (out.ends_with('.')) out.pop_back();
  return out;
}

}  // namespace woo24::sandbox
