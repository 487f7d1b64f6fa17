#include "gift_cards.hpp"

#include "woo24/base/text.hpp"

#include <algorithm>

namespace woo24::woo {

namespace {

using nlohmann::json;

Result<void> from_field(const json& from, const char* field, const char* code, const char* plugin,
                        std::vector<shop::GiftCard>& cards) {
  for (const auto* one : TRY(elements_of(from, field))) {
    const auto amount = TRY(amount_in(*one, "amount"));
    cards.push_back({text_of(member(*one, code)), amount, plugin});
  }
  return {};
}

const json* meta_named(const json& from, std::string_view key) {
  const auto& list = member(from, "meta_data");
  if (!list.is_structured()) return nullptr;
  for (const auto& one : list) {
    if (text_of(member(one, "key")) == key) return &member(one, "value");
  }
  return nullptr;
}

bool says_something(const json* value) {
  if (value == nullptr) return false;
  const auto text = lower(trimmed(any_text_of(*value)));
  return !text.empty() && text != "0" && text != "no" && text != "false" && text != "[]" && text != "{}";
}

/// YITH: {"CODE": amount}, on an order whose total it lowers; once booked as a fee it is a fee line like any other.
void of_yith(const json& from, std::vector<shop::GiftCard>& cards) {
  const auto* applied = meta_named(from, "_ywgc_applied_gift_cards");
  if (applied == nullptr || !applied->is_object() || says_something(meta_named(from, "ywgc_gift_card_updated_as_fee"))) return;
  std::vector<shop::GiftCard> found;
  for (const auto& [code, value] : applied->items()) {
    const auto amount = amount_of(value, "_ywgc_applied_gift_cards");
    if (!amount.ok() || !amount.value()) return;  // all or none: the gate asks why
    found.push_back({code, *amount.value(), "YITH Gift Cards"});
  }
  cards.insert(cards.end(), found.begin(), found.end());
}

}  // namespace

Result<std::vector<shop::GiftCard>> gift_cards_of(const json& from) {
  std::vector<shop::GiftCard> cards;
  TRY(from_field(from, "gift_cards", "code", "WooCommerce Gift Cards", cards));
  TRY(from_field(from, "pw_gift_cards_redeemed", "number", "PW Gift Cards", cards));
  of_yith(from, cards);
  return cards;
}

}  // namespace woo24::woo
