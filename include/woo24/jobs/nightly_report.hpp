#pragma once
// The report of the night: read from the state file, composed once in a transaction, with its Message-ID. Neither side is
// asked, so that it comes also when nothing gets through.

#include "woo24/jobs/sides.hpp"
#include "woo24/report/contents.hpp"
#include "woo24/report/document.hpp"
#include "woo24/store/reports.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::jobs {

/// What a report would say at this moment, and what it would remember as told. `down`: what keeps everything from going
/// through, where that is known; else it is read from what is remembered.
struct ReportDraft {
  report::Contents contents;
  std::vector<store::Told> to_tell, to_untell;
};
Result<ReportDraft> draft_report(Tables& tables, const settings::Settings& settings, const Zone& zone, Instant now,
                                 const std::optional<Reason>& down = {});

/// Whether it is mailed, by `mail.when`, the first 14 days, and the day of all is well.
bool is_to_be_mailed(const report::Contents& contents, const settings::Mail& mail, Instant first_start);

/// When it is due: nothing where nobody gets it or nothing is bound yet.
Result<std::optional<Instant>> next_report(Tables& tables, const settings::Settings& settings, const Zone& zone, Instant now);

/// Composes it, if it is to be mailed or `always`; either way that of this day is done, and what it tells is told. All or
/// nothing. The letter's id; nothing where there was nothing to say.
Result<std::optional<std::int64_t>> compose_report(Tables& tables, const settings::Settings& settings, const Zone& zone,
                                                   ChanceDoor& chance, Instant now, bool always,
                                                   const std::optional<Reason>& down = {});

/// Reports that are not accepted yet are dropped, and count as never composed: the next one says what the state file says then.
/// How many. Within a transaction.
Result<int> drop_unsent_reports(Tables& tables);

/// Any letter: put among those to be sent. Its id.
Result<std::int64_t> post(Tables& tables, const settings::Settings& settings, ChanceDoor& chance, Instant now,
                          const std::string& kind, const report::Document& document);

settings::Language language_of(const settings::Settings& settings);
/// Who gets a letter of this kind: as the settings say now, so that a corrected address gets what the wrong one did not.
std::vector<std::string> recipients(const settings::Mail& mail, const std::string& kind);

/// The shop's zone, also while the shop cannot be asked: the settings', else the one it had when it last was.
Result<Zone> known_zone(Tables& tables, const settings::Settings& settings);
Result<void> remember_zone(Tables& tables, const Zone& zone, Instant now);

}  // namespace woo24::jobs
