#include "woo24/sync/booked_mark.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/key.hpp"

#include <algorithm>
#include <charconv>

namespace woo24::sync {

namespace {

std::string meta_key(const std::string& key, const std::optional<shop::RefundId>& refund) {
  return refund ? "_woo24_R" + std::to_string(refund->value) + (is_stock_credit(key) ? "S" : "") : "_woo24";
}

std::int64_t number(const std::string& text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

shop::Meta mark_meta(const BookedMark& mark, const std::optional<shop::RefundId>& refund) {
  return {meta_key(mark.key, refund),
          mark.key + " client=" + std::to_string(mark.client) + " order=" + std::to_string(mark.office_order.value) +
              " installation=" + mark.installation + " at=" + (mark.at ? format_utc(*mark.at) : "") +
              (mark.payment_unsure ? " payment=unsure" : "") + (mark.linked ? " linked=yes" : "")};
}

std::optional<BookedMark> mark_of(const shop::Order& order, const std::string& key,
                                  const std::optional<shop::RefundId>& refund) {
  const auto own = meta_key(key, refund);
  const auto meta = std::find_if(order.meta.begin(), order.meta.end(), [&](const shop::Meta& m) { return m.key == own; });
  if (meta == order.meta.end()) return std::nullopt;
  const auto parts = split(meta->value, ' ');
  if (parts.front() != key) return std::nullopt;
  BookedMark mark;
  mark.key = key;
  for (const auto& part : parts) {
    const auto equals = part.find('=');
    if (equals == std::string::npos) continue;
    const auto name = part.substr(0, equals), value = part.substr(equals + 1);
    if (name == "client") mark.client = number(value);
    if (name == "order") mark.office_order = {number(value)};
    if (name == "installation") mark.installation = value;
    if (name == "payment") mark.payment_unsure = value == "unsure";
    if (name == "linked") mark.linked = value == "yes";
    if (name == "at") mark.at = parse_utc(value);
  }
  return mark;
}

}  // namespace woo24::sync
