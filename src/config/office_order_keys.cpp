// The keys of orders that are made in 24SevenOffice and go to the shop: part of the one table.
#include "woo24/config/key_values.hpp"
#include "woo24/config/keys.hpp"

namespace woo24::config {

namespace {

using settings::Mode;
using settings::OfficeOrders;
using settings::OnMissingProduct;
using settings::Settings;

constexpr Words<Mode, 3> k_modes{{{"off", Mode::off}, {"watch", Mode::watch}, {"send", Mode::send}}};
/// The statuses in which an order can be made so that nobody is mailed and no stock moves.
constexpr Words<std::string_view, 4> k_statuses{
    {{"completed", "completed"}, {"processing", "processing"}, {"on-hold", "on-hold"}, {"pending", "pending"}}};

const Node* states(const Node& node, std::vector<std::string>& into) {
  if (node.form != Node::Form::list || node.items.empty()) return &node;
  std::vector<std::string> found;
  for (const auto& item : node.items) {
    std::string state;
    if (order_state(item, state) != nullptr) return &item;
    found.push_back(std::move(state));
  }
  into = std::move(found);
  return nullptr;
}

const Node* missing_product(const Node& node, OfficeOrders& into) {
  if (node.form != Node::Form::text) return &node;
  into.unknown_product.clear();
  into.on_unknown_product = node.text == "row"    ? OnMissingProduct::row
                            : node.text == "fail" ? OnMissingProduct::fail
                                                  : OnMissingProduct::use;
  return into.on_unknown_product == OnMissingProduct::use ? keep(node, word(node), into.unknown_product) : nullptr;
}

std::string missing_product_text(const OfficeOrders& from) {
  switch (from.on_unknown_product) {
    case OnMissingProduct::row:
      return "row";
    case OnMissingProduct::fail:
      return "fail";
    case OnMissingProduct::use:
      break;
  }
  return text_of(from.unknown_product);
}

const Key<Settings> k_office_orders[] = {
    {{.path = "office_orders_to_shop.mode",
      .expected = "off | watch | send",
      .standard = "off",
      .comment = "Orders that people make in 24SevenOffice, into the shop: nobody is mailed, no stock moves. watch says what "
                 "would be made.",
      .example = "off"},
     [](const Node& node, Settings& s) { return choose(node, k_modes, s.office_orders.mode); },
     [](const Settings& s) { return word_of(k_modes, s.office_orders.mode); }},
    {{.path = "office_orders_to_shop.from",
      .expected = "2026-12-01 (YYYY-MM-DD)",
      .comment = "Orders of 24SevenOffice dated before this day are left alone. Default: orders.from.",
      .example = "2026-12-01",
      .in_use = false},
     [](const Node& node, Settings& s) {
       return keep(node, node.form == Node::Form::text ? parse_day(node.text) : std::nullopt, s.office_orders.from);
     },
     [](const Settings& s) { return s.office_orders.from ? format_day(*s.office_orders.from) : ""; }},
    {{.path = "office_orders_to_shop.when",
      .expected = "[Invoiced, ForInvoicing, …]",
      .standard = "[Invoiced]",
      .comment = "The states in which they are taken. Invoiced stands for every state that is invoiced.",
      .example = "[Invoiced]"},
     [](const Node& node, Settings& s) { return states(node, s.office_orders.when); },
     [](const Settings& s) { return list_text(s.office_orders.when); }},
    {{.path = "office_orders_to_shop.status",
      .expected = "completed | processing | on-hold | pending",
      .standard = "completed",
      .comment = "The status that they get in the shop.",
      .example = "completed"},
     [](const Node& node, Settings& s) -> const Node* {
       std::string_view status;
       if (const auto* fault = choose(node, k_statuses, status)) return fault;
       s.office_orders.status = status;
       return nullptr;
     },
     [](const Settings& s) { return text_of(s.office_orders.status); }},
    {{.path = "office_orders_to_shop.create_customers",
      .expected = "yes | no",
      .standard = "no",
      .comment = "yes: a customer without an account in the shop gets one, and the shop MAILS them \"your account has been "
                 "created\".",
      .example = "no"},
     [](const Node& node, Settings& s) { return keep(node, yes_no(node), s.office_orders.create_customers); },
     [](const Settings& s) { return yes_no_text(s.office_orders.create_customers); }},
    {{.path = "office_orders_to_shop.unknown_product",
      .expected = "row | fail | SKU",
      .standard = "row",
      .comment = "A product number that the shop lacks: a row of its name, the order waits, or the row goes on this product of "
                 "the shop.",
      .example = "row",
      .free_text = true},
     [](const Node& node, Settings& s) { return missing_product(node, s.office_orders); },
     [](const Settings& s) { return missing_product_text(s.office_orders); }},
    {{.path = "office_orders_to_shop.vat_free_class",
      .expected = "SLUG",
      .comment = "A tax class of the shop without rates: for rows without VAT, and for the row that takes a difference in "
                 "rounding.",
      .example = "momsfri",
      .in_use = false,
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, word(node), s.office_orders.vat_free_class); },
     [](const Settings& s) { return text_of(s.office_orders.vat_free_class); }},
};

}  // namespace

std::span<const Key<Settings>> office_order_keys() { return k_office_orders; }

}  // namespace woo24::config
