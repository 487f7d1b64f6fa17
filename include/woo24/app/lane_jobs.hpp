#pragma once
// One run of each job as the service makes it: the sides made ready, the run, and a line in the log when there was anything to
// do. `wished`: a person waits for it, so that pauses of single orders are not waited for.

#include "woo24/app/workplace.hpp"
#include "woo24/model/plan.hpp"

namespace woo24::app {

using LaneJob = Result<RunCounts> (*)(Workplace&, bool wished);

Result<RunCounts> export_orders(Workplace& place, bool wished);
/// What the office has invoiced.
Result<RunCounts> note_completed(Workplace& place, bool wished);
/// What people make in the office, into the shop.
Result<RunCounts> import_office_orders(Workplace& place, bool wished);
/// The books against the shop, once a night. It reads only.
Result<RunCounts> prove_nightly(Workplace& place, bool wished);

}  // namespace woo24::app
