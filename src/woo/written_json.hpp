#pragma once
// Pieces of what is written to the shop. This room only.

#include "woo24/model/shop_order.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace woo24::woo {

/// Nothing for "".
void put_filled(nlohmann::json& body, const char* name, const std::string& value);
/// What is filled in, by name; nothing where all is empty. An e-mail only where it may be named.
void put_address(nlohmann::json& body, const char* name, const shop::Address& address, bool with_email);
/// `meta_data`; nothing where there is none.
void put_meta(nlohmann::json& body, const std::vector<shop::Meta>& meta);
/// On the wire. Bytes that are no UTF-8 are replaced.
std::string written(const nlohmann::json& body);

}  // namespace woo24::woo
