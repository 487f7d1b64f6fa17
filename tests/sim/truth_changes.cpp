// What the program may do to an order of the books that it has released: bring it to what the shop has now, where that is set.
#include "sim/truth.hpp"

#include <fmt/core.h>

namespace woo24::sim {

using settings::AfterSale;

namespace {

/// What the shop's order was between the program's last look at it and a call.
template <typename Fits>
bool was_once(const Sale& sale, int read, int call, const Fits& fits) {
  for (std::size_t n = 0; n < sale.versions.size(); ++n) {
    const bool over = n + 1 < sale.versions.size() && sale.versions[n + 1].call < read;
    if (!over && sale.versions[n].call <= call && fits(sale.versions[n])) return true;
  }
  return false;
}

}  // namespace

/// It stood in the books without a mark, and was saved again.
void Truth::changed(Sale& sale, const sandbox::BooksOrder& order, const Entry& before, int call) {
  const auto sent = sent_of(sale.key, call);
  const bool off = order.state == "Inactive";
  const auto how = off ? town_.scenario.cancelled : town_.scenario.changed;
  if (how != AfterSale::act)
    return broken("it was saved as " + order.state + " after it was released, though nobody asked for that", sale.id);
  if (!sale.was_edited() && sale.touches.empty() && !sale.releases.empty() && town_.scenario.shop_restores == 0)
    broken("it was saved as " + order.state + " after it was released, though nobody has changed it", sale.id);
  over_a_hand(sale, before, sent);
  if (off) return called_off(sale, order, sent, call);
  if (order.state == "Web") return;  // taken back, for as long as it is being changed
  sale.changes.push_back({call, order.id, order.total_inc_vat, sent.read, town_.time.now()});
  if (before.touched >= sent.look) return;  // a hand came between the look and the save
  const bool total = was_once(sale, sent.read, call, [&](const Version& one) { return one.total == order.total_inc_vat; });
  const bool due =
      was_once(sale, sent.read, call, [](const Version& one) { return one.there && is_due(one.status, one.method, one.paid); });
  if (!total)
    broken(fmt::format("it was changed to {}, which the shop's order was not: it is {}", order.total_inc_vat, sale.now().total),
           sale.id);
  if (!due) broken("it was changed and given free although it was not due: " + sale.now().status, sale.id);
  if (before.state != "Web") broken("it was given free although a person had moved it to " + before.state, sale.id);
  on_whose_card(sale, order);
}

/// What a person did to it since woo24 last saved it must not be undone in silence. Within minutes it may look like woo24's own
/// doing, and a state file that began since does not know when that was.
void Truth::over_a_hand(const Sale& sale, const Entry& before, const Sent& sent) {
  constexpr auto k_alike = std::chrono::minutes{4};
  const bool knows = town_.scenario.state_files == 0 && town_.scenario.clock_steps == 0 && !town_.scenario.other_installation;
  if (!knows || sale.releases.empty() || before.touched >= sent.look) return;
  const auto& last = sale.last_sent();
  if (before.touched > last.call && before.touched_at > last.at + k_alike && before.state != "Web")
    broken("it was saved over what a person had done to it", sale.id);
}

/// Inactive: only what the shop has called off, and of which nothing is paid or invoiced.
void Truth::called_off(Sale& sale, const sandbox::BooksOrder& order, const Sent& sent, int call) {
  sale.changes.push_back({call, order.id, "", sent.read, town_.time.now()});
  const bool off = was_once(sale, sent.read, call, [](const Version& one) {
    return one.there && (one.status == "cancelled" || one.status == "failed");
  });
  if (!off) broken("it was made Inactive although the shop had not called it off: " + sale.now().status, sale.id);
  if (!order.payments.empty() || order.invoice != 0)
    broken("it was made Inactive although it is paid or invoiced: " + order.paid_amount, sale.id);
}

}  // namespace woo24::sim
