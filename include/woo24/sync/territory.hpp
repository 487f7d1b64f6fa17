#pragma once
// Where a place is for VAT: a pure table of (country, postcode). books.md §2.

#include <string>
#include <string_view>

namespace woo24::sync {

enum class Territory { home, eu, outside };

/// `home`: 2-letter country of the shop. Countries in any case; Monaco counts as FR, Northern Ireland (GB BT…) as eu.
Territory territory(std::string_view country, std::string_view postcode, std::string_view home);
bool is_eu_country(std::string_view country);
/// The country whose VAT rules apply ("MC" → "FR", "GB" + BT → "XI").
std::string vat_country(std::string_view country, std::string_view postcode);
/// Two letters in capitals from what people and plugins write ("se", "Sverige", "SWE", "EL" → "GR"); "" when it is none.
std::string country_code(std::string_view written);

}  // namespace woo24::sync
