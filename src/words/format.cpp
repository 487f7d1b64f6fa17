#include "woo24/words/format.hpp"

#include "in_languages.hpp"

namespace woo24::words {

namespace {

InLanguages row(Phrase phrase) {
  switch (phrase) {
    case Phrase::would_send:
      return {"skickas   ", "sendes    ", "send      "};
    case Phrase::would_continue:
      return {"fortsätter", "fortsetter", "continue  "};
    case Phrase::would_credit:
      return {"krediteras", "krediteres", "credit    "};
    case Phrase::would_change:
      return {"ändras    ", "endres    ", "change    "};
    case Phrase::would_call_off:
      return {"avbeställs", "avbestilt ", "call off  "};
    case Phrase::would_fail:
      return {"STOPPAS   ", "STOPPES   ", "STOPPED   "};
    case Phrase::would_wait:
      return {"väntar    ", "venter    ", "waits     "};
    case Phrase::would_complete:
      return {"slutförs  ", "fullføres ", "complete  "};
    case Phrase::would_note:
      return {"fakturerad", "fakturert ", "invoiced  "};
    case Phrase::rests:
      return {"vilar     ", "hviler    ", "rests     "};
    case Phrase::seen:
      return {"sedda", "sett", "seen"};
    case Phrase::sent:
      return {"skickade", "sendt", "sent"};
    case Phrase::waiting:
      return {"väntar", "venter", "waiting"};
    case Phrase::failed:
      return {"stoppade", "stoppet", "failed"};
    case Phrase::skipped:
      return {"överhoppade", "hoppet over", "skipped"};
    case Phrase::shop_calls:
      return {"anrop till butiken", "kall til butikken", "calls to the shop"};
    case Phrase::office_calls:
      return {"till 24SevenOffice", "til 24SevenOffice", "to 24SevenOffice"};
    case Phrase::all_well:
      return {"Allt är i sin ordning.", "Alt er i orden.", "All is well."};
    case Phrase::nothing_listed:
      return {"Inga order väntar eller har stoppats.", "Ingen ordrer venter eller er stoppet.",
              "No order waits or has been stopped."};
    case Phrase::watching:
      return {"orders.mode är watch: allt kontrolleras, inget skickas.",
              "orders.mode er watch: alt kontrolleres, ingenting sendes.",
              "orders.mode is watch: everything is checked, nothing is sent."};
    case Phrase::nothing_sent_yet:
      return {"Ännu har inget skickats.", "Ingenting er sendt ennå.", "Nothing has been sent yet."};
    case Phrase::last_run:
      return {"Senaste körning", "Siste kjøring", "Last run"};
    case Phrase::cause:
      return {"Orsak", "Årsak", "Cause"};
    case Phrase::remedy:
      return {"Åtgärd", "Tiltak", "Remedy"};
    case Phrase::settings_in_order:
      return {"Inställningarna är i ordning.", "Innstillingene er i orden.", "The settings are in order."};
    case Phrase::wish_left:
      return {"Tjänsten kör; den har fått önskemålet.", "Tjenesten kjører; den har fått ønsket.",
              "The service is running; it has been given the wish."};
    case Phrase::wish_withdrawn:
      return {"Önskemålet har tagits tillbaka. Det som tjänsten redan har börjat med avslutar den.",
              "Ønsket er trukket tilbake. Det tjenesten allerede har begynt på, gjør den ferdig.",
              "The wish has been taken back. What the service has begun already, it ends."};
    case Phrase::wish_taken_back:
      return {"Tjänsten har stannat; det görs här i stället.", "Tjenesten har stanset; det gjøres her i stedet.",
              "The service has ended; it is done here instead."};
    case Phrase::stopped_early:
      return {"Avbrutet mellan två steg: det som är gjort är antecknat, resten görs vid nästa körning.",
              "Avbrutt mellom to steg: det som er gjort er notert, resten gjøres ved neste kjøring.",
              "Stopped between two steps: what was done is noted, the rest is done in the next run."};
    case Phrase::proof_equal:
      return {"Allt är lika: butiken och 24SevenOffice stämmer på öret.",
              "Alt er likt: butikken og 24SevenOffice stemmer på øret.",
              "All equal: the shop and 24SevenOffice agree to the öre."};
    case Phrase::proof_equal_but:
      return {"Lika på öret, utom order som redan står på listan", "Likt på øret, unntatt ordrer som allerede står på listen",
              "Equal to the öre, but for orders that are listed already"};
    case Phrase::proof_differs:
      return {"Det här är inte lika:", "Dette er ikke likt:", "This is not equal:"};
    case Phrase::proof_shop:
      return {"butiken", "butikken", "the shop"};
    case Phrase::proof_difference:
      return {"skillnad", "forskjell", "difference"};
    case Phrase::proof_vat_rounding:
      return {"momsavrundning", "mva.-avrunding", "VAT rounding"};
    case Phrase::proof_net:
      return {"netto", "netto", "net"};
    case Phrase::proof_vat:
      return {"moms", "mva.", "VAT"};
    case Phrase::proof_more:
      return {"fler", "flere", "more"};
    case Phrase::proof_days:
      return {"dagar", "dager", "days"};
    case Phrase::proof_on_the_way:
      return {"på väg, för nya för att räknas", "på vei, for nye til å telle med", "on the way, too new to count"};
    case Phrase::proof_not_in_ledger:
      return {"betalda fakturor som inte hittades i reskontran", "betalte fakturaer som ikke ble funnet i reskontroen",
              "paid invoices that were not found in the ledger"};
    case Phrase::proof_listed:
      return {"Redan på listan, med egen orsak:", "Allerede på listen, med egen årsak:",
              "Listed already, with a reason of its own:"};
    case Phrase::proof_settled:
      return {"Avgjort av en människa:", "Avgjort av et menneske:", "Decided by a person:"};
    case Phrase::last_proof:
      return {"Senaste avstämning", "Siste avstemming", "Last proof"};
    case Phrase::copied_bytes:
      return {"byte kopierade till", "byte kopiert til", "bytes copied to"};
    case Phrase::payments_to_check:
      return {"betalningar att kontrollera", "betalinger å kontrollere", "payments to check"};
    case Phrase::invoiced:
      return {"fakturerade", "fakturert", "invoiced"};
    case Phrase::completed:
      return {"slutförda", "fullført", "completed"};
  }
  return {"", "", ""};
}

}  // namespace

std::string phrase(Phrase phrase, settings::Language language) { return chosen(row(phrase), language); }

}  // namespace woo24::words
