// SaveInvoices and UpdateInvoices: item by item, each saved or answered with an exception.
#include "woo24/sandbox/office_operations.hpp"
#include "woo24/sandbox/office_time.hpp"
#include "woo24/sandbox/office_totals.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

constexpr std::int64_t k_largest_factor = 1'000'000'000;

struct Item {
  OfficeRecord sent;
  std::vector<OfficeRecord> rows;
  bool unknown_element = false;
};

Item item_from(const pugi::xml_node& node) {
  Item item{record_from(node), {}, node.attribute(k_unknown_mark).as_bool()};
  for (const auto& row : node.child("InvoiceRows").children()) {
    item.rows.push_back(record_from(row));
    item.unknown_element = item.unknown_element || row.attribute(k_unknown_mark).as_bool();
  }
  return item;
}

bool is_text(const OfficeRecord& row) { return row.text("Type").starts_with("Text"); }

template <typename Items>
bool knows(const Items& items, std::int64_t id) {
  return std::any_of(items.begin(), items.end(), [&](const auto& one) { return one.id == id; });
}

/// One order on its way into the books; nothing of it is there before `commit`.
class Saving {
 public:
  Saving(OfficeState& state, OfficeClient& client, const Item& item) : state_(state), client_(client), item_(item) {}

  /// "" or why the item is refused.
  std::string save() {
    auto problem = check_values();
    if (problem.empty()) problem = begin();
    if (problem.empty()) problem = check_references();
    if (!problem.empty()) return problem;
    judge();
    const auto split = take_split();
    if (split == OfficeSwitches::NotAtomic::state_lost) {
      pay();
      commit();
      return "";
    }
    problem = change();
    if (!problem.empty()) return problem;
    judge_credit();
    if (split != OfficeSwitches::NotAtomic::payment_lost) pay();
    problem = move_state();
    if (problem.empty()) commit();
    return problem;
  }
  [[nodiscard]] const OfficeOrder& order() const { return order_; }

 private:
  const OfficeRecord& sent() const { return item_.sent; }

  std::string check_values() {
    auto problem = too_long(state_, "invoice", "InvoiceOrder", sent());
    for (const auto& row : item_.rows) {
      if (problem.empty()) problem = too_long(state_, "invoice", "InvoiceRow", row);
    }
    return problem;
  }

  /// The order as it is now, or a new one.
  std::string begin() {
    const auto id = sent().number("OrderId");
    const auto found = id ? client_.orders.find(*id) : client_.orders.end();
    is_new_ = found == client_.orders.end();
    if (!is_new_) {
      order_ = found->second;
      if (order_.invoice == 0) return "";
      state_.violate("invoiced-update", "order " + std::to_string(order_.id));
      return "The order is invoiced and can not be changed.";
    }
    if (id) state_.violate("unknown-order", "order " + std::to_string(*id) + " of " + sent().text("ReferenceNumber"));
    order_.id = id.value_or(0);
    return "";
  }

  std::string check_references() {
    const auto customer = sent().number("CustomerId");
    if (is_new_ && !customer) return "CustomerId is required.";
    if (customer && !client_.companies.contains(*customer)) return missing("Customer", *customer);
    if (const auto id = sent().number("PaymentMethodId"); id && !knows(client_.methods, *id))
      return missing("Payment method", *id);
    if (const auto id = sent().number("TypeOfSaleId"); id && !knows(client_.sale_types, *id))
      return missing("Type of sale", *id);
    if (const auto problem = check_dimensions(sent()); !problem.empty()) return problem;
    if (const auto problem = check_credited(); !problem.empty()) return problem;
    const auto symbol = sent().text("Currency.Symbol");
    if (!symbol.empty() && currency_of(client_, symbol) == nullptr) return "Currency '" + symbol + "' is not registered.";
    return "";
  }

  /// What a credit names must be there.
  std::string check_credited() const {
    if (const auto id = sent().number("ReferenceInvoiceId")) {
      const bool there = std::any_of(client_.orders.begin(), client_.orders.end(),
                                     [&](const auto& one) { return one.second.booked && one.second.invoice == *id; });
      if (!there) return missing("Invoice", *id);
    }
    const auto id = sent().number("ReferenceOrderId");
    return id && !client_.orders.contains(*id) ? missing("Order", *id) : "";
  }

