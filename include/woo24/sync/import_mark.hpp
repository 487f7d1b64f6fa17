#pragma once
// What an order of the shop carries that was made in the office: meta _woo24_import. Pure.
// The meta alone proves nothing: plugins copy meta to new orders, which customers pay and which must reach the books. So the
// mark also names the one order that it was written for, and the state file has its own word.

#include "woo24/model/import.hpp"
#include "woo24/model/posting.hpp"
#include "woo24/model/shop_order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::sync {

/// IMP-<shop_id>-<office client>-<office order>
std::string import_key(std::string_view shop_id, std::int64_t client, office::OrderId order);

struct ImportMark {
  std::string key;
  std::string of;  ///< the key that the order itself would have in the books; "" from its making until its second call
  friend bool operator==(const ImportMark&, const ImportMark&) = default;
};
/// "IMP-exempel-4711-5001 of=WOO-exempel-1042-3fa9c1"
shop::Meta import_mark_meta(const ImportMark& mark);
std::optional<ImportMark> import_mark_of(const std::vector<shop::Meta>& meta);

/// "5001", of its key.
std::string office_order_of(const ImportMark& mark);

/// Whether the mark was written for the order with this key, under whatever shop_id.
bool is_marked_itself(const ImportMark& mark, std::string_view own_key);

/// Whether this is said of an order that came from the office, or may have. A row of the orders' job keeps it while it rests.
bool may_be_from_office(const std::optional<Reason>& said);
/// Whether the row tells that its order is none that came from the office, also while it cannot be read: the orders' job knows
/// it for a sale, or a person has said that it is to be left alone. Any other may be what an import looks for.
bool is_no_import(const Posting& posting);

enum class Origin {
  shop,       ///< a customer's order
  office,     ///< copied from the office: never sent there
  unsettled,  ///< marked, and neither it nor the state file says whether by us: nothing is done with it
};
/// `own_key`: the order's own, as for the books. `known`: the state file's row for the mark's key. `told`: its row that names
/// this order.
Origin origin_of(const std::optional<ImportMark>& mark, std::string_view own_key, const std::optional<Import>& known,
                 const std::optional<Import>& told);

}  // namespace woo24::sync
