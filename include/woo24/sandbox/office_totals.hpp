#pragma once
// What the office computes of an order: rates, nets, VAT, totals; and how they go into the ledger.

#include "woo24/sandbox/office_state.hpp"

#include <map>
#include <optional>
#include <vector>

namespace woo24::sandbox {

struct OfficeSum {
  OfficeMoney net, vat;
};

struct OfficeRowSum {
  OfficeMoney rate, net, vat;
  bool text = false;
};

struct OfficeOrderSums {
  std::vector<OfficeRowSum> rows;
  std::map<OfficeMoney, OfficeSum> rates;
  OfficeMoney vat, total;  ///< total with VAT, rounded as the client and the order's RoundFactor want it
  OfficeMoney rounding;    ///< what that rounding added
};

/// A row's figures as the office keeps them.
struct OfficeRowFigures {
  OfficeMoney price, quantity, discount, rate;  ///< discount and rate in percent
  bool text = false;
};

OfficeOrderSums sums_of(const OfficeOrder& order, const OfficeSwitches& switches);
/// Of rows with net prices, in an order without a RoundFactor.
OfficeOrderSums sums_of(const std::vector<OfficeRowFigures>& rows, const OfficeSwitches& switches);

/// The VAT rate of a row: of its tax code, else of the product's category unless the sale type is without VAT. Nothing when
/// the tax code is not known.
std::optional<OfficeMoney> rate_of_row(const OfficeClient& client, const OfficeSwitches& switches, const OfficeRecord& head,
                                       const OfficeRecord& row);

/// An amount of the order in kronor, to the öre.
OfficeMoney in_kronor(const OfficeOrder& order, const OfficeMoney& amount);
/// Draws an invoice number, posts the sale and the payments that waited for it.
void post_invoice(OfficeState& state, OfficeClient& client, OfficeOrder& order, const std::string& day);
/// Posts one payment to its method's account.
void post_payment(OfficeState& state, OfficeClient& client, OfficeOrder& order, OfficePayment payment);
/// The invoice that a credit names, by its number or its order's; null where it names none that is booked.
OfficeOrder* credited_by(OfficeClient& client, const OfficeOrder& credit);
/// Takes an order's pieces out of stock once it is in a state that draws (a credit puts them back).
void draw_stock(const OfficeState& state, OfficeClient& client, OfficeOrder& order);
/// Receivables of an order that are still open, in the order's currency.
OfficeMoney open_amount(const OfficeOrder& order, const OfficeSwitches& switches);

}  // namespace woo24::sandbox
