#pragma once
// Why something did not go as wanted: a closed set of ids with named arguments. Stored as id and JSON, made text only in
// `words`. The table is reasons.def.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24 {

enum class ReasonId {
#define REASON(name, id, heals, arguments) name,
#include "woo24/base/reasons.def"
#undef REASON
};

enum class Heals { itself, command, none };

struct Reason {
  ReasonId id = ReasonId::internal_fault;
  std::map<std::string, std::string>
      arguments;  ///< personal data only where the text for the bookkeeper needs it; never logged
  friend bool operator==(const Reason&, const Reason&) = default;
};

/// "" where the reason has none of that name.
std::string argument(const Reason& reason, const std::string& name);

std::string_view reason_id(ReasonId id);                      ///< "unknown-product"
std::optional<ReasonId> reason_by_id(std::string_view text);  ///< ignoring case and _ for -
Heals reason_heals(ReasonId id);
std::vector<std::string> reason_arguments(ReasonId id);
const std::vector<ReasonId>& all_reasons();

/// The arguments as one JSON object of strings, and back (for the state file). Broken text gives no arguments.
std::string arguments_json(const Reason& reason);
Reason reason_from(std::string_view id, std::string_view arguments_json);

}  // namespace woo24
