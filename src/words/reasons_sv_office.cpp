#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::office_refused_order, "24SevenOffice nekade ordern[: {message}].",
     "Rätta det som meddelandet nämner, i butiken eller i 24SevenOffice. Ordern prövas igen av sig själv."},
    {ReasonId::office_refused_release, "24SevenOffice nekade att släppa ordern till fakturering[: {message}].",
     "Rätta det som meddelandet nämner i 24SevenOffice, därefter `woo24 orders retry ORDER`."},
    {ReasonId::save_unclear, "Det är okänt om 24SevenOffice sparade det som skickades ({what}): svaret kom bort.",
     "Inget behöver göras: woo24 letar efter ordern i 24SevenOffice innan något skickas igen."},
    {ReasonId::total_differs, "Totalen skiljer: {shop} i butiken, {office} i 24SevenOffice.",
     "Jämför raderna i båda ordrarna; ordern i 24SevenOffice är märkt STOPPAD AV woo24 och får inte faktureras som den är. När "
     "orsaken är rättad: `woo24 orders retry ORDER`."},
    {ReasonId::office_rounds_totals, "24SevenOffice avrundar till hela kronor ({office}); kunden betalade {shop}.",
     "Stäng av öresavrundningen av totaler i 24SevenOffice, därefter `woo24 orders retry ORDER`."},
    {ReasonId::vat_sum_differs, "Det som säljs med {rate} % moms skiljer: {shop} netto i butiken, {office} i 24SevenOffice.",
     "Se på produkternas momskoder i 24SevenOffice och på orders.vat, därefter `woo24 orders retry ORDER`."},
    {ReasonId::vat_rate_differs, "Momssatsen på raden {row} skiljer: {sent} % skickades, {office} % i 24SevenOffice.",
     "Se på produktens momskod i 24SevenOffice och på orders.vat, därefter `woo24 orders retry ORDER`."},
    {ReasonId::field_differs, "Fältet {field} skiljer: {sent} skickades, {office} i 24SevenOffice.",
     "Se på ordern i 24SevenOffice; någon eller en regel där har ändrat fältet. Därefter `woo24 orders retry ORDER`."},
    {ReasonId::rows_differ, "Raderna skiljer: {sent} skickades, {office} i 24SevenOffice.",
     "Se på orderns rader i 24SevenOffice, därefter `woo24 orders retry ORDER`."},
    {ReasonId::zero_rate_unconfirmed,
     "Raden {row} har 0 % moms i 24SevenOffice, men varken momskod eller försäljningstyp visar vilket slags 0 % det är.",
     "Sätt försäljningstypen i orders.sale_types eller momsnumret i orders.vat, därefter `woo24 orders retry ORDER`."},
    {ReasonId::currency_differs, "Valutan skiljer: {sent} skickades, {office} i 24SevenOffice.",
     "Se på valutan och dess kurs i 24SevenOffice, därefter `woo24 orders retry ORDER`."},
    {ReasonId::customer_differs, "Kunden skiljer: {sent} skickades, {office} i 24SevenOffice.",
     "Se på ordern i 24SevenOffice; någon kan ha flyttat den. Därefter `woo24 orders retry ORDER`."},
    {ReasonId::sale_type_differs, "Försäljningstypen skiljer: {sent} skickades, {office} i 24SevenOffice.",
     "Se på orders.sale_types och på kundkortet i 24SevenOffice, därefter `woo24 orders retry ORDER`."},
    {ReasonId::state_differs, "Orderns läge skiljer: {sent} skickades, {office} i 24SevenOffice.",
     "Se på ordern i 24SevenOffice; någon kan ha flyttat den vidare. Därefter `woo24 orders retry ORDER`."},
    {ReasonId::touched_in_office, "Någon har ändrat order {office_order} i 24SevenOffice innan den släpptes ({what}).",
     "Bestäm: ställ tillbaka den i 24SevenOffice och kör `woo24 orders retry ORDER`, eller slutför den där och kör `woo24 "
     "orders skip ORDER`."},
    {ReasonId::invoiced_by_hand,
     "Någon har fakturerat order {office_order} i 24SevenOffice innan woo24 släppte den[ (faktura {invoice})]. Ingen betalning "
     "har skickats.",
     "Är ordern betald i butiken, registrera betalningen på fakturan i 24SevenOffice."},
    {ReasonId::deleted_in_office, "Order {office_order} har tagits bort i 24SevenOffice.",
     "Var det rätt: `woo24 orders skip ORDER`. För att lägga upp den på nytt: `woo24 orders retry ORDER --again`."},
    {ReasonId::check_the_payment,
     "Det är inte säkert att betalningen på {amount}[ ({method})] registrerades på order {office_order} i 24SevenOffice. Den "
     "skickas aldrig två gånger.",
     "Se på ordern i 24SevenOffice; registrera betalningen där om den saknas."},
    {ReasonId::credit_left_open,
     "Butiken har inte själv betalat tillbaka: kredit {office_order} i 24SevenOffice ({amount}) står öppen.",
     "Betala tillbaka och registrera det på krediten i 24SevenOffice; eller kvitta den mot vad kunden är skyldig."},
    {ReasonId::released_order_differs, "Efter att ordern släpptes skiljer {what}: {sent} skickades, {office} i 24SevenOffice.",
     "Se på ordern i 24SevenOffice innan den faktureras och rätta den där, därefter `woo24 orders retry ORDER`."},
    {ReasonId::key_on_several_orders,
     "Ordern finns flera gånger i 24SevenOffice ({orders}); {kept} går vidare, de andra har gjorts inaktiva.",
     "Se till att ingen av de inaktiva faktureras. Någon kan ha kopierat en order med dess referens."},
    {ReasonId::released_by_other_installation,
     "Ordern påbörjades av en annan woo24-installation ({installation}), som ensam får släppa den.",
     "Stoppa en av de två. För att ta över här när den andra är stoppad: `woo24 rebuild`, sedan `woo24 orders retry "
     "ORDER`."},
    {ReasonId::linked_by_person,
     "Någon har sagt att den här ordern är order {office_order} i 24SevenOffice. woo24 skickar den inte.",
     "Inget behöver göras. Om det var fel: `woo24 orders unlink ORDER`."},
    {ReasonId::booked_in_other_client,
     "Ordern är bokförd i företaget {client} (order {office_order}), dit woo24 skickade order tidigare.",
     "Inget behöver göras här. Återbetalningar och ändringar bokförs för hand i det företaget."},
    {ReasonId::begun_in_other_client,
     "Ordern påbörjades i företaget {client} ({stage}[, order {office_order}]) innan woo24 bands till ett annat.",
     "Titta i det företaget. Är den bokförd där behöver inget göras; annars sätt den till Inactive där och kör `woo24 orders "
     "retry ORDER`, så bokförs den här."},
    {ReasonId::no_longer_due, "Ordern ska inte längre bokföras: dess status i butiken har blivit {status}.",
     "Inget behöver göras. Var det fel, ändra status i butiken och kör `woo24 orders retry ORDER`."},
    {ReasonId::skipped_by_person, "Någon har bestämt att woo24 lämnar ordern i fred.",
     "För att ändra det: `woo24 orders retry ORDER`."},
    {ReasonId::attempts_used_up, "{attempts} försök har misslyckats[, det senaste med {last}].",
     "`woo24 explain {last}` berättar orsaken. När den är rättad: `woo24 orders retry ORDER`."},
    {ReasonId::waits_to_settle, "Efter ett oklart svar får 24SevenOffice tid till {until} innan ordern räknas som inte sparad.",
     "Inget behöver göras."},
    {ReasonId::not_due_yet, "Ordern ska inte skickas så länge dess status är {status}.",
     "Inget behöver göras; orders.send_when räknar upp de statusar som skickas."},
    {ReasonId::annotation_failed, "Ordern är bokförd, men butiken tog inte emot anteckningen om det[: {message}].",
     "Inget behöver göras i 24SevenOffice; anteckningen prövas igen. Se till att butikens nyckel får skriva."},
};

}  // namespace

std::span<const Sentence> sv_office() { return k_sentences; }

}  // namespace woo24::words
