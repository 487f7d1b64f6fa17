#include "woo24/net/transfer.hpp"

#include "woo24/base/text.hpp"
#include "woo24/net/url.hpp"

#include <curl/curl.h>

#include <algorithm>

namespace woo24::net {

namespace {

constexpr int k_ok = 200;

std::string origin_of(const http::Request& request) { return url_parts(request.url).origin(); }

void free_list(void* list) { curl_slist_free_all(static_cast<curl_slist*>(list)); }

bool has_header(const http::Request& request, std::string_view name) {
  return std::any_of(request.headers.begin(), request.headers.end(),
                     [&](const http::Header& h) { return equal_ignoring_case(h.name, name); });
}

/// libcurl takes 0 for "no limit", which is the opposite of what it means here.
long limit_of(std::chrono::milliseconds limit) {
  return static_cast<long>(std::clamp<std::int64_t>(limit.count(), 1, std::int64_t{24} * 3'600'000));
}

bool breaks_line(std::string_view text) { return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos; }

}  // namespace

EasyHandle new_easy_handle() { return {curl_easy_init(), curl_easy_cleanup}; }

Transfer::Transfer(EasyHandle easy, const http::Request& request, const http::BodySink& sink, const CurlOptions& options)
    : easy_(std::move(easy)), request_(request), sink_(sink), header_list_(nullptr, free_list) {
  static_assert(std::tuple_size_v<decltype(error_text_)> >= CURL_ERROR_SIZE);
  CURL* const curl = easy_.get();
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error_text_.data());
  curl_easy_setopt(curl, CURLOPT_PRIVATE, this);
  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, options.user_agent.c_str());
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip");
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, &Transfer::on_connected);
  curl_easy_setopt(curl, CURLOPT_PREREQDATA, this);
  set_connection();
  set_trust(options);
  set_method_and_body();
  set_headers();
}

Transfer::~Transfer() {
  if (easy_) curl_easy_reset(easy_.get());  // it must not point at this any more, whoever holds it next
}

EasyHandle Transfer::release() {
  curl_easy_reset(easy_.get());
  return std::move(easy_);
}

void Transfer::set_connection() {
  CURL* const curl = easy_.get();
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, limit_of(request_.limits.connect));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, limit_of(request_.limits.total));
  curl_easy_setopt(curl, CURLOPT_TCP_KEEPALIVE, 1L);  // a save may take minutes in silence, and routers forget
  if (url_parts(request_.url).is_loopback()) curl_easy_setopt(curl, CURLOPT_PROXY, "");
  if (request_.repeat == http::Repeat::never) {
    // On a kept connection that dies before the first answer byte libcurl would send the request once more, POST or not.
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
  }
}

void Transfer::set_trust(const CurlOptions& options) {
  CURL* const curl = easy_.get();
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  const auto host = url_parts(request_.url).host;
  for (const auto& [name, file] : options.ca_files) {
    // The system's folder of certificates (CURLOPT_CAPATH) stays in force beside it.
    if (equal_ignoring_case(name, host)) curl_easy_setopt(curl, CURLOPT_CAINFO, file.c_str());
  }
}

void Transfer::set_method_and_body() {
  CURL* const curl = easy_.get();
  if (request_.method == "HEAD") {
    curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    return;
  }
  if (request_.method == "GET" && request_.body.empty()) {
    curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
    return;
  }
  const bool bodyless = request_.body.empty() && request_.method == "DELETE";
  if (!bodyless) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request_.body.data());
  }
  if (request_.method != "POST") curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request_.method.c_str());
}

void Transfer::set_headers() {
  curl_slist* list = nullptr;
  const auto add = [&](const std::string& line) {
    if (auto* longer = curl_slist_append(list, line.c_str())) list = longer;
  };
  for (const auto& header : request_.headers) {
    add(header.value.empty() ? header.name + ";" : header.name + ": " + header.value);  // libcurl's way of an empty value
  }
  if (!has_header(request_, "Expect")) add("Expect:");
  if (!has_header(request_, "Content-Type")) add("Content-Type:");  // else libcurl says that the body is a form
  header_list_.reset(list);
  curl_easy_setopt(easy_.get(), CURLOPT_HTTPHEADER, list);
}

std::optional<std::string> Transfer::unsendable(const http::Request& request) {
  if (breaks_line(request.method) || breaks_line(request.url)) return "method or URL with a line break";
  for (const auto& header : request.headers) {
    if (breaks_line(header.name) || breaks_line(header.value))
      return "header " + cut(to_utf8(header.name), 40) + " with a line break";
  }
  return std::nullopt;
}

