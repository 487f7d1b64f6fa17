#pragma once
// Keys with dotted paths, written as nested YAML in the order they come.

#include <string>
#include <vector>

namespace woo24::config {

class YamlLines {
 public:
  /// `key: value  # comment`
  void value(const std::string& path, const std::string& value, const std::string& comment);
  /// `# key: value  # comment`
  void unused(const std::string& path, const std::string& value, const std::string& comment);
  /// `key:`, what follows by raw() stands one step deeper
  void section(const std::string& path, const std::string& comment = "");
  /// A line as it is, one step deeper than the section opened last.
  void raw(const std::string& line);
  /// A comment line where the path's key will stand.
  void comment(const std::string& path, const std::string& text);
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  /// Opens the mappings that lead to the path; returns its last part.
  std::string enter(const std::string& path);
  void line(const std::string& text, const std::string& comment);

  std::vector<std::string> open_;
  std::string text_;
};

}  // namespace woo24::config
