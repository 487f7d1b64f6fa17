#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::order_does_not_add_up,
     "The order does not add up in the shop: its rows come to {sum}, its total is {total}, a gap of {gap}.",
     "Recalculate the order in the shop, or find the plugin that changes its total. It is tried again by itself once it adds "
     "up."},
    {ReasonId::order_unreadable, "The order cannot be read: for {field} the shop gives {found}.",
     "Open and save the order in the shop, or look for a plugin that breaks it. It is tried again by itself."},
    {ReasonId::order_gone_from_shop, "The shop no longer has the order[ (its last status was {status})].",
     "Restore it from the shop's trash if it is to be booked; it is then tried again by itself. Else `woo24 orders skip "
     "ORDER`."},
    {ReasonId::order_anonymised,
     "The buyer's details have been erased in the shop, so there is no customer to book the order on.",
     "Book it by hand in 24SevenOffice, then `woo24 orders skip ORDER`. If the details are back: `woo24 orders retry ORDER`."},
    {ReasonId::paid_not_due,
     "The order has been paid, but its status in the shop is {status}: it has not been sent to 24SevenOffice.",
     "Decide: to book it, give it a status in which orders are sent and run `woo24 orders retry ORDER`; if it was paid back in "
     "the shop, `woo24 orders skip ORDER`."},
    {ReasonId::no_vat_entry, "The row {row} bears {rate} % VAT of {country}, and no entry of orders.vat fits that rate.",
     "Add { rate: {rate}, country: {country}, tax: … } to orders.vat (without country for the shop's own); `woo24 lists tax` "
     "shows the tax numbers of 24SevenOffice. The order is then tried again by itself."},
    {ReasonId::vat_rate_unknown_to_shop,
     "The row {row} bears VAT of a rate[ (id {rate_id})] that the shop itself no longer knows.",
     "Put the rate back under WooCommerce, Settings, Tax, or recalculate the order in the shop. It is tried again by itself."},
    {ReasonId::vat_does_not_fit_rate, "The VAT of the row {row} does not fit its rate: {tax} on {net} is not {rate} %.",
     "Recalculate the order in the shop, or correct the plugin that sets its VAT. It is tried again by itself."},
    {ReasonId::several_rates_on_row, "The row {row} bears several VAT rates and cannot be split exactly.",
     "Divide the row in the shop into one for each rate, or book the order by hand in 24SevenOffice and run `woo24 orders skip "
     "ORDER`."},
    {ReasonId::vat_of_other_country, "The order bears {rate} % VAT of {country}, but is delivered to {destination}.",
     "Correct the delivery address or the VAT of the order in the shop. It is tried again by itself."},
    {ReasonId::no_vat_at_home, "The row {row} bears no VAT although the buyer is in {country}.",
     "Correct the VAT of the row in the shop. If the goods are exempt, name their tax class in orders.vat: { without: exempt, "
     "classes: […], tax: … }."},
    {ReasonId::no_vat_in_eu_without_number, "The order bears no VAT, goes to {country} and has no VAT number.",
     "Charge VAT in the shop, or enter the buyer's VAT number there and have it validated. It is tried again by itself."},
    {ReasonId::vat_number_not_validated,
     "The order bears no VAT, but the shop has not confirmed the VAT number {number} ({country}).",
     "Check the number in VIES and have the shop's VAT plugin confirm it, or charge VAT. It is tried again by itself."},
    {ReasonId::vat_number_of_other_country,
     "The order bears no VAT and goes to {country}, but the VAT number {number} is of another country.",
     "Correct the VAT number or the delivery address in the shop, or charge VAT. It is tried again by itself."},
    {ReasonId::mixed_vat_treatment, "The rows of the order are taxed in different ways: {first} and {second}.",
     "Correct the VAT of the rows in the shop, or divide the order. It is tried again by itself."},
    {ReasonId::no_entry_without_vat, "A row without VAT ({treatment}[, {country}]) has no entry in orders.vat.",
     "Add { without: {treatment}, tax: … } to orders.vat; `woo24 lists tax` shows the tax numbers. The order is then tried "
     "again by itself."},
    {ReasonId::country_missing, "The order's country is missing or unknown[: {found}].",
     "Choose the country in the order's address in the shop. It is tried again by itself."},
    {ReasonId::no_sale_type_fits, "No entry of orders.sale_types fits the order (region {region}, vat_number {vat_number}).",
     "Add an entry to orders.sale_types; `woo24 lists sale-types` shows the names. The order is then tried again by itself."},
    {ReasonId::payment_method_unmapped, "The payment method {method}[ ({title})] is not in orders.payments.",
     "Add it to orders.payments; `woo24 lists payments` shows both sides' names. The order is then tried again by itself."},
    {ReasonId::gift_card_not_handled, "The order contains a gift card[ ({plugin})][ of {amount}], which woo24 cannot book.",
     "Book the order by hand in 24SevenOffice, then `woo24 orders skip ORDER`."},
    {ReasonId::gift_card_kind_unknown, "The row {row} sells a gift card, and the settings do not say of which kind.",
     "Ask your bookkeeper. Redeemable for goods of several VAT rates: orders.rows.sold_gift_card: multi (no VAT when sold). "
     "For "
     "one rate only, VAT when sold: single. The order is then tried again by itself."},
    {ReasonId::gift_card_taxed, "The row {row} sells a gift card of the kind multi, and the shop charged {tax} VAT on it.",
     "Make the gift card free of VAT in the shop and correct the order, or set orders.rows.sold_gift_card: single if your gift "
     "cards bear VAT when sold. The order is then tried again by itself."},
    {ReasonId::dimension_unknown, "The row {row}: {meta} names {name}, which 24SevenOffice does not have ({kind}).",
     "Correct the value in the shop, or create it in 24SevenOffice; `woo24 lists {kind}` shows what there is. The order is "
     "then "
     "tried again by itself."},
    {ReasonId::store_credit_not_handled, "The order was paid in part with store credit[ ({plugin})], which woo24 cannot book.",
     "Book the order by hand in 24SevenOffice, then `woo24 orders skip ORDER`."},
    {ReasonId::deposit_not_handled,
     "The order has a deposit or is paid in parts[ ({plugin})]: two payments, and 24SevenOffice takes one.",
     "Book the order by hand in 24SevenOffice, then `woo24 orders skip ORDER`."},
    {ReasonId::refunded_before_sent,
     "{refunded} of {total} was refunded in the shop before the order had been sent to 24SevenOffice.",
     "Book the sale and the refund by hand in 24SevenOffice, then `woo24 orders skip ORDER`."},
    {ReasonId::unknown_product, "The product {sku} ({name}) does not exist in 24SevenOffice.",
     "Create a product with the number {sku} in 24SevenOffice, or correct the SKU in the shop. The order is then tried again "
     "by itself within an hour."},
    {ReasonId::product_without_number, "The product {name} has no SKU in the shop, so it cannot be found in 24SevenOffice.",
     "Give it the product number of 24SevenOffice as SKU in the shop. The order is then tried again by itself."},
    {ReasonId::product_number_twice, "Several products in 24SevenOffice have the number {sku} (ids {ids}).",
     "Change the number of all but one of them in 24SevenOffice. The order is then tried again by itself."},
    {ReasonId::row_product_missing,
     "The order needs the product that {setting} names[ ({number})], but it is not set or does not exist in 24SevenOffice.",
     "Create the product in 24SevenOffice, or put an existing product number at {setting}. The order is then tried again by "
     "itself."},
    {ReasonId::quantity_not_handled, "The row {row} has the quantity {quantity}, which cannot be booked.",
     "Correct the row in the shop, or book the order by hand in 24SevenOffice and run `woo24 orders skip ORDER`."},
    {ReasonId::rounding_too_large,
     "24SevenOffice would come to a total that differs by {difference} from the shop's; at most {limit} may be rounding.",
     "Look at VAT and discounts of the order in the shop. Raise orders.rows.rounding_limit only if you know where the "
     "difference comes from."},
    {ReasonId::currency_unknown, "24SevenOffice does not have the currency {currency}.",
     "Add the currency in 24SevenOffice. The order is then tried again by itself."},
    {ReasonId::currency_rate_missing, "24SevenOffice has no usable exchange rate for {currency}[ (it says {rate})].",
     "Enter the rate in 24SevenOffice. The order is then tried again by itself."},
    {ReasonId::currency_decimals, "The amounts in {currency} have more decimals than can be booked.",
     "Recalculate the order in the shop with two decimals, or book it by hand and run `woo24 orders skip ORDER`."},
    {ReasonId::period_closed, "The order belongs to {day}, and the books are closed through {closed_through}.",
     "Open the period (orders.closed_through) or set orders.late: next_open_day, then `woo24 orders retry ORDER`. Or book it "
     "by hand and run `woo24 orders skip ORDER`."},
    {ReasonId::date_missing, "The order lacks the date {field} in the shop.",
     "Set the order's date in the shop. It is tried again by itself."},
    {ReasonId::not_captured_yet, "The payment with {method} has not reached what the rule asks for ({rule}).",
     "Capture the payment or complete the order in the shop. It is then sent by itself."},
    {ReasonId::too_many_rows, "The order becomes {rows} rows; 24SevenOffice takes at most {limit}.",
     "Divide the order in the shop, or book it by hand and run `woo24 orders skip ORDER`."},
    {ReasonId::key_too_long, "The order's reference {key} is longer than 24SevenOffice's field.",
     "Book the order by hand in 24SevenOffice and run `woo24 orders skip ORDER`. A shorter shop_id would help a new "
     "installation only."},
    {ReasonId::customer_ambiguous, "Several customers in 24SevenOffice may be {name}: {candidates}.",
     "Merge or complete the cards in 24SevenOffice (organisation number, e-mail) so that one fits. The order is then tried "
     "again by itself."},
    {ReasonId::customer_number_twice, "Several customers in 24SevenOffice have the organisation number {number}: {candidates}.",
     "Remove the number from all cards but one in 24SevenOffice. The order is then tried again by itself."},
    {ReasonId::customer_blocked, "The customer {customer} is blocked for invoicing in 24SevenOffice.",
     "Remove the block on the customer's card in 24SevenOffice. The order is then tried again by itself."},
    {ReasonId::customer_without_name, "The order has neither company nor name.",
     "Enter the buyer's name in the order in the shop. It is tried again by itself."},
    {ReasonId::customer_not_saved, "24SevenOffice did not accept the new customer {name}[: {message}].",
     "Correct the buyer's details in the shop, or create the customer in 24SevenOffice. The order is then tried again by "
     "itself."},
    {ReasonId::customer_unclear,
     "It is not known whether the new customer {name} was saved in 24SevenOffice: the answer got lost.",
     "Nothing needs to be done: woo24 looks for the customer before it tries again."},
    {ReasonId::vat_number_on_card_differs,
     "The card of the customer {customer} has the VAT number {card} in 24SevenOffice, the order has {order}.",
     "Correct the number on the card in 24SevenOffice or in the order in the shop. It is tried again by itself."},
};

}  // namespace

std::span<const Sentence> en_orders() { return k_sentences; }

}  // namespace woo24::words
