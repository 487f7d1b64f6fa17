#pragma once
// The job `import`: orders that people make in the office go to the shop, so that nobody is mailed and no stock moves. Plan:
// ask the office what changed, look at the shop. Apply: journal, send, journal.

#include "woo24/jobs/sides.hpp"
#include "woo24/model/import.hpp"
#include "woo24/model/plan.hpp"
#include "woo24/sync/import_account.hpp"
#include "woo24/sync/import_course.hpp"
#include "woo24/sync/import_mark.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace woo24::jobs {

/// One order of the office with what this run knows of it.
struct ImportItem {
  Import row;
  bool fresh = false;  ///< the state file has no row of it yet
  std::optional<office::Order> order;
  bool gone = false;  ///< deleted in the office
  sync::Taken taken = sync::Taken::not_now;
  std::optional<office::Company> card;
  std::optional<sync::ImportDraft> draft;
  std::optional<Reason> refused;
  bool unchanged = false;
  std::optional<shop::Order> in_shop;
  bool gone_from_shop = false;
  std::optional<Reason> unread;      ///< why it could not be read there
  std::optional<Reason> not_looked;  ///< why the search of the shop's orders for it says nothing
  std::optional<Reason> told;
  std::string account_by;  ///< how the shop's account was found, for the story
  std::optional<shop::NewCustomer> new_account;
  sync::ImportDecision decision;
};

namespace import_cursor {
constexpr const char* k_office = "import";       ///< how far the office's list has been read
constexpr const char* k_shop = "import.shop";    ///< until when the shop's orders have been searched for keys
constexpr const char* k_sweep = "import.sweep";  ///< when every order was last asked for
}  // namespace import_cursor

struct ImportWork {
  std::vector<ImportItem> items;  ///< by office order
  bool swept = false;             ///< every order that can still change was asked for by its id
  Instant as_of{};
  std::optional<Instant> shop_as_of;  ///< the shop's clock when its orders were searched for keys
};

/// Reads both sides; writes nothing anywhere. Errors: those about a whole side.
Result<ImportWork> plan_imports(Sides& sides);
/// What was found enters the state file in the transaction that moves the cursors.
Result<void> record_imports(Sides& sides, ImportWork& work);
/// Each order as far as it goes now. An error is about a whole side; what was done stays done.
Result<RunCounts> apply_imports(Sides& sides, Writers writers, ImportWork& work, const std::function<bool()>& stop);
/// For a run that writes nothing.
RunCounts counts_of(const ImportWork& work);

/// An order that the shop's list brought, and that came from the office: what was refunded or cancelled there since is told
/// at once. Nothing where there is nothing to be said.
Result<std::optional<ImportItem>> noticed_in_shop(Sides& sides, const shop::Order& order);
/// A row that stands still gets the name of its customer, as far as this run has read it.
void name_customer(Import& row, const ImportItem& item);
/// Within a transaction.
Result<void> record_import(Sides& sides, ImportItem& item, Instant now);

struct ImportRun {
  RunCounts counts;  ///< seen: with something to be done; sent: made in the shop; waiting, failed: of everything that stands so
  ImportWork work;
};
/// One run, with its entry in the list of runs; in mode `send` it writes, else it only looks.
Result<ImportRun> run_imports(Sides& sides, Writers writers, const std::function<bool()>& stop);

/// Whose order one of the shop is, by its mark and by the state file.
Result<sync::Origin> origin_of(Sides& sides, const shop::Order& order);
/// Error: made-in-office (kind refused), where it came from the office.
Result<void> not_from_office(Sides& sides, const shop::Order& order);

/// A person's word about an order of the office. Errors: import-not-known, nothing-to-retry.
Result<Import> retry_import(Tables& tables, Instant now, office::OrderId order);
/// It is no longer followed; the shop's order stays as it is.
Result<Import> skip_import(Tables& tables, Instant now, office::OrderId order);

}  // namespace woo24::jobs
