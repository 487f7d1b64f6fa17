#pragma once
// The pretend office itself as a desk: asked over its wire, through the room that the program asks it by. What an absent value
// looks like in an answer, and what a save answers, matter here.

#include "desk.hpp"
#include "woo24/sandbox/office.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace woo24::baskets {

/// Of the sandbox's switches those that only the wire knows.
struct Answers {
  sandbox::OfficeSwitches::Empties empties = sandbox::OfficeSwitches::Empties::absent;
  sandbox::OfficeSwitches::Echo echo = sandbox::OfficeSwitches::Echo::sent;
};
std::string story(const Answers& answers);
/// Every combination.
std::vector<Answers> all_answers();

class WireDesk {
 public:
  WireDesk(const Unknowns& unknowns, const Answers& answers);
  ~WireDesk();
  WireDesk(const WireDesk&) = delete;
  WireDesk& operator=(const WireDesk&) = delete;

  /// One save of all; nothing for each that was refused. Each gets a key of its own there. `numbers`: by product id, what the
  /// orders sell.
  std::vector<std::optional<office::OrderId>> book(const std::vector<office::Order>& sent,
                                                   const std::map<std::int64_t, std::string>& numbers);
  /// As it comes back, with the sender's ids of customer and products. Nothing: the read failed.
  std::optional<office::Order> show(office::OrderId order);
  /// What the office said of the last order that it refused.
  [[nodiscard]] const std::string& refusal() const;
  /// False: refused.
  bool add(office::OrderId order, const office::Row& row);

 private:
  struct Inner;
  std::unique_ptr<Inner> inner_;
};

}  // namespace woo24::baskets
