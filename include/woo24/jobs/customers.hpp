#pragma once
// Customers are found or made once (exactly-once §6). Making one is journaled like a save and reconciled by ExternalId.

#include "woo24/jobs/sides.hpp"
#include "woo24/sync/customer.hpp"

#include <deque>
#include <map>
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
  Result<std::optional<Answer>> from_memory(const sync::Buyer& buyer);
  Result<Answer> search(const sync::Buyer& buyer);
  Result<void> refresh_own_cards();
  Result<std::vector<office::Company>> own_card(const sync::Buyer& buyer);
  Result<void> make(const std::vector<sync::Buyer>& buyers, std::map<std::string, Answer>& answers);
  Result<void> link(const std::string& external_id, office::CompanyId customer);
  Sides& sides_;
  tfso::OfficeWriter& office_;
  std::deque<office::Company> made_;  ///< made lately: the office's searches may not show them yet
};

}  // namespace woo24::jobs
