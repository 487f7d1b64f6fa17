#pragma once
// A pretend 24SevenOffice: the SOAP services that woo24 speaks to, strict as the reference says the real ones are, with
// arithmetic of its own. It computes totals and VAT, invoices, and posts to a ledger, so that a test can ask what the books
// say. Two companies: 4711 "Exempel AB" and 4712 "Exempel Test AB". Thread-safe. Any host; paths ignore case.
//
// As .NET reads requests: after an element that is unknown or out of the schema's order, the rest of its siblings is lost in
// silence; a value outside an enumeration faults the whole call.

#include "woo24/base/http_message.hpp"
#include "woo24/base/when.hpp"
#include "woo24/sandbox/office_books.hpp"
#include "woo24/sandbox/office_catalogue.hpp"
#include "woo24/sandbox/office_switches.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::sandbox {

constexpr std::int64_t k_office_client = 4711;       ///< "Exempel AB", 559012-3456
constexpr std::int64_t k_office_test_client = 4712;  ///< "Exempel Test AB", 559065-4321
constexpr const char* k_office_user = "integration@example.se";
constexpr const char* k_office_password = "secret";
constexpr const char* k_office_application = "11111111-2222-3333-4444-555555555555";

/// A customer's card as a person enters it.
struct OfficeCard {
  std::string name, first_name, org_number, type = "Business", external_id, invoice_email, phone, street, postal_code,
                                            postal_area, country = "SE", vat_number;
};

struct OfficeArticle {
  std::string number, name;
  std::string price = "100.00";  ///< net
  std::string rate = "25";       ///< 25, 12, 6 or 0: of the category it goes into
  bool active = true;
};

/// An order as a person enters it.
struct OfficeHandRow {
  std::string number;  ///< the product's; "": a row of text
  std::string price = "100.00", quantity = "1", discount = "0";
  std::string name;  ///< "": the product's own
};

struct OfficeHandOrder {
  std::int64_t customer = 0;
  std::vector<OfficeHandRow> rows;
  std::string state = "Web", reference, title, currency;  ///< currency "": the client's own
  std::string day;                                        ///< DateOrdered, "2026-11-20"; "": today
  std::optional<std::int64_t> type_of_sale;
  std::int64_t client = k_office_client;
};

class Office {
 public:
  using Now = std::function<Instant()>;
  using OnRequest = std::function<void(const std::string& operation, const std::string& envelope)>;
  explicit Office(Now now, OfficeSwitches switches = {});
  ~Office();
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  http::Response handle(const http::Request& request);

  // --- the unknowns ---
  [[nodiscard]] OfficeSwitches switches() const;
  void change(const std::function<void(OfficeSwitches&)>& change);

  // --- what goes wrong inside the office, at the next call (World does the rest) ---
  /// The next SaveInvoices carries out its first `items` items, then the whole call faults.
  void partial_save(int items, const std::string& message = "Transaction (Process ID 57) was deadlocked.");
  /// The item at `index` of the next SaveInvoices answers an exception; with_id: it is saved all the same, and has its id.
  void item_exception_next(bool with_id, int index = 0, const std::string& message = "Object reference not set.");
  /// The next `times` saves of orders that carry a payment lose the state, or the payment.
  void not_atomic_next(OfficeSwitches::NotAtomic how, int times = 1);
  /// A number is given again to another order: the next new order gets this id (free or of a deleted order).
  void next_order_id(std::int64_t id);

  /// The item at `index` of the next save of products, customers or categories answers an exception; with_id: it is saved all
  /// the same, and has its id.
  void refuse_item_next(bool with_id, int index = 0, const std::string& message = "Object reference not set.");
  /// The next save of products, customers or categories carries out its first `items` items, then the whole call faults.
  void break_off_next(int items, const std::string& message = "Transaction (Process ID 57) was deadlocked.");

  // --- sessions and identities ---
  void expire_sessions();
  /// The user's default client, from the next sign-in on.
  void set_default_client(std::int64_t client);
  /// Every session alive now works in this client from now on.
  void move_sessions(std::int64_t client);
  void block_identity(std::int64_t client, bool blocked);
  void set_password(const std::string& password);
  /// Quarantine from now until then, whatever was called.
  void quarantine_until(Instant until);

