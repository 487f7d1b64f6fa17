#pragma once
// The tables, and the steps that bring an older file to them.

#include <span>

namespace woo24::store {

/// Step n brings a file from user_version n to n + 1; the first makes the tables.
std::span<const char* const> migrations();

}  // namespace woo24::store
