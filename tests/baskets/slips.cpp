#include "slips.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace woo24::baskets {

namespace {

using office::Row;

bool counts(const Row& row) { return row.type == office::RowType::normal && !row.price->is_zero() && !row.quantity->is_zero(); }

Amount net_of(const Row& row) { return row.price->times(*row.quantity, Rounding::half_up); }

std::vector<Row*> rows_of(Kept& kept, bool (*wanted)(const Row&) = counts) {
  std::vector<Row*> rows;
  for (auto& row : kept.order.rows) {
    if (counts(row) && wanted(row)) rows.push_back(&row);
  }
  return rows;
}

/// Any row, or the smallest one: what a rounding row might hide.
Row* one_of(Place& at, const std::vector<Row*>& rows) {
  if (rows.empty()) return nullptr;
  if (at.dice.one_in(2)) return at.dice.of(rows);
  return *std::min_element(rows.begin(), rows.end(),
                           [](const Row* a, const Row* b) { return net_of(*a).abs() < net_of(*b).abs(); });
}

bool right_by_chance(Place& at) {
  at.kept.total = at.shop_total;
  at.kept.vat = at.shop_vat;
  return true;
}

bool other_rate(Place& at) {
  auto* row = one_of(at, rows_of(at.kept));
  if (row == nullptr) return false;
  for (;;) {
    const auto vat = static_cast<int>(at.dice.between(0, k_classes - 1));
    if (*row->vat_rate == Amount::whole(k_percents[vat])) continue;
    row->vat_rate = Amount::whole(k_percents[vat]);
    return true;
  }
}

bool other_rate_and_code(Place& at) {
  auto* row = one_of(at, rows_of(at.kept));
  if (row == nullptr) return false;
  const auto vat = *row->vat_rate == Amount::whole(12) ? 2 : 1;
  row->vat_rate = Amount::whole(k_percents[vat]);
  row->tax_code = tax_id(vat);
  return true;
}

bool other_rate_right_by_chance(Place& at) { return other_rate(at) && right_by_chance(at); }

bool tax_row_at_zero(Place& at) {
  auto* row = one_of(at, rows_of(at.kept, [](const Row& one) { return !one.vat_rate->is_zero(); }));
  if (row == nullptr) return false;
  row->vat_rate = Amount();
  return true;
}

bool lost_row(Place& at) {
  auto* row = one_of(at, rows_of(at.kept));
  if (row == nullptr) return false;
  at.kept.order.rows.erase(at.kept.order.rows.begin() + (row - at.kept.order.rows.data()));
  return true;
}

bool lost_row_right_by_chance(Place& at) { return lost_row(at) && right_by_chance(at); }

bool lost_row_on_another(Place& at) {
  auto rows = rows_of(at.kept);
  if (rows.size() < 2) return false;
  const auto* first = rows.front();
  const auto other = std::find_if(rows.begin() + 1, rows.end(), [&](const Row* one) {
    return one->vat_rate == first->vat_rate && *one->quantity == Amount::whole(1);
  });
  if (other == rows.end()) return false;
  *(*other)->price += net_of(*first).rounded(2);
  at.kept.order.rows.erase(at.kept.order.rows.begin() + (first - at.kept.order.rows.data()));
  return true;
}

bool row_twice(Place& at) {
  const auto* row = one_of(at, rows_of(at.kept));
  if (row == nullptr) return false;
  at.kept.order.rows.push_back(Row(*row));
  return true;
}

bool dropped_currency(Place& at) {
  if (at.kept.order.currency->symbol == "SEK") return false;
  at.kept.order.currency = office::Currency{"SEK", Amount::whole(1), 1};
  return true;
}

bool dropped_currency_rate(Place& at) {
  if (at.kept.order.currency->symbol == "SEK") return false;
  at.kept.order.currency->rate = Amount::whole(1);
  at.kept.order.currency->unit = 1;
  return true;
}

bool other_quantity(Place& at) {
  auto* row = one_of(at, rows_of(at.kept));
  if (row == nullptr) return false;
  *row->quantity += Amount::whole(1);
  return true;
}

bool other_quantity_same_net(Place& at) {
  for (auto* row : rows_of(at.kept)) {
    if (row->price->millionths() % 20'000 != 0) continue;
    row->price = Amount::micro(row->price->millionths() / 2);
    row->quantity = *row->quantity + *row->quantity;
    return true;
  }
  return false;
}

bool an_oere_on_the_price(Place& at) {
  auto* row = one_of(at, rows_of(at.kept));
  if (row == nullptr) return false;
  *row->price += Amount::cents(at.dice.one_in(2) ? 1 : -1);
  return true;
}

std::optional<std::pair<Row*, Row*>> two_rates(Place& at) {
  const auto rows = rows_of(at.kept);
  for (auto* one : rows) {
    for (auto* other : rows) {
      if (one->vat_rate != other->vat_rate && one->product != other->product) return std::pair(one, other);
    }
  }
  return std::nullopt;
}

bool exchanged_nets(Place& at) {
  const auto two = two_rates(at);
  if (!two) return false;
  const auto& [one, other] = *two;
  if (one->price == other->price && one->quantity == other->quantity) return false;
  std::swap(one->price, other->price);
  std::swap(one->quantity, other->quantity);
  return true;
}

bool exchanged_nets_right_by_chance(Place& at) { return exchanged_nets(at) && right_by_chance(at); }

bool exchanged_rates(Place& at) {
  const auto two = two_rates(at);
  if (!two) return false;
  std::swap(two->first->vat_rate, two->second->vat_rate);
  return true;
}

bool another_zero(Place& at) {
  const auto rows = rows_of(at.kept, [](const Row& one) { return one.vat_rate->is_zero(); });
  if (rows.empty()) return false;
  at.dice.of(rows)->tax_code = k_export_tax_id;
  at.kept.order.type_of_sale.reset();  // nor is the sale type told
  return true;
}

bool discount_of_the_card(Place& at) {
  const auto rows = rows_of(at.kept);
  for (auto* row : rows) row->discount_rate = Amount::whole(10);
  return !rows.empty();
}

bool prices_with_vat(Place& at) {
  Amount total, vat;
  for (const auto* row : rows_of(at.kept)) {
    const auto gross = net_of(*row);
    total += gross;
    vat += gross.times_ratio(*row->vat_rate, Amount::whole(100) + *row->vat_rate, Rounding::half_up);
  }
  at.kept.total = total.rounded(2);
  at.kept.vat = vat.rounded(2);
  return at.kept.total != at.shop_total;
}

Row rounding_row(Place& at, Amount price) {
  Row row;
  row.product = at.rounding;
  row.name = "Öresavrundning";
  row.price = price;
  row.quantity = Amount::whole(1);
  row.discount_rate = Amount();
  row.vat_rate = Amount();
  row.tax_code = tax_id(k_classes - 1);
  return row;
}

bool taxed_rounding_row(Place& at) {
  auto row = rounding_row(at, Amount::cents(4));
  row.vat_rate = Amount::whole(25);
  at.kept.order.rows.push_back(std::move(row));
  return true;
}

bool two_rounding_rows(Place& at) {
  at.kept.order.rows.push_back(rounding_row(at, Amount::cents(7)));
  at.kept.order.rows.push_back(rounding_row(at, Amount::cents(-7)));
  return true;
}

bool too_large_a_rounding_row(Place& at) {
  at.kept.order.rows.push_back(rounding_row(at, Amount::whole(1)));
  return true;
}

/// A rate is off, and a rounding row makes the total right again.
bool other_rate_rounded_away(Place& at) {
  const auto rows = rows_of(at.kept, [](const Row& one) { return *one.vat_rate >= Amount::whole(6); });
  if (rows.empty()) return false;
  auto* row = *std::min_element(rows.begin(), rows.end(),
                                [](const Row* a, const Row* b) { return net_of(*a).abs() < net_of(*b).abs(); });
  row->vat_rate = *row->vat_rate == Amount::whole(12) ? Amount::whole(6) : Amount::whole(12);
  at.kept.order.rows.push_back(rounding_row(at, at.shop_total - at.desk.books(at.kept).total_inc_vat.value()));
  return true;
}

}  // namespace

const std::vector<SlipKind>& slip_kinds() {
  static const std::vector<SlipKind> kinds = {
      {"another rate", other_rate},
      {"another rate and tax code", other_rate_and_code},
      {"another rate, total right by chance", other_rate_right_by_chance},
      {"another rate, rounded away", other_rate_rounded_away},
      {"a tax row at 0 %", tax_row_at_zero},
      {"a lost row", lost_row},
      {"a lost row, total right by chance", lost_row_right_by_chance},
      {"a lost row, its net on another", lost_row_on_another},
      {"a row twice", row_twice},
      {"the currency dropped", dropped_currency},
      {"the currency's rate dropped", dropped_currency_rate},
      {"another quantity", other_quantity},
      {"another quantity, the same net", other_quantity_same_net},
      {"an öre on a price", an_oere_on_the_price},
      {"two rates' nets exchanged", exchanged_nets},
      {"two rates' nets exchanged, total right by chance", exchanged_nets_right_by_chance},
      {"two rows' rates exchanged", exchanged_rates},
      {"another zero", another_zero},
      {"a discount of the customer's card", discount_of_the_card},
      {"prices taken as with VAT", prices_with_vat},
      {"a rounding row with VAT", taxed_rounding_row},
      {"two rounding rows", two_rounding_rows},
      {"a rounding row above the limit", too_large_a_rounding_row},
  };
  return kinds;
}

}  // namespace woo24::baskets
