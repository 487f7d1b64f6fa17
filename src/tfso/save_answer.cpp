#include "woo24/tfso/save_answer.hpp"

#include "woo24/base/teeth.hpp"
#include "woo24/base/text.hpp"

#include <algorithm>
#include <set>

namespace woo24::tfso {

namespace {

bool belongs(const SentItem& sent, const AnsweredItem& answered, bool alone) {
  if (answered.key) return trimmed(*answered.key) == trimmed(sent.key);
  if (sent.id && answered.id) return *sent.id == *answered.id;
  return alone;
}

/// The answered item of each sent one; nothing where it is not one to one.
std::optional<std::vector<std::size_t>> pairs(const std::vector<SentItem>& sent, const std::vector<AnsweredItem>& answered) {
  std::vector<std::size_t> out;
  std::set<std::size_t> taken;
  for (const auto& item : sent) {
    std::vector<std::size_t> fits;
    for (std::size_t n = 0; n < answered.size(); ++n) {
      const bool fit = WOO24_RULE(matched_by_key) ? belongs(item, answered[n], sent.size() == 1) : n == out.size();
      if (fit) fits.push_back(n);
    }
    if (fits.size() != 1 || !taken.insert(fits.front()).second) return std::nullopt;
    out.push_back(fits.front());
  }
  return out;
}

bool same_id_twice(const std::vector<AnsweredItem>& answered) {
  std::set<std::int64_t> seen;
  return std::any_of(answered.begin(), answered.end(),
                     [&](const AnsweredItem& item) { return item.id && !seen.insert(*item.id).second; });
}

Matched judged(const SentItem& sent, const AnsweredItem& answered, std::size_t at) {
  if (answered.id && answered.exception && WOO24_RULE(id_with_exception_is_unclear))
    return {Outcome::unclear, at, "id+exception"};
  if (answered.exception) return {Outcome::refused, at, ""};
  if (!answered.id) return {Outcome::unclear, at, "no id"};
  if (sent.id && *sent.id != *answered.id) return {Outcome::unclear, at, "other id"};
  return {Outcome::saved, at, ""};
}

}  // namespace

std::vector<Matched> match_answer(const std::vector<SentItem>& sent, const std::vector<AnsweredItem>& answered) {
  const auto all_unclear = [&](std::string why) { return std::vector<Matched>(sent.size(), {Outcome::unclear, 0, why}); };
  if (sent.size() != answered.size()) {
    return all_unclear("items " + std::to_string(answered.size()) + "/" + std::to_string(sent.size()));
  }
  const auto pairing = pairs(sent, answered);
  if (!pairing) return all_unclear("keys");
  if (same_id_twice(answered)) return all_unclear("same id twice");
  std::vector<Matched> out;
  for (std::size_t n = 0; n < sent.size(); ++n) out.push_back(judged(sent[n], answered[(*pairing)[n]], (*pairing)[n]));
  return out;
}

}  // namespace woo24::tfso
