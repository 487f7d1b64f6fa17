#include "woo24/sync/brake.hpp"

#include "woo24/sync/names.hpp"

namespace woo24::sync {

namespace {

constexpr const char* k_shop = "WooCommerce";
constexpr const char* k_office = "24SevenOffice";

Reason reason(ReasonId id, std::int64_t some, std::int64_t all, Amount limit) {
  return Reason{id, {{"some", std::to_string(some)}, {"all", std::to_string(all)}, {"limit", limit.shortest()}}};
}

}  // namespace

bool too_much(std::int64_t some, std::int64_t all, Amount percent) {
  return some > k_never_too_much && some * 100 * Amount::k_scale > all * percent.millionths();
}

std::optional<Reason> price_brake(std::int64_t changed, std::int64_t linked, const settings::Brakes& brakes) {
  if (!too_much(changed, linked, brakes.prices_changed)) return std::nullopt;
  return reason(ReasonId::brake_prices, changed, linked, brakes.prices_changed);
}

std::optional<Reason> stock_brake(std::int64_t to_zero, std::int64_t in_stock, const settings::Brakes& brakes) {
  if (!too_much(to_zero, in_stock, brakes.stock_to_zero)) return std::nullopt;
  return reason(ReasonId::brake_stock, to_zero, in_stock, brakes.stock_to_zero);
}

std::optional<Reason> missing_brake(CatalogueSide side, std::int64_t missing, std::int64_t known,
                                    const settings::Brakes& brakes) {
  if (!too_much(missing, known, brakes.products_missing)) return std::nullopt;
  auto found = reason(ReasonId::brake_missing, missing, known, brakes.products_missing);
  found.arguments["side"] = side == CatalogueSide::shop ? k_shop : k_office;
  return found;
}

std::optional<CatalogueSide> side_of_missing(const Reason& said) {
  const auto side = said.id == ReasonId::brake_missing ? argument(said, "side") : std::string();
  if (side == k_shop) return CatalogueSide::shop;
  return side == k_office ? std::optional(CatalogueSide::office) : std::nullopt;
}

bool is_yes_to_missing(const std::optional<Reason>& said, const Reason& now) {
  const auto side = side_of_missing(now);
  if (!said || !side || side_of_missing(*said) != side) return false;
  const auto then = whole_number(argument(*said, "some")), today = whole_number(argument(now, "some"));
  return then && today && *today <= *then;
}

}  // namespace woo24::sync
