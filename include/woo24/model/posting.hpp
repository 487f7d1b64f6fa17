#pragma once
// One thing on its way into the books (exactly-once.md §4). A row of the state file; which step follows is sync/course.

#include "woo24/base/amount.hpp"
#include "woo24/base/reason.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"

#include <map>
#include <optional>
#include <string>

namespace woo24 {

enum class PostingKind { order, credit, update, cancel };
/// Where on its way. The order of the values is the order of the way.
enum class Stage { seen, drafted, ready, staging, staged, releasing, released, confirmed, done };
/// How it stands there. A failed one keeps its stage, so that what was unclear is still reconciled.
enum class Standing { moving, waiting, failed, skipped, taken_over };

/// Pieces, by the sale's line in the shop.
using LinePieces = std::map<std::int64_t, Amount>;

struct Posting {
  std::int64_t id = 0;  ///< the state file's own
  PostingKind kind = PostingKind::order;
  std::string key;  ///< WOO-<shop_id>-<order id>-<6 hex>; unique, at most 50 characters with its mark
  shop::OrderId order;
  std::optional<shop::RefundId> refund;  ///< of a credit
  std::string number, order_key;
  std::string shop_status;
  Amount total;
  std::string currency;
  std::optional<Instant> created, modified;  ///< the shop's
  Stage stage = Stage::seen;
  Standing standing = Standing::moving;
  std::optional<Reason> reason;
  std::optional<Instant> next_try_at;
  int attempts = 0;
  std::optional<office::CompanyId> customer;
  std::optional<office::OrderId> office_order;
  bool external_status = true;          ///< whether ExternalStatus is written, so searched for; frozen with the key
  std::string content;                  ///< fingerprint of the wanted office order as last sent
  std::optional<Amount> currency_rate;  ///< of the sale, frozen when staged
  std::optional<std::int64_t> currency_unit;
  std::optional<Instant> staging_at;  ///< when the intent of the first save was committed
  std::optional<Instant> releasing_at;
  std::optional<Instant> office_saved_at;  ///< the office's own clock at the last save that was answered while staged
  bool payment_sent = false;               ///< a save with PaymentAmount left, or may have left: never again
  bool payment_unsure = false;             ///< listed: check the payment
  std::optional<Instant> taken_at;         ///< when woo24 first saw the order
  std::optional<Instant> moved_at;         ///< when the row last changed
  std::string shop_content;                ///< what the shop's order said when it was sent (sync/shop_content)
  std::string customer_name;               ///< kept only while it stands still (sync/customer_name)
  /// Of a credit: what its refund has put back in the shop's stock. Settled before anything of it is sent, and never after;
  /// both credits of a refund that was divided bear the same.
  std::optional<LinePieces> restocked;
  friend bool operator==(const Posting&, const Posting&) = default;
};

}  // namespace woo24
