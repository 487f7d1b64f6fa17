#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::made_in_office,
     "The order was made in 24SevenOffice (order {office_order}) and copied to the shop; it is in the books already.",
     "Nothing needs to be done."},
    {ReasonId::import_unsettled,
     "The order bears the mark of an order from 24SevenOffice ({key}), but whether woo24 made it is not settled yet: it is not "
     "sent.",
     "The next run of the import settles it (`woo24 sync import`). If the import is switched off: remove the meta "
     "_woo24_import from an order that customers made, then `woo24 orders retry ORDER`."},
    {ReasonId::import_empty, "The order in 24SevenOffice has no row with an amount.",
     "Give it rows in 24SevenOffice; or `woo24 orders skip --office ORDER`."},
    {ReasonId::import_negative,
     "The order in 24SevenOffice is negative ({total}), and credits no order that woo24 has copied: the shop has no such "
     "orders.",
     "Enter it in the shop by hand where it is needed, then `woo24 orders skip --office ORDER`."},
    {ReasonId::import_does_not_add_up,
     "The rows of the order in 24SevenOffice come to {rows}, its total is {total}: the prices may include VAT, or a row is "
     "hidden.",
     "Look at the order in 24SevenOffice; where it is right, enter it in the shop by hand and run `woo24 orders skip --office "
     "ORDER`."},
    {ReasonId::import_field_missing, "24SevenOffice does not tell {field} of the order[, row {row}].",
     "Look at the order in 24SevenOffice, complete it and save it."},
    {ReasonId::import_no_tax_class,
     "Row {row} bears {rate} % VAT in 24SevenOffice; no tax class of the shop gives that for {country}.",
     "Add the rate in the shop (WooCommerce, Settings, Tax); for rows without VAT a class without rates, named in "
     "office_orders_to_shop.vat_free_class."},
    {ReasonId::import_rounding,
     "The shop would come to another total by {difference}, and that cannot be made even[ without {setting}].",
     "Make a tax class without rates in the shop and name it in office_orders_to_shop.vat_free_class: a row in it takes the "
     "difference."},
    {ReasonId::import_product_unknown, "The shop has no product with number {number} ({name}).",
     "Create the product in the shop with this SKU; or set office_orders_to_shop.unknown_product: row."},
    {ReasonId::import_product_twice, "The shop has several products with number {number}: {ids}.",
     "Give each its own SKU in the shop."},
    {ReasonId::import_several_accounts, "Several accounts of the shop fit the order's customer equally well: {accounts}.",
     "Give the customer's e-mail address, or organisation number, to one account only (WordPress, Users)."},
    {ReasonId::import_total_differs, "The order is in the shop, but comes to {shop} there; 24SevenOffice has {office}.",
     "Correct the rows in the shop, then `woo24 orders skip --office ORDER`; or correct the shop's taxes and run `woo24 orders "
     "retry --office ORDER`."},
    {ReasonId::import_touched_in_shop,
     "The order has changed in 24SevenOffice ({what}), but somebody has changed it in the shop too: it is left alone there.",
     "Bring the shop's order to what 24SevenOffice says, then `woo24 orders skip --office ORDER`; or `woo24 orders retry "
     "--office ORDER`: 24SevenOffice then overwrites the shop."},
    {ReasonId::import_refunded_in_shop,
     "The shop has refunded {refunded} of the order ({total}), which was made in 24SevenOffice: there it is not credited.",
     "Credit it by hand in 24SevenOffice, or delete the refund in the shop where it was a mistake; then `woo24 orders retry "
     "--office ORDER`."},
    {ReasonId::import_cancelled_in_shop,
     "The order ({total}) is {status} in the shop; in 24SevenOffice, where it was made, it stands.",
     "Set it Inactive in 24SevenOffice (once invoiced: credit it), or give the shop's order its status back; then `woo24 "
     "orders "
     "retry --office ORDER`."},
    {ReasonId::import_credited, "24SevenOffice has credited the order (credit {credit}, {total}); the shop does not know it.",
     "Refund it by hand in the shop, without payment, then `woo24 orders skip --office ORDER`."},
    {ReasonId::import_reopened,
     "The order was cancelled in the shop, because it was Inactive in 24SevenOffice; now it is {state} there.",
     "Set the shop's order to its status by hand (mind the stock, which that draws), then `woo24 orders skip --office ORDER`."},
    {ReasonId::import_gone_from_shop,
     "The order from 24SevenOffice was deleted in the shop (order {order}). It is not made anew.",
     "If that is right: `woo24 orders skip --office ORDER`. Else bring it back from the trash, then `woo24 orders retry "
     "--office ORDER`."},
    {ReasonId::import_gone_from_office, "The order ({total}) is in the shop, but was deleted in 24SevenOffice.",
     "Cancel it in the shop if it is not to be, then `woo24 orders skip --office ORDER`."},
    {ReasonId::import_twice, "Several orders of the shop are this order of 24SevenOffice: {orders}.",
     "Delete all but one in the shop, then `woo24 orders retry --office ORDER`."},
};

}  // namespace

std::span<const Sentence> en_import() { return k_sentences; }

}  // namespace woo24::words
