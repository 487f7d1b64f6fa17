#pragma once
// What is written to the office. Each call leaves once. Answers are matched to what was sent by key, never by position; an
// answer that is not exactly one item per item sent is `ambiguous` as a whole, an item with both an id and an exception is
// ambiguous.

#include "woo24/base/result.hpp"
#include "woo24/model/office_company.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/tfso/session.hpp"

#include <string>
#include <vector>

namespace woo24::tfso {

class OfficeWriter {
 public:
  explicit OfficeWriter(Session& session) : session_(session) {}
  /// One result an order, in the orders' order: the id; `refused` with office-refused-order (an item exception alone); or
  /// `ambiguous` with save-unclear. The outer error: certainly nothing was saved (unreachable before sending, paused, session).
  /// Precondition: every order has a reference_number of its own. Time limit 180 s.
  Result<std::vector<Result<office::Saved>>> save_orders(const std::vector<office::Order>& orders);
  /// The same for cards, matched by ExternalId. Precondition: every card has one of its own.
  Result<std::vector<Result<office::SavedCompany>>> save_companies(const std::vector<office::Company>& cards);
  /// The office's own clock at the latest answer: what DateChanged is to be held against. Nothing where it told none.
  [[nodiscard]] std::optional<Instant> server_time() const { return session_.server_time(); }

 private:
  Session& session_;
};

}  // namespace woo24::tfso
