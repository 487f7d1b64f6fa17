#include "scenarios/script.hpp"

#include <algorithm>

namespace woo24::scenarios {

namespace {

std::string_view without_remark(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) quoted = !quoted;
    // HAM-001#2 is the second of that number: a remark begins a word.
    if (line[i] == '#' && !quoted && (i == 0 || line[i - 1] == ' ')) return line.substr(0, i);
  }
  return line;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

}  // namespace

Script read_script(std::string_view text) {
  Script script;
  int number = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto raw = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (script.title.empty() && raw.starts_with("# ")) script.title = raw.substr(2);
    auto line = without_remark(raw);
    while (line.ends_with(' ') || line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (!line.starts_with(' ')) {
      script.steps.push_back({{number, std::string(line)}, {}});
    } else if (!script.steps.empty()) {
      script.steps.back().lines.push_back({number, std::string(line.substr(std::min<std::size_t>(2, line.size())))});
    }
  }
  return script;
}

Words::Words(std::string_view line) {
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == ' ' || line[i] == ',') {
      ++i;
      continue;
    }
    Word word;
    // A quoted part may stand inside a word: Färg="Ljus blå".
    while (i < line.size() && line[i] != ' ' && line[i] != ',') {
      if (line[i] != '"') {
        word.text += line[i++];
        continue;
      }
      word.quoted = true;
      for (++i; i < line.size() && line[i] != '"'; ++i) {
        if (line[i] == '\\' && i + 1 < line.size()) ++i;
        word.text += line[i];
      }
      ++i;
      if (i < line.size() && line[i] == ':') break;
    }
    const bool colon_follows = i < line.size() && line[i] == ':';
    const bool colon_within = !word.quoted && word.text.ends_with(':');
    if (colon_follows) ++i;
    if (colon_within) word.text.pop_back();
    if (words_.empty()) colon_after_first_ = colon_follows || colon_within;
    words_.push_back(std::move(word));
  }
}

Word Words::take() { return done() ? Word{} : words_[at_++]; }

bool Words::take_if(std::string_view wanted) {
  auto at = at_;
  while (!wanted.empty()) {
    const auto end = std::min(wanted.find(' '), wanted.size());
    if (at == words_.size() || words_[at].quoted || lower(words_[at].text) != wanted.substr(0, end)) return false;
    ++at;
    wanted.remove_prefix(std::min(end + 1, wanted.size()));
  }
  at_ = at;
  return true;
}

std::vector<FieldValue> read_fields(Words& words) {
  std::vector<FieldValue> fields;
  while (!words.done()) {
    auto field = lower(words.next());
    auto value = words.take();
    if (value.text == "none" && !value.quoted) value.text.clear();
    fields.push_back({std::move(field), std::move(value.text)});
  }
  return fields;
}

}  // namespace woo24::scenarios
