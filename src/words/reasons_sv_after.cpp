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
     "Bara en del av varorna i återbetalning {refund} har lagts tillbaka i butikens lager. Då behövs två krediter i "
     "24SevenOffice, och en av dem skulle bli mindre än noll.",
     "Kreditera för hand i 24SevenOffice: en kredit med varorna som är på hyllan igen, en som lämnar lagret i fred med resten; "
     "pengarna som gått tillbaka registreras sammanlagt en gång. Därefter `woo24 orders skip ORDER`."},
    {ReasonId::refund_deleted,
     "Återbetalning {refund} har tagits bort i butiken, men dess kredit finns i 24SevenOffice ({stage}).",
     "Avgör vilken sida som har rätt: gör om återbetalningen i butiken, eller motboka krediten i 24SevenOffice; därefter "
     "`woo24 orders skip ORDER`."},
    {ReasonId::waits_for_its_order, "Krediten för återbetalning {refund} väntar tills ordern själv är färdig i 24SevenOffice.",
     "Se till att ordern går igenom; krediten följer av sig själv."},
    {ReasonId::cancelled_after_sent,
     "Ordern har fått status {status} i butiken efter att den skickades, och i 24SevenOffice är den {what}.",
     "Kreditera den eller sätt den till Inactive i 24SevenOffice, därefter `woo24 orders skip ORDER`."},
    {ReasonId::cancelled_but_paid,
     "Ordern har fått status {status} i butiken efter att den skickades. Den är betald, så order {office_order} i "
     "24SevenOffice "
     "har inte rörts.",
     "Återbetala i butiken (då krediteras den), eller kreditera för hand i 24SevenOffice; därefter `woo24 orders skip ORDER`."},
    {ReasonId::cancelled_but_credited,
     "Ordern har fått status {status} i butiken efter att den skickades, men en del av order {office_order} är redan "
     "krediterad.",
     "Kreditera resten för hand i 24SevenOffice, därefter `woo24 orders skip ORDER`."},
    {ReasonId::cancelled_but_invoiced,
     "Ordern har fått status {status} i butiken, men order {office_order} i 24SevenOffice är redan fakturerad[ (faktura "
     "{invoice})].",
     "Kreditera fakturan i 24SevenOffice, eller återbetala i butiken; därefter `woo24 orders skip ORDER`."},
    {ReasonId::changed_after_sent,
     "Ordern har ändrats i butiken efter att den skickades: {detail} skiljer sig (totalen var {before}, är nu {now}). "
     "orders.after.changed är report, så 24SevenOffice har inte ändrats.",
     "Ändra ordern för hand i 24SevenOffice, därefter `woo24 orders skip ORDER`; eller sätt orders.after.changed: update och "
     "kör `woo24 orders retry ORDER`."},
    {ReasonId::changed_by_hand_only,
     "Ordern har ändrats i butiken efter att den skickades: {detail} skiljer sig (totalen var {before}, är nu {now}). Det för "
     "woo24 inte över till en order som redan är bokförd.",
     "Ändra ordern för hand i 24SevenOffice, därefter `woo24 orders skip ORDER`."},
    {ReasonId::changed_but_invoiced,
     "Ordern har ändrats i butiken efter att den fakturerades[ (faktura {invoice})]: {detail} skiljer sig (totalen var "
     "{before}, "
     "är nu {now}).",
     "Kreditera skillnaden för hand i 24SevenOffice, eller återbetala den i butiken; därefter `woo24 orders skip ORDER`."},
    {ReasonId::changed_paid_total,
     "Order {office_order} i 24SevenOffice har ändrats så som butiken gjorde, från {before} till {now}; men kunden har betalat "
     "{before}, och så är betalningen registrerad.",
     "Ta betalt för skillnaden eller betala tillbaka den, och rätta betalningen i 24SevenOffice; därefter `woo24 orders skip "
     "ORDER`."},
    {ReasonId::changed_on_both_sides,
     "Ordern har ändrats i butiken, men någon har också ändrat order {office_order} i 24SevenOffice ({what}). Den har inte "
     "rörts.",
     "Gör ordern rätt i 24SevenOffice, därefter `woo24 orders skip ORDER`; eller ställ tillbaka den där och kör `woo24 orders "
     "retry ORDER`."},
    {ReasonId::change_waits, "En ändring i butiken väntar tills ordern själv är färdig i 24SevenOffice.",
     "Se till att ordern går igenom; ändringen följer av sig själv."},
    {ReasonId::change_not_due,
     "Medan order {office_order} ändrades i 24SevenOffice blev dess status i butiken {status}: den ligger kvar i Web och "
     "faktureras inte.",
     "När statusen är en som skickas går ändringen vidare av sig själv inom en timme. Ska den inte säljas längre: annullera "
     "den "
     "i butiken; eller gör färdigt den för hand i 24SevenOffice, därefter `woo24 orders skip ORDER`."},
    {ReasonId::invoiced_without_booking,
     "Order {office_order} i 24SevenOffice är kontant fakturerad (InvoicedCashAccount): det bokförs inte.",
     "Kontrollera med bokföringen hur den ska bokföras; `woo24 orders skip ORDER` när det är klart."},
    {ReasonId::invoiced_but_moved,
     "24SevenOffice har fakturerat ordern (faktura {invoice}), men i butiken har den status {status}.",
     "Är den avbeställd: kreditera fakturan i 24SevenOffice. Annars ge ordern rätt status i butiken. Därefter `woo24 orders "
     "skip ORDER`."},
    {ReasonId::missing_in_office,
     "Ordern ({total}) ska bokföras, men finns varken i 24SevenOffice eller på listan över det som väntar eller har stoppats.",
     "Kör `woo24 orders send ORDER`; den letar en gång till i 24SevenOffice innan den skickar."},
    {ReasonId::gone_from_office,
     "Ordern ({total}) lades upp som order {office_order}, som inte längre finns i 24SevenOffice: någon har tagit bort den.",
     "Var det rätt: avbeställ eller återbetala den i butiken också. Annars lägg upp den på nytt för hand i 24SevenOffice, med "
     "betalning, och med nyckeln som `woo24 why order ORDER` visar som referens."},
    {ReasonId::key_gone_in_office,
     "Order {office_order} i 24SevenOffice bär inte längre nyckeln {key} utan \"{found}\": den räknas inte längre som den här "
     "ordern.",
     "Skriv tillbaka nyckeln i orderns referens i 24SevenOffice."},
    {ReasonId::doubled_in_office, "Den finns mer än en gång i böckerna: order {orders} i 24SevenOffice bär alla dess nyckel.",
     "Avgör i 24SevenOffice vilken som gäller och sätt de andra till Inactive; kreditera det som redan är fakturerat."},
    {ReasonId::differs_in_office,
     "Order {office_order} i 24SevenOffice är inte som i butiken: {detail}[ ({row})] är {shop} i butiken och {office} i "
     "24SevenOffice.",
     "Någon har ändrat den. Rätta den i 24SevenOffice (är den fakturerad: kreditera och bokför på nytt), eller rätta butiken."},
    {ReasonId::state_in_office, "Order {office_order} är {state} i 24SevenOffice; den ska vara {wanted} eller fakturerad.",
     "Ingen fakturerar den så: ge den rätt läge igen i 24SevenOffice, eller avbeställ eller återbetala den i butiken."},
    {ReasonId::open_in_ledger,
     "Faktura {invoice} är betald i butiken, men står ännu öppen i reskontran två dagar efter faktureringen ({day}): {amount}.",
     "Se i 24SevenOffice om betalningen saknas eller bara inte är avprickad, och registrera eller pricka av den där."},
    {ReasonId::refund_not_credited,
     "Butiken har betalat tillbaka {amount} (återbetalning {refund}), men krediten finns varken i 24SevenOffice eller på "
     "listan över det som väntar eller har stoppats.",
     "Kör `woo24 sync orders`. Saknas den då fortfarande: kreditera för hand i 24SevenOffice."},
    {ReasonId::credit_without_refund,
     "Order {office_order} i 24SevenOffice krediterar {amount}, men butiken har ingen återbetalning som svarar mot den.",
     "Gör återbetalningen i butiken, eller motboka krediten i 24SevenOffice."},
    {ReasonId::not_in_shop,
     "Order {office_order} i 24SevenOffice ({total}) bär en nyckel från den här butiken, men butiken har ingen sådan order, "
     "eller har den i papperskorgen.",
     "Ta tillbaka ordern i butiken, eller sätt den till Inactive i 24SevenOffice; kreditera den om den är fakturerad."},
    {ReasonId::proof_differs,
     "Butiken och 24SevenOffice är inte lika: {count} skillnader, och {listed} order som väntar eller har stoppats.",
     "Kör `woo24 proof`: den nämner var och en med åtgärd."},
};

}  // namespace

std::span<const Sentence> sv_after() { return k_sentences; }

}  // namespace woo24::words
