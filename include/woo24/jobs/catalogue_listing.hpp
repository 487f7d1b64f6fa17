#pragma once
// Both catalogues into the state file's mirrors, a page at a time: what changed, or (a full sweep) all there is.

#include "woo24/jobs/catalogue_sides.hpp"
#include "woo24/model/catalogue_plan.hpp"

namespace woo24::jobs {

struct ListingOptions {
  bool full = false;               ///< all there is; made anyway once a day, and the first time
  std::optional<Reason> said_yes;  ///< the brake that a person has said yes to: what it says is missing is gone
};

struct Listed {
  bool full = false;
  std::int64_t shop = 0, office = 0;     ///< products and variations that were listed
  std::vector<LeaveProduct> unreadable;  ///< they are there, but cannot be read; kept among the troubles until they can
  std::optional<Reason> missing;         ///< brake-missing: a side lacks too much; nothing was taken for gone
};

/// The serial that rows of the mirrors bear which are written between listings.
Result<std::int64_t> latest_listing(CatalogueTables& tables);

/// Of those that a listing lacks, where it is not believed: each by its id, at most some hundred.
Result<std::vector<LeaveProduct>> missing_products(CatalogueTables& tables, const Reason& missing);

/// Errors: those about a whole side. What was listed before stays, and is listed again: a cursor moves only at the end.
Result<Listed> list_catalogues(CatalogueSides& sides, const ListingOptions& options, const CatalogueProgress& progress);

}  // namespace woo24::jobs
