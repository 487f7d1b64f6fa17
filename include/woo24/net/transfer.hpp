#pragma once
// One request on its way through libcurl, and what came of it. Used by one thread at a time.

#include "woo24/base/http_message.hpp"
#include "woo24/base/result.hpp"
#include "woo24/net/curl_http.hpp"

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace woo24::net {

/// A CURL easy handle. Handed on from transfer to transfer, since it remembers TLS sessions.
using EasyHandle = std::unique_ptr<void, void (*)(void*)>;
EasyHandle new_easy_handle();  ///< empty when there is no memory

class Transfer {
 public:
  /// `request`, `sink`, `options` outlive the transfer. Precondition: `easy` is not empty.
  Transfer(EasyHandle easy, const http::Request& request, const http::BodySink& sink, const CurlOptions& options);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  [[nodiscard]] void* easy() const { return easy_.get(); }
  /// Ends the transfer with libcurl's code (CURLcode). A response of any status, or:
  ///  unreachable  shop-unreachable: the request never began to leave (name, connect, TLS, refused here)
  ///  ambiguous    shop-no-answer: Repeat::never, and it may have left
  ///  unreachable  shop-no-answer: Repeat::harmless, and no whole answer came
  ///  refused      shop-answer-too-large, or internal-fault "stopped by reader": Repeat::harmless
  /// The door does not know which side it speaks to: the wires word "shop" anew. `url` is scheme, host and port alone.
  Result<http::Response> outcome(int code);
  /// The handle, clean, for the next one. Call after outcome(); the transfer is then spent.
  EasyHandle release();

  /// Whether the request can be put on the wire as it stands; the text says what cannot.
  static std::optional<std::string> unsendable(const http::Request& request);
  /// The error for a request that was not even begun.
  static Fail not_begun(const http::Request& request, const std::string& detail);

 private:
  enum class Stopped { no, too_large, by_reader };

  void set_method_and_body();
  void set_headers();
  void set_connection();
  void set_trust(const CurlOptions& options);
  bool take_header(std::string_view line);
  bool take_body(std::string_view piece);
  bool counted(std::size_t bytes);
  [[nodiscard]] std::string detail(int code) const;
  [[nodiscard]] Fail failure(int code) const;

  static std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* transfer);
  static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* transfer);
  static int on_connected(void* transfer, char*, char*, int, int);

  EasyHandle easy_;
  const http::Request& request_;
  const http::BodySink& sink_;
  std::unique_ptr<void, void (*)(void*)> header_list_;
  std::array<char, 256> error_text_{};  ///< CURL_ERROR_SIZE
  http::Response response_;
  std::size_t received_ = 0;  ///< bytes of the answer's headers and of its decoded body
  bool begun_ = false;        ///< connected: from here on the request may have left
  bool head_is_whole_ = false;
  Stopped stopped_ = Stopped::no;
};

}  // namespace woo24::net
