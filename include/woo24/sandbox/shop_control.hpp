#pragma once
// The control plane of a served sandbox: what a test or a curious person may look at and do, under /_sandbox/.

#include "woo24/sandbox/shop.hpp"

namespace woo24::sandbox {

/// GET /_sandbox/orders · GET /_sandbox/violations · POST /_sandbox/edit {"order": 1001, "do":
/// "status|meta|payment|trash|erase|refund", "value": …} · POST /_sandbox/add {"count": 3, "seed": 7}. Nothing for any other
/// path.
std::optional<http::Response> control_shop(Shop& shop, const http::Request& request);

}  // namespace woo24::sandbox
