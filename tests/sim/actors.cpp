#include "sim/actors.hpp"

#include "sim/refunds.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

namespace woo24::sim {

namespace {

using sandbox::ShopOrderSpec;
using sandbox::ShopOrderView;

constexpr int k_drawn_orders = 40;

sandbox::OrderMix mix_of(const Scenario& scenario) {
  sandbox::OrderMix mix;
  mix.other_currencies = scenario.odd_orders;
  return mix;
}

}  // namespace

ShopPeople::ShopPeople(Town& town, Truth& truth, Dice dice)
    : town_(town),
      truth_(truth),
      dice_(dice),
      refund_dice_(town.scenario.seed ^ 0x5EF04Dull),
      mind_dice_(town.scenario.seed ^ 0x317D5ull),
      plugin_dice_(town.scenario.seed ^ 0x91064ull),
      stock_(sandbox::swedish_orders(town.scenario.seed, k_drawn_orders, mix_of(town.scenario))) {
  if (town.scenario.office_orders > 0) open_accounts();
}

/// Who has an account has a true one: orders from the office are given to it.
void ShopPeople::open_accounts() {
  std::map<std::string, std::int64_t> accounts;
  for (auto& order : stock_) {
    if (order.customer_id == 0) continue;
    auto& id = accounts[order.billing.email];
    if (id == 0)
      id = town_.shop.add_account(
          {order.billing.email, order.billing.first_name, order.billing.last_name, "customer", order.billing});
    order.customer_id = id;
  }
}

void ShopPeople::done(const std::string& what, std::int64_t order, const std::string& tallied) {
  ++town_.tally.deeds[tallied];
  town_.story.tell("shop", what, {order});
  truth_.look_at_shop();
}

void ShopPeople::make_odd(ShopOrderSpec& order, std::string& odd) {
  switch (dice_.below(8)) {
    case 0:
      order.payment_method = "ppcp-gateway";
      odd = "its payment method is not mapped";
      break;
    case 1:
      order.rows.front().sku = "SKÅP-9";
      odd = "a product that the office does not have";
      break;
    case 2:
      order.billing.first_name = "Ådám <b>&amp; \"É\"</b>";
      order.billing.last_name = "O'Ném%_[x]; -- 😀";
      break;
    case 3:
      order.rows.front().name = "Sågblad 300×30 ½\" & <skarp> \x01\x0b ✂";
      break;
    case 4:
      order.billing.email.clear();
      break;
    case 5:
      order.customer_note = "Rad 1\r\nRad 2 ]]> <!-- &#x1F600;";
      order.billing.company = "  Å & Ä  [AB]  ";
      break;
    case 6:
      order.billing.country = "DE";
      order.billing.postcode = "10115";
      odd = "no VAT is set up for that country";
      break;
    default:
      order.coupons.push_back({"ALLT", true, "100"});
      break;
  }
}

ShopOrderSpec ShopPeople::drawn_order() {
  auto order = stock_[next_++ % stock_.size()];
  // Whether they are the same buyer decides much: many of one seed are.
  if (dice_.chance(35)) {
    const auto& other = stock_[dice_.below(3)];
    order.billing = other.billing;
    order.customer_id = dice_.chance(50) ? other.customer_id : 0;
    order.meta = other.meta;
  }
  if (dice_.chance(15)) order.status = "pending";
  return order;
}

void ShopPeople::place_order() {
  auto order = drawn_order();
  std::string odd;
  if (town_.scenario.odd_orders && dice_.chance(20)) make_odd(order, odd);
  const auto id = town_.shop.add_order(order);
  truth_.placed(id);
  const auto view = town_.shop.order(id);
  done(fmt::format("order {} is placed: {} {} {} {}{}", id, order.payment_method, order.status, view->total, order.currency,
                   odd.empty() ? "" : " (" + odd + ")"),
       id, "order placed");
  truth_.sale_of(key_by_rule(id, view->order_key))->odd = odd;
  truth_.buyer_is(id, order.billing);
}

void ShopPeople::move_on(const ShopOrderView& order) {
  std::string status;
  if (order.status == "pending" || order.status == "on-hold" || order.status == "failed") {
    status = std::array{"processing", "processing", "cancelled", "on-hold", "failed"}[dice_.below(5)];
  } else if (order.status == "processing") {
    status = std::array{"completed", "completed", "cancelled", "refunded", "pending", "on-hold"}[dice_.below(6)];
  } else if (order.status == "completed") {
    status = std::array{"processing", "refunded", "completed"}[dice_.below(3)];
  } else {
    status = std::array{"processing", "pending", "completed"}[dice_.below(3)];
  }
  go_to(order, status);
}

void ShopPeople::go_to(const ShopOrderView& order, const std::string& status) {
  if (status == "completed" && order.status != status) truth_.completed_by_hand(order.id);
  truth_.edited(order.id);
  town_.shop.set_status(order.id, status);
  done(fmt::format("order {} goes from {} to {}", order.id, order.status, status), order.id, "status");
}

void ShopPeople::edit(const ShopOrderView& order, Dice& dice) {
  truth_.edited(order.id);
  if (dice.chance(60)) {
    const auto& other = stock_[dice.below(stock_.size())];
    town_.shop.edit_rows(order.id, other.rows);
    const auto view = town_.shop.order(order.id);
    return done(fmt::format("the lines of order {} are edited: {} instead of {}", order.id, view->total, order.total), order.id,
                "lines edited");
  }
  const auto& billing = stock_[dice.below(stock_.size())].billing;
  town_.shop.set_billing(order.id, billing);
  truth_.buyer_is(order.id, billing);
  done(fmt::format("the address of order {} is edited", order.id), order.id, "address edited");
}

void ShopPeople::seldom(const ShopOrderView& order) {
  truth_.edited(order.id);
  switch (dice_.below(7)) {
    case 0:
      town_.shop.trash(order.id);
      return done(fmt::format("order {} goes to the trash", order.id), order.id, "trashed");
    case 1:
      town_.shop.erase(order.id);
      return done(fmt::format("order {} is erased", order.id), order.id, "erased");
    case 2: {
      const auto all = town_.shop.orders();
      const auto& from = all[dice_.below(all.size())];
      // Its mark alone says that it came from the office, once the state file that knew it is lost.
      const auto* sale = truth_.sale_of(key_by_rule(order.id, order.order_key));
      if (sale != nullptr && sale->made_of != 0 && town_.scenario.state_files > 0) return;
      town_.shop.copy_meta(from.id, order.id);
      truth_.meta_copied(order.id);
      return done(fmt::format("a plugin copies the meta of order {} to order {}", from.id, order.id), order.id, "meta copied");
    }
    case 3:
      town_.shop.refund(order.id, "10.00", "Ursäkta");
      return done(fmt::format("10.00 of order {} is refunded", order.id), order.id, "partly refunded");
    case 4:
      town_.shop.set_unrenderable(order.id, true);
      unrenderable_.push_back(order.id);
      return done(fmt::format("order {} breaks the shop when it is read", order.id), order.id, "unrenderable");
    case 5: {
      const std::string method = dice_.chance(50) ? "swish" : "invoice";
      town_.shop.set_payment_method(order.id, method, method);
      return done(fmt::format("order {} is now paid by {}", order.id, method), order.id, "payment method");
    }
    default:
      mend();
  }
}

void ShopPeople::give_back() {
  auto& dice = refund_dice_;
  std::vector<ShopOrderView> orders;
  for (const auto& order : town_.shop.orders()) {
    const bool sold = order.status == "processing" || order.status == "completed";
    if (!order.trashed && (sold || dice.chance(5))) orders.push_back(order);
  }
  if (orders.empty()) return;
  const auto& order =
      orders[orders.size() - 1 - dice.below(dice.chance(60) ? std::min<std::size_t>(4, orders.size()) : orders.size())];
  const auto refunds = refunds_in(town_.shop)[order.id];
  if (!refunds.empty() && dice.chance(8)) {
    const auto& refund = refunds[dice.below(refunds.size())];
    town_.shop.delete_refund(order.id, refund.id);
    return done(fmt::format("refund {} of order {} is deleted", refund.id, order.id), order.id, "refund deleted");
  }
  sandbox::ShopRefundSpec spec;
  spec.payment = dice.chance(50);
  spec.restock = dice.chance(60);
  const auto kind = dice.below(10);
  if (kind < 3) {
    spec.amount = std::array{"10.00", "1.01", "33.33", "250.00"}[dice.below(4)];
  } else if (kind < 8) {
    sandbox::ShopRefundRow row;
    if (kind == 7) row.list = sandbox::ShopRefundRow::List::shipping;
    row.row = kind == 7 ? 0 : dice.below(2);
    row.quantity = kind < 6 ? 1 : 0;
    if (kind == 6) row.net = std::array{"10.00", "3.33"}[dice.below(2)];
    spec.rows = {row};
  }
  if (town_.scenario.puts_back_part) put_back_part(order.id, spec);
  if (const auto id = town_.shop.refund(order.id, spec))
    done(fmt::format("refund {} of order {}{}", *id, order.id, spec.payment ? ", money sent back" : ""), order.id, "refunded");
}

/// Of pieces of the first rows, as many go back on the shelf as the plugin likes.
void ShopPeople::put_back_part(std::int64_t order, sandbox::ShopRefundSpec& refund) {
  auto& dice = plugin_dice_;
  if (refund.rows.size() != 1 || refund.rows[0].quantity == 0 || !dice.chance(70)) return;
  const auto lines = lines_in(town_.shop, order);
  refund.rows.clear();
  for (std::size_t n = 0; n < std::min<std::size_t>(2, lines.size()); ++n) {
    if (lines[n].left < 1) continue;
    sandbox::ShopRefundRow row;
    row.row = n;
    row.quantity = dice.between(1, lines[n].left);
    row.restocked = dice.between(0, row.quantity);
    refund.rows.push_back(row);
  }
}

void ShopPeople::change_mind() {
  auto& dice = mind_dice_;
  std::vector<ShopOrderView> sold, unpaid;
  for (const auto& order : town_.shop.orders()) {
    const auto* sale = truth_.sale_of(key_by_rule(order.id, order.order_key));
    if (order.trashed || sale == nullptr || sale->releases.empty()) continue;
    sold.push_back(order);
    if (!order.paid) unpaid.push_back(order);
  }
  if (!unpaid.empty() && dice.chance(40)) sold = unpaid;
  if (sold.empty()) return;
  const auto& order = dice.pick(sold);
  const bool off = order.status == "cancelled" || order.status == "failed";
  const auto what = dice.below(10);
  if (off ? what < 4 : what == 9) return go_to(order, order.payment_method == "invoice" ? "on-hold" : "processing");
  if (!off && what >= 6) return go_to(order, what == 8 ? "failed" : "cancelled");
  edit(order, dice);
}

void ShopPeople::do_something() {
  const auto orders = town_.shop.orders();
  if (orders.empty() || dice_.chance(25)) {
    if (static_cast<int>(orders.size()) < town_.scenario.most_orders) place_order();
    return;
  }
  // What is new is what people still change.
  const auto newest = dice_.chance(60) ? std::min<std::size_t>(3, orders.size()) : orders.size();
  const auto& order = orders[orders.size() - 1 - dice_.below(newest)];
  if (order.trashed) return;
  const auto what = dice_.below(100);
  if (what < 50) return move_on(order);
  if (what < 80) return edit(order, dice_);
  seldom(order);
}

void ShopPeople::keep_backup() {
  backup_ = town_.shop.backup();
  town_.story.tell("shop", "a backup is made");
}

void ShopPeople::restore_backup() {
  if (!backup_) return keep_backup();
  town_.shop.restore(backup_);
  backup_.reset();
  ++town_.tally.upsets["shop restored"];
  town_.story.tell("shop", "the shop is put back to the backup");
  truth_.look_at_shop();
}

bool ShopPeople::can_be_read(std::int64_t order) const {
  return std::find(unrenderable_.begin(), unrenderable_.end(), order) == unrenderable_.end();
}

void ShopPeople::mend() {
  for (const auto id : unrenderable_) {
    if (town_.shop.set_unrenderable(id, false)) town_.story.tell("shop", "order can be read again", {id});
  }
  unrenderable_.clear();
}

void Bookkeeper::done(std::int64_t office_order, const std::string& what) {
  ++town_.tally.hands[what];
  truth_.hand(office_order, what);
  const auto order = truth_.shop_order_of(office_order);
  town_.story.tell("bookkeeper", fmt::format("{} (office order {})", what, office_order),
                   order == 0 ? Story::Orders{} : Story::Orders{order});
}

void Bookkeeper::on_an_order() {
  auto books = town_.office.books();
  // What still waits to be released catches the eye.
  std::vector<sandbox::BooksOrder> waiting;
  for (const auto& order : books.orders) {
    if (order.reference_number.find(" *") != std::string::npos && order.state == "Web") waiting.push_back(order);
  }
  if (!waiting.empty() && dice_.chance(60)) books.orders = waiting;
  if (books.orders.empty()) return;
  const auto newest = dice_.chance(60) ? std::min<std::size_t>(3, books.orders.size()) : books.orders.size();
  const auto& order = books.orders[books.orders.size() - 1 - dice_.below(newest)];
  switch (dice_.below(11)) {
    case 0:
      if (town_.office.delete_order(order.id)) done(order.id, "deletes an order");
      return;
    case 1:
    case 8:
    case 9: {
      const auto* state = std::array{"ForInvoicing", "Confirmed", "Inactive", "Web"}[dice_.below(4)];
      if (town_.office.set_state(order.id, state)) done(order.id, std::string("moves an order to ") + state);
      return;
    }
    case 2:
    case 3: {
      std::vector<std::size_t> sold;
      for (std::size_t n = 0; n < order.rows.size(); ++n) {
        if (!order.rows[n].text) sold.push_back(n);
      }
      if (!sold.empty() && town_.office.edit_row_price(order.id, dice_.pick(sold), "17.00")) done(order.id, "edits a price");
      return;
    }
    case 4:
    case 5:
      if (town_.office.invoice(order.id)) done(order.id, "invoices an order");
      return;
    case 6:
      if (town_.office.overwrite_external_status(order.id, dice_.between(1, 2000))) done(order.id, "overwrites ExternalStatus");
      return;
    case 7:
      if (town_.office.edit_title(order.id, "Ring kunden först")) done(order.id, "edits a title");
      return;
    default: {
      const auto copy = town_.office.add_order(order.customer, "HAM-001", "199.20", order.reference_number);
      if (copy == 0) return;
      if (order.reference_number.empty()) truth_.made_by_hand(copy);
      ++town_.tally.hands["copies an order"];
      truth_.copied(order.id, copy);
      const auto sale = truth_.shop_order_of(order.id);
      town_.story.tell("bookkeeper", fmt::format("copies office order {} as {}", order.id, copy), {sale});
    }
  }
}

void Bookkeeper::on_the_registers() {
  const auto books = town_.office.books();
  const auto& company = books.companies[dice_.below(books.companies.size())];
  const auto tell = [&](const std::string& what, const std::string& more) {
    ++town_.tally.hands[what];
    truth_.registers_touched();
    town_.story.tell("bookkeeper", what + ": " + more);
  };
  switch (dice_.below(5)) {
    case 0:
      if (town_.office.rename_company(company.id, company.name + " (ny)")) tell("renames a customer", company.name);
      return;
    case 1:
      if (!town_.office.block_company(company.id, true)) return;
      blocked_.push_back(company.id);
      return tell("blocks a customer", company.name);
    case 2: {
      const auto& product = sandbox::shop_products()[dice_.below(sandbox::shop_products().size())];
      const auto other = product.sku + "-GAMMAL";
      town_.catalogue.before_hand();
      if (!town_.office.renumber_product(product.sku, other)) return;
      town_.catalogue.after_hand();
      renumbered_.emplace_back(product.sku, other);
      return tell("gives a product another number", product.sku);
    }
    case 3: {
      sandbox::OfficeCard card;
      card.name = company.name;
      card.first_name = company.first_name;
      card.type = company.type.empty() ? "Business" : company.type;
      card.invoice_email = company.invoice_email;
      card.org_number = company.org_number;
      town_.office.add_company(card);
      return tell("enters a customer a second time", company.name);
    }
    default:
      if (!company.external_id.empty() && town_.office.delete_company(company.id)) tell("deletes a customer", company.name);
  }
}

void Bookkeeper::invoice_all() {
  truth_.look_at_books(town_.world.calls());
  for (const auto& order : town_.office.books().orders) {
    const bool released = order.reference_number.starts_with("WOO-") && order.reference_number.find(" *") == std::string::npos;
    if (!released || order.state != "ForInvoicing" || !town_.office.invoice(order.id)) continue;
    ++town_.tally.upsets["invoiced as meant"];
    truth_.invoiced(order.id);
    town_.story.tell("bookkeeper", fmt::format("invoices what was released (office order {})", order.id),
                     {truth_.shop_order_of(order.id)});
  }
}

void Bookkeeper::do_something() {
  truth_.look_at_books(town_.world.calls());  // what arrived late is there, too
  if (dice_.chance(80)) return on_an_order();
  on_the_registers();
}

void Bookkeeper::mend() {
  town_.catalogue.before_hand();
  for (const auto& [was, is] : renumbered_) town_.office.renumber_product(is, was);
  town_.catalogue.after_hand();
  for (const auto id : blocked_) town_.office.block_company(id, false);
  renumbered_.clear();
  blocked_.clear();
}

}  // namespace woo24::sim
