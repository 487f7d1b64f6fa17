#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::shop_number_taken, "The number {number} is taken in the shop[: by product {holder}].",
     "Look among the products, variations and in the trash of the shop: give one of them another number, or empty the trash."},
    {ReasonId::shop_category_exists, "The category {name} is in the shop already[ (id {category})].",
     "Nothing needs to be done; the next run takes the one that is there."},
    {ReasonId::office_refused_product, "24SevenOffice refused the product[ {number}][: {message}].",
     "Correct what the message names; it is tried again at the next run."},
    {ReasonId::catalogue_number_twice,
     "The number {number} is there several times in {side}: ids {ids}. None of them is touched.",
     "Give each a number of its own in {side}; upper and lower case are the same."},
    {ReasonId::product_in_trash, "The product {number} lies in the shop's trash (id {id}), so it is not made there again.",
     "Restore it from the trash, or delete it for good: then it is made anew."},
    {ReasonId::number_of_another, "The number {number} belongs in {side} to a product that is linked to another one (id {id}).",
     "Correct one of the numbers; or `woo24 products unlink {id}`."},
    {ReasonId::numbers_differ, "The product is {sku} in the shop and {number} in 24SevenOffice; orders are booked by number.",
     "Write the same number on both sides."},
    {ReasonId::number_too_long, "The number {number} is longer than the {limit} characters that 24SevenOffice keeps.",
     "Give the product a shorter SKU in the shop."},
    {ReasonId::office_category_unknown,
     "The product {number} names the category {name}, which 24SevenOffice does not have, or has several times.",
     "Correct the field on the product's page, or make the category in 24SevenOffice; a path with > between the names is "
     "unmistakable."},
    {ReasonId::category_unmatched, "The category {path} of {side} has no counterpart[: several would fit, {ids}].",
     "Name the pair in products.map, or make a category of the same name; products.new_categories makes it by itself."},
    {ReasonId::product_gone, "The product it is linked to is gone from {side} (id {id}); nothing is deleted by woo24.",
     "Bring it back in {side}, or delete this one too, or `woo24 products unlink`."},
    {ReasonId::product_unclear, "Whether {number} was made in {side} is not known yet: the answer did not come.",
     "Nothing needs to be done; it is looked for by its number, and made only when it is surely not there."},
    {ReasonId::product_moved, "The product {number} was changed while the run was at work; it is left for the next run.",
     "Nothing needs to be done."},
    {ReasonId::differences_wait,
     "{count} values differ between shop and 24SevenOffice and were never agreed on: they wait for your yes.",
     "Look with `woo24 sync products --dry-run`, then run `woo24 sync products --yes`: the side that owns the field wins."},
    {ReasonId::brake_prices,
     "{some} of {all} linked products would get another price, more than {limit} %: nothing was written.",
     "Look with `woo24 sync products --dry-run`; if it is right, `woo24 sync products --yes`."},
    {ReasonId::brake_stock, "{some} of {all} products in stock would go to none, more than {limit} %: nothing was written.",
     "Look with `woo24 sync stock --dry-run`; if it is right, `woo24 sync stock --yes`."},
    {ReasonId::brake_missing,
     "{some} of the {all} products known of {side} are missing from its answer, more than {limit} %: nothing was written.",
     "Look in {side}; if they are gone, `woo24 sync products --full --yes`."},
    {ReasonId::plan_moved, "What would be done now is not what was said before: nothing was written.",
     "Look again with `woo24 sync products --dry-run`, then `--yes` once more."},
    {ReasonId::catalogue_currency_differs,
     "The shop's prices are in {shop}, those of 24SevenOffice in {office}: prices are left alone.",
     "Nothing needs to be done where that is as it should be; names, numbers and stock are kept in step."},
    {ReasonId::product_not_known, "No product {product} is known.",
     "Give an SKU, a product number or an id; `woo24 sync products` lists both sides anew."},
    {ReasonId::product_linked_already, "Product {shop} of the shop or {office} of 24SevenOffice is linked already.",
     "`woo24 products unlink` first."},
    {ReasonId::product_not_linked, "The product {product} is not linked.", "`woo24 products list --all` shows what is."},
};

}  // namespace

std::span<const Sentence> en_catalogue() { return k_sentences; }

}  // namespace woo24::words
