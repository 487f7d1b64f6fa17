#include "woo24/sync/names.hpp"

#include "woo24/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace woo24::sync {

namespace {

template <typename Fits>
std::set<std::int64_t> ids_where(const std::vector<Choice>& choices, Fits fits) {
  std::set<std::int64_t> ids;
  for (const auto& choice : choices) {
    if (fits(choice)) ids.insert(choice.id);
  }
  return ids;
}

std::string listed(const std::set<std::int64_t>& ids) {
  std::string out;
  for (const auto id : ids) out += (out.empty() ? "" : ", ") + std::to_string(id);
  return out;
}

}  // namespace

std::vector<Choice> choices_of(const std::vector<office::Named>& list) {
  std::vector<Choice> choices;
  for (const auto& one : list) choices.push_back({one.id, one.name});
  return choices;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  const auto digits = trimmed(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

Result<std::int64_t> find_name(const std::string& kind, const settings::Named& wanted, const std::string& setting,
                               const std::vector<Choice>& choices, bool numbers_are_ids) {
  const auto name = trimmed(wanted.name);
  auto ids = ids_where(choices, [&](const Choice& one) { return trimmed(one.name) == name; });
  if (ids.empty()) ids = ids_where(choices, [&](const Choice& one) { return equal_ignoring_case(trimmed(one.name), name); });
  if (ids.empty() && numbers_are_ids) {
    if (const auto number = whole_number(name)) ids = ids_where(choices, [&](const Choice& one) { return one.id == *number; });
  }
  if (ids.size() == 1) return *ids.begin();
  std::map<std::string, std::string> arguments{
      {"kind", kind}, {"name", wanted.name}, {"setting", setting}, {"line", std::to_string(wanted.line)}};
  if (!ids.empty()) {
    arguments["ids"] = listed(ids);
    return Fail{Kind::configuration, Reason{ReasonId::name_ambiguous, std::move(arguments)}};
  }
  std::vector<std::string> names;
  for (const auto& choice : choices) names.push_back(choice.name);
  arguments["nearest"] = nearest(name, names);
  return Fail{Kind::configuration, Reason{ReasonId::name_unknown, std::move(arguments)}};
}

}  // namespace woo24::sync
