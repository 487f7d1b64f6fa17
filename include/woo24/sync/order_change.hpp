#pragma once
// What becomes in the books of an order that the shop changed or called off after it was sent. One plan an order: in the
// office stands the order as the shop has it now, whole, and a credit for every refund; rows are never reckoned from
// differences. exactly-once §7, books.md §10.

#include "woo24/model/shop_refund.hpp"
#include "woo24/sync/course.hpp"
#include "woo24/sync/order_draft.hpp"
#include "woo24/sync/shop_content.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace woo24::sync {

/// Of the n-th change of a sale: "WOO-…-C1". Only in the state file; in the office the sale's own key stays.
std::string change_key(const std::string& sale_key, int n);
/// The sale's; nothing where it is the key of no change.
std::optional<std::string> changed_sale(const std::string& key);
bool is_change(PostingKind kind);
/// The newest change of a sale among postings by key; nothing where it has none.
const Posting* newest_change(const std::map<std::string, Posting>& postings, const std::string& sale_key);

/// Made Inactive by us since the shop called it off.
bool is_called_off(const Posting& sale);

/// Cancelled or failed. An order put back on hold is being worked on; a status of a plugin may mean anything.
bool called_off(const shop::Order& order);

/// Whether something is to be done about an order of ours that the shop shows like this, and which kind; nothing: it is as it
/// was sent, or nobody's business of ours. `same_settings`: as in content_change.
std::optional<PostingKind> needed_change(const Posting& sale, const shop::Order& order, const Rules& rules,
                                         bool same_settings = true);

/// What to do with the newest change of a sale, and whether a new row is needed.
struct ChangeRows {
  std::optional<Posting> newest;  ///< as it is to be written, where it moves
  bool add = false;               ///< a row of the needed kind is to be made
};
/// `content`: of the order as it is now.
ChangeRows change_rows(const std::optional<Posting>& newest, const Posting& sale, std::optional<PostingKind> needed,
                       const std::string& content, bool same_settings, Instant now);

/// The order was paid in the shop, or a payment went with it.
bool is_paid(const Posting& sale, const shop::Order* order, const Rules& rules);

/// Nothing of the sale is in the books (its order was deleted there, and a person said again; or it was withdrawn before its
/// release, and rests until it is due once more): it will be drafted from the shop's order as that is then, so that a change of
/// it has nothing left to do.
bool begun_anew(const Posting& sale);

/// What keeps a change from following its sale now; nothing: it may.
std::optional<Evidence> change_held_back(const Posting& sale, Instant now);

/// It came to its end, whatever the stage.
struct Ended {};
struct Go {
  std::optional<Draft> draft;  ///< of an update: what the office order is to become
  ContentChange change;
};
/// What the shop's side asks for. Evidence: why not, or not now.
using ChangeOutlook = std::variant<Ended, Evidence, Go>;

/// The shop's order was changed. `products` must hold what needed_products asks for, where changed is `act`.
ChangeOutlook update_outlook(const Posting& sale, const shop::Order& order, const Rules& rules, const Products& products);
/// The shop's order was called off. Of Cannot with cancelled-after-sent the argument `what` is left to be filled in.
ChangeOutlook cancel_outlook(const Posting& sale, const shop::Order& order, const Rules& rules);

/// The refunds of an order, held against what it is now: none may give back what it no longer sells. Errors: of credited().
Result<void> refunds_fit(const shop::Order& order, const std::vector<shop::Refund>& refunds, const Rules& rules);

/// How the office shows the sale.
enum class Ground {
  as_released,  ///< as woo24 left it
  reopened,     ///< taken back to Web by woo24, for a change that is under way
  inactive,     ///< already
};
using Footing = std::variant<Ground, Evidence>;
/// Whether the office's order may be changed, or made Inactive. `becomes`: the state it was released to, where known.
Footing footing(const Posting& change, const Posting& sale, const Sight& seen, const std::optional<std::string>& becomes,
                const Limits& limits, Instant now);
/// Invoiced already: for a person. `change`: nothing for an order called off.
Reason invoiced_already(const Posting& change, const office::Order& read, const std::optional<ContentChange>& what);

/// The sale as the forms of its change need it: on the office's order, with the customer of now.
Posting while_changing(const Posting& sale, const Posting& change, const office::Order& read);
/// A change in the books: the sale as it stands from now on.
Posting changed(const Posting& sale, const Posting& change, const office::Order& read);
/// The change at its end, `why`: with a reason for a person all the same.
Posting ended(const Posting& change, const std::optional<Reason>& why, Instant now);
/// What was paid, where a person has been told already that the sale's total is another; else the sale's total. With currency.
std::string paid_before(const Posting& sale, const std::vector<Posting>& changes);

}  // namespace woo24::sync
