#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::made_in_office,
     "Ordren ble laget i 24SevenOffice (ordre {office_order}) og kopiert til butikken; den er allerede i regnskapet.",
     "Ingenting må gjøres."},
    {ReasonId::import_unsettled,
     "Ordren bærer merket av en ordre fra 24SevenOffice ({key}), men det er ikke avklart om woo24 laget den: den sendes ikke.",
     "Neste kjøring av importen avklarer det (`woo24 sync import`). Er importen slått av: fjern metafeltet _woo24_import fra "
     "en ordre som kunder har lagt, deretter `woo24 orders retry ORDER`."},
    {ReasonId::import_empty, "Ordren i 24SevenOffice har ingen linje med beløp.",
     "Gi den linjer i 24SevenOffice; eller `woo24 orders skip --office ORDER`."},
    {ReasonId::import_negative,
     "Ordren i 24SevenOffice er negativ ({total}) og krediterer ingen ordre som woo24 har kopiert: slike ordrer finnes ikke i "
     "butikken.",
     "Legg den inn for hånd i butikken der det trengs, deretter `woo24 orders skip --office ORDER`."},
    {ReasonId::import_does_not_add_up,
     "Ordrens linjer i 24SevenOffice blir {rows}, summen er {total}: prisene kan være med mva, eller en linje skjult.",
     "Se på ordren i 24SevenOffice; er den riktig, legg den inn for hånd i butikken og kjør `woo24 orders skip --office "
     "ORDER`."},
    {ReasonId::import_field_missing, "24SevenOffice forteller ikke {field} for ordren[, linje {row}].",
     "Se på ordren i 24SevenOffice, fyll den ut og lagre den."},
    {ReasonId::import_no_tax_class,
     "Linje {row} har {rate} % mva i 24SevenOffice; ingen avgiftsklasse i butikken gir det for {country}.",
     "Legg til satsen i butikken (WooCommerce, Innstillinger, Avgift); for linjer uten mva en klasse uten satser, nevnt i "
     "office_orders_to_shop.vat_free_class."},
    {ReasonId::import_rounding,
     "Butikken ville komme til en annen sum ({difference}), og det kan ikke jevnes ut[ uten {setting}].",
     "Lag en avgiftsklasse uten satser i butikken og nevn den i office_orders_to_shop.vat_free_class: en linje i den tar "
     "forskjellen."},
    {ReasonId::import_product_unknown, "Butikken har ikke noe produkt med nummer {number} ({name}).",
     "Opprett produktet i butikken med dette varenummeret; eller sett office_orders_to_shop.unknown_product: row."},
    {ReasonId::import_product_twice, "Butikken har flere produkter med nummer {number}: {ids}.",
     "Gi hvert sitt eget varenummer i butikken."},
    {ReasonId::import_several_accounts, "Flere kontoer i butikken passer ordrens kunde like godt: {accounts}.",
     "Gi kundens e-postadresse, eller organisasjonsnummer, til bare én konto (WordPress, Brukere)."},
    {ReasonId::import_total_differs, "Ordren er i butikken, men blir {shop} der; 24SevenOffice har {office}.",
     "Rett linjene i butikken, deretter `woo24 orders skip --office ORDER`; eller rett butikkens avgifter og kjør `woo24 "
     "orders retry --office ORDER`."},
    {ReasonId::import_touched_in_shop,
     "Ordren er endret i 24SevenOffice ({what}), men noen har endret den i butikken også: der får den være i fred.",
     "Gjør butikkens ordre lik 24SevenOffice, deretter `woo24 orders skip --office ORDER`; eller `woo24 orders retry --office "
     "ORDER`: da skriver 24SevenOffice over butikken."},
    {ReasonId::import_refunded_in_shop,
     "Butikken har refundert {refunded} av ordren ({total}), som ble laget i 24SevenOffice: der er det ikke kreditert.",
     "Krediter for hånd i 24SevenOffice, eller slett refusjonen i butikken om den var en feil; deretter `woo24 orders retry "
     "--office ORDER`."},
    {ReasonId::import_cancelled_in_shop,
     "Ordren ({total}) er {status} i butikken; i 24SevenOffice, der den ble laget, står den fortsatt.",
     "Sett den til Inactive i 24SevenOffice (er den fakturert: krediter den), eller gi butikkens ordre dens status tilbake; "
     "deretter `woo24 orders retry --office ORDER`."},
    {ReasonId::import_credited, "24SevenOffice har kreditert ordren (kredit {credit}, {total}); butikken vet det ikke.",
     "Refunder den for hånd i butikken, uten betaling, deretter `woo24 orders skip --office ORDER`."},
    {ReasonId::import_reopened,
     "Ordren ble kansellert i butikken, fordi den var Inactive i 24SevenOffice; nå er den {state} der.",
     "Gi butikkens ordre dens status for hånd (husk lageret, som da trekkes), deretter `woo24 orders skip --office ORDER`."},
    {ReasonId::import_gone_from_shop,
     "Ordren fra 24SevenOffice ble slettet i butikken (ordre {order}). Den lages ikke på nytt.",
     "Er det riktig: `woo24 orders skip --office ORDER`. Ellers hent den fra papirkurven, deretter `woo24 orders retry "
     "--office ORDER`."},
    {ReasonId::import_gone_from_office, "Ordren ({total}) er i butikken, men ble slettet i 24SevenOffice.",
     "Kanseller den i butikken om den ikke skal finnes, deretter `woo24 orders skip --office ORDER`."},
    {ReasonId::import_twice, "Flere ordrer i butikken er denne ordren i 24SevenOffice: {orders}.",
     "Slett alle unntatt én i butikken, deretter `woo24 orders retry --office ORDER`."},
};

}  // namespace

std::span<const Sentence> nb_import() { return k_sentences; }

}  // namespace woo24::words
