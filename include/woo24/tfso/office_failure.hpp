#pragma once
// What an answer that is not the wanted one means. Message texts are undocumented: only the quarantine text, the wording of a
// dead session, a blocked identity and an unregistered application are ever branched on (reference §4).

#include "woo24/base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace woo24::tfso {

/// A moment in any of the forms that a server's settings may give it: ISO, "2026-11-24 09:00:00", "24.11.2026 09:00:00",
/// "11/24/2026 09:00:00 AM", with or without an offset (none: UTC).
std::optional<Instant> parse_moment(std::string_view text);

Instant next_full_hour(Instant now);

/// "Limit exceeded by N. Request is blocked. Quarantine ends at <time>" anywhere in the text: when calls may go on, by our own
/// clock. An unreadable or past time means the next full hour; never more than 65 minutes ahead.
std::optional<Instant> quarantine_end(std::string_view text, Instant now, std::optional<Instant> server_time);

/// Retry-After (seconds or a date), or a minute; never more than 65 minutes ahead.
Instant busy_end(std::string_view retry_after, Instant now);

/// What follows the last "--->", in one line of at most 300 characters.
std::string fault_message(std::string_view fault);

bool says_session_lost(std::string_view message);
/// The text says nothing but that nobody is signed in: for a write, the proof that nothing was done.
bool says_only_session_lost(std::string_view message);

/// A SOAP fault as an error. `signing_in`: faults of Login, whose texts may speak of sessions without meaning a dead one.
Fail fault_failure(std::string_view operation, std::string_view fault, bool signing_in);

}  // namespace woo24::tfso
