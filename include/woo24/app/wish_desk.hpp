#pragma once
// Wishes that people leave in the state file. The desk reads them every second: a run is asked of the scheduler, a pause is
// kept at once, and what is about one order is done by the lane of the orders between two steps of whatever it does.

#include "woo24/app/workplace.hpp"

namespace woo24::app {

/// The job of the orders' lane that does what is asked of single orders.
inline constexpr const char* k_asked = "asked";

/// Passes on every wish that nobody has granted yet. Errors: those of the state file.
Result<void> take_wishes(jobs::Tables& tables, Board& board, const settings::Settings& settings, Instant now);

/// Each wish about one order, once, answered with the cause where it could not be done.
Result<RunCounts> do_what_is_asked(Workplace& place, bool wished);

/// What the log says of a wish that was not done: which order, what was tried, what stood against it and on which side, what to
/// do. Ids and numbers, and nothing by which a person is known.
std::string refusal(const store::Wish& wish, const Reason& reason);

/// Which jobs `sync JOB` asks for.
std::vector<std::string> jobs_of(const std::string& subject, const settings::Settings& settings);

}  // namespace woo24::app
