#include "woo24/sync/texts.hpp"

#include "woo24/base/text.hpp"

#include <fmt/core.h>

namespace woo24::sync {

namespace {

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }
bool takes_two_units(char byte) { return static_cast<unsigned char>(byte) >= 0xF0U; }

}  // namespace

std::string readable(std::string_view raw) { return std::string(trimmed(without_xml_poison(html_decoded(to_utf8(raw))))); }

std::string cut_to_field(std::string_view text, std::size_t most) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!starts_character(text[at])) continue;
    units += takes_two_units(text[at]) ? 2 : 1;
    if (units > most) return std::string(trimmed(text.substr(0, at)));
  }
  return std::string(text);
}

std::string FieldTexts::text(std::string_view field, std::string_view raw, std::size_t most) {
  const auto decoded = html_decoded(to_utf8(raw));
  if (without_xml_poison(decoded) != decoded)
    notes_.push_back(fmt::format("{}: characters dropped that XML cannot carry", field));
  return clean(field, readable(raw), most);
}

std::string FieldTexts::clean(std::string_view field, std::string readable_text, std::size_t most) {
  auto fitting = cut_to_field(readable_text, most);
  if (fitting != readable_text) notes_.push_back(fmt::format("{}: cut to {} characters", field, most));
  return fitting;
}

std::optional<std::string> FieldTexts::maybe(std::string_view field, std::string_view raw, std::size_t most) {
  auto made = text(field, raw, most);
  if (made.empty()) return std::nullopt;
  return made;
}

}  // namespace woo24::sync
