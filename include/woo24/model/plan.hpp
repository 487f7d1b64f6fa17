#pragma once
// What a run of the orders job would do, before anything is done. Printing it and applying it are two visits of one value.

#include "woo24/base/amount.hpp"
#include "woo24/base/reason.hpp"
#include "woo24/model/posting.hpp"
#include "woo24/model/shop_order.hpp"

#include <string>
#include <variant>
#include <vector>

namespace woo24 {

/// Which order, as a person names it.
struct OrderName {
  shop::OrderId order;
  std::string number, key;
  Amount total;
  std::string currency;
  friend bool operator==(const OrderName&, const OrderName&) = default;
};

struct SendOrder {  ///< it can be booked and is due
  OrderName name;
  std::string becomes;  ///< the state in the office
  std::string payment;  ///< the office's payment method, or how it invoices
  friend bool operator==(const SendOrder&, const SendOrder&) = default;
};
struct ContinueOrder {  ///< already on its way: goes on from its stage
  OrderName name;
  Stage stage = Stage::seen;
  friend bool operator==(const ContinueOrder&, const ContinueOrder&) = default;
};
struct FailOrder {  ///< due, but cannot be booked
  OrderName name;
  Reason reason;
  friend bool operator==(const FailOrder&, const FailOrder&) = default;
};
struct WaitOrder {  ///< due, but has to wait: not captured, a settle time
  OrderName name;
  Reason reason;
  friend bool operator==(const WaitOrder&, const WaitOrder&) = default;
};
struct RestOrder {  ///< not due
  OrderName name;
  Reason reason;
  friend bool operator==(const RestOrder&, const RestOrder&) = default;
};
struct CreditRefund {  ///< a refund of an order that is, or will be, in the books
  OrderName name;      ///< total: what is credited, negative
  shop::RefundId refund;
  friend bool operator==(const CreditRefund&, const CreditRefund&) = default;
};
struct ChangeOrder {  ///< an order in the books that the shop changed or called off
  OrderName name;     ///< key: the posting's own
  bool called_off = false;
  friend bool operator==(const ChangeOrder&, const ChangeOrder&) = default;
};
using OrderChange = std::variant<SendOrder, ContinueOrder, FailOrder, WaitOrder, RestOrder, CreditRefund, ChangeOrder>;

struct OrderPlan {
  std::vector<OrderChange> changes;  ///< by shop order id
  friend bool operator==(const OrderPlan&, const OrderPlan&) = default;
};

/// What a run did.
struct RunCounts {
  int seen = 0, sent = 0, waiting = 0, failed = 0, skipped = 0;
  std::int64_t shop_calls = 0, office_calls = 0;
  friend bool operator==(const RunCounts&, const RunCounts&) = default;
};

}  // namespace woo24
