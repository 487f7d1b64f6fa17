#pragma once
// What an office would show of an order that was saved: its own small arithmetic, apart from the one that is tested.

#include "samples.hpp"

#include <map>

namespace woo24::samples {

/// Totals from the rows as they stand, VAT rounded per rate.
inline void total_up(office::Order& order) {
  std::map<std::int64_t, std::int64_t> nets;  // micro percent → micro net
  for (const auto& row : order.rows) {
    if (row.type == office::RowType::text) continue;
    const auto net = static_cast<__int128>(row.price->millionths()) * row.quantity->millionths() / Amount::k_scale;
    nets[row.vat_rate.value_or(Amount()).millionths()] += static_cast<std::int64_t>(net);
  }
  std::int64_t net_cents = 0, vat_cents = 0;
  for (const auto& [rate, net] : nets) {
    net_cents += net / 10000;
    const auto vat = static_cast<__int128>(net) * rate / 100 / Amount::k_scale;
    const auto half = vat < 0 ? -5000 : 5000;
    vat_cents += static_cast<std::int64_t>((vat + half) / 10000);
  }
  order.total_inc_vat = Amount::cents(net_cents + vat_cents);
  order.total_vat = Amount::cents(vat_cents);
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
