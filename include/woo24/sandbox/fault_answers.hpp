#pragma once
// The answers that faults give instead of the side's own, and what they do to it.

#include "woo24/base/when.hpp"
#include "woo24/sandbox/faults.hpp"

namespace woo24::sandbox {

/// An answer comes, and the side never saw the request.
bool leaves_undone(FaultKind kind);
/// The answer of a fault that leaves the request undone.
http::Response made_answer(const Fault& fault, Side side, Instant now);
/// What a fault does to an answer of the side.
void spoil(http::Response& answer, const Fault& fault, Side side, Instant now);

}  // namespace woo24::sandbox
