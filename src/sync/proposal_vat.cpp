// What is proposed for VAT: whose code a rate is shows its rate, and for other countries its name too.
#include "woo24/base/text.hpp"
#include "woo24/sync/proposal.hpp"
#include "woo24/sync/territory.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace woo24::sync {

namespace {

using settings::WithoutVat;

constexpr std::array<std::string_view, 5> k_sold{"utg", "försälj", "salg", "sales", "output"};
constexpr std::array<std::string_view, 8> k_bought{"ingående", "inngående", "inköp",   "innkjøp",
                                                   "kjøp",     "import",    "förvärv", "input"};
constexpr std::array<std::string_view, 5> k_reverse{"omvänd", "omvendt", "reverse", "till eu", "til eu"};
constexpr std::array<std::string_view, 6> k_export{"export", "eksport", "utanför", "utenfor", "utland", "outside"};

/// A country as tax codes are named after it.
std::vector<std::string> names_of(const std::string& country) {
  static const std::map<std::string, std::vector<std::string>> k_names{{"SE", {"sverige", "sweden"}},
                                                                       {"NO", {"norge", "norway", "voec"}},
                                                                       {"DK", {"danmark", "denmark"}},
                                                                       {"FI", {"finland"}},
                                                                       {"DE", {"tyskland", "germany"}},
                                                                       {"NL", {"nederl", "netherlands"}},
                                                                       {"FR", {"frankrike", "france"}},
                                                                       {"BE", {"belgi"}},
                                                                       {"AT", {"österrike", "østerrike", "austria"}},
                                                                       {"PL", {"polen", "poland"}},
                                                                       {"ES", {"spanien", "spania", "spain"}},
                                                                       {"IT", {"italien", "italia", "italy"}},
                                                                       {"IE", {"irland", "ireland"}},
                                                                       {"EE", {"estland", "estonia"}},
                                                                       {"LV", {"lettland", "latvia"}},
                                                                       {"LT", {"litauen", "lithuania"}},
                                                                       {"CZ", {"tjeckien", "czech"}},
                                                                       {"PT", {"portugal"}},
                                                                       {"LU", {"luxemb"}},
                                                                       {"GB", {"storbritannien", "kingdom"}}};
  const auto found = k_names.find(country);
  return found == k_names.end() ? std::vector<std::string>{} : found->second;
}

template <typename Words>
bool has_any(const std::string& text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](const auto& word) { return text.find(word) != std::string::npos; });
}

bool names_country(const std::string& name, const std::string& country) {
  if (has_any(lower(name), names_of(country))) return true;
  for (const auto& word : split(name, ' ')) {
    if (word == country) return true;
  }
  return false;
}

/// How many orders each rate was on; those of the shop's table that no order had count 0.
std::map<std::pair<std::string, Amount>, int> rates_of(const Seen& seen, const std::string& home) {
  std::map<std::pair<std::string, Amount>, int> rates;
  for (const auto& rate : seen.facts.tax_rates) {
    if (!rate.percent.is_zero()) rates[{rate.country.empty() ? home : country_code(rate.country), rate.percent}];
  }
  for (const auto& order : seen.orders) {
    for (const auto& line : order.tax_lines) {
      const auto country = country_code(line.code.substr(0, line.code.find('-')));
      if (!line.percent.is_zero()) ++rates[{country.empty() ? home : country, line.percent}];
    }
  }
  return rates;
}

/// The code for a rate: at home one that is for sales, abroad one that names the country. Nothing where several are as likely.
const office::TaxCode* code_for(const Seen& seen, const std::string& country, const std::string& home, const Amount& rate) {
  const office::TaxCode* best = nullptr;
  int best_weight = -1;
  bool doubtful = false;
  for (const auto& code : seen.lists.tax_codes) {
    const auto name = lower(code.name);
    if (code.rate != rate || has_any(name, k_bought)) continue;
    int weight = has_any(name, k_sold) ? 1 : 0;
    if (names_country(code.name, country)) weight += 2;
    if (country == home && name.find("oss") != std::string::npos) continue;
    if (country != home && weight < 2) continue;
    if (weight == best_weight) doubtful = true;
    if (weight <= best_weight) continue;
    best = &code;
    best_weight = weight;
    doubtful = false;
  }
  return doubtful ? nullptr : best;
}

template <typename Words>
const office::TaxCode* zero_code(const Seen& seen, const Words& words) {
  const office::TaxCode* found = nullptr;
  for (const auto& code : seen.lists.tax_codes) {
    if (!code.rate.is_zero() || !has_any(lower(code.name), words) || has_any(lower(code.name), k_bought)) continue;
    if (found != nullptr) return nullptr;
    found = &code;
  }
  return found;
}

}  // namespace

void propose_vat(const Seen& seen, Proposal& into) {
  const auto home = country_code(seen.facts.base_country);
  auto& notes = into.notes["orders.vat"];
  std::vector<std::string> all;
  for (const auto& code : seen.lists.tax_codes)
    all.push_back(fmt::format("{} {} ({} %)", code.number, code.name, code.rate.shortest()));
  if (!all.empty()) notes.push_back("24SevenOffice has: " + joined(all, ", ") + ".");
  auto& rules = into.orders.vat;
  const auto rates = rates_of(seen, home);
  for (const bool at_home : {true, false}) {
    for (auto it = rates.rbegin(); it != rates.rend(); ++it) {
      const auto& [country, rate] = it->first;
      if ((country == home) != at_home) continue;
      if (const auto* code = code_for(seen, country, home, rate)) {
        settings::VatRule rule;
        rule.rate = rate;
        if (!at_home) rule.country = country;
        rule.tax = {code->number, 0};
        rules.push_back(std::move(rule));
      } else {
        notes.push_back(fmt::format(
            "{} % of {} ({} orders in 90 days): no code is surely meant. Such orders stop until it is added:", rate.shortest(),
            country, it->second));
        notes.push_back(at_home ? fmt::format("  - {{ rate: {}, tax: NUMBER }}", rate.shortest())
                                : fmt::format("  - {{ rate: {}, country: {}, tax: NUMBER }}", rate.shortest(), country));
      }
    }
  }
  if (rules.empty()) return;
  const auto without = [&](WithoutVat kind, const office::TaxCode* code) {
    if (code == nullptr) return;
    settings::VatRule rule;
    rule.without = kind;
    rule.tax = {code->number, 0};
    rules.push_back(std::move(rule));
  };
  without(WithoutVat::reverse_charge, zero_code(seen, k_reverse));
  without(WithoutVat::exports, zero_code(seen, k_export));
}

}  // namespace woo24::sync
