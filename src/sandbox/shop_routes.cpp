// From a request to the route that answers it, and the answer as nginx and WordPress put it on the wire.
#include "woo24/sandbox/shop_products.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

namespace woo24::sandbox {

namespace {

constexpr std::size_t k_longest_url = 8190;

http::Response html(int status, const std::string& title, const std::string& body, Instant now) {
  http::Response response;
  response.status = status;
  response.headers = {
      {"Server", "nginx/1.22.1"}, {"Date", format_http_date(now)}, {"Content-Type", "text/html; charset=UTF-8"}};
  response.body =
      "<!DOCTYPE html>\n<html>\n<head>\n\t<title>" + title + "</title>\n</head>\n<body>\n" + body + "\n</body></html>\n";
  return response;
}

std::string site_link(const ShopSettings& settings) {
  auto address = settings.address;
  while (address.ends_with('/')) address.pop_back();
  return "<" + address + "/wp-json/>; rel=\"https://api.w.org/\"";
}

/// The page that WordPress shows instead of anything else, as JSON where JSON is asked for.
http::Response stopped(const ShopState& state, const ShopRequest& request) {
  const auto now = state.now();
  const bool down = state.database_down;
  const auto status = down ? 500 : 503;
  const std::string text = down ? "<h1>Error establishing a database connection</h1>"
                                : "Briefly unavailable for scheduled maintenance. Check back in a minute.";
  auto response =
      html(status, down ? "Database Error" : "Maintenance", "<div class=\"wp-die-message\">" + text + "</div>", now);
  if (request.accept.find("application/json") != std::string::npos) {
    const Json body{
        {"code", "wp_die"}, {"message", text}, {"data", {{"status", status}}}, {"additional_errors", Json::array()}};
    response.body = wire_text(body);
    response.headers.back().value = "application/json; charset=UTF-8";
  }
  if (!down) response.headers.push_back({"Retry-After", "600"});
  response.headers.push_back({"Expires", "Wed, 11 Jan 1984 05:00:00 GMT"});
  response.headers.push_back({"Cache-Control", "no-cache, must-revalidate, max-age=0, no-store, private"});
  return response;
}

http::Response on_wire(const ShopState& state, const ShopRequest& request, const ShopAnswer& answer, bool known) {
  http::Response response;
  response.status = answer.status;
  response.headers = {{"Server", "nginx/1.22.1"},
                      {"Date", format_http_date(state.now())},
                      {"Content-Type", "application/json; charset=UTF-8"},
                      {"X-Robots-Tag", "noindex"}};
  const auto paged = std::ranges::any_of(answer.headers, [](const http::Header& header) { return header.name == "Link"; });
  if (!paged) response.headers.push_back({"Link", site_link(state.settings)});
  response.headers.push_back({"X-Content-Type-Options", "nosniff"});
  response.headers.push_back({"Access-Control-Expose-Headers", "X-WP-Total, X-WP-TotalPages, Link"});
  response.headers.push_back(
      {"Access-Control-Allow-Headers", "Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type"});
  response.headers.insert(response.headers.end(), answer.headers.begin(), answer.headers.end());
  if (!answer.allow.empty() && known) response.headers.push_back({"Allow", answer.allow});
  if (known) {
    response.headers.push_back({"Expires", "Wed, 11 Jan 1984 05:00:00 GMT"});
    response.headers.push_back({"Cache-Control", "no-cache, must-revalidate, max-age=0, no-store, private"});
  } else {
    response.headers.push_back({"Vary", "Origin"});
  }
  if (request.method != "HEAD") response.body = wire_text(answer.body);
  return response;
}

std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts;
  for (std::size_t at = 1; at <= path.size();) {
    const auto slash = std::min(path.find('/', at), path.size());
    parts.push_back(path.substr(at, slash - at));
    at = slash + 1;
  }
  if (!parts.empty() && parts.back().empty()) parts.pop_back();  // a slash at the end is nothing
  return parts;
}

std::optional<std::int64_t> id_of(const std::string& text) {
  std::int64_t id = 0;
  const auto end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, id);
  if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return id;
}

