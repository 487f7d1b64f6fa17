#include "sim/actors_catalogue.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace woo24::sim {

CatalogueHands::CatalogueHands(Town& town, Truth& truth, CatalogueTruth& catalogue)
    : town_(town), truth_(truth), catalogue_(catalogue), dice_(town.scenario.seed ^ 0xCA7AC75ull) {}

void CatalogueHands::done(const std::string& who, const std::string& what, const std::string& detail) {
  ++town_.tally.catalogue_hands[what];
  town_.story.tell(who, what + ": " + detail);
  catalogue_.look_after_hand();
}

const Ware* CatalogueHands::any(CatalogueSide side, bool trashed) {
  std::vector<const Ware*> all;
  for (const auto& [key, ware] : catalogue_.wares()) {
    if (key.first == side && ware.there && ware.own && ware.trashed == trashed) all.push_back(&ware);
  }
  return all.empty() ? nullptr : dice_.pick(all);
}

void CatalogueHands::edit_shop(const Ware& ware, const std::string& field, const std::string& value) {
  if (town_.shop.catalogue().edit(ware.id, field, value))
    done("admin", "shop: " + field, fmt::format("{} gets '{}'", described(ware), value));
}

void CatalogueHands::edit_office(const Ware& ware, const std::string& field, const std::string& value) {
  if (town_.office.catalogue().edit(ware.id, field, value))
    done("clerk", "office: " + field, fmt::format("{} gets '{}'", described(ware), value));
}

void CatalogueHands::admin() {
  catalogue_.look();
  const auto* found = any(CatalogueSide::shop);
  if (found == nullptr) return;
  const auto ware = *found;
  const bool variation = ware.type == "variation", variable = ware.type == "variable";
  const auto what = dice_.below(100);
  if (what < 22) return variation ? void() : edit_shop(ware, "name", new_name());
  if (what < 44) return variable ? void() : edit_shop(ware, "regular_price", new_price());
  if (what < 52) return ware.status == "draft" ? edit_shop(ware, "status", "publish") : void();
  if (what < 58) {
    if (variation || !town_.shop.catalogue().trash(ware.id)) return;
    return done("admin", "trashes a product", described(ware));
  }
  if (what < 66) {
    const auto* thrown = any(CatalogueSide::shop, true);
    if (thrown == nullptr) return;
    const auto back = thrown->parent == 0 ? thrown->id : thrown->parent;
    if (town_.shop.catalogue().untrash(back)) done("admin", "brings a product back", described(*thrown));
    return;
  }
  if (what < 72) return variation ? void() : edit_shop(ware, "categories", category());
  if (what < 78 && variable) {
    sandbox::ShopVariant variant;
    variant.sku = new_number();
    variant.price = new_price();
    variant.options = {{"Färg", fmt::format("Röd {}", ++words_)}};
    variant.stock = dice_.between(0, 40);
    if (town_.shop.catalogue().add_variation(ware.id, variant) != 0) done("admin", "adds a variation", variant.sku);
    return;
  }
  if (what < 84) {
    const auto number = new_number();
    add_to_shop(number, new_name(), new_price(), dice_.chance(80) ? "publish" : "draft");
    return done("admin", "adds a product", number);
  }
  admin_seldom(ware);
}

void CatalogueHands::admin_seldom(const Ware& ware) {
  auto shelf = town_.shop.catalogue();
  switch (dice_.below(8)) {
    case 6:
    case 7:
      return rearrange(shelf, "admin");
    case 0:
      return ware.type == "variable" ? void() : edit_shop(ware, "sku", new_number());
    case 1:
    case 2:
      if (!ware.counted || !shelf.set_stock(ware.id, dice_.between(0, 40))) return;
      return done("admin", "shop: counts pieces", described(ware));
    case 3:
      if (!shelf.set_unrenderable(ware.id, true)) return;
      unrenderable_.push_back(ware.id);
      return done("admin", "a product breaks the shop", described(ware));
    case 4:
      if (!shelf.set_unwritable(ware.id, true)) return;
      unwritable_.push_back(ware.id);
      return done("admin", "a product refuses to be written", described(ware));
    default:
      mend();
  }
}

void CatalogueHands::clerk() {
  catalogue_.look();
  const auto* found = any(CatalogueSide::office);
  if (found == nullptr) return;
  const auto ware = *found;
  const auto price = std::array{"price", "web_price", "cash_price_inc_tax"}[static_cast<int>(town_.scenario.catalogue.price)];
  const auto what = dice_.below(100);
  if (what < 24) return edit_office(ware, "name", new_name());
  if (what < 48) return edit_office(ware, price, new_price());
  if (what < 58) return edit_office(ware, "active", ware.active ? "false" : "true");
  if (what < 74) {
    if (!town_.office.catalogue().set_stock(ware.id, pieces() + (dice_.chance(10) ? ".5" : ""))) return;
    return done("clerk", "office: counts pieces", described(ware));
  }
  if (what < 80) return edit_office(ware, "category", category());
  if (what < 90) {
    const auto number = new_number();
    add_to_office(number, new_name(), new_price());
    return done("clerk", "enters a product", number);
  }
  clerk_seldom(ware);
}

