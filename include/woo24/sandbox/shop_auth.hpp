#pragma once
// Who calls: Basic or the query string over https, OAuth 1.0a signatures over either. What is wrong is told as WooCommerce
// tells it.

#include "woo24/sandbox/shop_request.hpp"

#include <optional>
#include <set>
#include <string>

namespace woo24::sandbox {

struct ShopCaller {
  bool known = false;        ///< a good key with the permission that the method needs
  bool key_is_good = false;  ///< key and secret are right, whatever they may do
  bool refused = false;      ///< a key was tried and is wrong: `refusal` is the answer, whatever the route
  ShopAnswer refusal;
};

/// `nonces` keeps what was used; a nonce is good once.
ShopCaller identify(const ShopRequest& request, const ShopSettings& settings, Instant now, std::set<std::string>& nonces);

}  // namespace woo24::sandbox
