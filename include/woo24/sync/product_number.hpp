#pragma once
// When two numbers are the same: the shop compares without regard to case and outer blanks, so that is how they are kept apart
// on both sides.

#include <string>
#include <string_view>

namespace woo24::sync {

/// Lower case, without outer blanks. "" for none, and for "0", which the shop cannot look up (its filter takes it for none).
std::string number_key(std::string_view number);

/// The longest that the office keeps, in characters.
inline constexpr std::size_t k_longest_number = 100;

}  // namespace woo24::sync
