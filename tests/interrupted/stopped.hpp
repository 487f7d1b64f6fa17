#pragma once
// The program stopped at a call, and what becomes of its state file before it goes on.

#include "jobs/pretend_world.hpp"

#include <chrono>

namespace woo24::jobs {

inline void stop_at(PretendWorld& world, int call, sandbox::Moment moment) {
  world.world.run().crash_at(call, moment, sandbox::DoorKind::http);
  world.run_until_crash();
}

inline void stop_and_delete_state(PretendWorld& world, int call, sandbox::Moment moment) {
  stop_at(world, call, moment);
  world.delete_state();
  world.time.advance(std::chrono::minutes{5});
  world.finish();
}

/// Stopped half way to the call and again as far from there: the file as it was the first time is put back.
inline void stop_and_put_state_back(PretendWorld& world, int call, sandbox::Moment moment) {
  stop_at(world, call / 2, sandbox::Moment::after);
  world.keep_state();
  stop_at(world, call / 2, moment);
  world.put_state_back();
  world.time.advance(std::chrono::minutes{5});
  world.finish();
}

}  // namespace woo24::jobs
