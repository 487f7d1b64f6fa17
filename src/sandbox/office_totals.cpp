#include "woo24/sandbox/office_totals.hpp"

#include "woo24/sandbox/office_time.hpp"

namespace woo24::sandbox {

namespace {

constexpr int k_receivables = 1510;
constexpr int k_roundings = 3740;
constexpr int k_oere = 2;

bool is_text(const OfficeRecord& row) { return row.text("Type").starts_with("Text"); }

OfficeRowFigures figures_of(const OfficeRecord& row) {
  if (is_text(row)) return {{}, {}, {}, {}, true};
  return {row.money("Price").value_or(OfficeMoney{}), row.money("Quantity").value_or(OfficeMoney::whole(1)),
          row.money("DiscountRate").value_or(OfficeMoney{}), row.money("VatRate").value_or(OfficeMoney{}), false};
}

/// Net and VAT of a row before any rounding to the öre.
OfficeRowSum exact_row(const OfficeRowFigures& row, bool gross_prices) {
  OfficeRowSum sum;
  sum.text = row.text;
  if (sum.text) return sum;
  const auto hundred = OfficeMoney::whole(100);
  sum.rate = row.rate;
  auto amount = row.price.times(row.quantity);
  amount = amount - amount.percent(row.discount);
  sum.net = gross_prices ? amount.scaled(hundred, hundred + sum.rate) : amount;
  sum.vat = gross_prices ? amount - sum.net : sum.net.percent(sum.rate);
  return sum;
}

void add_rows_rounded(OfficeOrderSums& sums, bool gross_prices) {
  for (auto& row : sums.rows) {
    row.net = row.net.rounded(k_oere);
    row.vat = (gross_prices ? row.vat : row.net.percent(row.rate)).rounded(k_oere);
    if (row.text) continue;
    sums.rates[row.rate].net += row.net;
    sums.rates[row.rate].vat += row.vat;
  }
}

void add_rates_rounded(OfficeOrderSums& sums) {
  for (auto& row : sums.rows) {
    if (row.text) continue;
    sums.rates[row.rate].net += row.net;
    sums.rates[row.rate].vat += row.vat;
    row.net = row.net.rounded(k_oere);
    row.vat = row.vat.rounded(k_oere);
  }
  for (auto& [rate, sum] : sums.rates) {
    sum.net = sum.net.rounded(k_oere);
    sum.vat = sum.vat.rounded(k_oere);
  }
}

OfficeOrderSums summed(const std::vector<OfficeRowFigures>& rows, const OfficeSwitches& switches, bool gross_prices,
                       std::optional<OfficeMoney> step) {
  OfficeOrderSums sums;
  for (const auto& row : rows) sums.rows.push_back(exact_row(row, gross_prices));
  if (switches.vat_rounding == OfficeSwitches::VatRounding::row) {
    add_rows_rounded(sums, gross_prices);
  } else {
    add_rates_rounded(sums);
  }
  for (const auto& [rate, sum] : sums.rates) {
    sums.vat += sum.vat;
    sums.total += sum.net + sum.vat;
  }
  const auto exact = sums.total;
  if (switches.whole_kronor) sums.total = sums.total.rounded(0);
  if (step) sums.total = sums.total.rounded_to(*step);
  sums.rounding = sums.total - exact;
  return sums;
}

class Voucher {
 public:
  Voucher(OfficeClient& client, const OfficeOrder& order, std::string day, std::string what)
      : client_(client), order_(order), number_(client.next_voucher++), day_(std::move(day)), what_(std::move(what)) {}
  void line(int account, OfficeMoney kronor) {
    if (kronor.is_zero()) return;
    sum_ += kronor;
    client_.ledger.push_back({number_, day_, account, kronor.text(k_oere), order_.head.number("CustomerId").value_or(0),
                              order_.id, order_.invoice, what_});
  }
  /// What conversion to kronor left over.
  void balance() { line(k_roundings, -sum_); }

