#pragma once
// Products, categories and stock: what goes which way, who wins, and what is too much at once. design §5, §7.

#include "woo24/base/amount.hpp"
#include "woo24/settings/named.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace woo24::settings {

/// `from_office`: new products and stock to the shop alone; `two_way`: products, names and prices both ways.
enum class ProductMode { off, from_office, two_way };
/// Who wins where both sides changed the same field.
enum class Owner { shop, office };
/// Which price of the office's product the shop's regular price is. cash_price_inc_tax is with VAT, the others without.
enum class OfficePrice { price, web_price, cash_price_inc_tax };
/// What becomes of the shop's product when the office's expires: nothing, or it goes back to draft.
enum class OnExpired { leave, draft };
/// Who says how many there are.
enum class StockMode { off, from_office, from_shop };

/// One category of the office and the shop's that it is; both as a name, or a path of names "Verktyg > Handverktyg".
struct CategoryPair {
  Named office, shop;
  int line = 0;
  friend bool operator==(const CategoryPair&, const CategoryPair&) = default;
};

struct Products {
  ProductMode mode = ProductMode::off;
  std::vector<Named> categories;  ///< of the office, with all below them; empty: all
  std::vector<CategoryPair> map;  ///< where the names differ; else a category is the shop's of the same path, or name
  bool new_categories = false;    ///< those that the other side lacks are made there
  std::vector<std::string> category_meta{"24so_category"};  ///< product meta that names an office category (name, path or id)
  OfficePrice price = OfficePrice::price;
  Owner owner_name = Owner::office, owner_price = Owner::office;  ///< on_conflict
  std::string tax_class;                                          ///< slug, of products made in the shop; "": standard
  OnExpired expired = OnExpired::leave;
  std::chrono::seconds every{900};  ///< 1 min..1 d
  friend bool operator==(const Products&, const Products&) = default;
};

struct Stock {
  StockMode mode = StockMode::off;
  std::chrono::seconds every{300};          ///< 1 min..1 d
  std::chrono::seconds sweep{6 * 60 * 60};  ///< 15 min..7 d: every product is compared
  friend bool operator==(const Stock&, const Stock&) = default;
};

/// Shares in percent, 0..100: a run that would do more stops and asks. 100: never.
struct Brakes {
  Amount prices_changed = Amount::whole(20);    ///< of the linked products
  Amount stock_to_zero = Amount::whole(30);     ///< of the products in stock
  Amount products_missing = Amount::whole(30);  ///< of those known of a side, no longer in its answer
  friend bool operator==(const Brakes&, const Brakes&) = default;
};

}  // namespace woo24::settings
