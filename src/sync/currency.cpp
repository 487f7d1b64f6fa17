#include "woo24/sync/currency.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

Fail refused(ReasonId id, std::map<std::string, std::string> arguments) {
  return Fail{Kind::refused, Reason{id, std::move(arguments)}};
}

}  // namespace

Result<std::optional<office::Currency>> currency_of(const shop::Order& order, const Rules& rules,
                                                    const std::optional<office::Currency>& frozen) {
  if (order.currency == rules.client.currency) return std::optional<office::Currency>{};
  std::optional<office::Currency> currency;
  if (frozen && frozen->rate) {
    currency = office::Currency{order.currency, frozen->rate, frozen->unit.value_or(1)};
  } else {
    const auto listed = std::find_if(rules.currencies.begin(), rules.currencies.end(),
                                     [&](const office::CurrencyRate& one) { return one.symbol == order.currency; });
    if (listed == rules.currencies.end()) return refused(ReasonId::currency_unknown, {{"currency", order.currency}});
    currency = office::Currency{listed->symbol, listed->rate, listed->unit};
  }
  // 1 is what the office takes when it is told nothing: kronor for euro.
  const auto rate = *currency->rate;
  if (rate <= Amount() || rate == Amount::whole(1) || *currency->unit <= 0) {
    return refused(ReasonId::currency_rate_missing, {{"currency", order.currency}, {"rate", rate.shortest()}});
  }
  return currency;
}

}  // namespace woo24::sync
