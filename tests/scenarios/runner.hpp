#pragma once
// Runs one scenario file, and then every job of it once more: that must write nothing.
//
//   settings            lines of woo24.yaml, below what every scenario has
//   set up              how the two sides are (hands.hpp)
//   in the shop         what is there, or what somebody does; also "in the shop, before "SaveProducts"": during the next sync
//   in 24SevenOffice
//   trouble             what goes wrong at the next call
//   sync products       also categories, stock, orders; "sync products, yes", "…, full", "…, dry run"
//   in woo24            a person's word: "link B-1 to K-1", "unlink B-1"
//   expect in the shop · expect in 24SevenOffice · expect of the run
//   wait 2 hours

#include <string>

namespace woo24::scenarios {

/// Everything that was not as the file says, a line each; "" when all was.
std::string run_scenario(const std::string& text);

}  // namespace woo24::scenarios
