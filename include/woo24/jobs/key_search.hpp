#pragma once
// Finding an order in the office by its key, by both routes (exactly-once §3): (a) by ExternalStatus, (b) by the list of
// changed orders, kept in the state file. A positive answer of either is proof; a negative one counts only as said there.

#include "woo24/jobs/sides.hpp"

#include <map>
#include <string>
#include <vector>

namespace woo24::jobs {

class KeySearch {
 public:
  explicit KeySearch(Sides& sides) : sides_(sides) {}

  enum class Need {
    usual,  ///< nothing of ours is unclear: the list may be ten minutes old where route (a) has proved itself
    fresh,  ///< after an unclear write: the list is read now
  };
  /// key → every order in the office that carries it, whole, with rows. A key without an entry is in neither route.
  Result<std::map<std::string, std::vector<office::Order>>> find(const std::vector<Posting>& postings, Need need);
  /// The same as what it means, one sight a posting, in their order.
  Result<std::vector<sync::Sight>> sights(const std::vector<Posting>& postings, Need need);
  /// Route (b)'s ordinary poll.
  Result<void> poll();
  /// Remembers which order a save's answer named.
  Result<void> remember(office::OrderId order, const std::string& key);

 private:
  enum class Trust { unknown, works, misses };
  Result<Trust> trust();
  Result<void> learn(Trust trust);
  Result<bool> list_is_recent();
  Result<std::vector<office::Order>> by_external_status(const std::vector<Posting>& postings);
  Sides& sides_;
};

}  // namespace woo24::jobs
