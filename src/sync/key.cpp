#include "woo24/sync/key.hpp"

#include "woo24/base/teeth.hpp"
#include "woo24/base/text.hpp"

namespace woo24::sync {

namespace {

constexpr std::size_t k_reference_limit = 50;
constexpr std::size_t k_mark_length = 6;  // " *" and four hex
constexpr std::string_view k_start = "WOO-";
constexpr std::string_view k_credit = "-R";
constexpr char k_stock = 'S';

bool is_hex(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

/// "-R7" or "-R7S".
bool is_credit_tail(std::string_view tail) {
  if (!tail.starts_with(k_credit)) return false;
  tail.remove_prefix(k_credit.size());
  if (tail.ends_with(k_stock)) tail.remove_suffix(1);
  return digits(tail);
}

/// So that the mark fits behind it.
Result<std::string> that_fits(std::string key) {
  if (key.size() > k_reference_limit - k_mark_length)
    return Fail{Kind::refused, Reason{ReasonId::key_too_long, {{"key", key}}}};
  return key;
}

}  // namespace

Result<std::string> order_key(std::string_view shop_id, shop::OrderId order, std::string_view order_key) {
  std::string key{k_start};
  key.append(shop_id).append("-").append(std::to_string(order.value)).append("-");
  key.append(WOO24_RULE(order_key_in_key) ? sha256_hex(order_key).substr(0, 6) : "000000");
  return that_fits(std::move(key));
}

std::string stand_in_key(std::string_view shop_id, shop::OrderId order) {
  return std::string(k_start) + std::string(shop_id) + "-" + std::to_string(order.value) + "-unread";
}

Result<std::string> credit_key(const std::string& sale, shop::RefundId refund) {
  return that_fits(sale + std::string(k_credit) + std::to_string(WOO24_RULE(refund_id_in_key) ? refund.value : 1));
}

std::string sale_key(const std::string& credit_key) {
  const auto at = credit_key.rfind(k_credit);
  return at != std::string::npos && is_credit_tail(std::string_view(credit_key).substr(at)) ? credit_key.substr(0, at)
                                                                                            : credit_key;
}

bool is_credit_of(std::string_view key, std::string_view sale) {
  return key.starts_with(sale) && is_credit_tail(key.substr(sale.size()));
}

Result<std::string> stock_credit_key(const std::string& credit_key) { return that_fits(credit_key + k_stock); }

bool is_stock_credit(std::string_view key) {
  const auto at = key.rfind(k_credit);
  return at != std::string_view::npos && key.ends_with(k_stock) && is_credit_tail(key.substr(at));
}

std::string staged_reference(std::string_view key, std::string_view installation) {
  if (!WOO24_RULE(mark_on_staged)) return std::string(key);
  return std::string(key) + " *" + std::string(installation.substr(0, 4));
}

std::optional<Reference> read_reference(std::string_view reference_number) {
  const auto text = trimmed(reference_number);
  if (!text.starts_with(k_start)) return std::nullopt;
  const auto mark = text.find(" *");
  if (mark == std::string_view::npos) return Reference{std::string(text), false, ""};
  const auto installation = text.substr(mark + 2);
  if (installation.size() != 4 || !is_hex(installation)) return std::nullopt;
  return Reference{std::string(text.substr(0, mark)), true, std::string(installation)};
}

std::optional<shop::OrderId> order_in_key(const std::string& key, const std::string& shop_id) {
  const auto start = "WOO-" + shop_id + "-";
  if (!key.starts_with(start)) return std::nullopt;
  const std::string_view rest = std::string_view(key).substr(start.size());
  const auto dash = rest.find('-');
  if (dash == std::string_view::npos || !digits(rest.substr(0, dash)) || dash > 18) return std::nullopt;
  const auto hash = rest.substr(dash + 1, 6);
  if (hash.size() != 6 || hash.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
  const auto tail = rest.substr(dash + 7);
  if (!tail.empty() && !is_credit_tail(tail)) return std::nullopt;
  return shop::OrderId{std::stoll(std::string(rest.substr(0, dash)))};
}

}  // namespace woo24::sync
