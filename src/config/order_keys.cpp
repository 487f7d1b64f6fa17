// The keys of orders: part of the one table.
#include "woo24/base/text.hpp"
#include "woo24/config/key_values.hpp"
#include "woo24/config/keys.hpp"

namespace woo24::config {

namespace {

using settings::Settings;
using namespace std::chrono_literals;
using namespace std::string_view_literals;

constexpr Words<settings::Mode, 3> k_modes{
    {{"off", settings::Mode::off}, {"watch", settings::Mode::watch}, {"send", settings::Mode::send}}};
constexpr Words<settings::NameAlone, 3> k_name_alone{{{"never", settings::NameAlone::never},
                                                      {"businesses", settings::NameAlone::businesses},
                                                      {"always", settings::NameAlone::always}}};
constexpr Words<settings::CardUpdate, 2> k_card_updates{
    {{"never", settings::CardUpdate::never}, {"empty", settings::CardUpdate::empty}}};
constexpr Words<settings::SoldGiftCard, 2> k_sold_gift_cards{
    {{"multi", settings::SoldGiftCard::multi}, {"single", settings::SoldGiftCard::single}}};
constexpr Words<settings::RowNames, 2> k_row_names{
    {{"shop", settings::RowNames::shop}, {"office", settings::RowNames::office}}};
// after_invoiced is read so that checks can say why it is refused.
constexpr Words<settings::Registration, 3> k_registrations{{{"with_release", settings::Registration::with_release},
                                                            {"after_invoiced", settings::Registration::after_invoiced},
                                                            {"off", settings::Registration::off}}};
constexpr Words<settings::Late, 2> k_late{{{"fail", settings::Late::fail}, {"next_open_day", settings::Late::next_open_day}}};

const Node* rounding_limit(const Node& node, std::optional<Amount>& into) {
  if (node.form == Node::Form::text && node.text == "auto") {
    into.reset();
    return nullptr;
  }
  return keep(node, decimal(node, Amount{}, Amount::whole(1)), into);
}

const Node* unknown_product(const Node& node, settings::Rows& into) {
  if (node.form == Node::Form::text && node.text == "fail") {
    into.on_unknown_product = settings::OnUnknownProduct::fail;
    return nullptr;
  }
  if (const auto* fault = keep(node, named(node), into.unknown_product)) return fault;
  into.on_unknown_product = settings::OnUnknownProduct::use;
  return nullptr;
}

const Node* row_text(const Node& node, std::string& into) {
  if (node.form == Node::Form::text && node.quoted && node.text.empty()) {
    into.clear();
    return nullptr;
  }
  return keep(node, word(node), into);
}

const Node* collective(const Node& node, settings::Named& into) {
  static constexpr auto k_start = "collective "sv;
  const auto text = word(node);
  if (!text || !text->starts_with(k_start)) return &node;
  const auto number = trimmed(std::string_view(*text).substr(k_start.size()));
  if (number.empty() || number.size() > 12 || number.find_first_not_of("0123456789") != std::string_view::npos) return &node;
  into = {std::string(number), node.line};
  return nullptr;
}

const Node* unknown_payment(const Node& node, std::string& into) {
  const auto text = word(node);
  if (!text) return &node;
  into = *text == "fail" ? "" : *text;
  return nullptr;
}

const Key<Settings> k_order[] = {
    {{.path = "orders.mode",
      .expected = "off | watch | send",
      .standard = "watch",
      .comment = "watch: map and check all, send nothing, say what would be sent.",
      .example = "watch"},
     [](const Node& node, Settings& s) { return choose(node, k_modes, s.orders.mode); },
     [](const Settings& s) { return word_of(k_modes, s.orders.mode); }},
    {{.path = "orders.from",
      .expected = "2026-12-01 (YYYY-MM-DD)",
      .required = true,
      .comment = "Orders created before this day are left alone.",
      .example = "2026-12-01"},
     [](const Node& node, Settings& s) {
       return keep(node, node.form == Node::Form::text ? parse_day(node.text) : std::nullopt, s.orders.from);
     },
     [](const Settings& s) { return s.orders.from.ok() ? format_day(s.orders.from) : ""; }},
    {{.path = "orders.send_when",
      .expected = "[processing, completed, …]",
      .standard = "[processing, completed]",
      .comment = "The shop's statuses in which an order is due.",
      .example = "[processing, completed]"},
     [](const Node& node, Settings& s) { return statuses(node, s.orders.send_when); },
     [](const Settings& s) { return list_text(s.orders.send_when); }},
    {{.path = "orders.becomes",
      .expected = "ForInvoicing | Confirmed | Web | …",
      .standard = "ForInvoicing",
      .comment = "The order's state in 24SevenOffice once it is verified. Invoiced books it at once.",
      .example = "ForInvoicing"},
     [](const Node& node, Settings& s) { return order_state(node, s.orders.becomes); },
     [](const Settings& s) { return text_of(s.orders.becomes); }},
    {{.path = "orders.payments",
      .expected = "{ METHOD: { … } }",
      .required = true,
      .comment = "The shop's payment method -> what 24SevenOffice does. `woo24 lists payments` shows both sides' names."},
     nullptr,
     nullptr,
     Holds::payments},
    {{.path = "orders.unknown_payment",
      .expected = "fail | METHOD",
      .standard = "fail",
      .comment = "A method that is not listed: the order fails, or is treated as the entry named here.",
      .example = "fail",
      .free_text = true},
     [](const Node& node, Settings& s) { return unknown_payment(node, s.orders.unknown_payment); },
     [](const Settings& s) {
       return s.orders.unknown_payment.empty() ? "fail" : quoted_where_needed(s.orders.unknown_payment);
     }},
    {{.path = "orders.sale_types",
      .expected = "[ { … }, … ]",
      .comment = "First that fits. No list: 24SevenOffice's own choice. A list, and no entry fits: the order fails."},
     nullptr,
     nullptr,
     Holds::sale_types},
    {{.path = "orders.vat",
      .expected = "[ { … }, … ]",
      .comment = "Tax numbers as `woo24 lists tax` shows them. An entry without country is for home."},
     nullptr,
     nullptr,
     Holds::vat},
    {{.path = "orders.rows.shipping",
      .expected = "PRODUCT_NUMBER",
      .required = true,
      .comment = "Product numbers in 24SevenOffice for rows that are no products in the shop.",
      .example = "FRAKT",
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, named(node), s.orders.rows.shipping); },
     [](const Settings& s) { return name_text(s.orders.rows.shipping); }},
    {{.path = "orders.rows.fee",
      .expected = "PRODUCT_NUMBER",
      .comment = "Fees that no entry of `fees` fits.",
      .example = "AVGIFT",
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, named(node), s.orders.rows.fee); },
     [](const Settings& s) { return name_text(s.orders.rows.fee); }},
    {{.path = "orders.rows.rounding",
      .expected = "PRODUCT_NUMBER",
      .comment = "The row that takes a rounding difference.",
      .example = "ORES",
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, named(node), s.orders.rows.rounding); },
     [](const Settings& s) { return name_text(s.orders.rows.rounding); }},
    {{.path = "orders.rows.rounding_limit",
      .expected = "auto | 0.00 … 1.00",
      .standard = "auto",
      .comment = "auto: 0.10, or 0.60 where the shop has no decimals. More would hide real faults.",
      .example = "auto"},
     [](const Node& node, Settings& s) { return rounding_limit(node, s.orders.rows.rounding_limit); },
     [](const Settings& s) { return s.orders.rows.rounding_limit ? s.orders.rows.rounding_limit->shortest(2) : "auto"; }},
    {{.path = "orders.rows.gift_card",
      .expected = "PRODUCT_NUMBER",
      .comment = "Gift cards: redeemed, and sold ones of several purposes, without VAT.",
      .example = "PRESENTKORT",
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, named(node), s.orders.rows.gift_card); },
     [](const Settings& s) { return name_text(s.orders.rows.gift_card); }},
    {{.path = "orders.rows.sold_gift_card",
      .expected = "multi | single",
      .comment =
          "What a sold gift card is. multi: no VAT until it is redeemed. single: VAT when sold. Not said: the order waits.",
      .example = "multi"},
     [](const Node& node, Settings& s) { return choose(node, k_sold_gift_cards, s.orders.rows.sold_gift_card); },
     [](const Settings& s) { return word_of(k_sold_gift_cards, s.orders.rows.sold_gift_card); }},
    {{.path = "orders.rows.price_reduction",
      .expected = "PRODUCT_NUMBER",
      .comment = "Price reductions on credits.",
      .example = "PRISAVDRAG",
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, named(node), s.orders.rows.price_reduction); },
     [](const Settings& s) { return name_text(s.orders.rows.price_reduction); }},
    {{.path = "orders.rows.unknown_product",
      .expected = "fail | PRODUCT_NUMBER",
      .standard = "fail",
      .comment = "A product that 24SevenOffice lacks: the order waits, or the row goes on this product.",
      .example = "fail",
      .free_text = true},
     [](const Node& node, Settings& s) { return unknown_product(node, s.orders.rows); },
     [](const Settings& s) {
       const auto& rows = s.orders.rows;
       return rows.on_unknown_product == settings::OnUnknownProduct::fail ? "fail" : name_text(rows.unknown_product);
     }},
    {{.path = "orders.rows.text",
      .expected = "\"Order {number}\" | \"\"",
      .standard = "Order {number}",
      .comment = "A row of text on every order; \"\" for none.",
      .example = "\"Order {number}\"",
      .free_text = true},
     [](const Node& node, Settings& s) { return row_text(node, s.orders.rows.text); },
     [](const Settings& s) { return quoted_where_needed(s.orders.rows.text); }},
    {{.path = "orders.rows.names",
      .expected = "shop | office",
      .standard = "shop",
      .comment = "Whose name of a product a row bears.",
      .example = "shop"},
     [](const Node& node, Settings& s) { return choose(node, k_row_names, s.orders.rows.names); },
     [](const Settings& s) { return word_of(k_row_names, s.orders.rows.names); }},
    {{.path = "orders.fees",
      .expected = "[ { name: …, product: … }, … ]",
      .comment = "Fees by name (* and ?), each on a product of its own."},
     nullptr,
     nullptr,
     Holds::fees},
    {{.path = "orders.department",
      .expected = "NAME | NUMBER",
      .comment = "Of every order, by name or number.",
      .example = "Webb",
      .in_use = false,
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, named(node), s.orders.department); },
     [](const Settings& s) { return name_text(s.orders.department); }},
    {{.path = "orders.project",
      .expected = "NAME | NUMBER",
      .comment = "Of every order, by name or number.",
      .example = "Webbutik",
      .in_use = false,
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, named(node), s.orders.project); },
     [](const Settings& s) { return name_text(s.orders.project); }},
    {{.path = "orders.row_dimensions",
      .expected = "[ { … }, … ]",
      .comment =
          "Department and project of single rows: the first entry that fits, for each of the two. None: the office's own."},
     nullptr,
     nullptr,
     Holds::row_dimensions},
    {{.path = "orders.customers.organisation_number_from",
      .expected = "[META, …]",
      .standard = "[_billing_org_nr, _organisation_number]",
      .comment = "Order meta that may hold the organisation number; the first that does.",
      .example = "[_billing_org_nr, _organisation_number]",
      .free_text = true},
     [](const Node& node, Settings& s) { return word_list(node, s.orders.customers.organisation_number_from); },
     [](const Settings& s) { return list_text(s.orders.customers.organisation_number_from); }},
    {{.path = "orders.customers.vat_number_from",
      .expected = "[META, …]",
      .standard = "[_billing_vat_number, _vat_number, vat_number]",
      .comment = "Order meta that may hold the VAT number.",
      .example = "[_billing_vat_number, _vat_number, vat_number]",
      .free_text = true},
     [](const Node& node, Settings& s) { return word_list(node, s.orders.customers.vat_number_from); },
     [](const Settings& s) { return list_text(s.orders.customers.vat_number_from); }},
    {{.path = "orders.customers.without_number_may_match_numbered.customers",
      .expected = "yes | no",
      .standard = "no",
      .comment = "A buyer with an account and without organisation number may be a card that has one.",
      .example = "no"},
     [](const Node& node, Settings& s) { return keep(node, yes_no(node), s.orders.customers.numbered_for_customers); },
     [](const Settings& s) { return yes_no_text(s.orders.customers.numbered_for_customers); }},
    {{.path = "orders.customers.without_number_may_match_numbered.guests",
      .expected = "yes | no",
      .standard = "no",
      .comment = "The same for a buyer without an account.",
      .example = "no"},
     [](const Node& node, Settings& s) { return keep(node, yes_no(node), s.orders.customers.numbered_for_guests); },
     [](const Settings& s) { return yes_no_text(s.orders.customers.numbered_for_guests); }},
    {{.path = "orders.customers.name_alone",
      .expected = "never | businesses | always",
      .standard = "never",
      .comment = "Whether an equal name is enough to take a card, with nothing else that agrees.",
      .example = "never"},
     [](const Node& node, Settings& s) { return choose(node, k_name_alone, s.orders.customers.name_alone); },
     [](const Settings& s) { return word_of(k_name_alone, s.orders.customers.name_alone); }},
    {{.path = "orders.customers.update",
      .expected = "never | empty",
      .standard = "never",
      .comment =
          "empty: fill in what a card that exists lacks (addresses, e-mail, phone, numbers). Nothing is ever overwritten.",
      .example = "never"},
     [](const Node& node, Settings& s) { return choose(node, k_card_updates, s.orders.customers.update); },
     [](const Settings& s) { return word_of(k_card_updates, s.orders.customers.update); }},
    {{.path = "orders.customers.consumers",
      .expected = "collective CUSTOMER_NUMBER",
      .comment = "Book private buyers on one card, by its customer number. Default: a card each.",
      .example = "collective 1234",
      .in_use = false,
      .free_text = true},
     [](const Node& node, Settings& s) { return collective(node, s.orders.customers.collective); },
     [](const Settings& s) {
       return s.orders.customers.collective.name.empty() ? "" : "collective " + s.orders.customers.collective.name;
     }},
    {{.path = "orders.payment_registration",
      .expected = "with_release | off",
      .standard = "with_release",
      .comment = "off: the bookkeeper registers the payments.",
      .example = "with_release"},
     [](const Node& node, Settings& s) { return choose(node, k_registrations, s.orders.payment_registration); },
     [](const Settings& s) { return word_of(k_registrations, s.orders.payment_registration); }},
    {{.path = "orders.closed_through",
      .expected = "2026-10 (YYYY-MM)",
      .comment = "The last closed month: nothing is booked into it or before it.",
      .example = "2026-10"},
     [](const Node& node, Settings& s) { return keep(node, month(node), s.orders.closed_through); },
     [](const Settings& s) { return s.orders.closed_through ? month_text(*s.orders.closed_through) : ""; }},
    {{.path = "orders.late",
      .expected = "fail | next_open_day",
      .standard = "fail",
      .comment = "An order dated in a closed month: it fails, or is booked on the next open day with its true day in the text.",
      .example = "fail"},
     [](const Node& node, Settings& s) { return choose(node, k_late, s.orders.late); },
     [](const Settings& s) { return word_of(k_late, s.orders.late); }},
    {{.path = "orders.attempts",
      .expected = "1 … 100",
      .standard = "8",
      .comment = "Tries of one step before an order is put aside.",
      .example = "8"},
     [](const Node& node, Settings& s) { return keep(node, whole(node, 1, 100), s.orders.attempts); },
     [](const Settings& s) { return std::to_string(s.orders.attempts); }},
};

}  // namespace

std::span<const Key<Settings>> order_keys() { return k_order; }

}  // namespace woo24::config
