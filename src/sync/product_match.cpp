#include "woo24/sync/product_match.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

template <typename Numbered>
std::string ids_of(const std::vector<Numbered>& all) {
  std::string text;
  for (const auto& one : all) text += (text.empty() ? "" : ", ") + std::to_string(one.id.value);
  return text;
}

Reason twice(const char* side, const std::string& number, const std::string& ids) {
  return Reason{ReasonId::catalogue_number_twice, {{"side", side}, {"number", number}, {"ids", ids}}};
}

/// Those of a pair whose partner is gone are free for a new one of the same number.
template <typename Numbered>
bool is_free(const Numbered& one) {
  return !one.paired || one.partner_gone;
}

}  // namespace

NumberMatch match_numbers(const NumberGroup& group, bool apart) {
  NumberMatch match;
  const auto leave = [&](CatalogueSide side, std::int64_t id, Reason reason) {
    match.left.push_back({side, id, std::move(reason)});
  };
  if (group.shop.size() > 1) {
    for (const auto& one : group.shop)
      leave(CatalogueSide::shop, one.id.value, twice("WooCommerce", group.key, ids_of(group.shop)));
  }
  if (group.office.size() > 1) {
    for (const auto& one : group.office)
      leave(CatalogueSide::office, one.id.value, twice("24SevenOffice", group.key, ids_of(group.office)));
  }
  if (group.shop.size() > 1 || group.office.size() > 1) return match;
  if (group.shop.empty()) {
    // One that a person has deleted for good is not made again.
    if (!group.office.front().paired && group.office.front().active) match.only_office = group.office.front().id;
    return match;
  }
  const auto& shop = group.shop.front();
  if (group.office.empty()) {
    if (!shop.paired && !shop.trashed) match.only_shop = shop.id;
    return match;
  }
  const auto& office = group.office.front();
  if (shop.paired == office.id || apart) return match;
  if (shop.trashed) {
    if (is_free(office)) {
      leave(CatalogueSide::office, office.id.value,
            Reason{ReasonId::product_in_trash, {{"number", group.key}, {"id", std::to_string(shop.id.value)}}});
    }
    return match;
  }
  if (is_free(shop) && is_free(office)) {
    match.link = {shop.id, office.id};
    return match;
  }
  // One of them follows its link, whatever its number says now; the other cannot have it.
  if (is_free(office)) {
    leave(CatalogueSide::office, office.id.value,
          Reason{ReasonId::number_of_another,
                 {{"side", "WooCommerce"}, {"number", group.key}, {"id", std::to_string(shop.id.value)}}});
  } else if (is_free(shop)) {
    leave(CatalogueSide::shop, shop.id.value,
          Reason{ReasonId::number_of_another,
                 {{"side", "24SevenOffice"}, {"number", group.key}, {"id", std::to_string(office.id.value)}}});
  }
  return match;
}

}  // namespace woo24::sync
