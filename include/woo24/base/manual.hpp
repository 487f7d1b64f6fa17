#pragma once
// A page of the manual: troff with the man macros, ready for man(1).

#include <string>
#include <string_view>

namespace woo24 {

class ManualPage {
 public:
  /// `summary`: what the name is, without a stop at its end.
  ManualPage(std::string_view name, int section, std::string_view summary);

  void heading(std::string_view text);
  void subheading(std::string_view text);
  /// Text between ` and ` is bold.
  void paragraph(std::string_view text);
  /// The tag is as text in ` and `: bold as a whole where it has none of them.
  void item(std::string_view tag, std::string_view text);
  /// Lines as they are, in a type of even width.
  void verbatim(std::string_view lines);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace woo24