  std::string check_dimensions(const OfficeRecord& record) const {
    if (const auto id = record.number("DepartmentId"); id && !knows(client_.departments, *id))
      return missing("Department", *id);
    if (const auto id = record.number("ProjectId"); id && !knows(client_.projects, *id)) return missing("Project", *id);
    return "";
  }

  static std::string missing(const char* what, std::int64_t id) {
    return std::string(what) + " with id " + std::to_string(id) + " does not exist.";
  }

  /// What a careful client would not have sent.
  void judge() {
    const auto reference = sent().text("ReferenceNumber");
    const auto key = key_of_reference(reference);
    for (const char* field : {"InvoiceId", "DateChanged", "OrderTotalIncVat", "OrderTotalVat"}) {
      if (sent().has(field)) state_.violate("read-only", field, false);
    }
    if (sent().text("OrderStatus") == "InvoicedCashAccount") state_.violate("cash-account", reference);
    if (sent().has("PaymentAmount") && !sent().has("PaymentMethodId")) state_.violate("payment-without-method", reference);
    if (!is_new_) {
      const auto stored = order_.head.text("ReferenceNumber");
      if (key != key_of_reference(stored)) {
        state_.violate("other-reference", "order " + std::to_string(order_.id) + " is " + stored + ", not " + reference);
      }
      return;
    }
    if (key.empty()) return state_.violate("no-reference", "a new order", false);
    const auto [first, last] = client_.orders_by_key.equal_range(key);
    for (auto known = first; known != last; ++known) {
      const auto other = client_.orders.find(known->second);
      if (other == client_.orders.end()) continue;
      const auto& head = other->second.head;
      if (head.text("OrderStatus") != "Inactive" && key_of_reference(head.text("ReferenceNumber")) == key) {
        state_.violate("duplicate-reference", reference + " is order " + std::to_string(other->first));
        return;
      }
    }
  }

  static bool names_order(const OfficeOrder& credit, const OfficeOrder& sale) {
    const auto invoice = credit.head.number("ReferenceInvoiceId");
    return invoice ? sale.invoice != 0 && *invoice == sale.invoice : credit.head.number("ReferenceOrderId") == sale.id;
  }

  /// What no careful client does with a credit: another customer, another currency, no minus, more than was sold.
  void judge_credit() {
    const auto& head = order_.head;
    const bool names = sent().has("ReferenceInvoiceId") || sent().has("ReferenceOrderId");
    const auto total = sums_of(order_, state_.switches).total;
    const auto& reference = head.text("ReferenceNumber");
    if (!names) {
      if (total < OfficeMoney{}) state_.violate("credit-of-nothing", reference, false);
      return;
    }
    if (OfficeMoney{} < total) return state_.violate("credit-positive", reference);
    const auto* sale = credited_by(client_, order_);
    if (sale == nullptr) {
      const auto found = client_.orders.find(head.number("ReferenceOrderId").value_or(0));
      if (found == client_.orders.end()) return;
      sale = &found->second;
    }
    if (sale->head.text("CustomerId") != head.text("CustomerId")) state_.violate("credit-other-customer", reference);
    if (sale->head.text("Currency.Symbol") != head.text("Currency.Symbol")) state_.violate("credit-other-currency", reference);
    auto credited = total;
    for (const auto& [id, other] : client_.orders) {
      if (id == order_.id || other.head.text("OrderStatus") == "Inactive" || !names_order(other, *sale)) continue;
      if (const auto sum = sums_of(other, state_.switches).total; sum < OfficeMoney{}) credited += sum;
    }
    if (credited + sums_of(*sale, state_.switches).total < OfficeMoney{})
      state_.violate("credit-too-much", reference + ": " + credited.text(2) + " of order " + std::to_string(sale->id));
  }

  OfficeSwitches::NotAtomic take_split() {
    if (is_new_ || !sent().has("PaymentAmount")) return OfficeSwitches::NotAtomic::never;
    if (state_.splits_left == 0) return state_.switches.state_not_atomic;
    --state_.splits_left;
    return state_.split;
  }

