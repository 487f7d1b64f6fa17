#pragma once
// Numbers as the shop's `sku=` filter takes them. Shared by what orders and what the catalogue look for.

#include <string>
#include <string_view>
#include <vector>

namespace woo24::woo {

/// Ignoring case and outer blanks, as the shop itself compares.
bool same_number(std::string_view a, std::string_view b);
/// Those that are a filter, each once: "" and "0" would bring the whole shop.
std::vector<std::string> askable(const std::vector<std::string>& numbers);
/// What can be asked in one call each: numbers joined by commas, encoded; one with a comma alone.
std::vector<std::string> searches_for(const std::vector<std::string>& numbers);
bool is_among(std::string_view number, const std::vector<std::string>& wanted);

}  // namespace woo24::woo
