#pragma once
// A scenario as an admin writes it: headings at the margin, what belongs to each indented below it, # before a remark.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::scenarios {

struct Line {
  int number = 0;  ///< in the file, from 1
  std::string text;
};

struct Step {
  Line head;
  std::vector<Line> lines;
};

struct Script {
  std::string title;  ///< its first remark
  std::vector<Step> steps;
};

Script read_script(std::string_view text);

/// One word of a line. "…" is one word too, with \" for a quotation mark in it.
struct Word {
  std::string text;
  bool quoted = false;
  friend bool operator==(const Word&, const Word&) = default;
};

/// A line's words, taken one after the other. Commas and a colon behind a word are left out.
class Words {
 public:
  explicit Words(std::string_view line);
  [[nodiscard]] bool done() const { return at_ == words_.size(); }
  /// The next one; an empty one behind the last.
  Word take();
  [[nodiscard]] std::string next() { return take().text; }
  /// True, and they are taken, when these come next (bare, in any case).
  bool take_if(std::string_view words);
  /// The line begins with a name and a colon: "HAM-001: price 5".
  [[nodiscard]] bool names_first() const { return colon_after_first_; }

 private:
  std::vector<Word> words_;
  std::size_t at_ = 0;
  bool colon_after_first_ = false;
};

/// "price 249.00, stock 5": what each word says. A field that stands twice comes twice.
struct FieldValue {
  std::string field, value;
};
std::vector<FieldValue> read_fields(Words& words);

}  // namespace woo24::scenarios
