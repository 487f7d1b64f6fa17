#pragma once
// The key that proves an order to be in the books, and its mark while staged. exactly-once §3.

#include "woo24/base/result.hpp"
#include "woo24/model/ids.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace woo24::sync {

/// WOO-<shop_id>-<order id>-<6 hex of SHA-256(order_key)>. Error: key-too-long (more than 44 characters, so that the mark fits
/// in 50).
Result<std::string> order_key(std::string_view shop_id, shop::OrderId order, std::string_view order_key);

/// Of the row that stands in for an order that cannot be read: its order_key, so its key, is not known.
std::string stand_in_key(std::string_view shop_id, shop::OrderId order);

/// WOO-…-R<refund id>. Error: key-too-long.
Result<std::string> credit_key(const std::string& sale, shop::RefundId refund);
/// Of a credit's key, the key of its sale; any other key as it is.
std::string sale_key(const std::string& credit_key);
/// Whether it is the key of a credit of that sale.
bool is_credit_of(std::string_view key, std::string_view sale);

/// …-R<refund id>S: of a refund of which only part is back in the shop's stock, the credit that puts that part back in the
/// office's. Error: key-too-long.
Result<std::string> stock_credit_key(const std::string& credit_key);
bool is_stock_credit(std::string_view key);

/// "KEY *xxxx": staged by the installation whose first four hex are xxxx.
std::string staged_reference(std::string_view key, std::string_view installation);

struct Reference {
  std::string key;
  bool staged = false;
  std::string installation;  ///< four hex, while staged
  friend bool operator==(const Reference&, const Reference&) = default;
};
/// What a ReferenceNumber says; nothing where it does not start with WOO-.
std::optional<Reference> read_reference(std::string_view reference_number);

/// The order that a key of this shop names ("WOO-<shop_id>-1042-3fa9c1" and its credits'). Nothing for any other reference.
std::optional<shop::OrderId> order_in_key(const std::string& key, const std::string& shop_id);

}  // namespace woo24::sync
