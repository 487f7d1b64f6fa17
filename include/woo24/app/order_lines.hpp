#pragma once
// Postings and plans as lines and as JSON, in the one form that design §8 promises.

#include "woo24/app/json_text.hpp"
#include "woo24/app/program.hpp"
#include "woo24/jobs/completed.hpp"
#include "woo24/model/plan.hpp"
#include "woo24/model/posting.hpp"

#include <string>
#include <vector>

namespace woo24::app {

/// What happened and what to do, indented.
std::string reason_lines(const Reason& reason, settings::Language language);

Json reason_json(const Reason& reason, settings::Language language);
Json posting_json(const Posting& posting, settings::Language language);
std::vector<Json> changes_json(const OrderPlan& plan, settings::Language language);
Json counts_json(const RunCounts& counts);
Json completed_json(const RunCounts& counts);

/// One block a posting: number, total, where it stands, reason and remedy.
std::string posting_lines(const Posting& posting, settings::Language language);
std::string plan_lines(const OrderPlan& plan, settings::Language language);
std::string counts_line(const RunCounts& counts, settings::Language language);

/// What the job `completed` would do, an order a line.
std::string completion_lines(const jobs::CompletionWork& work, settings::Language language);
std::vector<Json> completions_json(const jobs::CompletionWork& work, settings::Language language);
/// Its counts: invoiced, completed, waiting, failed.
std::string completed_line(const RunCounts& counts, settings::Language language);

/// An order id from the command line. Error: usage-wrong.
Result<shop::OrderId> order_id(const std::string& text);

}  // namespace woo24::app
