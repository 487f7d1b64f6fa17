// What an import writes: the shop's order and its account, each step journaled before and after.
#include "woo24/base/log.hpp"
#include "woo24/jobs/import_orders.hpp"
#include "woo24/sync/key.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

using sync::ImportAct;

class Applying {
 public:
  Applying(Sides& sides, Writers writers) : sides_(sides), writers_(writers) {}

  Result<RunCounts> run(ImportWork& work, const std::function<bool()>& stop) {
    for (auto& item : work.items) {
      if (stop()) break;
      TRY(take(item));
    }
    auto counts = counts_of(work);
    counts.sent = made_;
    counts.failed = counts.waiting = 0;
    for (const auto& row : TRY(sides_.tables.imports.listed(false))) {
      counts.failed += row.standing == Standing::failed ? 1 : 0;
      counts.waiting += row.standing == Standing::waiting ? 1 : 0;
    }
    return counts;
  }

 private:
  Result<void> take(ImportItem& item) {
    switch (item.decision.act) {
      case ImportAct::make:
        return make(item);
      case ImportAct::finish:
        return item.draft ? finish(item) : Result<void>{};  // nothing to hold it against: the next run says why
      case ImportAct::update:
        return update(item);
      case ImportAct::note:
        return note(item);
      case ImportAct::cancel:
        return cancel(item);
      case ImportAct::none:
      case ImportAct::forget:
      case ImportAct::settle:
      case ImportAct::agree:
      case ImportAct::wait:
      case ImportAct::report:
        return {};
    }
    return {};
  }

  Result<void> write(ImportItem& item, Import row, ImportStage from) {
    row.moved_at = sides_.doors.clock.now();
    name_customer(row, item);
    TRY(sides_.tables.imports.advance(row, from));
    item.row = std::move(row);
    return {};
  }

  Result<void> story(const ImportItem& item, const std::string& what, const std::string& detail) {
    return sides_.tables.trail.add(
        {sides_.doors.clock.now(), "import:" + std::to_string(item.row.office_order.value), what, detail});
  }

  /// Nothing was done, or nobody knows: waits and is looked at again. An error about a whole side ends the run.
  Result<void> could_not(ImportItem& item, const Error& error, ImportStage stage) {
    if (ends_the_run(error)) return Fail{error};
    const auto now = sides_.doors.clock.now();
    log::warning(
        "the shop did not take an order from 24SevenOffice",
        {{"office_order", std::to_string(item.row.office_order.value)}, {"reason", std::string(reason_id(error.reason.id))}});
    TRY(story(item, "not taken by the shop", std::string(reason_id(error.reason.id))));
    const auto from = item.row.stage;
    auto row = item.row;
    row.stage = stage;
    const auto until = now + sides_.limits.settle;
    if (error.kind == Kind::refused) {
      row = sync::with_reason(std::move(row), error.reason, now);
    } else {
      row = sync::waiting_until(std::move(row), Reason{ReasonId::waits_to_settle, {{"until", format_utc(until)}}}, until);
    }
    return write(item, std::move(row), from);
  }

  /// The account that is to be made. False: not now. An address that was taken meanwhile is found instead, where its account
  /// is the customer's; else the order is a guest's.
  Result<bool> have_account(ImportItem& item) {
    if (!item.new_account) return true;
    auto made = writers_.shop.create_customer(*item.new_account);
    if (made.ok()) {
      item.row.customer = made.value().id;
      TRY(story(item, "account made", "account " + std::to_string(made.value().id.value)));
      return true;
    }
    if (made.error().kind == Kind::refused) {
      const auto found = TRY(sides_.readers.shop.customers_by_email(item.new_account->email));
      const auto* card = item.card ? &*item.card : nullptr;
      const auto match = sync::matching_account({item.new_account->email}, found, *item.order, card, sides_.rules);
      if (match.several) {
        TRY(could_not(item, Fail{Kind::refused, *match.several}.error, item.row.stage));
        return false;
      }
      if (!found.empty()) {
        item.row.customer = match.account.value_or(shop::CustomerId{});
        TRY(story(item, match.account ? "account found" : "its address is another's account",
                  match.account ? "account " + std::to_string(match.account->value) : ""));
        return true;
      }
    }
    TRY(could_not(item, made.error(), item.row.stage));
    return false;
  }

  Result<void> make(ImportItem& item) {
    if (!TRY(have_account(item))) return {};
    const auto from = item.row.stage;
    auto row = sync::moving(item.row);
    row.stage = ImportStage::creating;
    row.creating_at = sides_.doors.clock.now();
    row.state = item.order->state.value_or("");
    row.invoice = item.order->invoice.value_or(office::InvoiceId{});
    row.total = item.draft->total;
    row.currency = item.draft->order.currency;
    TRY(write(item, std::move(row), from));

    auto order = item.draft->order;
    order.meta.push_back(sync::import_mark_meta({item.row.key, ""}));
    order.meta.insert(order.meta.end(), item.draft->facts.begin(), item.draft->facts.end());
    auto made = writers_.shop.create_order(order);
    if (!made.ok()) {
      // After a clear no nothing is there.
      const bool clear = made.error().kind == Kind::refused;
      return could_not(item, made.error(), clear ? ImportStage::seen : ImportStage::creating);
    }
    row = item.row;
    row.stage = ImportStage::made;
    row.shop_order = made.value().id;
    row.shop_key = TRY(sync::order_key(sides_.rules.settings.shop_id, made.value().id, made.value().order_key));
    row.next_try_at = sides_.doors.clock.now();
    TRY(sides_.tables.db.transaction([&]() -> Result<void> {
      TRY(write(item, row, ImportStage::creating));
      return story(item, "made in the shop",
                   "order " + std::to_string(row.shop_order->value) +
                       (row.customer.value == 0 ? std::string(", without account")
                                                : ", account " + std::to_string(row.customer.value) +
                                                      (item.account_by.empty() ? "" : " by " + item.account_by)));
    }));
    ++made_;
    item.in_shop = std::move(made).value();
    return finish(item);
  }

