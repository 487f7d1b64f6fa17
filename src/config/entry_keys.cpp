// The keys inside the entries of payments, sale_types, vat and fees: part of the one table.
#include "woo24/config/key_values.hpp"
#include "woo24/config/keys.hpp"

namespace woo24::config {

namespace {

using settings::FeeRule;
using settings::Payment;
using settings::RowDimension;
using settings::SaleTypeRule;
using settings::VatRule;

constexpr Words<settings::Channel, 3> k_channels{
    {{"email", settings::Channel::email}, {"print", settings::Channel::print}, {"e_invoice", settings::Channel::e_invoice}}};
constexpr Words<settings::Channel, 4> k_distributions{{{"manual", settings::Channel::none},
                                                       {"email", settings::Channel::email},
                                                       {"print", settings::Channel::print},
                                                       {"e_invoice", settings::Channel::e_invoice}}};
constexpr Words<settings::Release, 4> k_releases{{{"at_once", settings::Release::at_once},
                                                  {"paid", settings::Release::paid},
                                                  {"captured", settings::Release::captured},
                                                  {"completed", settings::Release::completed}}};
// after_invoiced is read so that checks can say why it is refused.
constexpr Words<settings::Registration, 3> k_registrations{{{"with_release", settings::Registration::with_release},
                                                            {"after_invoiced", settings::Registration::after_invoiced},
                                                            {"off", settings::Registration::off}}};
constexpr Words<settings::Region, 3> k_regions{
    {{"home", settings::Region::home}, {"eu", settings::Region::eu}, {"outside", settings::Region::outside}}};
constexpr Words<settings::Dimension, 3> k_dimensions{{{"department", settings::Dimension::department},
                                                      {"project", settings::Dimension::project},
                                                      {"dimension", settings::Dimension::user}}};
constexpr Words<settings::WithoutVat, 3> k_without{{{"reverse_charge", settings::WithoutVat::reverse_charge},
                                                    {"export", settings::WithoutVat::exports},
                                                    {"exempt", settings::WithoutVat::exempt}}};

template <typename E, std::size_t N>
const Node* choose_some(const Node& node, const Words<E, N>& words, std::optional<E>& into) {
  E value{};
  if (const auto* fault = choose(node, words, value)) return fault;
  into = value;
  return nullptr;
}

std::string some_text(const std::optional<std::string>& text) { return text ? quoted_where_needed(*text) : ""; }

const Key<Payment> k_payment[] = {
    {{.path = "paid_with",
      .expected = "NAME | NUMBER",
      .comment = "Paid in the shop: the payment method in 24SevenOffice, by name or number.",
      .free_text = true},
     [](const Node& node, Payment& p) { return keep(node, named(node), p.paid_with); },
     [](const Payment& p) { return p.paid_with ? name_text(*p.paid_with) : ""; }},
    {{.path = "invoice_by",
      .expected = "email | print | e_invoice",
      .comment = "Not paid in the shop: 24SevenOffice sends an invoice this way."},
     [](const Node& node, Payment& p) { return choose(node, k_channels, p.invoice_by); },
     [](const Payment& p) { return word_of(k_channels, p.invoice_by); }},
    {{.path = "release",
      .expected = "at_once | paid | captured | completed",
      .standard = "at_once",
      .comment = "When the order is released. Methods that only reserve the money need captured or completed."},
     [](const Node& node, Payment& p) { return choose(node, k_releases, p.release); },
     [](const Payment& p) { return word_of(k_releases, p.release); }},
    {{.path = "send_when",
      .expected = "[processing, completed, …]",
      .comment = "Statuses in which an order paid so is due. Default: orders.send_when."},
     [](const Node& node, Payment& p) { return statuses(node, p.send_when); },
     [](const Payment& p) { return p.send_when.empty() ? "" : list_text(p.send_when); }},
    {{.path = "becomes",
      .expected = "ForInvoicing | Confirmed | Web | …",
      .comment = "Its state in 24SevenOffice. Default: orders.becomes."},
     [](const Node& node, Payment& p) {
       std::string state;
       const auto* fault = order_state(node, state);
       if (fault == nullptr) p.becomes = state;
       return fault;
     },
     [](const Payment& p) { return some_text(p.becomes); }},
    {{.path = "registration",
      .expected = "with_release | off",
      .comment = "Whether the payment is registered. Default: orders.payment_registration."},
     [](const Node& node, Payment& p) { return choose_some(node, k_registrations, p.registration); },
     [](const Payment& p) { return p.registration ? word_of(k_registrations, *p.registration) : ""; }},
    {{.path = "distribution",
      .expected = "manual | email | print | e_invoice",
      .comment =
          "How 24SevenOffice sends the invoice, whoever pays; manual: nobody gets one by itself. Default: as invoice_by says; "
          "manual with paid_with."},
     [](const Node& node, Payment& p) { return choose_some(node, k_distributions, p.distribution); },
     [](const Payment& p) { return p.distribution ? word_of(k_distributions, *p.distribution) : ""; }},
};

const Key<SaleTypeRule> k_sale_type[] = {
    {{.path = "region",
      .expected = "home | eu | outside",
      .comment = "Follows the tax: home VAT is home wherever it goes. Left out: any."},
     [](const Node& node, SaleTypeRule& r) { return choose(node, k_regions, r.region); },
     [](const SaleTypeRule& r) { return word_of(k_regions, r.region); }},
    {{.path = "vat_number",
      .expected = "yes | no",
      .comment = "yes: only reverse charge (valid VAT number, no VAT charged). Left out: either."},
     [](const Node& node, SaleTypeRule& r) { return keep(node, yes_no(node), r.vat_number); },
     [](const SaleTypeRule& r) { return r.vat_number ? yes_no_text(*r.vat_number) : ""; }},
    {{.path = "country", .expected = "SE | FI | …", .comment = "Only this country (two letters). Left out: any."},
     [](const Node& node, SaleTypeRule& r) { return keep(node, country(node), r.country); },
     [](const SaleTypeRule& r) { return some_text(r.country); }},
    {{.path = "use",
      .expected = "NAME | NUMBER",
      .required = true,
      .comment = "The sale type in 24SevenOffice, by name or number.",
      .free_text = true},
     [](const Node& node, SaleTypeRule& r) { return keep(node, named(node), r.use); },
     [](const SaleTypeRule& r) { return name_text(r.use); }},
};

const Key<VatRule> k_vat[] = {
    {{.path = "rate", .expected = "0 … 100", .comment = "Percent, as the shop charges it."},
     [](const Node& node, VatRule& r) { return keep(node, decimal(node, Amount{}, Amount::whole(100)), r.rate); },
     [](const VatRule& r) { return r.rate ? r.rate->shortest() : ""; }},
    {{.path = "country", .expected = "SE | FI | …", .comment = "Whose rate it is (two letters). Left out: the shop's own."},
     [](const Node& node, VatRule& r) { return keep(node, country(node), r.country); },
     [](const VatRule& r) { return some_text(r.country); }},
    {{.path = "without",
      .expected = "reverse_charge | export | exempt",
      .comment = "Instead of a rate: rows that carry no VAT, and why."},
     [](const Node& node, VatRule& r) { return choose_some(node, k_without, r.without); },
     [](const VatRule& r) { return r.without ? word_of(k_without, *r.without) : ""; }},
    {{.path = "classes",
      .expected = "[CLASS, …]",
      .comment = "With exempt: the shop's tax classes that are exempt; `none`: fees that the shop does not tax at all.",
      .free_text = true},
     [](const Node& node, VatRule& r) { return word_list(node, r.classes); },
     [](const VatRule& r) { return r.classes.empty() ? "" : list_text(r.classes); }},
    {{.path = "tax",
      .expected = "TAX_NUMBER",
      .required = true,
      .comment = "The tax number in 24SevenOffice.",
      .free_text = true},
     [](const Node& node, VatRule& r) { return keep(node, named(node), r.tax); },
     [](const VatRule& r) { return name_text(r.tax); }},
};

const Key<FeeRule> k_fee[] = {
    {{.path = "name",
      .expected = "PATTERN",
      .required = true,
      .comment = "The fee's name in the shop; * and ? stand for any text and any letter.",
      .free_text = true},
     [](const Node& node, FeeRule& r) { return keep(node, word(node), r.name); },
     [](const FeeRule& r) { return r.name.empty() ? "" : quoted_where_needed(r.name); }},
    {{.path = "product",
      .expected = "PRODUCT_NUMBER",
      .required = true,
      .comment = "The product number in 24SevenOffice.",
      .free_text = true},
     [](const Node& node, FeeRule& r) { return keep(node, named(node), r.product); },
     [](const FeeRule& r) { return name_text(r.product); }},
};

const Key<RowDimension> k_row_dimension[] = {
    {{.path = "sku",
      .expected = "PATTERN",
      .comment = "Rows whose SKU is like this; * and ? stand for any text and any letter.",
      .free_text = true},
     [](const Node& node, RowDimension& r) { return keep(node, word(node), r.sku); },
     [](const RowDimension& r) { return text_of(r.sku); }},
    {{.path = "category",
      .expected = "NAME | NUMBER",
      .comment = "Rows whose product is in this category in 24SevenOffice.",
      .free_text = true},
     [](const Node& node, RowDimension& r) { return keep(node, named(node), r.category); },
     [](const RowDimension& r) { return name_text(r.category); }},
    {{.path = "meta",
      .expected = "META",
      .comment = "Rows whose meta of this key, else the order's, names a department, project or dimension.",
      .free_text = true},
     [](const Node& node, RowDimension& r) { return keep(node, word(node), r.meta); },
     [](const RowDimension& r) { return text_of(r.meta); }},
    {{.path = "product_meta",
      .expected = "META",
      .comment = "Rows whose product in the shop has this meta (of a variation: its parent), which names it.",
      .free_text = true},
     [](const Node& node, RowDimension& r) { return keep(node, word(node), r.product_meta); },
     [](const RowDimension& r) { return text_of(r.product_meta); }},
    {{.path = "sets",
      .expected = "department | project | dimension",
      .comment = "With meta and product_meta: what the meta names."},
     [](const Node& node, RowDimension& r) { return choose_some(node, k_dimensions, r.sets); },
     [](const RowDimension& r) { return r.sets ? word_of(k_dimensions, *r.sets) : ""; }},
    {{.path = "department",
      .expected = "NAME | NUMBER",
      .comment = "With sku and category: the row's department.",
      .free_text = true},
     [](const Node& node, RowDimension& r) { return keep(node, named(node), r.department); },
     [](const RowDimension& r) { return name_text(r.department); }},
    {{.path = "project",
      .expected = "NAME | NUMBER",
      .comment = "With sku and category: the row's project.",
      .free_text = true},
     [](const Node& node, RowDimension& r) { return keep(node, named(node), r.project); },
     [](const RowDimension& r) { return name_text(r.project); }},
    {{.path = "dimension",
      .expected = "NAME | NUMBER",
      .comment = "A dimension that the client has made in 24SevenOffice: with value, or with sets: dimension.",
      .free_text = true},
     [](const Node& node, RowDimension& r) { return keep(node, named(node), r.dimension); },
     [](const RowDimension& r) { return name_text(r.dimension); }},
    {{.path = "value",
      .expected = "VALUE",
      .comment = "With sku and category: what that dimension is set to.",
      .free_text = true},
     [](const Node& node, RowDimension& r) { return keep(node, named(node), r.value); },
     [](const RowDimension& r) { return name_text(r.value); }},
};

}  // namespace

std::span<const Key<Payment>> payment_keys() { return k_payment; }
std::span<const Key<SaleTypeRule>> sale_type_keys() { return k_sale_type; }
std::span<const Key<VatRule>> vat_keys() { return k_vat; }
std::span<const Key<FeeRule>> fee_keys() { return k_fee; }
std::span<const Key<RowDimension>> row_dimension_keys() { return k_row_dimension; }

}  // namespace woo24::config
