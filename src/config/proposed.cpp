// The file that `woo24 init` writes, from the same table of keys as the reader and the example.
#include "woo24/config/keys.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/config/yaml_lines.hpp"

#include <fmt/core.h>

namespace woo24::config {

namespace {

constexpr std::string_view k_head =
    "# woo24: keeps a WooCommerce shop and 24SevenOffice in step. Proposed by `woo24 init` from what both sides show; hold it\n"
    "# against your own bookkeeping before you let it send. man woo24.yaml tells of every key, `woo24 check` holds this file\n"
    "# against both sides, `woo24 sync all --dry-run` shows what would be sent. What stands behind a # is a default or an "
    "example.\n"
    "# Secrets are not in this file: `woo24 secret set NAME`.\n\n";

/// `{ a: 1, b: 2 }` of what is not as it would be anyhow.
template <typename T>
std::string entry_text(const T& one, std::span<const Key<T>> keys) {
  const T plain{};
  std::string set;
  for (const auto& key : keys) {
    const auto value = key.get(one);
    if (value.empty() || (!key.required && value == key.get(plain))) continue;
    set += fmt::format("{}{}: {}", set.empty() ? "" : ", ", key.path, value);
  }
  return "{ " + set + " }";
}

template <typename T>
void list_lines(YamlLines& lines, const std::string& path, const std::vector<T>& items, std::span<const Key<T>> keys) {
  if (items.empty()) return lines.value(path, "[]", "");
  lines.section(path);
  for (const auto& item : items) lines.raw("- " + entry_text(item, keys));
}

void payment_lines(YamlLines& lines, const std::string& path, const std::vector<settings::Payment>& payments) {
  if (payments.empty()) return lines.value(path, "{}", "");
  lines.section(path);
  for (const auto& payment : payments)
    lines.raw(quoted_where_needed(payment.method) + ": " + entry_text(payment, payment_keys()));
}

/// False where there is nothing to write of it.
bool collection(YamlLines& lines, const Key<settings::Settings>& key, const settings::Orders& orders) {
  const std::string path(key.path);
  switch (key.holds) {
    case Holds::payments:
      payment_lines(lines, path, orders.payments);
      return true;
    case Holds::sale_types:
      list_lines(lines, path, orders.sale_types, sale_type_keys());
      return true;
    case Holds::vat:
      list_lines(lines, path, orders.vat, vat_keys());
      return true;
    case Holds::fees:
      list_lines(lines, path, orders.fees, fee_keys());
      return true;
    case Holds::row_dimensions:
      list_lines(lines, path, orders.row_dimensions, row_dimension_keys());
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string proposed(const settings::Settings& settings, const std::map<std::string, std::vector<std::string>>& notes) {
  const settings::Settings defaults;
  YamlLines lines;
  for (const auto& key : settings_keys()) {
    const std::string path(key.path);
    if (key.holds != Holds::value) lines.comment(path, std::string(key.comment));
    if (const auto said = notes.find(path); said != notes.end()) {
      for (const auto& note : said->second) lines.comment(path, note);
    }
    if (key.holds != Holds::value) {
      collection(lines, key, settings.orders);
      continue;
    }
    const auto value = key.get(settings);
    // A section of comments alone would be an empty value, so what is at its default is said too where the example says it.
    const bool said = key.required || (!value.empty() && (key.in_use || value != key.get(defaults)));
    const std::string example(key.example.empty() ? key.standard : key.example);
    if (said) {
      lines.value(path, value, std::string(key.comment));
    } else if (!value.empty() || !example.empty()) {
      lines.unused(path, value.empty() ? example : value, std::string(key.comment));
    }
  }
  return std::string(k_head) + lines.text();
}

}  // namespace woo24::config
