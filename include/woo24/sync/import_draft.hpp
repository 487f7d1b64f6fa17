#pragma once
// An order made in the office → the order that it becomes in the shop, or the reason why it cannot. Pure.

#include "woo24/base/result.hpp"
#include "woo24/model/import.hpp"
#include "woo24/model/new_shop_order.hpp"
#include "woo24/model/office_company.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/sync/import_rows.hpp"
#include "woo24/sync/rules.hpp"

#include <map>
#include <string>
#include <vector>

namespace woo24::sync {

struct ImportDraft {
  shop::NewOrder order;              ///< all but its mark
  shop::OrderBackground background;  ///< its days; whose it is comes later
  std::vector<shop::Meta> facts;     ///< number, reference, invoice: meta of the order, also when it is made already
  Amount total, total_vat;           ///< the office's
  std::string content, noted;        ///< digests of the rows and of the facts
  std::vector<std::string> notes;    ///< for the order's story
};

/// What the office says of an order, in short: drafting it is needed only where one of them has changed.
struct ImportDigests {
  std::string content, noted;
};
/// Errors: as imported_rows.
Result<ImportDigests> import_digests(const office::Order& order, const Rules& rules);

/// Whether an order of the office is one for the shop, before anything is drafted.
enum class Taken {
  yes,
  not_now,  ///< not (or no longer) in one of the states of `when`
  never,  ///< too old; or no sale of its own: a credit of what the shop does not have from us, one invoice over several orders
};
/// `gathers`: its invoice is that of other orders (InvoicedPack).
Taken taken(const office::Order& order, bool gathers, const Rules& rules);

/// Whether it is one of several orders on one invoice.
bool is_gathered(const office::Order& order);
/// Whether it takes back another order, or a part of it.
bool is_credit(const office::Order& order);

/// `card`: the customer's; null when it could not be found. Errors are refusals, with the reasons import-… and country-missing,
/// currency-unknown.
Result<ImportDraft> import_draft(const office::Order& order, const office::Company* card, const Rules& rules,
                                 const ShopProducts& products);

/// The ISO code of its amounts.
std::string currency_of(const office::Order& order, const Rules& rules);

}  // namespace woo24::sync
