#include "woo24/app/product_lines.hpp"

#include "woo24/app/order_lines.hpp"
#include "woo24/sync/product_fields.hpp"
#include "woo24/words/format.hpp"

#include <fmt/core.h>

namespace woo24::app {

namespace {

using settings::Language;

constexpr const char* k_shop = "WooCommerce";
constexpr const char* k_office = "24SevenOffice";

const char* side_name(CatalogueSide side) { return side == CatalogueSide::shop ? k_shop : k_office; }
const char* side_key(CatalogueSide side) { return side == CatalogueSide::shop ? "shop" : "office"; }

std::string with_mark(const Reason& reason, Language language) {
  auto lines = reason_lines(reason, language);
  if (lines.size() >= 2 && lines.starts_with("  ")) lines.replace(0, 2, "! ");
  return lines;
}

const std::string& old_value(const FieldChange& one) { return one.to == CatalogueSide::shop ? one.seen.shop : one.seen.office; }

struct Lines {
  Language language;
  std::string operator()(const LinkProducts& one) const {
    return fmt::format("= {}  {} {} ↔ {} {}\n", one.number, k_shop, one.shop.value, k_office, one.office.value);
  }
  std::string operator()(const MakeShopProduct& one) const {
    return fmt::format("+ {}  {}  {}  {}{}\n", k_shop, one.draft.sku, one.name.office, one.draft.regular_price,
                       one.draft.stock ? fmt::format("  ({})", *one.draft.stock) : "");
  }
  std::string operator()(const MakeOfficeProduct& one) const {
    return fmt::format("+ {}  {}  {}  {}\n", k_office, one.draft.number, one.draft.name.value_or(""), one.price.office);
  }
  std::string operator()(const ChangePair& one) const {
    auto text = fmt::format("~ {}  {} {} ↔ {} {}\n", one.number, k_shop, one.shop.value, k_office, one.office.value);
    for (const auto& field : one.fields) {
      text += fmt::format("    {} {}: {} → {}{}{}\n", side_name(field.to), sync::field_name(field.field), old_value(field),
                          field.value, field.conflict ? "  (!)" : "", field.held ? "  (--yes)" : "");
    }
    return text;
  }
  std::string operator()(const LeaveProduct& one) const {
    return fmt::format("! {} {}\n", side_name(one.side), one.product) + reason_lines(one.reason, language);
  }
  std::string operator()(const LinkCategories& one) const {
    return fmt::format("= {}  {} {} ↔ {} {}\n", one.path, k_shop, one.shop.value, k_office, one.office.value);
  }
  std::string operator()(const MakeCategory& one) const { return fmt::format("+ {}  {}\n", side_name(one.on), one.path); }
  std::string operator()(const LeaveCategory& one) const { return with_mark(one.reason, language); }
};

Json field_json(const FieldChange& one) {
  return Json::object({{"field", Json::text(sync::field_name(one.field))},
                       {"to", Json::text(side_key(one.to))},
                       {"old", Json::text(old_value(one))},
                       {"new", Json::text(one.value)},
                       {"conflict", Json::boolean(one.conflict)},
                       {"waits_for_yes", Json::boolean(one.held)}});
}

struct Written {
  Language language;
  Json operator()(const LinkProducts& one) const {
    return Json::object({{"change", Json::text("link")},
                         {"number", Json::text(one.number)},
                         {"shop", Json::number(one.shop.value)},
                         {"office", Json::number(one.office.value)}});
  }
  Json operator()(const MakeShopProduct& one) const {
    return Json::object({{"change", Json::text("make")},
                         {"to", Json::text("shop")},
                         {"office", Json::number(one.source.value)},
                         {"number", Json::text(one.draft.sku)},
                         {"name", Json::text(one.name.office)},
                         {"price", Json::text(one.draft.regular_price)},
                         {"stock", one.draft.stock ? Json::number(*one.draft.stock) : Json::null()}});
  }
  Json operator()(const MakeOfficeProduct& one) const {
    return Json::object({{"change", Json::text("make")},
                         {"to", Json::text("office")},
                         {"shop", Json::number(one.source.value)},
                         {"number", Json::text(one.draft.number)},
                         {"name", Json::text(one.draft.name.value_or(""))},
                         {"price", Json::text(one.price.office)}});
  }
  Json operator()(const ChangePair& one) const {
    std::vector<Json> fields;
    for (const auto& field : one.fields) fields.push_back(field_json(field));
    return Json::object({{"change", Json::text("update")},
                         {"number", Json::text(one.number)},
                         {"shop", Json::number(one.shop.value)},
                         {"office", Json::number(one.office.value)},
                         {"fields", Json::list(fields)}});
  }
  Json operator()(const LeaveProduct& one) const {
    return Json::object({{"change", Json::text("leave")},
                         {"side", Json::text(side_key(one.side))},
                         {"product", Json::number(one.product)},
                         {"reason", reason_json(one.reason, language)}});
  }
  Json operator()(const LinkCategories& one) const {
    return Json::object({{"change", Json::text("link")},
                         {"path", Json::text(one.path)},
                         {"shop", Json::number(one.shop.value)},
                         {"office", Json::number(one.office.value)},
                         {"by", Json::text(one.by)}});
  }
  Json operator()(const MakeCategory& one) const {
    return Json::object({{"change", Json::text("make")}, {"to", Json::text(side_key(one.on))}, {"path", Json::text(one.path)}});
  }
  Json operator()(const LeaveCategory& one) const {
    return Json::object({{"change", Json::text("leave")},
                         {"side", Json::text(side_key(one.side))},
                         {"category", Json::number(one.category)},
                         {"reason", reason_json(one.reason, language)}});
  }
};

}  // namespace

std::string change_lines(const CatalogueChange& change, Language language) { return std::visit(Lines{language}, change); }
std::string change_lines(const CategoryChange& change, Language language) { return std::visit(Lines{language}, change); }
Json change_json(const CatalogueChange& change, Language language) { return std::visit(Written{language}, change); }
Json change_json(const CategoryChange& change, Language language) { return std::visit(Written{language}, change); }

RunCounts run_counts(const jobs::ProductsRun& run) {
  RunCounts counts;
  counts.seen = static_cast<int>(run.listed.shop + run.listed.office);
  counts.sent = static_cast<int>(run.counts.written + run.counts.made);
  counts.waiting = static_cast<int>(run.counts.held + run.counts.moved);
  counts.failed = static_cast<int>(run.counts.left + run.counts.failed);
  counts.skipped = static_cast<int>(run.counts.without_number);
  return counts;
}

std::string counts_line(const jobs::ProductsRun& run, Language language) {
  const auto counts = run_counts(run);
  const auto part = [&](words::Phrase phrase, int count) {
    return words::phrase(phrase, language) + " " + std::to_string(count);
  };
  return part(words::Phrase::sent, counts.sent) + ", " + part(words::Phrase::seen, counts.seen) + ", " +
         part(words::Phrase::waiting, counts.waiting) + ", " + part(words::Phrase::failed, counts.failed) + ", " +
         part(words::Phrase::skipped, counts.skipped);
}

Json counts_json(const jobs::ProductsRun& run, const RunCounts& calls, Language language) {
  const auto counts = run_counts(run);
  const auto& c = run.counts;
  return Json::object(
      {{"seen", Json::number(counts.seen)},
       {"sent", Json::number(counts.sent)},
       {"linked", Json::number(c.linked)},
       {"new_links", Json::number(c.new_links)},
       {"made", Json::number(c.made)},
       {"written", Json::number(c.written)},
       {"waiting", Json::number(counts.waiting)},
       {"failed", Json::number(counts.failed)},
       {"skipped", Json::number(counts.skipped)},
       {"brake", run.braked ? reason_json(*run.braked, language) : Json::null()},
       {"calls", Json::object({{"shop", Json::number(calls.shop_calls)}, {"office", Json::number(calls.office_calls)}})}});
}

Json granted_json(const RunCounts& counts, const std::optional<Reason>& brake, Language language) {
  return Json::object(
      {{"seen", Json::number(counts.seen)},
       {"sent", Json::number(counts.sent)},
       {"waiting", Json::number(counts.waiting)},
       {"failed", Json::number(counts.failed)},
       {"skipped", Json::number(counts.skipped)},
       {"brake", brake ? reason_json(*brake, language) : Json::null()},
       {"calls", Json::object({{"shop", Json::number(counts.shop_calls)}, {"office", Json::number(counts.office_calls)}})}});
}

std::string trouble_lines(const store::ProductTrouble& trouble, const std::string& number, Language language) {
  return fmt::format("{} {}  {}  {}\n", side_name(trouble.what.side), trouble.what.product, number, format_utc(trouble.since)) +
         reason_lines(trouble.what.reason, language);
}

Json trouble_json(const store::ProductTrouble& trouble, const std::string& number, Language language) {
  return Json::object({{"side", Json::text(side_key(trouble.what.side))},
                       {"product", Json::number(trouble.what.product)},
                       {"number", Json::text(number)},
                       {"job", Json::text(trouble.job)},
                       {"since", Json::text(format_utc(trouble.since))},
                       {"reason", reason_json(trouble.what.reason, language)}});
}

}  // namespace woo24::app
