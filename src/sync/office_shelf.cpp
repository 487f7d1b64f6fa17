#include "woo24/sync/office_shelf.hpp"

#include "woo24/sync/key.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

constexpr const char* k_inactive = "Inactive";
constexpr const char* k_own = "WOO-";

}  // namespace

OfficeShelf::OfficeShelf(const std::vector<office::Order>& orders) {
  for (const auto& order : orders) {
    if (!order.id) continue;
    by_id_[*order.id] = &order;
    const auto reference = read_reference(order.reference_number.value_or(""));
    if (reference) by_key_[reference->key].push_back(&order);
    shelve_foreign(order);
    if (reference || order.state == k_inactive || !order.total_inc_vat || !order.total_inc_vat->is_negative()) continue;
    if (order.reference_invoice) by_invoice_[*order.reference_invoice].push_back(&order);
    if (order.reference_order) by_order_[*order.reference_order].push_back(&order);
  }
}

void OfficeShelf::shelve_foreign(const office::Order& order) {
  const auto text = order.reference_number.value_or("");
  const auto reference = read_reference(text);
  const bool key_and_text = reference && reference->key.find(' ') != std::string::npos;
  if ((reference && !key_and_text) || order.state == k_inactive || order.reference_order || order.reference_invoice) return;
  if (key_and_text || text.starts_with(k_own)) {
    with_text_.push_back(&order);
  } else if (order.external_status) {
    foreign_by_external_status_[*order.external_status].push_back(&order);
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

OfficeShelf::Orders OfficeShelf::copies_of(const office::Order& sale, shop::OrderId number) const {
  Orders found;
  const auto reference = read_reference(sale.reference_number.value_or(""));
  const auto take = [&](const office::Order* other, bool named) {
    const bool same = other->customer == sale.customer && other->total_inc_vat == sale.total_inc_vat && other->id != sale.id;
    if (named && same && std::find(found.begin(), found.end(), other) == found.end()) found.push_back(other);
  };
  const auto numbered = foreign_by_external_status_.find(number.value);
  if (numbered != foreign_by_external_status_.end()) {
    for (const auto* other : numbered->second) take(other, true);
  }
  if (!reference) return found;
  for (const auto* other : with_text_) take(other, other->reference_number->starts_with(reference->key + " "));
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
