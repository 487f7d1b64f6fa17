// The row that an order of the shop begins with.
#include "woo24/jobs/export_orders.hpp"
#include "woo24/sync/hand_over.hpp"
#include "woo24/sync/import_mark.hpp"
#include "woo24/sync/key.hpp"
#include "woo24/sync/payment.hpp"

namespace woo24::jobs {

Result<Posting> new_posting(const Sides& sides, const shop::Order& order) {
  Posting posting;
  posting.key = TRY(sync::order_key(sides.rules.settings.shop_id, order.id, order.order_key));
  posting.order = order.id;
  posting.number = order.number;
  posting.order_key = order.order_key;
  posting.external_status = sides.rules.settings.office.use_external_status;
  posting.taken_at = sides.doors.clock.now();
  posting.next_try_at = posting.taken_at;  // to be looked at, also when this run ends before it comes to it
  const auto said = std::optional(sync::due(order, sides.rules).reason);
  if (sync::may_be_from_office(said))
    posting.reason = said;  // from its first commit on, should the order break before the next
  return sync::linked_by_mark(posting, order, sides.rules.client.id, *posting.taken_at);
}

}  // namespace woo24::jobs
