#pragma once
// Which of the proof's findings a person should look at first. Pure.

#include "woo24/sync/proof.hpp"

#include <vector>

namespace woo24::sync {

/// What a person should look at, what weighs most first: money that is not in the books, or twice; then what differs; then what
/// was told before. What a person has settled is not among them.
struct Weighed {
  const Finding* finding = nullptr;
  bool listed = false;
};
std::vector<Weighed> by_importance(const Proof& proof);

}  // namespace woo24::sync
