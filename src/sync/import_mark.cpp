#include "woo24/sync/import_mark.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/shop_meta.hpp"

namespace woo24::sync {

namespace {

constexpr const char* k_meta = "_woo24_import";
constexpr std::string_view k_start = "IMP-";
constexpr std::string_view k_of = "of=";

/// "-<order>-<hash>" of a key: what is left when the shop_id is taken away.
std::string_view tail(std::string_view key) {
  const auto hash = key.rfind('-');
  if (hash == std::string_view::npos || hash == 0) return {};
  const auto order = key.rfind('-', hash - 1);
  return order == std::string_view::npos ? std::string_view{} : key.substr(order);
}

}  // namespace

std::string import_key(std::string_view shop_id, std::int64_t client, office::OrderId order) {
  return std::string(k_start) + std::string(shop_id) + "-" + std::to_string(client) + "-" + std::to_string(order.value);
}

shop::Meta import_mark_meta(const ImportMark& mark) { return {k_meta, mark.key + " " + std::string(k_of) + mark.of}; }

std::optional<ImportMark> import_mark_of(const std::vector<shop::Meta>& meta) {
  const auto value = meta_value(meta, k_meta);
  if (!value.starts_with(k_start)) return std::nullopt;
  ImportMark mark;
  for (const auto& part : split(value, ' ')) {
    if (part.starts_with(k_start)) mark.key = part;
    if (part.starts_with(k_of)) mark.of = part.substr(k_of.size());
  }
  return mark;
}

std::string office_order_of(const ImportMark& mark) { return mark.key.substr(mark.key.rfind('-') + 1); }

bool is_marked_itself(const ImportMark& mark, std::string_view own_key) {
  return !mark.of.empty() && !tail(own_key).empty() && tail(mark.of) == tail(own_key);
}

bool may_be_from_office(const std::optional<Reason>& said) {
  return said && (said->id == ReasonId::made_in_office || said->id == ReasonId::import_unsettled);
}

bool is_no_import(const Posting& posting) {
  const auto says = [&](ReasonId id) { return posting.reason && posting.reason->id == id; };
  if (posting.standing == Standing::skipped && says(ReasonId::skipped_by_person)) return true;
  if (posting.order_key.empty()) return false;  // never read
  // That it cannot be read now is said in the place of whatever was known.
  const bool unknown = may_be_from_office(posting.reason) || says(ReasonId::order_unreadable);
  return posting.stage > Stage::seen || !unknown;
}

Origin origin_of(const std::optional<ImportMark>& mark, std::string_view own_key, const std::optional<Import>& known,
                 const std::optional<Import>& told) {
  if (told && told->shop_key == own_key) return Origin::office;
  if (!mark) return Origin::shop;
  if (is_marked_itself(*mark, own_key)) return Origin::office;
  if (!mark->of.empty()) return Origin::shop;
  // Not finished: ours is the only hand that leaves it so, but a copy may have been taken in between.
  return known && known->shop_order && known->shop_key != own_key ? Origin::shop : Origin::unsettled;
}

}  // namespace woo24::sync
