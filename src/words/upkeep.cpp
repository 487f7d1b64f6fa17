#include "woo24/words/upkeep.hpp"

#include "in_languages.hpp"

namespace woo24::words {

namespace {

InLanguages row(Upkeep phrase) {
  switch (phrase) {
    case Upkeep::needs_yes:
      return {"Inget har ändrats. Med --yes görs det.", "Ingenting er endret. Med --yes gjøres det.",
              "Nothing has been changed. With --yes it is done."};
    case Upkeep::nothing_to_do:
      return {"Det finns inget att göra.", "Det er ingenting å gjøre.", "There is nothing to do."};
    case Upkeep::booked:
      return {"bokförd", "bokført", "in the books"};
    case Upkeep::to_note:
      return {"bokförd, inte antecknad i butiken: nästa körning läser den igen och antecknar",
              "bokført, ikke notert i butikken: neste kjøring leser den igjen og noterer",
              "in the books, not noted in the shop: the next run reads it once more and notes it"};
    case Upkeep::half_way:
      return {"halvvägs: nästa körning avslutar den, utan betalning", "halvveis: neste kjøring gjør den ferdig, uten betaling",
              "half-way: the next run brings it to its end, without payment"};
    case Upkeep::by_hand:
      return {"fakturerad för hand", "fakturert for hånd", "invoiced by hand"};
    case Upkeep::gone:
      return {"var bokförd, finns inte längre i 24SevenOffice: en människa avgör",
              "var bokført, finnes ikke lenger i 24SevenOffice: et menneske avgjør",
              "was in the books, is no longer in 24SevenOffice: a person decides"};
    case Upkeep::linked:
      return {"kopplad av en människa", "koblet av et menneske", "linked by a person"};
    case Upkeep::tried_anew:
      return {"prövas igen här", "prøves igjen her", "is tried again here"};
    case Upkeep::check_payment:
      return {"kontrollera betalningen", "kontroller betalingen", "check the payment"};
    case Upkeep::rows_kept:
      return {"kända redan", "kjent allerede", "known already"};
    case Upkeep::rows_absent:
      return {"i ingen bokföring ännu; nästa körning tar dem som vanligt",
              "i ingen bokføring ennå; neste kjøring tar dem som vanlig", "in no books yet; the next run takes them as usual"};
    case Upkeep::customers:
      return {"kunder", "kunder", "customers"};
    case Upkeep::strays:
      return {"I 24SevenOffice, men inte i butiken:", "I 24SevenOffice, men ikke i butikken:",
              "In 24SevenOffice, but not in the shop:"};
    case Upkeep::unreadable:
      return {"order som butiken inte kunde visa", "ordrer som butikken ikke kunne vise",
              "orders that the shop could not show"};
    case Upkeep::taken_over:
      return {"Tas över från installation", "Tas over fra installasjon", "Taken over from installation"};
    case Upkeep::rebuilt:
      return {"Tillståndsfilen är hel igen. Nästa steg: woo24 sync orders",
              "Tilstandsfilen er hel igjen. Neste: woo24 sync orders",
              "The state file is whole again. Next: woo24 sync orders"};
    case Upkeep::shop:
      return {"Butiken", "Butikken", "The shop"};
    case Upkeep::office:
      return {"24SevenOffice", "24SevenOffice", "24SevenOffice"};
    case Upkeep::bound_now:
      return {"bunden till", "bundet til", "bound to"};
    case Upkeep::found:
      return {"hittad", "funnet", "found"};
    case Upkeep::unchanged:
      return {"oförändrat", "uendret", "unchanged"};
    case Upkeep::shop_moves:
      return {"Butiken får sin nya adress; varje order behålls som den är.",
              "Butikken får sin nye adresse; hver ordre beholdes som den er.",
              "The shop gets its new address; every order is kept as it is."};
    case Upkeep::orders_found:
      return {"kända order som finns på den nya adressen, av", "kjente ordrer som finnes på den nye adressen, av",
              "known orders that are at the new address, of"};
    case Upkeep::same_client:
      return {"Samma företag med annan inloggning eller annat organisationsnummer; varje order behålls som den är.",
              "Samme firma med annen pålogging eller annet organisasjonsnummer; hver ordre beholdes som den er.",
              "The same company by another sign-in or organisation number; every order is kept as it is."};
    case Upkeep::client_moves:
      return {"Ett annat företag. Dess bokföring har inte det som är skickat hittills:",
              "Et annet firma. Bokføringen dets har ikke det som er sendt hittil:",
              "Another company. Its books do not hold what has been sent until now:"};
    case Upkeep::stays_booked:
      return {"stannar i det gamla företagets bokföring, skickas inte igen och återbetalas där för hand",
              "blir i det gamle firmaets bokføring, sendes ikke igjen og refunderes der for hånd",
              "stay in the old company's books, are not sent again, and are refunded there by hand"};
    case Upkeep::begun_there:
      return {"är påbörjade i det gamla företaget: titta där, sedan `woo24 orders retry ORDER`",
              "er påbegynt i det gamle firmaet: se der, deretter `woo24 orders retry ORDER`",
              "are begun in the old company: look there, then `woo24 orders retry ORDER`"};
    case Upkeep::begins_here:
      return {"är inte skickade och går till det nya företaget", "er ikke sendt og går til det nye firmaet",
              "are not sent and go to the new company"};
    case Upkeep::forgets:
      return {"Kunder, produkter och det som är lärt om det gamla företaget glöms.",
              "Kunder, produkter og det som er lært om det gamle firmaet, glemmes.",
              "Customers, products and what was learnt of the old company are forgotten."};
    case Upkeep::rebound:
      return {"Bundet. Nästa steg: woo24 check", "Bundet. Neste: woo24 check", "Bound. Next: woo24 check"};
    case Upkeep::equal:
      return {"lika     ", "likt     ", "equal    "};
    case Upkeep::differs:
      return {"SKILJER  ", "AVVIKER  ", "DIFFERS  "};
    case Upkeep::own:
      return {"woo24    ", "woo24    ", "woo24    "};
    case Upkeep::not_found:
      return {"saknas   ", "mangler  ", "not found"};
    case Upkeep::several:
      return {"flera    ", "flere    ", "several  "};
    case Upkeep::would_stop:
      return {"woo24 skulle ha stoppat ordern", "woo24 ville ha stoppet ordren", "woo24 would have stopped the order"};
    case Upkeep::not_due:
      return {"woo24 skulle inte ha skickat ordern", "woo24 ville ikke ha sendt ordren", "woo24 would not have sent the order"};
    case Upkeep::by:
      return {"genom", "ved", "by"};
    case Upkeep::total:
      return {"total", "total", "total"};
    case Upkeep::vat:
      return {"moms", "mva.", "VAT"};
    case Upkeep::customer:
      return {"kund", "kunde", "customer"};
    case Upkeep::sale_type:
      return {"försäljningstyp", "salgstype", "sale type"};
    case Upkeep::orders_compared:
      return {"order jämförda", "ordrer sammenlignet", "orders compared"};
    case Upkeep::office_orders_read:
      return {"order lästa i 24SevenOffice", "ordrer lest i 24SevenOffice", "orders read in 24SevenOffice"};
    case Upkeep::link_with:
      return {"Är det rätt order:", "Er det riktig ordre:", "If that is the order:"};
    case Upkeep::nobody:
      return {"Ingen med den adressen hittades.", "Ingen med den adressen ble funnet.", "Nobody with that address was found."};
    case Upkeep::links_removed:
      return {"kundkopplingar borttagna", "kundekoblinger fjernet", "customer links removed"};
    case Upkeep::events_cleared:
      return {"rader i ordrarnas historia tömda", "linjer i ordrenes historie tømt", "lines of the orders' stories emptied"};
    case Upkeep::reasons_cleared:
      return {"orsaker utan namn från och med nu", "årsaker uten navn fra nå av", "reasons without names from now on"};
    case Upkeep::reports_anew:
      return {"osända rapporter kastade, skrivs på nytt", "usendte rapporter kastet, skrives på nytt",
              "unsent reports dropped, to be composed anew"};
    case Upkeep::facts_removed:
      return {"anteckningar om kunden borttagna", "notater om kunden fjernet", "notes about the customer removed"};
    case Upkeep::orders_kept:
      return {"order behålls med id, nyckel, belopp och ordernummer i 24SevenOffice",
              "ordrer beholdes med id, nøkkel, beløp og ordrenummer i 24SevenOffice",
              "orders kept with id, key, amounts and order number in 24SevenOffice"};
    case Upkeep::kept_because:
      return {"Bokföringslagen kräver det som behålls. Butiken och 24SevenOffice har sina egna uppgifter: radera dem där.",
              "Bokføringsloven krever det som beholdes. Butikken og 24SevenOffice har sine egne opplysninger: slett dem der.",
              "Bookkeeping law needs what is kept. The shop and 24SevenOffice have data of their own: erase it there."};
  }
  return {"", "", ""};
}

}  // namespace

std::string phrase(Upkeep phrase, settings::Language language) { return chosen(row(phrase), language); }

}  // namespace woo24::words
