#pragma once
// Which answered item belongs to which sent one. By key, never by position; a rule without I/O (exactly-once §1).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace woo24::tfso {

struct SentItem {
  std::string key;
  std::optional<std::int64_t> id;  ///< given when it is an update
};

struct AnsweredItem {
  std::optional<std::string> key;
  std::optional<std::int64_t> id;
  bool exception = false;
};

enum class Outcome { saved, refused, unclear };

struct Matched {
  Outcome outcome = Outcome::unclear;
  std::size_t answer = 0;  ///< index of the answered item, where the outcome is not unclear
  std::string why;         ///< of an unclear one, short and in no language: "items 1/2", "keys", "id+exception", "no id"
};

/// One a sent item, in their order. Where the answer is not exactly one item for each sent one, all are unclear. An answer that
/// gives back ids alone is matched by the ids of updates; a single new item needs no key; several without are all unclear.
std::vector<Matched> match_answer(const std::vector<SentItem>& sent, const std::vector<AnsweredItem>& answered);

}  // namespace woo24::tfso
