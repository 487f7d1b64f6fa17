#include "woo24/words/stock.hpp"

#include "in_languages.hpp"

namespace woo24::words {

namespace {

InLanguages row(StockPhrase phrase) {
  switch (phrase) {
    case StockPhrase::has:
      return {"24SevenOffice har", "24SevenOffice har", "24SevenOffice has"};
    case StockPhrase::orders_hold:
      return {"ordrar håller", "ordrer holder", "orders hold"};
    case StockPhrase::floored:
      return {"decimalerna är borttagna", "desimalene er fjernet", "decimals left off"};
    case StockPhrase::begins_counting:
      return {"butiken börjar räkna den", "butikken begynner å telle det", "the shop begins to count it"};
    case StockPhrase::compared:
      return {"jämförda", "sammenlignet", "compared"};
    case StockPhrase::changed:
      return {"ändrade", "endret", "changed"};
    case StockPhrase::to_change:
      return {"att ändra", "å endre", "to change"};
    case StockPhrase::waiting:
      return {"väntar", "venter", "waiting"};
    case StockPhrase::failed:
      return {"nekade", "avvist", "refused"};
    case StockPhrase::left_alone:
      return {"lämnade i fred", "latt i fred", "left alone"};
    case StockPhrase::not_managed:
      return {"räknas inte av butiken", "telles ikke av butikken", "not counted by the shop"};
    case StockPhrase::open_orders:
      return {"ordrar som 24SevenOffice inte räknar än", "ordrer som 24SevenOffice ikke teller ennå",
              "orders that 24SevenOffice does not count yet"};
    case StockPhrase::every_product:
      return {"alla produkter", "alle produkter", "every product"};
    case StockPhrase::on_its_way:
      return {"skrivet, ännu inte återfunnet", "skrevet, ennå ikke gjenfunnet", "written, not yet seen there"};
  }
  return {"", "", ""};
}

}  // namespace

std::string phrase(StockPhrase phrase, settings::Language language) { return chosen(row(phrase), language); }

}  // namespace woo24::words
