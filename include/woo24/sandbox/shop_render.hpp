#pragma once
// What the API shows of what is stored: decimals, dates in two forms, links, chosen fields.

#include "woo24/sandbox/shop_database.hpp"

namespace woo24::sandbox {

struct ShopView {
  int decimals = 2;
  std::vector<std::string> fields;  ///< _fields; empty: all
  std::vector<std::string> include_meta, exclude_meta;
};

Json render_order(std::int64_t id, const StoredOrder& order, const ShopSettings& settings, const ShopView& view);
Json render_refund(std::int64_t order_id, const StoredRefund& refund, const ShopSettings& settings, const ShopView& view,
                   bool with_parent);
Json render_note(std::int64_t order_id, const StoredNote& note, const ShopSettings& settings);
/// Only what _fields names, nested with dots; into a list nothing comes through.
Json chosen_fields(const Json& object, const std::vector<std::string>& fields);
/// As PHP writes it: / as \/ and all but ASCII as \uXXXX.
std::string wire_text(const Json& json);
/// "2026-11-24T02:15:03" in the shop's time zone.
std::string shop_local(Instant at, const ShopSettings& settings);
/// The address of a route: "https://shop.example.se/wp-json/wc/v3" + path.
std::string route_url(const ShopSettings& settings, const std::string& path);

}  // namespace woo24::sandbox
