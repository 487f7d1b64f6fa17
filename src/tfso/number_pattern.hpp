#pragma once
// Numbers and names as the office searches for them: it takes a value for a pattern. This room only.

#include <optional>
#include <string>
#include <string_view>

namespace woo24::tfso {

/// "[" would begin a set there and hide the very text that is looked for. Nothing where there is none.
std::optional<std::string> as_wider_pattern(const std::string& text);
/// Ignoring case and outer blanks.
bool same_number(std::string_view a, std::string_view b);

}  // namespace woo24::tfso
