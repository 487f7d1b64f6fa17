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
     "Only some of the pieces of refund {refund} were put back in the shop's stock; a credit in 24SevenOffice puts back all or "
     "none.",
     "Credit by hand in 24SevenOffice with the right stock, then `woo24 orders skip ORDER`."},
    {ReasonId::refund_deleted, "Refund {refund} was deleted in the shop, but its credit is in 24SevenOffice ({stage}).",
     "Decide which side is right: make the refund again in the shop, or reverse the credit in 24SevenOffice; then `woo24 "
     "orders skip ORDER`."},
    {ReasonId::waits_for_its_order,
     "The credit of refund {refund} waits until the order itself has come through to 24SevenOffice.",
     "See to it that the order comes through; the credit follows by itself."},
    {ReasonId::cancelled_after_sent,
     "The order got status {status} in the shop after it had been sent, and in 24SevenOffice it is {what}.",
     "Credit it or set it to Inactive in 24SevenOffice, then `woo24 orders skip ORDER`."},
    {ReasonId::changed_after_sent,
     "The order was changed in the shop after it had been sent: {what} is {shop} in the shop and {office} in 24SevenOffice.",
     "Change it in 24SevenOffice, or change it back in the shop; then `woo24 orders skip ORDER`."},
    {ReasonId::invoiced_without_booking,
     "Order {office_order} in 24SevenOffice is cash invoiced (InvoicedCashAccount): that is not booked.",
     "Settle with the bookkeeper how it is to be booked; `woo24 orders skip ORDER` when that is done."},
    {ReasonId::invoiced_but_moved,
     "24SevenOffice has invoiced the order (invoice {invoice}), but in the shop its status is {status}.",
     "Was it cancelled: credit the invoice in 24SevenOffice. Else give the order its right status in the shop. Then `woo24 "
     "orders skip ORDER`."},
};

}  // namespace

std::span<const Sentence> en_after() { return k_sentences; }

}  // namespace woo24::words
