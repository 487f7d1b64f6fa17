#pragma once
// The office's orders, found by what they say they are: their key, their id, or the sale that they credit.

#include "woo24/model/office_order.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace woo24::sync {

class OfficeShelf {
 public:
  using Orders = std::vector<const office::Order*>;
  /// The orders must outlive the shelf. Those without an id are left out.
  explicit OfficeShelf(const std::vector<office::Order>& orders);

  [[nodiscard]] const std::map<std::string, Orders>& keys() const { return by_key_; }
  [[nodiscard]] const office::Order* with_id(office::OrderId id) const;
  [[nodiscard]] Orders with_key(const std::string& key) const;
  /// Without the inactive ones.
  [[nodiscard]] Orders live(const std::string& key) const;
  /// Credits that bear no key of ours and name one of these orders, or its invoice.
  [[nodiscard]] Orders credits_by_hand(const Orders& sales) const;

  /// What a person copied of a sale without its key: of the same customer and total, and bearing the order's number in the shop
  /// (ExternalStatus), or a reference that begins with the key.
  [[nodiscard]] Orders copies_of(const office::Order& sale, shop::OrderId number) const;

  /// What one key stands for: `all` that is not inactive, and its `roots` without the rests that partial deliveries left.
  struct Entries {
    Orders all, roots;
  };
  [[nodiscard]] Entries entries(const std::string& key) const;

 private:
  void shelve_foreign(const office::Order& order);
  std::map<office::OrderId, const office::Order*> by_id_;
  std::map<std::string, Orders> by_key_;
  std::map<office::InvoiceId, Orders> by_invoice_;
  std::map<office::OrderId, Orders> by_order_;
  Orders with_text_;                                           ///< a key with something behind it
  std::map<std::int64_t, Orders> foreign_by_external_status_;  ///< without a key, neither inactive nor a credit
};

}  // namespace woo24::sync
