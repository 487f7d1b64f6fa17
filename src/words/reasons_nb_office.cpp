#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::office_refused_order, "24SevenOffice avviste ordren[: {message}].",
     "Rett det meldingen nevner, i butikken eller i 24SevenOffice. Ordren prøves igjen av seg selv."},
    {ReasonId::office_refused_release, "24SevenOffice avviste å frigi ordren til fakturering[: {message}].",
     "Rett det meldingen nevner i 24SevenOffice, deretter `woo24 orders retry ORDER`."},
    {ReasonId::save_unclear, "Det er ukjent om 24SevenOffice lagret det som ble sendt ({what}): svaret kom bort.",
     "Ingenting trenger å gjøres: woo24 leter etter ordren i 24SevenOffice før noe sendes igjen."},
    {ReasonId::total_differs, "Totalen avviker: {shop} i butikken, {office} i 24SevenOffice.",
     "Sammenlign radene i begge ordrene; ordren i 24SevenOffice er merket STOPPAD AV woo24 og må ikke faktureres som den er. "
     "Når årsaken er rettet: `woo24 orders retry ORDER`."},
    {ReasonId::office_rounds_totals, "24SevenOffice runder av til hele kroner ({office}); kunden betalte {shop}.",
     "Slå av avrundingen av totaler i 24SevenOffice, deretter `woo24 orders retry ORDER`."},
    {ReasonId::vat_sum_differs, "Det som selges med {rate} % mva. avviker: {shop} netto i butikken, {office} i 24SevenOffice.",
     "Se på produktenes avgiftskoder i 24SevenOffice og på orders.vat, deretter `woo24 orders retry ORDER`."},
    {ReasonId::vat_rate_differs, "Avgiftssatsen på raden {row} avviker: {sent} % ble sendt, {office} % i 24SevenOffice.",
     "Se på produktets avgiftskode i 24SevenOffice og på orders.vat, deretter `woo24 orders retry ORDER`."},
    {ReasonId::field_differs, "Feltet {field} avviker: {sent} ble sendt, {office} i 24SevenOffice.",
     "Se på ordren i 24SevenOffice; noen eller en regel der har endret feltet. Deretter `woo24 orders retry ORDER`."},
    {ReasonId::rows_differ, "Radene avviker: {sent} ble sendt, {office} i 24SevenOffice.",
     "Se på ordrens rader i 24SevenOffice, deretter `woo24 orders retry ORDER`."},
    {ReasonId::zero_rate_unconfirmed,
     "Raden {row} har 0 % mva. i 24SevenOffice, men verken avgiftskode eller salgstype viser hvilket slags 0 % det er.",
     "Sett salgstypen i orders.sale_types eller avgiftsnummeret i orders.vat, deretter `woo24 orders retry ORDER`."},
    {ReasonId::currency_differs, "Valutaen avviker: {sent} ble sendt, {office} i 24SevenOffice.",
     "Se på valutaen og kursen i 24SevenOffice, deretter `woo24 orders retry ORDER`."},
    {ReasonId::customer_differs, "Kunden avviker: {sent} ble sendt, {office} i 24SevenOffice.",
     "Se på ordren i 24SevenOffice; noen kan ha flyttet den. Deretter `woo24 orders retry ORDER`."},
    {ReasonId::sale_type_differs, "Salgstypen avviker: {sent} ble sendt, {office} i 24SevenOffice.",
     "Se på orders.sale_types og på kundekortet i 24SevenOffice, deretter `woo24 orders retry ORDER`."},
    {ReasonId::state_differs, "Ordrens tilstand avviker: {sent} ble sendt, {office} i 24SevenOffice.",
     "Se på ordren i 24SevenOffice; noen kan ha flyttet den videre. Deretter `woo24 orders retry ORDER`."},
    {ReasonId::touched_in_office, "Noen har endret ordre {office_order} i 24SevenOffice før den ble frigitt ({what}).",
     "Bestem: still den tilbake i 24SevenOffice og kjør `woo24 orders retry ORDER`, eller fullfør den der og kjør `woo24 "
     "orders skip ORDER`."},
    {ReasonId::invoiced_by_hand,
     "Noen har fakturert ordre {office_order} i 24SevenOffice før woo24 frigav den[ (faktura {invoice})]. Ingen betaling er "
     "sendt.",
     "Er ordren betalt i butikken, registrer betalingen på fakturaen i 24SevenOffice."},
    {ReasonId::deleted_in_office, "Ordre {office_order} er slettet i 24SevenOffice.",
     "Var det riktig: `woo24 orders skip ORDER`. For å opprette den på nytt: `woo24 orders retry ORDER --again`."},
    {ReasonId::check_the_payment,
     "Det er ikke sikkert at betalingen på {amount}[ ({method})] ble registrert på ordre {office_order} i 24SevenOffice. Den "
     "sendes aldri to ganger.",
     "Se på ordren i 24SevenOffice; registrer betalingen der hvis den mangler."},
    {ReasonId::credit_left_open,
     "Butikken har ikke selv betalt tilbake: kredit {office_order} i 24SevenOffice ({amount}) står åpen.",
     "Betal tilbake og registrer det på krediten i 24SevenOffice; eller motregn den mot det kunden skylder."},
    {ReasonId::released_order_differs,
     "Etter at ordren ble frigitt, avviker {what}: {sent} ble sendt, {office} i 24SevenOffice.",
     "Se på ordren i 24SevenOffice før den faktureres og rett den der, deretter `woo24 orders retry ORDER`."},
    {ReasonId::key_on_several_orders,
     "Ordren finnes flere ganger i 24SevenOffice ({orders}); {kept} går videre, de andre er gjort inaktive.",
     "Sørg for at ingen av de inaktive faktureres. Noen kan ha kopiert en ordre med referansen."},
    {ReasonId::released_by_other_installation,
     "Ordren ble påbegynt av en annen woo24-installasjon ({installation}), som alene kan frigi den.",
     "Stopp en av de to. For å ta over her når den andre er stoppet: `woo24 rebuild`, deretter `woo24 orders retry "
     "ORDER`."},
    {ReasonId::linked_by_person,
     "Noen har sagt at denne ordren er ordre {office_order} i 24SevenOffice. woo24 sender den ikke.",
     "Ingenting trenger å gjøres. Var det feil: `woo24 orders unlink ORDER`."},
    {ReasonId::booked_in_other_client,
     "Ordren er bokført i firmaet {client} (ordre {office_order}), dit woo24 sendte ordrer tidligere.",
     "Ingenting trenger å gjøres her. Refusjoner og endringer bokføres for hånd i det firmaet."},
    {ReasonId::begun_in_other_client,
     "Ordren ble påbegynt i firmaet {client} ({stage}[, ordre {office_order}]) før woo24 ble bundet til et annet.",
     "Se i det firmaet. Er den bokført der, trenger ingenting å gjøres; ellers sett den til Inactive der og kjør `woo24 orders "
     "retry ORDER`, så bokføres den her."},
    {ReasonId::no_longer_due, "Ordren skal ikke lenger bokføres: statusen i butikken er blitt {status}.",
     "Ingenting trenger å gjøres. Var det feil, endre status i butikken og kjør `woo24 orders retry ORDER`."},
    {ReasonId::skipped_by_person, "Noen har bestemt at woo24 lar ordren være i fred.",
     "For å endre det: `woo24 orders retry ORDER`."},
    {ReasonId::attempts_used_up, "{attempts} forsøk har mislyktes[, det siste med {last}].",
     "`woo24 explain {last}` forteller årsaken. Når den er rettet: `woo24 orders retry ORDER`."},
    {ReasonId::waits_to_settle, "Etter et uklart svar får 24SevenOffice tid til {until} før ordren regnes som ikke lagret.",
     "Ingenting trenger å gjøres."},
    {ReasonId::not_due_yet, "Ordren skal ikke sendes så lenge statusen er {status}.",
     "Ingenting trenger å gjøres; orders.send_when lister statusene som sendes."},
    {ReasonId::annotation_failed, "Ordren er bokført, men butikken tok ikke imot notatet om det[: {message}].",
     "Ingenting trenger å gjøres i 24SevenOffice; notatet prøves igjen. Sørg for at butikkens nøkkel kan skrive."},
};

}  // namespace

std::span<const Sentence> nb_office() { return k_sentences; }

}  // namespace woo24::words
