#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::booked_twice, "The order is in 24SevenOffice several times: orders {orders} all bear its key.",
     "Decide in 24SevenOffice which one counts and set the others to Inactive (if invoiced: credit them), then run `woo24 "
     "orders retry ORDER`."},
    {ReasonId::created_before_start,
     "The order was created {created}, before orders.from ({from}), but paid {paid}: woo24 has not sent it.",
     "If it is not in the books already: book it by hand, or set orders.from earlier. Then `woo24 orders skip ORDER`."},
    {ReasonId::refund_reported,
     "The shop refunded {amount} (refund {refund}); orders.after.refunds is report, so no credit was made.",
     "Credit it by hand in 24SevenOffice, then `woo24 orders skip ORDER`; or set orders.after.refunds: credit and run `woo24 "
     "orders retry ORDER`."},
    {ReasonId::refund_exceeds_sale, "The refund of {refunded} is more than what is left of the sale ({left}).",
     "Correct the refund in the shop and run `woo24 orders retry ORDER`, or credit by hand in 24SevenOffice and run `woo24 "
     "orders skip ORDER`."},
    {ReasonId::refund_without_tax, "Row {row} was sold with VAT but refunded without: which VAT to credit cannot be known.",
     "Make the refund again in the shop with its tax filled in, or credit by hand in 24SevenOffice and run `woo24 orders skip "
     "ORDER`."},
    {ReasonId::refund_row_unknown, "The refund's row {row} belongs to no row of the order.",
     "Credit by hand in 24SevenOffice, then `woo24 orders skip ORDER`."},
    {ReasonId::refund_does_not_add_up, "The refund does not add up: its amount is {amount}, its rows come to {rows}.",
     "Correct the refund in the shop and run `woo24 orders retry ORDER`, or credit by hand in 24SevenOffice and run `woo24 "
     "orders skip ORDER`."},
    {ReasonId::refund_of_nothing, "Refund {refund} is of 0: there is nothing to credit.", "Nothing needs to be done."},
    {ReasonId::refund_partly_restocked,
     "Only some pieces of refund {refund} are back in the shop's stock, so it needs two credits in 24SevenOffice, and one of "
     "them would come to less than nothing.",
     "Credit by hand in 24SevenOffice: one credit with the pieces that are on the shelf again, one that leaves the stock alone "
     "with the rest; the money that went back is registered once in all. Then `woo24 orders skip ORDER`."},
    {ReasonId::refund_deleted, "Refund {refund} was deleted in the shop, but its credit is in 24SevenOffice ({stage}).",
     "Decide which side is right: make the refund again in the shop, or reverse the credit in 24SevenOffice; then `woo24 "
     "orders skip ORDER`."},
    {ReasonId::waits_for_its_order,
     "The credit of refund {refund} waits until the order itself has come through to 24SevenOffice.",
     "See to it that the order comes through; the credit follows by itself."},
    {ReasonId::cancelled_after_sent,
     "The order got status {status} in the shop after it had been sent, and in 24SevenOffice it is {what}.",
     "Credit it or set it to Inactive in 24SevenOffice, then `woo24 orders skip ORDER`."},
    {ReasonId::cancelled_but_paid,
     "The order got status {status} in the shop after it had been sent. It is paid, so order {office_order} in 24SevenOffice "
     "has "
     "not been touched.",
     "Refund it in the shop (it is then credited), or credit it by hand in 24SevenOffice; then `woo24 orders skip ORDER`."},
    {ReasonId::cancelled_but_credited,
     "The order got status {status} in the shop after it had been sent, but a part of order {office_order} has been credited "
     "already.",
     "Credit the rest by hand in 24SevenOffice, then `woo24 orders skip ORDER`."},
    {ReasonId::cancelled_but_invoiced,
     "The order got status {status} in the shop, but order {office_order} in 24SevenOffice has been invoiced already[ (invoice "
     "{invoice})].",
     "Credit the invoice in 24SevenOffice, or refund the order in the shop; then `woo24 orders skip ORDER`."},
    {ReasonId::changed_after_sent,
     "The order was changed in the shop after it had been sent: {detail} differs (the total was {before}, is now {now}). "
     "orders.after.changed is report, so 24SevenOffice was not changed.",
     "Change the order by hand in 24SevenOffice, then `woo24 orders skip ORDER`; or set orders.after.changed: update and run "
     "`woo24 orders retry ORDER`."},
    {ReasonId::changed_by_hand_only,
     "The order was changed in the shop after it had been sent: {detail} differs (the total was {before}, is now {now}). That "
     "is "
     "not brought over to an order that is in the books.",
     "Change the order by hand in 24SevenOffice, then `woo24 orders skip ORDER`."},
    {ReasonId::changed_but_invoiced,
     "The order was changed in the shop after it had been invoiced[ (invoice {invoice})]: {detail} differs (the total was "
     "{before}, is now {now}).",
     "Credit the difference by hand in 24SevenOffice, or refund it in the shop; then `woo24 orders skip ORDER`."},
    {ReasonId::changed_paid_total,
     "Order {office_order} in 24SevenOffice was changed as the shop changed it, from {before} to {now}; but the customer has "
     "paid {before}, and so the payment is registered.",
     "Collect the difference or pay it back, and correct the payment in 24SevenOffice; then `woo24 orders skip ORDER`."},
    {ReasonId::changed_on_both_sides,
     "The order was changed in the shop, but somebody has changed order {office_order} in 24SevenOffice too ({what}). It was "
     "not "
     "touched.",
     "Make the order right in 24SevenOffice, then `woo24 orders skip ORDER`; or put it back there and run `woo24 orders retry "
     "ORDER`."},
    {ReasonId::change_waits, "A change in the shop waits until the order itself has come through to 24SevenOffice.",
     "See to it that the order comes through; the change follows by itself."},
    {ReasonId::change_not_due,
     "While order {office_order} was being changed in 24SevenOffice its status in the shop became {status}: it stays in Web "
     "and "
     "is not invoiced.",
     "When its status is one in which orders are sent, the change goes on by itself within the hour. If it is not to be sold "
     "any "
     "more, cancel it in the shop; or finish it by hand in 24SevenOffice, then `woo24 orders skip ORDER`."},
    {ReasonId::invoiced_without_booking,
     "Order {office_order} in 24SevenOffice is cash invoiced (InvoicedCashAccount): that is not booked.",
     "Settle with the bookkeeper how it is to be booked; `woo24 orders skip ORDER` when that is done."},
    {ReasonId::invoiced_but_moved,
     "24SevenOffice has invoiced the order (invoice {invoice}), but in the shop its status is {status}.",
     "Was it cancelled: credit the invoice in 24SevenOffice. Else give the order its right status in the shop. Then `woo24 "
     "orders skip ORDER`."},
    {ReasonId::missing_in_office,
     "The order ({total}) is due, but it is neither in 24SevenOffice nor on the list of what waits or was stopped.",
     "Run `woo24 orders send ORDER`; it looks in 24SevenOffice once more before it sends."},
    {ReasonId::gone_from_office,
     "The order ({total}) was booked as order {office_order}, which is no longer in 24SevenOffice: somebody has deleted it.",
     "Was that right, cancel or refund it in the shop too. Else enter it again in 24SevenOffice by hand, with its payment, and "
     "with the key that `woo24 why order ORDER` tells as its reference."},
    {ReasonId::key_gone_in_office,
     "Order {office_order} in 24SevenOffice no longer bears the key {key} but \"{found}\": it no longer counts as this order.",
     "Write the key back into the reference of the order in 24SevenOffice."},
    {ReasonId::doubled_in_office, "It is in the books more than once: orders {orders} in 24SevenOffice all bear its key.",
     "Decide in 24SevenOffice which one counts and set the others to Inactive; credit what is invoiced already."},
    {ReasonId::differs_in_office,
     "Order {office_order} in 24SevenOffice is not as in the shop: {detail}[ ({row})] is {shop} in the shop and {office} in "
     "24SevenOffice.",
     "Somebody has changed it. Correct it in 24SevenOffice (is it invoiced: credit it and book it anew), or correct the shop."},
    {ReasonId::state_in_office, "Order {office_order} is {state} in 24SevenOffice; it should be {wanted}, or invoiced.",
     "Nobody will invoice it as it is: give it its state back in 24SevenOffice, or cancel or refund it in the shop."},
    {ReasonId::open_in_ledger,
     "Invoice {invoice} was paid in the shop, but it is still open in the ledger two days after it was invoiced ({day}): "
     "{amount}.",
     "See in 24SevenOffice whether the payment is missing or only not matched, and register or match it there."},
    {ReasonId::refund_not_credited,
     "The shop refunded {amount} (refund {refund}), but no credit of it is in 24SevenOffice or on the list of what waits or "
     "was stopped.",
     "Run `woo24 sync orders`. If it is still missing then, credit it by hand in 24SevenOffice."},
    {ReasonId::credit_without_refund,
     "Order {office_order} in 24SevenOffice credits {amount}, but the shop has no refund that it answers.",
     "Make the refund in the shop, or take the credit back in 24SevenOffice."},
    {ReasonId::not_in_shop,
     "Order {office_order} in 24SevenOffice ({total}) bears a key of this shop, but the shop has no such order, or has it in "
     "the trash.",
     "Bring the order back in the shop, or set it to Inactive in 24SevenOffice; credit it if it is invoiced."},
    {ReasonId::proof_differs,
     "Shop and 24SevenOffice are not equal: {count} differences, and {listed} orders that wait or were stopped.",
     "Run `woo24 proof`: it names each with what to do."},
};

}  // namespace

std::span<const Sentence> en_after() { return k_sentences; }

}  // namespace woo24::words
