#pragma once
// What an answer of the shop means that is not the wanted one.

#include "woo24/base/http_message.hpp"
#include "woo24/base/result.hpp"

#include <string>

namespace woo24::woo {

struct Asked {
  std::string what;  ///< "GET orders": never a query, which may hold personal data
  std::string base;  ///< https://shop.example.se
  bool write = false;
};

/// For any status but 2xx. A write that a proxy gave up on (502, 504) or that failed half-way (500) is `ambiguous`; so is a 503
/// that is not WordPress's own maintenance page, with the moment to rest until in `not_before`.
Error failure_of(const Asked& asked, const http::Response& answer, Instant now);

/// Whether a failed read may be about what was asked for, so that asking for less, or for something else, can do. A shop in
/// maintenance, without its database, that wants a rest or knows no key fails whatever it is asked.
bool may_be_about_what_was_asked(const Error& error);

/// One item's error of a batch.
Error item_failure(const std::string& what, int status, const std::string& code, const std::string& message);

}  // namespace woo24::woo
