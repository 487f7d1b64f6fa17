#include "woo24/sandbox/shop_control.hpp"

#include "woo24/sandbox/shop_request.hpp"

namespace woo24::sandbox {

namespace {

http::Response json_response(int status, const Json& body) {
  http::Response response;
  response.status = status;
  response.headers = {{"Content-Type", "application/json; charset=UTF-8"}};
  response.body = body.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  return response;
}

Json orders_json(const Shop& shop) {
  auto list = Json::array();
  for (const auto& order : shop.orders()) {
    list.push_back({{"id", order.id},
                    {"number", order.number},
                    {"status", order.trashed ? "trash" : order.status},
                    {"total", order.total},
                    {"total_tax", order.total_tax},
                    {"currency", order.currency},
                    {"payment_method", order.payment_method},
                    {"paid", order.paid},
                    {"woo24", shop.meta(order.id, "_woo24").value_or("")}});
  }
  return list;
}

bool edit(Shop& shop, const Json& wish) {
  const auto id = wish.value("order", std::int64_t{0});
  const auto what = text_at(wish, "do"), value = text_at(wish, "value");
  if (what == "status") return shop.set_status(id, value);
  if (what == "meta") return shop.set_meta(id, text_at(wish, "key"), value);
  if (what == "payment") return shop.set_payment_method(id, value, value);
  if (what == "trash") return shop.trash(id);
  if (what == "erase") return shop.erase(id);
  if (what == "anonymise") return shop.anonymise(id);
  if (what == "refund") return shop.refund(id, value, text_at(wish, "reason")).has_value();
  if (what == "overwrite") return shop.overwrite(id, text_at(wish, "key"), wish.value("value", Json()).dump());
  return false;
}

Json add(Shop& shop, const Json& wish) {
  auto ids = Json::array();
  const auto seed = wish.value("seed", std::uint64_t{24});
  for (const auto& spec : swedish_orders(seed, std::min(wish.value("count", 1), 10'000))) ids.push_back(shop.add_order(spec));
  return Json{{"orders", ids}};
}

}  // namespace

std::optional<http::Response> control_shop(Shop& shop, const http::Request& request) {
  const auto read = read_request(request, "http://any");
  if (!read.path.starts_with("/_sandbox/")) return std::nullopt;
  if (read.method == "GET" && read.path == "/_sandbox/orders") return json_response(200, orders_json(shop));
  if (read.method == "GET" && read.path == "/_sandbox/violations") return json_response(200, Json(shop.violations()));
  const auto wish = Json::parse(request.body, nullptr, false);
  if (read.method != "POST" || !wish.is_object()) return json_response(404, {{"error", "no such thing"}});
  try {
    if (read.path == "/_sandbox/edit") {
      const auto done = edit(shop, wish);
      return json_response(done ? 200 : 404, {{"done", done}});
    }
    if (read.path == "/_sandbox/add") return json_response(200, add(shop, wish));
  } catch (const Json::exception& wrong) {
    return json_response(400, {{"error", wrong.what()}});
  }
  return json_response(404, {{"error", "no such thing"}});
}

}  // namespace woo24::sandbox
