#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::shop_number_taken, "Numret {number} är upptaget i butiken[: av produkt {holder}].",
     "Titta bland butikens produkter, varianter och i papperskorgen: ge en av dem ett annat nummer, eller töm papperskorgen."},
    {ReasonId::shop_category_exists, "Kategorin {name} finns redan i butiken[ (id {category})].",
     "Ingenting behöver göras; nästa körning tar den som finns."},
    {ReasonId::office_refused_product, "24SevenOffice nekade produkten[ {number}][: {message}].",
     "Rätta det som meddelandet nämner; den prövas igen vid nästa körning."},
    {ReasonId::catalogue_number_twice, "Numret {number} finns flera gånger i {side}: id {ids}. Ingen av dem rörs.",
     "Ge var och en ett eget nummer i {side}; stora och små bokstäver räknas som samma."},
    {ReasonId::product_in_trash, "Produkten {number} ligger i butikens papperskorg (id {id}) och skapas därför inte på nytt.",
     "Återställ den ur papperskorgen, eller ta bort den permanent: då skapas den på nytt."},
    {ReasonId::number_of_another, "Numret {number} hör i {side} till en produkt som är kopplad till en annan (id {id}).",
     "Rätta ett av numren; eller `woo24 products unlink {id}`."},
    {ReasonId::numbers_differ, "Produkten heter {sku} i butiken och {number} i 24SevenOffice; ordrar bokförs efter nummer.",
     "Skriv samma nummer på båda sidor."},
    {ReasonId::number_too_long, "Numret {number} är längre än de {limit} tecken som 24SevenOffice sparar.",
     "Ge produkten ett kortare artikelnummer i butiken."},
    {ReasonId::office_category_unknown,
     "Produkten {number} anger kategorin {name}, som inte finns i 24SevenOffice, eller finns där flera gånger.",
     "Rätta fältet på produktens sida, eller skapa kategorin i 24SevenOffice; en sökväg med > mellan namnen är entydig."},
    {ReasonId::category_unmatched, "Kategorin {path} i {side} har ingen motsvarighet[: flera skulle passa, {ids}].",
     "Ange paret i products.map, eller skapa en kategori med samma namn; products.new_categories gör det av sig själv."},
    {ReasonId::product_gone,
     "Produkten som den är kopplad till finns inte längre i {side} (id {id}); woo24 tar inte bort något.",
     "Återställ den i {side}, eller ta bort även denna, eller `woo24 products unlink`."},
    {ReasonId::product_unclear, "Det är ännu okänt om {number} skapades i {side}: svaret kom inte.",
     "Inget behöver göras; den söks på sitt nummer och skapas först när den säkert inte finns."},
    {ReasonId::product_moved, "Produkten {number} ändrades medan körningen pågick; den lämnas till nästa körning.",
     "Inget behöver göras."},
    {ReasonId::differences_wait,
     "{count} värden skiljer mellan butiken och 24SevenOffice och har aldrig stämts av: de väntar på ditt ja.",
     "Se efter med `woo24 sync products --dry-run`, kör sedan `woo24 sync products --yes`: sidan som äger fältet vinner."},
    {ReasonId::brake_prices, "{some} av {all} kopplade produkter skulle få ett annat pris, mer än {limit} %: inget skrevs.",
     "Se efter med `woo24 sync products --dry-run`; om det stämmer, `woo24 sync products --yes`."},
    {ReasonId::brake_stock, "{some} av {all} produkter i lager skulle gå till noll, mer än {limit} %: inget skrevs.",
     "Se efter med `woo24 sync stock --dry-run`; om det stämmer, `woo24 sync stock --yes`."},
    {ReasonId::brake_missing,
     "{some} av de {all} produkter som är kända i {side} saknas i svaret, mer än {limit} %: inget skrevs.",
     "Se efter i {side}; om de är borta, `woo24 sync products --full --yes`."},
    {ReasonId::plan_moved, "Det som skulle göras nu är inte det som sades förut: inget skrevs.",
     "Se efter igen med `woo24 sync products --dry-run`, sedan `--yes` en gång till."},
    {ReasonId::catalogue_currency_differs,
     "Butikens priser är i {shop}, de i 24SevenOffice i {office}: priserna lämnas i fred.",
     "Inget behöver göras om det ska vara så; namn, nummer och lager hålls ändå lika."},
    {ReasonId::product_not_known, "Ingen produkt {product} är känd.",
     "Ange artikelnummer eller id; `woo24 sync products` listar båda sidor på nytt."},
    {ReasonId::product_linked_already, "Produkt {shop} i butiken eller {office} i 24SevenOffice är redan kopplad.",
     "`woo24 products unlink` först."},
    {ReasonId::product_not_linked, "Produkten {product} är inte kopplad.",
     "`woo24 products list --all` visar vilka som är det."},
};

}  // namespace

std::span<const Sentence> sv_catalogue() { return k_sentences; }

}  // namespace woo24::words
