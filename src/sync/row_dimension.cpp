#include "woo24/sync/row_dimension.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/names.hpp"
#include "woo24/sync/shop_meta.hpp"
#include "woo24/sync/texts.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

using settings::Dimension;

/// What the shop's own meta says; "" for nothing.
std::string said_by_meta(const settings::RowDimension& setting, const shop::Order& order, const shop::Line& line) {
  if (!setting.product_meta.empty()) return readable(meta_value(line.product_meta, setting.product_meta));
  auto name = readable(meta_value(line.meta, setting.meta));
  return name.empty() ? readable(meta_value(order.meta, setting.meta)) : name;
}

bool is_by_meta(const settings::RowDimension& setting) { return !setting.meta.empty() || !setting.product_meta.empty(); }

Fail unknown(const settings::RowDimension& setting, const shop::Line& line, const char* kind, const std::string& name) {
  return Fail{Kind::refused, Reason{ReasonId::dimension_unknown,
                                    {{"row", readable(line.name)},
                                     {"meta", setting.meta.empty() ? setting.product_meta : setting.meta},
                                     {"kind", kind},
                                     {"name", name}}}};
}

/// A rule with what the shop's meta names put in.
Result<RowDimensionRule> named_by_meta(RowDimensionRule rule, const std::string& name, const shop::Line& line,
                                       const Rules& rules) {
  if (rule.setting.sets == Dimension::user) {
    const auto type = std::find_if(rules.dimensions.begin(), rules.dimensions.end(), [&](const office::DimensionType& one) {
      return rule.dimension && one.type == rule.dimension->type;
    });
    const auto value = type == rules.dimensions.end() ? std::nullopt : dimension_value(*type, name);
    if (!value) return unknown(rule.setting, line, "dimensions", name);
    rule.dimension->value = *value;
    return rule;
  }
  const bool department = rule.setting.sets == Dimension::department;
  const char* kind = department ? "departments" : "projects";
  const auto& list = department ? rules.departments : rules.projects;
  const auto found = find_name(kind, {name, rule.setting.line}, "orders.row_dimensions", choices_of(list), true);
  if (!found.ok()) return unknown(rule.setting, line, kind, name);
  (department ? rule.department : rule.project) = found.value();
  return rule;
}

bool fits(const RowDimensionRule& rule, const shop::Line& line, const office::Product& product) {
  if (!rule.setting.sku.empty()) {
    const auto sku = std::string(trimmed(line.sku));
    return !sku.empty() && matches_pattern(sku, rule.setting.sku);
  }
  return rule.category && *rule.category == product.category;
}

/// Of each type the first.
void take_user(RowDimensions& out, const RowDimensionRule& rule) {
  if (!rule.dimension) return;
  const bool has = std::any_of(out.user.begin(), out.user.end(),
                               [&](const office::UserDimension& one) { return one.type == rule.dimension->type; });
  if (has) return;
  out.user.push_back(*rule.dimension);
  out.user_lines.push_back(rule.setting.line);
}

}  // namespace

std::vector<std::string> product_meta_needed(const settings::Orders& orders) {
  std::vector<std::string> keys;
  for (const auto& rule : orders.row_dimensions) {
    const auto& key = rule.product_meta;
    if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  }
  return keys;
}

bool user_dimensions_needed(const settings::Orders& orders) {
  return std::any_of(orders.row_dimensions.begin(), orders.row_dimensions.end(),
                     [](const settings::RowDimension& rule) { return !rule.dimension.name.empty(); });
}

std::optional<std::string> dimension_value(const office::DimensionType& type, const std::string& value) {
  const std::string wanted(trimmed(value));
  if (type.values.empty()) return wanted;
  for (const auto& one : type.values) {
    if (equal_ignoring_case(trimmed(one), wanted)) return one;
  }
  return std::nullopt;
}

Result<RowDimensions> row_dimensions(const shop::Order& order, const shop::Line& line, const office::Product& product,
                                     const Rules& rules) {
  RowDimensions out;
  const auto take = [](std::optional<std::int64_t>& into, int& into_line, const std::optional<std::int64_t>& id, int at) {
    if (into || !id) return;
    into = id;
    into_line = at;
  };
  for (auto rule : rules.row_dimensions) {
    if (is_by_meta(rule.setting)) {
      const auto name = said_by_meta(rule.setting, order, line);
      if (name.empty()) continue;
      rule = TRY(named_by_meta(std::move(rule), name, line, rules));
    } else if (!fits(rule, line, product)) {
      continue;
    }
    take(out.department, out.department_line, rule.department, rule.setting.line);
    take(out.project, out.project_line, rule.project, rule.setting.line);
    take_user(out, rule);
  }
  return out;
}

}  // namespace woo24::sync
