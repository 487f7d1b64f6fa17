// Texts as WordPress and PHP take them (api.md §5).
#include "woo24/sandbox/shop_shelf.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace woo24::sandbox {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The length of the entity that begins here, 0 where none does.
std::size_t entity_at(std::string_view text) {
  constexpr std::array<std::string_view, 22> k_names = {"amp",  "lt",   "gt",    "quot",  "nbsp",  "copy",   "reg",  "aring",
                                                        "auml", "ouml", "Aring", "Auml",  "Ouml",  "eacute", "euro", "hellip",
                                                        "deg",  "half", "ndash", "mdash", "times", "frac12"};
  const auto end = text.find(';');
  if (end == std::string_view::npos || end < 2 || end > 9) return 0;
  auto body = text.substr(1, end - 1);
  if (body[0] != '#') return std::ranges::find(k_names, body) == k_names.end() ? 0 : end + 1;
  body.remove_prefix(1);
  const bool hex = body.starts_with('x') || body.starts_with('X');
  if (hex) body.remove_prefix(1);
  const bool good = !body.empty() && std::ranges::all_of(body, [&](char c) {
    return is_digit(c) || (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
  });
  return good ? end + 1 : 0;
}

/// The length of the tag that begins here, 0 where none does.
std::size_t tag_at(std::string_view text) {
  if (text.size() < 3 || !(is_letter(text[1]) || text[1] == '/' || text[1] == '!')) return 0;
  const auto end = text.find('>');
  return end == std::string_view::npos ? 0 : end + 1;
}

bool is_kept(std::string_view tag) {
  constexpr std::array<std::string_view, 21> k_kept = {"a",      "b",    "br",  "div", "em",    "h2", "h3",
                                                       "h4",     "hr",   "i",   "img", "li",    "ol", "p",
                                                       "strong", "span", "sub", "sup", "table", "ul", "small"};
  auto name = tag.substr(1);
  if (name.starts_with('/')) name.remove_prefix(1);
  std::size_t length = 0;
  while (length < name.size() && (is_letter(name[length]) || is_digit(name[length]))) ++length;
  return std::ranges::find(k_kept, name.substr(0, length)) != k_kept.end();
}

/// A letter of slugs for what stands here, "" for none.
std::string_view slug_letter(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> k_letters = {{{"å", "a"},
                                                                                        {"ä", "a"},
                                                                                        {"ö", "o"},
                                                                                        {"Å", "a"},
                                                                                        {"Ä", "a"},
                                                                                        {"Ö", "o"},
                                                                                        {"é", "e"},
                                                                                        {"É", "e"},
                                                                                        {"ø", "o"},
                                                                                        {"æ", "ae"}}};
  for (const auto& [letter, plain] : k_letters) {
    if (text.starts_with(letter)) return plain;
  }
  return {};
}

}  // namespace

std::string kept_html(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t taken = 1;
    if (text[0] == '&') {
      taken = std::max<std::size_t>(entity_at(text), 1);
      out += taken == 1 ? std::string_view("&amp;") : text.substr(0, taken);
    } else if (text[0] == '<') {
      taken = std::max<std::size_t>(tag_at(text), 1);
      if (taken == 1) out += "&lt;";
      if (taken > 1 && is_kept(text.substr(0, taken))) out += text.substr(0, taken);
    } else if (text[0] == '>') {
      out += "&gt;";
    } else {
      out += text[0];
    }
    text.remove_prefix(taken);
  }
  return out;
}

std::string plain_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto tag = text[0] == '<' ? tag_at(text) : 0;
    if (tag == 0) out += text[0];
    text.remove_prefix(std::max<std::size_t>(tag, 1));
  }
  constexpr const char* k_blanks = " \t\r\n";
  const auto first = out.find_first_not_of(k_blanks);
  if (first == std::string::npos) return "";
  return out.substr(first, out.find_last_not_of(k_blanks) - first + 1);
}

std::string slug_of(std::string_view name) {
  std::string slug;
  while (!name.empty()) {
    std::size_t taken = 1;
    if (is_letter(name[0]) || is_digit(name[0])) {
      slug += name[0] >= 'A' && name[0] <= 'Z' ? static_cast<char>(name[0] + 32) : name[0];
    } else if (const auto plain = slug_letter(name); !plain.empty()) {
      slug += plain;
      taken = 2;
    } else if (name[0] == '&') {
      taken = std::max<std::size_t>(entity_at(name), 1);
    } else if ((name[0] == ' ' || name[0] == '-') && !slug.empty() && !slug.ends_with('-')) {
      slug += '-';
    }
    name.remove_prefix(taken);
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

std::string decimal_text(std::string_view text) {
  std::string kept;
  for (const auto c : text) {
    if (is_digit(c) || c == '-')
      kept += c;
    else if (c == '.' || c == ',')
      kept += '.';
  }
  const auto last = kept.rfind('.');
  std::string out;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i] != '.' || i == last) out += kept[i];
  }
  const bool number = std::ranges::any_of(out, is_digit) && out.find('-', 1) == std::string::npos;
  return number ? out : "";
}

std::int64_t php_integer(const Json& value) {
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number_float()) return static_cast<std::int64_t>(value.get<double>());
  if (value.is_boolean()) return value.get<bool>() ? 1 : 0;
  if (!value.is_string()) return 0;
  auto text = value.get_ref<const std::string&>();
  while (text.starts_with(' ')) text.erase(0, 1);
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace woo24::sandbox
