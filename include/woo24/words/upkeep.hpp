#pragma once
// The short phrases of the commands that look after the state file, and of cut-over.

#include "woo24/settings/settings.hpp"

#include <string>

namespace woo24::words {

enum class Upkeep {
  needs_yes,
  nothing_to_do,
  // rebuild: what a row becomes, then counts and what stands beside them
  booked,
  to_note,
  half_way,
  by_hand,
  gone,
  linked,
  tried_anew,
  check_payment,
  rows_kept,
  rows_absent,
  customers,
  strays,
  unreadable,
  taken_over,
  rebuilt,
  // rebind
  shop,
  office,
  bound_now,
  found,
  unchanged,
  shop_moves,
  orders_found,
  same_client,
  client_moves,
  stays_booked,
  begun_there,
  begins_here,
  forgets,
  rebound,
  // rehearse
  equal,
  differs,
  own,
  not_found,
  several,
  would_stop,
  not_due,
  by,
  total,
  vat,
  customer,
  sale_type,
  orders_compared,
  office_orders_read,
  link_with,
  // forget
  nobody,
  links_removed,
  events_cleared,
  reasons_cleared,
  reports_anew,
  facts_removed,
  orders_kept,
  kept_because,
};

std::string phrase(Upkeep phrase, settings::Language language);

}  // namespace woo24::words
