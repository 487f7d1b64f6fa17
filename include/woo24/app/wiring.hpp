#pragma once
// Everything a run needs, put together over the doors: the state file and its tables, both wires, readers and writers.

#include "woo24/app/program.hpp"
#include "woo24/jobs/preparation.hpp"
#include "woo24/jobs/sides.hpp"
#include "woo24/store/database.hpp"
#include "woo24/store/lease.hpp"
#include "woo24/tfso/call_budget.hpp"
#include "woo24/tfso/office_wire.hpp"
#include "woo24/tfso/session.hpp"
#include "woo24/woo/shop_wire.hpp"

#include <memory>
#include <mutex>
#include <optional>

namespace woo24::app {

/// What the lanes of one service do not have each for itself.
struct LanePart {
  std::shared_ptr<HttpDoor> http;    ///< nothing: one of its own
  std::mutex* signing_in = nullptr;  ///< held by the lane that signs in, so that one session is enough
  tfso::Urgency urgency = tfso::Urgency::live;
};

class Wiring {
 public:
  /// `touch`: a new state file may be made. Otherwise an absent one is stood in for by an empty one in memory.
  static Result<std::unique_ptr<Wiring>> make(Context& context, bool touch, const LanePart& part = {});
  Wiring(const Wiring&) = delete;
  Wiring& operator=(const Wiring&) = delete;

  /// The rules in force, with both sides proved. Errors as jobs::prepare; config-faults (kind configuration) with the faults
  /// said to `err` when names do not resolve.
  Result<jobs::Sides> sides(bool may_bind);
  Result<jobs::Prepared> prepared(bool may_bind);
  [[nodiscard]] jobs::Writers writers() { return {shop_writer, office_writer}; }
  [[nodiscard]] std::int64_t shop_calls() const { return shop_wire.calls(); }
  [[nodiscard]] std::int64_t office_calls() const { return office_wire.calls(); }

 private:
  Wiring(Context& context, store::Database db, const LanePart& part, woo::Credentials credentials);
  Context& context_;
  std::shared_ptr<HttpDoor> http_;

 public:
  Doors doors;
  store::Database database;
  jobs::Tables tables;
  woo::ShopWire shop_wire;
  woo::ShopReader shop_reader;
  woo::ShopWriter shop_writer;
  tfso::CallBudget budget;
  tfso::OfficeWire office_wire;
  tfso::Session session;
  tfso::OfficeReader office_reader;
  tfso::OfficeWriter office_writer;
};

/// Before anything in the state folder is touched. Cheap to repeat.
Result<void> own_state_folder(Context& context);

/// Makes this process the one who may write. Errors: those of Lease::take.
Result<store::Lease> take_lease(Context& context);

/// The state file without the two sides, for commands that only read or leave a wish. One of an older version is brought on
/// where it may be touched, and read as a copy elsewhere. Errors: those of opening it; state-older-at-work.
Result<store::Database> open_state(Context& context, bool touch);

}  // namespace woo24::app
