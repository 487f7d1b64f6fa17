#pragma once
// Which pieces a refund has put back in the shop's stock. WooCommerce asks once a refund, and tells a row, summed over all
// refunds (shop::Line::restocked); a plugin, or a person, puts back only part. books.md §10.

#include "woo24/model/posting.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/model/shop_refund.hpp"

#include <map>
#include <vector>

namespace woo24::sync {

/// What is settled of an order's refunds.
using Restocked = std::map<shop::RefundId, LinePieces>;

/// All pieces that a refund took back, wherever they are now.
LinePieces pieces_of(const shop::Refund& refund);

/// What `refund` has put back; lines of none are left out. What the rows say, less what is settled of other refunds, is that of
/// the refunds that nothing is settled of: each as a whole where that fits, those of the lower ids before the others; else row
/// by row in the order of their ids. So the sum of each row is right, in whatever order refunds are seen, as long as each is
/// settled before the next is asked about. A refund whose every counted row is back is back as a whole: rows that the shop
/// keeps no stock of go with the others. `all`: every refund of the order.
LinePieces restocked(const shop::Order& sale, const shop::Refund& refund, const std::vector<shop::Refund>& all,
                     const Restocked& settled);

/// Whether what is in the office may tell more than `settled` does: the refund is not the only one to ask about, or was put
/// back in part.
bool is_open_question(const shop::Order& sale, const shop::Refund& refund, const std::vector<shop::Refund>& all,
                      const Restocked& settled);

}  // namespace woo24::sync