void CatalogueHands::clerk_seldom(const Ware& ware) {
  auto shelf = town_.office.catalogue();
  switch (dice_.below(5)) {
    case 4:
      return rearrange(shelf, "clerk");
    case 0: {
      // What an order is booked by moves: so it is said of the registers.
      truth_.registers_touched();
      return edit_office(ware, "number", new_number());
    }
    case 1:
      truth_.registers_touched();
      if (town_.office.catalogue().remove(ware.id)) done("clerk", "deletes a product", described(ware));
      return;
    case 2: {
      const auto path = fmt::format("Trädgård > Grupp {}", ++words_);
      town_.office.catalogue().add_category(path);
      edit_office(ware, "category", path);
      return;
    }
    default:
      return edit_office(ware, "description", fmt::format("Om {}", ++words_));
  }
}

/// A category is renamed, or goes below another; the chosen ones stay where they are.
template <typename Catalogue>
void CatalogueHands::rearrange(Catalogue& catalogue, const char* who) {
  std::vector<std::string> below;
  for (const auto& one : catalogue.categories()) {
    if (takes_part(one.path) && one.path.find(" > ") != std::string::npos) below.push_back(one.path);
  }
  if (below.empty()) return;
  const auto path = dice_.pick(below);
  catalogue_.categories_rearranged();
  if (dice_.chance(60)) {
    const auto name = fmt::format("Grupp & mer {}", ++words_);
    if (catalogue.rename_category(path, name)) done(who, "renames a category", path + ": " + name);
    return;
  }
  const auto& to = dice_.pick(chosen_categories());
  const auto name = path.substr(path.rfind(" > ") + 3);
  const auto all = catalogue.categories();
  const bool taken = std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.path == to + " > " + name; });
  if (!taken && catalogue.move_category(path, to)) done(who, "moves a category", path + " below " + to);
}

/// As customers do: an order like any other, of what the town's catalogue has.
void CatalogueHands::sell() {
  catalogue_.look();
  std::vector<const Ware*> all;
  for (const auto& [key, ware] : catalogue_.wares()) {
    const bool sold = ware.type == "simple" || ware.type == "variation";
    if (key.first == CatalogueSide::shop && ware.there && ware.own && !ware.trashed && ware.shown && sold &&
        !folded_number(ware.number).empty())
      all.push_back(&ware);
  }
  if (all.empty()) return;
  sandbox::ShopOrderSpec spec;
  spec.payment_method = dice_.chance(60) ? "swish" : "invoice";
  spec.status = spec.payment_method == "invoice" && dice_.chance(50) ? "on-hold" : "processing";
  const auto& ware = *dice_.pick(all);
  sandbox::ShopRow row;
  row.sku = ware.number;
  row.name = "Vara";
  row.quantity = dice_.between(1, 3);
  row.price = "125.00";
  (ware.parent == 0 ? row.product_id : row.variation_id) = ware.id;
  if (ware.parent != 0) row.product_id = ware.parent;
  spec.rows = {row};
  const auto id = town_.shop.add_order(spec);
  truth_.placed(id);
  truth_.look_at_shop();
  truth_.sale_of(key_by_rule(id, town_.shop.order(id)->order_key))->odd = "its product may not be in the office";
  truth_.buyer_is(id, spec.billing);
  ++town_.tally.catalogue_hands["sells"];
  town_.story.tell("shop", fmt::format("order {} is placed for {} of {}", id, row.quantity, described(ware)), {id});
}

void CatalogueHands::people_act() {
  const auto& s = town_.scenario.catalogue;
  if (dice_.chance(s.admin)) {
    for (int n = dice_.between(1, 3); n > 0; --n) admin();
  }
  if (dice_.chance(s.clerk)) {
    for (int n = dice_.between(1, 3); n > 0; --n) clerk();
  }
  if (dice_.chance(s.sales)) sell();
}

void CatalogueHands::between() {
  const auto what = dice_.below(10);
  if (what < 5) return admin();
  if (what < 9) return clerk();
  if (town_.scenario.catalogue.sales > 0) sell();
}

void CatalogueHands::mend() {
  auto shelf = town_.shop.catalogue();
  for (const auto id : unrenderable_) shelf.set_unrenderable(id, false);
  for (const auto id : unwritable_) shelf.set_unwritable(id, false);
  const auto any = !unrenderable_.empty() || !unwritable_.empty();
  unrenderable_.clear();
  unwritable_.clear();
  if (any) done("admin", "the shop works again", "");
}

}  // namespace woo24::sim
