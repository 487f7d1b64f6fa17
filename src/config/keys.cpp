#include "woo24/config/keys.hpp"
#include "woo24/base/text.hpp"
#include "woo24/config/key_values.hpp"

#include <fmt/core.h>

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

const Node* time_of_day(const Node& node, std::optional<std::chrono::minutes>& into) {
  if (node.form != Node::Form::text) return &node;
  if (node.text == "off") {
    into.reset();
    return nullptr;
  }
  const auto digit = [&](std::size_t at) { return node.text[at] >= '0' && node.text[at] <= '9' ? node.text[at] - '0' : 100; };
  if (node.text.size() != 5 || node.text[2] != ':') return &node;
  const int hour = digit(0) * 10 + digit(1);
  const int minute = digit(3) * 10 + digit(4);
  if (hour > 23 || minute > 59) return &node;
  into = std::chrono::minutes{hour * 60 + minute};
  return nullptr;
}

std::string time_of_day_text(const std::optional<std::chrono::minutes>& time) {
  if (!time) return "off";
  return fmt::format("\"{:02d}:{:02d}\"", time->count() / 60, time->count() % 60);
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
    {{.path = "every.products",
      .expected = "1m … 1d",
      .standard = "15m",
      .comment = "How often both sides are asked for changed products.",
      .example = "15m"},
     [](const Node& node, Settings& s) { return keep(node, duration(node, 1min, 24h), s.products.every); },
     [](const Settings& s) { return duration_text(s.products.every); }},
    {{.path = "every.stock",
      .expected = "1m … 1d",
      .standard = "5m",
      .comment = "How often the stock of changed products is compared.",
      .example = "5m"},
     [](const Node& node, Settings& s) { return keep(node, duration(node, 1min, 24h), s.stock.every); },
     [](const Settings& s) { return duration_text(s.stock.every); }},
    {{.path = "every.stock_sweep",
      .expected = "15m … 7d",
      .standard = "6h",
      .comment = "How often the stock of every product is compared: a sale need not show as a change.",
      .example = "6h"},
     [](const Node& node, Settings& s) { return keep(node, duration(node, 15min, 24h * 7), s.stock.sweep); },
     [](const Settings& s) { return duration_text(s.stock.sweep); }},
    {{.path = "daily.proof",
      .expected = "\"03:30\" | off",
      .standard = "\"03:30\"",
      .comment = "When the service holds the books against the shop every night, by the shop's clock. `woo24 status` shows the "
                 "result.",
      .example = "\"03:30\""},
     [](const Node& node, Settings& s) { return time_of_day(node, s.daily_proof); },
     [](const Settings& s) { return time_of_day_text(s.daily_proof); }},
    {{.path = "daily.report",
      .expected = "\"06:00\" | off",
      .standard = "\"06:00\"",
      .comment = "When the report of the night is mailed, by the shop's clock.",
      .example = "\"06:00\""},
     [](const Node& node, Settings& s) { return time_of_day(node, s.daily_report); },
     [](const Settings& s) { return time_of_day_text(s.daily_report); }},
    {{.path = "keep.trail",
      .expected = "1y … 50y",
      .standard = "8y",
      .comment =
          "How long the story of an order (`why order`) and the list of runs are kept. What was booked is kept for good.",
      .example = "8y"},
     [](const Node& node, Settings& s) { return keep(node, duration(node, 24h * 366, 24h * 366 * 50), s.keep_trail); },
     [](const Settings& s) { return duration_text(s.keep_trail); }},
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
    for (const auto part : {side_keys(), order_keys(), after_keys(), office_order_keys(), catalogue_keys(), mail_keys(),
                            std::span<const Key<Settings>>(k_running)}) {
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
  static const std::vector<std::string> k_later{"keep.payloads"};
  return std::find(k_later.begin(), k_later.end(), path) != k_later.end();
}

}  // namespace woo24::config
