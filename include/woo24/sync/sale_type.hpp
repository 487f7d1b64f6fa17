#pragma once
// The sale type: one an order, by the tax that it bears, never by the address alone. books.md §2.

#include "woo24/base/result.hpp"
#include "woo24/sync/rows.hpp"
#include "woo24/sync/rules.hpp"
#include "woo24/sync/vat.hpp"

#include <string>
#include <vector>

namespace woo24::sync {

/// What the whole order is, since the office has one sale type for it. The region follows the tax.
struct Sale {
  settings::Region region = settings::Region::home;
  bool reverse_charge = false;
  std::string country;
  friend bool operator==(const Sale&, const Sale&) = default;
};

/// "home"
const char* region_name(settings::Region region);

/// By the rows that are a sale; an order of zeros goes by its place. Error: mixed-vat-treatment.
Result<Sale> sale_of_rows(const std::vector<BookRow>& rows, const VatOfOrder& vat, const Rules& rules);

/// The first rule that fits; nullptr where there are none. Error: no-sale-type-fits.
Result<const SaleTypeRule*> sale_type_of(const Sale& sale, const Rules& rules);

}  // namespace woo24::sync
