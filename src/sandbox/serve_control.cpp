#include "woo24/sandbox/serve_control.hpp"

#include "woo24/sandbox/serve_catalogue.hpp"
#include "woo24/sandbox/shop_request.hpp"

namespace woo24::sandbox {

namespace {

constexpr int k_most_at_once = 10'000;

http::Response json_response(int status, const Json& body) {
  http::Response response;
  response.status = status;
  response.headers = {{"Content-Type", "application/json; charset=UTF-8"}};
  response.body = body.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  return response;
}

http::Response done(bool good) { return json_response(good ? 200 : 404, Json{{"done", good}}); }

Json shop_orders(const Shop& shop) {
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

bool edit_shop(Shop& shop, const Json& wish) {
  const auto id = wish.value("order", std::int64_t{0});
  const auto what = text_at(wish, "do"), value = text_at(wish, "value"), key = text_at(wish, "key");
  if (what == "status") return shop.set_status(id, value);
  if (what == "payment") return shop.set_payment_method(id, value, value);
  if (what == "meta") return shop.set_meta(id, key, value);
  if (what == "overwrite") return shop.overwrite(id, key, wish.value("value", Json()).dump());
  if (what == "refund") return shop.refund(id, value, text_at(wish, "reason")).has_value();
  if (what == "delete_refund") return shop.delete_refund(id, wish.value("value", std::int64_t{0}));
  if (what == "trash") return shop.trash(id);
  if (what == "erase") return shop.erase(id);
  if (what == "anonymise") return shop.anonymise(id);
  return false;
}

Json add_orders(Shop& shop, const Json& wish) {
  auto ids = Json::array();
  const auto count = std::min(wish.value("count", 1), k_most_at_once);
  for (const auto& spec : swedish_orders(wish.value("seed", std::uint64_t{24}), count)) ids.push_back(shop.add_order(spec));
  return Json{{"orders", ids}};
}

Json order_json(const BooksOrder& order) {
  Json json{{"id", order.id},
            {"reference_number", order.reference_number},
            {"state", order.state},
            {"invoice", order.invoice},
            {"customer", order.customer},
            {"customer_name", order.customer_name},
            {"currency", order.currency},
            {"total_inc_vat", order.total_inc_vat},
            {"total_vat", order.total_vat},
            {"paid_amount", order.paid_amount},
            {"title", order.title},
            {"day", order.date_ordered}};
  json["rows"] = Json::array();
  for (const auto& row : order.rows) {
    json["rows"].push_back({{"product", row.product_no},
                            {"name", row.name},
                            {"price", row.price},
                            {"quantity", row.quantity},
                            {"rate", row.vat_rate},
                            {"net", row.net},
                            {"vat", row.vat}});
  }
  json["payments"] = Json::array();
  for (const auto& payment : order.payments) {
    json["payments"].push_back({{"method", payment.method_name}, {"amount", payment.amount}, {"posted", payment.posted}});
  }
  return json;
}

Json books_json(const Office& office) {
  const auto books = office.books();
  Json json{{"orders", Json::array()}, {"companies", Json::array()}, {"ledger", Json::array()}};
  for (const auto& order : books.orders) json["orders"].push_back(order_json(order));
  for (const auto& company : books.companies) {
    json["companies"].push_back({{"id", company.id},
                                 {"name", company.name},
                                 {"first_name", company.first_name},
                                 {"org_number", company.org_number},
                                 {"country", company.country},
                                 {"external_id", company.external_id}});
  }
  for (const auto& entry : books.ledger) {
    json["ledger"].push_back({{"voucher", entry.voucher},
                              {"day", entry.day},
                              {"account", entry.account},
                              {"amount", entry.amount},
                              {"order", entry.order},
                              {"what", entry.what}});
  }
  return json;
}

Json violations_json(const Office& office) {
  auto list = Json::array();
  for (const auto& one : office.violations()) list.push_back({{"id", one.id}, {"detail", one.detail}, {"error", one.error}});
  return list;
}

Json calls_json(const Office& office) {
  std::map<std::string, int> counts;
  for (const auto& call : office.calls()) ++counts[call.operation];
  return Json(counts);
}

bool edit_office(Office& office, const Json& wish) {
  const auto id = wish.value("order", std::int64_t{0});
  const auto what = text_at(wish, "do"), value = text_at(wish, "value");
  if (what == "state") return office.set_state(id, value);
  if (what == "invoice") return office.invoice(id);
  if (what == "delete") return office.delete_order(id);
  if (what == "copy") return office.copy_order(id) != 0;
  if (what == "credit") return office.add_credit(id, value) != 0;
  if (what == "pay") return office.receive_payment(id, value);
  if (what == "lose_payments") return office.lose_payments(id);
  if (what == "title") return office.edit_title(id, value);
  if (what == "reference") return office.edit_reference(id, value);
  if (what == "price") return office.edit_row_price(id, wish.value("row", std::size_t{0}), value);
  return false;
}

bool add_product(Office& office, const Json& wish) {
  OfficeArticle article;
  article.number = text_at(wish, "number");
  article.name = wish.value("name", article.number);
  article.price = wish.value("price", article.price);
  article.rate = wish.value("rate", article.rate);
  return !article.number.empty() && office.add_product(article) > 0;
}

/// What is asked for below /_sandbox/, its wish read; an answer where that cannot be.
struct Asked {
  std::string what;  ///< "GET orders"
  Json wish;
};

std::optional<Asked> asked(const http::Request& request) {
  constexpr std::string_view k_plane = "/_sandbox/";
  const auto read = read_request(request, "http://any");
  if (!read.path.starts_with(k_plane)) return std::nullopt;
  auto wish = Json::parse(request.body, nullptr, false);
  if (!wish.is_object()) wish = Json::object();
  return Asked{read.method + " " + read.path.substr(k_plane.size()), std::move(wish)};
}

http::Response answer_shop(Shop& shop, const Asked& asked) {
  if (asked.what == "GET orders") return json_response(200, shop_orders(shop));
  if (asked.what == "GET violations") return json_response(200, Json(shop.violations()));
  if (asked.what == "GET products") return json_response(200, products_json(shop));
  if (asked.what == "POST product") return json_response(200, Json{{"id", add_shop_product(shop, asked.wish)}});
  if (asked.what == "POST edit" && asked.wish.contains("product")) return done(edit_shop_product(shop, asked.wish));
  if (asked.what == "POST edit") return done(edit_shop(shop, asked.wish));
  if (asked.what == "POST add") return json_response(200, add_orders(shop, asked.wish));
  return done(false);
}

http::Response answer_office(Office& office, const Asked& asked) {
  if (asked.what == "GET books") return json_response(200, books_json(office));
  if (asked.what == "GET violations") return json_response(200, violations_json(office));
  if (asked.what == "GET calls") return json_response(200, calls_json(office));
  if (asked.what == "GET products") return json_response(200, items_json(office));
  if (asked.what == "POST item") return json_response(200, Json{{"id", add_office_item(office, asked.wish)}});
  if (asked.what == "POST edit" && asked.wish.contains("product")) return done(edit_office_item(office, asked.wish));
  if (asked.what == "POST edit") return done(edit_office(office, asked.wish));
  if (asked.what == "POST product") return done(add_product(office, asked.wish));
  return done(false);
}

/// A wish of the wrong types is answered, not thrown through the server.
template <typename Answer>
std::optional<http::Response> controlled(const http::Request& request, Answer answer) {
  const auto wished = asked(request);
  if (!wished) return std::nullopt;
  try {
    return answer(*wished);
  } catch (const Json::exception& wrong) {
    return json_response(400, Json{{"error", wrong.what()}});
  }
}

}  // namespace

std::optional<http::Response> control_shop(Shop& shop, const http::Request& request) {
  return controlled(request, [&](const Asked& wished) { return answer_shop(shop, wished); });
}

std::optional<http::Response> control_office(Office& office, const http::Request& request) {
  return controlled(request, [&](const Asked& wished) { return answer_office(office, wished); });
}

}  // namespace woo24::sandbox
