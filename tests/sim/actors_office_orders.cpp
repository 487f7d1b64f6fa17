// The bookkeeper, and orders that come by telephone or over the counter: entered in the office, for the shop to show.
#include "sim/actors.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace woo24::sim {

void Bookkeeper::enter_order() {
  auto& dice = entry_dice_;
  const auto companies = town_.office.books().companies;
  if (companies.empty()) return;
  sandbox::OfficeHandOrder order;
  order.customer = dice.pick(companies).id;
  const auto& products = sandbox::shop_products();
  for (int n = dice.between(1, 4); n > 0; --n) {
    const auto& product = dice.pick(products);
    sandbox::OfficeHandRow row;
    row.number = product.sku;
    row.price = dice.chance(60) ? product.price : std::array{"10.00", "0.333", "1249.99", "99.95"}[dice.below(4)];
    row.quantity = std::array{"1", "2", "3", "12", "1.5", "-1"}[dice.below(n == 1 ? 5 : 6)];
    if (dice.chance(20)) row.discount = std::array{"10", "12.5", "100"}[dice.below(3)];
    order.rows.push_back(row);
  }
  if (dice.chance(20)) order.rows.push_back({"", "0", "1", "0", "Hämtas på lagret"});
  order.state = std::array{"Web", "Web", "ForInvoicing", "Invoiced", "Confirmed"}[dice.below(5)];
  if (dice.chance(50)) order.reference = std::array{"Telefon", "4711", "PO 17 *3", "Anna"}[dice.below(4)];
  const auto id = town_.office.add_order(order);
  if (id == 0) return;
  ++town_.tally.hands["enters an order"];
  truth_.made_by_hand(id);
  town_.story.tell("bookkeeper", fmt::format("enters office order {}: {}, {}", id, order.state,
                                             town_.office.books().order(id)->total_inc_vat));
}

void Bookkeeper::go_on_with(const sandbox::BooksOrder& order) {
  auto& dice = entry_dice_;
  const auto told = [&](const std::string& what) {
    ++town_.tally.hands[what];
    truth_.hand(order.id, what);
    town_.story.tell("bookkeeper", fmt::format("{} ({})", what, order.id));
  };
  switch (dice.below(10)) {
    case 0:
    case 1:
    case 2:
    case 3:
      if (town_.office.invoice(order.id)) told("invoices an order of their own");
      return;
    case 4:
    case 5: {
      const auto row = dice.below(order.rows.size());
      const auto quantity = std::to_string(dice.between(1, 5));
      if (town_.office.edit_row(order.id, row, "Quantity", quantity)) told("edits an order of their own");
      return;
    }
    case 6:
      if (town_.office.set_state(order.id, dice.chance(60) ? "Inactive" : "ForInvoicing")) told("moves an order of their own");
      return;
    case 7:
      if (town_.office.delete_order(order.id)) told("deletes an order of their own");
      return;
    case 8: {
      const auto credit = town_.office.add_credit(order.id, dice.chance(50) ? "" : "10.00");
      if (credit == 0) return;
      truth_.made_by_hand(credit);
      return told("credits an order of their own");
    }
    default:
      if (town_.office.edit_reference(order.id, "Ring först")) told("writes another reference");
  }
}

void Bookkeeper::on_office_orders() {
  truth_.look_at_books(town_.world.calls());
  std::vector<sandbox::BooksOrder> theirs;
  for (const auto& order : town_.office.books().orders) {
    if (truth_.hand_orders().contains(order.id) && !order.rows.empty()) theirs.push_back(order);
  }
  if (theirs.empty() || entry_dice_.chance(50)) return enter_order();
  go_on_with(entry_dice_.pick(theirs));
}

void Bookkeeper::invoice_office_orders() {
  for (const auto id : truth_.hand_orders()) {
    const auto order = town_.office.books().order(id);
    if (!order || order->invoice != 0 || order->state == "Inactive" || !town_.office.invoice(id)) continue;
    truth_.hand(id, "invoices an order of their own");
    town_.story.tell("bookkeeper", fmt::format("invoices an order of their own ({})", id));
  }
}

}  // namespace woo24::sim
