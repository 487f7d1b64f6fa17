#pragma once
// Which step follows which on an order's way into the books (exactly-once §4): one pure function asks, one answers.
// Nothing else in the program decides over a stage or a standing.

#include "woo24/base/reason.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/model/posting.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace woo24::sync {

struct Limits {
  std::chrono::seconds settle{600};  ///< how long an unclear write may still show up
  int attempts = 8;                  ///< tries of one stage before a person is asked
  bool ignore_pauses = false;        ///< `sync`: waiting postings are tried whatever their pause; settle times still hold
};

enum class Step {
  end,                ///< nothing more to do for it
  rest,               ///< not now: see Next::until
  draft,              ///< read the shop's order, draft it, find out whether it is due
  customer,           ///< find or make the card
  look,               ///< is the key in the office already?
  reconcile,          ///< an unclear first save: look by both routes
  verify,             ///< read back, compare, release
  reconcile_release,  ///< an unclear release: the mark tells
  confirm,            ///< read once more after the release
  annotate,           ///< write into the shop's order
};

struct Next {
  Step step = Step::end;
  std::optional<Instant> until;  ///< for rest
  friend bool operator==(const Next&, const Next&) = default;
};

Next next(const Posting& posting, const Limits& limits, Instant now);

/// Whether a negative answer about an unclear write may count yet. A clock that stepped back starts the time anew.
bool settled(const std::optional<Instant>& intent, const Limits& limits, Instant now);

// What was found out, as evidence.
struct Drafted {};  ///< due, and it can be booked
struct NotDue {
  Reason reason;
};  ///< rests until the shop's order changes
struct Cannot {
  Reason reason;
};  ///< refused: by a rule of ours, or by the office without doubt
struct Unsure {
  Reason reason;
};  ///< an unclear write, or a side that did not answer
struct Pause {
  Reason reason;
  Instant until;
};  ///< a side asked for rest; costs no attempt
struct CustomerFound {
  office::CompanyId customer;
};
struct NotInOffice {};  ///< both routes say no, and it is settled
struct NotSent {};      ///< the intent was written, but surely nothing left
struct Sending {        ///< the intent of the first save, committed before it leaves
  std::string content;
  std::optional<office::Currency> currency;  ///< of a sale in foreign currency
};
struct Staged {
  office::OrderId office_order;
  std::optional<Instant> office_time{};  ///< the office's clock when it answered the save
};
struct Rewritten {
  std::string content;
  std::optional<Instant> office_time{};
};  ///< a staged order was brought to new content, without doubt
struct Releasing {
  bool with_payment = false;
  bool withheld = false;     ///< there is a payment to register, and it may have been sent before
};                           ///< the intent of the release
struct TouchedMeanwhile {};  ///< somebody saved the staged order after this file did: perhaps a release that it has forgotten
/// The state file is not the one that was worked with last: one from before a release of this order may have been put back.
struct PutBack {};
struct LeftToPerson {
  Reason reason;
};                      ///< a person took it up in the office, and says that it is theirs
struct NotReleased {};  ///< the mark is still there, and it is settled: state and payment may have parted
struct ReleaseRefused {
  Reason reason;
};  ///< the office said no without doubt: nothing was released, no payment taken
struct Released {
  office::OrderId office_order;
  bool seen_only = false;  ///< found by its bare key after an unclear release, not by an answer
};
struct Confirmed {};
struct Annotated {};
struct InvoicedByHand {
  office::OrderId office_order;
  std::int64_t invoice = 0;
};
struct Withdrawn {
  Reason reason;
};  ///< made Inactive, or never sent: skipped
/// To become Inactive, and the answer was unclear: if it is so at the next look, no person did it. `by_person`: asked for by a
/// person, who is not asked again.
struct Withdrawing {
  Reason unclear;
  std::optional<Reason> by_person;
};
using Evidence = std::variant<Drafted, NotDue, Cannot, Unsure, Pause, CustomerFound, NotInOffice, NotSent, Sending, Staged,
                              Rewritten, Releasing, TouchedMeanwhile, PutBack, LeftToPerson, NotReleased, ReleaseRefused,
                              Released, Confirmed, Annotated, InvoicedByHand, Withdrawn, Withdrawing>;

/// The posting after that. Precondition: the evidence fits the stage; evidence that does not leaves the posting as it is.
Posting after(const Posting& posting, const Evidence& evidence, const Limits& limits, Instant now);

/// When an unclear write counts as settled. An intent in the future (the clock stepped back) becomes now: the time starts anew.
Instant settles_at(std::optional<Instant>& intent, const Limits& limits, Instant now);
Pause until_settled(Instant until);

/// The shop's order changed: what rested, failed before anything was sent, or was withdrawn for the shop's sake is looked at
/// again.
Posting woken(const Posting& posting, Instant now);
/// A person says skip, and nothing needs to be written for it: nothing was sent yet, or it is in the books and failed there, so
/// that it is theirs from now on. Nothing where a staged order must be withdrawn first, or nothing stands.
std::optional<Posting> skipped(const Posting& posting, const Reason& by, Instant now);
/// A person says retry; `again`: an order that was deleted in the office is made anew. Nothing where there is nothing to retry.
std::optional<Posting> retried(const Posting& posting, bool again, Instant now);

/// Whether an order staged by another installation may be marked as ours.
enum class TakeOver {
  yes,   ///< it was silent since before this state file began: a deleted or replaced file
  wait,  ///< perhaps, once the settle time of this file has passed
  no,    ///< it moved since: another woo24 is at work
};
TakeOver take_over(const office::Order& read, Instant first_start, const Limits& limits, Instant now);

/// What the office shows under one key.
enum class Shown {
  nothing,
  staged_by_us,      ///< KEY *ours, not invoiced
  staged_elsewhere,  ///< KEY *xxxx of another installation
  released,          ///< the bare key
  invoiced_staged,   ///< invoiced while it still carried a mark
  inactive,          ///< set Inactive while it carried our mark
};
struct Sight {
  Shown shown = Shown::nothing;
  std::optional<office::Order> order;  ///< the one that goes on: the lowest OrderId that counts
  std::vector<office::Order> surplus;  ///< every other that still carries a mark and is not Inactive
  std::vector<office::Order> doubles;  ///< every other that carries the bare key and is not Inactive: in the books twice
};
/// From all orders that carry the key (others are ignored). A released or invoiced one goes before a staged one.
Sight sight(const std::vector<office::Order>& orders, const std::string& key, const std::string& installation);

/// Whether the office saved a staged order after this file's own last save of it: the file may have been put back from before a
/// release, so whether the payment went is not known. DateChanged is kept to the minute.
bool touched_since(const Posting& posting, const office::Order& read, const Limits& limits);
/// Whether this file itself made the staged order Inactive.
bool withdrawn_by_us(const Posting& posting);

bool is_invoiced(const office::Order& order);
/// Precondition: seen.shown is invoiced_staged.
InvoicedByHand invoiced(const Sight& seen);

}  // namespace woo24::sync
