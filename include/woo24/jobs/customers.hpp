#pragma once
// Customers are found or made once (exactly-once §6). Making one is journaled like a save and reconciled by ExternalId.

#include "woo24/jobs/sides.hpp"
#include "woo24/sync/customer.hpp"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace woo24::jobs {

class Customers {
 public:
  Customers(Sides& sides, tfso::OfficeWriter& office) : sides_(sides), office_(office) {}

  struct Answer {
    std::optional<office::CompanyId> customer;
    std::optional<Error> error;  ///< refused or ambiguous: about this customer alone
    std::string by;              ///< for `why`
    std::vector<std::string> notes;
  };
  /// external id → what became of it. The outer error ends the run; nothing is lost, what was sent is journaled.
  Result<std::map<std::string, Answer>> find_or_make(const std::vector<sync::Buyer>& buyers);

 private:
  /// By memory or by search; neither customer nor error: to be made.
  Result<Answer> found(const sync::Buyer& buyer);
  Result<std::optional<Answer>> from_memory(const sync::Buyer& buyer);
  Result<Answer> search(const sync::Buyer& buyer);
  Result<void> refresh_own_cards();
  Result<std::vector<office::Company>> own_card(const sync::Buyer& buyer);
  /// `customers.update: empty`: fills what the card lacks. Asking twice is harmless: the card is read before every fill.
  Result<void> fill(const sync::Buyer& buyer, const office::Company& card, Answer& answer);
  Result<void> make_all(const std::vector<sync::Buyer>& unmatched, std::map<std::string, Answer>& answers);
  /// `sent`: the cards of this round so far; the made ones are added.
  Result<void> make(const std::vector<sync::Buyer>& buyers, std::vector<office::Company>& sent,
                    std::map<std::string, Answer>& answers);
  Result<void> forget_making(const sync::Buyer& buyer);
  Result<void> link(const std::string& external_id, office::CompanyId customer);
  Sides& sides_;
  tfso::OfficeWriter& office_;
  std::optional<Result<void>> own_cards_;  ///< what reading them answered in this round
  std::deque<office::Company> made_;       ///< made lately: the office's searches may not show them yet
};

}  // namespace woo24::jobs
