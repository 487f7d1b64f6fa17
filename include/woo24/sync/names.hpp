#pragma once
// One name of the settings among the names of a list. design.md §2: names become ids in one place.

#include "woo24/base/result.hpp"
#include "woo24/model/office_lists.hpp"
#include "woo24/settings/settings.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::sync {

struct Choice {
  std::int64_t id = 0;
  std::string name;
};

std::vector<Choice> choices_of(const std::vector<office::Named>& list);

/// "-100" → -100; nothing for anything else.
std::optional<std::int64_t> whole_number(std::string_view text);

/// The id behind a name: the very name, else the only one that is equal ignoring case, else (`numbers_are_ids`) the id that is
/// written. `kind` is what `woo24 lists` calls the list. Errors: name-ambiguous (with the ids), name-unknown (with the nearest
/// name).
Result<std::int64_t> find_name(const std::string& kind, const settings::Named& wanted, const std::string& setting,
                               const std::vector<Choice>& choices, bool numbers_are_ids);

}  // namespace woo24::sync
