#include "woo24/sync/unsure_payment.hpp"

namespace woo24::sync {

Reason unsure_payment(const Posting& posting, const std::string& method) {
  // Whatever may have left is marked before it leaves; a credit without that is one that the shop paid nothing back for.
  const bool left_open = posting.kind == PostingKind::credit && !posting.payment_sent;
  Reason reason{left_open ? ReasonId::credit_left_open : ReasonId::check_the_payment,
                {{"office_order", posting.office_order ? std::to_string(posting.office_order->value) : ""},
                 {"amount", posting.total.text(2) + " " + posting.currency}}};
  if (!left_open) reason.arguments["method"] = method;
  return reason;
}

}  // namespace woo24::sync
