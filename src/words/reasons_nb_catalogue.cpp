#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::shop_number_taken, "Nummeret {number} er opptatt i butikken[: av produkt {holder}].",
     "Se blant butikkens produkter, varianter og i papirkurven: gi ett av dem et annet nummer, eller tøm papirkurven."},
    {ReasonId::shop_category_exists, "Kategorien {name} finnes allerede i butikken[ (id {category})].",
     "Ingenting trenger å gjøres; neste kjøring tar den som er der."},
    {ReasonId::office_refused_product, "24SevenOffice avviste produktet[ {number}][: {message}].",
     "Rett det meldingen nevner; det prøves igjen ved neste kjøring."},
    {ReasonId::catalogue_number_twice, "Nummeret {number} finnes flere ganger i {side}: id {ids}. Ingen av dem røres.",
     "Gi hver av dem sitt eget nummer i {side}; store og små bokstaver regnes som samme."},
    {ReasonId::product_in_trash, "Produktet {number} ligger i butikkens papirkurv (id {id}) og opprettes derfor ikke på nytt.",
     "Gjenopprett det fra papirkurven, eller slett det for godt: da opprettes det på nytt."},
    {ReasonId::number_of_another, "Nummeret {number} hører i {side} til et produkt som er koblet til et annet (id {id}).",
     "Rett ett av numrene; eller `woo24 products unlink {id}`."},
    {ReasonId::numbers_differ, "Produktet heter {sku} i butikken og {number} i 24SevenOffice; ordrer bokføres etter nummer.",
     "Skriv samme nummer på begge sider."},
    {ReasonId::number_too_long, "Nummeret {number} er lengre enn de {limit} tegnene som 24SevenOffice lagrer.",
     "Gi produktet et kortere varenummer i butikken."},
    {ReasonId::office_category_unknown,
     "Produktet {number} oppgir kategorien {name}, som ikke finnes i 24SevenOffice, eller finnes der flere ganger.",
     "Rett feltet på produktets side, eller opprett kategorien i 24SevenOffice; en sti med > mellom navnene er entydig."},
    {ReasonId::category_unmatched, "Kategorien {path} i {side} har ingen motpart[: flere ville passe, {ids}].",
     "Oppgi paret i products.map, eller opprett en kategori med samme navn; products.new_categories gjør det av seg selv."},
    {ReasonId::product_gone, "Produktet som det er koblet til, finnes ikke lenger i {side} (id {id}); woo24 sletter ingenting.",
     "Gjenopprett det i {side}, eller slett også dette, eller `woo24 products unlink`."},
    {ReasonId::product_unclear, "Det er ennå ukjent om {number} ble opprettet i {side}: svaret kom ikke.",
     "Ingenting trenger å gjøres; det letes etter på nummeret, og opprettes først når det sikkert ikke finnes."},
    {ReasonId::product_moved, "Produktet {number} ble endret mens kjøringen pågikk; det overlates til neste kjøring.",
     "Ingenting trenger å gjøres."},
    {ReasonId::differences_wait,
     "{count} verdier er ulike i butikken og 24SevenOffice og har aldri vært avstemt: de venter på ditt ja.",
     "Se etter med `woo24 sync products --dry-run`, kjør så `woo24 sync products --yes`: siden som eier feltet, vinner."},
    {ReasonId::brake_prices,
     "{some} av {all} koblede produkter ville fått en annen pris, mer enn {limit} %: ingenting ble skrevet.",
     "Se etter med `woo24 sync products --dry-run`; hvis det stemmer, `woo24 sync products --yes`."},
    {ReasonId::brake_stock, "{some} av {all} produkter på lager ville gått til null, mer enn {limit} %: ingenting ble skrevet.",
     "Se etter med `woo24 sync stock --dry-run`; hvis det stemmer, `woo24 sync stock --yes`."},
    {ReasonId::brake_missing,
     "{some} av de {all} produktene som er kjent i {side}, mangler i svaret, mer enn {limit} %: ingenting ble skrevet.",
     "Se etter i {side}; hvis de er borte, `woo24 sync products --full --yes`."},
    {ReasonId::plan_moved, "Det som ville blitt gjort nå, er ikke det som ble sagt før: ingenting ble skrevet.",
     "Se etter igjen med `woo24 sync products --dry-run`, så `--yes` en gang til."},
    {ReasonId::catalogue_currency_differs, "Butikkens priser er i {shop}, de i 24SevenOffice i {office}: prisene lates i fred.",
     "Ingenting trenger å gjøres hvis det skal være slik; navn, numre og lager holdes likevel like."},
    {ReasonId::product_not_known, "Ingen produkt {product} er kjent.",
     "Oppgi varenummer eller id; `woo24 sync products` lister begge sider på nytt."},
    {ReasonId::product_linked_already, "Produkt {shop} i butikken eller {office} i 24SevenOffice er allerede koblet.",
     "`woo24 products unlink` først."},
    {ReasonId::product_not_linked, "Produktet {product} er ikke koblet.",
     "`woo24 products list --all` viser hvilke som er det."},
};

}  // namespace

std::span<const Sentence> nb_catalogue() { return k_sentences; }

}  // namespace woo24::words
