#pragma once
// What the mails say beside reasons: headings, subjects, and the small words between. A {name} is filled in by the report.

#include "woo24/settings/settings.hpp"

#include <string>

namespace woo24::words {

enum class Letter {
  // subjects; {orders} is itself a phrase with its number
  subject_new,
  subject_still,
  subject_trouble,
  subject_differs,
  subject_look,
  subject_products,
  subject_well,
  subject_alarm,
  subject_all_clear,
  subject_trial,
  // numbers of things
  order_one,
  order_many,
  finding_one,
  finding_many,
  day_one,
  day_many,
  hour_one,
  hour_many,
  // leads
  report_of,
  lead_well,
  watching,
  // headings
  new_failures,
  still_standing,
  new_products,
  standing_products,
  nothing_gets_through,
  to_look_at,
  healed,
  sums,
  proof,
  // small words
  order,
  credit,
  office_order,
  product,
  product_job,
  customer,
  since,
  stood_for,
  to_do,
  tried_by_itself,
  waits_for_you,
  more_of_them,
  more_products,
  sent_line,
  credited_line,
  nothing_sent,
  proof_equal,
  proof_differs,
  proof_none,
  last_through,
  nothing_through_yet,
  footer,
  alarm_lead,
  all_clear_lead,
  stood_from_to,
  trial_lead,
};

std::string phrase(Letter phrase, settings::Language language);
/// "kl." and such are not needed: 2026-11-24 02:15 reads the same in all three. "24 november 2026".
std::string day_in_words(std::chrono::year_month_day day, settings::Language language);
/// "1 249,00 kr": the home currencies as they are written there, others by their code.
std::string money_in_words(const std::string& amount, const std::string& currency, settings::Language language);

}  // namespace woo24::words
