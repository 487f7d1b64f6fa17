#pragma once
// A request as WordPress reads it, and the answers that a wrong one gets.

#include "woo24/base/http_message.hpp"
#include "woo24/sandbox/shop_database.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace woo24::sandbox {

struct ShopRequest {
  std::string method;                                       ///< upper case
  std::string scheme;                                       ///< "https"
  std::string path;                                         ///< below the shop's address, decoded: "/wp-json/wc/v3/orders"
  std::vector<std::pair<std::string, std::string>> params;  ///< of the query, decoded, in order
  std::string body;
  std::string content_type, accept, authorization;
  /// The last of that name, as PHP takes it.
  [[nodiscard]] std::optional<std::string> param(const std::string& name) const;
  /// name=a,b or name[]=a&name[]=b or name[0]=a.
  [[nodiscard]] std::vector<std::string> list(const std::string& name) const;
  /// As numbers; 0 for what is none.
  [[nodiscard]] std::vector<std::int64_t> ids(const std::string& name) const;
};

ShopRequest read_request(const http::Request& request, const std::string& shop_address);
std::string percent_decoded(std::string_view text, bool plus_is_blank);
std::string percent_encoded_strictly(std::string_view text);  ///< RFC 3986

struct ShopAnswer {
  int status = 200;
  Json body;
  std::vector<http::Header> headers;
  std::string allow;      ///< "GET, POST"; none when empty
  std::string page = {};  ///< the web server's own page of that title, instead of everything above but the status
};

ShopAnswer error_answer(int status, const std::string& code, const std::string& message, const Json& more = Json::object());

/// Gathers what is wrong with parameters, to be answered all at once.
class ParamFaults {
 public:
  void add(const std::string& name, const std::string& code, const std::string& message, const Json& data = nullptr);
  [[nodiscard]] bool any() const { return !names_.empty(); }
  [[nodiscard]] ShopAnswer answer() const;
  /// An integer within bounds, or the default where it is not given.
  std::int64_t integer(const ShopRequest& request, const std::string& name, std::int64_t fallback,
                       std::optional<std::int64_t> least, std::optional<std::int64_t> most);
  std::string one_of(const ShopRequest& request, const std::string& name, const std::string& fallback,
                     const std::vector<std::string>& allowed);
  bool boolean(const ShopRequest& request, const std::string& name);

 private:
  std::vector<std::string> names_;
  Json params_ = Json::object(), details_ = Json::object();
};

/// "a, b, and c"
std::string enumerated(const std::vector<std::string>& words);
/// A moment as a filter is given: without offset it is shop time, or UTC with the flag; with an offset and the flag it is
/// shifted by the shop's own offset, as WordPress does. Nothing for what is no date and time.
std::optional<Instant> moment_of(const std::string& text, bool dates_are_gmt, const ShopSettings& settings);

}  // namespace woo24::sandbox
