#pragma once
// One order made in the office, on its way into the shop (exactly-once.md §7). A row of the state file; which step follows is
// sync/import_course.

#include "woo24/base/amount.hpp"
#include "woo24/base/reason.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"
#include "woo24/model/posting.hpp"

#include <optional>
#include <string>

namespace woo24 {

/// Where on its way. The order of the values is the order of the way.
enum class ImportStage {
  seen,      ///< nothing has left
  creating,  ///< the intent is committed: the shop may have it
  made,      ///< the shop has it; whose it is and its true day may be lacking
  done,      ///< followed for changes
};

struct Import {
  office::OrderId office_order;
  std::string key;  ///< IMP-<shop_id>-<office client>-<office order>, in the meta of the shop's order
  ImportStage stage = ImportStage::seen;
  Standing standing = Standing::moving;  ///< moving, waiting, failed or skipped
  std::optional<Reason> reason;
  std::optional<Instant> next_try_at;
  int attempts = 0;
  std::optional<shop::OrderId> shop_order;
  std::string shop_key;       ///< of that order, as the export would name it: an id alone may be given out again
  shop::CustomerId customer;  ///< the shop's account; 0: none
  std::string content;        ///< digest of the rows as last written
  std::string noted;          ///< digest of the meta as last written
  std::string left_as;        ///< digest of the shop's order as it was left
  std::string state;          ///< the office's, when last seen
  office::InvoiceId invoice;  ///< 0: none yet
  Amount total;               ///< with VAT
  std::string currency;
  std::optional<Instant> creating_at;  ///< when the intent was committed
  std::optional<Instant> taken_at;     ///< when woo24 first saw the order
  std::optional<Instant> moved_at;     ///< when the row last changed
  std::string customer_name;           ///< kept only while it stands still (sync/customer_name)
  friend bool operator==(const Import&, const Import&) = default;
};

}  // namespace woo24
