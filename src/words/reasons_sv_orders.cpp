#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::order_does_not_add_up,
     "Ordern går inte ihop i butiken: raderna ger {sum}, totalen är {total}, det skiljer {gap}.",
     "Räkna om ordern i butiken, eller hitta tillägget som ändrar totalen. När den går ihop prövas den igen av sig själv."},
    {ReasonId::order_unreadable, "Ordern går inte att läsa: butiken anger {found} för {field}.",
     "Öppna och spara ordern i butiken, eller leta efter ett tillägg som förstör den. Den prövas igen av sig själv."},
    {ReasonId::order_gone_from_shop, "Ordern finns inte längre i butiken[ (dess senaste status var {status})].",
     "Hämta tillbaka den ur butikens papperskorg om den ska bokföras; då prövas den av sig själv. Annars `woo24 orders skip "
     "ORDER`."},
    {ReasonId::order_anonymised, "Köparens uppgifter har raderats i butiken, så det finns ingen kund att bokföra ordern på.",
     "Bokför den för hand i 24SevenOffice, därefter `woo24 orders skip ORDER`. Finns uppgifterna åter: `woo24 orders retry "
     "ORDER`."},
    {ReasonId::paid_not_due,
     "Ordern är betald, men dess status i butiken är {status}: den har inte skickats till 24SevenOffice.",
     "Bestäm: ska den bokföras, ge den en status som skickas och kör `woo24 orders retry ORDER`; har den betalats tillbaka i "
     "butiken, kör `woo24 orders skip ORDER`."},
    {ReasonId::no_vat_entry, "Raden {row} har {rate} % moms ({country}), och ingen post i orders.vat passar den satsen.",
     "Lägg till { rate: {rate}, country: {country}, tax: … } i orders.vat (utan country för butikens eget land); `woo24 lists "
     "tax` visar momsnumren i 24SevenOffice. Sedan prövas ordern av sig själv."},
    {ReasonId::vat_rate_unknown_to_shop,
     "Raden {row} har moms efter en sats[ (id {rate_id})] som butiken själv inte längre känner.",
     "Lägg tillbaka satsen under WooCommerce, Inställningar, Moms, eller räkna om ordern i butiken. Den prövas igen av sig "
     "själv."},
    {ReasonId::vat_does_not_fit_rate, "Momsen på raden {row} stämmer inte med satsen: {tax} på {net} är inte {rate} %.",
     "Räkna om ordern i butiken, eller rätta tillägget som sätter momsen. Den prövas igen av sig själv."},
    {ReasonId::several_rates_on_row, "Raden {row} har flera momssatser och kan inte delas exakt.",
     "Dela raden i butiken i en rad per sats, eller bokför ordern för hand i 24SevenOffice och kör `woo24 orders skip ORDER`."},
    {ReasonId::vat_of_other_country, "Ordern har {rate} % moms från {country}, men levereras till {destination}.",
     "Rätta leveransadressen eller momsen på ordern i butiken. Den prövas igen av sig själv."},
    {ReasonId::no_vat_at_home, "Raden {row} har ingen moms fast köparen finns i {country}.",
     "Rätta momsen på raden i butiken. Är varan momsfri, ange dess skatteklass i orders.vat: { without: exempt, classes: […], "
     "tax: … }."},
    {ReasonId::no_vat_in_eu_without_number,
     "Ordern saknar moms, går till {country} och har inget momsregistreringsnummer (VAT-nummer).",
     "Ta ut moms i butiken, eller fyll i köparens VAT-nummer där och låt det kontrolleras. Den prövas igen av sig själv."},
    {ReasonId::vat_number_not_validated, "Ordern saknar moms, men butiken har inte bekräftat VAT-numret {number} ({country}).",
     "Kontrollera numret i VIES och låt butikens momstillägg bekräfta det, eller ta ut moms. Den prövas igen av sig själv."},
    {ReasonId::vat_number_of_other_country,
     "Ordern saknar moms och går till {country}, men VAT-numret {number} hör till ett annat land.",
     "Rätta VAT-numret eller leveransadressen i butiken, eller ta ut moms. Den prövas igen av sig själv."},
    {ReasonId::mixed_vat_treatment, "Orderns rader har olika slags moms: {first} och {second}.",
     "Rätta radernas moms i butiken, eller dela ordern. Den prövas igen av sig själv."},
    {ReasonId::no_entry_without_vat, "En rad utan moms ({treatment}[, {country}]) saknar post i orders.vat.",
     "Lägg till { without: {treatment}, tax: … } i orders.vat; `woo24 lists tax` visar momsnumren. Sedan prövas ordern av sig "
     "själv."},
    {ReasonId::country_missing, "Orderns land saknas eller är okänt[: {found}].",
     "Välj land i orderns adress i butiken. Den prövas igen av sig själv."},
    {ReasonId::no_sale_type_fits, "Ingen post i orders.sale_types passar ordern (region {region}, vat_number {vat_number}).",
     "Lägg till en post i orders.sale_types; `woo24 lists sale-types` visar namnen. Sedan prövas ordern av sig själv."},
    {ReasonId::payment_method_unmapped, "Betalsättet {method}[ ({title})] finns inte i orders.payments.",
     "Lägg till det i orders.payments; `woo24 lists payments` visar båda sidors namn. Sedan prövas ordern av sig själv."},
    {ReasonId::gift_card_not_handled,
     "Ordern innehåller ett presentkort[ ({plugin})][ på {amount}], som woo24 inte kan bokföra.",
     "Bokför ordern för hand i 24SevenOffice, därefter `woo24 orders skip ORDER`."},
    {ReasonId::gift_card_kind_unknown, "Raden {row} säljer ett presentkort, och inställningarna säger inte av vilket slag.",
     "Fråga din redovisare. Gäller det varor med flera momssatser: orders.rows.sold_gift_card: multi (ingen moms vid "
     "försäljningen). "
     "Bara en sats, moms vid försäljningen: single. Ordern prövas sedan igen av sig själv."},
    {ReasonId::gift_card_taxed, "Raden {row} säljer ett presentkort av slaget multi, men butiken tog {tax} i moms på det.",
     "Gör presentkortet momsfritt i butiken och rätta ordern, eller sätt orders.rows.sold_gift_card: single om dina "
     "presentkort "
     "bär moms vid försäljningen. Ordern prövas sedan igen av sig själv."},
    {ReasonId::dimension_unknown, "Raden {row}: {meta} anger {name}, som inte finns i 24SevenOffice ({kind}).",
     "Rätta värdet i butiken, eller lägg upp det i 24SevenOffice; `woo24 lists {kind}` visar vad som finns. Ordern prövas "
     "sedan "
     "igen av sig själv."},
    {ReasonId::store_credit_not_handled,
     "Ordern är delvis betald med tillgodohavande[ ({plugin})], som woo24 inte kan bokföra.",
     "Bokför ordern för hand i 24SevenOffice, därefter `woo24 orders skip ORDER`."},
    {ReasonId::deposit_not_handled,
     "Ordern har en handpenning eller delbetalas[ ({plugin})]: två betalningar, och 24SevenOffice tar en.",
     "Bokför ordern för hand i 24SevenOffice, därefter `woo24 orders skip ORDER`."},
    {ReasonId::refunded_before_sent,
     "{refunded} av {total} betalades tillbaka i butiken innan ordern hade skickats till 24SevenOffice.",
     "Bokför försäljningen och återbetalningen för hand i 24SevenOffice, därefter `woo24 orders skip ORDER`."},
    {ReasonId::unknown_product, "Produkten {sku} ({name}) finns inte i 24SevenOffice.",
     "Lägg upp en produkt med nummer {sku} i 24SevenOffice, eller rätta artikelnumret (SKU) i butiken. Sedan prövas ordern av "
     "sig själv inom en timme."},
    {ReasonId::product_without_number,
     "Produkten {name} har inget artikelnummer (SKU) i butiken, så den går inte att hitta i 24SevenOffice.",
     "Ge den produktnumret från 24SevenOffice som SKU i butiken. Sedan prövas ordern av sig själv."},
    {ReasonId::product_number_twice, "Flera produkter i 24SevenOffice har numret {sku} (id {ids}).",
     "Byt nummer på alla utom en av dem i 24SevenOffice. Sedan prövas ordern av sig själv."},
    {ReasonId::row_product_missing,
     "Ordern behöver produkten som {setting} anger[ ({number})], men den är inte angiven eller finns inte i 24SevenOffice.",
     "Lägg upp produkten i 24SevenOffice, eller ange ett befintligt produktnummer i {setting}. Sedan prövas ordern av sig "
     "själv."},
    {ReasonId::quantity_not_handled, "Raden {row} har antalet {quantity}, som inte går att bokföra.",
     "Rätta raden i butiken, eller bokför ordern för hand i 24SevenOffice och kör `woo24 orders skip ORDER`."},
    {ReasonId::rounding_too_large,
     "24SevenOffice skulle komma till en total som skiljer {difference} från butikens; högst {limit} får vara avrundning.",
     "Se på orderns moms och rabatter i butiken. Höj orders.rows.rounding_limit bara om du vet varifrån skillnaden kommer."},
    {ReasonId::currency_unknown, "Valutan {currency} finns inte i 24SevenOffice.",
     "Lägg upp valutan i 24SevenOffice. Sedan prövas ordern av sig själv."},
    {ReasonId::currency_rate_missing, "24SevenOffice har ingen användbar kurs för {currency}[ (den anger {rate})].",
     "Fyll i kursen i 24SevenOffice. Sedan prövas ordern av sig själv."},
    {ReasonId::currency_decimals, "Beloppen i {currency} har fler decimaler än vad som går att bokföra.",
     "Räkna om ordern i butiken med två decimaler, eller bokför den för hand och kör `woo24 orders skip ORDER`."},
    {ReasonId::period_closed, "Ordern hör till {day}, och bokföringen är stängd till och med {closed_through}.",
     "Öppna perioden (orders.closed_through) eller sätt orders.late: next_open_day, därefter `woo24 orders retry ORDER`. Eller "
     "bokför den för hand och kör `woo24 orders skip ORDER`."},
    {ReasonId::date_missing, "Ordern saknar datumet {field} i butiken.",
     "Sätt orderns datum i butiken. Den prövas igen av sig själv."},
    {ReasonId::not_captured_yet, "Betalningen med {method} har inte kommit så långt som regeln kräver ({rule}).",
     "Dra beloppet eller slutför ordern i butiken. Då skickas den av sig själv."},
    {ReasonId::too_many_rows, "Ordern blir {rows} rader; 24SevenOffice tar högst {limit}.",
     "Dela ordern i butiken, eller bokför den för hand och kör `woo24 orders skip ORDER`."},
    {ReasonId::key_too_long, "Orderns referens {key} är längre än fältet i 24SevenOffice.",
     "Bokför ordern för hand i 24SevenOffice och kör `woo24 orders skip ORDER`. Ett kortare shop_id hjälper bara en ny "
     "installation."},
    {ReasonId::customer_ambiguous, "Flera kunder i 24SevenOffice kan vara {name}: {candidates}.",
     "Slå ihop eller komplettera korten i 24SevenOffice (organisationsnummer, e-post) så att ett passar. Sedan prövas ordern "
     "av sig själv."},
    {ReasonId::customer_number_twice, "Flera kunder i 24SevenOffice har organisationsnumret {number}: {candidates}.",
     "Ta bort numret från alla kort utom ett i 24SevenOffice. Sedan prövas ordern av sig själv."},
    {ReasonId::customer_blocked, "Kunden {customer} är spärrad för fakturering i 24SevenOffice.",
     "Ta bort spärren på kundkortet i 24SevenOffice. Sedan prövas ordern av sig själv."},
    {ReasonId::customer_without_name, "Ordern har varken företag eller namn.",
     "Fyll i köparens namn på ordern i butiken. Den prövas igen av sig själv."},
    {ReasonId::customer_not_saved, "24SevenOffice tog inte emot den nya kunden {name}[: {message}].",
     "Rätta köparens uppgifter i butiken, eller lägg upp kunden i 24SevenOffice. Sedan prövas ordern av sig själv."},
    {ReasonId::customer_unclear, "Det är okänt om den nya kunden {name} sparades i 24SevenOffice: svaret kom bort.",
     "Inget behöver göras: woo24 letar efter kunden innan den försöker igen."},
    {ReasonId::vat_number_on_card_differs,
     "Kundkortet för {customer} har VAT-numret {card} i 24SevenOffice, ordern har {order}.",
     "Rätta numret på kortet i 24SevenOffice eller på ordern i butiken. Den prövas igen av sig själv."},
};

}  // namespace

std::span<const Sentence> sv_orders() { return k_sentences; }

}  // namespace woo24::words
