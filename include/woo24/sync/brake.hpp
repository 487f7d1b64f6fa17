#pragma once
// What is too much at once: such a run stops with a list, and waits for a person's yes.

#include "woo24/base/reason.hpp"
#include "woo24/model/product_pair.hpp"
#include "woo24/settings/catalogue.hpp"

#include <cstdint>
#include <optional>

namespace woo24::sync {

/// Up to so many are never too much, whatever the share: a small shop may change all its prices.
inline constexpr std::int64_t k_never_too_much = 5;

/// Whether `some` of `all` is more than `percent` (0..100), and more than k_never_too_much.
bool too_much(std::int64_t some, std::int64_t all, Amount percent);

/// Errors as reasons: brake-prices, brake-stock, brake-missing (side).
std::optional<Reason> price_brake(std::int64_t changed, std::int64_t linked, const settings::Brakes& brakes);
std::optional<Reason> stock_brake(std::int64_t to_zero, std::int64_t in_stock, const settings::Brakes& brakes);
std::optional<Reason> missing_brake(CatalogueSide side, std::int64_t missing, std::int64_t known,
                                    const settings::Brakes& brakes);

/// Which side lacks products, as a brake-missing says; nothing for any other reason.
std::optional<CatalogueSide> side_of_missing(const Reason& said);

/// Whether a yes to the brake-missing that was `said` goes for `now`: the same side, and no more missing than was said.
bool is_yes_to_missing(const std::optional<Reason>& said, const Reason& now);

}  // namespace woo24::sync
