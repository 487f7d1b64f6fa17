#include "woo24/sync/order_draft.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;
using testing::ElementsAre;

/// "2 × 199.20 #2001 25 % 201" a row; "text: Order 1042" for the text row.
std::vector<std::string> rows_of(const Draft& draft) {
  std::vector<std::string> out;
  for (const auto& row : draft.order.rows) {
    if (row.type == office::RowType::text) {
      out.push_back("text: " + row.name);
      continue;
    }
    out.push_back(row.quantity->shortest() + " × " + row.price->shortest(2) + " #" + std::to_string(row.product.value) + " " +
                  (row.vat_rate ? row.vat_rate->shortest() + " %" : "-") + " " +
                  (row.tax_code ? std::to_string(*row.tax_code) : "-"));
  }
  return out;
}

Result<Draft> drafted(const shop::Order& order, const settings::Settings& settings = example_settings()) {
  return draft(order, rules_of(settings), products());
}

TEST(OrderDraft, ASwedishOrderPaidBySwish) {
  const auto draft = drafted(swedish_order()).value();
  EXPECT_THAT(rows_of(draft), ElementsAre("text: Order 1042", "2 × 199.20 #2001 25 % 201", "1 × 47.20 #2010 25 % 201"));
  EXPECT_EQ(draft.order.rows[1].name, "Hammare 450 g");
  EXPECT_EQ(draft.order.rows[1].discount_rate, Amount()) << "a discount on the customer's card cannot alter the order";
  EXPECT_EQ(draft.total, amount("557.00"));
  EXPECT_EQ(draft.total_vat, amount("111.40"));
  EXPECT_EQ(draft.currency, "SEK");
  EXPECT_EQ(draft.order.currency, std::nullopt);
  EXPECT_EQ(draft.order.type_of_sale, -100);
  EXPECT_EQ(draft.becomes, "ForInvoicing");
  EXPECT_EQ(draft.kind, "paid");
  EXPECT_EQ(draft.payment_method, 7);
  ASSERT_TRUE(draft.payment);
  EXPECT_EQ(draft.payment->amount, amount("557.00"));
  EXPECT_EQ(format_day(*draft.payment->paid), "2026-11-24");
  EXPECT_EQ(draft.order.payment_amount, std::nullopt) << "only the release carries it";
  EXPECT_EQ(draft.rates, (std::vector<RateSum>{{amount("25"), 201, amount("445.60"), amount("111.40")}}));
  EXPECT_EQ(draft.rounding_limit, amount("0.10"));
  EXPECT_EQ(draft.rounding_row->product, product("ORES"));
  EXPECT_THAT(draft.explained, testing::Contains(Explained{"sale type", "Kreditsälg", 17}));
  EXPECT_THAT(draft.explained, testing::Contains(Explained{"VAT 25 % SE", "TaxId 201", 22}));
}

struct Case {
  const char* what;
  std::function<void(shop::Order&, settings::Settings&)> change;
  const char* answer;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.what; }
class RefusedTest : public testing::TestWithParam<Case> {};

TEST_P(RefusedTest, WithItsReasonNeverBookedHalf) {
  auto order = swedish_order();
  auto settings = full_settings();
  GetParam().change(order, settings);
  const auto answer = draft(order, rules_of(settings), products());
  EXPECT_EQ(told(answer), GetParam().answer) << GetParam().what;
  if (!answer.ok()) {
    EXPECT_EQ(answer.error().kind, Kind::refused);
  }
}

void without_vat(shop::Line& line) {
  line.total_tax = Amount();
  line.taxes.clear();
}

