#include "woo24/base/reason.hpp"

#include "woo24/base/text.hpp"

#include <algorithm>
#include <array>

namespace woo24 {

namespace {

struct Row {
  ReasonId id;
  std::string_view text;
  Heals heals;
  std::string_view arguments;
};

constexpr auto k_rows = std::to_array<Row>({
#define REASON(name, id, heals, arguments) {ReasonId::name, id, Heals::heals, arguments},
#include "woo24/base/reasons.def"
#undef REASON
});

const Row& row(ReasonId id) { return k_rows[static_cast<std::size_t>(id)]; }

std::string quoted(std::string_view value) {
  constexpr std::string_view k_hex = "0123456789abcdef";
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') {
      text += '\\';
      text += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      text += "\\u00";
      text += k_hex[static_cast<unsigned char>(c) >> 4U];
      text += k_hex[static_cast<unsigned char>(c) & 15U];
    } else {
      text += c;
    }
  }
  return text + "\"";
}

/// Reads what arguments_json writes, and any other flat JSON object of strings. A text that breaks off or goes on gives
/// nothing.
class FlatObject {
 public:
  explicit FlatObject(std::string_view json) : json_(json) {}

  std::optional<std::map<std::string, std::string>> members() {
    std::map<std::string, std::string> all;
    if (!taken('{')) return std::nullopt;
    if (taken('}')) return at_end() ? std::optional(all) : std::nullopt;
    do {
      auto name = string();
      if (!name || !taken(':')) return std::nullopt;
      auto value = string();
      if (!value) return std::nullopt;
      all.insert_or_assign(std::move(*name), std::move(*value));
    } while (taken(','));
    if (!taken('}') || !at_end()) return std::nullopt;
    return all;
  }

 private:
  void skip_blanks() { json_.remove_prefix(std::min(json_.find_first_not_of(" \t\r\n"), json_.size())); }
  bool at_end() {
    skip_blanks();
    return json_.empty();
  }
  bool taken(char c) {
    skip_blanks();
    if (json_.empty() || json_.front() != c) return false;
    json_.remove_prefix(1);
    return true;
  }
  char next() {
    if (json_.empty()) return '\0';
    const char c = json_.front();
    json_.remove_prefix(1);
    return c;
  }

  std::optional<std::string> string() {
    if (!taken('"')) return std::nullopt;
    std::string text;
    while (!json_.empty()) {
      const char c = next();
      if (c == '"') return text;
      if (c != '\\') {
        text += c;
      } else if (!escape(text)) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  bool escape(std::string& text) {
    constexpr std::string_view k_letters = "\"\\/bfnrt", k_meant = "\"\\/\b\f\n\r\t";
    const char c = next();
    if (c == 'u') {
      const auto code = hex4();
      if (code) append_code(text, *code);
      return code.has_value();
    }
    const auto at = k_letters.find(c);
    if (at == std::string_view::npos) return false;
    text += k_meant[at];
    return true;
  }

  std::optional<unsigned> hex4() {
    unsigned code = 0;
    for (int n = 0; n < 4; ++n) {
      const char c = next();
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return std::nullopt;
      code = code * 16 + static_cast<unsigned>(digit);
    }
    return code;
  }

  /// One UTF-16 unit, which is all that this file's writer makes; halves of a pair stay unreadable marks.
  static void append_code(std::string& text, unsigned code) {
    if (code < 0x80) {
      text += static_cast<char>(code);
    } else {
      text += html_decoded("&#" + std::to_string(code >= 0xD800 && code <= 0xDFFF ? 0xFFFDU : code) + ";");
    }
  }

  std::string_view json_;
};

}  // namespace

std::string argument(const Reason& reason, const std::string& name) {
  const auto found = reason.arguments.find(name);
  return found == reason.arguments.end() ? std::string() : found->second;
}

std::string_view reason_id(ReasonId id) { return row(id).text; }

std::optional<ReasonId> reason_by_id(std::string_view text) {
  auto wanted = lower(trimmed(text));
  for (auto& c : wanted) {
    if (c == '_') c = '-';
  }
  for (const auto& one : k_rows) {
    if (one.text == wanted) return one.id;
  }
  return std::nullopt;
}

Heals reason_heals(ReasonId id) { return row(id).heals; }

std::vector<std::string> reason_arguments(ReasonId id) {
  if (row(id).arguments.empty()) return {};
  return split(row(id).arguments, ',');
}

const std::vector<ReasonId>& all_reasons() {
  static const auto ids = [] {
    std::vector<ReasonId> all;
    for (const auto& one : k_rows) all.push_back(one.id);
    return all;
  }();
  return ids;
}

std::string arguments_json(const Reason& reason) {
  std::string text = "{";
  for (const auto& [name, value] : reason.arguments) {
    if (text.size() > 1) text += ",";
    text += quoted(name) + ":" + quoted(value);
  }
  return text + "}";
}

Reason reason_from(std::string_view id, std::string_view arguments_json) {
  const auto known = reason_by_id(id);
  // A state file that a newer version wrote may know reasons that this one does not.
  if (!known) return {ReasonId::internal_fault, {{"detail", std::string(id)}}};
  return {*known, FlatObject(arguments_json).members().value_or(std::map<std::string, std::string>{})};
}

}  // namespace woo24
