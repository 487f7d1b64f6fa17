#include "scenarios/expectations.hpp"

#include "woo24/sync/product_fields.hpp"

#include <algorithm>

namespace woo24::scenarios {

namespace {

Fault differs(const std::string& what, const std::string& has, const std::string& wanted) {
  if (has == wanted) return std::nullopt;
  return what + " is \"" + has + "\", expected \"" + wanted + "\"";
}

std::string joined(const std::vector<std::string>& list) {
  std::string all;
  for (const auto& one : list) all += (all.empty() ? "" : "; ") + one;
  return all;
}

/// "249.00" for "249", so that amounts are compared as amounts.
std::string amount_in(const std::string& text) {
  const auto amount = Amount::parse(text);
  return amount ? amount->text(6) : text;
}

std::string pieces_of(const std::optional<std::int64_t>& stock) { return stock ? std::to_string(*stock) : ""; }

std::string meta_of(const sandbox::ShopProductView& product, const std::string& key) {
  const auto found = std::ranges::find(product.meta, key, &sandbox::ShopMeta::first);
  return found == product.meta.end() ? "" : found->second;
}

Fault check(const sandbox::ShopProductView& product, const FieldValue& wanted) {
  const auto& [field, value] = wanted;
  if (field == "name") return differs(field, plain_name(product.name), value);
  if (field == "html") return differs(field, product.name, value);
  if (field == "price") return differs(field, amount_in(product.regular_price), amount_in(value));
  if (field == "sale") return differs(field, amount_in(product.sale_price), amount_in(value));
  if (field == "stock") return differs(field, pieces_of(product.stock), value);
  if (field == "counted") return differs(field, product.manage_stock == "true" ? "yes" : product.manage_stock, value);
  if (field == "backorders") return differs(field, product.backorders, value);
  if (field == "status") return differs(field, product.status, value);
  if (field == "category") return differs(field, joined(product.categories), value);
  if (field == "number") return differs(field, product.sku, value);
  if (field == "ean") return differs(field, product.ean, value);
  if (field == "weight") return differs(field, amount_in(product.weight), amount_in(value));
  if (field == "tax") return differs(field, product.tax_class, value);
  if (field == "description") return differs(field, product.description, value);
  if (field == "type") return differs(field, product.type, value);
  if (field == "writes") return differs(field, std::to_string(product.writes), value);
  if (field == "meta") {
    const auto equals = std::min(value.find('='), value.size());
    return differs(field, value.substr(0, equals) + "=" + meta_of(product, value.substr(0, equals)), value);
  }
  return "no field " + field;
}

Fault check(const sandbox::OfficeItemView& item, const FieldValue& wanted) {
  const auto& [field, value] = wanted;
  if (field == "name") return differs(field, item.name, value);
  if (field == "price") return differs(field, amount_in(item.price), amount_in(value));
  if (field == "web") return differs(field, amount_in(item.web_price), amount_in(value));
  if (field == "gross") return differs(field, amount_in(item.cash_price_inc_tax), amount_in(value));
  if (field == "stock") return differs(field, amount_in(item.stock), amount_in(value));
  if (field == "category") return differs(field, item.category, value);
  if (field == "number") return differs(field, item.number, value);
  if (field == "ean") return differs(field, item.ean, value);
  if (field == "weight") return differs(field, amount_in(item.weight), amount_in(value));
  if (field == "description") return differs(field, item.description, value);
  if (field == "active") return differs(field, item.active ? "yes" : "no", value);
  if (field == "writes") return differs(field, std::to_string(item.saves), value);
  return "no field " + field;
}

template <typename View>
Fault check_all(const std::optional<View>& found, const std::string& who, Words& words) {
  if (!found) return "no product " + who;
  std::string faults;
  for (const auto& wanted : read_fields(words)) {
    if (const auto fault = check(*found, wanted)) faults += (faults.empty() ? "" : "; ") + *fault;
  }
  return faults.empty() ? Fault{} : Fault(who + ": " + faults);
}

template <typename Views>
bool has_path(const Views& categories, const std::string& path) {
  return std::ranges::any_of(categories, [&](const auto& one) { return one.path == path; });
}

template <typename Catalogue>
Fault check_category(const Catalogue& catalogue, const std::string& path, bool wanted) {
  if (has_path(catalogue.categories(), path) == wanted) return std::nullopt;
  return wanted ? "no category " + path : "there is a category " + path;
}

bool is_charge(const std::string& number) { return number == "FRAKT" || number == "AVGIFT" || number == "ORES"; }

Fault check_count(const char* what, std::int64_t has, Words& words) { return differs(what, std::to_string(has), words.next()); }

Fault check_reason(Town& town, Words& words, bool wanted) {
  const auto id = words.next();
  const auto who = words.done() ? std::string() : words.next();
  for (const auto& trouble : town.troubles()) {
    if (reason_id(trouble.what.reason.id) != id) continue;
    if (who.empty()) return wanted ? Fault{} : Fault("reason " + id + " is given");
    const auto number = std::to_string(trouble.what.product);
    const auto shop = find_in_shop(town, who);
    const auto office = find_in_office(town, who);
    const bool here = trouble.what.side == CatalogueSide::shop ? shop && std::to_string(shop->id) == number
                                                               : office && std::to_string(office->id) == number;
    if (here) return wanted ? Fault{} : Fault("reason " + id + " is given for " + who);
  }
  if (!wanted) return std::nullopt;
  std::string given;
  for (const auto& trouble : town.troubles())
    given += " " + std::string(reason_id(trouble.what.reason.id)) + ":" + std::to_string(trouble.what.product);
  return "no reason " + id + " " + who + "; given are" + (given.empty() ? " none" : given);
}

}  // namespace

Fault expect_in_shop(const Town& town, const std::string& line) {
  Words words(line);
  if (words.names_first()) {
    const auto who = words.next();
    return check_all(find_in_shop(town, who), who, words);
  }
  if (words.take_if("products")) {
    const auto all = town.shop.catalogue().products();
    return check_count("products", std::ranges::count_if(all, [](const auto& one) { return one.status != "trash"; }), words);
  }
  if (words.take_if("category")) return check_category(town.shop.catalogue(), words.next(), true);
  if (words.take_if("no category")) return check_category(town.shop.catalogue(), words.next(), false);
  if (words.take_if("no")) {
    const auto who = words.next();
    return find_in_shop(town, who) ? Fault("there is a product " + who) : std::nullopt;
  }
  return "not understood";
}

Fault expect_in_office(const Town& town, const std::string& line) {
  Words words(line);
  const auto catalogue = town.office.catalogue();
  if (words.names_first()) {
    const auto who = words.next();
    return check_all(find_in_office(town, who), who, words);
  }
  if (words.take_if("products")) {
    const auto all = catalogue.items();
    return check_count("products", std::ranges::count_if(all, [](const auto& one) { return !is_charge(one.number); }), words);
  }
  if (words.take_if("category")) return check_category(catalogue, words.next(), true);
  if (words.take_if("no category")) return check_category(catalogue, words.next(), false);
  if (words.take_if("no")) {
    const auto who = words.next();
    return find_in_office(town, who) ? Fault("there is a product " + who) : std::nullopt;
  }
  return "not understood";
}

std::string shown_line(const CatalogueChange& change) {
  const auto place = [](CatalogueSide side) { return side == CatalogueSide::shop ? " in the shop" : " in 24SevenOffice"; };
  if (const auto* link = std::get_if<LinkProducts>(&change)) return "link " + link->number;
  if (const auto* make = std::get_if<MakeShopProduct>(&change)) return "make " + make->draft.sku + place(CatalogueSide::shop);
  if (const auto* make = std::get_if<MakeOfficeProduct>(&change))
    return "make " + make->draft.number + place(CatalogueSide::office);
  std::string text;
  if (const auto* pair = std::get_if<ChangePair>(&change)) {
    for (const auto& one : pair->fields) {
      const auto& old = one.to == CatalogueSide::shop ? one.seen.shop : one.seen.office;
      if (!text.empty()) text += " and ";
      text += "write " + pair->number + " " + std::string(sync::field_name(one.field)) + " " + old + " to " + one.value +
              place(one.to);
    }
  }
  return text;
}

Fault expect_of_run(Town& town, const RunSeen& run, const std::string& line) {
  Words words(line);
  const auto& counts = run.products;
  const std::pair<const char*, std::int64_t> counted[] = {
      {"new links", counts.new_links},
      {"made in the shop", counts.makes_in_shop},
      {"made in 24sevenoffice", counts.makes_in_office},
      {"names", counts.names},
      {"prices", counts.prices},
      {"numbers", counts.numbers},
      {"expired", counts.expired},
      {"held", counts.held},
      {"left", counts.left},
      {"without number", counts.without_number},
      {"written", counts.written},
      {"made", counts.made},
      {"failed", counts.failed},
      {"stock changes", run.stock.changes},
      {"stock written", run.stock.written},
      {"stock equal", run.stock.equal},
      {"stock floored", run.stock.floored},
      {"stock waiting", run.stock.waiting},
      {"categories made", run.categories_made},
  };
  if (words.take_if("no brake")) return differs("the brake", run.braked, "");
  if (words.take_if("brake")) return differs("the brake", run.braked, words.next());
  if (words.take_if("no reason")) return check_reason(town, words, false);
  if (words.take_if("reason")) return check_reason(town, words, true);
  if (words.take_if("error")) return differs("the error", run.error, words.next());
  if (words.take_if("shows nothing")) return run.shown.empty() ? std::nullopt : Fault("it shows " + run.shown.front());
  if (words.take_if("shows")) {
    std::string wanted;
    while (!words.done()) wanted += (wanted.empty() ? "" : " ") + words.next();
    if (std::ranges::find(run.shown, wanted) != run.shown.end()) return std::nullopt;
    return "it shows " + joined(run.shown);
  }
  for (const auto& [what, has] : counted) {
    if (words.take_if(what)) return check_count(what, has, words);
  }
  return "not understood";
}

}  // namespace woo24::scenarios
