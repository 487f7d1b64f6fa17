#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::booked_twice, "Ordern finns flera gånger i 24SevenOffice: order {orders} bär alla dess nyckel.",
     "Avgör i 24SevenOffice vilken som gäller och sätt de andra till Inactive (är de fakturerade: kreditera dem), kör sedan "
     "`woo24 orders retry ORDER`."},
    {ReasonId::created_before_start,
     "Ordern skapades {created}, före orders.from ({from}), men betalades {paid}: woo24 har inte skickat den.",
     "Finns den inte redan i bokföringen: bokför den för hand, eller sätt orders.from tidigare. Därefter `woo24 orders skip "
     "ORDER`."},
    {ReasonId::refund_reported,
     "Butiken har återbetalat {amount} (återbetalning {refund}); orders.after.refunds är report, så ingen kredit har gjorts.",
     "Kreditera för hand i 24SevenOffice, därefter `woo24 orders skip ORDER`; eller sätt orders.after.refunds: credit och kör "
     "`woo24 orders retry ORDER`."},
    {ReasonId::refund_exceeds_sale, "Återbetalningen på {refunded} är mer än vad som är kvar av försäljningen ({left}).",
     "Rätta återbetalningen i butiken och kör `woo24 orders retry ORDER`, eller kreditera för hand i 24SevenOffice och kör "
     "`woo24 orders skip ORDER`."},
    {ReasonId::refund_without_tax,
     "Raden {row} såldes med moms men återbetalades utan: vilken moms som ska krediteras går inte att veta.",
     "Gör om återbetalningen i butiken med momsen ifylld, eller kreditera för hand i 24SevenOffice och kör `woo24 orders skip "
     "ORDER`."},
    {ReasonId::refund_row_unknown, "Återbetalningens rad {row} hör inte till någon rad i ordern.",
     "Kreditera för hand i 24SevenOffice, därefter `woo24 orders skip ORDER`."},
    {ReasonId::refund_does_not_add_up, "Återbetalningen går inte ihop: beloppet är {amount}, raderna ger {rows}.",
     "Rätta återbetalningen i butiken och kör `woo24 orders retry ORDER`, eller kreditera för hand i 24SevenOffice och kör "
     "`woo24 orders skip ORDER`."},
    {ReasonId::refund_of_nothing, "Återbetalning {refund} är på 0: det finns inget att kreditera.", "Inget behöver göras."},
    {ReasonId::refund_partly_restocked,
     "Bara en del av varorna i återbetalning {refund} har lagts tillbaka i butikens lager; en kredit i 24SevenOffice lägger "
     "tillbaka alla eller inga.",
     "Kreditera för hand i 24SevenOffice med rätt lager, därefter `woo24 orders skip ORDER`."},
    {ReasonId::refund_deleted,
     "Återbetalning {refund} har tagits bort i butiken, men dess kredit finns i 24SevenOffice ({stage}).",
     "Avgör vilken sida som har rätt: gör om återbetalningen i butiken, eller motboka krediten i 24SevenOffice; därefter "
     "`woo24 orders skip ORDER`."},
    {ReasonId::waits_for_its_order, "Krediten för återbetalning {refund} väntar tills ordern själv är färdig i 24SevenOffice.",
     "Se till att ordern går igenom; krediten följer av sig själv."},
    {ReasonId::cancelled_after_sent,
     "Ordern har fått status {status} i butiken efter att den skickades, och i 24SevenOffice är den {what}.",
     "Kreditera den eller sätt den till Inactive i 24SevenOffice, därefter `woo24 orders skip ORDER`."},
    {ReasonId::changed_after_sent,
     "Ordern har ändrats i butiken efter att den skickades: {what} är {shop} i butiken och {office} i 24SevenOffice.",
     "Ändra den i 24SevenOffice, eller ändra tillbaka i butiken; därefter `woo24 orders skip ORDER`."},
    {ReasonId::invoiced_without_booking,
     "Order {office_order} i 24SevenOffice är kontant fakturerad (InvoicedCashAccount): det bokförs inte.",
     "Kontrollera med bokföringen hur den ska bokföras; `woo24 orders skip ORDER` när det är klart."},
    {ReasonId::invoiced_but_moved,
     "24SevenOffice har fakturerat ordern (faktura {invoice}), men i butiken har den status {status}.",
     "Är den avbeställd: kreditera fakturan i 24SevenOffice. Annars ge ordern rätt status i butiken. Därefter `woo24 orders "
     "skip ORDER`."},
};

}  // namespace

std::span<const Sentence> sv_after() { return k_sentences; }

}  // namespace woo24::words
