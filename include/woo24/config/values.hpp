#pragma once
// One value each: the text of a node as what a setting holds, or nothing when it is not that.

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"
#include "woo24/config/tree.hpp"
#include "woo24/settings/settings.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace woo24::config {

std::optional<bool> yes_no(const Node& node);  ///< yes, no, true, false
std::optional<int> whole(const Node& node, int least, int most);
/// "90s", "10m", "6h", "1d", "8y"
std::optional<Seconds> duration(const Node& node, Seconds least, Seconds most);
std::string duration_text(Seconds length);
/// Digits with at most one decimal point.
std::optional<Amount> decimal(const Node& node, Amount least, Amount most);
std::optional<std::chrono::year_month> month(const Node& node);  ///< "2026-10"
std::string month_text(std::chrono::year_month month);
/// A country's two letters, in upper case.
std::optional<std::string> country(const Node& node);
/// Not empty, without control characters, at most 200 characters.
std::optional<std::string> word(const Node& node);
std::optional<settings::Named> named(const Node& node);

/// An address that is https, or http; without sign-in, query and fragment. A trailing slash is dropped.
struct Address {
  std::string text, host;
  bool plain = false;  ///< http
  bool bare = false;   ///< nothing but scheme, host and port
  bool loopback = false;
};
std::optional<Address> address(std::string_view text);

}  // namespace woo24::config
