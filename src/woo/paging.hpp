#pragma once
// How far a list goes, as the shop says it.

#include "woo24/base/http_message.hpp"

#include <cstddef>
#include <optional>

namespace woo24::woo {

/// X-WP-Total: how many items the whole list has. Nothing where the shop, or a front before it, does not say. Past the end of
/// a list of orders it says 0.
std::optional<int> told_total(const http::Response& answer);

/// Whether pages of a hundred follow after `pages` of them gave `have` items. A shop may cap its pages: then only the total
/// tells.
bool more_follow(const std::optional<int>& total, std::size_t have, int pages);

}  // namespace woo24::woo
