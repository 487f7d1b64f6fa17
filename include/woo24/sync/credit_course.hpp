#pragma once
// When a credit may follow its sale, and what becomes of it when it may not. books.md §10, exactly-once §7.

#include "woo24/model/shop_order.hpp"
#include "woo24/settings/settings.hpp"
#include "woo24/sync/course.hpp"

#include <optional>

namespace woo24::sync {

/// What keeps a credit from following its sale now; nothing: it may. `sale`: empty where the state file knows none.
/// One whose sale a person booked by hand is theirs too; one whose sale stands still is listed with it.
std::optional<Evidence> held_back_by(const std::optional<Posting>& sale, const Posting& credit, Instant now);

/// Why a refund is not credited under these settings; nothing: it is.
std::optional<Reason> not_credited(const Posting& credit, const settings::After& after);

/// What the books have of a sale, so that credits can take it back: nothing of one that is Inactive there.
std::optional<Amount> booked_total(const office::Order& sale);

/// The refund of a credit is gone from the shop.
Reason refund_gone(const Posting& credit);

/// A credit in the books whose refund `order` no longer shows, and of which nobody has been told.
bool lost_its_refund(const Posting& credit, const shop::Order& order);

}  // namespace woo24::sync
