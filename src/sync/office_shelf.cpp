#include "woo24/sync/office_shelf.hpp"

#include "woo24/sync/key.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

constexpr const char* k_inactive = "Inactive";

}  // namespace

OfficeShelf::OfficeShelf(const std::vector<office::Order>& orders) {
  for (const auto& order : orders) {
    if (!order.id) continue;
    by_id_[*order.id] = &order;
    const auto reference = read_reference(order.reference_number.value_or(""));
    if (reference) by_key_[reference->key].push_back(&order);
    if (reference || order.state == k_inactive || !order.total_inc_vat || !order.total_inc_vat->is_negative()) continue;
    if (order.reference_invoice) by_invoice_[*order.reference_invoice].push_back(&order);
    if (order.reference_order) by_order_[*order.reference_order].push_back(&order);
  }
}

const office::Order* OfficeShelf::with_id(office::OrderId id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

OfficeShelf::Orders OfficeShelf::with_key(const std::string& key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? Orders{} : found->second;
}

OfficeShelf::Orders OfficeShelf::live(const std::string& key) const {
  auto found = with_key(key);
  std::erase_if(found, [](const office::Order* order) { return order->state == k_inactive; });
  return found;
}

OfficeShelf::Orders OfficeShelf::credits_by_hand(const Orders& sales) const {
  Orders found;
  const auto add = [&](const auto& index, const auto& id) {
    const auto entry = index.find(id);
    if (entry == index.end()) return;
    for (const auto* credit : entry->second) {
      if (std::find(found.begin(), found.end(), credit) == found.end()) found.push_back(credit);
    }
  };
  for (const auto* sale : sales) {
    add(by_order_, *sale->id);
    if (sale->invoice) add(by_invoice_, *sale->invoice);
  }
  return found;
}

OfficeShelf::Entries OfficeShelf::entries(const std::string& key) const {
  Entries entries{live(key), {}};
  for (const auto* order : entries.all) {
    const bool rest = order->reference_order && *order->reference_order != *order->id &&
                      std::any_of(entries.all.begin(), entries.all.end(),
                                  [&](const office::Order* other) { return *other->id == *order->reference_order; });
    if (!rest) entries.roots.push_back(order);
  }
  return entries;
}

}  // namespace woo24::sync
