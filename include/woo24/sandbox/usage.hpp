#pragma once
// What may be typed behind woo24-sandbox: one table, for --help and for the page of the manual.

#include <string>

namespace woo24::sandbox {

std::string usage();
/// man/woo24-sandbox.1
std::string manual_page();

}  // namespace woo24::sandbox