  // --- persons' hands, in company 4711 unless said otherwise. False where there is no such thing, or the office forbids it.
  // ---
  bool delete_order(std::int64_t order);
  /// "Invoiced" invoices it.
  bool set_state(std::int64_t order, const std::string& state);
  /// Price of the n-th row (from 0).
  bool edit_row_price(std::int64_t order, std::size_t row, const std::string& price);
  /// Any field of the head or of the n-th row, by its name in the WSDL ("CustomerId", "Currency.Symbol", "VatRate").
  bool edit_head(std::int64_t order, const std::string& field, const std::string& value);
  bool edit_row(std::int64_t order, std::size_t row, const std::string& field, const std::string& value);
  bool delete_row(std::int64_t order, std::size_t row);
  bool edit_title(std::int64_t order, const std::string& title);
  bool edit_reference(std::int64_t order, const std::string& reference);
  bool invoice(std::int64_t order);
  bool overwrite_external_status(std::int64_t order, std::optional<std::int64_t> value);
  /// An order made by hand. Its id.
  std::int64_t add_order(std::int64_t customer, const std::string& product_number, const std::string& price,
                         const std::string& reference = "", std::int64_t client = k_office_client);
  /// As above, in full. 0 where the customer, a product or the currency is not there.
  std::int64_t add_order(const OfficeHandOrder& order);
  /// Invoiced for cash: it gets an invoice number, and nothing is booked.
  bool invoice_cash(std::int64_t order);
  /// Orders of one customer gathered into one invoice: each ends as InvoicedPack and shows that invoice. The invoiced order's
  /// id; 0 where one is missing or invoiced already.
  std::int64_t collect(const std::vector<std::int64_t>& orders);
  /// A part is delivered and invoiced; the rest goes into an order of its own (state Rest, the same ReferenceNumber and
  /// ExternalStatus, ReferenceOrderId the first). `delivered` is the quantity of each row, "" all of it. The rest's id.
  std::int64_t deliver_part(std::int64_t order, const std::vector<std::string>& delivered);
  /// Entered a second time, as a person copies it, ReferenceNumber and all. The copy's id.
  std::int64_t copy_order(std::int64_t order);
  /// A credit note made by hand for an invoiced order: all rows (or `amount` of the first, net) negative, invoiced at once. Its
  /// id.
  std::int64_t add_credit(std::int64_t order, const std::string& amount = "");
  /// Money that a person books for an invoiced order, in its currency; account 1930 is the bank.
  bool receive_payment(std::int64_t order, const std::string& amount, int account = 1930);
  /// All payments of an order are taken out of the ledger again: its entry is open.
  bool lose_payments(std::int64_t order);
  std::int64_t add_company(const OfficeCard& card, std::int64_t client = k_office_client);
  bool rename_company(std::int64_t company, const std::string& name);
  bool delete_company(std::int64_t company);
  bool block_company(std::int64_t company, bool blocked);
  std::int64_t add_product(const OfficeArticle& article, std::int64_t client = k_office_client);
  bool rename_product(const std::string& number, const std::string& name);
  /// Another number ("" takes the product away).
  bool renumber_product(const std::string& number, const std::string& new_number);
  /// Products, categories and stock of company 4711: what people do with them, and what one sees of them.
  [[nodiscard]] OfficeCatalogue catalogue() const;
  bool remove_payment_method(const std::string& name);
  bool remove_tax_code(const std::string& number);
  bool set_currency_rate(const std::string& symbol, const std::string& rate, int unit);

  // --- looking ---
  [[nodiscard]] Books books(std::int64_t client = k_office_client) const;
  /// Calls of an operation that reached the office ("SaveInvoices"; "" for all).
  [[nodiscard]] int count(const std::string& operation = "") const;
  [[nodiscard]] std::vector<OfficeCall> calls() const;
  void forget_calls();
  /// Called with every envelope before it is handled, outside the office's lock.
  void on_request(OnRequest callback);
  [[nodiscard]] std::vector<OfficeViolation> violations() const;
  /// Those with `error`, as text: what a test expects to be empty.
  [[nodiscard]] std::vector<std::string> errors() const;
  [[nodiscard]] int living_sessions() const;

 private:
  friend class OfficeCatalogue;
  struct Inner;
  std::unique_ptr<Inner> inner_;
};

}  // namespace woo24::sandbox
