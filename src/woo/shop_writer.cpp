#include "woo24/woo/shop_writer.hpp"

#include "json_fields.hpp"
#include "woo24/woo/shop_failure.hpp"

#include <algorithm>

namespace woo24::woo {

namespace {

using nlohmann::json;

constexpr std::size_t k_batch = 100;

json meta_json(const std::vector<shop::Meta>& meta) {
  auto list = json::array();
  for (const auto& one : meta) list.push_back({{"key", one.key}, {"value", one.value}});
  return {{"meta_data", list}};
}

std::string written(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

Fail unclear(const std::string& detail) {
  return Fail{Kind::ambiguous, Reason{ReasonId::shop_no_answer, {{"url", "orders/batch"}, {"detail", detail}}}};
}

/// Done when the shop shows what it wrote: a 200 with a page of something before it is no answer.
Result<void> shown(const Result<http::Response>& answer, std::optional<shop::OrderId> order) {
  if (!answer.ok()) return Fail{answer.error()};
  const auto body = parse_json(answer.value().body);
  const auto id = body ? whole_of(member(*body, "id")) : std::nullopt;
  if (!id || (order && *id != order->value)) return unclear("an answer that does not show what was written");
  return {};
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

}  // namespace

std::vector<Result<void>> ShopWriter::set_order_meta(const std::vector<MetaWrite>& writes) {
  std::vector<Result<void>> results;
  if (writes.size() == 1) {
    const auto& one = writes.front();
    results.push_back(
        shown(wire_.write("PUT", "orders/" + std::to_string(one.order.value), written(meta_json(one.meta))), one.order));
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
    const auto answer = wire_.write("POST", "orders/batch", written({{"update", items}}));
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
  return shown(wire_.write("POST", "orders/" + std::to_string(order.value) + "/notes",
                           written({{"note", text}, {"customer_note", false}})),
               std::nullopt);
}

}  // namespace woo24::woo