/// What a route asks of the caller, and does.
struct Route {
  enum class Verb { list, view, create, edit, erase, batch };
  Verb verb = Verb::list;
  std::string allow;
  std::function<ShopAnswer()> answer;
};

using Parts = std::vector<std::string>;

std::optional<Route> refund_route(ShopState& state, const ShopRequest& request, std::int64_t order, const std::string& text) {
  const auto refund = id_of(text);
  if (!refund) return std::nullopt;
  if (request.method == "GET") {
    return Route{Route::Verb::view, "GET, DELETE",
                 [&state, &request, order, refund] { return get_refund(state, request, order, *refund); }};
  }
  if (request.method != "DELETE") return std::nullopt;
  return Route{Route::Verb::erase, "GET, DELETE",
               [&state, &request, order, refund] { return delete_refund(state, request, order, *refund); }};
}

std::optional<Route> account_route(ShopState& state, const ShopRequest& request, const Parts& parts) {
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (parts.size() == 1 && reads) return Route{Route::Verb::list, "GET, POST", [&] { return list_accounts(state, request); }};
  if (parts.size() == 1 && request.method == "POST")
    return Route{Route::Verb::create, "GET, POST", [&] { return post_account(state, request); }};
  const auto id = parts.size() == 2 ? id_of(parts[1]) : std::nullopt;
  if (!id || !reads) return std::nullopt;
  return Route{Route::Verb::view, "GET, POST, PUT, PATCH, DELETE", [&state, id] { return get_account(state, *id); }};
}

using Verb = Route::Verb;
constexpr const char* k_list_allow = "GET, POST";
constexpr const char* k_item_allow = "GET, POST, PUT, PATCH, DELETE";

bool reads(const ShopRequest& request) { return request.method == "GET" || request.method == "HEAD"; }
bool edits(const ShopRequest& request) {
  return request.method == "PUT" || request.method == "PATCH" || request.method == "POST";
}

std::optional<Route> category_route(ShopState& state, const ShopRequest& request, const Parts& parts) {
  if (parts.size() == 2 && reads(request))
    return Route{Verb::list, k_list_allow, [&] { return list_categories(state, request); }};
  if (parts.size() == 2 && request.method == "POST")
    return Route{Verb::create, k_list_allow, [&] { return post_category(state, request); }};
  const auto id = parts.size() == 3 ? id_of(parts[2]) : std::nullopt;
  if (!id || !reads(request)) return std::nullopt;
  return Route{Verb::view, k_item_allow, [&state, id] { return get_category(state, *id); }};
}

std::optional<Route> variation_route(ShopState& state, const ShopRequest& request, const Parts& parts, std::int64_t parent) {
  if (parts.size() == 3 && reads(request))
    return Route{Verb::list, k_list_allow, [&state, &request, parent] { return list_variations(state, request, parent); }};
  if (parts.size() == 3 && request.method == "POST")
    return Route{Verb::create, k_list_allow, [&state, &request, parent] { return post_variation(state, request, parent); }};
  if (parts.size() != 4) return std::nullopt;
  if (parts[3] == "batch" && edits(request))
    return Route{Verb::batch, "POST, PUT, PATCH",
                 [&state, &request, parent] { return batch_variations(state, request, parent); }};
  const auto id = id_of(parts[3]);
  if (!id) return std::nullopt;
  if (reads(request))
    return Route{Verb::view, k_item_allow,
                 [&state, &request, parent, id] { return get_variation(state, request, parent, *id); }};
  if (edits(request))
    return Route{Verb::edit, k_item_allow,
                 [&state, &request, parent, id] { return put_variation(state, request, parent, *id); }};
  if (request.method != "DELETE") return std::nullopt;
  return Route{Verb::erase, k_item_allow,
               [&state, &request, parent, id] { return delete_variation(state, request, parent, *id); }};
}

