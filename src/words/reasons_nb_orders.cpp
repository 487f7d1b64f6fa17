#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::order_does_not_add_up, "Ordren går ikke opp i butikken: radene gir {sum}, totalen er {total}, avviket er {gap}.",
     "Regn om ordren i butikken, eller finn utvidelsen som endrer totalen. Når den går opp, prøves den igjen av seg selv."},
    {ReasonId::order_unreadable, "Ordren kan ikke leses: butikken oppgir {found} for {field}.",
     "Åpne og lagre ordren i butikken, eller let etter en utvidelse som ødelegger den. Den prøves igjen av seg selv."},
    {ReasonId::order_gone_from_shop, "Ordren finnes ikke lenger i butikken[ (siste status var {status})].",
     "Hent den tilbake fra butikkens papirkurv hvis den skal bokføres; da prøves den av seg selv. Ellers `woo24 orders skip "
     "ORDER`."},
    {ReasonId::order_anonymised, "Kjøperens opplysninger er slettet i butikken, så det finnes ingen kunde å bokføre ordren på.",
     "Bokfør den for hånd i 24SevenOffice, deretter `woo24 orders skip ORDER`. Er opplysningene tilbake: `woo24 orders retry "
     "ORDER`."},
    {ReasonId::paid_not_due, "Ordren er betalt, men statusen i butikken er {status}: den er ikke sendt til 24SevenOffice.",
     "Bestem: skal den bokføres, gi den en status som sendes og kjør `woo24 orders retry ORDER`; er den betalt tilbake i "
     "butikken, kjør `woo24 orders skip ORDER`."},
    {ReasonId::no_vat_entry, "Raden {row} har {rate} % mva. ({country}), og ingen oppføring i orders.vat passer den satsen.",
     "Legg til { rate: {rate}, country: {country}, tax: … } i orders.vat (uten country for butikkens eget land); `woo24 lists "
     "tax` viser avgiftsnumrene i 24SevenOffice. Så prøves ordren av seg selv."},
    {ReasonId::vat_rate_unknown_to_shop,
     "Raden {row} har mva. etter en sats[ (id {rate_id})] som butikken selv ikke lenger kjenner.",
     "Legg satsen tilbake under WooCommerce, Innstillinger, Avgift, eller regn om ordren i butikken. Den prøves igjen av seg "
     "selv."},
    {ReasonId::vat_does_not_fit_rate, "Avgiften på raden {row} stemmer ikke med satsen: {tax} av {net} er ikke {rate} %.",
     "Regn om ordren i butikken, eller rett utvidelsen som setter avgiften. Den prøves igjen av seg selv."},
    {ReasonId::several_rates_on_row, "Raden {row} har flere avgiftssatser og kan ikke deles nøyaktig.",
     "Del raden i butikken i én rad per sats, eller bokfør ordren for hånd i 24SevenOffice og kjør `woo24 orders skip ORDER`."},
    {ReasonId::vat_of_other_country, "Ordren har {rate} % mva. fra {country}, men leveres til {destination}.",
     "Rett leveringsadressen eller avgiften på ordren i butikken. Den prøves igjen av seg selv."},
    {ReasonId::no_vat_at_home, "Raden {row} har ingen mva. selv om kjøperen er i {country}.",
     "Rett avgiften på raden i butikken. Er varen avgiftsfri, oppgi avgiftsklassen i orders.vat: { without: exempt, classes: "
     "[…], tax: … }."},
    {ReasonId::no_vat_in_eu_without_number, "Ordren er uten mva., går til {country} og har ikke noe VAT-nummer.",
     "Ta mva. i butikken, eller fyll ut kjøperens VAT-nummer der og få det kontrollert. Den prøves igjen av seg selv."},
    {ReasonId::vat_number_not_validated,
     "Ordren er uten mva., men butikken har ikke bekreftet VAT-nummeret {number} ({country}).",
     "Kontroller nummeret i VIES og la butikkens avgiftsutvidelse bekrefte det, eller ta mva. Den prøves igjen av seg selv."},
    {ReasonId::vat_number_of_other_country,
     "Ordren er uten mva. og går til {country}, men VAT-nummeret {number} hører til et annet land.",
     "Rett VAT-nummeret eller leveringsadressen i butikken, eller ta mva. Den prøves igjen av seg selv."},
    {ReasonId::mixed_vat_treatment, "Ordrens rader har ulike slags mva.: {first} og {second}.",
     "Rett radenes avgift i butikken, eller del ordren. Den prøves igjen av seg selv."},
    {ReasonId::no_entry_without_vat, "En rad uten mva. ({treatment}[, {country}]) mangler oppføring i orders.vat.",
     "Legg til { without: {treatment}, tax: … } i orders.vat; `woo24 lists tax` viser avgiftsnumrene. Så prøves ordren av seg "
     "selv."},
    {ReasonId::country_missing, "Ordrens land mangler eller er ukjent[: {found}].",
     "Velg land i ordrens adresse i butikken. Den prøves igjen av seg selv."},
    {ReasonId::no_sale_type_fits,
     "Ingen oppføring i orders.sale_types passer ordren (region {region}, vat_number {vat_number}).",
     "Legg til en oppføring i orders.sale_types; `woo24 lists sale-types` viser navnene. Så prøves ordren av seg selv."},
    {ReasonId::payment_method_unmapped, "Betalingsmåten {method}[ ({title})] finnes ikke i orders.payments.",
     "Legg den til i orders.payments; `woo24 lists payments` viser begge siders navn. Så prøves ordren av seg selv."},
    {ReasonId::gift_card_not_handled, "Ordren inneholder et gavekort[ ({plugin})][ på {amount}], som woo24 ikke kan bokføre.",
     "Bokfør ordren for hånd i 24SevenOffice, deretter `woo24 orders skip ORDER`."},
    {ReasonId::gift_card_kind_unknown, "Raden {row} selger et gavekort, og innstillingene sier ikke av hvilket slag.",
     "Spør regnskapsføreren. Gjelder det varer med flere mva-satser: orders.rows.sold_gift_card: multi (ingen mva ved salget). "
     "Bare "
     "én sats, mva ved salget: single. Ordren prøves deretter igjen av seg selv."},
    {ReasonId::gift_card_taxed, "Raden {row} selger et gavekort av slaget multi, men butikken tok {tax} i mva på det.",
     "Gjør gavekortet mva-fritt i butikken og rett ordren, eller sett orders.rows.sold_gift_card: single hvis gavekortene "
     "bærer mva "
     "ved salget. Ordren prøves deretter igjen av seg selv."},
    {ReasonId::dimension_unknown, "Raden {row}: {meta} angir {name}, som ikke finnes i 24SevenOffice ({kind}).",
     "Rett verdien i butikken, eller opprett den i 24SevenOffice; `woo24 lists {kind}` viser hva som finnes. Ordren prøves "
     "deretter "
     "igjen av seg selv."},
    {ReasonId::store_credit_not_handled, "Ordren er delvis betalt med tilgodehavende[ ({plugin})], som woo24 ikke kan bokføre.",
     "Bokfør ordren for hånd i 24SevenOffice, deretter `woo24 orders skip ORDER`."},
    {ReasonId::deposit_not_handled,
     "Ordren har et depositum eller delbetales[ ({plugin})]: to betalinger, og 24SevenOffice tar én.",
     "Bokfør ordren for hånd i 24SevenOffice, deretter `woo24 orders skip ORDER`."},
    {ReasonId::refunded_before_sent, "{refunded} av {total} ble refundert i butikken før ordren var sendt til 24SevenOffice.",
     "Bokfør salget og refusjonen for hånd i 24SevenOffice, deretter `woo24 orders skip ORDER`."},
    {ReasonId::unknown_product, "Produktet {sku} ({name}) finnes ikke i 24SevenOffice.",
     "Opprett et produkt med nummer {sku} i 24SevenOffice, eller rett varenummeret (SKU) i butikken. Så prøves ordren av seg "
     "selv innen en time."},
    {ReasonId::product_without_number,
     "Produktet {name} har ikke noe varenummer (SKU) i butikken, så det kan ikke finnes i 24SevenOffice.",
     "Gi det produktnummeret fra 24SevenOffice som SKU i butikken. Så prøves ordren av seg selv."},
    {ReasonId::product_number_twice, "Flere produkter i 24SevenOffice har nummeret {sku} (id {ids}).",
     "Bytt nummer på alle unntatt ett av dem i 24SevenOffice. Så prøves ordren av seg selv."},
    {ReasonId::row_product_missing,
     "Ordren trenger produktet som {setting} oppgir[ ({number})], men det er ikke oppgitt eller finnes ikke i 24SevenOffice.",
     "Opprett produktet i 24SevenOffice, eller oppgi et eksisterende produktnummer i {setting}. Så prøves ordren av seg selv."},
    {ReasonId::quantity_not_handled, "Raden {row} har antallet {quantity}, som ikke kan bokføres.",
     "Rett raden i butikken, eller bokfør ordren for hånd i 24SevenOffice og kjør `woo24 orders skip ORDER`."},
    {ReasonId::rounding_too_large,
     "24SevenOffice ville komme til en total som avviker {difference} fra butikkens; høyst {limit} kan være avrunding.",
     "Se på ordrens avgift og rabatter i butikken. Øk orders.rows.rounding_limit bare hvis du vet hvor avviket kommer fra."},
    {ReasonId::currency_unknown, "Valutaen {currency} finnes ikke i 24SevenOffice.",
     "Opprett valutaen i 24SevenOffice. Så prøves ordren av seg selv."},
    {ReasonId::currency_rate_missing, "24SevenOffice har ingen brukbar kurs for {currency}[ (den oppgir {rate})].",
     "Fyll ut kursen i 24SevenOffice. Så prøves ordren av seg selv."},
    {ReasonId::currency_decimals, "Beløpene i {currency} har flere desimaler enn det som kan bokføres.",
     "Regn om ordren i butikken med to desimaler, eller bokfør den for hånd og kjør `woo24 orders skip ORDER`."},
    {ReasonId::period_closed, "Ordren hører til {day}, og regnskapet er lukket til og med {closed_through}.",
     "Åpne perioden (orders.closed_through) eller sett orders.late: next_open_day, deretter `woo24 orders retry ORDER`. Eller "
     "bokfør den for hånd og kjør `woo24 orders skip ORDER`."},
    {ReasonId::date_missing, "Ordren mangler datoen {field} i butikken.",
     "Sett ordrens dato i butikken. Den prøves igjen av seg selv."},
    {ReasonId::not_captured_yet, "Betalingen med {method} er ikke kommet så langt som regelen krever ({rule}).",
     "Trekk beløpet eller fullfør ordren i butikken. Da sendes den av seg selv."},
    {ReasonId::too_many_rows, "Ordren blir {rows} rader; 24SevenOffice tar høyst {limit}.",
     "Del ordren i butikken, eller bokfør den for hånd og kjør `woo24 orders skip ORDER`."},
    {ReasonId::key_too_long, "Ordrens referanse {key} er lengre enn feltet i 24SevenOffice.",
     "Bokfør ordren for hånd i 24SevenOffice og kjør `woo24 orders skip ORDER`. Et kortere shop_id hjelper bare en ny "
     "installasjon."},
    {ReasonId::customer_ambiguous, "Flere kunder i 24SevenOffice kan være {name}: {candidates}.",
     "Slå sammen eller fyll ut kortene i 24SevenOffice (organisasjonsnummer, e-post) slik at ett passer. Så prøves ordren av "
     "seg selv."},
    {ReasonId::customer_number_twice, "Flere kunder i 24SevenOffice har organisasjonsnummeret {number}: {candidates}.",
     "Fjern nummeret fra alle kort unntatt ett i 24SevenOffice. Så prøves ordren av seg selv."},
    {ReasonId::customer_blocked, "Kunden {customer} er sperret for fakturering i 24SevenOffice.",
     "Fjern sperren på kundekortet i 24SevenOffice. Så prøves ordren av seg selv."},
    {ReasonId::customer_without_name, "Ordren har verken firma eller navn.",
     "Fyll ut kjøperens navn på ordren i butikken. Den prøves igjen av seg selv."},
    {ReasonId::customer_not_saved, "24SevenOffice tok ikke imot den nye kunden {name}[: {message}].",
     "Rett kjøperens opplysninger i butikken, eller opprett kunden i 24SevenOffice. Så prøves ordren av seg selv."},
    {ReasonId::customer_unclear, "Det er ukjent om den nye kunden {name} ble lagret i 24SevenOffice: svaret kom bort.",
     "Ingenting trenger å gjøres: woo24 leter etter kunden før den prøver igjen."},
    {ReasonId::vat_number_on_card_differs,
     "Kundekortet for {customer} har VAT-nummeret {card} i 24SevenOffice, ordren har {order}.",
     "Rett nummeret på kortet i 24SevenOffice eller på ordren i butikken. Den prøves igjen av seg selv."},
};

}  // namespace

std::span<const Sentence> nb_orders() { return k_sentences; }

}  // namespace woo24::words
