#include "woo24/sync/shop_content.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/shop_meta.hpp"

#include <array>
#include <vector>

namespace woo24::sync {

namespace {

constexpr std::size_t k_digest_length = 12;
constexpr std::string_view k_called_off = "called off|";

enum Part : std::size_t { total, currency, payment, rows, buyer, addresses, texts, named_meta, k_parts };

/// One text after the other, each closed by its length, so that no two orders read the same.
class Bytes {
 public:
  Bytes& operator<<(const std::string& text) {
    bytes_ += std::to_string(text.size()) + ":" + text;
    return *this;
  }
  Bytes& operator<<(Amount amount) { return *this << amount.shortest(); }
  Bytes& operator<<(std::int64_t number) { return *this << std::to_string(number); }
  [[nodiscard]] std::string digest() const { return sha256_hex(bytes_).substr(0, k_digest_length); }

 private:
  std::string bytes_;
};

std::string rows_of(const shop::Order& order) {
  Bytes bytes;
  for (const auto* list : {&order.lines, &order.shipping_lines, &order.fee_lines}) {
    bytes << static_cast<std::int64_t>(list->size());
    for (const auto& line : *list) {
      bytes << line.name << line.sku << line.quantity << line.tax_class << line.tax_status << line.method_id << line.total
            << line.total_tax;
      for (const auto& share : line.taxes) {
        if (!share.total.is_zero()) bytes << share.rate.value << share.total;
      }
    }
  }
  for (const auto& rate : order.tax_lines) {
    if (!rate.tax_total.is_zero() || !rate.shipping_tax_total.is_zero()) bytes << rate.rate.value << rate.percent;
  }
  for (const auto& card : order.gift_cards) bytes << card.code << card.amount;
  return bytes.digest();
}

std::string buyer_digest(const shop::Order& order) {
  Bytes bytes;
  const auto& billing = order.billing;
  // Not the account: the shop ties older orders of a guest to an account that is made later.
  bytes << billing.company << billing.first_name << billing.last_name << billing.email << billing.country;
  return bytes.digest();
}

std::string addresses_of(const shop::Order& order) {
  Bytes bytes;
  for (const auto* address : {&order.billing, &order.shipping}) {
    for (const auto* field :
         {&address->first_name, &address->last_name, &address->company, &address->address_1, &address->address_2,
          &address->city, &address->state, &address->postcode, &address->country, &address->email, &address->phone}) {
      bytes << *field;
    }
  }
  return bytes.digest();
}

/// The meta that the settings name: numbers of the buyer, departments and projects.
std::string named_meta_of(const shop::Order& order, const Rules& rules) {
  Bytes bytes;
  const auto& settings = rules.settings.orders;
  for (const auto& key : settings.customers.organisation_number_from) bytes << meta_value(order.meta, key);
  for (const auto& key : settings.customers.vat_number_from) bytes << meta_value(order.meta, key);
  for (const auto& rule : settings.row_dimensions) {
    if (rule.meta.empty()) continue;
    bytes << meta_value(order.meta, rule.meta);
    for (const auto& line : order.lines) bytes << meta_value(line.meta, rule.meta);
  }
  return bytes.digest();
}

std::vector<std::string> parts_of(std::string_view content) {
  if (content.starts_with(k_called_off)) content.remove_prefix(k_called_off.size());
  std::vector<std::string> parts;
  for (auto bar = content.find('|'); bar != std::string_view::npos; bar = content.find('|')) {
    parts.emplace_back(content.substr(0, bar));
    content.remove_prefix(bar + 1);
  }
  parts.emplace_back(content);
  return parts.size() == k_parts ? parts : std::vector<std::string>{};
}

/// Of a list that bars divide: a name must not hold one.
std::string without_bars(std::string text) {
  for (auto& c : text) {
    if (c == '|') c = '/';
  }
  return text;
}

}  // namespace

std::string shop_content(const shop::Order& order, const Rules& rules) {
  Bytes texts;
  texts << order.number << order.customer_note;
  const std::array<std::string, k_parts> parts{
      order.total.shortest(), without_bars(order.currency), without_bars(order.payment_method),
      rows_of(order),         buyer_digest(order),          addresses_of(order),
      texts.digest(),         named_meta_of(order, rules)};
  std::string content;
  for (const auto& part : parts) content += (content.empty() ? "" : "|") + part;
  return content;
}

std::string called_off_content(const std::string& sent) {
  return sent.starts_with(k_called_off) ? sent : std::string(k_called_off) + sent;
}

std::optional<ContentChange> content_change(const std::string& sent, const std::string& now, bool same_settings) {
  const auto was = parts_of(sent), is = parts_of(now);
  if (was.empty() || is.empty()) return std::nullopt;
  const auto differs = [&](Part part) { return was[part] != is[part]; };
  const bool other_meta = same_settings && differs(named_meta);
  ContentChange change;
  change.other_payment = differs(payment) || differs(currency);
  change.other_buyer = differs(buyer) || other_meta;
  change.other_total = differs(total) || differs(currency);
  const auto money = [](const std::vector<std::string>& parts) {
    const auto amount = Amount::parse(parts[total]);
    return (amount ? amount->text(2) : parts[total]) + " " + parts[currency];
  };
  change.before = money(was);
  change.now = money(is);
  if (sent.starts_with(k_called_off) != now.starts_with(k_called_off)) change.what = "status";
  if (other_meta) change.what = "dimensions";
  for (const auto& [part, name] :
       {std::pair{texts, "texts"}, std::pair{addresses, "addresses"}, std::pair{total, "total"}, std::pair{rows, "rows"},
        std::pair{buyer, "customer"}, std::pair{currency, "currency"}, std::pair{payment, "payment"}}) {
    if (differs(part)) change.what = name;
  }
  if (change.what.empty()) return std::nullopt;
  return change;
}

}  // namespace woo24::sync
