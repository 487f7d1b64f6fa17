#pragma once
// The short phrases of lists and counts.

#include "woo24/settings/settings.hpp"

#include <string>

namespace woo24::words {

enum class Phrase {
  would_send,
  would_continue,
  would_credit,
  would_change,
  would_call_off,
  would_fail,
  would_wait,
  would_complete,
  would_note,
  rests,  // a plan's verbs
  seen,
  sent,
  waiting,
  failed,
  skipped,
  shop_calls,
  office_calls,  // counts
  all_well,
  nothing_listed,
  watching,
  nothing_sent_yet,  // status
  last_run,
  cause,
  remedy,
  settings_in_order,
  wish_left,  // check, status and wishes
  wish_withdrawn,
  wish_taken_back,
  stopped_early,
  proof_equal,
  proof_equal_but,
  proof_differs,
  proof_shop,
  proof_difference,
  proof_vat_rounding,
  proof_net,
  proof_vat,
  proof_more,
  proof_days,
  proof_on_the_way,
  proof_not_in_ledger,
  proof_listed,
  proof_settled,
  last_proof,
  copied_bytes,  // the proof and the copy of the state file
  payments_to_check,
  invoiced,
  completed,
};

std::string phrase(Phrase phrase, settings::Language language);

}  // namespace woo24::words
