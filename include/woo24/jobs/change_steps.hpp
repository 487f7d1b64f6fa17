#pragma once
// The steps of a change on its way into the books: each journals, sends, journals. They are few, so each goes alone.
//
// An update takes the office's order back to Web in a save of its own, under a title that says so, brings it to what the shop
// has now, verifies it as a sale is verified, and forwards it. Its key stays bare all the way: that tells everybody, a put back
// or deleted state file too, that the payment has gone; no save here ever carries one. How far it came is told by the state.
// A call-off is one save.

#include "woo24/jobs/changes.hpp"

#include <functional>
#include <optional>

namespace woo24::jobs {

class ChangeSteps {
 public:
  ChangeSteps(Sides& sides, Writers writers)
      : sides_(sides), writers_(writers), keys_(sides), customers_(sides, writers.office) {}

  /// As far as it goes now. An error is about a whole side: nothing is lost, what was sent is journaled.
  Result<void> carry(Item& item, const std::function<bool()>& stop);

 private:
  Result<void> take(Item& item, const Posting& sale, sync::Step step);
  Result<void> draft(Item& item, const Posting& sale);
  Result<void> customer(Item& item, const Posting& sale);
  Result<void> look(Item& item, const Posting& sale);
  Result<void> reconcile(Item& item, const Posting& sale);
  Result<void> verify(Item& item, const Posting& sale);
  Result<void> compare(Item& item, const Posting& sale, const office::Order& read);
  Result<void> forward(Item& item, const Posting& sale, const office::Order& read);
  Result<void> reconcile_release(Item& item, const Posting& sale);
  Result<void> confirm(Item& item, const Posting& sale);

  Result<void> note(Item& item, const sync::Evidence& evidence);
  Result<void> live_through(Item& item, const Error& error);
  /// False: it could not be had (journaled). An order that is gone is had, and empty.
  Result<bool> have_order(Item& item, bool again);
  Result<bool> have_products(Item& item);
  /// What the shop's side asks for now; nothing: something else was journaled.
  Result<std::optional<sync::Go>> asked(Item& item, const Posting& sale, bool again);
  Result<void> settle(Item& item, const Posting& sale, const sync::Evidence& why);
  Result<bool> another_is_under_way(const Item& item, const Posting& sale);
  /// False: it has credits, or they no longer fit (journaled).
  Result<bool> credits_allow(Item& item, const Posting& sale);
  Result<std::optional<sync::Sight>> sight_of(Item& item, const Posting& sale, KeySearch::Need need);
  /// The office has it already as the shop does, in whatever way it came to that.
  [[nodiscard]] bool is_as_wanted(const Item& item, const Posting& sale, const sync::Sight& seen) const;
  /// How the office's order stands; nothing: it may not be touched (journaled).
  Result<std::optional<sync::Ground>> footing(Item& item, const Posting& sale, const sync::Sight& seen);
  /// The first save of a change, committed before it leaves.
  Result<void> begin(Item& item, const office::Order& form);
  struct Outcome {
    std::optional<Error> error;
    std::optional<Instant> at;
  };
  Result<Outcome> save_one(const office::Order& form);
  Result<void> stop_order(Item& item, const office::Order& read, const Reason& reason);
  /// Nothing is left to be done: the office has what the shop has.
  Result<void> end(Item& item, const Posting& sale);
  /// It is in the books: the sale, and what else was listed of it, follow in the same transaction.
  Result<void> mark_payment(const Posting& sale, const office::Order& read);
  Result<void> finish(Item& item, const Posting& sale, const office::Order& read);
  [[nodiscard]] std::string becomes_of(const Item& item) const;
  [[nodiscard]] std::optional<sync::ContentChange> change_of(const Item& item, const Posting& sale) const;

  Sides& sides_;
  Writers writers_;
  KeySearch keys_;
  Customers customers_;
  sync::Products products_;
};

}  // namespace woo24::jobs
