#include "woo24/sync/proposal.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/organisation_number.hpp"
#include "woo24/sync/territory.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

namespace woo24::sync {

namespace {

using settings::Region;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

template <std::size_t N>
bool has_any(const std::string& text, const std::array<std::string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return has(text, part); });
}

// --- rows ---

constexpr std::array<std::string_view, 5> k_shipping{"frakt", "shipping", "porto", "fraktkostnad", "leverans"};
constexpr std::array<std::string_view, 4> k_fee{"avgift", "gebyr", "fee", "expedition"};
constexpr std::array<std::string_view, 4> k_rounding{"öresavr", "avrund", "øreavr", "rounding"};
constexpr std::array<std::string_view, 4> k_gift_card{"presentkort", "gavekort", "gift card", "giftcard"};
constexpr std::array<std::string_view, 4> k_reduction{"prisavdrag", "prisreduksjon", "prisavslag", "price reduction"};

std::string words_of(const office::Product& product) { return lower(product.number) + " " + lower(product.name); }

/// The one whose name says it shortest: "Frakt" before "Frakt, skrymmande gods". Nothing where two are as likely.
template <std::size_t N>
settings::Named charge(const Seen& seen, const std::array<std::string_view, N>& words, const std::string& key, Proposal& into) {
  std::vector<const office::Product*> found;
  for (const auto& product : seen.charges) {
    if (product.active && has_any(words_of(product), words)) found.push_back(&product);
  }
  if (found.empty()) return {};
  const auto weight = [&](const office::Product* one) {
    const bool named_so = std::find(words.begin(), words.end(), lower(one->number)) != words.end();
    return std::pair{named_so ? std::size_t{0} : std::size_t{1}, length(one->name)};
  };
  std::sort(found.begin(), found.end(), [&](const auto* a, const auto* b) { return weight(a) < weight(b); });
  if (found.size() > 1) {
    std::vector<std::string> others;
    for (const auto* one : found) others.push_back(one->number + " (" + one->name + ")");
    into.notes[key].push_back("May be one of: " + joined(others, ", ") + ".");
    if (weight(found[0]) == weight(found[1])) return {};
  }
  return {found[0]->number, 0};
}

// --- sale types ---

constexpr std::array<std::string_view, 4> k_purchase{"inköp", "innkjøp", "purchase", "kjøp"};
constexpr std::array<std::string_view, 5> k_outside{"utland", "export", "eksport", "utanför", "utenfor"};
constexpr std::array<std::string_view, 5> k_consumer{"privat", "oss", "konsument", "forbruker", "consumer"};
constexpr std::array<std::string_view, 4> k_home{"kreditsälg", "kredittsalg", "försäljning", "salg"};
constexpr std::array<std::string_view, 3> k_no_vat{"utan moms", "uten mva", "momsfri"};

/// A word of its own: "eu varor", not "neutral".
bool has_word(const std::string& text, std::string_view word) {
  const auto letter = [&](std::size_t at) {
    const auto c = static_cast<unsigned char>(text[at]);
    return c >= 0x80 || (c >= 'a' && c <= 'z');
  };
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || !letter(at - 1)) && (end == text.size() || !letter(end))) return true;
  }
  return false;
}

std::string countries_of(const Seen& seen) {
  std::map<std::string, int> counts;
  for (const auto& order : seen.orders) {
    const auto& written = order.shipping.country.empty() ? order.billing.country : order.shipping.country;
    ++counts[written.empty() ? "?" : written];
  }
  std::vector<std::string> parts;
  for (const auto& [country, count] : counts) parts.push_back(fmt::format("{} {}", country, count));
  return joined(parts, ", ");
}

}  // namespace

bool is_charge(const office::Product& product) {
  const auto words = words_of(product);
  return has_any(words, k_shipping) || has_any(words, k_fee) || has_any(words, k_rounding) || has_any(words, k_gift_card) ||
         has_any(words, k_reduction);
}

void propose_rows(const Seen& seen, Proposal& into) {
  auto& rows = into.orders.rows;
  rows.shipping = charge(seen, k_shipping, "orders.rows.shipping", into);
  rows.fee = charge(seen, k_fee, "orders.rows.fee", into);
  rows.rounding = charge(seen, k_rounding, "orders.rows.rounding", into);
  rows.gift_card = charge(seen, k_gift_card, "orders.rows.gift_card", into);
  rows.price_reduction = charge(seen, k_reduction, "orders.rows.price_reduction", into);
  if (rows.shipping.name.empty()) {
    into.notes["orders.rows.shipping"].push_back(
        "24SevenOffice has no product that is surely this: make one there, such as FRAKT, and name it here.");
  }
}

