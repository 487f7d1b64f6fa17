#include "woo24/app/wish_desk.hpp"

#include "woo24/app/order_lines.hpp"
#include "woo24/base/log.hpp"
#include "woo24/jobs/import_orders.hpp"
#include "woo24/jobs/order_link.hpp"
#include "woo24/jobs/orders_run.hpp"
#include "woo24/jobs/pauses.hpp"
#include "woo24/jobs/wishes.hpp"
#include "woo24/words/words.hpp"

#include <array>
#include <string_view>

namespace woo24::app {

namespace {

/// One wish about one order, done as the command does it where no service runs.
class OneOrder {
 public:
  OneOrder(Workplace& place, jobs::Tables& tables) : place_(place), tables_(tables) {}

  store::Granted done(const store::Wish& wish) {
    const auto order = order_id(wish.subject);
    if (!order.ok()) return granted_error(order.error());
    if (wish.what.starts_with("import ")) return import_word(wish.what, {order.value().value});
    auto done = wish.what == "retry"    ? retry(order.value(), wish.detail == "again")
                : wish.what == "skip"   ? skip(order.value())
                : wish.what == "link"   ? link(order.value(), wish.detail)
                : wish.what == "unlink" ? link(order.value(), "")
                                        : send(order.value());
    if (done.ok()) return done.value();
    log::error(refusal(wish, done.error().reason),
               {{"wish", wish.what}, {"order", wish.subject}, {"reason", std::string(reason_id(done.error().reason.id))}});
    return granted_error(done.error());
  }
  /// What ended the last, when it was about a whole side.
  [[nodiscard]] const std::optional<Error>& trouble() const { return trouble_; }

 private:
  store::Granted import_word(const std::string& what, office::OrderId order) {
    const auto now = place_.now();
    const auto row = what == "import retry" ? jobs::retry_import(tables_, now, order) : jobs::skip_import(tables_, now, order);
    if (!row.ok()) return granted_error(row.error());
    place_.board().with([](jobs::Scheduler& scheduler) { scheduler.at_once("import"); });
    return granted_order(Exit::done, row.value().reason);
  }

  Result<store::Granted> as_it_stands(shop::OrderId order, const std::optional<Reason>& because) {
    const auto posting = TRY(tables_.postings.by_order(order));
    if (!posting) return Fail{Kind::refused, Reason{ReasonId::order_not_known, {{"order", std::to_string(order.value)}}}};
    return granted_order(exit_of(*posting), posting->reason ? posting->reason : because);
  }

  /// A side that asked to be left alone is left alone by wishes too; any other trouble is tried once for each.
  template <typename Work>
  auto with_sides(const Work& work) -> decltype(work(std::declval<jobs::Sides&>())) {
    const auto rest = place_.board().with([&](jobs::Scheduler& scheduler) { return scheduler.rest(place_.now()); });
    if (rest) return Fail{*rest};
    auto sides = place_.sides();
    if (!sides.ok()) {
      trouble_ = sides.error();
      return Fail{std::move(sides).error()};
    }
    auto done = work(*sides.value());
    sides.value()->limits.ignore_pauses = false;
    if (!done.ok() && jobs::ends_the_run(done.error())) trouble_ = done.error();
    return done;
  }

  Result<store::Granted> send(shop::OrderId order) {
    const auto sent = TRY(with_sides([&](jobs::Sides& sides) {
      return jobs::send_order(sides, place_.writers(), order, [this] { return place_.pulse().beat(), place_.stopping(); });
    }));
    return as_it_stands(order, resting_because(sent.plan, order));
  }

  Result<store::Granted> retry(shop::OrderId order, bool again) {
    TRY(jobs::retry_order(tables_, place_.now(), order, again));
    if (place_.settings().orders.mode != settings::Mode::send) return granted_order(Exit::done, std::nullopt);
    return send(order);
  }

  Result<store::Granted> skip(shop::OrderId order) {
    const auto unsent = TRY(jobs::skip_unsent(tables_, place_.now(), order));
    if (!unsent) TRY(with_sides([&](jobs::Sides& sides) { return jobs::skip_order(sides, place_.writers(), order); }));
    return as_it_stands(order, std::nullopt);
  }

