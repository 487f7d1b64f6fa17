#pragma once
// What a row of the state file is to be, from what both sides show of it. For a file that was lost, is older than they are, or
// takes over from another installation. Every step is sync/course's. Pure.

#include "woo24/model/posting.hpp"
#include "woo24/sync/booked_mark.hpp"
#include "woo24/sync/course.hpp"

#include <optional>
#include <string>

namespace woo24::sync {

/// What is left of one order or credit outside the file.
struct Remains {
  Sight sight;                     ///< what the office shows under its key
  std::optional<BookedMark> mark;  ///< in the shop, of the bound client
  bool pays = false;               ///< a payment is registered with such an order
};

enum class Rebuilt {
  kept,       ///< the file knows as much, or more
  absent,     ///< nowhere: it becomes no row, and the next run takes it as it takes any order
  booked,     ///< in the books and noted in the shop
  to_note,    ///< in the books; the next run reads it once more and notes it in the shop
  half_way,   ///< staged: the next run verifies it and releases it without payment
  by_hand,    ///< invoiced while staged: a person's
  gone,       ///< the shop's mark says that it was in the books, where it is not: a person decides
  linked,     ///< a person had said which office order it is
  tried_anew  ///< it stood still because of the installation that is now taken over
};

struct Restored {
  Posting posting;
  Rebuilt what = Rebuilt::kept;
};

/// `posting`: the file's own, or one with id 0 as a listing would make it.
Restored restored(const Posting& posting, const Remains& remains, const Limits& limits, Instant now);

/// The installation that shows in what is left; "" where none does. Of a staged order only its first four hex are known.
std::string installation_in(const Remains& remains);

}  // namespace woo24::sync
