#pragma once
// `woo24 rebind`: the state file goes on with a shop at another address, or with another company of the office. Until then
// every run is refused (jobs/preparation, exactly-once §2). Plan: what is bound, what is found, what that means. Apply: one
// transaction of the state file; nothing is written on either side.

#include "woo24/jobs/sides.hpp"
#include "woo24/tfso/office_wire.hpp"

#include <string>

namespace woo24::jobs {

struct Rebinding {
  store::BindingRow before, after;
  bool shop_moves = false;              ///< another home address
  bool client_moves = false;            ///< another company: its books do not hold the orders
  bool sign_in_moves = false;           ///< the same company by another identity, or with another organisation number
  int asked = 0, answered = 0;          ///< known orders looked for in a shop that moved, and those that are there
  int booked = 0, begun = 0, anew = 0;  ///< rows, where the company is another
  [[nodiscard]] bool changes() const { return shop_moves || client_moves || sign_in_moves; }
};

/// Signs in without regard to what is bound. Errors: those of both wires; shop-id-changed, orders-not-in-shop (kind binding).
Result<Rebinding> plan_rebind(const settings::Settings& settings, Tables& tables, woo::ShopReader& shop,
                              tfso::OfficeWire& office, Doors doors);
Result<void> apply_rebind(Tables& tables, Doors doors, const Rebinding& rebinding);

}  // namespace woo24::jobs
