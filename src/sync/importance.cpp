#include "woo24/sync/importance.hpp"

#include <algorithm>
#include <utility>

namespace woo24::sync {

namespace {

int weight(ReasonId id) {
  switch (id) {
    case ReasonId::doubled_in_office:
    case ReasonId::credit_without_refund:
    case ReasonId::not_in_shop:
      return 0;
    case ReasonId::missing_in_office:
    case ReasonId::gone_from_office:
    case ReasonId::key_gone_in_office:
    case ReasonId::refund_not_credited:
      return 1;
    case ReasonId::differs_in_office:
      return 2;
    case ReasonId::open_in_ledger:
    case ReasonId::check_the_payment:
    case ReasonId::credit_left_open:
      return 3;
    case ReasonId::state_in_office:
    case ReasonId::invoiced_without_booking:
    case ReasonId::cancelled_after_sent:
      return 4;
    default:
      return 5;
  }
}

}  // namespace

std::vector<Weighed> by_importance(const Proof& proof) {
  std::vector<Weighed> weighed;
  for (const auto& one : proof.findings) weighed.push_back({&one, false});
  for (const auto& one : proof.listed) {
    if (!one.settled) weighed.push_back({&one, true});
  }
  std::stable_sort(weighed.begin(), weighed.end(), [](const Weighed& a, const Weighed& b) {
    return std::pair(a.listed, weight(a.finding->reason.id)) < std::pair(b.listed, weight(b.finding->reason.id));
  });
  return weighed;
}

}  // namespace woo24::sync
