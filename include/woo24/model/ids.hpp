#pragma once
// Strong ids: a shop's order can never be passed where the office's is meant.

#include <compare>
#include <cstdint>

namespace woo24 {

template <typename Tag>
struct Id {
  std::int64_t value = 0;
  friend auto operator<=>(const Id&, const Id&) = default;
};

namespace shop {
using OrderId = Id<struct OrderTag>;
using RefundId = Id<struct RefundTag>;
using CustomerId = Id<struct CustomerTag>;  ///< 0: a guest
using TaxRateId = Id<struct TaxRateTag>;
using ProductId = Id<struct ProductTag>;    ///< of a product or a variation: one series
using CategoryId = Id<struct CategoryTag>;  ///< 0: none, the top of the tree
}  // namespace shop

namespace office {
using OrderId = Id<struct OrderTag>;
using InvoiceId = Id<struct InvoiceTag>;
using CompanyId = Id<struct CompanyTag>;
using ProductId = Id<struct ProductTag>;
using RowId = Id<struct RowTag>;
using CategoryId = Id<struct CategoryTag>;  ///< 0: none, the top of the tree
}  // namespace office

}  // namespace woo24
