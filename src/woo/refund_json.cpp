#include "woo24/woo/refund_json.hpp"

#include "order_parts.hpp"

#include <algorithm>

namespace woo24::woo {

namespace {

using nlohmann::json;

std::int64_t refunded_item_in(const std::vector<shop::Meta>& meta) {
  const auto item = pieces_in(meta, "_refunded_item_id");
  return item && item->is_whole_in(0) ? item->millionths() / Amount::k_scale : 0;
}

Result<shop::RefundLine> line_of(const json& from) {
  auto line = TRY(row_of<shop::RefundLine>(from, "refund"));
  line.quantity = TRY(amount_in(from, "quantity"));
  line.refunded_item = refunded_item_in(line.meta);
  return line;
}

Result<std::vector<shop::RefundLine>> lines_of(const json& refund, const char* name) {
  std::vector<shop::RefundLine> lines;
  for (const auto* one : TRY(elements_of(refund, name))) lines.push_back(TRY(line_of(*one)));
  return lines;
}

Result<shop::Refund> refund_of(const json& from, shop::OrderId order) {
  if (!from.is_object()) return wrong_answer("refund", "refund", from);
  const auto id = whole_of(member(from, "id"));
  if (!id || *id <= 0) return wrong_answer("refund", "id", member(from, "id"));
  const auto amount = TRY(amount_of(member(from, "amount"), "amount"));
  if (!amount || amount->is_negative()) return wrong_answer("refund", "amount", member(from, "amount"));
  shop::Refund refund;
  refund.id = {*id};
  refund.order = order;
  refund.created = moment(from, "date_created_gmt");
  refund.amount = *amount;
  refund.reason = text_of(member(from, "reason"));
  refund.refunded_by = whole_of(member(from, "refunded_by"));
  refund.refunded_payment = text_of(member(from, "refunded_payment")) == "true";
  refund.lines = TRY(lines_of(from, "line_items"));
  refund.shipping_lines = TRY(lines_of(from, "shipping_lines"));
  refund.fee_lines = TRY(lines_of(from, "fee_lines"));
  refund.tax_lines = TRY(tax_lines_of(from));
  refund.meta = TRY(meta_of(from));
  return refund;
}

}  // namespace

Result<std::vector<shop::Refund>> refunds_from_json(std::string_view text, shop::OrderId order) {
  const auto root = parse_json(text);
  if (!root || !root->is_array()) return no_json("refunds", text);
  std::vector<shop::Refund> refunds;
  for (const auto& one : *root) refunds.push_back(TRY(refund_of(one, order)));
  return refunds;
}

}  // namespace woo24::woo
