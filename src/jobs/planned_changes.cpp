#include "woo24/jobs/planned_changes.hpp"

#include "woo24/jobs/digest.hpp"
#include "woo24/sync/product_fields.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace woo24::jobs {

namespace {

std::uint64_t hash_of(const std::string& line) {
  Digest digest;
  digest.add(line);
  return digest.value();
}

}  // namespace

std::string plan_line(const FieldChange& field, const ChangePair& pair) {
  return fmt::format("{} {} {} {}\t{}\t{}\t{}\n", pair.shop.value, pair.office.value, sync::field_name(field.field),
                     field.to == CatalogueSide::shop ? "shop" : "office", field.seen.shop, field.seen.office, field.value);
}

std::string plan_line(const MakeShopProduct& change) {
  return fmt::format("make {} {}\t{}\t{}\n", change.source.value, change.draft.sku, change.draft.name,
                     change.draft.regular_price);
}

std::string plan_line(const MakeOfficeProduct& change) {
  return fmt::format("save {} {}\t{}\t{}\n", change.source.value, change.draft.number, change.draft.name.value_or(""),
                     change.price.office);
}

void PlannedChanges::add(const std::string& line) { lines_.push_back(hash_of(line)); }

void PlannedChanges::close() { std::sort(lines_.begin(), lines_.end()); }

bool PlannedChanges::has(const std::string& line) const {
  return std::binary_search(lines_.begin(), lines_.end(), hash_of(line));
}

}  // namespace woo24::jobs
