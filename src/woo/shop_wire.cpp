#include "woo24/woo/shop_wire.hpp"

#include "woo24/base/text.hpp"
#include "woo24/net/oauth1.hpp"
#include "woo24/net/url.hpp"
#include "woo24/woo/shop_failure.hpp"

#include <fmt/core.h>

namespace woo24::woo {

namespace {

constexpr std::size_t k_largest_answer = 32u << 20;  // a page of orders beyond it is read in smaller ones

/// "GET orders": the route without its query.
std::string described(const std::string& method, const std::string& path) {
  return method + " " + path.substr(0, path.find('?'));
}

/// The door's error in the shop's words.
Error reworded(const Asked& asked, Error error) {
  const auto& arguments = error.reason.arguments;
  const auto detail = arguments.contains("detail") ? arguments.at("detail") : std::string(reason_id(error.reason.id));
  if (error.reason.id == ReasonId::shop_answer_too_large) {
    error.reason.arguments["what"] = asked.what;
  } else if (error.kind == Kind::ambiguous ||
             (error.kind == Kind::unreachable && error.reason.id == ReasonId::shop_no_answer)) {
    error.reason = Reason{ReasonId::shop_no_answer, {{"url", asked.base}, {"detail", detail}}};
  } else if (error.kind == Kind::unreachable) {
    error.reason = Reason{ReasonId::shop_unreachable, {{"url", asked.base}, {"detail", detail}}};
  }
  return error;
}

bool is_theme_page(const Error& error) {
  return error.reason.id == ReasonId::shop_wrong_address && error.reason.arguments.at("status") == "404";
}

}  // namespace

ShopWire::ShopWire(Doors doors, const settings::Shop& shop, Credentials credentials, store::OfficeMemory* memory)
    : doors_(doors), shop_(shop), credentials_(std::move(credentials)) {
  if (memory != nullptr) rests_.emplace(*memory, "shop-rest");
}

http::Request ShopWire::request(const std::string& method, const std::string& path, const std::string& body,
                                http::Repeat repeat) {
  http::Request request;
  request.method = method;
  request.url = shop_.url + "/wp-json/wc/v3/" + path;
  request.headers.push_back({"Accept", "application/json", false});
  if (!body.empty()) request.headers.push_back({"Content-Type", "application/json; charset=utf-8", false});
  if (request.url.starts_with("https:")) {
    request.headers.push_back({"Authorization", "Basic " + base64(credentials_.key + ":" + credentials_.secret), true});
  } else {
    const auto nonce = fmt::format("{:016x}{:016x}", doors_.chance.draw(), doors_.chance.draw());
    request.headers.push_back(
        {"Authorization",
         net::oauth1_header(method, request.url, credentials_.key, credentials_.secret, doors_.clock.now(), nonce), true});
  }
  request.body = body;
  request.repeat = repeat;
  request.limits.body_bytes = k_largest_answer;
  if (repeat == http::Repeat::never) request.limits.total = std::chrono::seconds{180};
  return request;
}

Result<http::Response> ShopWire::judged(const Asked& asked, Result<http::Response> sent) {
  if (!sent.ok()) return Fail{reworded(asked, std::move(sent).error())};
  const auto& answer = sent.value();
  if (const auto date = parse_http_date(answer.header("Date"))) server_time_ = date;
  if (answer.status >= 200 && answer.status < 300) return sent;
  auto failure = failure_of(asked, answer, doors_.clock.now());
  if (rests_ && failure.not_before) {
    const auto why = failure.reason.id == ReasonId::shop_maintenance ? failure.reason.id : ReasonId::shop_busy;
    // What became of a write matters more than that this could not be kept.
    if (auto kept = rests_->keep({*failure.not_before, why}, doors_.clock.now()); !kept.ok() && !asked.write)
      return Fail{kept.error()};
  }
  return Fail{std::move(failure)};
}

Result<void> ShopWire::may_call() {
  if (!shop_.url.starts_with("https:") && !shop_.allow_plain_http && !net::url_parts(shop_.url).is_loopback())
    return Fail{Kind::configuration, Reason{ReasonId::shop_plain_http, {{"url", shop_.url}}}};
  const auto rest = rests_ ? TRY(rests_->in_force(doors_.clock.now())) : std::nullopt;
  if (!rest) return {};
  return Fail{Kind::paused, Reason{rest->why, {{"until", format_utc(rest->until)}}}, rest->until};
}

Result<http::Response> ShopWire::get(const std::string& path) {
  TRY(may_call());
  ++calls_;
  auto answer =
      judged({described("GET", path), shop_.url, false}, doors_.http.send(request("GET", path, "", http::Repeat::harmless)));
  if (!answer.ok() && is_theme_page(answer.error())) return Fail{why_no_route(answer.error())};
  return answer;
}

std::vector<Result<http::Response>> ShopWire::get_all(const std::vector<std::string>& paths) {
  std::vector<Result<http::Response>> answers;
  if (auto may = may_call(); !may.ok()) {
    for (std::size_t n = 0; n < paths.size(); ++n) answers.emplace_back(Fail{may.error()});
    return answers;
  }
  std::vector<http::Request> requests;
  for (const auto& path : paths) requests.push_back(request("GET", path, "", http::Repeat::harmless));
  calls_ += static_cast<std::int64_t>(paths.size());
  auto sent = doors_.http.send_all(requests);
  for (std::size_t n = 0; n < paths.size(); ++n)
    answers.push_back(judged({described("GET", paths[n]), shop_.url, false}, std::move(sent[n])));
  return answers;
}

Result<http::Response> ShopWire::write(const std::string& method, const std::string& path, const std::string& json) {
  TRY(may_call());
  ++calls_;
  return judged({described(method, path), shop_.url, true}, doors_.http.send(request(method, path, json, http::Repeat::never)));
}

http::Request ShopWire::open_request(const std::string& path) const {
  http::Request request;
  request.url = shop_.url + path;
  request.headers.push_back({"Accept", "application/json", false});
  request.repeat = http::Repeat::harmless;
  request.limits.body_bytes = k_largest_answer;
  return request;
}

Result<http::Response> ShopWire::index() {
  TRY(may_call());
  ++calls_;
  auto answer = judged({"GET /wp-json/", shop_.url, false}, doors_.http.send(open_request("/wp-json/")));
  if (!answer.ok() && is_theme_page(answer.error())) return Fail{why_no_route(answer.error())};
  return answer;
}

Error ShopWire::why_no_route(const Error& found) {
  ++calls_;
  const auto answer = doors_.http.send(open_request("/?rest_route=/wc/v3"));
  if (!answer.ok() || answer.value().status != 200 || !trimmed(answer.value().body).starts_with('{')) return found;
  // That form answers under any page of a WordPress, a wrong path too. Where its own address is a pretty one, ours is wrong.
  if (answer.value().header("Link").find("/wp-json/") != std::string_view::npos) return found;
  return {Kind::sign_in, Reason{ReasonId::shop_plain_permalinks, {{"url", shop_.url}}}, std::nullopt};
}

}  // namespace woo24::woo
