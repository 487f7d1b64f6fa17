#include "woo24/sync/product_text.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/texts.hpp"

namespace woo24::sync {

namespace {

constexpr std::size_t k_endless = 100'000;

std::string one_line(std::string_view text) {
  std::string folded;
  for (const char c : without_xml_poison(to_utf8(text))) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      folded += c;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  return std::string(trimmed(folded));
}

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

}  // namespace

std::string office_name(std::string_view shop) {
  return cut_to_field(one_line(html_as_text(to_utf8(shop), k_endless)), k_longest_name);
}

std::string shop_name(std::string_view office) { return escaped(one_line(office)); }

bool same_name(std::string_view shop, std::string_view office) {
  return office_name(shop) == cut_to_field(one_line(office), k_longest_name);
}

std::string variation_name(std::string_view parent, const std::vector<shop::ProductAttribute>& attributes) {
  std::string options;
  for (const auto& one : attributes) {
    if (!one.option.empty()) options += (options.empty() ? "" : ", ") + one.option;
  }
  return std::string(parent) + (options.empty() ? "" : " – " + options);
}

std::string office_description(std::string_view html) {
  return cut_to_field(one_line(html_as_text(to_utf8(html), k_endless)), k_longest_description);
}

std::string shop_description(std::string_view plain) { return escaped(trimmed(without_xml_poison(to_utf8(plain)))); }

}  // namespace woo24::sync
