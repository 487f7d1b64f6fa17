#include "woo24/config/yaml_lines.hpp"

#include "woo24/base/text.hpp"

namespace woo24::config {

namespace {

constexpr std::size_t k_comment_column = 44;

}  // namespace

std::string YamlLines::enter(const std::string& path) {
  auto parts = split(path, '.');
  const auto last = parts.back();
  parts.pop_back();
  std::size_t same = 0;
  while (same < parts.size() && same < open_.size() && parts[same] == open_[same]) ++same;
  open_.resize(same);
  for (; same < parts.size(); ++same) {
    if (same == 0 && !text_.empty()) text_ += "\n";
    line(parts[same] + ":", "");
    open_.push_back(parts[same]);
  }
  return last;
}

void YamlLines::line(const std::string& text, const std::string& comment) {
  auto out = std::string(open_.size() * 2, ' ') + text;
  if (!comment.empty()) {
    const auto width = length(out);
    out += std::string(width + 2 < k_comment_column ? k_comment_column - width : 2, ' ') + "# " + comment;
  }
  text_ += out + "\n";
}

void YamlLines::value(const std::string& path, const std::string& value, const std::string& comment) {
  const auto key = enter(path);
  line(key + ": " + value, comment);
}

void YamlLines::unused(const std::string& path, const std::string& value, const std::string& comment) {
  const auto key = enter(path);
  line("# " + key + ": " + value, comment);
}

void YamlLines::section(const std::string& path, const std::string& comment) {
  const auto key = enter(path);
  line(key + ":", comment);
}

void YamlLines::raw(const std::string& text) {
  open_.emplace_back();
  line(text, "");
  open_.pop_back();
}

void YamlLines::comment(const std::string& path, const std::string& text) {
  enter(path);
  line("# " + text, "");
}

}  // namespace woo24::config
