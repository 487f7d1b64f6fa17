#pragma once
// Table posting: what is on its way into the books.

#include "woo24/base/result.hpp"
#include "woo24/model/posting.hpp"
#include "woo24/store/database.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace woo24::store {

class Postings {
 public:
  explicit Postings(Database& db) : db_(db) {}
  /// New row; the id is given. Error: state-not-written (also when the key is known already).
  Result<Posting> add(const Posting& posting);
  /// Writes every field but key, kind, order and refund, `WHERE id = … AND stage = from`. The customer's name is written as
  /// nothing unless the row stands still, whichever way it got on. Error: state-moved-on when the stage was another.
  Result<void> advance(const Posting& posting, Stage from);
  /// Several at once, all or none.
  Result<void> advance_all(const std::vector<std::pair<Posting, Stage>>& moves);
  /// Of a row that only stood in for an order that could not be read (its order_key is empty); any other is left alone.
  Result<void> remove(std::int64_t id);
  Result<std::optional<Posting>> by_key(const std::string& key);
  /// The newest posting of kind order for that shop order.
  Result<std::optional<Posting>> by_order(shop::OrderId order);
  Result<std::vector<Posting>> all_of_order(shop::OrderId order);
  Result<std::vector<Posting>> of_office_order(office::OrderId order);
  Result<std::vector<Posting>> of_customer(office::CompanyId customer);
  /// Those of the ids that no row of any kind speaks of, in their order.
  Result<std::vector<shop::OrderId>> lacking(const std::vector<shop::OrderId>& ids);
  /// Rows that moved since then, and those that stand still without an end; by shop order id.
  Result<std::vector<Posting>> moved_since(Instant then);
  /// Everything that may still move by itself, whatever its next_try_at; by shop order id. A failed one only when it has a
  /// next_try_at, because its reason heals by itself.
  Result<std::vector<Posting>> open();
  /// Of the shop's orders made since then: those that stand in the books, and nobody has to look at.
  Result<std::vector<Posting>> booked_orders_since(Instant created);
  /// The same of credits, by when woo24 first saw their refund.
  Result<std::vector<Posting>> booked_credits_since(Instant taken);
  /// Orders in the books, with nothing to be said of them, whose invoice the table `invoiced` has not settled. By shop order
  /// id.
  Result<std::vector<Posting>> awaiting_invoice();
  /// For `orders list`: not ended well, or with `all` everything. By shop order id.
  Result<std::vector<Posting>> listed(bool all);
  /// How many by "stage/standing".
  Result<std::map<std::string, std::int64_t>> counts();

 private:
  Database& db_;
};

std::string_view stage_name(Stage stage);           ///< "staged"
std::string_view standing_name(Standing standing);  ///< "taken over"

}  // namespace woo24::store