  Result<store::Granted> link(shop::OrderId order, const std::string& booked) {
    TRY(with_sides([&](jobs::Sides& sides) -> Result<Posting> {
      if (booked.empty()) return jobs::unlink_order(sides, place_.writers(), order);
      return jobs::link_order(sides, place_.writers(), order, office::OrderId{TRY(order_id(booked)).value});
    }));
    return granted_order(Exit::done, std::nullopt);
  }

  Workplace& place_;
  jobs::Tables& tables_;
  std::optional<Error> trouble_;
};

/// Arguments that are ids, numbers and states, or the name of the user's own company. All others may name a person.
constexpr std::array<std::string_view, 9> k_impersonal{"order",  "office_order", "invoice", "stage", "standing",
                                                       "status", "what",         "client",  "until"};

bool is_run(const store::Wish& wish) { return wish.what == "run"; }
bool is_pause(const store::Wish& wish) { return wish.what == "pause" || wish.what == "resume"; }

}  // namespace

std::string refusal(const store::Wish& wish, const Reason& reason) {
  constexpr std::string_view k_import = "import ";
  const bool import = wish.what.starts_with(k_import);
  auto tried = (import ? wish.what.substr(k_import.size()) + " order " + wish.subject + " of 24SevenOffice"
                       : wish.what + " order " + wish.subject + " of the shop");
  if (wish.what == "link") tried += " to order " + wish.detail + " of 24SevenOffice";
  if (wish.what == "retry" && !wish.detail.empty()) tried += " (" + wish.detail + ")";
  Reason nameless{reason.id, {}};
  for (const auto name : k_impersonal) {
    if (const auto found = reason.arguments.find(std::string(name)); found != reason.arguments.end())
      nameless.arguments.insert(*found);
  }
  constexpr auto k_language = settings::Language::en;
  return "a person asked to " + tried + "; it was not done. " + words::text(nameless, k_language) +
         " To do: " + words::remedy(nameless, k_language);
}

std::vector<std::string> jobs_of(const std::string& subject, const settings::Settings& settings) {
  if (subject != "all") return {subject};
  std::vector<std::string> jobs{"orders", "completed"};
  if (settings.office_orders.mode != settings::Mode::off) jobs.emplace_back("import");
  if (settings.products.mode != settings::ProductMode::off) jobs.emplace_back("products");
  if (settings.stock.mode != settings::StockMode::off) jobs.emplace_back("stock");
  return jobs;
}

Result<void> take_wishes(jobs::Tables& tables, Board& board, const settings::Settings& settings, Instant now) {
  for (const auto& wish : TRY(tables.wishes.all())) {
    if (is_pause(wish)) {
      TRY(jobs::set_paused(tables, wish.subject, wish.what == "pause", now));
      for (const auto& job : jobs::meant_by(wish.subject))
        board.with([&](jobs::Scheduler& scheduler) { scheduler.pause(job, wish.what == "pause"); });
      log::info(wish.what == "pause" ? "paused by a person" : "resumed by a person", {{"job", wish.subject}});
      TRY(tables.wishes.grant(wish.id, granted_order(Exit::done, std::nullopt), now));
    } else if (!is_run(wish)) {
      board.ask_for(k_asked);
    } else if (const auto rest = board.with([&](jobs::Scheduler& scheduler) { return scheduler.rest(now); })) {
      TRY(tables.wishes.grant(wish.id, granted_error(*rest), now));
    } else {
      board.ask_for(wish.id, jobs_of(wish.subject, settings));
    }
  }
  return {};
}

Result<RunCounts> do_what_is_asked(Workplace& place, bool /*wished*/) {
  auto& tables = *TRY(place.tables());
  OneOrder one(place, tables);
  for (const auto& wish : TRY(tables.wishes.all())) {
    if (is_run(wish) || is_pause(wish)) continue;
    if (place.stopping()) break;  // left: whoever waits does it himself
    const auto granted = one.done(wish);
    TRY(tables.wishes.grant(wish.id, granted, place.now()));
  }
  if (one.trouble()) return Fail{*one.trouble()};
  return RunCounts{};
}

}  // namespace woo24::app
