#pragma once
// What is read from the office. XML ends here. A failed search is an error, never "not found".

#include "woo24/base/result.hpp"
#include "woo24/model/office_company.hpp"
#include "woo24/model/office_ledger.hpp"
#include "woo24/model/office_lists.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/tfso/session.hpp"

#include <string>
#include <vector>

namespace woo24::tfso {

class OfficeReader {
 public:
  explicit OfficeReader(Session& session, Urgency urgency = Urgency::live) : session_(session), urgency_(urgency) {}
  Result<office::Client> client() { return session_.ensure(); }

  /// Route (a): whole orders with rows whose ExternalStatus is one of these (one call up to 1 000).
  Result<std::vector<office::Order>> orders_by_external_status(const std::vector<std::int64_t>& values);
  /// Whole orders with rows by id (a call a thousand).
  Result<std::vector<office::Order>> orders_by_id(const std::vector<office::OrderId>& ids);
  /// Only id, ReferenceNumber, OrderStatus and InvoiceId (a call a thousand).
  Result<std::vector<office::Order>> order_keys_by_id(const std::vector<office::OrderId>& ids);
  /// How orders stand, without rows and addresses: id, key, state, invoice, its day, OCR, payment days, totals, currency, what
  /// it credits, when it changed (a call a thousand). For what was invoiced.
  Result<std::vector<office::Order>> order_standings_by_id(const std::vector<office::OrderId>& ids);
  /// The same with their rows as far as books go: product, quantity, price, discount, VAT rate and tax code. For the proof.
  Result<std::vector<office::Order>> booked_orders_by_id(const std::vector<office::OrderId>& ids);
  /// Of these ids (what a poll found changed), whole, the orders that no woo24 made: their ReferenceNumber does not begin with
  /// "WOO-", of whatever shop. Offers, credits, inactive ones and what came from other programs are among them. Two calls a
  /// thousand.
  Result<std::vector<office::Order>> orders_of_the_office(const std::vector<office::OrderId>& changed);
  /// Lines of the ledger between two days. A line's `open` says whether it is settled.
  Result<std::vector<office::LedgerEntry>> ledger(const office::LedgerSearch& search);
  /// Route (b): ids of orders changed after a moment.
  Result<std::vector<office::OrderId>> orders_changed_since(Instant after);

  Result<std::vector<office::Company>> companies(const office::CompanySearch& search);
  /// All products whose number equals this one (compared exactly here, ignoring case and outer blanks).
  Result<std::vector<office::Product>> products_by_number(const std::string& number);
  /// Every product, streamed.
  Result<void> all_products(const std::function<Result<void>(const office::Product&)>& each);

  /// The lists of design §7; read at once, kept by the caller. `user_dimensions`: those of the client's own too, a call more,
  /// and one each.
  Result<office::Lists> lists(bool user_dimensions = false);
  Result<std::vector<office::DimensionType>> user_dimensions();
  /// Name, country, organisation number, currency of the client in force.
  Result<office::Client> client_information();

 private:
  /// Empty where the user may not see them.
  Result<std::vector<office::FiscalYear>> fiscal_years();
  Session& session_;
  Urgency urgency_;
};

}  // namespace woo24::tfso
