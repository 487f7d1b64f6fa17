// The keys of what happens after an order is in the books: part of the one table.
#include "woo24/config/key_values.hpp"
#include "woo24/config/keys.hpp"

namespace woo24::config {

namespace {

using settings::AfterSale;
using settings::Settings;

constexpr Words<AfterSale, 3> k_refunds{{{"credit", AfterSale::act}, {"report", AfterSale::report}, {"off", AfterSale::off}}};

constexpr Words<AfterSale, 3> k_cancelled{
    {{"inactive", AfterSale::act}, {"report", AfterSale::report}, {"off", AfterSale::off}}};
constexpr Words<AfterSale, 3> k_changed{{{"update", AfterSale::act}, {"report", AfterSale::report}, {"off", AfterSale::off}}};

const Key<Settings> k_after[] = {
    {{.path = "orders.after.completed_when_invoiced.from",
      .expected = "[] | [processing, …]",
      .standard = "[]",
      .comment =
          "Once 24SevenOffice has invoiced it, an order in one of these statuses becomes completed, and its customer gets "
          "the shop's mail. []: nothing is completed.",
      .example = "[]"},
     [](const Node& node, Settings& s) -> const Node* {
       s.orders.after.completed_from.clear();
       if (node.form == Node::Form::list && node.items.empty()) return nullptr;
       return statuses(node, s.orders.after.completed_from);
     },
     [](const Settings& s) { return list_text(s.orders.after.completed_from); }},
    {{.path = "orders.after.refunds",
      .expected = "credit | report | off",
      .standard = "report",
      .comment = "credit: each refund becomes a credit in 24SevenOffice. report: it is listed, a person books it.",
      .example = "report"},
     [](const Node& node, Settings& s) { return choose(node, k_refunds, s.orders.after.refunds); },
     [](const Settings& s) { return word_of(k_refunds, s.orders.after.refunds); }},
    {{.path = "orders.after.cancelled",
      .expected = "inactive | report | off",
      .standard = "report",
      .comment =
          "inactive: an order that is cancelled in the shop after it was sent becomes Inactive, where nothing of it is paid, "
          "credited or invoiced. report: it is listed.",
      .example = "report"},
     [](const Node& node, Settings& s) { return choose(node, k_cancelled, s.orders.after.cancelled); },
     [](const Settings& s) { return word_of(k_cancelled, s.orders.after.cancelled); }},
    {{.path = "orders.after.changed",
      .expected = "update | report | off",
      .standard = "report",
      .comment = "update: an order that is changed in the shop after it was sent is changed in 24SevenOffice too, until it is "
                 "invoiced. report: it is listed.",
      .example = "report"},
     [](const Node& node, Settings& s) { return choose(node, k_changed, s.orders.after.changed); },
     [](const Settings& s) { return word_of(k_changed, s.orders.after.changed); }},
};

}  // namespace

std::span<const Key<Settings>> after_keys() { return k_after; }

}  // namespace woo24::config
