#include "woo24/base/text.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

namespace woo24 {

namespace {

constexpr std::string_view k_blanks = " \t\r\n\f\v";
constexpr char32_t k_replacement = 0xFFFD;

struct Decoded {
  char32_t character = 0;
  std::size_t length = 0;  ///< 0: not UTF-8 here
};

Decoded decode(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t n) { return static_cast<unsigned char>(bytes[at + n]); };
  const auto first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xF0 && first < 0xF5   ? 4
                             : first >= 0xE0 && first < 0xF0 ? 3
                             : first >= 0xC2 && first < 0xE0 ? 2
                                                             : 0;
  if (length == 0 || at + length > bytes.size()) return {};
  char32_t character = first & (0xFFU >> (length + 1));
  for (std::size_t n = 1; n < length; ++n) {
    if ((byte(n) & 0xC0U) != 0x80U) return {};
    character = (character << 6U) | (byte(n) & 0x3FU);
  }
  const bool overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
  if (overlong || character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) return {};
  return {character, length};
}

void append(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0U | (c >> 6U));
    text += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0U | (c >> 12U));
    text += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    text += static_cast<char>(0xF0U | (c >> 18U));
    text += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
    text += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

char32_t lowered(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  const bool pairs_even = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
  if (pairs_even && c % 2 == 0 && c != 0x130) return c + 1;
  const bool pairs_odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if (pairs_odd && c % 2 == 1) return c + 1;
  if (c == 0x178) return 0xFF;
  return c;
}

struct Entity {
  std::string_view name;
  char32_t character;
};
constexpr std::array k_entities{
    Entity{"amp", '&'},       Entity{"lt", '<'},       Entity{"gt", '>'},       Entity{"quot", '"'},
    Entity{"apos", '\''},     Entity{"nbsp", 0xA0},    Entity{"ndash", 0x2013}, Entity{"mdash", 0x2014},
    Entity{"hellip", 0x2026}, Entity{"lsquo", 0x2018}, Entity{"rsquo", 0x2019}, Entity{"ldquo", 0x201C},
    Entity{"rdquo", 0x201D},  Entity{"laquo", 0xAB},   Entity{"raquo", 0xBB},   Entity{"euro", 0x20AC},
    Entity{"pound", 0xA3},    Entity{"copy", 0xA9},    Entity{"reg", 0xAE},     Entity{"trade", 0x2122},
    Entity{"deg", 0xB0},      Entity{"times", 0xD7},   Entity{"frac12", 0xBD},  Entity{"middot", 0xB7},
    Entity{"bull", 0x2022},   Entity{"rarr", 0x2192},  Entity{"aring", 0xE5},   Entity{"auml", 0xE4},
    Entity{"ouml", 0xF6},     Entity{"Aring", 0xC5},   Entity{"Auml", 0xC4},    Entity{"Ouml", 0xD6},
    Entity{"oslash", 0xF8},   Entity{"aelig", 0xE6},   Entity{"Oslash", 0xD8},  Entity{"AElig", 0xC6},
    Entity{"eacute", 0xE9},   Entity{"egrave", 0xE8},  Entity{"uuml", 0xFC},    Entity{"Uuml", 0xDC},
    Entity{"szlig", 0xDF},    Entity{"ccedil", 0xE7},  Entity{"ntilde", 0xF1},
};

/// The character that &NAME; stands for; 0 when it is none.
char32_t entity(std::string_view name) {
  if (name.size() > 1 && name.front() == '#') {
    const bool hex = name[1] == 'x' || name[1] == 'X';
    char32_t value = 0;
    const auto digits = name.substr(hex ? 2 : 1);
    if (digits.empty() || digits.size() > 7) return 0;
    for (const char c : digits) {
      const int digit = c >= '0' && c <= '9'          ? c - '0'
                        : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                      : -1;
      if (digit < 0) return 0;
      value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
    }
    return value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF) ? 0 : value;
  }
  const auto* found = std::find_if(k_entities.begin(), k_entities.end(), [&](const Entity& e) { return e.name == name; });
  return found == k_entities.end() ? 0 : found->character;
}

