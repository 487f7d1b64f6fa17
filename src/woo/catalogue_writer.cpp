#include "woo24/woo/catalogue_writer.hpp"

#include "json_fields.hpp"
#include "woo24/base/text.hpp"
#include "woo24/woo/product_json.hpp"
#include "written_json.hpp"

#include <algorithm>
#include <map>

namespace woo24::woo {

namespace {

constexpr std::size_t k_batch = 100;

using Written = Result<shop::CatalogueProduct>;

/// "" or plain decimal text. The shop takes anything else, too: "abc" for no price, "-5" for one.
bool is_price(const std::string& text) {
  return text.empty() || (text.find_first_not_of("0123456789.") == std::string::npos && Amount::parse(text));
}

std::optional<Error> unsendable(const std::optional<std::string>& price) {
  if (!price || is_price(*price)) return std::nullopt;
  return Error{Kind::refused, Reason{ReasonId::internal_fault, {{"detail", "a price that is none: " + cut(*price, 40)}}},
               std::nullopt};
}

std::vector<std::string> keys_of(const std::vector<shop::Meta>& meta) {
  std::vector<std::string> keys;
  for (const auto& one : meta) keys.push_back(one.key);
  return keys;
}

/// Absolute values may be written again: no clearing up where the shop only wanted a rest.
Error resting(Error error) {
  if (error.kind != Kind::ambiguous || !error.not_before) return error;
  const auto until = *error.not_before;
  return {Kind::paused, Reason{ReasonId::shop_busy, {{"status", "503"}, {"until", format_utc(until)}}}, until};
}

/// What is said of calls that were not made, since one before them found the side not there.
Error not_tried(Error error) {
  if (error.kind == Kind::ambiguous) error.kind = Kind::unreachable;
  return error;
}

struct Part {
  shop::ProductId parent;
  std::vector<std::size_t> places;
};

/// The plain ones first, then parent by parent, each in pieces of a batch.
std::vector<Part> parts_of(const std::vector<shop::ProductUpdate>& updates, const std::vector<std::size_t>& places) {
  std::map<shop::ProductId, std::vector<std::size_t>> by_parent;
  for (const auto n : places) by_parent[updates[n].parent].push_back(n);
  std::vector<Part> parts;
  for (const auto& [parent, all] : by_parent) {
    for (std::size_t from = 0; from < all.size(); from += k_batch) {
      const auto to = std::min(all.size(), from + k_batch);
      parts.push_back(
          {parent, {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)}});
    }
  }
  return parts;
}

/// One batch call of updates of one parent, or of plain products.
Result<std::vector<Written>> write_part(ShopWire& wire, shop::ProductId parent,
                                        const std::vector<shop::ProductUpdate>& updates) {
  BatchReading reading{"update", {}, {}, {{}, parent}};
  for (const auto& one : updates) {
    reading.ids.push_back(one.id);
    reading.numbers.push_back(one.sku.value_or(std::to_string(one.id.value)));
    for (auto& key : keys_of(one.meta)) reading.products.meta_keys.push_back(std::move(key));
  }
  const auto path = parent.value == 0 ? "products/batch" : "products/" + std::to_string(parent.value) + "/variations/batch";
  const auto answer = TRY(wire.write("POST", path, product_updates_json(updates)));
  return batch_from_json(answer.body, reading);
}

}  // namespace

Result<std::vector<Written>> CatalogueWriter::create(const std::vector<shop::NewProduct>& products) {
  if (products.empty()) return std::vector<Written>{};
  BatchReading reading{"create", {}, {}, {}};
  for (const auto& one : products) {
    if (auto fault = unsendable(one.regular_price)) return Fail{std::move(*fault)};
    reading.numbers.push_back(one.sku);
    for (auto& key : keys_of(one.meta)) reading.products.meta_keys.push_back(std::move(key));
  }
  const auto answer = TRY(wire_.write("POST", "products/batch", new_products_json(products)));
  return batch_from_json(answer.body, reading);
}

std::vector<Written> CatalogueWriter::update(const std::vector<shop::ProductUpdate>& updates) {
  std::vector<std::optional<Written>> results(updates.size());
  std::vector<std::size_t> sendable;
  for (std::size_t n = 0; n < updates.size(); ++n) {
    if (auto fault = unsendable(updates[n].regular_price)) {
      results[n] = Written(Fail{std::move(*fault)});
    } else {
      sendable.push_back(n);
    }
  }
  std::optional<Error> down;
  for (const auto& part : parts_of(updates, sendable)) {
    std::vector<shop::ProductUpdate> some;
    for (const auto n : part.places) some.push_back(updates[n]);
    auto written = down ? Result<std::vector<Written>>(Fail{*down}) : write_part(wire_, part.parent, some);
    if (written.ok()) {
      for (std::size_t n = 0; n < part.places.size(); ++n) results[part.places[n]] = std::move(written.value()[n]);
      continue;
    }
    const auto error = resting(std::move(written).error());
    for (const auto n : part.places) results[n] = Written(Fail{error});
    if (error.kind != Kind::refused) down = not_tried(error);
  }
  std::vector<Written> all;
  all.reserve(results.size());
  for (auto& one : results) all.push_back(std::move(*one));
  return all;
}

Result<shop::ProductCategory> CatalogueWriter::create_category(const shop::NewCategory& category) {
  const auto answer = wire_.write("POST", "products/categories", new_category_json(category));
  if (!answer.ok()) {
    auto error = answer.error();
    if (error.reason.id == ReasonId::shop_category_exists) error.reason.arguments["name"] = category.name;
    return Fail{std::move(error)};
  }
  auto made = product_category_from_json(answer.value().body);
  if (made.ok()) return made;
  return Fail{Kind::ambiguous, Reason{ReasonId::shop_no_answer,
                                      {{"url", "products/categories"}, {"detail", "an answer that does not show it"}}}};
}

}  // namespace woo24::woo
