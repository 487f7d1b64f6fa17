#pragma once
// `woo24 status --prometheus`: what the state file says, as metrics. Numbers and names of jobs only: no order, no person.

#include "woo24/app/program.hpp"

#include <string>

namespace woo24::app {

/// In the text format of Prometheus, each metric with HELP and TYPE. Neither side is asked.
Result<std::string> metrics_of(Context& context);

}  // namespace woo24::app
