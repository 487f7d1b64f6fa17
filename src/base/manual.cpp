#include "woo24/base/manual.hpp"

namespace woo24 {

namespace {

/// What troff would take for a command of its own is written so that it does not. A hyphen is one that can be searched for.
std::string escaped(std::string_view text, bool marks_bold) {
  std::string out;
  bool bold = false;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    line_start = c == '\n';
    if (c == '`' && marks_bold) {
      bold = !bold;
      out += bold ? "\\fB" : "\\fR";
    } else if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (auto& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

}  // namespace

ManualPage::ManualPage(std::string_view name, int section, std::string_view summary) {
  text_ = ".TH " + upper(name) + " " + std::to_string(section) + " \"\" woo24 woo24\n.nh\n.ad l\n";
  heading("NAME");
  text_ += escaped(name, false) + " \\- " + escaped(summary, true) + "\n";
}

void ManualPage::heading(std::string_view text) { text_ += ".SH " + escaped(text, true) + "\n"; }

void ManualPage::subheading(std::string_view text) { text_ += ".SS " + escaped(text, true) + "\n"; }

void ManualPage::paragraph(std::string_view text) { text_ += ".PP\n" + escaped(text, true) + "\n"; }

void ManualPage::item(std::string_view tag, std::string_view text) {
  const auto shown = escaped(tag, true);
  text_ +=
      ".TP\n" + (tag.find('`') == std::string_view::npos ? "\\fB" + shown + "\\fR" : shown) + "\n" + escaped(text, true) + "\n";
}

void ManualPage::verbatim(std::string_view lines) {
  text_ += ".PP\n.nf\n.ft CW\n" + escaped(lines, false) + (lines.ends_with('\n') ? "" : "\n") + ".ft\n.fi\n";
}

}  // namespace woo24
