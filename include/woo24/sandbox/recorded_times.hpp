#pragma once
// How long a call takes: the shop's as recorded from a real one (api.md §9: two cores, no plugins), the office's as far as
// anybody has told of it.

#include "woo24/base/http_message.hpp"

#include <chrono>

namespace woo24::sandbox {

/// By what was asked and how much came. Items of a batch are counted in the request, those of a list in the answer's totals.
std::chrono::milliseconds shop_call_time(const http::Request& request, const http::Response& answer);
/// 150 ms a call, 0.22 ms a record that is read (55 000 companies took 12 s), 30 ms an item that is saved (a guess).
std::chrono::milliseconds office_call_time(const http::Request& request, const http::Response& answer);

}  // namespace woo24::sandbox
