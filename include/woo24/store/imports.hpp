#pragma once
// Table import: orders made in the office, and what became of each in the shop. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/model/import.hpp"
#include "woo24/store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::store {

class Imports {
 public:
  explicit Imports(Database& db) : db_(db) {}
  /// New row. Error: state-not-written (also when the order is known already).
  Result<void> add(const Import& import);
  /// Writes every field but office_order and key, `WHERE stage = from`. Error: state-moved-on when the stage was another.
  Result<void> advance(const Import& import, ImportStage from);
  /// Of an order of which nothing is in the shop; any other is left alone.
  Result<void> remove(office::OrderId order);
  Result<std::optional<Import>> of(office::OrderId order);
  Result<std::optional<Import>> by_key(const std::string& key);
  Result<std::optional<Import>> by_shop_order(shop::OrderId order);
  /// By office order.
  Result<std::vector<Import>> all();
  /// For `orders list`: failed, waiting and skipped ones, or with `all` everything. By office order.
  Result<std::vector<Import>> listed(bool all);
  /// Which of these office orders a posting of ours is in, whatever their reference says now.
  Result<std::vector<office::OrderId>> posted(const std::vector<office::OrderId>& orders);
  /// The shop orders that were posted for this customer of the office, newest first, at most five.
  Result<std::vector<shop::OrderId>> posted_for(office::CompanyId customer);
  /// The office is another company from now on, where the same number is another order: rows bear a negative one, so that
  /// none is taken for it (their own, or where another company's row has that the next that is free); their keys tell which
  /// they are. What a person has skipped stays so, and their orders in the shop stay known as made by us; rows of which nothing
  /// is there go. Those of the client `to`, where the file has been bound to it before, bear their own numbers again.
  Result<void> leave_client(std::int64_t to);

 private:
  Database& db_;
};

std::string_view import_stage_name(ImportStage stage);  ///< "creating"

}  // namespace woo24::store
