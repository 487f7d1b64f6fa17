#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::booked_twice, "Ordren finnes flere ganger i 24SevenOffice: ordre {orders} bærer alle dens nøkkel.",
     "Avgjør i 24SevenOffice hvilken som gjelder og sett de andre til Inactive (er de fakturert: krediter dem), kjør så `woo24 "
     "orders retry ORDER`."},
    {ReasonId::created_before_start,
     "Ordren ble opprettet {created}, før orders.from ({from}), men betalt {paid}: woo24 har ikke sendt den.",
     "Finnes den ikke alt i regnskapet: bokfør den for hånd, eller sett orders.from tidligere. Deretter `woo24 orders skip "
     "ORDER`."},
    {ReasonId::refund_reported,
     "Butikken har tilbakebetalt {amount} (tilbakebetaling {refund}); orders.after.refunds er report, så ingen kreditering er "
     "gjort.",
     "Krediter for hånd i 24SevenOffice, deretter `woo24 orders skip ORDER`; eller sett orders.after.refunds: credit og kjør "
     "`woo24 orders retry ORDER`."},
    {ReasonId::refund_exceeds_sale, "Tilbakebetalingen på {refunded} er mer enn det som er igjen av salget ({left}).",
     "Rett tilbakebetalingen i butikken og kjør `woo24 orders retry ORDER`, eller krediter for hånd i 24SevenOffice og kjør "
     "`woo24 orders skip ORDER`."},
    {ReasonId::refund_without_tax,
     "Raden {row} ble solgt med mva., men tilbakebetalt uten: hvilken mva. som skal krediteres, er ikke til å vite.",
     "Gjør tilbakebetalingen på nytt i butikken med mva. fylt ut, eller krediter for hånd i 24SevenOffice og kjør `woo24 "
     "orders skip ORDER`."},
    {ReasonId::refund_row_unknown, "Tilbakebetalingens rad {row} hører ikke til noen rad i ordren.",
     "Krediter for hånd i 24SevenOffice, deretter `woo24 orders skip ORDER`."},
    {ReasonId::refund_does_not_add_up, "Tilbakebetalingen går ikke opp: beløpet er {amount}, radene gir {rows}.",
     "Rett tilbakebetalingen i butikken og kjør `woo24 orders retry ORDER`, eller krediter for hånd i 24SevenOffice og kjør "
     "`woo24 orders skip ORDER`."},
    {ReasonId::refund_of_nothing, "Tilbakebetaling {refund} er på 0: det er ingenting å kreditere.",
     "Ingenting trenger å gjøres."},
    {ReasonId::refund_partly_restocked,
     "Bare en del av varene i tilbakebetaling {refund} er lagt tilbake på butikkens lager. Da trengs to krediteringer i "
     "24SevenOffice, og en av dem ville blitt mindre enn null.",
     "Krediter for hånd i 24SevenOffice: én kreditering med varene som er på hyllen igjen, én som lar lageret være med resten; "
     "pengene som gikk tilbake, registreres én gang til sammen. Deretter `woo24 orders skip ORDER`."},
    {ReasonId::refund_deleted,
     "Tilbakebetaling {refund} er slettet i butikken, men krediteringen finnes i 24SevenOffice ({stage}).",
     "Avgjør hvilken side som har rett: gjør tilbakebetalingen på nytt i butikken, eller motposter krediteringen i "
     "24SevenOffice; deretter `woo24 orders skip ORDER`."},
    {ReasonId::waits_for_its_order,
     "Krediteringen for tilbakebetaling {refund} venter til ordren selv er ferdig i 24SevenOffice.",
     "Sørg for at ordren går gjennom; krediteringen følger av seg selv."},
    {ReasonId::cancelled_after_sent,
     "Ordren har fått status {status} i butikken etter at den ble sendt, og i 24SevenOffice er den {what}.",
     "Krediter den eller sett den til Inactive i 24SevenOffice, deretter `woo24 orders skip ORDER`."},
    {ReasonId::cancelled_but_paid,
     "Ordren har fått status {status} i butikken etter at den ble sendt. Den er betalt, så ordre {office_order} i "
     "24SevenOffice "
     "er ikke rørt.",
     "Tilbakebetal i butikken (da krediteres den), eller krediter for hånd i 24SevenOffice; deretter `woo24 orders skip "
     "ORDER`."},
    {ReasonId::cancelled_but_credited,
     "Ordren har fått status {status} i butikken etter at den ble sendt, men en del av ordre {office_order} er allerede "
     "kreditert.",
     "Krediter resten for hånd i 24SevenOffice, deretter `woo24 orders skip ORDER`."},
    {ReasonId::cancelled_but_invoiced,
     "Ordren har fått status {status} i butikken, men ordre {office_order} i 24SevenOffice er allerede fakturert[ (faktura "
     "{invoice})].",
     "Krediter fakturaen i 24SevenOffice, eller tilbakebetal i butikken; deretter `woo24 orders skip ORDER`."},
    {ReasonId::changed_after_sent,
     "Ordren er endret i butikken etter at den ble sendt: {detail} er ulikt (totalen var {before}, er nå {now}). "
     "orders.after.changed er report, så 24SevenOffice er ikke endret.",
     "Endre ordren for hånd i 24SevenOffice, deretter `woo24 orders skip ORDER`; eller sett orders.after.changed: update og "
     "kjør `woo24 orders retry ORDER`."},
    {ReasonId::changed_by_hand_only,
     "Ordren er endret i butikken etter at den ble sendt: {detail} er ulikt (totalen var {before}, er nå {now}). Det fører "
     "ikke woo24 over til en ordre som alt er bokført.",
     "Endre ordren for hånd i 24SevenOffice, deretter `woo24 orders skip ORDER`."},
    {ReasonId::changed_but_invoiced,
     "Ordren er endret i butikken etter at den ble fakturert[ (faktura {invoice})]: {detail} er ulikt (totalen var {before}, "
     "er "
     "nå {now}).",
     "Krediter differansen for hånd i 24SevenOffice, eller tilbakebetal den i butikken; deretter `woo24 orders skip ORDER`."},
    {ReasonId::changed_paid_total,
     "Ordre {office_order} i 24SevenOffice er endret slik butikken gjorde, fra {before} til {now}; men kunden har betalt "
     "{before}, og slik er betalingen registrert.",
     "Ta betalt for differansen eller betal den tilbake, og rett betalingen i 24SevenOffice; deretter `woo24 orders skip "
     "ORDER`."},
    {ReasonId::changed_on_both_sides,
     "Ordren er endret i butikken, men noen har også endret ordre {office_order} i 24SevenOffice ({what}). Den er ikke rørt.",
     "Gjør ordren riktig i 24SevenOffice, deretter `woo24 orders skip ORDER`; eller still den tilbake der og kjør `woo24 "
     "orders "
     "retry ORDER`."},
    {ReasonId::change_waits, "En endring i butikken venter til ordren selv er ferdig i 24SevenOffice.",
     "Sørg for at ordren går gjennom; endringen følger av seg selv."},
    {ReasonId::change_not_due,
     "Mens ordre {office_order} ble endret i 24SevenOffice, ble statusen i butikken {status}: den blir liggende i Web og "
     "faktureres ikke.",
     "Når statusen er en som sendes, går endringen videre av seg selv innen en time. Skal den ikke selges lenger: kanseller "
     "den "
     "i butikken; eller gjør den ferdig for hånd i 24SevenOffice, deretter `woo24 orders skip ORDER`."},
    {ReasonId::invoiced_without_booking,
     "Ordre {office_order} i 24SevenOffice er kontant fakturert (InvoicedCashAccount): det bokføres ikke.",
     "Avklar med regnskapet hvordan den skal bokføres; `woo24 orders skip ORDER` når det er gjort."},
    {ReasonId::invoiced_but_moved,
     "24SevenOffice har fakturert ordren (faktura {invoice}), men i butikken har den status {status}.",
     "Er den avbestilt: krediter fakturaen i 24SevenOffice. Ellers gi ordren riktig status i butikken. Deretter `woo24 orders "
     "skip ORDER`."},
    {ReasonId::missing_in_office,
     "Ordren ({total}) skal bokføres, men finnes verken i 24SevenOffice eller på listen over det som venter eller er stoppet.",
     "Kjør `woo24 orders send ORDER`; den leter en gang til i 24SevenOffice før den sender."},
    {ReasonId::gone_from_office,
     "Ordren ({total}) ble lagt inn som ordre {office_order}, som ikke lenger finnes i 24SevenOffice: noen har slettet den.",
     "Var det riktig: avbestill eller refunder den i butikken også. Ellers legg den inn på nytt for hånd i 24SevenOffice, med "
     "betaling, og med nøkkelen som `woo24 why order ORDER` viser som referanse."},
    {ReasonId::key_gone_in_office,
     "Ordre {office_order} i 24SevenOffice har ikke lenger nøkkelen {key}, men \"{found}\": den teller ikke lenger som denne "
     "ordren.",
     "Skriv nøkkelen tilbake i ordrens referanse i 24SevenOffice."},
    {ReasonId::doubled_in_office, "Den står mer enn én gang i bøkene: ordre {orders} i 24SevenOffice har alle dens nøkkel.",
     "Avgjør i 24SevenOffice hvilken som gjelder og sett de andre til Inactive; krediter det som allerede er fakturert."},
    {ReasonId::differs_in_office,
     "Ordre {office_order} i 24SevenOffice er ikke som i butikken: {detail}[ ({row})] er {shop} i butikken og {office} i "
     "24SevenOffice.",
     "Noen har endret den. Rett den i 24SevenOffice (er den fakturert: krediter og bokfør på nytt), eller rett butikken."},
    {ReasonId::state_in_office, "Ordre {office_order} er {state} i 24SevenOffice; den skal være {wanted} eller fakturert.",
     "Ingen fakturerer den slik: gi den riktig tilstand igjen i 24SevenOffice, eller avbestill eller refunder den i butikken."},
    {ReasonId::open_in_ledger,
     "Faktura {invoice} er betalt i butikken, men står fortsatt åpen i reskontroen to dager etter faktureringen ({day}): "
     "{amount}.",
     "Se i 24SevenOffice om betalingen mangler eller bare ikke er utlignet, og registrer eller utlign den der."},
    {ReasonId::refund_not_credited,
     "Butikken har refundert {amount} (refusjon {refund}), men krediten finnes verken i 24SevenOffice eller på listen over det "
     "som venter eller er stoppet.",
     "Kjør `woo24 sync orders`. Mangler den fortsatt da: krediter for hånd i 24SevenOffice."},
    {ReasonId::credit_without_refund,
     "Ordre {office_order} i 24SevenOffice krediterer {amount}, men butikken har ingen refusjon som svarer til den.",
     "Gjør refusjonen i butikken, eller tilbakefør krediten i 24SevenOffice."},
    {ReasonId::not_in_shop,
     "Ordre {office_order} i 24SevenOffice ({total}) har en nøkkel fra denne butikken, men butikken har ingen slik ordre, "
     "eller har den i papirkurven.",
     "Hent ordren tilbake i butikken, eller sett den til Inactive i 24SevenOffice; krediter den hvis den er fakturert."},
    {ReasonId::proof_differs,
     "Butikken og 24SevenOffice er ikke like: {count} forskjeller, og {listed} ordrer som venter eller er stoppet.",
     "Kjør `woo24 proof`: den nevner hver med tiltak."},
};

}  // namespace

std::span<const Sentence> nb_after() { return k_sentences; }

}  // namespace woo24::words