Fail Transfer::not_begun(const http::Request& request, const std::string& detail) {
  return Fail{Kind::unreachable, Reason{ReasonId::shop_unreachable, {{"url", origin_of(request)}, {"detail", detail}}}};
}

bool Transfer::counted(std::size_t bytes) {
  received_ += bytes;
  if (received_ <= request_.limits.body_bytes) return true;
  stopped_ = Stopped::too_large;
  return false;
}

bool Transfer::take_header(std::string_view line) {
  if (!counted(line.size())) return false;
  if (line.starts_with("HTTP/")) {
    response_.headers.clear();  // an interim answer (1xx) came before the real one
    head_is_whole_ = false;
    return true;
  }
  if (head_is_whole_) return true;  // a trailer, after the body
  head_is_whole_ = trimmed(line).empty();
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return true;
  response_.headers.push_back(
      {std::string(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1))), false});
  return true;
}

bool Transfer::take_body(std::string_view piece) {
  if (!counted(piece.size())) return false;
  long status = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
  if (!sink_ || status != k_ok) {
    response_.body.append(piece);
  } else if (!sink_(piece)) {
    stopped_ = Stopped::by_reader;
    return false;
  }
  return true;
}

// No exception may pass through libcurl; 0 ends the transfer.
std::size_t Transfer::on_header(char* bytes, std::size_t size, std::size_t count, void* transfer) {
  try {
    return static_cast<Transfer*>(transfer)->take_header({bytes, size * count}) ? size * count : 0;
  } catch (const std::exception&) {
    return 0;
  }
}

std::size_t Transfer::on_body(char* bytes, std::size_t size, std::size_t count, void* transfer) {
  auto& one = *static_cast<Transfer*>(transfer);
  try {
    return one.take_body({bytes, size * count}) ? size * count : static_cast<std::size_t>(CURL_WRITEFUNC_ERROR);
  } catch (const std::exception&) {
    one.stopped_ = Stopped::by_reader;
    return static_cast<std::size_t>(CURL_WRITEFUNC_ERROR);
  }
}

int Transfer::on_connected(void* transfer, char* /*their_ip*/, char* /*our_ip*/, int /*their_port*/, int /*our_port*/) {
  static_cast<Transfer*>(transfer)->begun_ = true;
  return CURL_PREREQFUNC_OK;
}

std::string Transfer::detail(int code) const {
  if (stopped_ == Stopped::too_large)
    return "answer over the limit of " + std::to_string(request_.limits.body_bytes) + " bytes";
  if (stopped_ == Stopped::by_reader) return "stopped by reader";
  if (code == CURLE_ABORTED_BY_CALLBACK) return k_call_stopped;
  if (code == CURLE_OK) return "answer broke off in its head";
  if (error_text_[0] != '\0') return cut(to_utf8(error_text_.data()), 200);
  return curl_easy_strerror(static_cast<CURLcode>(code));
}

Fail Transfer::failure(int code) const {
  // What counts is not the code but how far it came: a time-out may strike in any phase.
  if (!begun_) return not_begun(request_, detail(code));
  if (request_.repeat == http::Repeat::never) {
    return Fail{Kind::ambiguous, Reason{ReasonId::shop_no_answer, {{"url", origin_of(request_)}, {"detail", detail(code)}}}};
  }
  if (stopped_ == Stopped::too_large) {
    const auto limit = std::to_string(request_.limits.body_bytes);
    return Fail{Kind::refused, Reason{ReasonId::shop_answer_too_large, {{"what", origin_of(request_)}, {"limit", limit}}}};
  }
  if (stopped_ == Stopped::by_reader) return Fail{Kind::refused, Reason{ReasonId::internal_fault, {{"detail", detail(code)}}}};
  return Fail{Kind::unreachable, Reason{ReasonId::shop_no_answer, {{"url", origin_of(request_)}, {"detail", detail(code)}}}};
}

Result<http::Response> Transfer::outcome(int code) {
  long status = 0;
  curl_off_t micros = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(easy_.get(), CURLINFO_TOTAL_TIME_T, &micros);
  // A connection that closes in the middle of the head is an answer without a body to libcurl.
  if (code != CURLE_OK || !head_is_whole_ || status < k_ok) return failure(code);
  response_.status = static_cast<int>(status);
  response_.took = std::chrono::milliseconds(micros / 1000);
  return std::move(response_);
}

}  // namespace woo24::net
