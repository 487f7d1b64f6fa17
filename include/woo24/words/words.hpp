#pragma once
// Every sentence a person reads. One table a language; nothing else in the program makes text out of a reason.

#include "woo24/base/reason.hpp"
#include "woo24/settings/settings.hpp"

#include <string>

namespace woo24::words {

using settings::Language;

/// What happened, with the arguments filled in: "Produkten SK-1 (Skruv) finns inte i 24SevenOffice."
std::string text(const Reason& reason, Language language);
/// What to do about it.
std::string remedy(const Reason& reason, Language language);
/// The raw sentences with their {placeholders}, for docs and tests.
std::string text_pattern(ReasonId id, Language language);
std::string remedy_pattern(ReasonId id, Language language);
/// "12 345,60 SEK" / "12 345.60 SEK"
std::string money(const std::string& amount, const std::string& currency, Language language);

}  // namespace woo24::words
