#pragma once
// Arguments as a person reads them: amounts with the language's decimal mark, and the few words that come as arguments.

#include "woo24/words/words.hpp"

#include <string>
#include <string_view>

namespace woo24::words {

/// The argument `name` of a reason, in the language. Names of things (products, customers, settings) stay as they are.
std::string shown_value(std::string_view name, const std::string& value, Language language);

}  // namespace woo24::words
