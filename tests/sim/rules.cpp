#include "sim/rules.hpp"

namespace woo24::sim {

const std::vector<Rule>& rules() {
  static const std::vector<Rule> k_rules = {
      {"a_write_is_sent_once", 1, "§1 no layer repeats a write by itself"},
      {"unclear_is_ambiguous", 25, "§1 no clear answer to a write is Ambiguous for every item, a fault after half a batch too"},
      {"failed_search_is_no_answer", 177, "§1 a failed search is never \"not found\""},
      {"matched_by_key", 5, "§1 answers are matched to what was sent by key, never by position"},
      {"id_with_exception_is_unclear", 20, "§1 an item with both an id and an exception is Ambiguous"},
      {"binding_is_proved", 6, "§2 after every sign-in the client in force must be the bound one"},
      {"other_installation_stops", 69, "§2 another installation that serves this shop stops all writes"},
      {"order_key_in_key", 1, "§3 the order id alone is not enough: the order key is part of the key"},
      {"mark_on_staged", 17, "§3 staged orders carry a mark: it alone tells whether release took place"},
      {"only_own_mark", 161, "§3 only the installation of the mark releases it"},
      {"settle_after_unclear", 7, "§3 after an unclear write a no counts only when it has settled"},
      {"both_routes", 2, "§3 a no counts only when both routes say no"},
      {"list_margin", 2, "§3 the list of changed orders is read with 26 hours of clock doubt"},
      {"look_before_staging", 13, "§4 the office is looked at before the first save, always"},
      {"fresh_reread", 2, "§4 before release the shop's order is read again"},
      {"no_longer_due_is_withdrawn", 31, "§4 no longer due before release: Inactive"},
      {"state_as_staged", 41, "§4 a state that is not as staged stops the release"},
      {"rows_as_staged", 1, "§4 rows and totals are verified before release"},
      {"surplus_is_set_aside", 100, "§4 of several with the key the lowest goes on, the others become Inactive"},
      {"payment_once", 42, "§4 the payment leaves in one save, never in a repeat"},
      {"unsure_payment_is_told", 25, "§4 a payment that may have parted from its release is listed"},
      {"confirm_read", 44, "§4 a released order is read once more"},
      {"paid_not_due_is_told", 7, "§5 paid and then cancelled is for a person to decide"},
      {"unreadable_keeps_a_row", 15, "§5 an order that the shop cannot render fails by its id"},
      {"cursor_is_the_shops_clock", 225, "design §6 a cursor is the server's own clock"},
      {"cursor_margin", 28, "design §6 less a margin"},
      {"customer_is_journaled", 174, "§6 making a customer is journaled like a save"},
      {"one_card_a_batch", 2, "§6 one match-or-create at a time for one customer"},
      {"retry_keeps_stage", 40, "§7 retry changes only the standing"},
      {"refund_id_in_key", 22, "§3 a credit's key names its refund"},
      {"credit_waits_for_its_sale", 20, "§7 a credit waits until its order is confirmed"},
      {"credit_within_its_sale", 28, "§7 credits, read back, never exceed the order"},
      {"paid_is_not_called_off", 11, "§7 Inactive only when nothing is paid"},
      {"touched_is_left_alone", 542, "§7 what a person has changed in the office since is not written over"},
      {"refunds_fit_the_change", 59, "§7 an edit under which a refund would exceed what is sold is left to a person"},
      {"rest_is_kept", 164, "§8 quarantine and Retry-After are honoured"},
      {"own_last_value", 2, "design §5 each side's value is held against its own last one", More::catalogue},
      {"never_agreed_waits", 2, "design §5 what was never agreed on waits for a yes", More::catalogue},
      {"staging_is_committed_first", 95, "§4 that an order is about to be saved is committed before it is",
       More::crashes_and_lag},
      {"imported_stays_in_the_shop", 16, "§7 what came from the office never goes back there", More::imports},
      {"value_looked_at_again", 123, "design §5 a value is looked at again right before it is written", More::catalogue},
      {"number_looked_for_first", 14, "design §5 a product's number is looked for before it is made", More::catalogue},
      {"value_intended_first", 48, "design §5 what is about to be written is committed before it is", More::catalogue},
      {"published_again_stays", 7, "design §5 what a person publishes again stays published", More::catalogue},
  };
  return k_rules;
}

}  // namespace woo24::sim
