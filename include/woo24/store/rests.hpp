#pragma once
// How long a side wants to be left alone: in the state file, so shared by the service and the command line, and alive over
// restarts. exactly-once §8.

#include "woo24/store/office_memory.hpp"
#include "woo24/sync/rest.hpp"

#include <optional>
#include <string>

namespace woo24::store {

/// One side's, under its name in office_memory.
class Rests {
 public:
  Rests(OfficeMemory& memory, std::string name) : memory_(memory), name_(std::move(name)) {}
  /// The rest in force (sync/rest); one that is over, or cannot be read, is forgotten.
  Result<std::optional<sync::Rest>> in_force(Instant now);
  /// Asked for at `now`. One that is over already is not kept.
  Result<void> keep(const sync::Rest& rest, Instant now);

 private:
  OfficeMemory& memory_;
  std::string name_;
};

}  // namespace woo24::store
