#pragma once
// What follows for an order made in the office, of how far it has come and what both sides show. Pure.

#include "woo24/model/import.hpp"
#include "woo24/model/new_shop_order.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/sync/course.hpp"
#include "woo24/sync/import_draft.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

/// A digest of what makes an order of the shop: status, rows, totals, refunds. Whose it is and where it goes are none of it.
std::string shop_digest(const shop::Order& order);

/// What one run knows of an import.
struct ImportSight {
  const office::Order* order = nullptr;  ///< null: not asked for, or gone
  bool gone = false;                     ///< the office was asked for it by its id, and has none
  Taken taken = Taken::not_now;
  const ImportDraft* draft = nullptr;
  std::optional<Reason> refused;          ///< why there is no draft
  bool unchanged = false;                 ///< there is none because nothing that it is made of has changed
  const shop::Order* in_shop = nullptr;   ///< the shop's order, where it was read
  bool gone_from_shop = false;            ///< deleted, or in the trash
  std::optional<Reason> not_looked = {};  ///< why the search of the shop's orders for its key says nothing
  std::optional<Reason> unread = {};      ///< why the shop's order could not be read
  std::optional<Reason> told = {};        ///< something else that a person is to know: a credit, two orders
};

enum class ImportAct {
  none,
  forget,  ///< nothing of it is in the shop, and nothing is to be
  make,    ///< into the shop
  finish,  ///< it is there: whose, when, and the total
  update,  ///< its rows have changed
  note,    ///< only what is noted of it has changed
  cancel,
  settle,  ///< nothing to be written, but the state file
  agree,   ///< the same, and the shop's order as it is counts as left by us: people have brought both sides to the same
  wait,    ///< `reason` says for what, `until` how long
  report,  ///< `reason`: a person
};
struct ImportDecision {
  ImportAct act = ImportAct::none;
  std::optional<Reason> reason = {};
  std::optional<Instant> until = {};
};
ImportDecision decide(const Import& row, const ImportSight& sight, const Limits& limits, Instant now);

/// A person is told, once.
ImportDecision told(const Import& row, const Reason& reason);

/// What a look at the shop's order alone tells of one that is followed: refunded or cancelled there, and not by us. `none`,
/// `report`, or `agree` where what was told is so no longer.
ImportDecision undone_in_shop(const Import& row, const shop::Order& in_shop);
/// The reason for that, where anything was refunded or cancelled, by whomever.
std::optional<Reason> taken_back(const shop::Order& in_shop);

/// The row as it stands with a reason: failed, or waiting; tried again by itself where the reason heals so.
Import with_reason(Import row, const Reason& reason, Instant now);
Import waiting_until(Import row, const Reason& reason, Instant until);
Import moving(Import row);

/// Lines that bring the shop's order to the wanted ones; empty where it has them. Lines that do not come from the office stay.
/// `rounding`: the line that evens the total out is one of the wanted; else it is left as it is.
std::vector<shop::NewLine> line_changes(const shop::Order& in_shop, const std::vector<shop::NewLine>& wanted,
                                        bool rounding = true);

/// What a line in the class without rates must be changed by, so that the shop's total is the office's; nothing where it is,
/// or where that is no matter of rounding.
std::optional<shop::NewLine> correction(const shop::Order& in_shop, const ImportDraft& draft, const Rules& rules);

/// Whether the shop's order says what the office says, to the öre; VAT within a rounding of each row. Else the reason.
std::optional<Reason> total_differs(const shop::Order& in_shop, const ImportDraft& draft);

}  // namespace woo24::sync
