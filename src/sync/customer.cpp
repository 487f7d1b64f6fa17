#include "woo24/sync/customer.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/organisation_number.hpp"
#include "woo24/sync/texts.hpp"

#include <algorithm>
#include <array>

namespace woo24::sync {

namespace {

using office::Company;
using Cards = std::vector<const Company*>;

constexpr std::size_t k_name_limit = 200, k_first_name_limit = 50, k_number_limit = 20, k_phone_limit = 25;

// Mail of these says nothing about a company: half the country has it.
constexpr std::array<std::string_view, 18> k_public_mail{
    "gmail.com",  "googlemail.com", "hotmail.com", "hotmail.se", "hotmail.no",     "outlook.com",
    "live.se",    "live.no",        "live.com",    "msn.com",    "yahoo.com",      "yahoo.se",
    "icloud.com", "me.com",         "telia.com",   "online.no",  "protonmail.com", "proton.me"};

std::string folded(std::string_view text) {
  std::string out;
  for (const auto& word : split(lower(trimmed(text)), ' ')) {
    if (!word.empty()) out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

bool same(std::string_view a, std::string_view b) {
  const auto first = folded(a);
  return !first.empty() && first == folded(b);
}

std::string digits_of(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

/// "070-123 45 67", "+46 70 123 45 67" → the last eight digits, which no country code or trunk 0 touches.
bool same_phone(std::string_view a, std::string_view b) {
  const auto first = digits_of(a), second = digits_of(b);
  constexpr std::size_t k_tail = 8;
  if (first.size() < k_tail || second.size() < k_tail) return false;
  return first.substr(first.size() - k_tail) == second.substr(second.size() - k_tail);
}

bool same_postcode(const office::Address& a, const office::Address& b) {
  const auto first = digits_of(a.postal_code), second = digits_of(b.postal_code);
  return first.size() >= 3 && first == second;
}

std::vector<std::string> mails_of(const Company& card) {
  return {card.email_invoice, card.email_work, card.email_primary, card.email_home};
}

bool has_mail(const Company& card, const std::string& mail) {
  const auto mails = mails_of(card);
  return !mail.empty() && std::any_of(mails.begin(), mails.end(), [&](const std::string& one) { return same(one, mail); });
}

std::string domain_of(std::string_view mail) {
  const auto at = mail.rfind('@');
  auto domain = at == std::string_view::npos ? std::string() : lower(trimmed(mail.substr(at + 1)));
  return std::find(k_public_mail.begin(), k_public_mail.end(), domain) == k_public_mail.end() ? domain : std::string();
}

template <typename Agrees>
bool any_address(const Company& card, Agrees agrees) {
  return agrees(card.post) || agrees(card.delivery) || agrees(card.invoice);
}

/// Everything that decides over one card.
class Matching {
 public:
  Matching(const Buyer& buyer, const Rules& rules) : buyer_(buyer), rules_(rules), settings_(rules.settings.orders.customers) {}

  Match among(const std::vector<Company>& cards) {
    if (auto numbered = by_number(cards)) return *numbered;
    if (auto own = own_card(cards)) return *own;
    const auto open = candidates(cards);
    auto match = choose("name", where(open, [&](const Company& card) { return name_counts(card); }));
    if (match.kind == MatchKind::none) match = by_mail(open);
    if (match.kind == MatchKind::none) match.notes = notes_;
    return match;
  }

 private:
  template <typename Fits>
  static Cards where(const Cards& cards, Fits fits) {
    Cards out;
    std::copy_if(cards.begin(), cards.end(), std::back_inserter(out), [&](const Company* card) { return fits(*card); });
    return out;
  }

  [[nodiscard]] std::string number_of(const Company& card) const {
    const auto& country = card.country.empty() ? buyer_country() : card.country;
    const auto number = bare_organisation_number(card.org_number, country);
    return number ? number->digits : std::string();
  }
  [[nodiscard]] const std::string& buyer_country() const { return buyer_.country.empty() ? rules_.home : buyer_.country; }

  /// It decides alone.
  std::optional<Match> by_number(const std::vector<Company>& cards) {
    if (buyer_.org_number.empty()) return std::nullopt;
    Cards hits;
    for (const auto& card : cards) {
      if (card.id && number_of(card) == buyer_.org_number) hits.push_back(&card);
    }
    if (hits.empty()) return std::nullopt;
    if (hits.size() == 1) return found("organisation number", *hits.front());
    return ambiguous(
        Reason{ReasonId::customer_number_twice, {{"number", buyer_.written_number}, {"candidates", listed(hits)}}});
  }

  /// A card that woo24 made for this very buyer. What a person made of it since must still be this buyer.
  std::optional<Match> own_card(const std::vector<Company>& cards) {
    Cards hits;
    for (const auto& card : cards) {
      if (card.id && !card.external_id.empty() && card.external_id == buyer_.external_id) hits.push_back(&card);
    }
    if (hits.empty()) return std::nullopt;
    const bool fits = hits.size() == 1 && (same_name(*hits.front()) || has_mail(*hits.front(), buyer_.email));
    if (fits) return found("own card", *hits.front());
    return ambiguous(Reason{ReasonId::customer_ambiguous, {{"name", shown_name()}, {"candidates", listed(hits)}}});
  }

  /// The cards that a name or an e-mail may find at all.
  Cards candidates(const std::vector<Company>& cards) {
    const bool numbered_too = buyer_.guest ? settings_.numbered_for_guests : settings_.numbered_for_customers;
    Cards out;
    for (const auto& card : cards) {
      if (!card.id) continue;
      if (!card.org_number.empty() && !trimmed(card.org_number).empty()) {
        if (!buyer_.org_number.empty()) continue;  // another organisation
        if (!numbered_too) {
          if (name_counts(card) || has_mail(card, buyer_.email)) {
            notes_.push_back("card " + std::to_string(card.id->value) +
                             " has an organisation number and the buyer gave none: not used");
          }
          continue;
        }
      }
      out.push_back(&card);
    }
    return out;
  }

  [[nodiscard]] bool same_name(const Company& card) const {
    if (!buyer_.company.empty()) return card.type != office::CompanyType::consumer && same(card.name, buyer_.company);
    const auto& first = buyer_.first_name;
    const auto& last = buyer_.last_name;
    if (first.empty() || last.empty()) return card.first_name.empty() && same(card.name, first + last);
    if (!card.first_name.empty()) return same(card.first_name, first) && same(card.name, last);
    return same(card.name, first + " " + last) || same(card.name, last + ", " + first) || same(card.name, last + " " + first);
  }

  /// A name counts only when something else agrees.
  [[nodiscard]] bool name_counts(const Company& card) const {
    if (!same_name(card)) return false;
    if (settings_.name_alone == settings::NameAlone::always) return true;
    if (has_mail(card, buyer_.email)) return true;
    if (buyer_.business) {
      return settings_.name_alone == settings::NameAlone::businesses ||
             any_address(card, [&](const auto& at) { return same_postcode(at, buyer_.invoice); }) || same_domain(card);
    }
    return has_phone(card) || any_address(card, [&](const auto& at) {
             return same_postcode(at, buyer_.invoice) && same(at.street, buyer_.invoice.street);
           });
  }

  [[nodiscard]] bool has_phone(const Company& card) const {
    return same_phone(card.phone, buyer_.phone) ||
           std::any_of(card.phones.begin(), card.phones.end(),
                       [&](const std::string& one) { return same_phone(one, buyer_.phone); });
  }
  [[nodiscard]] bool same_domain(const Company& card) const {
    const auto domain = domain_of(buyer_.email);
    const auto mails = mails_of(card);
    return !domain.empty() &&
           std::any_of(mails.begin(), mails.end(), [&](const std::string& one) { return domain_of(one) == domain; });
  }

  /// The invoice address first, then work, primary, home.
  Match by_mail(const Cards& open) {
    if (buyer_.email.empty()) return {};
    for (const auto field : {&Company::email_invoice, &Company::email_work, &Company::email_primary, &Company::email_home}) {
      const auto hits = where(open, [&](const Company& card) {
        // A company never ends on a private person's card.
        return same(card.*field, buyer_.email) && !(buyer_.business && card.type == office::CompanyType::consumer);
      });
      if (!hits.empty()) return choose("e-mail", hits);
    }
    return {};
  }

  Match choose(const char* by, const Cards& hits) {
    if (hits.empty()) return {};
    if (hits.size() == 1) return found(by, *hits.front());
    return ambiguous(Reason{ReasonId::customer_ambiguous, {{"name", shown_name()}, {"candidates", listed(hits)}}});
  }

  Match found(const char* by, const Company& card) {
    const auto id = std::to_string(card.id->value);
    Match match{MatchKind::found, card.id, std::nullopt, by, notes_, card};
    const auto blocked = [&](Reason reason) {
      match.kind = MatchKind::blocked;
      match.reason = std::move(reason);
      return match;
    };
    if (card.block_invoice) return blocked(Reason{ReasonId::customer_blocked, {{"customer", id + " " + card.name}}});
    const bool filled_in = settings_.update == settings::CardUpdate::empty && trimmed(card.vat_number).empty();
    if (buyer_.reverse_charge && !filled_in && bare(card.vat_number) != buyer_.vat_number) {
      return blocked(Reason{ReasonId::vat_number_on_card_differs,
                            {{"customer", id + " " + card.name}, {"card", card.vat_number}, {"order", buyer_.vat_number}}});
    }
    return match;
  }

  static Match ambiguous(Reason reason) { return Match{MatchKind::ambiguous, std::nullopt, std::move(reason), "", {}}; }

  static std::string bare(std::string_view number) {
    std::string out;
    for (const char c : number) {
      if (c >= 'a' && c <= 'z') out += static_cast<char>(c - 'a' + 'A');
      if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) out += c;
    }
    return out;
  }

  static std::string listed(const Cards& cards) {
    std::string out;
    for (const auto* card : cards) {
      out += (out.empty() ? "" : ", ") + std::to_string(card->id->value) + " " + card->name +
             (card->first_name.empty() ? "" : ", " + card->first_name);
    }
    return out;
  }

  [[nodiscard]] std::string shown_name() const {
    return buyer_.company.empty() ? std::string(trimmed(buyer_.first_name + " " + buyer_.last_name)) : buyer_.company;
  }

  const Buyer& buyer_;
  const Rules& rules_;
  const settings::Customers& settings_;
  std::vector<std::string> notes_;
};

office::CompanySearch named(std::string name) {
  office::CompanySearch search;
  search.name = std::move(name);
  return search;
}

}  // namespace

std::vector<office::CompanySearch> number_searches(const Buyer& buyer) {
  std::vector<office::CompanySearch> searches;
  if (buyer.org_number.empty()) return searches;
  auto number = bare_organisation_number(buyer.written_number, buyer.country);
  if (!number || number->digits != buyer.org_number) number = OrganisationNumber{buyer.country, buyer.org_number, false};
  for (auto& form : written_forms(*number, buyer.written_number)) {
    office::CompanySearch search;
    search.org_number = cut(form, k_number_limit);
    searches.push_back(std::move(search));
  }
  return searches;
}

std::vector<office::CompanySearch> other_searches(const Buyer& buyer) {
  std::vector<office::CompanySearch> searches;
  if (!buyer.email.empty()) {
    office::CompanySearch search;
    search.email = buyer.email;
    searches.push_back(std::move(search));
  }
  if (!buyer.company.empty()) {
    searches.push_back(named(cut(buyer.company, k_name_limit)));
  } else if (!buyer.last_name.empty()) {
    // People are written "Last", "Last, First" or "First Last"; a wildcard nets all three. Short names would net half the
    // register.
    constexpr std::size_t k_short = 4;
    if (length(buyer.last_name) >= k_short) {
      searches.push_back(named("%" + cut(buyer.last_name, k_name_limit) + "%"));
    } else {
      searches.push_back(named(buyer.last_name));
      if (!buyer.first_name.empty()) searches.push_back(named(buyer.last_name + ", " + buyer.first_name));
    }
  }
  return searches;
}

Match match(const Buyer& buyer, const std::vector<office::Company>& cards, const Rules& rules) {
  if (rules.collective_customer != 0 && !buyer.business) {
    return Match{MatchKind::found, office::CompanyId{rules.collective_customer}, std::nullopt, "collective customer", {}};
  }
  return Matching(buyer, rules).among(cards);
}

Result<office::Company> new_card(const Buyer& buyer, const Rules& rules, FieldTexts* texts) {
  FieldTexts unheard;
  auto& field = texts == nullptr ? unheard : *texts;
  office::Company card;
  card.external_id = buyer.external_id;
  card.type = buyer.business ? office::CompanyType::business : office::CompanyType::consumer;
  const auto person = std::string(trimmed(buyer.first_name + " " + buyer.last_name));
  if (buyer.business) {
    card.name = buyer.company.empty() ? person : buyer.company;
  } else {
    card.name = buyer.last_name.empty() ? buyer.first_name : buyer.last_name;
    if (!buyer.last_name.empty()) card.first_name = field.clean("FirstName", buyer.first_name, k_first_name_limit);
  }
  card.name = field.clean("Name", card.name, k_name_limit);
  if (card.name.empty()) return Fail{Kind::refused, Reason{ReasonId::customer_without_name, {}}};
  if (!buyer.org_number.empty()) {
    const auto number = bare_organisation_number(buyer.written_number, buyer.country.empty() ? rules.home : buyer.country);
    card.org_number = cut(number ? tidy(*number) : buyer.org_number, k_number_limit);
  }
  card.post = card.invoice = buyer.invoice;
  card.delivery = buyer.delivery;
  card.phone = field.clean("PhoneNumbers.Primary", buyer.phone, k_phone_limit);
  if (buyer.email.find('@') != std::string::npos) card.email_invoice = buyer.email;
  card.country = buyer.country.empty() ? rules.home : buyer.country;
  if (buyer.vat_number_valid) card.vat_number = buyer.vat_number;
  card.is_private = !buyer.business;
  return card;
}

}  // namespace woo24::sync
