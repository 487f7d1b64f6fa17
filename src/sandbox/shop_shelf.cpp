#include "woo24/sandbox/shop_shelf.hpp"

#include <algorithm>

namespace woo24::sandbox {

std::string folded_sku(std::string_view sku) {
  while (sku.starts_with(' ')) sku.remove_prefix(1);
  while (sku.ends_with(' ')) sku.remove_suffix(1);
  std::string out(sku);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    if (byte >= 'A' && byte <= 'Z') out[i] = static_cast<char>(byte + 32);
    const bool latin = i > 0 && static_cast<unsigned char>(out[i - 1]) == 0xC3;  // Å, Ä, Ö and their like
    if (latin && byte >= 0x80 && byte <= 0x9E && byte != 0x97) out[i] = static_cast<char>(byte + 32);
  }
  return out;
}

const StoredProduct* ShopShelf::find(std::int64_t id) const {
  const auto found = products_.find(id);
  return found == products_.end() ? nullptr : &found->second;
}

void ShopShelf::forget(const StoredProduct& product) {
  const auto [first, last] = by_sku_.equal_range(folded_sku(product.sku));
  const auto entry = std::find_if(first, last, [&](const auto& one) { return one.second == product.id; });
  if (entry != last) by_sku_.erase(entry);
  const auto siblings = children_.find(product.parent);
  if (siblings == children_.end()) return;
  std::erase(siblings->second, product.id);
  if (siblings->second.empty()) children_.erase(siblings);
}

const StoredProduct& ShopShelf::store(StoredProduct product) {
  ++version_;
  const auto id = product.id;
  auto& place = products_[id];
  const bool moved = place.id == 0 || place.sku != product.sku || place.parent != product.parent;
  if (place.id != 0 && moved) forget(place);
  place = std::move(product);
  if (!moved) return place;
  if (!place.sku.empty()) by_sku_.emplace(folded_sku(place.sku), id);
  if (place.parent != 0) {
    auto& siblings = children_[place.parent];
    siblings.insert(std::ranges::lower_bound(siblings, id), id);
  }
  return place;
}

bool ShopShelf::erase(std::int64_t id) {
  const auto found = products_.find(id);
  if (found == products_.end()) return false;
  ++version_;
  forget(found->second);
  products_.erase(found);
  return true;
}

void ShopShelf::clear() {
  ++version_;
  products_.clear();
  by_sku_.clear();
  children_.clear();
}

std::vector<std::int64_t> ShopShelf::of_sku(std::string_view sku) const {
  std::vector<std::int64_t> ids;
  const auto wanted = folded_sku(sku);
  if (wanted.empty()) return ids;
  const auto [first, last] = by_sku_.equal_range(wanted);
  std::transform(first, last, std::back_inserter(ids), [](const auto& one) { return one.second; });
  std::ranges::sort(ids);
  return ids;
}

std::vector<std::int64_t> ShopShelf::children(std::int64_t parent) const {
  const auto found = children_.find(parent);
  return found == children_.end() ? std::vector<std::int64_t>{} : found->second;
}

}  // namespace woo24::sandbox