  /// Whose it is, its true days and its own mark; then its rows and total.
  Result<void> finish(ImportItem& item) {
    const auto id = *item.row.shop_order;
    const auto mark = sync::import_mark_of(item.in_shop->meta);
    const bool marked = mark && sync::is_marked_itself(*mark, item.row.shop_key);
    const bool owned = item.row.customer.value == 0 || item.in_shop->customer == item.row.customer;
    const bool dated = !item.draft->background.created || item.in_shop->created == item.draft->background.created;
    if (!marked || !owned || !dated) {
      auto background = item.draft->background;
      background.customer = owned ? shop::CustomerId{} : item.row.customer;
      background.meta = item.draft->facts;
      background.meta.push_back(sync::import_mark_meta({item.row.key, item.row.shop_key}));
      auto done = writers_.shop.set_order_background(id, background);
      if (!done.ok()) return could_not(item, done.error(), ImportStage::made);
      item.in_shop = std::move(done).value();
      if (item.draft->background.created && item.in_shop->created != item.draft->background.created)
        TRY(story(item, "the shop kept its own date", ""));
    }
    return bring_rows(item);
  }

  /// Rows as wanted, then the total; what cannot be made even is told.
  Result<void> bring_rows(ImportItem& item) {
    const auto& lines = item.draft->order.lines;
    const bool even = !sync::total_differs(*item.in_shop, *item.draft);
    const auto changes = sync::line_changes(*item.in_shop, lines, !even);
    if (!changes.empty() && !TRY(wrote(item, sync::line_changes(*item.in_shop, lines)))) return {};
    if (const auto line = sync::correction(*item.in_shop, *item.draft, sides_.rules)) {
      if (!TRY(wrote(item, {*line}))) return {};
    }
    const auto from = item.row.stage;
    auto row = sync::moving(item.row);
    row.stage = ImportStage::done;
    row.content = item.draft->content;
    row.noted = item.draft->noted;
    row.left_as = sync::shop_digest(*item.in_shop);
    row.state = item.order->state.value_or("");
    row.invoice = item.order->invoice.value_or(row.invoice);
    row.total = item.draft->total;
    row.currency = item.draft->order.currency;
    const auto differs = sync::total_differs(*item.in_shop, *item.draft);
    // Nobody has seen yet what was taken back before it was followed.
    const auto back = from < ImportStage::done ? sync::taken_back(*item.in_shop) : std::nullopt;
    if (back) row = sync::with_reason(std::move(row), *back, sides_.doors.clock.now());
    if (differs && !back) {
      row = sync::with_reason(std::move(row), *differs, sides_.doors.clock.now());
      log::warning("an order from 24SevenOffice has another total in the shop",
                   {{"office_order", std::to_string(row.office_order.value)}});
    }
    return sides_.tables.db.transaction([&]() -> Result<void> {
      TRY(write(item, row, from));
      for (const auto& one : item.draft->notes) TRY(story(item, "noted", one));
      return story(item, differs ? "its total differs" : "equal to 24SevenOffice", row.total.text(2) + " " + row.currency);
    });
  }

  Result<bool> wrote(ImportItem& item, const std::vector<shop::NewLine>& lines) {
    shop::OrderUpdate update;
    update.lines = lines;
    auto done = writers_.shop.update_order(*item.row.shop_order, update);
    if (!done.ok()) {
      TRY(could_not(item, done.error(), item.row.stage));
      return false;
    }
    item.in_shop = std::move(done).value();
    return true;
  }

  Result<void> update(ImportItem& item) {
    TRY(story(item, "changed in 24SevenOffice", item.row.total.text(2) + " → " + item.draft->total.text(2)));
    if (item.draft->noted != item.row.noted) {
      const auto done = writers_.shop.set_order_meta({{*item.row.shop_order, item.draft->facts}});
      if (!done.front().ok()) return could_not(item, done.front().error(), item.row.stage);
    }
    return bring_rows(item);
  }

  Result<void> note(ImportItem& item) {
    const auto done = writers_.shop.set_order_meta({{*item.row.shop_order, item.draft->facts}});
    if (!done.front().ok()) return could_not(item, done.front().error(), item.row.stage);
    auto row = sync::moving(item.row);
    row.noted = item.draft->noted;
    row.state = item.order->state.value_or("");
    row.invoice = item.order->invoice.value_or(row.invoice);
    return write(item, std::move(row), item.row.stage);
  }

  Result<void> cancel(ImportItem& item) {
    using Outcome = shop::StatusChange::Outcome;
    const auto done = writers_.shop.set_order_status(*item.row.shop_order, item.in_shop->status, "cancelled");
    if (!done.ok()) return could_not(item, done.error(), item.row.stage);
    if (done.value().outcome == Outcome::moved) return {};  // looked at again
    auto row = sync::moving(item.row);
    row.state = "Inactive";
    item.in_shop->status = done.value().status;
    row.left_as = sync::shop_digest(*item.in_shop);
    TRY(write(item, std::move(row), item.row.stage));
    return story(item, "cancelled in the shop", "Inactive in 24SevenOffice");
  }

  Sides& sides_;
  Writers writers_;
  int made_ = 0;
};

}  // namespace

Result<RunCounts> apply_imports(Sides& sides, Writers writers, ImportWork& work, const std::function<bool()>& stop) {
  return Applying(sides, writers).run(work, stop);
}

}  // namespace woo24::jobs
