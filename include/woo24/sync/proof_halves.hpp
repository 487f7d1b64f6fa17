#pragma once
// A refund of which only part was put back in stock is two credits in the books: each is proved for itself, and together they
// are the refund. Pure.

#include "woo24/sync/office_shelf.hpp"
#include "woo24/sync/proof.hpp"

#include <vector>

namespace woo24::sync {

/// The refund as the books should show it: as it is, or as the two that it was divided into, the one that moves stock last.
/// What that one is to come to is what the state file settled, else what the office shows; the other is to come to the rest.
std::vector<Sold> halves_of(const Sold& refund, const OfficeShelf& shelf, const ProofSides& sides);

/// Whether the office shows any credit of it that is not inactive.
bool is_credited(const Sold& refund, const OfficeShelf& shelf);

}  // namespace woo24::sync