/// How much of `html`, which starts with "<", is no text: the tag, a comment, or a whole <style> or <script>.
std::size_t tag_length(std::string_view html) {
  std::string_view end = html.starts_with("<!--") ? "-->" : ">";
  if (starts_with_ignoring_case(html.substr(0, 6), "<style")) end = "</style>";
  if (starts_with_ignoring_case(html.substr(0, 7), "<script")) end = "</script>";
  for (auto at = html.find(end.front(), 1); at != std::string_view::npos; at = html.find(end.front(), at + 1)) {
    if (equal_ignoring_case(html.substr(at, end.size()), end)) return at + end.size();
  }
  return html.size();
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t n = 0; n < row.size(); ++n) row[n] = n;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto start = text.find_first_not_of(k_blanks);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(k_blanks) - start + 1);
}

std::string lower(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = decode(text, at);
    if (decoded.length == 0) {
      result += text[at++];
      continue;
    }
    append(result, lowered(decoded.character));
    at += decoded.length;
  }
  return result;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) { return lower(a) == lower(b); }

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (;;) {
    const auto end = text.find(at);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (std::size_t n = 0; n < parts.size(); ++n) text.append(n == 0 ? "" : between).append(parts[n]);
  return text;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view start) { return lower(text).starts_with(lower(start)); }

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto decoded = decode(bytes, at);
    if (decoded.length == 0) return false;
    at += decoded.length;
  }
  return true;
}

std::string to_utf8(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto decoded = decode(bytes, at);
    append(text, decoded.length == 0 ? k_replacement : decoded.character);
    at += std::max<std::size_t>(decoded.length, 1);
  }
  return text;
}

std::string without_xml_poison(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = decode(text, at);
    at += std::max<std::size_t>(decoded.length, 1);
    if (decoded.length == 0) continue;
    const auto c = decoded.character;
    const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    if (!control && c != 0xFFFE && c != 0xFFFF) append(result, c);
  }
  return result;
}

std::string cut(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t n = 0; n < most && at < text.size(); ++n) at += std::max<std::size_t>(decode(text, at).length, 1);
  return std::string(text.substr(0, at));
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += std::max<std::size_t>(decode(text, at).length, 1);
  return count;
}

std::string html_decoded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text[at] == '&' ? text.find(';', at) : std::string_view::npos;
    const auto character = end == std::string_view::npos || end - at > 12 ? 0 : entity(text.substr(at + 1, end - at - 1));
    if (character == 0) {
      result += text[at++];
    } else {
      append(result, character);
      at = end + 1;
    }
  }
  return result;
}

std::string html_as_text(std::string_view html, std::size_t most) {
  std::string bare;
  while (!html.empty()) {
    const auto open = html.find('<');
    bare.append(html.substr(0, open)).append(" ");
    if (open == std::string_view::npos) break;
    html.remove_prefix(open);
    html.remove_prefix(tag_length(html));
  }
  std::string folded;
  for (const char c : to_utf8(html_decoded(bare))) {
    const bool blank = k_blanks.find(c) != std::string_view::npos;
    if (!blank) {
      folded += c;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  return cut(trimmed(folded), most);
}

bool matches_pattern(std::string_view text, std::string_view pattern) {
  const auto name = lower(text), wanted = lower(pattern);
  std::size_t n = 0, p = 0, star = std::string::npos, mark = 0;
  while (n < name.size()) {
    if (p < wanted.size() && wanted[p] == '*') {
      star = p++;
      mark = n;
    } else if (p < wanted.size() && wanted[p] == '?') {
      n += std::max<std::size_t>(decode(name, n).length, 1);
      ++p;
    } else if (p < wanted.size() && wanted[p] == name[n]) {
      ++n;
      ++p;
    } else if (star != std::string::npos) {
      p = star + 1;
      n = ++mark;
    } else {
      return false;
    }
  }
  while (p < wanted.size() && wanted[p] == '*') ++p;
  return p == wanted.size();
}

std::string nearest(std::string_view wanted, const std::vector<std::string>& candidates) {
  const auto bare = lower(wanted);
  std::string best;
  auto least = length(bare) / 3 + 1;
  for (const auto& candidate : candidates) {
    const auto steps = distance(bare, lower(candidate));
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

std::string sha256_hex(std::string_view bytes) {
  constexpr std::string_view k_hex = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string text;
  for (unsigned int n = 0; n < size; ++n) {
    text += k_hex[digest[n] >> 4U];
    text += k_hex[digest[n] & 15U];
  }
  return text;
}

std::string base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());  // NOLINT: what the C library takes
  const auto size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), from, static_cast<int>(bytes.size()));  // NOLINT
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace woo24
