#include "woo24/config/keys.hpp"
#include "woo24/base/text.hpp"
#include "woo24/config/key_values.hpp"

namespace woo24::config {

namespace {

using settings::Settings;
using namespace std::chrono_literals;
using namespace std::string_view_literals;

constexpr auto k_level_words = "debug | info | warning | error"sv;
constexpr auto k_format_words = "text | json"sv;

const Node* one_of(const Node& node, std::string_view words, std::string& into) {
  if (node.form != Node::Form::text) return &node;
  for (const auto& word : split(words, '|')) {
    if (node.text != trimmed(word)) continue;
    into = node.text;
    return nullptr;
  }
  return &node;
}

const Key<Settings> k_running[] = {
    {{.path = "every.orders",
      .expected = "10s … 1d",
      .standard = "1m",
      .comment = "How often the shop is asked for orders.",
      .example = "1m"},
     [](const Node& node, Settings& s) { return keep(node, duration(node, 10s, 24h), s.every_orders); },
     [](const Settings& s) { return duration_text(s.every_orders); }},
    {{.path = "every.invoiced",
      .expected = "10s … 1d",
      .standard = "10m",
      .comment = "How often 24SevenOffice is asked what was invoiced.",
      .example = "10m"},
     [](const Node& node, Settings& s) { return keep(node, duration(node, 10s, 24h), s.every_invoiced); },
     [](const Settings& s) { return duration_text(s.every_invoiced); }},
    {{.path = "log.level",
      .expected = k_level_words,
      .standard = "info",
      .comment = "The least that is logged.",
      .example = "info"},
     [](const Node& node, Settings& s) { return one_of(node, k_level_words, s.log_level); },
     [](const Settings& s) { return text_of(s.log_level); }},
    {{.path = "log.format",
      .expected = k_format_words,
      .standard = "text",
      .comment = "json: one object a line.",
      .example = "text"},
     [](const Node& node, Settings& s) { return one_of(node, k_format_words, s.log_format); },
     [](const Settings& s) { return text_of(s.log_format); }},
};

}  // namespace

std::span<const Key<Settings>> settings_keys() {
  static const std::vector<Key<Settings>> k_all = [] {
    std::vector<Key<Settings>> all;
    for (const auto part : {side_keys(), order_keys(), after_keys(), std::span<const Key<Settings>>(k_running)}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return k_all;
}

const std::vector<std::string>& order_states() {
  // OrderSlipStateType without InvoicedCashAccount and InvoicedPack (they skip the invoice) and Inactive (a cancelled order).
  static const std::vector<std::string> k_states{"None",
                                                 "Offer",
                                                 "Pack",
                                                 "Invoiced",
                                                 "Web",
                                                 "Repeating",
                                                 "CollectingOrder",
                                                 "Return",
                                                 "Distribution",
                                                 "Rest",
                                                 "ForInvoicing",
                                                 "OvertimeRent",
                                                 "Confirmed",
                                                 "OrderState_Sent",
                                                 "Production",
                                                 "PaymentReminder",
                                                 "OnAccount",
                                                 "Lending",
                                                 "Hours",
                                                 "OrderState_SuperStore",
                                                 "Draft"};
  return k_states;
}

bool is_of_a_later_version(std::string_view path) {
  static const std::vector<std::string> k_later{"products",
                                                "stock",
                                                "mail",
                                                "alarm",
                                                "brakes",
                                                "daily",
                                                "keep",
                                                "office_orders_to_shop",
                                                "orders.after.cancelled",
                                                "orders.after.changed",
                                                "every.products",
                                                "every.stock",
                                                "every.stock_sweep"};
  return std::find(k_later.begin(), k_later.end(), path) != k_later.end();
}

}  // namespace woo24::config
