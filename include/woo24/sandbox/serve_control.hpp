#pragma once
// The control planes of a served sandbox: what a test or a curious person may look at and do, under /_sandbox/.
// Nothing is answered for any other path.

#include "woo24/sandbox/office.hpp"
#include "woo24/sandbox/shop.hpp"

#include <optional>

namespace woo24::sandbox {

/// GET /_sandbox/orders · GET /_sandbox/violations · POST /_sandbox/add {"count": 3, "seed": 7} ·
/// POST /_sandbox/edit {"order": 1001, "do": "status|payment|meta|overwrite|refund|delete_refund|trash|erase|anonymise",
/// "value": …, "key": …} · GET /_sandbox/products · POST /_sandbox/product {"sku": …} · POST /_sandbox/edit {"product": …} (see
/// serve_catalogue.hpp)
std::optional<http::Response> control_shop(Shop& shop, const http::Request& request);

/// GET /_sandbox/books · GET /_sandbox/violations · GET /_sandbox/calls · POST /_sandbox/product {"number": "SKÅP-9", "name":
/// …} · POST /_sandbox/edit {"order": 5001, "do": "state|invoice|delete|title|reference|price|copy|credit|pay|lose_payments",
/// "value": …, "row": 0} · GET /_sandbox/products · POST /_sandbox/item {"number": …} · POST /_sandbox/edit {"product": …}
std::optional<http::Response> control_office(Office& office, const http::Request& request);

}  // namespace woo24::sandbox
