#include "woo24/report/document.hpp"

#include "woo24/base/text.hpp"

#include <fmt/core.h>

namespace woo24::report {

namespace {

constexpr std::size_t k_width = 76;

/// Words folded to lines, every line after `indent`.
std::string wrapped(const std::string& text, const std::string& indent) {
  std::string out;
  std::string line;
  for (const auto& word : split(text, ' ')) {
    if (!line.empty() && length(indent) + length(line) + 1 + length(word) > k_width) {
      out += indent + line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  return out + indent + line + "\n";
}

std::string plain_entry(const Entry& entry) {
  std::string out = "  " + entry.head + (entry.right.empty() ? "" : "   " + entry.right) + "\n";
  if (!entry.who.empty()) out += wrapped(entry.who, "    ");
  if (!entry.under.empty()) out += wrapped(entry.under, "    ");
  for (const auto& line : entry.lines) out += wrapped(line, "    ");
  if (!entry.remedy.empty()) out += wrapped(entry.label + " " + entry.remedy, "    ");
  return out + "\n";
}

struct Colours {
  const char* strong;
  const char* soft;
};

Colours colours(Tone tone) {
  switch (tone) {
    case Tone::bad:
      return {"#b3261e", "#fdf1f0"};
    case Tone::waiting:
      return {"#8a5a00", "#fdf7ea"};
    case Tone::good:
      return {"#1f6f43", "#eff8f2"};
    case Tone::plain:
      break;
  }
  return {"#3a4756", "#f5f7f9"};
}

/// What stands between `…` is to be typed, unless the text is not ours.
std::string escaped(std::string_view text, bool ours = true) {
  std::string out;
  bool code = false;
  for (const char c : text) {
    if (c == '`' && ours) {
      out += code ? "</code>"
                  : "<code style=\"font-family:Menlo,Consolas,monospace;font-size:13px;background:#eef1f4;padding:1px "
                    "4px;border-radius:3px\">";
      code = !code;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out + (code ? "</code>" : "");
}

std::string paragraph(const std::string& text, const char* style) {
  return fmt::format("<p style=\"margin:0 0 6px;{}\">{}</p>\n", style, escaped(text));
}

std::string html_entry(const Entry& entry, const Colours& colour) {
  std::string out = fmt::format(
      "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
      "style=\"border-collapse:collapse;margin:0 0 "
      "10px;background:{};border-left:4px solid {}\"><tr><td style=\"padding:10px 14px\">\n",
      colour.soft, colour.strong);
  out += fmt::format(
      "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr>"
      "<td style=\"font-weight:bold;padding:0 10px 2px 0\">{}</td>"
      "<td align=\"right\" style=\"font-weight:bold;white-space:nowrap;padding:0 0 2px\">{}</td></tr></table>\n",
      escaped(entry.head), escaped(entry.right));
  // A name without a blank may be wider than a phone: it breaks anywhere rather than to push the amount out of sight.
  if (!entry.who.empty()) {
    out += fmt::format("<p style=\"margin:0 0 2px;word-break:break-word;overflow-wrap:anywhere\">{}</p>\n",
                       escaped(entry.who, false));
  }
  if (!entry.under.empty()) out += paragraph(entry.under, "font-size:13px;color:#5b6773");
  for (const auto& line : entry.lines) out += paragraph(line, "");
  if (!entry.remedy.empty()) {
    out += fmt::format("<p style=\"margin:0\"><b style=\"color:{}\">{}</b> {}</p>\n", colour.strong, escaped(entry.label),
                       escaped(entry.remedy));
  }
  return out + "</td></tr></table>\n";
}

std::string html_section(const Section& section) {
  const auto colour = colours(section.tone);
  std::string out = fmt::format("<h2 style=\"margin:22px 0 10px;font-size:16px;line-height:22px;color:{}\">{}</h2>\n",
                                colour.strong, escaped(section.heading));
  for (const auto& entry : section.entries) out += html_entry(entry, colour);
  for (const auto& line : section.lines) out += paragraph(line, "");
  return out;
}

}  // namespace

std::string plain_text(const Document& document) {
  auto out = wrapped(document.title, "") + "\n";
  for (const auto& lead : document.leads) out += wrapped(lead, "") + "\n";
  for (const auto& section : document.sections) {
    out += section.heading + "\n" + std::string(length(section.heading), '-') + "\n";
    for (const auto& entry : section.entries) out += plain_entry(entry);
    for (const auto& line : section.lines) out += wrapped(line, "  ");
    if (!section.lines.empty()) out += "\n";
  }
  return out + "-- \n" + wrapped(document.footer, "");
}

std::string html(const Document& document) {
  const auto colour = colours(document.tone);
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light\">\n<title>{}</title>\n</head>\n",
      document.language, escaped(document.subject));
  out += "<body style=\"margin:0;padding:0;background:#e9edf1\">\n";
  out +=
      "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"background:#e9edf1\"><tr>"
      "<td align=\"center\" style=\"padding:16px 8px\">\n"
      "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
      "style=\"max-width:640px;background:#ffffff;border-radius:6px;text-align:left;"
      "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:22px;color:#1d2630\">\n";
  out += fmt::format(
      "<tr><td style=\"padding:16px 20px;background:{};color:#ffffff;border-radius:6px 6px 0 0;font-size:18px;line-height:24px;"
      "font-weight:bold\">{}</td></tr>\n<tr><td style=\"padding:16px 20px 8px\">\n",
      colour.strong, escaped(document.title));
  for (const auto& lead : document.leads) out += paragraph(lead, "");
  for (const auto& section : document.sections) out += html_section(section);
  out += fmt::format(
      "</td></tr>\n<tr><td style=\"padding:10px 20px 16px;font-size:12px;line-height:18px;color:#5b6773\">{}</td></tr>\n"
      "</table>\n</td></tr></table>\n</body>\n</html>\n",
      escaped(document.footer));
  return out;
}

}  // namespace woo24::report
