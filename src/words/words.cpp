#include "woo24/words/words.hpp"

#include "woo24/words/sentences.hpp"
#include "woo24/words/values.hpp"

#include <array>

namespace woo24::words {

namespace {

using Tables = std::array<std::span<const Sentence>, 8>;

Tables tables(Language language) {
  switch (language) {
    case Language::sv:
      return {sv_orders(), sv_after(), sv_import(), sv_catalogue(), sv_mail(), sv_office(), sv_sides(), sv_settings()};
    case Language::nb:
      return {nb_orders(), nb_after(), nb_import(), nb_catalogue(), nb_mail(), nb_office(), nb_sides(), nb_settings()};
    case Language::en:
      break;
  }
  return {en_orders(), en_after(), en_import(), en_catalogue(), en_mail(), en_office(), en_sides(), en_settings()};
}

const Sentence* sentence(ReasonId id, Language language) {
  for (const auto table : tables(language)) {
    for (const auto& one : table) {
      if (one.id == id) return &one;
    }
  }
  return nullptr;
}

/// The name in a {name} that begins at `at`, or "" when it is only a brace.
std::string_view placeholder(std::string_view pattern, std::size_t at) {
  const auto end = pattern.find('}', at);
  if (pattern[at] != '{' || end == std::string_view::npos) return {};
  const auto name = pattern.substr(at + 1, end - at - 1);
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos ? name : std::string_view();
}

class Filling {
 public:
  /// Without a language the arguments stay as they came.
  Filling(const Reason& reason, std::optional<Language> language) : reason_(reason), language_(language) {}

  [[nodiscard]] std::string fill(std::string_view pattern) const {
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
      const auto name = placeholder(pattern, at);
      const auto end = pattern[at] == '[' ? pattern.find(']', at) : std::string_view::npos;
      if (!name.empty()) {
        const auto value = argument(name);
        out += value.empty() ? "?" : value;
        at += name.size() + 1;
      } else if (end != std::string_view::npos) {
        out += optional_part(pattern.substr(at + 1, end - at - 1));
        at = end;
      } else {
        out += pattern[at];
      }
    }
    return out;
  }

 private:
  [[nodiscard]] std::string argument(std::string_view name) const {
    const auto found = reason_.arguments.find(std::string(name));
    if (found == reason_.arguments.end()) return "";
    return language_ ? shown_value(name, found->second, *language_) : found->second;
  }

  /// Left out when one of its arguments is empty; brackets around no argument are just brackets.
  [[nodiscard]] std::string optional_part(std::string_view part) const {
    bool any = false;
    for (std::size_t at = 0; at < part.size(); ++at) {
      const auto name = placeholder(part, at);
      if (name.empty()) continue;
      if (argument(name).empty()) return "";
      any = true;
    }
    return any ? fill(part) : "[" + std::string(part) + "]";
  }

  const Reason& reason_;
  std::optional<Language> language_;
};

}  // namespace

std::string text_pattern(ReasonId id, Language language) {
  const auto* one = sentence(id, language);
  return one == nullptr ? std::string(reason_id(id)) : std::string(one->text);
}

std::string remedy_pattern(ReasonId id, Language language) {
  const auto* one = sentence(id, language);
  return one == nullptr ? "" : std::string(one->remedy);
}

std::string text(const Reason& reason, Language language) {
  return Filling(reason, language).fill(text_pattern(reason.id, language));
}

std::string remedy(const Reason& reason, Language language) {
  // What a remedy repeats is to be typed: into a file, a command, a field.
  return Filling(reason, std::nullopt).fill(remedy_pattern(reason.id, language));
}

}  // namespace woo24::words
