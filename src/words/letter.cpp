#include "woo24/words/letter.hpp"

#include "in_languages.hpp"
#include "woo24/words/words.hpp"

#include <fmt/core.h>

#include <array>

namespace woo24::words {

namespace {

InLanguages subject(Letter phrase) {
  switch (phrase) {
    case Letter::subject_new:
      return {"{orders} kom inte till 24SevenOffice ({sum})", "{orders} kom ikke til 24SevenOffice ({sum})",
              "{orders} did not reach 24SevenOffice ({sum})"};
    case Letter::subject_still:
      return {"{orders} väntar fortfarande på 24SevenOffice ({sum})", "{orders} venter fortsatt på 24SevenOffice ({sum})",
              "{orders} still to reach 24SevenOffice ({sum})"};
    case Letter::subject_trouble:
      return {"Inget går igenom sedan {since}", "Ingenting går gjennom siden {since}", "Nothing gets through since {since}"};
    case Letter::subject_differs:
      return {"Bokföringen skiljer sig från butiken: {findings}", "Bokføringen avviker fra butikken: {findings}",
              "The books differ from the shop: {findings}"};
    case Letter::subject_look:
      return {"Allt kom fram, men titta på {things}", "Alt kom frem, men se på {things}",
              "Everything got through, but look at {things}"};
    case Letter::subject_products:
      return {"{n} att ta hand om bland produkterna", "{n} å ta hånd om blant produktene", "{n} to see to among the products"};
    case Letter::subject_well:
      return {"Allt är bra: {orders} bokförda ({sum})", "Alt er bra: {orders} bokført ({sum})",
              "All is well: {orders} in the books ({sum})"};
    case Letter::subject_alarm:
      return {"Larm: {what}", "Alarm: {what}", "Alarm: {what}"};
    case Letter::subject_all_clear:
      return {"Över: {what}", "Over: {what}", "All clear: {what}"};
    default:
      return {"Prov: mejlen fungerar", "Prøve: e-posten virker", "Trial: the mail works"};
  }
}

InLanguages number_of(Letter phrase) {
  switch (phrase) {
    case Letter::order_one:
      return {"{n} order", "{n} ordre", "{n} order"};
    case Letter::order_many:
      return {"{n} order", "{n} ordrer", "{n} orders"};
    case Letter::finding_one:
      return {"{n} avvikelse", "{n} avvik", "{n} difference"};
    case Letter::finding_many:
      return {"{n} avvikelser", "{n} avvik", "{n} differences"};
    case Letter::day_one:
      return {"{n} dygn", "{n} døgn", "{n} day"};
    case Letter::day_many:
      return {"{n} dygn", "{n} døgn", "{n} days"};
    case Letter::hour_one:
      return {"{n} timme", "{n} time", "{n} hour"};
    default:
      return {"{n} timmar", "{n} timer", "{n} hours"};
  }
}

InLanguages heading(Letter phrase) {
  switch (phrase) {
    case Letter::new_failures:
      return {"Nytt sedan förra rapporten", "Nytt siden forrige rapport", "New since the last report"};
    case Letter::still_standing:
      return {"Står kvar", "Står fortsatt", "Still standing"};
    case Letter::new_products:
      return {"Produkter: nytt sedan förra rapporten", "Produkter: nytt siden forrige rapport",
              "Products: new since the last report"};
    case Letter::standing_products:
      return {"Produkter: står kvar", "Produkter: står fortsatt", "Products: still standing"};
    case Letter::nothing_gets_through:
      return {"Inget går igenom", "Ingenting går gjennom", "Nothing gets through"};
    case Letter::to_look_at:
      return {"Att titta på", "Å se på", "To look at"};
    case Letter::healed:
      return {"Löst sedan förra rapporten", "Løst siden forrige rapport", "Settled since the last report"};
    case Letter::sums:
      return {"Kom fram", "Kom frem", "Got through"};
    default:
      return {"Bokföringen mot butiken", "Bokføringen mot butikken", "The books against the shop"};
  }
}

InLanguages lead(Letter phrase) {
  switch (phrase) {
    case Letter::report_of:
      return {"{shop}: rapport för {days}", "{shop}: rapport for {days}", "{shop}: report for {days}"};
    case Letter::lead_well:
      return {"Allt som skulle till 24SevenOffice har kommit dit.", "Alt som skulle til 24SevenOffice, har kommet dit.",
              "Everything that was due in 24SevenOffice has got there."};
    case Letter::watching:
      return {"woo24 tittar bara på (orders.mode: watch). Inget skickas till 24SevenOffice.",
              "woo24 ser bare på (orders.mode: watch). Ingenting sendes til 24SevenOffice.",
              "woo24 only watches (orders.mode: watch). Nothing is sent to 24SevenOffice."};
    case Letter::alarm_lead:
      return {"Det här behöver någon göra något åt nu. Ett nytt mejl kommer när det är över.",
              "Dette må noen gjøre noe med nå. En ny e-post kommer når det er over.",
              "Somebody has to do something about this now. Another mail comes when it is over."};
    case Letter::all_clear_lead:
      return {"Det är över. Det som väntade skickas nu av sig självt.", "Det er over. Det som ventet, sendes nå av seg selv.",
              "It is over. What waited is sent by itself now."};
    case Letter::stood_from_to:
      return {"Från {from} till {to}.", "Fra {from} til {to}.", "From {from} to {to}."};
    case Letter::trial_lead:
      return {"Det här mejlet skickades av `woo24 check --mail`. Rapporten kommer samma väg.",
              "Denne e-posten ble sendt av `woo24 check --mail`. Rapporten kommer samme vei.",
              "This mail was sent by `woo24 check --mail`. The report comes the same way."};
    default:
      return {"Skickat av woo24. Mer om en order: woo24 why order ID. Allt som väntar: woo24 orders list.",
              "Sendt av woo24. Mer om en ordre: woo24 why order ID. Alt som venter: woo24 orders list.",
              "Sent by woo24. More about an order: woo24 why order ID. All that waits: woo24 orders list."};
  }
}

InLanguages small(Letter phrase) {
  switch (phrase) {
    case Letter::order:
      return {"Order {number}", "Ordre {number}", "Order {number}"};
    case Letter::credit:
      return {"Kredit till order {number}", "Kreditering av ordre {number}", "Credit of order {number}"};
    case Letter::office_order:
      return {"Order {number} i 24SevenOffice", "Ordre {number} i 24SevenOffice", "Order {number} in 24SevenOffice"};
    case Letter::product:
      return {"Produkt {number}", "Produkt {number}", "Product {number}"};
    case Letter::product_job:
      return {"Jobbet {number}", "Jobben {number}", "The job {number}"};
    case Letter::customer:
      return {"Kund: {name}", "Kunde: {name}", "Customer: {name}"};
    case Letter::since:
      return {"sedan {time}", "siden {time}", "since {time}"};
    case Letter::stood_for:
      return {"i {age}, sedan {time}", "i {age}, siden {time}", "for {age}, since {time}"};
    case Letter::to_do:
      return {"Att göra:", "Å gjøre:", "To do:"};
    case Letter::tried_by_itself:
      return {"Prövas igen av sig självt när orsaken är borta.", "Prøves igjen av seg selv når årsaken er borte.",
              "Tried again by itself once the cause is gone."};
    case Letter::waits_for_you:
      return {"Väntar på ett beslut.", "Venter på en avgjørelse.", "Waits for a decision."};
    case Letter::more_of_them:
      return {"… och {n} till: `woo24 orders list` visar alla.", "… og {n} til: `woo24 orders list` viser alle.",
              "… and {n} more: `woo24 orders list` shows them all."};
    case Letter::more_products:
      return {"… och {n} till: `woo24 products list` visar alla.", "… og {n} til: `woo24 products list` viser alle.",
              "… and {n} more: `woo24 products list` shows them all."};
    case Letter::sent_line:
      return {"{orders} skickade, {sum}", "{orders} sendt, {sum}", "{orders} sent, {sum}"};
    case Letter::credited_line:
      return {"{n} krediterade återbetalningar, {sum}", "{n} krediterte refusjoner, {sum}", "{n} refunds credited, {sum}"};
    case Letter::nothing_sent:
      return {"Inga order.", "Ingen ordrer.", "No orders."};
    case Letter::proof_equal:
      return {"Lika på öret den {time}: {orders} och {credits} krediter.",
              "Likt på øret {time}: {orders} og {credits} kreditter.",
              "Equal to the öre at {time}: {orders} and {credits} credits."};
    case Letter::proof_differs:
      return {"Den {time}: {findings}. Lika: {orders} och {credits} krediter.",
              "{time}: {findings}. Likt: {orders} og {credits} kreditter.",
              "At {time}: {findings}. Equal: {orders} and {credits} credits."};
    case Letter::proof_none:
      return {"Inte jämförda ännu.", "Ikke sammenlignet ennå.", "Not compared yet."};
    case Letter::last_through:
      return {"Senast framme: order {number}, {time}.", "Sist fremme: ordre {number}, {time}.",
              "Last through: order {number}, {time}."};
    default:
      return {"Ingen order har kommit fram ännu.", "Ingen ordre har kommet frem ennå.", "No order has got through yet."};
  }
}

InLanguages row(Letter phrase) {
  if (phrase <= Letter::subject_trial) return subject(phrase);
  if (phrase <= Letter::hour_many) return number_of(phrase);
  if (phrase == Letter::report_of || phrase == Letter::lead_well || phrase == Letter::watching || phrase >= Letter::footer)
    return lead(phrase);
  if (phrase <= Letter::proof) return heading(phrase);
  return small(phrase);
}

constexpr std::array<InLanguages, 12> k_months{{{"januari", "januar", "January"},
                                                {"februari", "februar", "February"},
                                                {"mars", "mars", "March"},
                                                {"april", "april", "April"},
                                                {"maj", "mai", "May"},
                                                {"juni", "juni", "June"},
                                                {"juli", "juli", "July"},
                                                {"augusti", "august", "August"},
                                                {"september", "september", "September"},
                                                {"oktober", "oktober", "October"},
                                                {"november", "november", "November"},
                                                {"december", "desember", "December"}}};

}  // namespace

std::string phrase(Letter phrase, settings::Language language) { return chosen(row(phrase), language); }

std::string day_in_words(std::chrono::year_month_day day, settings::Language language) {
  const auto* month = chosen(k_months.at(static_cast<unsigned>(day.month()) - 1), language);
  return fmt::format("{}{} {} {}", static_cast<unsigned>(day.day()), language == settings::Language::nb ? "." : "", month,
                     static_cast<int>(day.year()));
}

std::string money_in_words(const std::string& amount, const std::string& currency, settings::Language language) {
  const bool at_home =
      (language == settings::Language::sv && currency == "SEK") || (language == settings::Language::nb && currency == "NOK");
  return money(amount, at_home ? "kr" : currency, language);
}

}  // namespace woo24::words
