#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::office_refused_order, "24SevenOffice refused the order[: {message}].",
     "Correct what the message names, in the shop or in 24SevenOffice. The order is tried again by itself."},
    {ReasonId::office_refused_release, "24SevenOffice refused to release the order for invoicing[: {message}].",
     "Correct what the message names in 24SevenOffice, then `woo24 orders retry ORDER`."},
    {ReasonId::save_unclear, "It is not known whether 24SevenOffice saved what was sent ({what}): the answer got lost.",
     "Nothing needs to be done: woo24 looks for the order in 24SevenOffice before anything is sent again."},
    {ReasonId::total_differs, "The totals differ: {shop} in the shop, {office} in 24SevenOffice.",
     "Compare the rows of both orders; the order in 24SevenOffice is marked STOPPAD AV woo24 and must not be invoiced as it "
     "is. When the cause is mended: `woo24 orders retry ORDER`."},
    {ReasonId::office_rounds_totals, "24SevenOffice rounds to whole kronor ({office}); the customer paid {shop}.",
     "Switch off the rounding of totals in 24SevenOffice, then `woo24 orders retry ORDER`."},
    {ReasonId::vat_sum_differs, "What is sold at {rate} % VAT differs: {shop} net in the shop, {office} in 24SevenOffice.",
     "Look at the tax codes of the products in 24SevenOffice and at orders.vat, then `woo24 orders retry ORDER`."},
    {ReasonId::vat_rate_differs, "The VAT rate of the row {row} differs: sent {sent} %, {office} % in 24SevenOffice.",
     "Look at the tax code of the product in 24SevenOffice and at orders.vat, then `woo24 orders retry ORDER`."},
    {ReasonId::field_differs, "The field {field} differs: sent {sent}, {office} in 24SevenOffice.",
     "Look at the order in 24SevenOffice; someone or a rule there has changed the field. Then `woo24 orders retry ORDER`."},
    {ReasonId::rows_differ, "The rows differ: sent {sent}, {office} in 24SevenOffice.",
     "Look at the rows of the order in 24SevenOffice, then `woo24 orders retry ORDER`."},
    {ReasonId::zero_rate_unconfirmed,
     "The row {row} has 0 % VAT in 24SevenOffice, but neither tax code nor sale type shows which kind of 0 % it is.",
     "Set the sale type in orders.sale_types or the tax number in orders.vat, then `woo24 orders retry ORDER`."},
    {ReasonId::currency_differs, "The currency differs: sent {sent}, {office} in 24SevenOffice.",
     "Look at the currency and its rate in 24SevenOffice, then `woo24 orders retry ORDER`."},
    {ReasonId::customer_differs, "The customer differs: sent {sent}, {office} in 24SevenOffice.",
     "Look at the order in 24SevenOffice; someone may have moved it. Then `woo24 orders retry ORDER`."},
    {ReasonId::sale_type_differs, "The sale type differs: sent {sent}, {office} in 24SevenOffice.",
     "Look at orders.sale_types and at the customer's card in 24SevenOffice, then `woo24 orders retry ORDER`."},
    {ReasonId::state_differs, "The state differs: sent {sent}, {office} in 24SevenOffice.",
     "Look at the order in 24SevenOffice; someone may have moved it on. Then `woo24 orders retry ORDER`."},
    {ReasonId::touched_in_office, "Someone has changed order {office_order} in 24SevenOffice before it was released ({what}).",
     "Decide: put it back in 24SevenOffice and run `woo24 orders retry ORDER`, or finish it there and run `woo24 orders skip "
     "ORDER`."},
    {ReasonId::invoiced_by_hand,
     "Someone has invoiced order {office_order} in 24SevenOffice before woo24 released it[ (invoice {invoice})]. No payment "
     "was sent.",
     "If the order was paid in the shop, register the payment on the invoice in 24SevenOffice."},
    {ReasonId::deleted_in_office, "Order {office_order} has been deleted in 24SevenOffice.",
     "If that was right: `woo24 orders skip ORDER`. To have it made anew: `woo24 orders retry ORDER --again`."},
    {ReasonId::check_the_payment,
     "It is not certain that the payment of {amount}[ ({method})] was registered on order {office_order} in 24SevenOffice. It "
     "is "
     "never sent twice.",
     "Look at the order in 24SevenOffice; register the payment there if it is missing."},
    {ReasonId::credit_left_open,
     "The shop has not paid the refund back by itself: credit {office_order} in 24SevenOffice ({amount}) stands open.",
     "Pay it back and register that on the credit in 24SevenOffice; or set it off against what the customer owes."},
    {ReasonId::released_order_differs, "After release, {what} differs: sent {sent}, {office} in 24SevenOffice.",
     "Look at the order in 24SevenOffice before it is invoiced and correct it there, then `woo24 orders retry ORDER`."},
    {ReasonId::key_on_several_orders,
     "The order stands several times in 24SevenOffice ({orders}); {kept} goes on, the others have been set inactive.",
     "Make sure that none of the inactive ones is invoiced. Someone may have copied an order with its reference."},
    {ReasonId::released_by_other_installation,
     "The order was begun by another woo24 installation ({installation}), which alone may release it.",
     "Stop one of the two. To take over here once the other is stopped: `woo24 rebuild`, then `woo24 orders retry "
     "ORDER`."},
    {ReasonId::linked_by_person,
     "Someone has said that this order is order {office_order} in 24SevenOffice. woo24 does not send it.",
     "Nothing needs to be done. If it was wrong: `woo24 orders unlink ORDER`."},
    {ReasonId::booked_in_other_client,
     "The order is in the books of the company {client} (order {office_order}), where woo24 sent orders before.",
     "Nothing needs to be done here. Refunds and changes are booked by hand in that company."},
    {ReasonId::begun_in_other_client,
     "The order was begun in the company {client} ({stage}[, order {office_order}]) before woo24 was bound to another.",
     "Look in that company. Is it booked there, nothing needs to be done; else set it to Inactive there and run `woo24 orders "
     "retry ORDER`, which books it here."},
    {ReasonId::no_longer_due, "The order is no longer to be booked: its status in the shop has become {status}.",
     "Nothing needs to be done. If it was wrong, change the status in the shop and run `woo24 orders retry ORDER`."},
    {ReasonId::skipped_by_person, "Someone has decided that woo24 leaves the order alone.",
     "To change that: `woo24 orders retry ORDER`."},
    {ReasonId::attempts_used_up, "{attempts} attempts have failed[, the last with {last}].",
     "`woo24 explain {last}` tells the cause. When it is mended: `woo24 orders retry ORDER`."},
    {ReasonId::waits_to_settle,
     "After an unclear answer 24SevenOffice is given time until {until} before the order counts as not saved.",
     "Nothing needs to be done."},
    {ReasonId::not_due_yet, "The order is not to be sent as long as its status is {status}.",
     "Nothing needs to be done; orders.send_when lists the statuses that are sent."},
    {ReasonId::annotation_failed, "The order is in the books, but the shop did not take the note about it[: {message}].",
     "Nothing needs to be done in 24SevenOffice; the note is tried again. See that the shop's key may write."},
};

}  // namespace

std::span<const Sentence> en_office() { return k_sentences; }

}  // namespace woo24::words
