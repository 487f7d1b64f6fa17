// `woo24 products show` and `woo24 why product`: the values of both sides, what they agreed on, what decides, what happened.
#include "woo24/app/product_story.hpp"

#include "woo24/app/catalogue_wiring.hpp"
#include "woo24/app/order_lines.hpp"
#include "woo24/app/stock_lines.hpp"
#include "woo24/jobs/categories.hpp"
#include "woo24/jobs/products.hpp"
#include "woo24/sync/names.hpp"
#include "woo24/sync/product_draft.hpp"
#include "woo24/sync/product_fields.hpp"
#include "woo24/sync/product_number.hpp"
#include "woo24/sync/product_price.hpp"
#include "woo24/words/words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <ostream>

namespace woo24::app {

namespace {

Reason not_known(const std::string& key) { return Reason{ReasonId::product_not_known, {{"product", key}}}; }

template <typename Product>
Result<decltype(Product{}.id)> only_one(const std::vector<Product>& found, const std::string& key, const char* side) {
  if (found.size() == 1) return found.front().id;
  std::string ids;
  for (const auto& one : found) ids += (ids.empty() ? "" : ", ") + std::to_string(one.id.value);
  return Fail{Kind::refused,
              Reason{ReasonId::catalogue_number_twice, {{"side", side}, {"number", key}, {"ids", std::move(ids)}}}};
}

/// What decided something, and the line of the settings that says so.
struct Decided {
  std::string what, value;
  int line = 0;
};

struct Story {
  std::optional<shop::CatalogueProduct> shop, parent;
  std::optional<office::CatalogueProduct> office;
  std::optional<PairedProduct> pair;
  std::vector<store::ProductTrouble> troubles;
  std::vector<store::Event> events;
  std::vector<Decided> decided;
  std::optional<jobs::StockStory> stock;
};

Result<Story> story_of(jobs::CatalogueTables& tables, const std::string& key, bool office) {
  Story story;
  const auto shop = shop_product_of(tables, key);
  const auto there = office_product_of(tables, key);
  if (!office && shop.ok()) {
    story.shop = TRY(tables.shop.of(shop.value()));
    story.pair = TRY(tables.pairs.with_all(shop.value()));
    if (story.pair) story.office = TRY(tables.office.of(story.pair->pair.office));
  }
  if (!story.shop) {
    story.office = TRY(tables.office.of(TRY(office_product_of(tables, key))));
    if (const auto pair = TRY(tables.pairs.of_office(story.office->id))) {
      story.pair = TRY(tables.pairs.with_all(pair->shop));
      story.shop = TRY(tables.shop.of(pair->shop));
    }
  }
  if (!story.office && there.ok()) story.office = TRY(tables.office.of(there.value()));
  if (story.shop && story.shop->parent.value != 0) story.parent = TRY(tables.shop.of(story.shop->parent));
  const auto add = [&](CatalogueSide side, std::int64_t id, const std::string& subject) -> Result<void> {
    for (auto& one : TRY(tables.troubles.of(side, id))) story.troubles.push_back(std::move(one));
    for (auto& one : TRY(tables.trail.of(subject))) story.events.push_back(std::move(one));
    return {};
  };
  if (story.shop) TRY(add(CatalogueSide::shop, story.shop->id.value, "product:shop:" + std::to_string(story.shop->id.value)));
  if (story.office)
    TRY(add(CatalogueSide::office, story.office->id.value, "product:office:" + std::to_string(story.office->id.value)));
  std::stable_sort(story.events.begin(), story.events.end(),
                   [](const store::Event& a, const store::Event& b) { return a.at < b.at; });
  return story;
}

const char* what_becomes(sync::Merge what) {
  switch (what) {
    case sync::Merge::settled:
      return "as agreed";
    case sync::Merge::agree:
      return "equal";
    case sync::Merge::to_shop:
      return "goes to WooCommerce";
    case sync::Merge::to_office:
      return "goes to 24SevenOffice";
  }
  return "";
}

const char* price_name(settings::OfficePrice price) {
  switch (price) {
    case settings::OfficePrice::web_price:
      return "WebPrice";
    case settings::OfficePrice::cash_price_inc_tax:
      return "CashPriceIncTax";
    case settings::OfficePrice::price:
      break;
  }
  return "Price";
}

/// The rules that are in force for it.
void decide(Story& story, const sync::Rules& rules, const sync::CategoryMap& categories) {
  const auto* parent = story.parent ? &*story.parent : nullptr;
  const auto& products = rules.settings.products;
  if (story.shop) {
    const auto terms = sync::price_terms(rules, *story.shop, parent);
    story.decided.push_back({"price", fmt::format("{} ({}), VAT {} %, WooCommerce {}", price_name(products.price),
                                                  terms.office_with_vat ? "with VAT" : "without VAT", terms.vat.shortest(),
                                                  terms.shop_with_vat ? "with VAT" : "without VAT")});
  }
  if (story.office) {
    const auto line = products.categories.empty() ? 0 : products.categories.front().line;
    story.decided.push_back({"category",
                             fmt::format("{}{}", sync::category_path(categories.office, story.office->category),
                                         categories.takes_part(story.office->category) ? "" : " (not chosen)"),
                             line});
  }
  if (story.pair && story.pair->shop && story.pair->office) {
    for (const auto& view : sync::field_views(*story.pair, rules)) {
      const auto merged = sync::merge(view);
      const bool office = view.owner == settings::Owner::office;
      story.decided.push_back(
          {std::string(sync::field_name(view.field)),
           fmt::format(
               "{}{}{}", what_becomes(merged.what), merged.held ? ", waits for --yes" : "",
               merged.conflict ? fmt::format(", both had changed: {} wins", office ? "24SevenOffice" : "WooCommerce") : "")});
    }
  } else if (story.office && !story.shop) {
    const auto wanted = sync::wanted_in_shop(*story.office, rules, categories);
    story.decided.push_back({"WooCommerce", wanted.wanted ? "is made there" : "is not made there"});
  } else if (story.shop && !story.office) {
    const auto wanted = sync::wanted_in_office(*story.shop, parent, rules, categories);
    story.decided.push_back({"24SevenOffice", wanted.wanted ? "is made there" : "is not made there"});
  }
}

std::string price_of(const std::optional<Amount>& price) { return price ? price->shortest(2) : "-"; }

void print(Context& context, const Story& story) {
  auto& out = context.outside.out;
  const auto language = context.settings.language;
  const auto* parent = story.parent ? &*story.parent : nullptr;
  if (story.shop) {
    const auto& one = *story.shop;
    out << fmt::format("WooCommerce {}  {}  {}  {}  {}  stock {}\n", one.id.value, one.sku, sync::readable_name(one, parent),
                       one.status, one.regular_price, one.stock ? std::to_string(*one.stock) : "-");
  }
  if (story.office) {
    const auto& one = *story.office;
    out << fmt::format("24SevenOffice {}  {}  {}  {}  Price {}, WebPrice {}, CashPriceIncTax {}  stock {}\n", one.id.value,
                       one.number, one.name, one.active ? "active" : "expired", price_of(one.price), price_of(one.web_price),
                       price_of(one.cash_price_inc_tax),
                       one.stock_controlled.value_or(false) && one.stock ? one.stock->shortest() : "-");
  }
  if (story.pair) {
    out << fmt::format("  linked by {}, {}\n", story.pair->pair.linked_by, format_utc(story.pair->pair.linked_at));
    for (const auto& [field, agreed] : story.pair->agreed)
      out << fmt::format("  {} agreed on: {} / {}\n", sync::field_name(field), agreed.shop, agreed.office);
    for (const auto& [field, intent] : story.pair->intents)
      out << fmt::format("  {} under way: {}\n", sync::field_name(field), intent.value);
  }
  for (const auto& one : story.decided) {
    out << "  " << one.what << ": " << one.value;
    if (one.line > 0) out << "  (" << context.settings.file << ":" << one.line << ")";
    out << "\n";
  }
  if (story.stock) out << stock_story_lines(*story.stock, language);
  for (const auto& one : story.troubles) out << reason_lines(one.what.reason, language);
  for (const auto& event : story.events)
    out << "  " << format_utc(event.at) << "  " << event.what << (event.detail.empty() ? "" : "  " + event.detail) << "\n";
}

Json maybe_text(const std::optional<Amount>& price) { return price ? Json::text(price->shortest(2)) : Json::null(); }

Json story_json(Context& context, const Story& story) {
  const auto language = context.settings.language;
  const auto* parent = story.parent ? &*story.parent : nullptr;
  std::vector<Json> agreed, decided, troubles, events;
  if (story.pair) {
    for (const auto& [field, values] : story.pair->agreed) {
      agreed.push_back(Json::object({{"field", Json::text(sync::field_name(field))},
                                     {"shop", Json::text(values.shop)},
                                     {"office", Json::text(values.office)}}));
    }
  }
  for (const auto& one : story.decided) {
    decided.push_back(
        Json::object({{"what", Json::text(one.what)}, {"value", Json::text(one.value)}, {"line", Json::number(one.line)}}));
  }
  for (const auto& one : story.troubles) troubles.push_back(reason_json(one.what.reason, language));
  for (const auto& event : story.events) {
    events.push_back(Json::object(
        {{"at", Json::text(format_utc(event.at))}, {"what", Json::text(event.what)}, {"detail", Json::text(event.detail)}}));
  }
  const auto shop = [&] {
    const auto& one = *story.shop;
    return Json::object({{"id", Json::number(one.id.value)},
                         {"parent", Json::number(one.parent.value)},
                         {"sku", Json::text(one.sku)},
                         {"name", Json::text(sync::readable_name(one, parent))},
                         {"status", Json::text(one.status)},
                         {"regular_price", Json::text(one.regular_price)},
                         {"stock", one.stock ? Json::number(*one.stock) : Json::null()}});
  };
  const auto office = [&] {
    const auto& one = *story.office;
    return Json::object({{"id", Json::number(one.id.value)},
                         {"number", Json::text(one.number)},
                         {"name", Json::text(one.name)},
                         {"active", Json::boolean(one.active)},
                         {"price", maybe_text(one.price)},
                         {"web_price", maybe_text(one.web_price)},
                         {"cash_price_inc_tax", maybe_text(one.cash_price_inc_tax)},
                         {"stock", one.stock ? Json::text(one.stock->shortest()) : Json::null()}});
  };
  return Json::object({{"shop", story.shop ? shop() : Json::null()},
                       {"office", story.office ? office() : Json::null()},
                       {"linked_by", story.pair ? Json::text(story.pair->pair.linked_by) : Json::null()},
                       {"agreed", Json::list(agreed)},
                       {"decided", Json::list(decided)},
                       {"pieces", story.stock ? stock_story_json(*story.stock, language) : Json::null()},
                       {"troubles", Json::list(troubles)},
                       {"events", Json::list(events)}});
}

Exit tell_story(Context& context, const Result<Story>& story) {
  if (!story.ok()) return say(context, story.error());
  if (context.invocation.json) {
    context.outside.out << story_json(context, story.value()).written() << "\n";
  } else {
    print(context, story.value());
  }
  return Exit::done;
}

Result<Story> decided_story(Context& context) {
  auto wiring = TRY(Wiring::make(context, false));
  auto ready = TRY(wiring->sides(false));
  auto parts = TRY(CatalogueWiring::make(*wiring, context.settings, false));
  auto story = TRY(story_of(parts->tables(), context.invocation.subject, context.invocation.office));
  auto sides = TRY(parts->sides(ready));
  const auto categories = TRY(jobs::look_at_categories(sides));
  decide(story, sides.rules, categories.map);
  if (story.pair) story.stock = TRY(jobs::stock_story(parts->tables().db, context.settings, story.pair->pair.shop));
  return story;
}

}  // namespace

Result<shop::ProductId> shop_product_of(jobs::CatalogueTables& tables, const std::string& key) {
  const auto found = TRY(tables.shop.with_key(sync::number_key(key)));
  if (!found.empty()) return only_one(found, key, "WooCommerce");
  if (const auto id = sync::whole_number(key)) {
    if (TRY(tables.shop.of({*id}))) return shop::ProductId{*id};
  }
  return Fail{Kind::refused, not_known(key)};
}

Result<office::ProductId> office_product_of(jobs::CatalogueTables& tables, const std::string& key) {
  const auto found = TRY(tables.office.with_key(sync::number_key(key)));
  if (!found.empty()) return only_one(found, key, "24SevenOffice");
  if (const auto id = sync::whole_number(key)) {
    if (TRY(tables.office.of({*id}))) return office::ProductId{*id};
  }
  return Fail{Kind::refused, not_known(key)};
}

Exit products_show(Context& context) {
  auto database = open_state(context, false);
  if (!database.ok()) return say(context, database.error());
  jobs::CatalogueTables tables(database.value());
  return tell_story(context, story_of(tables, context.invocation.subject, context.invocation.office));
}

Exit why_product(Context& context) { return tell_story(context, decided_story(context)); }

}  // namespace woo24::app