  std::string change() {
    auto given = sent();
    for (const char* field : {"OrderId", "InvoiceId", "DateChanged", "OrderTotalIncVat", "OrderTotalVat", "PaymentAmount",
                              "OrderStatus", "APIException"}) {
      given.erase(field);
    }
    if (given.has("Currency.Symbol")) {
      if (!given.has("Currency.Rate")) given.set("Currency.Rate", OfficeMoney::whole(1));
      if (!given.has("Currency.Unit")) given.set("Currency.Unit", std::int64_t{1});
    }
    if (!is_new_ && state_.switches.update_resets == OfficeSwitches::UpdateResets::left_out) reset_left_out();
    order_.head.take(given);
    if (is_new_) fill_new();
    return is_new_ ? new_rows() : changed_rows();
  }

  void reset_left_out() {
    OfficeRecord bare;
    bare.set("CustomerId", order_.head.text("CustomerId"));
    bare.set("OrderStatus", "Web");
    order_.head = bare;
    set_defaults();
  }

  void fill_new() {
    order_.created = state_.now;
    order_.created_call = state_.call;
    set_defaults();
  }

  void set_defaults() {
    const auto preset = [&](const char* field, const std::string& value) {
      if (!order_.head.has(field)) order_.head.set(field, value);
    };
    preset("DateOrdered", format_plain(state_.now));
    preset("Distributor", "Default");
    preset("DistributionMethod", "Unchanged");
    preset("SkipStock", "false");
    preset("SendToFactoring", "true");
    preset("Currency.Symbol", client_.currency);
    preset("Currency.Rate", OfficeMoney::whole(1).text(4));
    preset("Currency.Unit", "1");
  }

  std::string new_rows() {
    for (auto row : item_.rows) {
      row.erase("ChangeState");
      if (auto problem = add_row(std::move(row)); !problem.empty()) return problem;
    }
    return "";
  }

  std::string add_row(OfficeRecord row) {
    row.set("RowId", client_.next_row++);
    auto problem = complete(row);
    if (problem.empty()) order_.rows.push_back(std::move(row));
    return problem;
  }

  std::string changed_rows() {
    for (const auto& row : item_.rows) {
      if (auto problem = changed_row(row); !problem.empty()) return problem;
    }
    for (auto& row : order_.rows) {  // another sale type is another rate
      if (is_text(row)) continue;
      if (const auto rate = rate_of_row(client_, state_.switches, order_.head, row)) row.set("VatRate", *rate);
    }
    return "";
  }

  std::string changed_row(const OfficeRecord& row) {
    const auto state = row.text("ChangeState");
    auto given = row;
    given.erase("ChangeState");
    if (state == "Add") {
      given.erase("RowId");
      return add_row(std::move(given));
    }
    if (state.empty() || state == "None") {
      state_.violate("row-without-change-state", "order " + std::to_string(order_.id));
      return "";
    }
    const auto id = row.number("RowId");
    const auto found = std::find_if(order_.rows.begin(), order_.rows.end(),
                                    [&](const OfficeRecord& one) { return id && one.number("RowId") == id; });
    if (found == order_.rows.end()) return missing("Row", id.value_or(0));
    if (state == "Delete") {
      order_.rows.erase(found);
      return "";
    }
    found->take(given);
    return complete(*found);
  }

