#pragma once
// The steps of an order on its way into the books: each takes a batch of postings that stand before it, journals, sends,
// journals. Which step follows is sync/course; nothing here decides over stages.

#include "woo24/base/held.hpp"
#include "woo24/jobs/credits.hpp"
#include "woo24/jobs/customers.hpp"
#include "woo24/jobs/key_search.hpp"
#include "woo24/jobs/sides.hpp"
#include "woo24/model/plan.hpp"
#include "woo24/sync/order_draft.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/sync/prospect.hpp"

#include <optional>
#include <vector>

namespace woo24::jobs {

/// A posting with what this run knows of it.
struct Item {
  Posting posting;
  Held<shop::Order> order;
  Held<sync::Draft> draft;
  Held<CreditFacts> credit = {};  ///< of a posting of kind credit, read with its order
  /// Its order was read in this run. Of a long listing it may have been let go since: it is read again with its batch.
  bool read = false;
  Held<OrderChange> planned = {};  ///< what is to become of it, where that was said before its order was let go
  int writes = 0;  ///< saves of a staged order in this run: a few bring it to what is wanted, or it cannot be brought there
};

class PostingSteps {
 public:
  PostingSteps(Sides& sides, Writers writers)
      : sides_(sides), writers_(writers), keys_(sides), customers_(sides, writers.office) {}

  using Batch = std::vector<Item*>;
  // Each ends with every posting of the batch journaled. An error is about a whole side: the run ends, nothing is lost.
  Result<void> draft(const Batch& batch);
  Result<void> customer(const Batch& batch);
  Result<void> look_and_save(const Batch& batch);
  Result<void> reconcile(const Batch& batch);
  Result<void> verify_and_release(const Batch& batch);
  Result<void> reconcile_release(const Batch& batch);
  Result<void> confirm(const Batch& batch);
  Result<void> annotate(const Batch& batch);
  /// The second credits of refunds that were divided since it was asked last: rows of the state file, to be carried on.
  std::vector<Item> take_made();
  /// The office order is made Inactive, the posting skipped. For `orders skip`.
  Result<void> withdraw(Item& item, const Reason& reason);

 private:
  Result<void> note(Item& item, const sync::Evidence& evidence);
  Result<void> note_all(const std::vector<std::pair<Item*, sync::Evidence>>& found);
  /// An error about a whole side is passed on; any other makes the batch wait.
  Result<void> live_through(const Batch& batch, const Error& error);
  Result<Batch> with_orders(const Batch& batch, bool again);
  Result<Batch> with_refunds(const Batch& batch, bool again);
  [[nodiscard]] sync::DueAnswer due_of(const Item& item) const;
  [[nodiscard]] sync::Prospect prospect(const Item& item) const;
  [[nodiscard]] Result<sync::Draft> draft_of(const Item& item) const;
  Result<bool> have_products(const Batch& batch);
  Result<Batch> with_drafts(const Batch& batch);
  /// What the refunds of new credits have put back in the shop's stock; those that it cannot be told of are journaled and left
  /// out.
  Result<Batch> settle(const Batch& batch);
  Result<void> settle_one(Item& item);
  Result<sync::Restocked> restocked_in_office(const Item& item);
  /// What the office shows of each; empty when the search failed (journaled).
  Result<std::vector<sync::Sight>> look(const Batch& batch, KeySearch::Need need);
  Result<std::vector<Result<office::Saved>>> save(const Batch& batch, const std::vector<office::Order>& forms);
  struct SavedOne {
    std::optional<Error> error{};  ///< refused, or unclear; nothing: it is saved without doubt
    std::optional<Instant> at{};   ///< the office's clock
  };
  Result<SavedOne> save_one(const office::Order& form);
  Result<void> save_first(const Batch& batch);
  Result<void> release(const Batch& batch);
  Result<void> stop_gone(Item& item, const Reason& gone);
  Result<void> stop(Item& item, const office::Order& read, const Reason& reason);
  Result<void> set_inactive(Item& item, const sync::Sight& seen, const sync::Evidence& then);
  Result<void> bring_to(Item& item, const office::Order& form);
  Result<void> judge(Item& item, const sync::Sight& seen, Batch& good);
  Result<void> compare(Item& item, const office::Order& read, Batch& good);
  Result<void> take_over(Item& item, const office::Order& read);
  Result<bool> set_aside(Item& item, const std::vector<office::Order>& surplus);
  Result<void> nothing_shown(Item& item);
  Result<bool> proven(const std::string& kind);
  Result<void> learn(const std::string& fact, const std::string& value);

  Sides& sides_;
  Writers writers_;
  KeySearch keys_;
  Customers customers_;
  sync::Products products_;
  std::vector<Item> made_;
};

}  // namespace woo24::jobs
