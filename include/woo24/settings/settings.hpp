#pragma once
// The settings as the file gives them, checked in form but not yet against the two sides (that is sync/rules).
// Plain structs with their defaults; `Named` and rule entries remember their line, so that `woo24 why` can cite it.

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"
#include "woo24/settings/catalogue.hpp"
#include "woo24/settings/mail.hpp"
#include "woo24/settings/named.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace woo24::settings {

struct Shop {
  std::string url;  ///< https://shop.example.se[/sub], no trailing slash
  std::string ca_file;
  bool allow_plain_http = false;
  friend bool operator==(const Shop&, const Shop&) = default;
};

struct Office {
  std::string username;
  Named client;
  int calls_per_hour = 6000;  ///< 100..7200
  int price_decimals = 2;     ///< 2..4
  bool use_external_status = true;
  std::chrono::seconds settle{600};
  int batch = 20;  ///< 1..100
  std::string ca_file;
  std::string api_url = "https://api.24sevenoffice.com";
  std::string webservices_url = "https://webservices.24sevenoffice.com";
  friend bool operator==(const Office&, const Office&) = default;
};

enum class Mode { off, watch, send };
enum class Release { at_once, paid, captured, completed };
enum class Channel { none, email, print, e_invoice };
enum class Region { any, home, eu, outside };
enum class WithoutVat { reverse_charge, exports, exempt };
/// When a payment made in the shop is registered. after_invoiced is known so that the file can be told why it is refused.
enum class Registration { with_release, after_invoiced, off };
enum class NameAlone { never, businesses, always };
enum class CardUpdate { never, empty };
enum class Late { fail, next_open_day };
enum class OnUnknownProduct { fail, use };
/// What a gift card is when it is sold [law]: `multi` purpose bears no VAT until it is redeemed, `single` bears it at once.
enum class SoldGiftCard { not_said, multi, single };
enum class RowNames { shop, office };
enum class Dimension { department, project, user };

struct Payment {
  std::string method;              ///< the shop's payment method id
  std::optional<Named> paid_with;  ///< office payment method; else invoice_by is set
  Channel invoice_by = Channel::none;
  Release release = Release::at_once;        ///< default: at_once; a paid method that reserves first needs `captured`
  std::vector<std::string> send_when;        ///< empty: that of orders
  std::optional<std::string> becomes;        ///< empty: that of orders
  std::optional<Registration> registration;  ///< payment registered or not; empty: orders.payment_registration
  /// How the office sends the invoice, whoever pays: none = nobody gets one by itself. Empty: as invoice_by says.
  std::optional<Channel> distribution;
  int line = 0;
  friend bool operator==(const Payment&, const Payment&) = default;
};

struct SaleTypeRule {
  Region region = Region::any;
  std::optional<bool> vat_number;  ///< true: a reverse charge
  std::optional<std::string> country;
  Named use;
  int line = 0;
  friend bool operator==(const SaleTypeRule&, const SaleTypeRule&) = default;
};

struct VatRule {
  std::optional<Amount> rate;          ///< percent; else `without` is set
  std::optional<std::string> country;  ///< of the rate; empty: home
  std::optional<WithoutVat> without;
  std::vector<std::string> classes;  ///< exempt: the shop's tax classes
  Named tax;                         ///< TaxNo
  int line = 0;
  friend bool operator==(const VatRule&, const VatRule&) = default;
};

struct FeeRule {
  std::string name;  ///< pattern with * and ?
  Named product;     ///< office product number
  int line = 0;
  friend bool operator==(const FeeRule&, const FeeRule&) = default;
};

/// Which rows go on a department, project or user-defined dimension of their own; exactly one of sku, category, meta and
/// product_meta is set.
struct RowDimension {
  std::string sku;                ///< pattern with * and ? on the line's SKU
  Named category;                 ///< of the row's product in the office
  std::string meta;               ///< key on the line, else on the order, whose value names the department or project
  std::string product_meta;       ///< key on the row's product in the shop
  std::optional<Dimension> sets;  ///< with meta and product_meta: what its value names
  Named department, project;      ///< with sku and category: what such a row gets; "" for none
  Named dimension, value;         ///< a user-defined dimension by its name, and with sku and category what it is set to
  int line = 0;
  friend bool operator==(const RowDimension&, const RowDimension&) = default;
};