  /// What the office fills in, after what it insists on.
  std::string complete(OfficeRecord& row) {
    if (is_text(row)) return "";
    const auto product = client_.products.find(row.number("ProductId").value_or(0));
    if (product == client_.products.end()) return missing("Product", row.number("ProductId").value_or(0));
    if (auto problem = check_dimensions(row); !problem.empty()) return problem;
    if (row.has("TaxSettings.TaxRate")) state_.violate("tax-rate-sent", order_.head.text("ReferenceNumber"), false);
    const auto& card = product->second.card;
    row.set("ProductNo", card.text("No"));
    if (!row.has("Name")) row.set("Name", card.text("Name"));
    const auto price = row.has("Price") ? row.money("Price") : card.money("Price");
    row.set("Price", price.value_or(OfficeMoney{}).rounded(state_.switches.price_decimals));
    if (!row.has("Quantity")) row.set("Quantity", OfficeMoney::whole(1));
    row.set("Quantity", row.money("Quantity").value_or(OfficeMoney{}));
    if (!row.has("DiscountRate")) row.set("DiscountRate", customer_discount());
    const auto limit = OfficeMoney::whole(k_largest_factor);
    for (const char* field : {"Price", "Quantity", "DiscountRate"}) {
      const auto value = row.money(field).value_or(OfficeMoney{});
      if (limit < value || value < -limit) return "Arithmetic overflow error converting numeric to data type numeric.";
    }
    const auto rate = rate_of_row(client_, state_.switches, order_.head, row);
    if (!rate) return missing("Tax code", row.number("TaxSettings.TaxCode").value_or(0));
    row.set("VatRate", *rate);
    return "";
  }

  OfficeMoney customer_discount() const {
    const auto card = client_.companies.find(order_.head.number("CustomerId").value_or(0));
    return card == client_.companies.end() ? OfficeMoney{} : card->second.card.money("Discount").value_or(OfficeMoney{});
  }

  void pay() {
    const auto amount = sent().money("PaymentAmount");
    const auto method = sent().number("PaymentMethodId");
    if (!amount || !method) return;
    const auto second = !order_.payments.empty() || !order_.waiting.empty();
    if (second) {
      state_.violate("double-payment", "order " + std::to_string(order_.id) + " " + order_.head.text("ReferenceNumber"));
      if (state_.switches.payment_repeat == OfficeSwitches::PaymentRepeat::ignored) return;
      if (state_.switches.payment_repeat == OfficeSwitches::PaymentRepeat::replaces) take_payments_back();
    }
    const auto paid = sent().has("Paid") ? sent().text("Paid") : order_.head.text("Paid");
    payment_ = OfficePayment{*method, *amount, paid.empty() ? oslo_day(state_.now) : oslo_day(paid), false};
  }

  void take_payments_back() {
    order_.waiting.clear();
    for (auto& payment : order_.payments) payment.amount = -payment.amount;
    reversed_ = std::move(order_.payments);
    order_.payments.clear();
  }

  std::string move_state() {
    const auto wanted = sent().text("OrderStatus");
    if (!wanted.empty() || is_new_) wanted_state_ = kept_state(state_.switches, wanted);
    if (wanted_state_ != "Invoiced") return "";
    const auto card = client_.companies.find(order_.head.number("CustomerId").value_or(0));
    const bool blocked = card != client_.companies.end() && card->second.card.flag("BlockInvoice");
    return blocked ? "The customer is blocked for invoicing." : "";
  }

  void commit() {
    if (order_.id == 0) order_.id = draw_id();
    for (auto& payment : reversed_) {
      post_payment(state_, client_, order_, payment);
      order_.payments.pop_back();
    }
    if (wanted_state_ && *wanted_state_ != "Invoiced") order_.head.set("OrderStatus", *wanted_state_);
    if (!order_.head.has("OrderStatus")) order_.head.set("OrderStatus", "Web");
    book_payment();
    if (wanted_state_ == "Invoiced") invoice_order(state_, client_, order_);
    draw_stock(state_, client_, order_);
    if (const auto& other = state_.switches.external_status_overwritten) order_.head.set("ExternalStatus", *other);
    mark_changed(state_, order_);
    ++order_.saves;
    client_.next_order = std::max(client_.next_order, order_.id + 1);
    client_.orders[order_.id] = order_;
    const std::string key(key_of_reference(order_.head.text("ReferenceNumber")));
    const auto [first, last] = client_.orders_by_key.equal_range(key);
    const bool known = std::any_of(first, last, [&](const auto& one) { return one.second == order_.id; });
    if (!known && !key.empty()) client_.orders_by_key.emplace(key, order_.id);
  }

