#pragma once
// The jobs of the catalogue as a part of `woo24 sync all`, and how far a long one has come.

#include "woo24/app/catalogue_wiring.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/jobs/stock.hpp"
#include "woo24/model/plan.hpp"

#include <functional>

namespace woo24::app {

/// "24SevenOffice 1500/3000, 12 s" (so many seconds left), on a terminal alone; nothing where nobody looks.
jobs::CatalogueProgress catalogue_progress(Context& context);

// One run each, with its counts.
Result<RunCounts> products_once(Context& context, Wiring& wiring, const jobs::Sides& sides, const std::function<bool()>& stop);
Result<RunCounts> stock_once(Context& context, Wiring& wiring, const jobs::Sides& sides, const std::function<bool()>& stop);

// What such a run would do, over a copy of the state file: each change is printed as it is found, as `woo24 sync products
// --dry-run` and `woo24 sync stock --dry-run` print it; as JSON it is one member ("products": {…}) without what parts it from
// another.
Result<RunCounts> products_shown(Context& context, Wiring& wiring, const jobs::Sides& sides);
Result<RunCounts> stock_shown(Context& context, Wiring& wiring, const jobs::Sides& sides);

}  // namespace woo24::app
