#pragma once
// A credit as two: one that puts pieces back in the office's stock, and one that leaves it alone. An order of the office does
// the one or the other with all its rows. books.md §10.

#include "woo24/sync/order_draft.hpp"
#include "woo24/sync/restocked.hpp"

#include <map>
#include <optional>

namespace woo24::sync {

/// Pieces by the office's product.
using ProductPieces = std::map<office::ProductId, Amount>;

/// The office's products that these lines of `order` (a refund seen as an order) are booked on. Errors: of product look-ups.
Result<ProductPieces> product_pieces(const shop::Order& order, const LinePieces& lines, const Rules& rules,
                                     const Products& products);

struct Divided {
  Draft kept;   ///< all that moves no stock
  Draft stock;  ///< the pieces
};
/// Still with positive amounts. The pieces keep their prices, so the nets of both are those of the whole's rows. The total and
/// the VAT of `stock` are those of its rows, to the öre a rate; `kept` has what the whole comes to less that, so that no öre is
/// rounded twice.
/// Errors: refund-partly-restocked (one of the two would be of the wrong sign, or a piece is on no row); row-product-missing,
/// rounding-too-large, as of a whole order.
Result<Divided> divided(const Draft& whole, const ProductPieces& pieces, shop::RefundId refund, const Rules& rules);

/// What a refund has put back, by what is in the office under its keys: what a lost state file had settled. Nothing where that
/// does not tell. `order`: the refund seen as an order.
Result<std::optional<LinePieces>> restocked_in_office(const shop::Order& order, const shop::Refund& refund,
                                                      const std::optional<office::Order>& kept,
                                                      const std::optional<office::Order>& stock, const Rules& rules,
                                                      const Products& products);

}  // namespace woo24::sync
