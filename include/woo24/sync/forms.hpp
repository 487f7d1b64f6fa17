#pragma once
// The forms in which one draft is saved: staged, brought to new content, released, set inactive. Every one carries the whole
// head again (exactly-once §4, "releasing"), so that nothing left out can be reset.

#include "woo24/model/office_order.hpp"
#include "woo24/model/posting.hpp"
#include "woo24/sync/order_draft.hpp"

#include <string>

namespace woo24::sync {

/// State Web, mark, no payment. Without id and rows' change states: a first save.
office::Order staged_form(const Draft& draft, const Posting& posting, const std::string& installation);
/// The staged order brought to `draft`, given what the office shows now.
office::Order updated_form(const Draft& draft, const Posting& posting, const std::string& installation,
                           const office::Order& read);
/// State, distribution, the bare key; the payment only when `with_payment`. Rows are left out (not changed).
/// `invoiced`: the day of the invoice that this release makes; empty where it makes none.
office::Order released_form(const Draft& draft, const Posting& posting, bool with_payment,
                            const std::optional<Day>& invoiced = std::nullopt);
/// The staged head alone: what a stopped order gets back once it is right, its own title.
office::Order head_form(const Draft& draft, const Posting& posting, const std::string& installation);
/// What the office shows, set Inactive; nothing else changes. Needs no draft: an order that cannot be drafted can be withdrawn.
office::Order inactive_form(const office::Order& read);
/// What the office shows, taken back to Web for a change, under a title that says so. Its key stays bare: the payment went.
office::Order reopened_form(const office::Order& read);
/// A reopened order brought to `draft`: rows as they have to change, never a payment.
office::Order changed_form(const Draft& draft, const Posting& sale, const office::Order& read);
bool is_changing(const office::Order& read);
/// What the office shows, with title "STOPPAD AV woo24", so that nobody invoices it by hand.
office::Order stopped_form(const office::Order& read);
bool is_stopped(const office::Order& read);

inline constexpr const char* k_stopped_title = "STOPPAD AV woo24";
inline constexpr const char* k_changing_title = "ÄNDRAS AV woo24";

}  // namespace woo24::sync
