#include "sim/ware.hpp"

#include "sim/refunds.hpp"
#include "woo24/sandbox/shop_shelf.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace woo24::sim {

std::string folded_number(const std::string& number) {
  auto folded = sandbox::folded_sku(number);
  return folded == "0" ? "" : folded;
}

std::string ore(const std::string& amount) { return amount.empty() ? "" : std::to_string(in_ore(amount)); }

std::string plain_of(const std::string& html) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> k_marks = {{{"<b>", ""},
                                                                                     {"</b>", ""},
                                                                                     {"<p>", ""},
                                                                                     {"</p>", ""},
                                                                                     {"&lt;", "<"},
                                                                                     {"&gt;", ">"},
                                                                                     {"&quot;", "\""},
                                                                                     {"&#039;", "'"},
                                                                                     {"&amp;", "&"}}};
  auto text = html;
  for (const auto& [mark, letter] : k_marks) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + letter.size()))
      text.replace(at, mark.size(), letter);
  }
  return text;
}

bool takes_part(const std::string& category) {
  const auto& chosen = chosen_categories();
  return std::any_of(chosen.begin(), chosen.end(),
                     [&](const std::string& one) { return category == one || category.starts_with(one + " > "); });
}

std::string described(const Ware& ware) {
  return fmt::format("{} {} '{}' {} {}", ware.side == CatalogueSide::shop ? "shop product" : "office product", ware.id,
                     ware.number, ware.name, ware.price);
}

std::string& value_of(Ware& ware, std::string_view field) {
  return field == "name" ? ware.name : field == "price" ? ware.price : field == "number" ? ware.number : ware.description;
}

const std::string& value_of(const Ware& ware, std::string_view field) { return value_of(const_cast<Ware&>(ware), field); }

std::vector<Ware> wares_in(const Town& town) {
  std::vector<Ware> all;
  std::map<std::int64_t, const Ware*> parents;
  const auto views = town.shop.catalogue().products();
  all.reserve(views.size() + town.office.catalogue().size());
  for (const auto& view : views) {
    Ware ware;
    ware.id = view.id;
    ware.parent = view.parent;
    ware.type = view.type;
    ware.status = view.status;
    ware.trashed = view.status == "trash";
    ware.shown = view.status == "publish" || view.status == "private";
    ware.hidden = !view.renderable;
    ware.number = view.sku;
    ware.name = plain_of(view.name);
    ware.price = ore(view.regular_price);
    ware.description = plain_of(view.description);
    ware.category = view.categories.empty() ? "" : view.categories.front();
    ware.tax_class = view.tax_class;
    ware.counted = view.manage_stock == "true";
    ware.pieces = view.stock ? std::to_string(*view.stock) : "";
    all.push_back(std::move(ware));
    parents[view.id] = &all.back();
  }
  for (auto& ware : all) {
    const auto parent = parents.find(ware.parent);
    if (ware.parent == 0 || parent == parents.end()) continue;
    const auto& above = *parent->second;
    ware.options = ware.name.size() > above.name.size() + 3 ? ware.name.substr(above.name.size() + 3) : "";
    ware.name = above.name + (ware.options.empty() ? "" : " – " + ware.options);
    ware.category = above.category;
    ware.trashed = ware.trashed || above.trashed;
    ware.shown = ware.shown && above.shown;
    ware.hidden = ware.hidden || above.hidden;
    if (ware.description.empty()) ware.description = above.description;
  }
  const auto chosen = town.scenario.catalogue.price;
  for (const auto& item : town.office.catalogue().items()) {
    Ware ware;
    ware.side = CatalogueSide::office;
    ware.id = item.id;
    ware.number = item.number;
    ware.name = item.name;
    ware.price = ore(chosen == settings::OfficePrice::price       ? item.price
                     : chosen == settings::OfficePrice::web_price ? item.web_price
                                                                  : item.cash_price_inc_tax);
    ware.description = item.description;
    ware.category = item.category;
    ware.active = item.active;
    ware.counted = item.stock_controlled;
    ware.pieces = item.stock;
    all.push_back(std::move(ware));
  }
  return all;
}

}  // namespace woo24::sim
