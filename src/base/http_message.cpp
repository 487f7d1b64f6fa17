#include "woo24/base/http_message.hpp"

#include "woo24/base/text.hpp"

namespace woo24::http {

std::string_view Response::header(std::string_view name) const {
  for (const auto& header : headers) {
    if (equal_ignoring_case(header.name, name)) return header.value;
  }
  return {};
}

}  // namespace woo24::http