std::optional<Route> product_route(ShopState& state, const ShopRequest& request, const Parts& parts) {
  if (parts.size() == 1 && reads(request))
    return Route{Verb::list, k_list_allow, [&] { return list_products(state, request); }};
  if (parts.size() == 1 && request.method == "POST")
    return Route{Verb::create, k_list_allow, [&] { return post_product(state, request); }};
  if (parts.size() < 2) return std::nullopt;
  if (parts[1] == "categories") return category_route(state, request, parts);
  if (parts[1] == "batch" && parts.size() == 2 && edits(request))
    return Route{Verb::batch, "POST, PUT, PATCH", [&] { return batch_products(state, request); }};
  const auto id = id_of(parts[1]);
  if (!id) return std::nullopt;
  if (parts.size() > 2) return parts[2] == "variations" ? variation_route(state, request, parts, *id) : std::nullopt;
  if (reads(request))
    return Route{Verb::view, k_item_allow, [&state, &request, id] { return get_product(state, request, *id); }};
  if (edits(request))
    return Route{Verb::edit, k_item_allow, [&state, &request, id] { return put_product(state, request, *id); }};
  if (request.method != "DELETE") return std::nullopt;
  return Route{Verb::erase, k_item_allow, [&state, &request, id] { return delete_product(state, request, *id); }};
}

std::optional<Route> order_route(ShopState& state, const ShopRequest& request, const Parts& parts) {
  const auto reading = reads(request), editing = edits(request);
  if (parts.size() == 1) {
    if (reading) return Route{Route::Verb::list, "GET, POST", [&] { return list_orders(state, request); }};
    if (request.method == "POST") return Route{Route::Verb::create, "GET, POST", [&] { return post_order(state, request); }};
    return std::nullopt;
  }
  if (parts[1] == "batch" && parts.size() == 2 && editing) {
    return Route{Route::Verb::batch, "POST, PUT, PATCH", [&] { return batch_orders(state, request); }};
  }
  if (parts[1] == "statuses" && parts.size() == 2 && reading && !state.is_old()) {
    return Route{Route::Verb::list, "GET", [&] { return list_statuses(state); }};
  }
  const auto id = id_of(parts[1]);
  if (!id) return std::nullopt;
  if (parts.size() == 2) {
    const std::string allow = "GET, POST, PUT, PATCH, DELETE";
    if (reading) return Route{Route::Verb::view, allow, [&state, &request, id] { return get_order(state, request, *id); }};
    if (editing) return Route{Route::Verb::edit, allow, [&state, &request, id] { return put_order(state, request, *id); }};
    if (request.method == "DELETE") {
      return Route{Route::Verb::erase, allow, [&state, &request, id] { return delete_order(state, request, *id); }};
    }
  }
  if (parts.size() == 4 && parts[2] == "refunds") return refund_route(state, request, *id, parts[3]);
  if (parts.size() != 3) return std::nullopt;
  if (parts[2] == "refunds" && request.method == "POST") {
    return Route{Route::Verb::create, "GET, POST", [&state, &request, id] { return post_refund(state, request, *id); }};
  }
  if (parts[2] == "notes" && reading) {
    return Route{Route::Verb::list, "GET, POST", [&state, &request, id] { return list_notes(state, request, *id); }};
  }
  if (parts[2] == "notes" && request.method == "POST") {
    return Route{Route::Verb::create, "GET, POST", [&state, &request, id] { return post_note(state, request, *id); }};
  }
  if (parts[2] == "refunds" && reading) {
    return Route{Route::Verb::list, "GET, POST", [&state, &request, id] { return list_refunds(state, request, *id); }};
  }
  return std::nullopt;
}

