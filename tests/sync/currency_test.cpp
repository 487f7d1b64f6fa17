// Currencies: sent with the office's rate, or refused (books.md §8).
#include "woo24/sync/currency.hpp"

#include "samples.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;

struct Money {
  const char* why;
  const char* symbol;
  std::optional<office::Currency> frozen;
  const char* answer;
};
void PrintTo(const Money& row, std::ostream* out) { *out << row.why; }
class CurrencyTest : public testing::TestWithParam<Money> {};

std::string shown(const Result<std::optional<office::Currency>>& currency) {
  if (!currency.ok()) return told(currency);
  const auto& value = currency.value();
  return value ? value->symbol + " " + value->rate->shortest() + "/" + std::to_string(*value->unit) : "own";
}

TEST_P(CurrencyTest, IsSentWithItsRateOrRefused) {
  auto order = swedish_order();
  order.currency = GetParam().symbol;
  EXPECT_EQ(shown(currency_of(order, example_rules(), GetParam().frozen)), GetParam().answer) << GetParam().why;
}

INSTANTIATE_TEST_SUITE_P(
    Currencies, CurrencyTest,
    testing::Values(Money{"left out for the client's own", "SEK", std::nullopt, "own"},
                    Money{"symbol, rate and unit from the office's list", "EUR", std::nullopt, "EUR 11.245/1"},
                    Money{"of a hundred", "NOK", std::nullopt, "NOK 97.35/100"},
                    Money{"the office does not have it", "CHF", std::nullopt, "currency-unknown currency=CHF"},
                    Money{"rate 1 is what the office takes when it knows none: kronor for dollars", "USD", std::nullopt,
                          "currency-rate-missing currency=USD rate=1"},
                    Money{"the sale's rate, not today's", "EUR", office::Currency{"EUR", amount("11.1"), 1}, "EUR 11.1/1"},
                    Money{"a unit of nothing is none", "EUR", office::Currency{"EUR", amount("11.1"), 0},
                          "currency-rate-missing currency=EUR rate=11.1"},
                    Money{"a frozen rate of nothing is none", "EUR", office::Currency{"EUR", Amount(), 1},
                          "currency-rate-missing currency=EUR rate=0"}));

}  // namespace
}  // namespace woo24::sync
