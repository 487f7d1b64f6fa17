#pragma once
// What an office would show of an order that was saved: its own small arithmetic, apart from the one that is tested.

#include "samples.hpp"

#include <map>

namespace woo24::samples {

/// Totals from the rows as they stand, VAT rounded per rate. For whole öre and whole pieces.
inline void total_up(office::Order& order) {
  std::map<std::int64_t, std::int64_t> nets;  // millionths of a percent → öre
  for (const auto& row : order.rows) {
    if (row.type == office::RowType::text) continue;
    nets[row.vat_rate.value_or(Amount()).millionths()] +=
        row.price->millionths() / 10000 * (row.quantity->millionths() / Amount::k_scale);
  }
  std::int64_t net = 0, vat = 0;
  for (const auto& [rate, oere] : nets) {
    constexpr std::int64_t k_whole = 100 * Amount::k_scale;
    const auto share = oere * rate;
    net += oere;
    vat += (share + (share < 0 ? -k_whole / 2 : k_whole / 2)) / k_whole;
  }
  order.total_inc_vat = Amount::cents(net + vat);
  order.total_vat = Amount::cents(vat);
}

/// The order as it was staged.
inline office::Order sent_of(const sync::Draft& draft) {
  auto order = draft.order;
  order.customer = office::CompanyId{1001};
  order.state = "Web";
  order.reference_number = "WOO-exempel-1042-3fa9c1 *1a2b";
  order.external_status = 1042;
  order.payment_method = draft.payment_method;
  return order;
}

/// The order as an office gives it back that keeps everything. Rows of 0 get the rate of their product.
inline office::Order read_of(const sync::Draft& draft) {
  auto order = sent_of(draft);
  order.id = office::OrderId{5001};
  std::int64_t row_id = 70001;
  for (auto& row : order.rows) {
    row.id = office::RowId{row_id++};
    if (!row.vat_rate && row.type == office::RowType::normal) row.vat_rate = Amount::whole(25);
  }
  if (!order.currency) order.currency = office::Currency{draft.currency, Amount::whole(1), 1};
  total_up(order);
  return order;
}

}  // namespace woo24::samples