using S = settings::Settings;
INSTANTIATE_TEST_SUITE_P(
    Cases, RefusedTest,
    testing::Values(
        Case{"nothing wrong", [](shop::Order&, S&) {}, "ok"},
        Case{"the shop does not add up", [](shop::Order& o, S&) { o.total = amount("500"); },
             "order-does-not-add-up gap=-57.00 total=500.00 sum=557.00"},
        Case{"unmapped method", [](shop::Order& o, S&) { o.payment_method = "paypal"; },
             "payment-method-unmapped method=paypal title=Swish"},
        Case{"unknown product", [](shop::Order& o, S&) { o.lines[0].sku = "NY-1"; },
             "unknown-product sku=NY-1 name=Hammare 450 g"},
        Case{"looked for and not found", [](shop::Order& o, S&) { o.lines[0].sku = "SAKNAS"; },
             "unknown-product sku=SAKNAS name=Hammare 450 g"},
        Case{"without a number", [](shop::Order& o, S&) { o.lines[0].sku = " "; }, "product-without-number name=Hammare 450 g"},
        Case{"a number twice in the office", [](shop::Order& o, S&) { o.lines[0].sku = "Tva-Ggr"; },
             "product-number-twice sku=Tva-Ggr ids=2901, 2902"},
        Case{"an expired product is sold out, not wrong", [](shop::Order& o, S&) { o.lines[0].sku = "GAMMAL"; }, "ok"},
        Case{"unknown ones have a product of their own",
             [](shop::Order& o, S& s) {
               o.lines[0].sku = "";
               s.orders.rows.on_unknown_product = settings::OnUnknownProduct::use;
               s.orders.rows.unknown_product = {"24SO-FRITEXT", 1};
             },
             "ok"},
        Case{"which is missing too",
             [](shop::Order& o, S& s) {
               o.lines[0].sku = "NY-1";
               s.orders.rows.on_unknown_product = settings::OnUnknownProduct::use;
               s.orders.rows.unknown_product = {"DIVERSE", 1};
             },
             "row-product-missing setting=orders.rows.unknown_product number=DIVERSE"},
        Case{"no product for freight",
             [](shop::Order&, S& s) {
               s.orders.rows.shipping = {"FRAKT-2", 1};
             },
             "row-product-missing setting=orders.rows.shipping number=FRAKT-2"},
        Case{"no setting for fees",
             [](shop::Order& o, S& s) {
               s.orders.rows.fee = {};
               o.fee_lines = {line("Fakturaavgift", "", 1, "29.00", "7.25")};
               add_up(o);
             },
             "row-product-missing setting=orders.rows.fee number="},
        Case{"home VAT and export in one order",
             [](shop::Order& o, S&) {
               send_to(o, "NO", "0150");
               without_vat(o.shipping_lines[0]);
               add_up(o);
             },
             "mixed-vat-treatment first=home second=export"},
        Case{"no sale type fits",
             [](shop::Order& o, S& s) {
               s.orders.sale_types.pop_back();
               send_to(o, "NO", "0150");
               without_vat(o.shipping_lines[0]);
               without_vat(o.lines[0]);
               add_up(o);
             },
             "no-sale-type-fits region=outside vat_number=no"},
        Case{"a closed month",
             [](shop::Order&, S& s) { s.orders.closed_through = std::chrono::year{2026} / std::chrono::November; },
             "period-closed day=2026-11-24 closed_through=2026-11"},
        Case{"more rows than one answer holds",
             [](shop::Order& o, S&) {
               o.lines.assign(1'000, line("Hammare", "HAM-001", 1, "1.00", "0.25"));
               add_up(o);
             },
             "too-many-rows rows=1002 limit=1000"},
        Case{"an unknown currency", [](shop::Order& o, S&) { o.currency = "CHF"; }, "currency-unknown currency=CHF"},
        Case{"a line returned in the order", [](shop::Order& o, S&) { o.lines[0].quantity = Amount::whole(-2); },
             "quantity-not-handled row=Hammare 450 g quantity=-2"},
        Case{"further off than rounding goes",
             [](shop::Order& o, S& s) {
               s.orders.rows.rounding_limit = Amount();
               o.total += Amount::cents(1);
             },
             "rounding-too-large difference=0.01 limit=0.00"},
        Case{"an öre to round and no product for it",
             [](shop::Order& o, S& s) {
               s.orders.rows.rounding = {};
               o.total += Amount::cents(1);
             },
             "row-product-missing setting=orders.rows.rounding number="},
        Case{"nothing to round and no product for it", [](shop::Order&, S& s) { s.orders.rows.rounding = {}; }, "ok"}));

TEST(OrderDraft, SplitsWhatDoesNotDivideAndKeepsTheStockRight) {
  auto order = swedish_order();
  order.lines = {line("Skruv", "skr-010 ", 3, "100.00", "25.00")};
  add_up(order);
  EXPECT_THAT(rows_of(drafted(order).value()), ElementsAre("text: Order 1042", "2 × 33.33 #2002 25 % 201",
                                                           "1 × 33.34 #2002 25 % 201", "1 × 47.20 #2010 25 % 201"));
}

TEST(OrderDraft, FreightIsBookedAsTheShopChargedItWhateverTheGoodsBear) {
  auto order = swedish_order();
  order.lines = {line("Bok", "BOK-001", 1, "100.00", "6.00", 3), line("Hammare", "HAM-001", 1, "10.00", "2.50")};
  add_up(order);
  EXPECT_THAT(rows_of(drafted(order).value()), ElementsAre("text: Order 1042", "1 × 100.00 #2003 6 % 203",
                                                           "1 × 10.00 #2001 25 % 201", "1 × 47.20 #2010 25 % 201"))
      << "all of it at 25 %: it is not spread over the goods";
}

TEST(OrderDraft, APaymentIsDatedAsOrdersAreAndNotInWhatIsClosed) {
  auto settings = example_settings();
  settings.orders.closed_through = std::chrono::year{2026} / std::chrono::November;
  auto order = swedish_order();
  order.created = parse_utc("2026-12-01T09:00:00Z");
  order.paid = parse_utc("2026-11-30T22:59:00Z");  // a minute to midnight in Sweden: November
  EXPECT_EQ(told(drafted(order, settings)), "period-closed day=2026-11-30 closed_through=2026-11");
  order.payment_method = "invoice";
  EXPECT_EQ(told(drafted(order, settings)), "ok") << "no payment is registered, so there is no day for it";
  order.payment_method = "swish";
  settings.orders.late = settings::Late::next_open_day;
  const auto moved = drafted(order, settings);
  ASSERT_TRUE(moved.ok()) << told(moved);
  EXPECT_EQ(format_day(*moved.value().payment->paid), "2026-12-01");
  EXPECT_THAT(moved.value().notes, ElementsAre("Paid: 2026-11-30 is closed, booked on 2026-12-01"));
  order.paid = parse_utc("2026-11-30T23:00:00Z");  // 1 December in Sweden
  EXPECT_EQ(told(drafted(order, settings)), "ok");
}

TEST(OrderDraft, FeesFollowTheirNames) {
  auto order = swedish_order();
  order.fee_lines = {line("Pant burk &amp; flaska", "", 1, "8.00", "2.00"), line("Faktureringsavgift", "", 1, "29.00", "7.25"),
                     line("Ingen", "", 1, "0", "0", 0)};
  add_up(order);
  EXPECT_THAT(rows_of(drafted(order).value()),
              ElementsAre("text: Order 1042", "2 × 199.20 #2001 25 % 201", "1 × 47.20 #2010 25 % 201",
                          "1 × 8.00 #2012 25 % 201", "1 × 29.00 #2011 25 % 201"));
}

TEST(OrderDraft, NamesAreTheShopsOrTheOfficesByTheSettings) {
  auto settings = example_settings();
  settings.orders.rows.on_unknown_product = settings::OnUnknownProduct::use;
  settings.orders.rows.unknown_product = {"24SO-FRITEXT", 1};
  auto order = swedish_order();
  order.lines.push_back(line("Specialbeställning", "NY-1", 1, "100", "25"));
  add_up(order);
  const auto names = [&] {
    std::vector<std::string> out;
    const auto made = drafted(order, settings).value();
    for (const auto& row : made.order.rows) out.push_back(row.name);
    return out;
  };
  EXPECT_THAT(names(), ElementsAre("Order 1042", "Hammare 450 g", "Specialbeställning", "PostNord Varubrev"));
  settings.orders.rows.names = settings::RowNames::office;
  EXPECT_THAT(names(), ElementsAre("Order 1042", "HAM-001", "Specialbeställning", "PostNord Varubrev"))
      << "the product that stands in for unknown ones has no name of theirs, and freight is the shop's word";
}

TEST(OrderDraft, GoodsForNothingStayForTheStock) {
  auto order = swedish_order();
  order.lines.push_back(line("Provbit", "SKR-010", 2, "0", "0"));
  order.shipping_lines = {shipping("0", "0")};
  add_up(order);
  EXPECT_THAT(rows_of(drafted(order).value()),
              ElementsAre("text: Order 1042", "2 × 199.20 #2001 25 % 201", "2 × 0.00 #2002 - -"));
}

TEST(OrderDraft, AFreeOrderNeedsNoPayment) {
  auto order = swedish_order();
  order.payment_method = "paypal";
  order.lines = {line("Hammare", "HAM-001", 1, "0", "0")};
  order.shipping_lines.clear();
  add_up(order);
  const auto draft = drafted(order).value();
  EXPECT_EQ(draft.kind, "free");
  EXPECT_EQ(draft.payment, std::nullopt);
  EXPECT_EQ(draft.payment_method, std::nullopt);
  EXPECT_EQ(draft.order.distributor, "Manual");
  EXPECT_EQ(draft.order.type_of_sale, -100);
}

TEST(OrderDraft, ReverseCharge) {
  auto order = swedish_order();
  send_to(order, "DE", "50667");
  without_vat(order.lines[0]);
  without_vat(order.shipping_lines[0]);
  order.tax_lines.clear();
  order.meta = {{"_vat_number", "DE811907980"}, {"_vat_number_is_valid", "true"}};
  add_up(order);
  const auto draft = drafted(order).value();
  EXPECT_EQ(draft.order.type_of_sale, 15) << "the rule for valid numbers, not that for consumers";
  EXPECT_THAT(rows_of(draft), ElementsAre("text: Order 1042", "2 × 199.20 #2001 0 % 207", "1 × 47.20 #2010 0 % 207"));
  EXPECT_EQ(draft.rounding_row->tax_code, 207);
}

TEST(OrderDraft, WithoutAVatTableNoTaxCodeIsSent) {
  auto settings = example_settings();
  settings.orders.vat.clear();
  const auto draft = drafted(swedish_order(), settings).value();
  EXPECT_THAT(rows_of(draft), ElementsAre("text: Order 1042", "2 × 199.20 #2001 25 % -", "1 × 47.20 #2010 25 % -"))
      << "but 25 % must come back";
}

TEST(OrderDraft, ForeignCurrency) {
  auto order = swedish_order();
  order.currency = "NOK";
  const auto today = drafted(order).value();
  EXPECT_EQ(*today.order.currency, (office::Currency{"NOK", amount("97.35"), 100}));
  EXPECT_EQ(today.kind, "paid in NOK");
  EXPECT_EQ(today.payment->amount, amount("557.00")) << "in the order's currency";
  const auto frozen = draft(order, example_rules(), products(), office::Currency{"NOK", amount("96"), 100}).value();
  EXPECT_EQ(frozen.order.currency->rate, amount("96"));
}

TEST(OrderDraft, RegistrationSwitchedOffKeepsTheMethod) {
  auto settings = example_settings();
  settings.orders.payment_registration = settings::Registration::off;
  const auto draft = drafted(swedish_order(), settings).value();
  EXPECT_EQ(draft.payment, std::nullopt);
  EXPECT_EQ(draft.payment_method, 7);
}

TEST(OrderDraft, InvoicedOrdersRegisterNothing) {
  auto order = swedish_order();
  order.payment_method = "invoice";
  const auto draft = drafted(order).value();
  EXPECT_EQ(draft.kind, "invoiced");
  EXPECT_EQ(draft.payment, std::nullopt);
  EXPECT_EQ(draft.payment_method, std::nullopt);
  EXPECT_EQ(draft.order.distribution_method, "EMail");
}

TEST(OrderDraft, TheTextRowIsOptional) {
  auto settings = example_settings();
  settings.orders.rows.text = "";
  const auto draft = drafted(swedish_order(), settings).value();
  EXPECT_EQ(draft.order.rows.front().type, office::RowType::normal);
  EXPECT_EQ(draft.order.invoice_title, "1042") << "always one, so that a stopped order gets its title back";
  settings.orders.rows.text = "{number}: webb {number}";
  EXPECT_EQ(drafted(swedish_order(), settings).value().order.rows.front().name, "1042: webb 1042");
}

TEST(OrderDraft, NamesWhatMustBeLookedUp) {
  auto order = swedish_order();
  order.lines.push_back(line("Samma", " ham-001", 1, "1", "0.25"));
  order.fee_lines = {line("Pant", "", 1, "1", "0.25")};
  EXPECT_THAT(needed_products(order, example_rules()), ElementsAre("HAM-001", "FRAKT", "PANT", "ORES"));
  order.fee_lines.clear();
  order.shipping_lines = {shipping("0", "0")};
  EXPECT_THAT(needed_products(order, example_rules()), ElementsAre("HAM-001", "ORES"));
}

TEST(OrderDraft, ShopsWithoutDecimals) {
  auto rules = example_rules();
  rules.facts.price_decimals = 0;
  auto order = swedish_order();
  order.lines = {line("Skruv", "SKR-010", 3, "311.76", "78"), line("Hammare", "HAM-001", 1, "199.20", "50")};
  order.shipping_lines = {shipping("47.20", "12")};
  order.total = amount("698");
  order.total_tax = amount("140");
  const auto draft = sync::draft(order, rules, products());
  ASSERT_TRUE(draft.ok()) << told(draft);
  EXPECT_EQ(draft.value().rounding_limit, amount("0.60"));
  EXPECT_EQ(draft.value().decimals, 0);
  EXPECT_EQ(draft.value().total_vat, amount("140"));
}

RC_GTEST_PROP(OrderDraftProperty, RowsSumExactlyAndQuantitiesAreKept, ()) {
  auto order = swedish_order();
  order.lines.clear();
  const auto count = *rc::gen::inRange(1, 12);
  Amount pieces;
  for (int n = 0; n < count; ++n) {
    static constexpr std::array<std::int64_t, 3> k_rates{25, 12, 6};
    const auto which = *rc::gen::inRange<std::size_t>(0, 3);
    const auto net = Amount::cents(*rc::gen::inRange<std::int64_t>(1, 2'000'000));
    const auto tax = net.times_ratio(Amount::whole(k_rates[which]), Amount::whole(100), Rounding::half_up);
    const auto quantity = *rc::gen::inRange<std::int64_t>(1, 40);
    order.lines.push_back(line("Vara", "HAM-001", quantity, net.text(2), tax.text(6), static_cast<std::int64_t>(which) + 1));
    pieces += Amount::whole(quantity);
  }
  add_up(order);
  const auto answer = drafted(order);
  RC_ASSERT(answer.ok());
  Amount nets, quantities, wanted;
  for (const auto& row : answer.value().order.rows) {
    if (row.product != product("HAM-001")) continue;
    nets += row.price->times(*row.quantity, Rounding::half_up);
    quantities += *row.quantity;
  }
  for (const auto& one : order.lines) wanted += one.total;
  RC_ASSERT(nets == wanted);
  RC_ASSERT(quantities == pieces);
}

}  // namespace
}  // namespace woo24::sync
