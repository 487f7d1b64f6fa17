#include "woo24/sync/row_dimension.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/names.hpp"
#include "woo24/sync/shop_meta.hpp"
#include "woo24/sync/texts.hpp"

namespace woo24::sync {

namespace {

using settings::Dimension;

/// What the shop's own meta names; nothing where it names nothing.
Result<std::optional<std::int64_t>> named_by_meta(const RowDimensionRule& rule, const shop::Order& order,
                                                  const shop::Line& line, const Rules& rules) {
  auto name = readable(meta_value(line.meta, rule.setting.meta));
  if (name.empty()) name = readable(meta_value(order.meta, rule.setting.meta));
  if (name.empty()) return std::optional<std::int64_t>{};
  const bool department = rule.setting.sets == Dimension::department;
  const char* kind = department ? "departments" : "projects";
  const auto& list = department ? rules.departments : rules.projects;
  const auto found = find_name(kind, {name, rule.setting.line}, "orders.row_dimensions", choices_of(list), true);
  if (found.ok()) return std::optional(found.value());
  return Fail{Kind::refused,
              Reason{ReasonId::dimension_unknown,
                     {{"row", readable(line.name)}, {"meta", rule.setting.meta}, {"kind", kind}, {"name", name}}}};
}

bool fits(const RowDimensionRule& rule, const shop::Line& line, const office::Product& product) {
  if (!rule.setting.sku.empty()) {
    const auto sku = std::string(trimmed(line.sku));
    return !sku.empty() && matches_pattern(sku, rule.setting.sku);
  }
  return rule.category && *rule.category == product.category;
}

}  // namespace

Result<RowDimensions> row_dimensions(const shop::Order& order, const shop::Line& line, const office::Product& product,
                                     const Rules& rules) {
  RowDimensions out;
  const auto take = [](std::optional<std::int64_t>& into, int& into_line, const std::optional<std::int64_t>& id, int at) {
    if (into || !id) return;
    into = id;
    into_line = at;
  };
  for (const auto& rule : rules.row_dimensions) {
    auto department = rule.department, project = rule.project;
    if (!rule.setting.meta.empty()) {
      (rule.setting.sets == Dimension::department ? department : project) = TRY(named_by_meta(rule, order, line, rules));
    } else if (!fits(rule, line, product)) {
      continue;
    }
    take(out.department, out.department_line, department, rule.setting.line);
    take(out.project, out.project_line, project, rule.setting.line);
  }
  return out;
}

}  // namespace woo24::sync
