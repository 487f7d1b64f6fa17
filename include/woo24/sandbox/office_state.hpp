#pragma once
// What the pretend office holds: its companies' books, sessions, counts, and what is to go wrong next.

#include "woo24/sandbox/office.hpp"
#include "woo24/sandbox/office_record.hpp"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace woo24::sandbox {

struct OfficePayment {
  std::int64_t method = 0;
  OfficeMoney amount;
  std::string day;
  bool posted = false;
  int account = 0;  ///< 0: the method's
};

struct OfficeOrder {
  std::int64_t id = 0, invoice = 0;
  OfficeRecord head;               ///< as stored; totals, names and dates that the office computes are not in it
  std::vector<OfficeRecord> rows;  ///< with RowId and the VatRate that was in force when saved
  std::vector<OfficePayment> payments;
  std::vector<OfficePayment> waiting;  ///< registered with the order, booked when it is invoiced
  Instant created, changed;
  std::int64_t created_call = 0, changed_call = 0;
  std::optional<Instant> changed_before;  ///< what a lagging search still shows
  int saves = 0;
  bool booked = false;                               ///< its invoice stands in the ledger
  bool drawn = false;                                ///< its pieces are out of stock
  std::map<std::int64_t, OfficeMoney> drawn_pieces;  ///< by product
  std::string due;                                   ///< of its invoice
  OfficeMoney settled;                               ///< closed against a credit, or as a credit against its invoice (negative)
};

struct OfficeStoredCard {
  OfficeRecord card;
  Instant created, changed;
  int saves = 0;  ///< through the API
};

/// What goes wrong in the next save of products, customers or categories.
struct OfficeCardTrouble {
  std::optional<int> refuses;     ///< this item answers an exception,
  bool with_id = false;           ///< and is saved all the same, with its id
  std::optional<int> breaks_off;  ///< the call faults after so many items
  std::string message;
};

struct OfficeTaxCode {
  std::int64_t id = 0;
  std::string number, name;
  OfficeMoney rate;
  int account = 0;
};

struct OfficeSaleType {
  std::int64_t id = 0;
  int account = 0;
  std::string name;
  bool vat_free = false;
  bool sale = true;
};

struct OfficeMethod {
  std::int64_t id = 0;
  std::string name;
  int account = 0;
};

struct OfficeCategory {
  std::int64_t id = 0, parent = 0;
  std::string name;
  OfficeMoney rate;  ///< VAT of what is sold of it at home
  std::string number = {};
};

struct OfficeCurrency {
  std::int64_t id = 0;
  std::string symbol;
  OfficeMoney rate;
  std::int64_t unit = 1;
};

struct OfficeNamed {
  std::int64_t id = 0;
  std::string name;
};

/// A dimension that the client has made, and the values it may have.
struct OfficeDimension {
  std::int64_t type = 0;
  std::string name;
  std::vector<std::string> values;
};

/// One company.
struct OfficeClient {
  std::int64_t id = 0;
  std::string name, org_number, country, currency, identity;
  bool blocked = false;
  std::map<std::int64_t, OfficeOrder> orders;
  std::map<std::int64_t, OfficeStoredCard> companies, products;
  std::unordered_multimap<std::string, std::int64_t> product_numbers;  ///< in small letters
  std::vector<OfficeMethod> methods;
  std::vector<OfficeSaleType> sale_types;
  std::vector<OfficeTaxCode> tax_codes;
  std::vector<OfficeCategory> categories;
  std::vector<OfficeCurrency> currencies;
  std::vector<OfficeNamed> departments, projects;
  std::vector<OfficeDimension> dimensions;
  int locked_through = 2024;  ///< fiscal years are calendar years; this one and those before it are locked
  std::vector<BooksEntry> ledger;
  std::multimap<std::string, std::int64_t, std::less<>> orders_by_key;  ///< also keys that an order once had
  std::int64_t next_order = 0, next_invoice = 0, next_company = 0, next_product = 0, next_row = 700001;
  int next_voucher = 1;
};

struct OfficeSession {
  std::string id;
  std::int64_t client = 0;
  Instant began;
};

struct OfficeState {
  explicit OfficeState(OfficeSwitches how) : switches(how) {}
  OfficeWsdl wsdl;
  OfficeSwitches switches;
  std::vector<OfficeClient> clients;
  std::string password = k_office_password;
  std::int64_t default_client = k_office_client;
  std::vector<OfficeSession> sessions;
  std::int64_t session_series = 0;
  std::vector<Instant> logins;

  std::int64_t call = 0;  ///< the number of the call that is handled
  Instant now;            ///< its time
  std::map<Instant, int> calls_in_hour;
  int calls_in_second = 0;
  Instant second;
  std::optional<Instant> quarantine;
  std::vector<OfficeCall> calls;
  std::map<std::string, int, std::less<>> counts;
  std::vector<OfficeViolation> violations;
  std::uint64_t random = 24;

  std::optional<int> partial_items;
  std::string partial_message;
  std::optional<int> exception_item;
  std::string exception_message;
  bool exception_with_id = false;
  OfficeSwitches::NotAtomic split = OfficeSwitches::NotAtomic::never;
  int splits_left = 0;
  std::optional<std::int64_t> forced_order_id;
  OfficeCardTrouble card_trouble;
  std::vector<std::string> idle_saves;

  OfficeClient* client(std::int64_t id);
  void violate(std::string id, std::string detail, bool error = true) {
    violations.push_back({std::move(id), std::move(detail), error});
  }
};

/// Two believable Swedish companies.
std::vector<OfficeClient> office_clients();

const OfficeTaxCode* tax_code_of(const OfficeClient& client, const OfficeSwitches& switches, std::int64_t code);
const OfficeSaleType* sale_type_of(const OfficeClient& client, std::int64_t id);
const OfficeMethod* method_of(const OfficeClient& client, std::int64_t id);
const OfficeCategory* category_of(const OfficeClient& client, std::int64_t id);
const OfficeCurrency* currency_of(const OfficeClient& client, const std::string& symbol);
/// The first; null when there is none of that number.
OfficeStoredCard* product_by_number(OfficeClient& client, const std::string& number);
/// Ids of all whose number equals this one but for its case, lowest first.
std::vector<std::int64_t> products_numbered(const OfficeClient& client, const std::string& number);
/// Another number, or none; the index follows.
void number_product(OfficeClient& client, std::int64_t id, const std::string& number);
bool erase_product(OfficeClient& client, std::int64_t id);
/// A new card or product, with its id.
std::int64_t store_company(OfficeClient& client, OfficeRecord card, Instant now);
std::int64_t store_product(OfficeClient& client, OfficeRecord product, Instant now);

}  // namespace woo24::sandbox
