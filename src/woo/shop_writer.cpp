#include "woo24/woo/shop_writer.hpp"

#include "json_fields.hpp"
#include "woo24/woo/customer_json.hpp"
#include "woo24/woo/new_order_json.hpp"
#include "woo24/woo/order_json.hpp"
#include "woo24/woo/shop_failure.hpp"
#include "written_json.hpp"

#include <algorithm>

namespace woo24::woo {

namespace {

using nlohmann::json;

constexpr std::size_t k_batch = 100;

json meta_json(const std::vector<shop::Meta>& meta) {
  json body{{"meta_data", json::array()}};
  put_meta(body, meta);
  return body;
}

std::string path_of(shop::OrderId order) { return "orders/" + std::to_string(order.value); }

Fail unclear(const std::string& detail, const std::string& path = "orders/batch") {
  return Fail{Kind::ambiguous, Reason{ReasonId::shop_no_answer, {{"url", path}, {"detail", detail}}}};
}

/// Done when the shop shows what it wrote: a 200 with a page of something before it is no answer.
Result<void> shown(const Result<http::Response>& answer, std::optional<shop::OrderId> order) {
  if (!answer.ok()) return Fail{answer.error()};
  const auto body = parse_json(answer.value().body);
  const auto id = body ? whole_of(member(*body, "id")) : std::nullopt;
  if (!id || (order && *id != order->value)) return unclear("an answer that does not show what was written");
  return {};
}

/// A write that may be repeated needs no clearing up where the shop only wanted a rest.
Result<http::Response> resting(Result<http::Response> answer) {
  if (answer.ok() || answer.error().kind != Kind::ambiguous || !answer.error().not_before) return answer;
  const auto until = *answer.error().not_before;
  return Fail{Kind::paused, Reason{ReasonId::shop_busy, {{"status", "503"}, {"until", format_utc(until)}}}, until};
}

/// What a batch's answer says of one order.
Result<void> said_of(const json& updates, shop::OrderId order) {
  const auto item =
      std::find_if(updates.begin(), updates.end(), [&](const json& one) { return whole_of(member(one, "id")) == order.value; });
  if (item == updates.end()) return unclear("no item for an order");
  const auto& fault = member(*item, "error");
  if (fault.is_null()) return {};
  const auto status = whole_of(member(member(fault, "data"), "status")).value_or(whole_of(member(fault, "data")).value_or(0));
  return Fail{item_failure("meta of order " + std::to_string(order.value), static_cast<int>(status),
                           text_of(member(fault, "code")), text_of(member(fault, "message")))};
}

/// The status that an answer about one order shows, without wc-; nothing where it is not about that order.
std::optional<std::string> status_in(const std::string& answer, shop::OrderId order) {
  const auto body = parse_json(answer);
  if (!body || whole_of(member(*body, "id")) != order.value) return std::nullopt;
  auto status = text_of(member(*body, "status"));
  if (status.starts_with("wc-")) status.erase(0, 3);
  return status.empty() ? std::nullopt : std::optional(status);
}

/// The order that a write answers. One that cannot be read may have been written all the same.
Result<shop::Order> answered_order(Result<http::Response> answer, const std::string& path, std::optional<shop::OrderId> order) {
  if (!answer.ok()) return Fail{answer.error()};
  auto shown = order_from_json(answer.value().body);
  if (!shown.ok() || (order && shown.value().id != *order)) return unclear("an answer that does not show the order", path);
  return shown;
}

}  // namespace

std::vector<Result<void>> ShopWriter::set_order_meta(const std::vector<MetaWrite>& writes) {
  std::vector<Result<void>> results;
  if (writes.size() == 1) {
    const auto& one = writes.front();
    const auto answer = wire_.write("PUT", path_of(one.order), written(meta_json(one.meta)));
    results.push_back(shown(resting(answer), one.order));
    return results;
  }
  for (std::size_t from = 0; from < writes.size(); from += k_batch) {
    const auto to = std::min(writes.size(), from + k_batch);
    auto items = json::array();
    for (auto n = from; n < to; ++n) {
      auto item = meta_json(writes[n].meta);
      item["id"] = writes[n].order.value;
      items.push_back(std::move(item));
    }
    const auto answer = resting(wire_.write("POST", "orders/batch", written({{"update", items}})));
    const auto body = answer.ok() ? parse_json(answer.value().body) : std::nullopt;
    for (auto n = from; n < to; ++n) {
      if (!answer.ok()) {
        results.emplace_back(Fail{answer.error()});
      } else if (!body || !member(*body, "update").is_array()) {
        results.emplace_back(unclear("an answer that is no list"));
      } else {
        results.push_back(said_of(member(*body, "update"), writes[n].order));
      }
    }
  }
  return results;
}

Result<void> ShopWriter::add_order_note(shop::OrderId order, const std::string& text) {
  return shown(wire_.write("POST", path_of(order) + "/notes", written({{"note", text}, {"customer_note", false}})),
               std::nullopt);
}

Result<shop::StatusChange> ShopWriter::set_order_status(shop::OrderId order, const std::string& from, const std::string& to,
                                                        const std::vector<shop::Meta>& meta) {
  using Outcome = shop::StatusChange::Outcome;
  const auto before = TRY(wire_.get(path_of(order) + "?_fields=id,status"));
  const auto found = status_in(before.body, order);
  if (!found) return wrong_answer("order", "status", parse_json(before.body).value_or(json()));
  if (*found == to) return shop::StatusChange{Outcome::already, *found};
  if (*found != from) return shop::StatusChange{Outcome::moved, *found};

  json body{{"status", to}};
  put_meta(body, meta);
  const auto after = TRY(wire_.write("PUT", path_of(order), written(body)));
  const auto shown = status_in(after.body, order);
  if (!shown) return unclear("an answer that does not show what was written", path_of(order));
  // A plugin may have moved it on at once; where it stands as before, the shop did not take it.
  if (*shown == from) return wrong_answer("order", "status", json(*shown));
  return shop::StatusChange{Outcome::set, *shown};
}

Result<shop::Order> ShopWriter::create_order(const shop::NewOrder& order) {
  return answered_order(wire_.write("POST", "orders?dp=6", new_order_json(order)), "orders", std::nullopt);
}

Result<shop::Order> ShopWriter::set_order_background(shop::OrderId order, const shop::OrderBackground& background) {
  const auto path = path_of(order) + "?dp=6";
  return answered_order(wire_.write("PUT", path, background_json(background)), path_of(order), order);
}

Result<shop::Order> ShopWriter::update_order(shop::OrderId order, const shop::OrderUpdate& update) {
  const auto path = path_of(order) + "?dp=6";
  return answered_order(wire_.write("PUT", path, order_update_json(update)), path_of(order), order);
}

Result<shop::Customer> ShopWriter::create_customer(const shop::NewCustomer& customer) {
  const auto answer = TRY(wire_.write("POST", "customers", customer_json(customer)));
  auto made = customer_from_json(answer.body);
  if (!made.ok()) return unclear("an answer that does not show the account", "customers");
  return made;
}

}  // namespace woo24::woo
