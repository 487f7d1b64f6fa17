#include "woo24/woo/shop_failure.hpp"

#include "json_fields.hpp"
#include "woo24/base/text.hpp"

#include <charconv>

namespace woo24::woo {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t k_shown = 160;
constexpr std::chrono::seconds k_longest_rest = 65min;
constexpr std::chrono::seconds k_usual_rest = 60s;

Error error(Kind kind, ReasonId id, std::map<std::string, std::string> arguments,
            std::optional<Instant> not_before = std::nullopt) {
  return {kind, Reason{id, std::move(arguments)}, not_before};
}

/// Retry-After in either of its forms, never further ahead than is honoured.
Instant rest_until(const http::Response& answer, Instant now) {
  const auto text = answer.header("Retry-After");
  std::int64_t seconds = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (!text.empty() && fault == std::errc{} && end == text.data() + text.size() && seconds >= 0) {
    const std::chrono::seconds wait{std::min<std::int64_t>(seconds, 86'400) + 1};  // the second that `now` names had begun
    return now + std::min(wait, k_longest_rest);
  }
  if (const auto at = parse_http_date(text)) return std::clamp(*at, now, now + k_longest_rest);
  return now + k_usual_rest;
}

struct Said {
  std::string code, message;
  bool is_json = false;
  std::string resource;  ///< the id of what is there already
};

Said said_by(const http::Response& answer) {
  const auto body = parse_json(answer.body);
  if (!body || !body->is_object())
    return {"", html_as_text(std::string_view(answer.body).substr(0, 20'000), k_shown), false, ""};
  return {text_of(member(*body, "code")), html_as_text(text_of(member(*body, "message")), k_shown), true,
          text_of(member(member(*body, "data"), "resource_id"))};
}

Error may_not(const Asked& asked) {
  return error(Kind::sign_in, ReasonId::shop_key_may_not, {{"permission", asked.write ? "write" : "read"}});
}

/// Without user, query and fragment: a wrong address must not carry a credential into a message.
std::string bare_address(std::string_view location) {
  location = location.substr(0, location.find_first_of("?#"));
  const auto host = location.find("//");
  if (host == std::string_view::npos) return std::string(location);
  const auto rest = location.substr(host + 2);
  const auto user = rest.substr(0, rest.find('/')).rfind('@');
  return std::string(location.substr(0, host + 2)) + std::string(rest.substr(user == std::string_view::npos ? 0 : user + 1));
}

/// A notice of PHP printed before the JSON: what follows it is not looked at, since nobody knows what else went wrong.
bool is_php_notice(std::string_view body) {
  return trimmed(body).starts_with("<br />") && body.substr(0, 200).find("<b>") != std::string_view::npos;
}

/// WordPress's own page of last resort, in whatever language.
bool is_wp_die(const http::Response& answer, const Said& said) {
  return said.code == "wp_die" || (!said.is_json && answer.body.find("id=\"error-page\"") != std::string::npos);
}

/// What stands before the shop gave up: 502, 504, and the numbers that content networks add.
bool by_a_proxy(int status) { return status == 502 || status == 504 || (status >= 520 && status < 530); }

Error unauthorised(const Asked& asked, int status, const Said& said) {
  // WordPress answers 403 to whom it knows: the key is right, its user may not.
  if (status == 403) return may_not(asked);
  if (!said.is_json) return error(Kind::sign_in, ReasonId::shop_wrong_address, {{"url", asked.base}, {"status", "401"}});
  if (said.code == "woocommerce_rest_authentication_error") {
    // One code for four causes, and the message is translated: what was being done is the only hint that holds.
    const auto words = lower(said.message);
    if (words.find("oauth") != std::string::npos || words.find("signature") != std::string::npos ||
        words.find("timestamp") != std::string::npos || words.find("nonce") != std::string::npos) {
      return error(Kind::sign_in, ReasonId::shop_signature_refused, {{"code", said.code}, {"message", said.message}});
    }
    if (asked.write || words.find("permission") != std::string::npos) return may_not(asked);
    if (asked.base.starts_with("http:")) {  // signed calls: a wrong secret shows as a wrong signature, in whatever language
      return error(Kind::sign_in, ReasonId::shop_signature_refused, {{"code", said.code}, {"message", said.message}});
    }
    return error(Kind::sign_in, ReasonId::shop_secret_wrong, {{"code", said.code}});
  }
  return error(Kind::sign_in, ReasonId::shop_key_unknown, {{"code", said.code}});
}

}  // namespace

Error failure_of(const Asked& asked, const http::Response& answer, Instant now) {
  const auto said = said_by(answer);
  const auto status = std::to_string(answer.status);
  if (answer.status >= 300 && answer.status < 400) {
    return error(Kind::sign_in, ReasonId::shop_redirects,
                 {{"url", asked.base}, {"location", bare_address(answer.header("Location"))}});
  }
  if (answer.status < 429 && !said.is_json && is_php_notice(answer.body)) {
    return error(Kind::refused, ReasonId::shop_answer_not_json,
                 {{"what", asked.what}, {"status", status}, {"start", said.message}});
  }
  if (answer.status == 401 || (answer.status == 403 && said.is_json)) return unauthorised(asked, answer.status, said);
  if (answer.status == 404) {
    if (!said.is_json) return error(Kind::sign_in, ReasonId::shop_wrong_address, {{"url", asked.base}, {"status", status}});
    if (said.code == "rest_no_route")
      return error(Kind::refused, ReasonId::shop_lacks_route, {{"route", asked.what}, {"version", ""}});
    return error(Kind::refused, ReasonId::shop_not_found, {{"code", said.code}, {"what", asked.what}});
  }
  if (asked.write && answer.status == 503 && !is_wp_die(answer, said)) {
    // Only WordPress's own page is shown before anything is done; whoever else said it may have passed the write on.
    return error(Kind::ambiguous, ReasonId::shop_no_answer, {{"url", asked.base}, {"detail", status}}, rest_until(answer, now));
  }
  if (answer.status == 429 || (answer.status == 503 && said.code != "wp_die" && answer.header("Retry-After").empty())) {
    const auto until = rest_until(answer, now);
    return error(Kind::paused, ReasonId::shop_busy, {{"status", status}, {"until", format_utc(until)}}, until);
  }
  if (answer.status == 503) {
    const auto until = rest_until(answer, now);
    return error(Kind::paused, ReasonId::shop_maintenance, {{"until", format_utc(until)}}, until);
  }
  if (answer.status >= 500 && !(answer.status == 501 && said.is_json)) {  // 501 says "cannot", not "failed"
    if (asked.write) return error(Kind::ambiguous, ReasonId::shop_no_answer, {{"url", asked.base}, {"detail", status}});
    const bool no_database = answer.status == 500 &&
                             (is_wp_die(answer, said) || (!said.is_json && answer.body.find("database") != std::string::npos));
    if (no_database) return error(Kind::unreachable, ReasonId::shop_database_down, {});
    // A 500 of the shop itself is about what was asked.
    const auto kind = by_a_proxy(answer.status) ? Kind::unreachable : Kind::refused;
    return error(kind, ReasonId::shop_server_error, {{"status", status}, {"code", said.code}, {"message", said.message}});
  }
  if (!said.is_json)
    return error(Kind::refused, ReasonId::shop_answer_not_json,
                 {{"what", asked.what}, {"status", status}, {"start", said.message}});
  if (said.code == "term_exists")
    return error(Kind::refused, ReasonId::shop_category_exists, {{"name", ""}, {"category", said.resource}});
  return error(Kind::refused, ReasonId::shop_refused,
               {{"status", status}, {"code", said.code}, {"message", said.message}, {"what", asked.what}});
}

bool may_be_about_what_was_asked(const Error& error) {
  switch (error.reason.id) {
    case ReasonId::shop_server_error:
    case ReasonId::shop_answer_not_json:
    case ReasonId::shop_answer_too_large:
    case ReasonId::shop_answer_wrong:
    case ReasonId::shop_no_answer:
      return true;  // the last: a time limit, or PHP that died while it wrote
    default:
      return false;
  }
}

Error item_failure(const std::string& what, int status, const std::string& code, const std::string& message) {
  if (status == 404 || code.ends_with("invalid_id"))
    return error(Kind::refused, ReasonId::shop_not_found, {{"code", code}, {"what", what}});
  return error(
      Kind::refused, ReasonId::shop_refused,
      {{"status", std::to_string(status)}, {"code", code}, {"message", html_as_text(message, k_shown)}, {"what", what}});
}

}  // namespace woo24::woo