/// The routes below wc/v3; none where it or the method is not there.
std::optional<Route> find_route(ShopState& state, const ShopRequest& request, const Parts& parts) {
  if (parts.empty()) return std::nullopt;
  if (parts[0] == "orders") return order_route(state, request, parts);
  if (parts[0] == "customers") return account_route(state, request, parts);
  if (parts[0] == "products") return product_route(state, request, parts);
  if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
  const auto is = [&](const Parts& wanted) { return parts == wanted; };
  if (is({"refunds"}) && !state.is_old()) return Route{Verb::list, "GET", [&] { return list_all_refunds(state, request); }};
  if (is({"taxes"})) return Route{Verb::list, "GET, POST", [&] { return list_taxes(state, request); }};
  if (is({"payment_gateways"})) return Route{Verb::list, "GET", [&] { return list_gateways(state); }};
  if (is({"reports", "orders", "totals"})) return Route{Verb::list, "GET", [&] { return order_totals(state); }};
  if (is({"system_status"})) return Route{Verb::list, "GET", [&] { return system_status(state); }};
  if (parts[0] == "settings" && parts.size() == 2) {
    return Route{Verb::list, "GET", [&state, group = parts[1]] { return list_settings(state, group); }};
  }
  if (parts[0] == "settings" && parts.size() == 3) {
    return Route{Verb::view, "GET, POST, PUT, PATCH",
                 [&state, group = parts[1], id = parts[2]] { return get_setting(state, group, id); }};
  }
  return std::nullopt;
}

ShopAnswer not_allowed(Route::Verb verb) {
  switch (verb) {
    case Verb::list:
      return error_answer(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
    case Verb::view:
      return error_answer(401, "woocommerce_rest_cannot_view", "Sorry, you cannot view this resource.");
    case Verb::create:
      return error_answer(401, "woocommerce_rest_cannot_create", "Sorry, you are not allowed to create resources.");
    case Verb::edit:
      return error_answer(401, "woocommerce_rest_cannot_edit", "Sorry, you are not allowed to edit this resource.");
    case Verb::erase:
      return error_answer(401, "woocommerce_rest_cannot_delete", "Sorry, you are not allowed to delete this resource.");
    case Verb::batch:
      break;
  }
  return error_answer(401, "woocommerce_rest_cannot_batch", "Sorry, you are not allowed to batch manipulate this resource.");
}

ShopAnswer no_route() { return error_answer(404, "rest_no_route", "No route was found matching the URL and request method."); }

http::Response below_v3(ShopState& state, const ShopRequest& request, const std::string& path, const ShopCaller& caller) {
  if (caller.refused) return on_wire(state, request, caller.refusal, caller.key_is_good);
  const auto route = find_route(state, request, parts_of(path));
  if (!route) return on_wire(state, request, no_route(), caller.known);
  auto answer = caller.known ? route->answer() : not_allowed(route->verb);
  if (!answer.page.empty())
    return html(answer.status, answer.page, "<center><h1>" + answer.page + "</h1></center>", state.now());
  answer.allow = route->allow;
  return on_wire(state, request, answer, caller.known);
}

}  // namespace

http::Response answer_request(ShopState& state, const http::Request& raw) {
  auto request = read_request(raw, state.settings.address);
  if (raw.url.size() > k_longest_url) {
    return html(414, "414 Request-URI Too Large", "<center><h1>414 Request-URI Too Large</h1></center>", state.now());
  }
  if (state.database_down || state.maintenance) return stopped(state, request);
  while (request.path.starts_with("//")) request.path.erase(0, 1);
  constexpr std::string_view k_root = "/wp-json", k_space = "/wp-json/wc/v3";
  const auto& path = request.path;
  if (path == "/" && request.param("rest_route")) {  // keys are not tried here
    return on_wire(state, request, not_allowed(Route::Verb::list), false);
  }
  if (path == k_root || path == "/wp-json/") return on_wire(state, request, site_index(state), false);
  if (path == k_space || path == "/wp-json/wc/v3/") return on_wire(state, request, namespace_index(state), false);
  if (!path.starts_with("/wp-json/")) return html(404, "Sidan hittades inte", "<h1>404</h1>", state.now());
  const auto caller = identify(request, state.settings, state.now(), state.nonces);
  if (!path.starts_with("/wp-json/wc/v3/")) return on_wire(state, request, no_route(), caller.known);
  return below_v3(state, request, path.substr(k_space.size()), caller);
}

}  // namespace woo24::sandbox
