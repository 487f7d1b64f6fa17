// The refunds of orders: a call an order, since no version lists them otherwise in a way that holds everywhere.
#include "paging.hpp"
#include "woo24/woo/refund_json.hpp"
#include "woo24/woo/shop_failure.hpp"
#include "woo24/woo/shop_reader.hpp"

#include <algorithm>
#include <iterator>

namespace woo24::woo {

namespace {

constexpr std::size_t k_orders_at_once = 20;
constexpr const char* k_small = "orders?_fields=id&per_page=1";

std::string page_path(shop::OrderId order, int page) {
  return "orders/" + std::to_string(order.value) + "/refunds?dp=6&orderby=id&order=asc&per_page=" + std::to_string(k_page) +
         "&page=" + std::to_string(page);
}

void by_id(std::vector<shop::Refund>& refunds) {
  const auto less = [](const shop::Refund& a, const shop::Refund& b) { return a.id < b.id; };
  const auto same = [](const shop::Refund& a, const shop::Refund& b) { return a.id == b.id; };
  std::stable_sort(refunds.begin(), refunds.end(), less);
  refunds.erase(std::unique(refunds.begin(), refunds.end(), same), refunds.end());  // pages that shifted while they were read
}

/// From the answer to the first page to all of them.
Result<std::vector<shop::Refund>> all_pages(ShopWire& wire, shop::OrderId order, Result<http::Response> first) {
  if (!first.ok()) return Fail{std::move(first).error()};
  auto refunds = TRY(refunds_from_json(first.value().body, order));
  const auto total = told_total(first.value());
  for (int page = 2; more_follow(total, refunds.size(), page - 1); ++page) {
    auto more = TRY(refunds_from_json(TRY(wire.get(page_path(order, page))).body, order));
    if (more.empty()) break;
    std::move(more.begin(), more.end(), std::back_inserter(refunds));
  }
  by_id(refunds);
  return refunds;
}

}  // namespace

Result<std::vector<shop::Refund>> ShopReader::refunds_of(shop::OrderId order) {
  return all_pages(wire_, order, wire_.get(page_path(order, 1)));
}

Result<ShopReader::Refunds> ShopReader::refunds(const std::vector<shop::OrderId>& orders) {
  auto wanted = orders;
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  Refunds all;
  InVain in_vain(wire_, k_small);
  for (std::size_t from = 0; from < wanted.size(); from += k_orders_at_once) {
    const auto to = std::min(wanted.size(), from + k_orders_at_once);
    std::vector<std::string> paths;
    for (auto n = from; n < to; ++n) paths.push_back(page_path(wanted[n], 1));
    auto firsts = wire_.get_all(paths);
    for (auto n = from; n < to; ++n) {
      auto refunds = all_pages(wire_, wanted[n], std::move(firsts[n - from]));
      if (refunds.ok()) {
        in_vain.good();
        auto some = std::move(refunds).value();
        std::move(some.begin(), some.end(), std::back_inserter(all.refunds));
        continue;
      }
      const auto& error = refunds.error();
      if (error.reason.id == ReasonId::shop_not_found) {
        all.missing.push_back(wanted[n]);
      } else if (error.kind != Kind::refused && !may_be_about_what_was_asked(error)) {
        return Fail{error};
      } else {
        if (in_vain.is_down(error)) return Fail{error};
        all.unreadable.push_back({wanted[n], error});
      }
    }
  }
  return all;
}

}  // namespace woo24::woo
