#include "woo24/sandbox/office_totals.hpp"

#include "woo24/sandbox/office_time.hpp"

namespace woo24::sandbox {

namespace {

constexpr int k_receivables = 1510;
constexpr int k_roundings = 3740;
constexpr int k_oere = 2;

bool is_text(const OfficeRecord& row) { return row.text("Type").starts_with("Text"); }

/// Net and VAT of a row before any rounding to the öre.
OfficeRowSum exact_row(const OfficeRecord& row, bool gross_prices) {
  OfficeRowSum sum;
  sum.text = is_text(row);
  if (sum.text) return sum;
  const auto one = OfficeMoney::whole(1), hundred = OfficeMoney::whole(100);
  sum.rate = row.money("VatRate").value_or(OfficeMoney{});
  auto amount = row.money("Price").value_or(OfficeMoney{}).times(row.money("Quantity").value_or(one));
  amount = amount - amount.percent(row.money("DiscountRate").value_or(OfficeMoney{}));
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
  OfficeOrderSums sums;
  const bool gross_prices = order.head.flag("IncludeVAT");
  for (const auto& row : order.rows) sums.rows.push_back(exact_row(row, gross_prices));
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
  if (const auto step = order.head.money("RoundFactor")) sums.total = sums.total.rounded_to(*step);
  sums.rounding = sums.total - exact;
  return sums;
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
  voucher.line(method == nullptr ? 1990 : method->account, kronor);
  voucher.line(k_receivables, -kronor);
  payment.posted = true;
  order.payments.push_back(std::move(payment));
}

void post_invoice(OfficeState& state, OfficeClient& client, OfficeOrder& order, const std::string& day) {
  order.invoice = client.next_invoice++;
  const auto sums = sums_of(order, state.switches);
  Voucher voucher(client, order, day, "Faktura " + std::to_string(order.invoice));
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
}

OfficeMoney open_amount(const OfficeOrder& order, const OfficeSwitches& switches) {
  if (order.invoice == 0) return {};
  auto open = sums_of(order, switches).total;
  for (const auto& payment : order.payments) open = open - payment.amount;
  return open;
}

}  // namespace woo24::sandbox
