#include "woo24/sync/territory.hpp"

#include "woo24/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace woo24::sync {

namespace {

constexpr std::array<std::string_view, 27> k_eu{"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES",
                                                "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
                                                "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"};

// How the countries are written that a Nordic shop meets, where a form or an import did not ask for the code.
constexpr std::array<std::pair<std::string_view, std::string_view>, 26> k_written{
    {{"sverige", "SE"},       {"sweden", "SE"}, {"swe", "SE"},       {"norge", "NO"},    {"noreg", "NO"},
     {"norway", "NO"},        {"nor", "NO"},    {"danmark", "DK"},   {"denmark", "DK"},  {"dnk", "DK"},
     {"finland", "FI"},       {"suomi", "FI"},  {"fin", "FI"},       {"tyskland", "DE"}, {"germany", "DE"},
     {"deutschland", "DE"},   {"deu", "DE"},    {"åland", "AX"},     {"island", "IS"},   {"iceland", "IS"},
     {"estland", "EE"},       {"polen", "PL"},  {"frankrike", "FR"}, {"spanien", "ES"},  {"nederländerna", "NL"},
     {"storbritannien", "GB"}}};

/// Parts of EU countries where the common VAT rules do not hold (directive 2006/112, article 6).
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> k_outside_parts{{{"FI", "22"},
                                                                                         {"ES", "35"},
                                                                                         {"ES", "38"},
                                                                                         {"ES", "51"},
                                                                                         {"ES", "52"},
                                                                                         {"DE", "78266"},
                                                                                         {"DE", "27498"},
                                                                                         {"IT", "23041"},
                                                                                         {"IT", "22061"},
                                                                                         {"GR", "63086"},
                                                                                         {"GR", "63087"},
                                                                                         {"FR", "97"},
                                                                                         {"FR", "986"},
                                                                                         {"FR", "987"},
                                                                                         {"FR", "988"}}};

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

std::string capitals(std::string_view text) {
  std::string out;
  for (const char c : text) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

/// "FI-22 100" → "22100"
std::string digits_of(std::string_view postcode) {
  std::string out;
  std::copy_if(postcode.begin(), postcode.end(), std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

bool is_outside_part(std::string_view country, std::string_view postcode) {
  const auto digits = digits_of(postcode);
  return std::any_of(k_outside_parts.begin(), k_outside_parts.end(),
                     [&](const auto& part) { return part.first == country && digits.starts_with(part.second); });
}

}  // namespace

std::string country_code(std::string_view written) {
  const auto text = trimmed(written);
  if (text.size() == 2 && is_letter(text[0]) && is_letter(text[1])) {
    const auto code = capitals(text);
    return code == "EL" ? "GR" : code == "UK" ? "GB" : code;
  }
  const auto folded = lower(text);
  const auto found = std::find_if(k_written.begin(), k_written.end(), [&](const auto& one) { return one.first == folded; });
  return found == k_written.end() ? std::string() : std::string(found->second);
}

bool is_eu_country(std::string_view country) {
  const auto code = country_code(country);
  return std::find(k_eu.begin(), k_eu.end(), code) != k_eu.end();
}

std::string vat_country(std::string_view country, std::string_view postcode) {
  auto code = country_code(country);
  if (code == "MC") return "FR";
  if (code == "IM") return "GB";
  if (code == "GB" && capitals(trimmed(postcode)).starts_with("BT")) return "XI";
  if (code == "FI" && digits_of(postcode).starts_with("22")) return "AX";
  return code;
}

Territory territory(std::string_view country, std::string_view postcode, std::string_view home) {
  const auto code = country_code(country);
  const auto own = country_code(home);
  if (code != "MC" && is_outside_part(code, postcode)) return Territory::outside;
  const auto place = vat_country(code, postcode);
  if (place == own) return Territory::home;
  if (!is_eu_country(own)) return Territory::outside;
  return place == "XI" || is_eu_country(place) ? Territory::eu : Territory::outside;
}

}  // namespace woo24::sync
