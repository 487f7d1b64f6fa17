#pragma once
// Organisation numbers as people write them, made comparable. books.md §9.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::sync {

struct OrganisationNumber {
  std::string country;    ///< 2 letters
  std::string digits;     ///< "5566778899", "923609016"; for other countries letters and digits without their prefix
  bool personal = false;  ///< a Swedish personal number: of a person, or of a firm that trades in a person's name
  friend bool operator==(const OrganisationNumber&, const OrganisationNumber&) = default;
};

/// Without blanks, hyphens and what stands around it (SE…01, 16…, NO…MVA). `country`: where nothing in the text says so.
/// The check digit is not looked at. Nothing when there are no digits.
std::optional<OrganisationNumber> bare_organisation_number(std::string_view written, std::string_view country);

/// Length and check digit: Luhn for Sweden, modulus 11 for Norway; others need five characters.
bool is_valid(const OrganisationNumber& number);

/// Every way in which it may stand on a card, the likeliest first; `written` as the buyer wrote it among them.
std::vector<std::string> written_forms(const OrganisationNumber& number, std::string_view written);

/// As a new card gets it: 556677-8899, 923609016.
std::string tidy(const OrganisationNumber& number);

}  // namespace woo24::sync
