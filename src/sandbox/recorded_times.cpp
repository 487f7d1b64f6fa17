#include "woo24/sandbox/recorded_times.hpp"

#include "woo24/sandbox/shop_request.hpp"

#include <algorithm>
#include <charconv>

namespace woo24::sandbox {

namespace {

using Ms = std::chrono::duration<double, std::milli>;

double number_in(std::string_view text, double fallback) {
  std::int64_t number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  return parsed.ec == std::errc{} ? static_cast<double>(number) : fallback;
}

/// How many items a page carries.
double listed(const ShopRequest& request, const http::Response& answer) {
  const auto total = number_in(answer.header("X-WP-Total"), 0);
  const auto per_page = number_in(request.param("per_page").value_or("10"), 10);
  const auto page = number_in(request.param("page").value_or("1"), 1);
  const auto offset = request.param("offset") ? number_in(*request.param("offset"), 0) : (page - 1) * per_page;
  return std::clamp(total - offset, 0.0, per_page);
}

struct Items {
  double made = 0, changed = 0;
  bool priced = false;
};

Items items_in(const http::Request& request) {
  Items items;
  const auto body = Json::parse(request.body, nullptr, false);
  if (!body.is_object()) return items;
  for (const auto& item : body.value("update", Json::array())) {
    ++items.changed;
    items.priced |= item.is_object() && item.contains("regular_price");
  }
  items.made = static_cast<double>(body.value("create", Json::array()).size());
  return items;
}

Ms batch_time(const ShopRequest& read, const http::Request& request) {
  const auto items = items_in(request);
  const bool orders = read.path.find("/orders/") != std::string::npos;
  return Ms{46 + items.changed * (items.priced ? 25 : 22.3) + items.made * (orders ? 160 : 52)};
}

Ms list_time(const ShopRequest& read, const http::Response& answer) {
  const auto count = listed(read, answer);
  const bool few_fields = read.param("_fields").has_value();
  if (read.path.find("/variations") != std::string::npos) return Ms{40 + count * (few_fields ? 5 : 8)};
  if (read.path.ends_with("/products")) return Ms{40 + count * (few_fields ? 1.46 : 2.2)};
  if (read.path.ends_with("/orders")) return Ms{43 + count * 5.44};
  return Ms{40 + count};
}

std::size_t count_of(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) ++count;
  return count;
}

}  // namespace

std::chrono::milliseconds shop_call_time(const http::Request& request, const http::Response& answer) {
  const auto read = read_request(request, "http://any");
  const bool reads = read.method == "GET" || read.method == "HEAD";
  Ms time{40};
  if (answer.status >= 400)
    time = Ms{40};
  else if (read.path.ends_with("/batch"))
    time = batch_time(read, request);
  else if (reads && !answer.header("X-WP-Total").empty())
    time = list_time(read, answer);
  else if (reads)
    time = Ms{read.path.find("/orders/") == std::string::npos ? 45.0 : 59.0};
  else
    time = Ms{read.method == "POST" && read.path.ends_with("/orders") ? 149.0 : 70.0};
  return std::chrono::round<std::chrono::milliseconds>(time);
}

std::chrono::milliseconds office_call_time(const http::Request& request, const http::Response& answer) {
  const auto records = static_cast<double>(count_of(answer.body, "</Product>") + count_of(answer.body, "</InvoiceOrder>") +
                                           count_of(answer.body, "</Company>"));
  const bool saves = request.body.find("<Save") != std::string::npos || request.body.find(":Save") != std::string::npos;
  return std::chrono::round<std::chrono::milliseconds>(Ms{150 + records * (saves ? 30 : 0.22)});
}

}  // namespace woo24::sandbox