struct Rows {
  Named shipping, fee, rounding, gift_card, price_reduction;  ///< product numbers; "" where not set
  std::optional<Amount> rounding_limit;                       ///< empty: auto (0.10 at 2 decimals, 0.60 at 0)
  OnUnknownProduct on_unknown_product = OnUnknownProduct::fail;
  Named unknown_product;                ///< product number used for unknown ones
  std::string text = "Order {number}";  ///< the text row; "" for none
  SoldGiftCard sold_gift_card = SoldGiftCard::not_said;
  RowNames names = RowNames::shop;  ///< whose product name a row bears
  friend bool operator==(const Rows&, const Rows&) = default;
};

struct Customers {
  std::vector<std::string> organisation_number_from{"_billing_org_nr", "_organisation_number"};
  std::vector<std::string> vat_number_from{"_billing_vat_number", "_vat_number", "vat_number"};
  bool numbered_for_customers = false;  ///< without_number_may_match_numbered.customers
  bool numbered_for_guests = false;     ///< … .guests
  NameAlone name_alone = NameAlone::never;
  CardUpdate update = CardUpdate::never;
  Named collective;  ///< consumers: the customer number that private buyers are booked on; "" for none
  friend bool operator==(const Customers&, const Customers&) = default;
};

/// What is done about what happens to an order after it was sent; `act`: a refund is credited, a cancelled order made
/// Inactive, a changed one changed in the office too.
enum class AfterSale { act, report, off };

struct After {
  std::vector<std::string> completed_from;  ///< statuses that an invoiced order leaves for completed; empty: it is left alone
  AfterSale refunds = AfterSale::report;
  AfterSale cancelled = AfterSale::report;
  AfterSale changed = AfterSale::report;
  friend bool operator==(const After&, const After&) = default;
};

struct Orders {
  Mode mode = Mode::watch;
  Day from{};
  std::vector<std::string> send_when{"processing", "completed"};
  std::string becomes = "ForInvoicing";  ///< an OrderStatus of the WSDL
  std::vector<Payment> payments;
  std::string unknown_payment;  ///< "" = fail, or the name of an entry of payments
  std::vector<SaleTypeRule> sale_types;
  std::vector<VatRule> vat;
  Rows rows;
  std::vector<FeeRule> fees;
  Named department, project;                 ///< "" for none
  std::vector<RowDimension> row_dimensions;  ///< first that fits, for department and project each
  Customers customers;
  Registration payment_registration = Registration::with_release;
  std::optional<std::chrono::year_month> closed_through;
  Late late = Late::fail;
  After after;
  int attempts = 8;  ///< 1..100
  friend bool operator==(const Orders&, const Orders&) = default;
};

/// What a row becomes in the shop whose product number it lacks: a line without product, nothing (the order waits), or a line
/// of one product that stands for all such.
enum class OnMissingProduct { row, fail, use };

/// Orders that people make in the office, into the shop.
struct OfficeOrders {
  Mode mode = Mode::off;
  std::optional<Day> from;                    ///< by the office's DateOrdered; empty: orders.from
  std::vector<std::string> when{"Invoiced"};  ///< OrderStatus of the WSDL; Invoiced stands for every state that is invoiced
  std::string status = "completed";           ///< of the shop's order: completed, processing, on-hold or pending
  bool create_customers = false;              ///< making an account mails its owner
  OnMissingProduct on_unknown_product = OnMissingProduct::row;
  std::string unknown_product;  ///< the shop's SKU used for unknown ones
  std::string vat_free_class;   ///< slug of a tax class of the shop without rates, for rows without VAT; "" for none
  friend bool operator==(const OfficeOrders&, const OfficeOrders&) = default;
};

struct Settings {
  std::string shop_id;  ///< [a-z0-9-]{1,16}
  Shop shop;
  Office office;
  std::string time_zone;  ///< "" = the shop's own
  Language language = Language::sv;
  Orders orders;
  OfficeOrders office_orders;
  std::chrono::seconds every_orders{60};  ///< 10 s..1 d
  std::chrono::seconds every_invoiced{600};
  Products products;
  Stock stock;
  Brakes brakes;
  std::optional<std::chrono::minutes> daily_proof{210};   ///< of the local day, from midnight; nothing: never by itself
  std::optional<std::chrono::minutes> daily_report{360};  ///< as daily_proof
  Mail mail;
  Alarm alarm;
  std::chrono::seconds keep_trail{std::chrono::hours{24} * 366 * 8};  ///< events and runs; what was booked is kept for good
  std::string database = "/var/lib/woo24/woo24.db";
  std::string log_level = "info", log_format = "text";
  std::string file;  ///< where it was read from
  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace woo24::settings
