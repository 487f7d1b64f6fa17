#include "woo24/store/stock_orders.hpp"

#include "statement.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace woo24::store {

namespace {

constexpr const char* k_order = "SELECT woo_order, order_key, status, created, awaited, credit_open FROM stock_order ";

StockOrder order_in(Statement& row) {
  return {{number(row, 0)}, text(row, 1), text(row, 2), maybe_instant(row, 3), flag(row, 4), flag(row, 5), {}, {}};
}

Amount amount(Statement& row, int column) { return Amount::parse(text(row, column)).value_or(Amount()); }

struct TakeRow {
  shop::OrderId order;
  StockTake take;
};
TakeRow take_in(Statement& row) { return {{number(row, 0)}, {{number(row, 1)}, amount(row, 2), amount(row, 3)}}; }

struct PartRow {
  shop::OrderId order;
  StockPart part;
};
PartRow part_in(Statement& row) {
  return {{number(row, 1)}, {{number(row, 0)}, flag(row, 2), text(row, 3), flag(row, 4), flag(row, 5), {}}};
}

struct GoodsRow {
  office::OrderId part;
  StockRow row;
};
GoodsRow goods_in(Statement& row) { return {{number(row, 0)}, {{number(row, 1)}, amount(row, 2), amount(row, 3)}}; }

}  // namespace

Result<void> StockOrders::put(const StockOrder& order) {
  return db_.transaction([&]() -> Result<void> {
    TRY(remove(order.order));
    TRY(execute(db_,
                "INSERT INTO stock_order (woo_order, order_key, status, created, awaited, credit_open) VALUES (?,?,?,?,?,?)",
                order.order, order.order_key, order.status, order.created, order.awaited, order.credit_open));
    for (const auto& take : order.takes)
      TRY(execute(db_, "INSERT INTO stock_take (woo_order, shop_product, net, gross) VALUES (?,?,?,?)", order.order,
                  take.product, take.net, take.gross));
    for (const auto& part : order.parts) {
      // Split or copied, an order of the office belongs to the one it was last seen with.
      TRY(execute(db_,
                  "INSERT OR REPLACE INTO stock_part (office_order, woo_order, credit, state, skip_stock, before) VALUES "
                  "(?,?,?,?,?,?)",
                  part.order, order.order, part.credit, part.state, part.skip_stock, part.before));
      int place = 0;
      for (const auto& row : part.rows)
        TRY(execute(db_, "INSERT INTO stock_row (office_order, place, office_product, pieces, rest) VALUES (?,?,?,?,?)",
                    part.order, place++, row.product, row.pieces, row.rest));
    }
    return {};
  });
}

Result<void> StockOrders::remove(shop::OrderId order) {
  return execute(db_, "DELETE FROM stock_order WHERE woo_order=?", order);
}

Result<std::optional<StockOrder>> StockOrders::of(shop::OrderId order) {
  return first(filled(TRY(rows(db_, std::string(k_order) + "WHERE woo_order=?", order_in, order))));
}

Result<std::vector<StockOrder>> StockOrders::all() {
  return filled(TRY(rows(db_, std::string(k_order) + "ORDER BY woo_order", order_in)));
}

Result<std::vector<StockOrder>> StockOrders::of_product(shop::ProductId product) {
  return filled(TRY(rows(
      db_,
      std::string(k_order) + "WHERE woo_order IN (SELECT woo_order FROM stock_take WHERE shop_product=?) ORDER BY woo_order",
      order_in, product)));
}

Result<std::vector<StockOrder>> StockOrders::filled(std::vector<StockOrder> orders) {
  std::map<shop::OrderId, StockOrder*> by_id;
  for (auto& order : orders) by_id[order.order] = &order;
  // A few are asked for one by one, all of them at once.
  const bool one = orders.size() == 1;
  const std::string only = one ? " WHERE woo_order=" + std::to_string(orders.front().order.value) : "";
  const std::string rows_only =
      one ? " WHERE office_order IN (SELECT office_order FROM stock_part" + only + ")" : std::string();
  if (orders.empty()) return orders;
  std::map<office::OrderId, std::pair<StockOrder*, std::size_t>> parts;
  for (auto& found : TRY(rows(
           db_, "SELECT woo_order, shop_product, net, gross FROM stock_take" + only + " ORDER BY shop_product", take_in))) {
    if (const auto order = by_id.find(found.order); order != by_id.end()) order->second->takes.push_back(found.take);
  }
  for (auto& found : TRY(rows(db_,
                              "SELECT office_order, woo_order, credit, state, skip_stock, before FROM stock_part" + only +
                                  " ORDER BY office_order",
                              part_in))) {
    const auto order = by_id.find(found.order);
    if (order == by_id.end()) continue;
    parts[found.part.order] = {order->second, order->second->parts.size()};
    order->second->parts.push_back(std::move(found.part));
  }
  for (const auto& found : TRY(rows(
           db_,
           "SELECT office_order, office_product, pieces, rest FROM stock_row" + rows_only + " ORDER BY office_order, place",
           goods_in))) {
    if (const auto part = parts.find(found.part); part != parts.end())
      part->second.first->parts[part->second.second].rows.push_back(found.row);
  }
  return orders;
}

}  // namespace woo24::store
