#pragma once
// Orders made in the office, as lines and as JSON: in the form of `orders list`, and what a run would do.

#include "woo24/app/json_text.hpp"
#include "woo24/app/program.hpp"
#include "woo24/jobs/import_orders.hpp"
#include "woo24/model/import.hpp"

#include <string>
#include <vector>

namespace woo24::app {

Json import_json(const Import& row, settings::Language language);
std::string import_lines(const Import& row, settings::Language language);

/// What the job `import` would do, an order a block.
std::string import_plan_lines(const jobs::ImportWork& work, settings::Language language);
std::vector<Json> import_plan_json(const jobs::ImportWork& work, settings::Language language);

/// Its counts: seen, made, waiting, failed.
Json imports_json(const RunCounts& counts);
std::string imports_line(const RunCounts& counts, settings::Language language);

// A person's word about one order of the office (`orders retry|skip --office`, `why order --office`).
Exit import_retry(Context& context);
Exit import_skip(Context& context);
Exit why_import(Context& context);

}  // namespace woo24::app
