#include "woo24/sandbox/shop_money.hpp"

#include <array>

namespace woo24::sandbox {

namespace {

constexpr int k_decimals = 6;
constexpr std::array<std::int64_t, 7> k_powers = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
constexpr std::int64_t k_whole_rate = 100'000'000;  // 100 % in millionths of a percent

__extension__ using Wide = __int128;

std::int64_t divided(Wide value, Wide by, Half half) {
  const bool negative = (value < 0) != (by < 0);
  const Wide size = value < 0 ? -value : value;
  const Wide step = by < 0 ? -by : by;
  Wide whole = size / step;
  const Wide twice = (size % step) * 2;
  if (twice > step || (twice == step && half == Half::away)) ++whole;
  return static_cast<std::int64_t>(negative ? -whole : whole);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<ShopMoney> money_from(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  Wide value = 0;
  int decimals = -1, digits = 0;
  bool round_up = false;
  for (const char c : text) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (!is_digit(c) || ++digits > 24) return std::nullopt;
    if (decimals >= k_decimals) {
      if (decimals++ == k_decimals) round_up = c >= '5';
      continue;
    }
    value = value * 10 + (c - '0');
    if (decimals >= 0) ++decimals;
  }
  if (digits == 0) return std::nullopt;
  for (int i = std::max(decimals, 0); i < k_decimals; ++i) value *= 10;
  if (round_up) ++value;
  return ShopMoney{static_cast<std::int64_t>(negative ? -value : value)};
}

ShopMoney money_or_zero(std::string_view text) { return money_from(text).value_or(ShopMoney{}); }

ShopMoney rounded(ShopMoney money, int decimals, Half half) {
  if (decimals >= k_decimals) return money;
  const auto step = k_powers[static_cast<std::size_t>(k_decimals - decimals)];
  return {divided(money.micro, step, half) * step};
}

std::string money_text(ShopMoney money, int decimals) {
  const auto value = rounded(money, decimals).micro;
  const auto size = value < 0 ? -value : value;
  std::string text = value < 0 ? "-" : "";
  text += std::to_string(size / k_powers[k_decimals]);
  if (decimals <= 0) return text;
  auto fraction = std::to_string(size % k_powers[k_decimals]);
  fraction.insert(0, k_decimals - fraction.size(), '0');
  fraction.resize(static_cast<std::size_t>(decimals), '0');
  return text + "." + fraction;
}

std::string money_trimmed(ShopMoney money) {
  auto text = money_text(money, k_decimals);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

ShopMoney scaled(ShopMoney money, std::int64_t numerator, std::int64_t denominator) {
  return {divided(static_cast<Wide>(money.micro) * numerator, denominator, Half::away)};
}

ShopMoney tax_on(ShopMoney net, ShopMoney percent) { return scaled(net, percent.micro, k_whole_rate); }

ShopMoney net_of(ShopMoney gross, ShopMoney percent) { return scaled(gross, k_whole_rate, k_whole_rate + percent.micro); }

}  // namespace woo24::sandbox
