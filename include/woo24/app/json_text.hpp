#pragma once
// JSON as the commands print it: a writer for small answers, no parser. (The JSON library stays in the room of the shop's
// wire.)

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace woo24::app {

class Json {
 public:
  static Json text(std::string_view value);
  static Json number(std::int64_t value);
  static Json boolean(bool value);
  static Json null();
  static Json list(const std::vector<Json>& items);
  static Json object(const std::vector<std::pair<std::string, Json>>& members);
  [[nodiscard]] const std::string& written() const { return written_; }

 private:
  explicit Json(std::string written) : written_(std::move(written)) {}
  std::string written_;
};

}  // namespace woo24::app
