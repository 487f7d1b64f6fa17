#include "woo24/jobs/rehearsal.hpp"

#include "woo24/jobs/product_lookup.hpp"
#include "woo24/sync/customer.hpp"
#include "woo24/sync/key.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/sync/prospect.hpp"
#include "woo24/sync/verify.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t k_portion = 500, k_office_portion = 1000;

template <typename Id>
std::vector<std::vector<Id>> portions(const std::vector<Id>& ids, std::size_t size) {
  std::vector<std::vector<Id>> parts;
  for (std::size_t at = 0; at < ids.size(); at += size) {
    const auto end = std::min(ids.size(), at + size);
    parts.emplace_back(ids.begin() + static_cast<std::ptrdiff_t>(at), ids.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return parts;
}

class Rehearsing {
 public:
  Rehearsing(Sides& sides, Day from) : sides_(sides), rules_(sides.rules) {
    rules_.settings.orders.from = from;  // what was before the start is what is asked about
    since_ = rules_.zone.start_of(from);
  }

  Result<Rehearsal> run() {
    TRY(read_office());
    const sync::BookedShelf shelf(std::move(booked_));
    const auto ids = TRY(sides_.readers.shop.order_ids_created_since(since_ - 1s));
    for (const auto& portion : portions(ids, k_portion)) TRY(take(portion, shelf));
    std::sort(out_.orders.begin(), out_.orders.end(),
              [](const Rehearsed& a, const Rehearsed& b) { return a.past.order < b.past.order; });
    TRY(compare_customers());
    return std::move(out_);
  }

 private:
  Result<void> read_office() {
    const auto ids = TRY(sides_.readers.office.orders_changed_since(since_ - k_office_clock_doubt));
    out_.office_orders = ids.size();
    for (const auto& portion : portions(ids, k_office_portion)) {
      for (const auto& order : TRY(sides_.readers.office.orders_by_id(portion))) {
        const auto reference = sync::read_reference(order.reference_number.value_or(""));
        if (reference && order.id) {
          own_.emplace(reference->key, *order.id);
        } else if (auto booked = sync::booked_order(order)) {
          booked_.push_back(*std::move(booked));
        }
      }
    }
    return {};
  }

  Result<void> take(const std::vector<shop::OrderId>& ids, const sync::BookedShelf& shelf) {
    const auto read = TRY(sides_.readers.shop.orders_by_id(ids));
    for (const auto& one : read.unreadable) out_.unreadable.push_back(one.id);
    std::vector<std::string> numbers;
    for (const auto& order : read.orders) {
      if (sync::due(order, rules_).due != sync::Due::yes) continue;
      for (auto& number : sync::needed_products(order, rules_)) numbers.push_back(std::move(number));
    }
    TRY(look_up_products(sides_, numbers, products_, false));
    for (const auto& order : read.orders) {
      if (sync::due(order, rules_).reason.id == ReasonId::made_in_office) continue;  // copied from the books by woo24 itself
      TRY(hold(order, shelf));
    }
    return {};
  }

  Result<sync::PastOrder> past(const shop::Order& order, const std::string& key) {
    sync::PastOrder out;
    out.order = order.id;
    out.number = order.number;
    out.currency = order.currency;
    out.total = order.total;
    out.vat = order.total_tax;
    const auto rows = 2 * (order.lines.size() + order.shipping_lines.size() + order.fee_lines.size());
    out.vat_slack = sync::vat_tolerance(rules_.facts.price_decimals, static_cast<std::int64_t>(rows));
    out.day = rules_.zone.day_of(order.created.value_or(since_));
    const auto buyer = sync::buyer_of(order, rules_, key);
    out.buyer = buyer.company.empty() ? buyer.first_name + " " + buyer.last_name : buyer.company;
    out.email = buyer.email;
    const auto prospect = sync::prospect(order, rules_, products_, key);
    out.due = prospect.outlook != sync::Outlook::rests;
    if (prospect.outlook == sync::Outlook::ready) {
      out.type_of_sale = prospect.draft->order.type_of_sale;
    } else if (prospect.outlook != sync::Outlook::waits) {  // the money is there by now
      out.stopped = prospect.reason;
    }
    return out;
  }

  Result<void> hold(const shop::Order& order, const sync::BookedShelf& shelf) {
    const auto key = TRY(sync::order_key(rules_.settings.shop_id, order.id, order.order_key));
    Rehearsed one;
    one.past = TRY(past(order, key));
    if (const auto own = own_.find(key); own != own_.end()) {
      one.own = own->second;
    } else {
      one.candidates = shelf.candidates(one.past);
    }
    if (one.candidates.size() == 1) {
      const auto& booked = *shelf.with_id(one.candidates.front().id);
      one.differences = sync::differences(one.past, booked);
      one.booked_customer = booked.customer_name;
      if (booked.customer) buyers_.emplace(order.id, std::pair(*booked.customer, sync::buyer_of(order, rules_, key)));
    }
    const bool idle = !one.past.due && !one.own && one.candidates.empty();
    if (!idle) out_.orders.push_back(std::move(one));
    return {};
  }

  /// Whether woo24 would have found the very card that the order is booked on.
  Result<void> compare_customers() {
    std::set<office::CompanyId> ids;
    for (const auto& [order, pair] : buyers_) ids.insert(pair.first);
    if (ids.empty()) return {};
    office::CompanySearch search;
    search.ids.assign(ids.begin(), ids.end());
    std::map<office::CompanyId, office::Company> cards;
    for (auto& card : TRY(sides_.readers.office.companies(search))) {
      if (card.id) cards.emplace(*card.id, std::move(card));
    }
    for (auto& one : out_.orders) {
      const auto pair = buyers_.find(one.past.order);
      if (pair == buyers_.end()) continue;
      const auto& [customer, buyer] = pair->second;
      if (rules_.collective_customer != 0 && !buyer.business) {
        one.customer_differs = customer.value != rules_.collective_customer;
        continue;
      }
      const auto card = cards.find(customer);
      one.customer_differs = card == cards.end() || sync::match(buyer, {card->second}, rules_).kind == sync::MatchKind::none;
    }
    return {};
  }

  Sides& sides_;
  sync::Rules rules_;
  Instant since_{};
  std::map<std::string, office::OrderId> own_;
  std::vector<sync::BookedOrder> booked_;
  std::map<shop::OrderId, std::pair<office::CompanyId, sync::Buyer>> buyers_;
  sync::Products products_;
  Rehearsal out_;
};

}  // namespace

Result<Rehearsal> rehearse(Sides& sides, Day from) { return Rehearsing(sides, from).run(); }

}  // namespace woo24::jobs
