#pragma once
// docs/errors.md: every reason with its text and remedy in the three languages, from the tables themselves.

#include <string>

namespace woo24::words {

std::string errors_page();

}  // namespace woo24::words
