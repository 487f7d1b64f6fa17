#include "woo24/config/keys.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/config/yaml_lines.hpp"

#include <fmt/core.h>

namespace woo24::config {

namespace {

/// `{ a: 1, b: 2 }` of what is set; what is left at a default is named after it.
template <typename T>
std::string entry_text(const T& one, std::span<const Key<T>> keys) {
  const T plain{};
  std::string set;
  std::string defaults;
  for (const auto& key : keys) {
    const auto value = key.get(one);
    if (value.empty()) continue;
    const bool is_default = !key.required && value == key.get(plain);
    auto& into = is_default ? defaults : set;
    into += fmt::format("{}{}: {}", into.empty() ? "" : ", ", key.path, value);
  }
  return "{ " + set + " }" + (defaults.empty() ? "" : "  # default: " + defaults);
}

template <typename T>
void list_lines(YamlLines& lines, const std::string& path, const std::vector<T>& items, std::span<const Key<T>> keys) {
  if (items.empty()) return lines.value(path, "[]", "default");
  lines.section(path);
  for (const auto& item : items) lines.raw("- " + entry_text(item, keys));
}

void payment_lines(YamlLines& lines, const std::string& path, const std::vector<settings::Payment>& payments) {
  if (payments.empty()) return lines.value(path, "{}", "");
  lines.section(path);
  for (const auto& payment : payments) {
    lines.raw(quoted_where_needed(payment.method) + ": " + entry_text(payment, payment_keys()));
  }
}

}  // namespace

std::string in_force(const settings::Settings& settings) {
  const settings::Settings defaults;
  YamlLines lines;
  for (const auto& key : settings_keys()) {
    const std::string path(key.path);
    switch (key.holds) {
      case Holds::payments:
        payment_lines(lines, path, settings.orders.payments);
        continue;
      case Holds::sale_types:
        list_lines(lines, path, settings.orders.sale_types, sale_type_keys());
        continue;
      case Holds::vat:
        list_lines(lines, path, settings.orders.vat, vat_keys());
        continue;
      case Holds::fees:
        list_lines(lines, path, settings.orders.fees, fee_keys());
        continue;
      case Holds::row_dimensions:
        list_lines(lines, path, settings.orders.row_dimensions, row_dimension_keys());
        continue;
      case Holds::category_map:
        list_lines(lines, path, settings.products.map, category_pair_keys());
        continue;
      case Holds::value:
        break;
    }
    const auto value = key.get(settings);
    const bool is_default = !key.required && value == key.get(defaults);
    if (value.empty()) {
      lines.unused(path, "not set", is_default ? "default" : "");
    } else {
      lines.value(path, value, is_default ? "default" : "");
    }
  }
  return lines.text();
}

}  // namespace woo24::config