  void book_payment() {
    if (!payment_) return;
    using Posting = OfficeSwitches::PaymentPosting;
    const auto when = state_.switches.payment_posting;
    if (when == Posting::release) {
      post_payment(state_, client_, order_, *payment_);
    } else if (when == Posting::invoicing || wanted_state_ == "Invoiced") {
      order_.waiting.push_back(*payment_);
    }
  }

  std::int64_t draw_id() {
    if (const auto forced = std::exchange(state_.forced_order_id, std::nullopt)) return *forced;
    return client_.next_order++;
  }

  OfficeState& state_;
  OfficeClient& client_;
  const Item& item_;
  OfficeOrder order_;
  bool is_new_ = true;
  std::optional<std::string> wanted_state_;
  std::optional<OfficePayment> payment_;
  std::vector<OfficePayment> reversed_;
};

/// What SaveInvoices answers for an item that was saved.
std::string saved_xml(OfficeState& state, const OfficeClient& client, const Item& item, const OfficeOrder& order,
                      const std::string& exception) {
  OfficeRecord shown;
  std::vector<OfficeRecord> rows;
  if (state.switches.echo == OfficeSwitches::Echo::full) {
    shown = shown_order(state, client, order);
    rows = order.rows;
  } else if (state.switches.echo == OfficeSwitches::Echo::sent) {
    shown = item.sent;
    rows = item.rows;
    if (order.invoice != 0) {
      shown.set("InvoiceId", order.invoice);
      shown.set("DateInvoiced", order.head.text("DateInvoiced"));
    }
  }
  shown.set("OrderId", order.id);
  if (!exception.empty()) add_exception(shown, exception);
  return order_xml(state, shown, rows, OfficeProperties::all(), OfficeProperties::all());
}

/// And for one that was not.
std::string refused_xml(OfficeState& state, const Item& item, const std::string& exception) {
  auto shown = state.switches.echo == OfficeSwitches::Echo::ids ? OfficeRecord{} : item.sent;
  if (!exception.empty()) add_exception(shown, exception);
  return order_xml(state, shown, item.rows, OfficeProperties::all(), OfficeProperties::all());
}

std::string save_item(OfficeState& state, OfficeClient& client, const Item& item, bool refuse) {
  if (item.unknown_element) return refused_xml(state, item, "");  // the call succeeds, and saves nothing
  const auto exception = refuse ? state.exception_message : std::string();
  if (refuse && !state.exception_with_id) return refused_xml(state, item, exception);
  Saving saving(state, client, item);
  const auto problem = saving.save();
  return problem.empty() ? saved_xml(state, client, item, saving.order(), exception) : refused_xml(state, item, problem);
}

}  // namespace

OfficeReply save_invoices(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  const auto partial = std::exchange(state.partial_items, std::nullopt);
  const auto refused = std::exchange(state.exception_item, std::nullopt);
  std::vector<std::string> answers;
  for (const auto& node : request.arguments.child("invoices").children()) {
    const auto index = static_cast<int>(answers.size());
    if (partial && index >= *partial) return office_fault(state.partial_message);
    answers.push_back(save_item(state, client, item_from(node), refused == index));
  }
  if (partial) return office_fault(state.partial_message);
  if (answers.empty()) state.violate("empty-save", request.operation, false);
  return {arranged(state, std::move(answers)), false, "", ""};
}

OfficeReply update_invoices(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  std::vector<std::string> answers;
  for (const auto& node : request.arguments.child("invoices").children()) {
    const auto item = item_from(node);
    const auto found = client.orders.find(item.sent.number("OrderId").value_or(0));
    auto problem = too_long(state, "invoice", "InvoiceOrder", item.sent);
    if (problem.empty() && found == client.orders.end()) problem = "The order does not exist.";
    if (!problem.empty()) {
      answers.push_back(refused_xml(state, item, problem));
      continue;
    }
    auto& order = found->second;
    for (const char* field : {"InvoiceTitle", "ReferenceNumber"}) {
      if (item.sent.has(field)) order.head.set(field, item.sent.text(field));
    }
    mark_changed(state, order);
    answers.push_back(saved_xml(state, client, item, order, ""));
  }
  return {arranged(state, std::move(answers)), false, "", ""};
}

}  // namespace woo24::sandbox
