#pragma once
// ChanceDoor over the kernel's random numbers. Thread-safe.

#include "woo24/base/doors.hpp"

namespace woo24::net {

class SystemChance final : public ChanceDoor {
 public:
  std::uint64_t draw() override;
};

}  // namespace woo24::net
