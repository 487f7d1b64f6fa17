#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::made_in_office,
     "Ordern gjordes i 24SevenOffice (order {office_order}) och kopierades till butiken; den finns redan i bokföringen.",
     "Inget behöver göras."},
    {ReasonId::import_unsettled,
     "Ordern bär märket av en order från 24SevenOffice ({key}), men det är inte klarlagt om woo24 gjorde den: den skickas "
     "inte.",
     "Nästa körning av importen klarlägger det (`woo24 sync import`). Är importen avstängd: ta bort metafältet _woo24_import "
     "från en order som kunder har lagt, därefter `woo24 orders retry ORDER`."},
    {ReasonId::import_empty, "Ordern i 24SevenOffice har ingen rad med belopp.",
     "Ge den rader i 24SevenOffice; eller `woo24 orders skip --office ORDER`."},
    {ReasonId::import_negative,
     "Ordern i 24SevenOffice är negativ ({total}) och krediterar ingen order som woo24 har kopierat: sådana order finns inte i "
     "butiken.",
     "Lägg in den för hand i butiken där det behövs, därefter `woo24 orders skip --office ORDER`."},
    {ReasonId::import_does_not_add_up,
     "Orderns rader i 24SevenOffice blir {rows}, dess summa är {total}: priserna kan vara med moms, eller en rad dold.",
     "Titta på ordern i 24SevenOffice; är den riktig, lägg in den för hand i butiken och kör `woo24 orders skip --office "
     "ORDER`."},
    {ReasonId::import_field_missing, "24SevenOffice berättar inte {field} för ordern[, rad {row}].",
     "Titta på ordern i 24SevenOffice, komplettera den och spara den."},
    {ReasonId::import_no_tax_class,
     "Rad {row} har {rate} % moms i 24SevenOffice; ingen momsklass i butiken ger det för {country}.",
     "Lägg till satsen i butiken (WooCommerce, Inställningar, Moms); för rader utan moms en klass utan satser, nämnd i "
     "office_orders_to_shop.vat_free_class."},
    {ReasonId::import_rounding,
     "Butiken skulle komma till en annan summa ({difference}), och det kan inte jämnas ut[ utan {setting}].",
     "Gör en momsklass utan satser i butiken och nämn den i office_orders_to_shop.vat_free_class: en rad i den tar "
     "skillnaden."},
    {ReasonId::import_product_unknown, "Butiken har ingen produkt med nummer {number} ({name}).",
     "Skapa produkten i butiken med detta artikelnummer; eller sätt office_orders_to_shop.unknown_product: row."},
    {ReasonId::import_product_twice, "Butiken har flera produkter med nummer {number}: {ids}.",
     "Ge var och en ett eget artikelnummer i butiken."},
    {ReasonId::import_several_accounts, "Flera konton i butiken passar orderns kund lika bra: {accounts}.",
     "Ge kundens e-postadress, eller organisationsnummer, till bara ett konto (WordPress, Användare)."},
    {ReasonId::import_total_differs, "Ordern finns i butiken men blir {shop} där; 24SevenOffice har {office}.",
     "Rätta raderna i butiken, därefter `woo24 orders skip --office ORDER`; eller rätta butikens moms och kör `woo24 orders "
     "retry --office ORDER`."},
    {ReasonId::import_touched_in_shop,
     "Ordern har ändrats i 24SevenOffice ({what}), men någon har ändrat den i butiken också: där lämnas den i fred.",
     "Gör butikens order lik 24SevenOffice, därefter `woo24 orders skip --office ORDER`; eller `woo24 orders retry --office "
     "ORDER`: då skriver 24SevenOffice över butiken."},
    {ReasonId::import_refunded_in_shop,
     "Butiken har återbetalat {refunded} av ordern ({total}), som gjordes i 24SevenOffice: där är det inte krediterat.",
     "Kreditera för hand i 24SevenOffice, eller ta bort återbetalningen i butiken om den var ett misstag; därefter `woo24 "
     "orders retry --office ORDER`."},
    {ReasonId::import_cancelled_in_shop,
     "Ordern ({total}) är {status} i butiken; i 24SevenOffice, där den gjordes, står den kvar.",
     "Gör den Inactive i 24SevenOffice (är den fakturerad: kreditera den), eller ge butikens order dess status tillbaka; "
     "därefter `woo24 orders retry --office ORDER`."},
    {ReasonId::import_credited, "24SevenOffice har krediterat ordern (kredit {credit}, {total}); butiken vet det inte.",
     "Återbetala den för hand i butiken, utan betalning, därefter `woo24 orders skip --office ORDER`."},
    {ReasonId::import_reopened, "Ordern avbröts i butiken, eftersom den var Inactive i 24SevenOffice; nu är den {state} där.",
     "Ge butikens order dess status för hand (tänk på lagret, som då dras), därefter `woo24 orders skip --office ORDER`."},
    {ReasonId::import_gone_from_shop, "Ordern från 24SevenOffice togs bort i butiken (order {order}). Den görs inte på nytt.",
     "Är det rätt: `woo24 orders skip --office ORDER`. Annars hämta den ur papperskorgen, därefter `woo24 orders retry "
     "--office ORDER`."},
    {ReasonId::import_gone_from_office, "Ordern ({total}) finns i butiken men togs bort i 24SevenOffice.",
     "Avbryt den i butiken om den inte ska finnas, därefter `woo24 orders skip --office ORDER`."},
    {ReasonId::import_twice, "Flera order i butiken är denna order i 24SevenOffice: {orders}.",
     "Ta bort alla utom en i butiken, därefter `woo24 orders retry --office ORDER`."},
};

}  // namespace

std::span<const Sentence> sv_import() { return k_sentences; }

}  // namespace woo24::words
