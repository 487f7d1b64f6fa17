#pragma once
// The mails: of the night, of an alarm, of a trial.

#include "woo24/report/contents.hpp"
#include "woo24/report/document.hpp"

namespace woo24::report {

/// The report of the night. Its subject says what and how much.
Document nightly(const Contents& contents);

/// What alarms and trials need to know.
struct Sender {
  std::string shop_id;
  settings::Language language = settings::Language::sv;
  Zone zone = Zone::utc();
};
Document alarm(const Sender& sender, const Reason& reason, Instant since);
Document all_clear(const Sender& sender, const Reason& reason, Instant since, Instant until);
Document trial(const Sender& sender);

}  // namespace woo24::report
