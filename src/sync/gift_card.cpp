#include "woo24/sync/gift_card.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/draft_rows.hpp"
#include "woo24/sync/shop_meta.hpp"

#include <algorithm>
#include <array>

namespace woo24::sync {

namespace {

using settings::SoldGiftCard;

// What the checkout writes on the line, and what is added once the card exists.
constexpr std::array<std::string_view, 6> k_sold{"wc_gc_giftcard_amount", "wc_gc_giftcards",      "pw_gift_card_amount",
                                                 "pw_gift_card_number",   "_ywgc_gift_card_code", "_ywgc_amount"};

Fail refused(ReasonId id, std::map<std::string, std::string> arguments) {
  return Fail{Kind::refused, Reason{id, std::move(arguments)}};
}

const char* card_name(settings::Language language) {
  switch (language) {
    case settings::Language::sv:
      return "Presentkort";
    case settings::Language::nb:
      return "Gavekort";
    case settings::Language::en:
      return "Gift card";
  }
  return "Presentkort";
}

std::string row_name(const shop::GiftCard& card, const Rules& rules) {
  constexpr std::size_t k_shown = 4;
  const auto code = trimmed(card.code);
  const auto tail = code.size() <= k_shown ? std::string_view() : code.substr(code.size() - k_shown);
  const std::string name = card_name(rules.settings.language);
  return tail.empty() || !is_utf8(tail) ? name : name + " …" + std::string(tail);
}

}  // namespace

bool is_sold_gift_card(const shop::Line& line) {
  return std::any_of(k_sold.begin(), k_sold.end(), [&](std::string_view key) { return meta_says_something(line.meta, key); });
}

Amount redeemed(const shop::Order& order) {
  Amount sum;
  for (const auto& card : order.gift_cards) sum += card.amount;
  return sum;
}

Result<bool> is_sold_debt(const shop::Line& line, const Rules& rules) {
  if (!is_sold_gift_card(line)) return false;
  const auto row = readable(line.name);
  switch (rules.settings.orders.rows.sold_gift_card) {
    case SoldGiftCard::not_said:
      return refused(ReasonId::gift_card_kind_unknown, {{"row", row}});
    case SoldGiftCard::single:
      return false;
    case SoldGiftCard::multi:
      break;
  }
  if (!line.total_tax.is_zero()) return refused(ReasonId::gift_card_taxed, {{"row", row}, {"tax", line.total_tax.text(2)}});
  return true;
}

Result<std::vector<BookRow>> redeemed_rows(const shop::Order& order, const Rules& rules, const Products& products) {
  std::vector<BookRow> rows;
  const auto& setting = rules.settings.orders.rows;
  for (const auto& card : order.gift_cards) {
    if (card.amount.is_zero()) continue;
    if (setting.sold_gift_card == SoldGiftCard::single) {
      return refused(ReasonId::gift_card_not_handled, {{"plugin", card.plugin}, {"amount", card.amount.text(2)}});
    }
    const auto product = TRY(only_product(setting.gift_card.name, products));
    if (!product) {
      return refused(ReasonId::row_product_missing, {{"setting", "orders.rows.gift_card"}, {"number", setting.gift_card.name}});
    }
    BookRow row;
    row.kind = RowKind::gift_card;
    row.product = product->id;
    row.name = row_name(card, rules);
    row.part = {Treatment::debt, rules.home, Amount(), -card.amount, Amount(), 0, 0};
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace woo24::sync