void propose_sale_types(const Seen& seen, Proposal& into) {
  std::string home, goods, consumer, outside;
  std::vector<std::string> all;
  const auto take = [](std::string& into_one, const std::string& name) {
    if (into_one.empty()) into_one = name;
  };
  for (const auto& type : seen.lists.sale_types) {
    const auto name = lower(type.name);
    if (has_any(name, k_purchase)) continue;
    all.push_back(type.name);
    if (has_word(name, "eu")) {
      take(has_any(name, k_consumer) ? consumer : goods, type.name);
    } else if (has_any(name, k_outside)) {
      take(outside, type.name);
    } else if (has_any(name, k_home) && !has_any(name, k_no_vat)) {
      take(home, type.name);
    }
  }
  auto& rules = into.orders.sale_types;
  const auto add = [&](Region region, std::optional<bool> number, const std::string& name) {
    if (!name.empty()) rules.push_back({region, number, std::nullopt, {name, 0}, 0});
  };
  add(Region::home, std::nullopt, home);
  add(Region::eu, true, goods);
  add(Region::eu, std::nullopt, consumer);
  add(Region::outside, std::nullopt, outside);
  auto& notes = into.notes["orders.sale_types"];
  if (!all.empty()) notes.push_back("24SevenOffice has: " + joined(all, ", ") + ".");
  if (!seen.orders.empty()) notes.push_back("Orders of the last 90 days by country: " + countries_of(seen) + ".");
  if (home.empty()) rules.clear();  // a list without home would fail every order at home
}

void propose_departments(const Seen& seen, Proposal& into) {
  constexpr std::array<std::string_view, 6> k_web{"webb", "web", "e-handel", "ehandel", "nettbutikk", "online"};
  std::vector<std::string> fits, all;
  for (const auto& one : seen.lists.departments) {
    all.push_back(one.name);
    if (has_any(lower(one.name), k_web)) fits.push_back(one.name);
  }
  if (fits.size() == 1) into.orders.department = {fits[0], 0};
  if (!all.empty()) into.notes["orders.department"].push_back("24SevenOffice has: " + joined(all, ", ") + ".");
  std::vector<std::string> categories;
  for (const auto& one : seen.lists.categories) categories.push_back(one.name);
  if (!categories.empty())
    into.notes["orders.row_dimensions"].push_back("Categories in 24SevenOffice: " + joined(categories, ", ") + ".");
}

void propose_customer_meta(const Seen& seen, Proposal& into) {
  std::map<std::string, int> organisation, vat;
  const auto home = country_code(seen.facts.base_country);
  for (const auto& order : seen.orders) {
    for (const auto& meta : order.meta) {
      const auto key = lower(meta.key);
      const auto value = std::string(trimmed(meta.value));
      if (value.size() < 8 || value.size() > 20) continue;
      const bool named = has(key, "org") || has(key, "company") || has(key, "foretag") || has(key, "bedrift");
      if (const auto number = bare_organisation_number(value, home); named && number && is_valid(*number))
        ++organisation[meta.key];
      if (has(key, "vat") && !country_code(value.substr(0, 2)).empty() &&
          value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 0) == std::string::npos)
        ++vat[meta.key];
    }
  }
  const auto put = [&](const std::map<std::string, int>& found, std::vector<std::string>& keys, const char* key) {
    std::vector<std::string> first;
    for (const auto& [name, count] : found) {
      into.notes[key].push_back(fmt::format("{} has one in {} of the orders of the last 90 days.", name, count));
      first.push_back(name);
    }
    std::sort(first.begin(), first.end(), [&](const auto& a, const auto& b) { return found.at(a) > found.at(b); });
    for (const auto& name : keys) {
      if (std::find(first.begin(), first.end(), name) == first.end()) first.push_back(name);
    }
    keys = std::move(first);
  };
  put(organisation, into.orders.customers.organisation_number_from, "orders.customers.organisation_number_from");
  put(vat, into.orders.customers.vat_number_from, "orders.customers.vat_number_from");
}

Proposal propose(const Seen& seen, Ships ships) {
  Proposal proposal;
  if (ships == Ships::office) {
    proposal.orders.becomes = "Confirmed";
    proposal.orders.after.completed_from = {"processing"};
    proposal.notes["orders.becomes"].push_back(
        "The goods are sent from 24SevenOffice: an order arrives there to be picked, and becomes an invoice there.");
  }
  propose_payments(seen, ships, proposal);
  propose_sale_types(seen, proposal);
  propose_vat(seen, proposal);
  propose_rows(seen, proposal);
  propose_departments(seen, proposal);
  propose_customer_meta(seen, proposal);
  return proposal;
}

}  // namespace woo24::sync
