#pragma once
// Who buys, which card that is, and what a new card looks like. books.md §9, exactly-once §6.

#include "woo24/base/reason.hpp"
#include "woo24/base/result.hpp"
#include "woo24/model/office_company.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/sync/rules.hpp"
#include "woo24/sync/texts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

struct Buyer {
  bool business = false;  ///< company name or a valid organisation number
  bool guest = true;
  std::string org_number;                      ///< normalised digits; "" when none or its check digit is wrong
  std::string written_number;                  ///< as the shop has it
  std::string company, first_name, last_name;  ///< entities decoded, trimmed
  std::string email, phone, country, vat_number;
  bool vat_number_valid = false;  ///< the shop's plugin says so, and the prefix is the destination's
  bool reverse_charge = false;    ///< sold without VAT on that number: the card must carry it
  office::Address invoice, delivery;
  std::string external_id;  ///< woo24:<shop_id>:<hash>
  bool anonymised = false;  ///< the shop's eraser has been here
  std::vector<std::string> notes;
};

Buyer buyer_of(const shop::Order& order, const Rules& rules, const std::string& key);

/// The searches by organisation number, in its written forms; none without one.
std::vector<office::CompanySearch> number_searches(const Buyer& buyer);
/// The searches by name and e-mail, for when the number found nothing.
std::vector<office::CompanySearch> other_searches(const Buyer& buyer);

enum class MatchKind { found, none, ambiguous, blocked };
struct Match {
  MatchKind kind = MatchKind::none;
  std::optional<office::CompanyId> customer;
  std::optional<Reason> reason;  ///< ambiguous, blocked
  std::string by;                ///< "organisation number", "name", "e-mail", "own card": for `why`
  std::vector<std::string> notes;
  std::optional<office::Company> card = {};  ///< the one found, as it was read; not for the collective customer
};
/// Among all cards that the searches brought (compared exactly here).
Match match(const Buyer& buyer, const std::vector<office::Company>& cards, const Rules& rules);

/// Error: customer-without-name. `texts`: takes what had to be cut.
Result<office::Company> new_card(const Buyer& buyer, const Rules& rules, FieldTexts* texts = nullptr);

}  // namespace woo24::sync
