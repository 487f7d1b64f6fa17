#include "woo24/sync/organisation_number.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/territory.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace woo24::sync {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::string letters_and_digits(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (is_digit(c) || is_capital(c)) out += c;
  }
  return out;
}

bool only_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

/// Luhn: every second digit from the left doubled, the sum of all digits whole in ten.
bool luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t n = 0; n < digits.size(); ++n) {
    const int doubled = (digits[n] - '0') * (n % 2 == 0 ? 2 : 1);
    sum += doubled / 10 + doubled % 10;
  }
  return sum % 10 == 0;
}

bool modulus_11(std::string_view digits) {
  static constexpr std::array<int, 9> k_weights{3, 2, 7, 6, 5, 4, 3, 2, 1};
  int sum = 0;
  for (std::size_t n = 0; n < k_weights.size(); ++n) sum += (digits[n] - '0') * k_weights[n];
  return sum % 11 == 0;
}

OrganisationNumber swedish(std::string text, bool prefixed) {
  OrganisationNumber number{"SE", std::move(text), false};
  if (number.digits.size() == 12 && prefixed) {
    number.digits.resize(10);  // SE556677889901: the VAT number's last two are a counter
  } else if (number.digits.size() == 12) {
    const auto century = number.digits.substr(0, 2);
    if (century == "16" || century == "18" || century == "19" || century == "20") number.digits.erase(0, 2);
  }
  // An organisation number has at least 20 where a personal number has the month.
  number.personal = number.digits.size() == 10 && only_digits(number.digits) && number.digits[2] < '2';
  return number;
}

std::string written_prefix(const std::string& text) {
  if (text.size() < 4 || !is_capital(text[0]) || !is_capital(text[1]) || is_capital(text[2])) return {};
  return text.substr(0, 2);
}

}  // namespace

std::optional<OrganisationNumber> bare_organisation_number(std::string_view written, std::string_view country) {
  auto text = letters_and_digits(written);
  if (text.starts_with("ORGNR")) text.erase(0, 5);
  if (std::none_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  const auto prefix = written_prefix(text);
  const auto of = country_code(prefix.empty() ? country : prefix);
  if (!prefix.empty()) text.erase(0, 2);
  if (of == "SE") return swedish(std::move(text), !prefix.empty());
  if (of == "NO" && text.ends_with("MVA")) text.resize(text.size() - 3);
  return OrganisationNumber{of, std::move(text), false};
}

bool is_valid(const OrganisationNumber& number) {
  const auto& digits = number.digits;
  if (number.country == "SE") return digits.size() == 10 && only_digits(digits) && luhn(digits);
  if (number.country == "NO") return digits.size() == 9 && only_digits(digits) && modulus_11(digits);
  return digits.size() >= 5;
}

std::string tidy(const OrganisationNumber& number) {
  if (number.country != "SE" || number.digits.size() != 10) return number.digits;
  return number.digits.substr(0, 6) + "-" + number.digits.substr(6);
}

std::vector<std::string> written_forms(const OrganisationNumber& number, std::string_view written) {
  std::vector<std::string> forms{std::string(trimmed(written)), number.digits, tidy(number)};
  const auto& digits = number.digits;
  if (number.country == "SE" && digits.size() == 10) {
    for (const auto* century : {"16", "19", "20"}) {
      if (number.personal != (std::string_view(century) == "16")) forms.push_back(century + tidy(number));
    }
    forms.push_back("SE" + digits + "01");
  } else if (number.country == "NO" && digits.size() == 9) {
    forms.push_back(digits.substr(0, 3) + " " + digits.substr(3, 3) + " " + digits.substr(6));
    forms.push_back("NO" + digits + "MVA");
  } else {
    forms.push_back(number.country + digits);
  }
  std::vector<std::string> out;
  for (auto& form : forms) {
    if (!form.empty() && std::find(out.begin(), out.end(), form) == out.end()) out.push_back(std::move(form));
  }
  return out;
}

}  // namespace woo24::sync
