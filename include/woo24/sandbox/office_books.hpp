#pragma once
// What the pretend office's books say, for tests to ask. Amounts are decimal text: totals, nets and VAT with two decimals
// ("1249.00"), in the order's currency; prices, quantities and rates without zeros at the end ("25.5").

#include "woo24/base/when.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::sandbox {

struct BooksRate {
  std::string rate;  ///< percent
  std::string net, vat;
  friend bool operator==(const BooksRate&, const BooksRate&) = default;
};

struct BooksRow {
  std::int64_t id = 0, product = 0;
  std::string product_no, name;
  bool text = false;  ///< a row of text alone
  std::string price, quantity, discount, vat_rate, net, vat;
  std::optional<std::int64_t> tax_code, department, project;
  friend bool operator==(const BooksRow&, const BooksRow&) = default;
};

struct BooksPayment {
  std::int64_t method = 0;
  std::string method_name;
  int account = 0;      ///< the clearing account
  std::string amount;   ///< two decimals
  std::string day;      ///< "2026-11-24", or "" where none was given
  bool posted = false;  ///< stands in the ledger
  friend bool operator==(const BooksPayment&, const BooksPayment&) = default;
};

struct BooksOrder {
  std::int64_t id = 0, customer = 0, invoice = 0;  ///< invoice 0: not invoiced
  std::string reference_number, state, customer_name;
  std::string currency, currency_rate;
  std::int64_t currency_unit = 1;
  std::string total_inc_vat, total_vat;
  std::vector<BooksRate> rates;  ///< ascending
  std::vector<BooksRow> rows;
  std::vector<BooksPayment> payments;
  std::string paid_amount;  ///< of all payments that are not lost
  std::string open;         ///< what the customer still owes: total less posted payments; of an order not invoiced: "0.00"
  std::optional<std::int64_t> external_status, type_of_sale, payment_method, department, project;
  std::string title, text, distributor, distribution_method, invoice_email, your_reference;
  std::string date_ordered, date_invoiced, paid;            ///< days, "" where not set
  Instant created, changed;                                 ///< exact, whatever the office answers
  int saves = 0;                                            ///< how often a call saved it
  std::string ocr, due;                                     ///< of the invoice; "" while there is none
  std::int64_t reference_invoice = 0, reference_order = 0;  ///< what a credit credits, what a rest is left of
  bool skip_stock = false;
  friend bool operator==(const BooksOrder&, const BooksOrder&) = default;
};

/// One line of the ledger, in kronor; debit is positive. The lines of one voucher sum to 0.
struct BooksEntry {
  int voucher = 0;
  std::string day;
  int account = 0;
  std::string amount;
  std::int64_t customer = 0, order = 0, invoice = 0;
  std::string what;
  friend bool operator==(const BooksEntry&, const BooksEntry&) = default;
};

struct BooksCompany {
  std::int64_t id = 0;
  std::string external_id, org_number, name, first_name, type, invoice_email, country, vat_number;
  bool blocked = false;
  friend bool operator==(const BooksCompany&, const BooksCompany&) = default;
};

struct Books {
  std::vector<BooksOrder> orders;  ///< by id; deleted ones are gone
  std::vector<BooksEntry> ledger;
  std::vector<BooksCompany> companies;
  std::map<std::string, std::string> stock;  ///< by number, of products whose stock the office controls
  [[nodiscard]] std::optional<BooksOrder> order(std::int64_t id) const;
  /// Orders whose ReferenceNumber is the key, or the key and a mark (" *1234"). Inactive ones too.
  [[nodiscard]] std::vector<BooksOrder> with_key(std::string_view key) const;
  /// As with_key, without the Inactive ones: what counts.
  [[nodiscard]] std::vector<BooksOrder> counting(std::string_view key) const;
  /// Balance of an account over all entries, two decimals.
  [[nodiscard]] std::string balance(int account) const;
};

/// Something that no careful client does. `error`: must never happen; else worth a look.
struct OfficeViolation {
  std::string id;  ///< "double-payment", "duplicate-reference", "other-reference", …
  std::string detail;
  bool error = true;
  friend bool operator==(const OfficeViolation&, const OfficeViolation&) = default;
};

/// One call as the office took it.
struct OfficeCall {
  std::string operation;
  std::int64_t client = 0;  ///< the company it worked in; 0: none
  bool fault = false;
  Instant at;
};

}  // namespace woo24::sandbox
