#include "woo24/jobs/order_link.hpp"

#include "woo24/jobs/credits.hpp"
#include "woo24/jobs/export_orders.hpp"
#include "woo24/jobs/key_search.hpp"
#include "woo24/sync/booked_mark.hpp"
#include "woo24/sync/hand_over.hpp"
#include "woo24/sync/key.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

Fail not_known(shop::OrderId order) {
  return Fail{Kind::refused, Reason{ReasonId::order_not_known, {{"order", std::to_string(order.value)}}}};
}

Result<shop::Order> shop_order(Sides& sides, shop::OrderId id) {
  auto read = TRY(sides.readers.shop.orders_by_id({id}));
  if (!read.unreadable.empty()) return Fail{read.unreadable.front().error};
  if (read.orders.empty()) return not_known(id);
  return std::move(read.orders.front());
}

Result<office::Order> office_order(Sides& sides, office::OrderId id) {
  auto orders = TRY(sides.readers.office.orders_by_id({id}));
  if (!orders.empty()) return std::move(orders.front());
  return Fail{Kind::refused, Reason{ReasonId::office_order_not_found,
                                    {{"office_order", std::to_string(id.value)}, {"client", sides.rules.client.name}}}};
}

/// The sale's row first, then those of its refunds; rows that the file lacks have id 0.
Result<std::vector<Posting>> rows_of(Sides& sides, const shop::Order& order) {
  auto sale = TRY(new_posting(sides, order));
  if (auto known = TRY(sides.tables.postings.by_key(sale.key))) {
    sale = *std::move(known);
  } else {
    sale.shop_status = order.status;
    sale.created = order.created;
    sale.modified = order.modified;
    sale.total = order.total;
    sale.currency = order.currency;
  }
  std::vector<Posting> rows{sale};
  for (auto& credit : TRY(new_credits(sides, order, sale))) rows.push_back(std::move(credit));
  for (auto& one : TRY(sides.tables.postings.all_of_order(order.id))) {
    if (one.kind == PostingKind::credit && sync::is_credit_of(one.key, sale.key)) rows.push_back(std::move(one));
  }
  return rows;
}

/// Each order of the office stands for one of the shop.
Result<void> is_free(Sides& sides, const Posting& sale, office::OrderId booked) {
  for (const auto& other : TRY(sides.tables.postings.of_office_order(booked))) {
    if (other.order == sale.order && other.order_key == sale.order_key) continue;
    return Fail{Kind::refused,
                Reason{ReasonId::office_order_taken,
                       {{"office_order", std::to_string(booked.value)}, {"order", std::to_string(other.order.value)}}}};
  }
  return {};
}

/// What a lost state file has forgotten: it was sent all the same.
Result<void> was_not_sent(Sides& sides, const Posting& sale) {
  const auto seen = TRY(KeySearch(sides).sights({sale}, KeySearch::Need::usual)).front();
  if (seen.shown == sync::Shown::nothing || seen.shown == sync::Shown::inactive) return {};
  return Fail{Kind::refused, Reason{ReasonId::cannot_link,
                                    {{"order", std::to_string(sale.order.value)},
                                     {"what", "24SevenOffice " + std::to_string(seen.order->id->value) + " = " + sale.key}}}};
}

Result<void> keep(Sides& sides, const std::vector<std::pair<Posting, Stage>>& rows, const std::string& what) {
  return sides.tables.db.transaction([&]() -> Result<void> {
    for (const auto& [posting, from] : rows) {
      if (posting.id == 0) {
        TRY(sides.tables.postings.add(posting));
      } else {
        TRY(sides.tables.postings.advance(posting, from));
      }
      const auto order = posting.office_order ? "office order " + std::to_string(posting.office_order->value) : "";
      TRY(tell(sides, posting, what, order));
    }
    return {};
  });
}

/// In one write; `linked` false empties the marks.
Result<void> mark_in_shop(Sides& sides, Writers writers, const std::vector<std::pair<Posting, Stage>>& rows, bool linked) {
  woo::MetaWrite write{rows.front().first.order, {}};
  for (const auto& [posting, from] : rows) {
    sync::BookedMark mark{posting.key,
                          sides.rules.client.id,
                          posting.office_order.value_or(office::OrderId{}),
                          sides.rules.installation,
                          sides.doors.clock.now(),
                          false,
                          true};
    auto meta = sync::mark_meta(mark, posting.refund);
    if (!linked) meta.value.clear();
    write.meta.push_back(std::move(meta));
  }
  const auto written = writers.shop.set_order_meta({write});
  if (!written.front().ok()) return Fail{written.front().error()};
  return {};
}

}  // namespace

Result<Posting> link_order(Sides& sides, Writers writers, shop::OrderId order, office::OrderId booked) {
  const auto sold = TRY(shop_order(sides, order));
  const auto there = TRY(office_order(sides, booked));
  const auto rows = TRY(rows_of(sides, sold));
  const auto now = sides.doors.clock.now();
  std::vector<std::pair<Posting, Stage>> linked{{TRY(sync::linked(rows.front(), there, now)), rows.front().stage}};
  TRY(is_free(sides, rows.front(), booked));
  TRY(was_not_sent(sides, rows.front()));
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    auto credit = sync::linked(*row, there, now);
    if (credit.ok()) linked.emplace_back(std::move(credit).value(), row->stage);
  }
  TRY(keep(sides, linked, "linked"));
  TRY(mark_in_shop(sides, writers, linked, true));
  return linked.front().first;
}

Result<Posting> unlink_order(Sides& sides, Writers writers, shop::OrderId order) {
  const auto sale = TRY(sides.tables.postings.by_order(order));
  if (!sale) return not_known(order);
  const auto now = sides.doors.clock.now();
  std::vector<std::pair<Posting, Stage>> free{{TRY(sync::unlinked(*sale, now)), sale->stage}};
  for (const auto& one : TRY(sides.tables.postings.all_of_order(order))) {
    if (one.kind != PostingKind::credit || !sync::is_credit_of(one.key, sale->key) || !sync::is_linked(one)) continue;
    free.emplace_back(TRY(sync::unlinked(one, now)), one.stage);
  }
  // The shop first: what stopped between the two is still linked, and can be taken back again.
  TRY(mark_in_shop(sides, writers, free, false));
  TRY(keep(sides, free, "link taken back"));
  return free.front().first;
}

}  // namespace woo24::jobs
