#pragma once
// Composed letters on their way: the same bytes again and again until a server has accepted them, with pauses that grow. One
// that may have arrived is sent again; its Message-ID tells.

#include "woo24/base/doors.hpp"
#include "woo24/jobs/sides.hpp"
#include "woo24/store/reports.hpp"

#include <optional>

namespace woo24::jobs {

/// The one to send now: the oldest that is due.
Result<std::optional<store::Letter>> next_letter(Tables& tables, Instant now);
/// What became of it.
Result<void> keep_outcome(Tables& tables, const store::Letter& letter, const Result<MailTaken>& sent, Instant now);
/// The reason when letters have waited for an hour or more.
Result<std::optional<Reason>> mail_stuck(Tables& tables, const Zone& zone, Instant now);

}  // namespace woo24::jobs
