#pragma once
// A phrase in each language, for the tables of this room.

#include "woo24/settings/settings.hpp"

namespace woo24::words {

struct InLanguages {
  const char* sv;
  const char* nb;
  const char* en;
};

inline const char* chosen(const InLanguages& phrase, settings::Language language) {
  switch (language) {
    case settings::Language::sv:
      return phrase.sv;
    case settings::Language::nb:
      return phrase.nb;
    case settings::Language::en:
      break;
  }
  return phrase.en;
}

}  // namespace woo24::words