 private:
  OfficeClient& client_;
  const OfficeOrder& order_;
  int number_;
  std::string day_, what_;
  OfficeMoney sum_;
};

int revenue_account(const OfficeClient& client, const OfficeOrder& order, const OfficeRecord& row) {
  const auto type = row.number("TypeGroupId").value_or(order.head.number("TypeOfSaleId").value_or(-100));
  const auto* sale_type = sale_type_of(client, type);
  return sale_type != nullptr ? sale_type->account : 3001;
}

int vat_account(const OfficeClient& client, const OfficeSwitches& switches, const OfficeRecord& row, const OfficeMoney& rate) {
  if (const auto code = row.number("TaxSettings.TaxCode")) {
    if (const auto* tax = tax_code_of(client, switches, *code); tax != nullptr && tax->account != 0) return tax->account;
  }
  for (const auto& tax : client.tax_codes) {
    if (tax.rate == rate && tax.account != 0) return tax.account;
  }
  return 2611;
}

}  // namespace

OfficeOrderSums sums_of(const OfficeOrder& order, const OfficeSwitches& switches) {
  std::vector<OfficeRowFigures> rows;
  for (const auto& row : order.rows) rows.push_back(figures_of(row));
  return summed(rows, switches, order.head.flag("IncludeVAT"), order.head.money("RoundFactor"));
}

OfficeOrderSums sums_of(const std::vector<OfficeRowFigures>& rows, const OfficeSwitches& switches) {
  return summed(rows, switches, false, std::nullopt);
}

std::optional<OfficeMoney> rate_of_row(const OfficeClient& client, const OfficeSwitches& switches, const OfficeRecord& head,
                                       const OfficeRecord& row) {
  if (const auto code = row.number("TaxSettings.TaxCode")) {
    const auto* tax = tax_code_of(client, switches, *code);
    return tax == nullptr ? std::nullopt : std::optional(tax->rate);
  }
  const auto type = row.number("TypeGroupId").value_or(head.number("TypeOfSaleId").value_or(-100));
  const auto* sale_type = sale_type_of(client, type);
  if (sale_type != nullptr && sale_type->vat_free) return OfficeMoney{};
  const auto product = client.products.find(row.number("ProductId").value_or(0));
  if (product == client.products.end()) return OfficeMoney{};
  const auto* category = category_of(client, product->second.card.number("CategoryId").value_or(0));
  return category == nullptr ? OfficeMoney::whole(25) : category->rate;
}

OfficeMoney in_kronor(const OfficeOrder& order, const OfficeMoney& amount) {
  const auto one = OfficeMoney::whole(1);
  const auto unit = OfficeMoney::whole(order.head.number("Currency.Unit").value_or(1));
  return amount.scaled(order.head.money("Currency.Rate").value_or(one), unit).rounded(k_oere);
}

void post_payment(OfficeState&, OfficeClient& client, OfficeOrder& order, OfficePayment payment) {
  const auto* method = method_of(client, payment.method);
  Voucher voucher(client, order, payment.day, "Betalning");
  const auto kronor = in_kronor(order, payment.amount);
  const auto account = method == nullptr ? 1990 : method->account;
  voucher.line(payment.account != 0 ? payment.account : account, kronor);
  voucher.line(k_receivables, -kronor);
  payment.posted = true;
  order.payments.push_back(std::move(payment));
}

OfficeOrder* credited_by(OfficeClient& client, const OfficeOrder& credit) {
  if (const auto invoice = credit.head.number("ReferenceInvoiceId")) {
    for (auto& [id, order] : client.orders) {
      if (order.booked && order.invoice == *invoice) return &order;
    }
    return nullptr;
  }
  const auto found = client.orders.find(credit.head.number("ReferenceOrderId").value_or(0));
  return found == client.orders.end() || !found->second.booked ? nullptr : &found->second;
}

namespace {

bool draws_stock(const OfficeSwitches& switches, const std::string& order_state) {
  if (switches.stock_drawn == OfficeSwitches::StockDrawn::saved)
    return order_state != "Inactive" && order_state != "Offer" && order_state != "Draft";
  return order_state == "Invoiced" || order_state == "InvoicedCashAccount" || order_state == "CollectingOrder" ||
         order_state == "OrderState_Sent" || order_state == "InvoicedPack";
}

}  // namespace

void draw_stock(const OfficeState& state, OfficeClient& client, OfficeOrder& order) {
  const bool at_save = state.switches.stock_drawn == OfficeSwitches::StockDrawn::saved;
  const bool draws = draws_stock(state.switches, order.head.text("OrderStatus")) && !order.head.flag("SkipStock");
  if (order.drawn && (!at_save || order.drawn_pieces.empty())) return;
  if (!order.drawn && !draws) return;
  std::map<std::int64_t, OfficeMoney> pieces;
  for (const auto& row : order.rows) {
    const auto found = client.products.find(row.number("ProductId").value_or(0));
    if (!draws || is_text(row) || found == client.products.end() || !found->second.card.flag("StockControlled")) continue;
    pieces[found->first] += row.money("Quantity").value_or(OfficeMoney{});
  }
  auto moved = pieces;
  for (const auto& [id, before] : order.drawn_pieces) moved[id] = moved[id] - before;
  for (const auto& [id, quantity] : moved) {
    const auto found = client.products.find(id);
    if (found == client.products.end() || quantity.is_zero()) continue;
    auto& card = found->second.card;
    card.set("Stock", card.money("Stock").value_or(OfficeMoney{}) - quantity);
    if (state.switches.sale_moves_date) found->second.changed = state.now;
  }
  order.drawn = draws;
  order.drawn_pieces = std::move(pieces);
}

namespace {

void add_invoice_fee(OfficeState& state, OfficeClient& client, OfficeOrder& order) {
  auto* product = product_by_number(client, "AVGIFT");
  if (state.switches.invoice_fee == 0 || product == nullptr) return;
  OfficeRecord row;
  row.set("RowId", client.next_row++);
  row.set("ProductId", product->card.text("Id"));
  row.set("ProductNo", product->card.text("No"));
  row.set("Name", "Faktureringsavgift");
  row.set("Price", OfficeMoney::whole(state.switches.invoice_fee));
  row.set("Quantity", OfficeMoney::whole(1));
  row.set("DiscountRate", OfficeMoney{});
  row.set("VatRate", rate_of_row(client, state.switches, order.head, row).value_or(OfficeMoney{}));
  order.rows.push_back(std::move(row));
}

/// The number that a payment names: the invoice's, and a check digit (Luhn).
std::string ocr_of(std::int64_t invoice) {
  const auto digits = std::to_string(invoice);
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    const int doubled = i % 2 == 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits + std::to_string((10 - sum % 10) % 10);
}

std::string due_day(const OfficeClient& client, const OfficeOrder& order, const std::string& day) {
  constexpr std::int64_t k_usual_days = 30;
  const auto card = client.companies.find(order.head.number("CustomerId").value_or(0));
  const auto of_card = card == client.companies.end() ? std::nullopt : card->second.card.number("PaymentTime");
  const auto days = order.head.number("PaymentTime").value_or(of_card.value_or(k_usual_days));
  const auto from = parse_day(day);
  if (!from || days < 0) return day;
  return format_day(Day{std::chrono::sys_days{*from} + std::chrono::days{days}});
}

void settle(OfficeState& state, OfficeClient& client, OfficeOrder& credit) {
  auto* sale = credited_by(client, credit);
  if (sale == nullptr || !state.switches.credit_settles_invoice) return;
  const auto owed = open_amount(*sale, state.switches), back = -open_amount(credit, state.switches);
  const auto amount = owed < back ? owed : back;
  if (!(OfficeMoney{} < amount)) return;
  sale->settled += amount;
  credit.settled = credit.settled - amount;
}

}  // namespace

void post_invoice(OfficeState& state, OfficeClient& client, OfficeOrder& order, const std::string& day) {
  if (!(sums_of(order, state.switches).total < OfficeMoney{})) add_invoice_fee(state, client, order);
  order.invoice = client.next_invoice++;
  order.booked = true;
  order.due = due_day(client, order, day);
  order.head.set("OCR", ocr_of(order.invoice));
  const auto sums = sums_of(order, state.switches);
  const bool is_credit = sums.total < OfficeMoney{};
  Voucher voucher(client, order, day, (is_credit ? "Kreditfaktura " : "Faktura ") + std::to_string(order.invoice));
  voucher.line(k_receivables, in_kronor(order, sums.total));
  for (std::size_t i = 0; i < order.rows.size(); ++i) {
    const auto& row = sums.rows[i];
    voucher.line(revenue_account(client, order, order.rows[i]), -in_kronor(order, row.net));
    voucher.line(vat_account(client, state.switches, order.rows[i], row.rate), -in_kronor(order, row.vat));
  }
  voucher.balance();
  auto waiting = std::move(order.waiting);
  order.waiting.clear();
  for (auto& payment : waiting) post_payment(state, client, order, std::move(payment));
  if (is_credit) settle(state, client, order);
  draw_stock(state, client, order);
}

OfficeMoney open_amount(const OfficeOrder& order, const OfficeSwitches& switches) {
  if (!order.booked) return {};
  auto open = sums_of(order, switches).total - order.settled;
  for (const auto& payment : order.payments) open = open - payment.amount;
  return open;
}

}  // namespace woo24::sandbox
