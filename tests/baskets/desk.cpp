#include "desk.hpp"

#include "basket.hpp"
#include "woo24/sandbox/office_totals.hpp"

#include <fmt/core.h>

#include <array>

namespace woo24::baskets {

namespace {

using sandbox::OfficeMoney;
using sandbox::OfficeSwitches;

const sandbox::OfficeClient& company() {
  static const auto clients = sandbox::office_clients();
  return clients.front();
}

OfficeMoney money(Amount amount) { return {static_cast<OfficeMoney::Wide>(amount.millionths()) * 100}; }
Amount amount(OfficeMoney money) { return Amount::micro(static_cast<std::int64_t>(money.units / 100)); }
OfficeMoney money(const std::optional<Amount>& amount) { return money(amount.value_or(Amount())); }

OfficeSwitches switches_of(const Unknowns& unknowns) {
  OfficeSwitches switches;
  switches.price_decimals = unknowns.price_decimals;
  switches.vat_rounding = unknowns.vat_by_order ? OfficeSwitches::VatRounding::order : OfficeSwitches::VatRounding::row;
  switches.tax_code = unknowns.codes_by_number ? OfficeSwitches::TaxCode::number : OfficeSwitches::TaxCode::id;
  switches.whole_kronor = unknowns.whole_kronor;
  return switches;
}

}  // namespace

std::int64_t tax_id(int vat) {
  constexpr std::array<std::int64_t, k_classes> k_ids = {5, 3, 2, 1};
  return k_ids[static_cast<std::size_t>(vat)];
}

std::string story(const Unknowns& unknowns) {
  return fmt::format("office: prices with {} decimals, VAT rounded per {}, TaxCode is {}{}{}", unknowns.price_decimals,
                     unknowns.vat_by_order ? "order" : "row", unknowns.codes_by_number ? "a number" : "an id",
                     unknowns.whole_kronor ? ", whole kronor" : "", unknowns.tells_rates ? "" : ", tells no rates");
}

std::vector<Unknowns> all_unknowns(bool corner) {
  std::vector<Unknowns> all;
  for (const int decimals : {2, 3, 4}) {
    for (const bool by_order : {false, true}) {
      for (const bool by_number : {false, true}) {
        for (const bool whole : {false, true}) {
          for (const bool tells : {true, false}) {
            if (corner == (whole || !tells)) all.push_back({decimals, by_order, by_number, whole, tells});
          }
        }
      }
    }
  }
  return all;
}

std::optional<office::Row> Desk::row_of(const office::Row& sent) const {
  auto row = sent;
  row.change = office::ChangeState::none;
  if (row.type == office::RowType::text) return row;
  row.price = row.price.value_or(Amount()).rounded(unknowns_.price_decimals);
  row.quantity = row.quantity.value_or(Amount::whole(1)).rounded(4);
  if (!row.tax_code) {
    row.vat_rate = Amount::whole(25);
    return row;
  }
  const auto* code = sandbox::tax_code_of(company(), switches_of(unknowns_), *row.tax_code);
  if (code == nullptr) return std::nullopt;
  row.vat_rate = amount(code->rate);
  return row;
}

std::optional<Kept> Desk::book(const office::Order& sent) const {
  Kept kept{sent, std::nullopt, std::nullopt};
  kept.order.id = office::OrderId{5001};
  kept.order.rows.clear();
  if (!kept.order.currency) kept.order.currency = office::Currency{"SEK", Amount::whole(1), 1};
  for (const auto& row : sent.rows) {
    if (!add(kept, row)) return std::nullopt;
  }
  return kept;
}

bool Desk::add(Kept& kept, const office::Row& row) const {
  auto made = row_of(row);
  if (!made) return false;
  made->id = office::RowId{70001 + static_cast<std::int64_t>(kept.order.rows.size())};
  kept.order.rows.push_back(std::move(*made));
  return true;
}

office::Order Desk::books(const Kept& kept) const {
  auto order = kept.order;
  std::vector<sandbox::OfficeRowFigures> figures;
  figures.reserve(order.rows.size());
  for (const auto& row : order.rows) {
    figures.push_back({money(row.price), money(row.quantity), money(row.discount_rate), money(row.vat_rate),
                       row.type == office::RowType::text});
  }
  const auto sums = sandbox::sums_of(figures, switches_of(unknowns_));
  order.total_inc_vat = kept.total.value_or(amount(sums.total));
  order.total_vat = kept.vat.value_or(amount(sums.vat));
  return order;
}

office::Order Desk::show(const Kept& kept) const {
  auto order = books(kept);
  if (unknowns_.tells_rates) return order;
  for (auto& row : order.rows) row.vat_rate.reset();
  return order;
}

}  // namespace woo24::baskets
