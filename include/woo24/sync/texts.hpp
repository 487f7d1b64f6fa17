#pragma once
// The shop's texts as the office can take them, with a note where something was lost. books.md §11.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::sync {

/// HTML entities decoded once, what XML cannot carry dropped, trimmed.
std::string readable(std::string_view raw);

/// At most `most` UTF-16 units, which is what the office's columns count: an emoji takes two. Never half a character.
std::string cut_to_field(std::string_view text, std::size_t most);

/// Makes the texts of one order and remembers what it had to cut or drop.
class FieldTexts {
 public:
  /// `field`: as the office names it. Limits are characters (UTF-16 units).
  std::string text(std::string_view field, std::string_view raw, std::size_t most);
  /// As text, of what is readable already: entities are decoded once, not twice.
  std::string clean(std::string_view field, std::string readable_text, std::size_t most);
  /// As text, but nothing where nothing is left.
  std::optional<std::string> maybe(std::string_view field, std::string_view raw, std::size_t most);
  void note(std::string what) { notes_.push_back(std::move(what)); }
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

 private:
  std::vector<std::string> notes_;
};

}  // namespace woo24::sync
