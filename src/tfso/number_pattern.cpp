#include "number_pattern.hpp"

#include "woo24/base/text.hpp"

#include <algorithm>

namespace woo24::tfso {

std::optional<std::string> as_wider_pattern(const std::string& text) {
  if (text.find('[') == std::string::npos) return std::nullopt;
  std::string out = text;
  std::replace(out.begin(), out.end(), '[', '%');
  return out;
}

bool same_number(std::string_view a, std::string_view b) { return equal_ignoring_case(trimmed(a), trimmed(b)); }

}  // namespace woo24::tfso
