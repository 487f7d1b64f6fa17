#include "woo24/app/json_text.hpp"

#include <fmt/core.h>

namespace woo24::app {

namespace {

std::string in_quotes(std::string_view value) {
  std::string text = "\"";
  for (const char c : value) {
    switch (c) {
      case '"':
        text += "\\\"";
        break;
      case '\\':
        text += "\\\\";
        break;
      case '\n':
        text += "\\n";
        break;
      case '\r':
        text += "\\r";
        break;
      case '\t':
        text += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          text += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
          text += c;
        }
    }
  }
  return text + "\"";
}

}  // namespace

Json Json::text(std::string_view value) { return Json(in_quotes(value)); }
Json Json::number(std::int64_t value) { return Json(std::to_string(value)); }
Json Json::boolean(bool value) { return Json(value ? "true" : "false"); }
Json Json::null() { return Json("null"); }

Json Json::list(const std::vector<Json>& items) {
  std::string text = "[";
  for (std::size_t n = 0; n < items.size(); ++n) text += (n == 0 ? "" : ", ") + items[n].written_;
  return Json(text + "]");
}

Json Json::object(const std::vector<std::pair<std::string, Json>>& members) {
  std::string text = "{";
  for (std::size_t n = 0; n < members.size(); ++n) {
    text += (n == 0 ? "" : ", ") + in_quotes(members[n].first) + ": " + members[n].second.written_;
  }
  return Json(text + "}");
}

}  // namespace woo24::app
