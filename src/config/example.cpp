// The commented example and the page of all keys, both made from the table of keys.
#include "woo24/base/text.hpp"
#include "woo24/config/keys.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/config/yaml_lines.hpp"

#include <fmt/core.h>

namespace woo24::config {

namespace {

constexpr std::string_view k_head =
    "# woo24: keeps a WooCommerce shop and 24SevenOffice in step. Belongs in /etc/woo24/woo24.yaml.\n"
    "# Made from the program's own table of keys; docs/settings.md has them all. `woo24 config` checks this file and shows "
    "what is\n"
    "# in force, `woo24 check` holds every name against both sides, `woo24 lists` shows the names that may stand here.\n"
    "# Values that stand behind a # are the defaults, or examples. Secrets are not in this file: `woo24 secret set NAME`.\n"
    "# A comment stands two blanks after a value; a value with # in it, or with ! & * first, needs \"quotes\".\n\n";

/// What an entry of a collection may hold, as comment lines.
template <typename T>
void entry_comments(YamlLines& lines, std::span<const Key<T>> keys) {
  for (const auto& key : keys) {
    lines.raw(fmt::format("# {}: {}{}. {}", key.path, key.expected, key.required ? " (always)" : "", key.comment));
  }
}

/// None in the example: no shop can guess another's departments.
void row_dimensions(YamlLines& lines, const std::string& path) {
  lines.value(path, "[]", "");
  entry_comments(lines, row_dimension_keys());
  lines.raw("# - { sku: \"SK-*\", project: Skruv }");
  lines.raw("# - { category: Verktyg, department: Verkstad }");
  lines.raw("# - { meta: 24so_department, sets: department }");
  lines.raw("# - { product_meta: 24so_campaign, sets: dimension, dimension: Kampanj }");
}

/// None in the example: no shop can guess another's categories.
void category_map(YamlLines& lines, const std::string& path) {
  lines.value(path, "[]", "");
  entry_comments(lines, category_pair_keys());
  lines.raw("# - { office: \"Verktyg > Hand\", shop: Handverktyg }");
}

void collection(YamlLines& lines, const Key<settings::Settings>& key) {
  const std::string path(key.path);
  lines.comment(path, std::string(key.comment));
  if (key.holds == Holds::row_dimensions) return row_dimensions(lines, path);
  if (key.holds == Holds::category_map) return category_map(lines, path);
  lines.section(path);
  switch (key.holds) {
    case Holds::value:
      break;
    case Holds::payments:
      entry_comments(lines, payment_keys());
      lines.raw("klarna_payments: { paid_with: Klarna, release: captured }");
      lines.raw("swish: { paid_with: Swish }");
      lines.raw("invoice: { invoice_by: email, send_when: [on-hold, processing] }");
      break;
    case Holds::sale_types:
      entry_comments(lines, sale_type_keys());
      lines.raw("- { region: home, use: Kreditsälg }");
      lines.raw("- { region: eu, vat_number: yes, use: EU varor }");
      lines.raw("- { region: eu, use: EU privat }            # consumers in other EU countries (OSS)");
      lines.raw("- { region: outside, use: Sälj utland }");
      break;
    case Holds::vat:
      entry_comments(lines, vat_keys());
      lines.raw("- { rate: 25, tax: 1 }");
      lines.raw("- { rate: 12, tax: 2 }");
      lines.raw("- { rate: 6, tax: 3 }");
      lines.raw("- { rate: 25.5, country: FI, tax: 41 }");
      lines.raw("- { without: reverse_charge, tax: 50 }");
      lines.raw("- { without: export, tax: 51 }");
      lines.raw("# - { without: exempt, classes: [momsfri], tax: 13 }");
      break;
    case Holds::fees:
      entry_comments(lines, fee_keys());
      lines.raw("- { name: \"Pant*\", product: PANT }");
      break;
    case Holds::row_dimensions:
    case Holds::category_map:
      break;
  }
}

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string code(std::string_view text) { return text.empty() ? "" : "`" + cell(text) + "`"; }

void row(std::string& out, const KeyText& key) {
  const auto standard = key.required ? "must be given" : key.standard.empty() ? "" : code(key.standard);
  out += fmt::format("| `{}` | {} | {} | {} |\n", key.path, code(key.expected), standard, cell(key.comment));
}

void head(std::string& out, const std::string& title) {
  out += fmt::format("\n## {}\n\n| key | what may stand there | default | |\n| --- | --- | --- | --- |\n", title);
}

template <typename T>
void entry_table(std::string& out, const std::string& title, std::span<const Key<T>> keys) {
  head(out, title);
  for (const auto& key : keys) row(out, key);
}

}  // namespace

std::string example() {
  YamlLines lines;
  for (const auto& key : settings_keys()) {
    const std::string path(key.path);
    if (key.holds != Holds::value) {
      collection(lines, key);
    } else if (key.in_use) {
      lines.value(path, std::string(key.example), std::string(key.comment));
    } else {
      lines.unused(path, std::string(key.example), std::string(key.comment));
    }
  }
  return std::string(k_head) + lines.text();
}

std::string settings_page() {
  std::string out =
      "# Settings\n\n"
      "Every key of `/etc/woo24/woo24.yaml` that this version knows, from the same table that the reader uses (so this page "
      "cannot\n"
      "be wrong about them; a test compares the two). `config/woo24.yaml` is the commented example, `woo24 config` shows what "
      "is in\n"
      "force. Names may stand wherever 24SevenOffice has numbers. Secrets are not settings: `woo24 secret set NAME`.\n";
  std::string section = "-";
  for (const auto& key : settings_keys()) {
    const auto dot = key.path.find('.');
    const std::string own(dot == std::string_view::npos ? "" : key.path.substr(0, dot));
    if (own != section) head(out, own.empty() ? "At the top" : own);
    section = own;
    row(out, key);
  }
  entry_table(out, "An entry of orders.payments", payment_keys());
  entry_table(out, "An entry of orders.sale_types", sale_type_keys());
  entry_table(out, "An entry of orders.vat", vat_keys());
  entry_table(out, "An entry of orders.fees", fee_keys());
  entry_table(out, "An entry of orders.row_dimensions", row_dimension_keys());
  entry_table(out, "An entry of products.map", category_pair_keys());
  out += "\n## States\n\n`becomes` may be: ";
  out += joined(order_states(), ", ") + ".\n";
  return out;
}

}  // namespace woo24::config
