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

/// For any status but 2xx. A write that a proxy gave up on (502, 504) or that failed half-way (500) is `ambiguous`.
Error failure_of(const Asked& asked, const http::Response& answer, Instant now);

/// One item's error of a batch.
Error item_failure(const std::string& what, int status, const std::string& code, const std::string& message);

}  // namespace woo24::woo
