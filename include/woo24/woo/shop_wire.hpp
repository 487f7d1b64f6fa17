#pragma once
// How calls to the shop are made: address, credentials, and what an answer that is not the wanted one means.
// One wire is shared by reader and writer. Not thread-safe: a lane has its own.

#include "woo24/base/doors.hpp"
#include "woo24/settings/settings.hpp"
#include "woo24/store/rests.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace woo24::woo {

struct Credentials {
  std::string key, secret;
};

struct Asked;

class ShopWire {
 public:
  /// `memory`: where it is kept until when the shop wants to be left alone (Retry-After, maintenance), so that another process
  /// keeps it too. No call leaves before: kind paused, shop-busy or shop-maintenance. Nothing: only told, not kept.
  ShopWire(Doors doors, const settings::Shop& shop, Credentials credentials, store::OfficeMemory* memory = nullptr);
  /// GET /wp-json/wc/v3/<path> (path with its query, already encoded). Any status but 2xx is an error here: woo/shop_failure
  /// tells which. So is an answer that does not begin as JSON
  /// (shop-answer-not-json; of a write: ambiguous). Basic over https; OAuth 1.0a over http, which is refused (shop-plain-http)
  /// unless allowed or loopback.
  Result<http::Response> get(const std::string& path);
  std::vector<Result<http::Response>> get_all(const std::vector<std::string>& paths);
  /// PUT/POST with a JSON body, sent once. 2xx or an error; `ambiguous` when no clear answer came (502/504 included).
  Result<http::Response> write(const std::string& method, const std::string& path, const std::string& json);
  /// GET of the open index /wp-json/ (no credentials), for the site's own address and namespaces.
  Result<http::Response> index();
  [[nodiscard]] std::int64_t calls() const { return calls_; }
  /// The server's Date header of the last answer.
  [[nodiscard]] std::optional<Instant> server_time() const { return server_time_; }

 private:
  Result<void> may_call();
  Result<http::Response> judged(const Asked& asked, Result<http::Response> sent);
  /// A call without credentials.
  [[nodiscard]] http::Request open_request(const std::string& path) const;
  /// Where /wp-json answers with the theme's page: permalinks of the plain form, with which keys cannot work, or a wrong
  /// address.
  Error why_no_route(const Error& found);
  http::Request request(const std::string& method, const std::string& path, const std::string& body, http::Repeat repeat);
  Doors doors_;
  settings::Shop shop_;
  Credentials credentials_;
  std::optional<store::Rests> rests_;
  std::int64_t calls_ = 0;
  std::optional<Instant> server_time_;
};

}  // namespace woo24::woo
