#include "woo24/sync/verify.hpp"

#include "office_echo.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;

Draft swedish() { return draft(swedish_order(), rules_of(full_settings()), products()).value(); }

Draft norwegian() {
  auto order = swedish_order();
  send_to(order, "NO", "0150");
  order.currency = "NOK";
  for (auto* rows : {&order.lines, &order.shipping_lines}) {
    for (auto& one : *rows) {
      one.total_tax = Amount();
      one.taxes.clear();
    }
  }
  add_up(order);
  return draft(order, rules_of(full_settings()), products()).value();
}

std::string verdict(const Verified& verified) {
  switch (verified.verdict) {
    case Verdict::equal:
      return "equal";
    case Verdict::add_rounding:
      return "add " + verified.rounding->price->text(2);
    case Verdict::differs:
      return told(verified.reason.value());
  }
  return "";
}

struct Case {
  const char* what;
  std::function<void(office::Order&)> change;
  const char* answer;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.what; }

class VerifyTest : public testing::TestWithParam<Case> {};
TEST_P(VerifyTest, EqualOrWithBothSides) {
  const auto draft = swedish();
  auto read = read_of(draft);
  GetParam().change(read);
  EXPECT_EQ(verdict(verify(draft, sent_of(draft), read)), GetParam().answer) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Home, VerifyTest,
    testing::Values(
        Case{"all as sent", [](office::Order&) {}, "equal"},
        Case{"invoiced meanwhile", [](office::Order& o) { o.state = "Invoiced"; }, "state-differs sent=Web office=Invoiced"},
        Case{"the state did not come back", [](office::Order& o) { o.state.reset(); }, "state-differs sent=Web office=-"},
        Case{"another customer", [](office::Order& o) { o.customer = office::CompanyId{7}; }, "customer-differs sent=1001 office=7"},
        Case{"no customer", [](office::Order& o) { o.customer.reset(); }, "customer-differs sent=1001 office=-"},
        Case{"another reference", [](office::Order& o) { o.reference_number = "WOO-x"; },
             "field-differs field=ReferenceNumber sent=WOO-exempel-1042-3fa9c1 *1a2b office=WOO-x"},
        Case{"no reference", [](office::Order& o) { o.reference_number.reset(); }, "field-differs field=ReferenceNumber sent=WOO-exempel-1042-3fa9c1 *1a2b office=-"},
        Case{"another sale type", [](office::Order& o) { o.type_of_sale = 12; }, "sale-type-differs sent=-100 office=12"},
        Case{"the day moved by a time zone", [](office::Order& o) { o.date_ordered = parse_day("2026-11-23"); },
             "field-differs field=DateOrdered sent=2026-11-24 office=2026-11-23"},
        Case{"another department", [](office::Order& o) { o.department = 10; }, "field-differs field=DepartmentId sent=30 office=10"},
        Case{"distributed by itself", [](office::Order& o) { o.distributor = "Auto"; }, "field-differs field=Distributor sent=Manual office=Auto"},
        Case{"for the factoring company", [](office::Order& o) { o.send_to_factoring = true; }, "field-differs field=SendToFactoring sent=false office=true"},
        Case{"days to pay", [](office::Order& o) { o.payment_time = 30; }, "field-differs field=PaymentTime sent=0 office=30"},
        Case{"another payment method", [](office::Order& o) { o.payment_method = 3; }, "field-differs field=PaymentMethodId sent=7 office=3"},
        Case{"the mark of a stopped order", [](office::Order& o) { o.invoice_title = "STOPPAD AV woo24"; },
             "field-differs field=InvoiceTitle sent=Order 1042 office=STOPPAD AV woo24"},
        Case{"somebody else uses ExternalStatus: no order stops for that", [](office::Order& o) { o.external_status = 1; }, "equal"},
        Case{"another currency", [](office::Order& o) { o.currency->symbol = "EUR"; }, "currency-differs sent=SEK office=EUR 1/1"},
        Case{"its own currency by another name", [](office::Order& o) { o.currency->symbol = "LOCAL"; }, "equal"},
        Case{"IncludeVAT says what it likes", [](office::Order& o) { o.include_vat = true; }, "equal"},
        Case{"the mail address in small letters", [](office::Order& o) { o.invoice_email = "ANNA@example.test"; }, "equal"},
        Case{"a name cut by the office", [](office::Order& o) { o.rows[2].name = "PostNord Va"; }, "equal"},
        Case{"a letter the column cannot hold", [](office::Order& o) { o.your_reference = "Anna ?kesson"; }, "equal"},
        Case{"another street", [](office::Order& o) { o.delivery_address->street = "Storgatan 1"; },
             "field-differs field=Addresses.Delivery sent=Björkgatan 7 office=Storgatan 1"},
        Case{"a lost row",
             [](office::Order& o) {
               o.rows.pop_back();
               total_up(o);
             },
             "rows-differ sent=1 × 47.20 PostNord Varubrev office=-"},
        Case{"a row too many",
             [](office::Order& o) {
               o.rows.push_back(o.rows.back());
               total_up(o);
             },
             "rows-differ sent=- office=1 × 47.20 PostNord Varubrev"},
        Case{"a price of the customer's list",
             [](office::Order& o) {
               o.rows[1].price = amount("189.20");
               total_up(o);
             },
             "rows-differ sent=2 × 199.20 Hammare 450 g office=2 × 189.20 Hammare 450 g"},
        Case{"another product at the same price", [](office::Order& o) { o.rows[1].product = product("SKR-010"); },
             "rows-differ sent=2 × 199.20 Hammare 450 g office=2 × 199.20 Hammare 450 g"},
        Case{"as much money for more pieces: the stock would be wrong",
             [](office::Order& o) {
               o.rows[1].quantity = Amount::whole(4);
               o.rows[1].price = amount("99.60");
               total_up(o);
             },
             "rows-differ sent=2 × 199.20 Hammare 450 g office=4 × 99.60 Hammare 450 g"},
        Case{"a discount of the customer's card",
             [](office::Order& o) {
               o.rows[1].discount_rate = amount("10");
             },
             "field-differs field=InvoiceRows.DiscountRate sent=0 office=10"},
        Case{"another rate, its VAT reckoned with",
             [](office::Order& o) {
               o.rows[1].vat_rate = amount("12");
               total_up(o);
             },
             "vat-rate-differs row=Hammare 450 g sent=25 office=12"},
        Case{"the tax code was taken for another", [](office::Order& o) { o.rows[1].tax_code = 1; },
             "field-differs field=InvoiceRows.TaxSettings.TaxCode sent=201 office=1"},
        Case{"no total", [](office::Order& o) { o.total_inc_vat.reset(); }, "total-differs shop=557.00 office=-"},
        Case{"no VAT sum", [](office::Order& o) { o.total_vat.reset(); }, "field-differs field=OrderTotalVat sent=111.40 office=-"},
        Case{"another VAT sum", [](office::Order& o) { *o.total_vat -= Amount::cents(5); }, "vat-sum-differs rate=* shop=111.40 office=111.35"},
        Case{"VAT off by an öre for each of two rows is rounding", [](office::Order& o) { *o.total_vat -= Amount::cents(2); }, "equal"},
        Case{"and an öre more is not", [](office::Order& o) { *o.total_vat -= Amount::cents(3); }, "vat-sum-differs rate=* shop=111.40 office=111.37"},
        Case{"a few öre missing", [](office::Order& o) { *o.total_inc_vat -= Amount::cents(4); }, "add 0.04"},
        Case{"a few öre too much", [](office::Order& o) { *o.total_inc_vat += Amount::cents(10); }, "add -0.10"},
        Case{"more than rounding", [](office::Order& o) { *o.total_inc_vat += Amount::cents(11); }, "total-differs shop=557.00 office=557.11"},
        Case{"öre missing and a rate off",
             [](office::Order& o) {
               *o.total_inc_vat -= Amount::cents(4);
               o.rows[1].vat_rate = amount("12");
             },
             "vat-rate-differs row=Hammare 450 g sent=25 office=12"},
        Case{"öre missing and the rates not told",
             [](office::Order& o) {
               *o.total_inc_vat -= Amount::cents(4);
               for (auto& row : o.rows) row.vat_rate.reset();
             },
             "total-differs shop=557.00 office=556.96"},
        Case{"öre missing, and the one rounding row is there already",
             [](office::Order& o) {
               office::Row row;
               row.product = product("ORES");
               row.quantity = Amount::whole(1);
               row.price = amount("0.02");
               row.vat_rate = Amount();
               o.rows.push_back(row);
               *o.total_inc_vat = amount("556.98");
             },
             "total-differs shop=557.00 office=556.98"},
        Case{"a rounding row that bears VAT",
             [](office::Order& o) {
               office::Row row;
               row.product = product("ORES");
               row.name = "Öresavrundning";
               row.quantity = Amount::whole(1);
               row.price = amount("0.02");
               row.vat_rate = amount("25");
               o.rows.push_back(row);
             },
             "vat-rate-differs row=Öresavrundning sent=0 office=25"},
        Case{"rows in another order", [](office::Order& o) { std::reverse(o.rows.begin(), o.rows.end()); }, "equal"}));

TEST(Verify, ProjectsAndDimensionsOfRowsMustComeBackAsSent) {
  auto draft = swedish();
  draft.order.project = 701;
  draft.order.rows[1].department = 10;
  draft.order.rows[1].project = 701;
  const auto sent = sent_of(draft);
  const auto answer = [&](auto change) {
    auto read = read_of(draft);
    change(read);
    return verdict(verify(draft, sent, read));
  };
  EXPECT_EQ(answer([](auto&) {}), "equal");
  EXPECT_EQ(answer([](auto& o) { o.project = 702; }), "field-differs field=ProjectId sent=701 office=702");
  EXPECT_EQ(answer([](auto& o) { o.rows[1].department = 30; }),
            "field-differs field=InvoiceRows.DepartmentId sent=10 office=30");
  EXPECT_EQ(answer([](auto& o) { o.rows[1].project = 702; }), "field-differs field=InvoiceRows.ProjectId sent=701 office=702");
}

TEST(Verify, EveryFieldOfTheHeadThatComesBackMustBeAsSent) {
  auto draft = swedish();
  auto& order = draft.order;
  order.invoice_text = "Ring innan";
  order.distribution_method = "EMail";
  order.skip_stock = true;
  auto sent = sent_of(draft);
  sent.paid = parse_day("2026-11-24");
  sent.date_invoiced = parse_day("2026-11-25");
  const std::vector<std::pair<const char*, std::function<void(office::Order&)>>> table{
      {"DateInvoiced", [](office::Order& o) { o.date_invoiced = parse_day("2026-11-26"); }},
      {"Paid", [](office::Order& o) { o.paid = parse_day("2026-11-25"); }},
      {"DistributionMethod", [](office::Order& o) { o.distribution_method = "Print"; }},
      {"SkipStock", [](office::Order& o) { o.skip_stock = false; }},
      {"YourReference", [](office::Order& o) { o.your_reference = "Per Ek"; }},
      {"InvoiceText", [](office::Order& o) { o.invoice_text = "Ring inte"; }},
      {"CustomerDeliveryName", [](office::Order& o) { o.delivery_name = "Per Ek"; }},
      {"CustomerDeliveryPhone", [](office::Order& o) { o.delivery_phone = "08"; }},
      {"InvoiceEmailAddress", [](office::Order& o) { o.invoice_email = "per@example.test"; }},
      {"Addresses.Invoice", [](office::Order& o) { o.invoice_address->postal_code = "111 11"; }},
      {"Addresses.Invoice", [](office::Order& o) { o.invoice_address->postal_area = "Lund"; }},
      {"Addresses.Delivery", [](office::Order& o) { o.delivery_address->country = "DK"; }},
  };
  for (const auto& [field, change] : table) {
    auto read = read_of(draft);
    read.paid = sent.paid;
    read.date_invoiced = sent.date_invoiced;
    ASSERT_EQ(verdict(verify(draft, sent, read)), "equal");
    change(read);
    const auto verified = verify(draft, sent, read);
    ASSERT_TRUE(verified.reason) << field;
    EXPECT_EQ(verified.reason->id, ReasonId::field_differs) << field;
    EXPECT_EQ(verified.reason->arguments.at("field"), field);
  }
}

TEST(Verify, OfEachRateTheNetMustBeTheShopsBesideTheTotals) {
  // What was drafted and what the shop says of 25 % have come apart: the totals alone would not tell.
  const auto answer = [](Amount net, Amount vat) {
    auto draft = swedish();
    draft.rates[0].net += net;
    draft.rates[0].vat += vat;
    return verdict(verify(draft, sent_of(draft), read_of(draft)));
  };
  EXPECT_EQ(answer({}, {}), "equal");
  EXPECT_EQ(answer(Amount::cents(2), {}), "equal") << "0.01 a row";
  EXPECT_EQ(answer(Amount::cents(3), {}), "vat-sum-differs rate=25 shop=445.63 + 111.40 office=445.60 + 111.40");
  EXPECT_EQ(answer({}, Amount::cents(-3)), "vat-sum-differs rate=25 shop=445.60 + 111.37 office=445.60 + 111.40");
}

TEST(VatTolerance, IsAnOereARowOrHalfAKronaWhereTheShopHasNoOere) {
  EXPECT_EQ(vat_tolerance(2, 3), amount("0.03"));
  EXPECT_EQ(vat_tolerance(0, 3), amount("1.50"));
  EXPECT_EQ(vat_tolerance(2, 0), amount("0.01")) << "no rows is still one rounding";
}

TEST(Verify, FieldsThatAnAccountDoesNotReturnAreNamed) {
  const auto draft = swedish();
  auto read = read_of(draft);
  read.type_of_sale.reset();
  read.currency.reset();
  read.distributor.reset();
  read.payment_method.reset();
  read.delivery_address.reset();
  for (auto& row : read.rows) {
    row.vat_rate.reset();
    row.tax_code.reset();
  }
  const auto verified = verify(draft, sent_of(draft), read);
  EXPECT_EQ(verdict(verified), "equal");
  EXPECT_THAT(verified.not_returned,
              testing::ElementsAre("TypeOfSaleId", "InvoiceRows.VatRate", "InvoiceRows.TaxSettings.TaxCode", "PaymentMethodId",
                                   "Distributor", "Addresses.Delivery"));
}

TEST(Verify, AZeroRateNeedsItsTaxCodeOrSaleTypeBack) {
  const auto draft = norwegian();
  const auto sent = sent_of(draft);
  auto read = read_of(draft);
  EXPECT_EQ(verdict(verify(draft, sent, read)), "equal");
  for (auto& row : read.rows) row.tax_code.reset();
  EXPECT_EQ(verdict(verify(draft, sent, read)), "equal") << "the sale type says export";
  read.type_of_sale.reset();
  EXPECT_EQ(verdict(verify(draft, sent, read)), "zero-rate-unconfirmed row=Hammare 450 g");
  read = read_of(draft);
  read.type_of_sale.reset();
  EXPECT_EQ(verdict(verify(draft, sent, read)), "equal") << "the tax code says export";
}

TEST(Verify, ADroppedCurrencyIsSeenThoughTheTotalIsEqual) {
  const auto draft = norwegian();
  const auto sent = sent_of(draft);
  auto read = read_of(draft);
  read.currency = office::Currency{"SEK", Amount::whole(1), 1};
  EXPECT_EQ(verdict(verify(draft, sent, read)), "currency-differs sent=NOK 97.35/100 office=SEK 1/1");
  read.currency = office::Currency{"NOK", Amount::whole(1), 1};
  EXPECT_EQ(verdict(verify(draft, sent, read)), "currency-differs sent=NOK 97.35/100 office=NOK 1/1") << "kronor for kroner";
  read.currency = office::Currency{"NOK", amount("97.35"), 1};
  EXPECT_EQ(verdict(verify(draft, sent, read)), "currency-differs sent=NOK 97.35/100 office=NOK 97.35/1");
}

TEST(Verify, AnOfficeThatRoundsToKronorIsFoundOut) {
  auto order = swedish_order();
  order.shipping_lines.clear();
  order.lines = {line("Öre", "ORE", 3, "79.992", "19.998"), line("Öre2", "ORE2", 1, "0.792", "0.198"),
                 line("Öre2", "ORE2", 7, "5.544", "1.386")};
  add_up(order);
  const auto draft = sync::draft(order, example_rules(), products()).value();
  auto read = read_of(draft);
  ASSERT_EQ(read.total_inc_vat, amount("107.91"));
  read.total_inc_vat = amount("108.00");
  EXPECT_EQ(verdict(verify(draft, sent_of(draft), read)), "office-rounds-totals shop=107.91 office=108.00");
}

TEST(Verify, AnOereThatMakesItWholeIsNoRoundingToKronor) {
  // 349.99 in the shop; an office that rounds VAT a row comes to 350.00 by itself.
  auto order = swedish_order();
  order.shipping_lines.clear();
  order.lines = {line("Vara", "HAM-001", 1, "139.99", "34.9975"), line("Vara", "SKR-010", 1, "140.01", "35.0025")};
  order.total = amount("349.99");
  order.total_tax = amount("70.00");
  const auto draft = sync::draft(order, rules_of(full_settings()), products()).value();
  auto read = read_of(draft);
  read.total_inc_vat = amount("350.00");
  EXPECT_EQ(verdict(verify(draft, sent_of(draft), read)), "add -0.01");
}

TEST(Verify, NorIsItWhereVatIsReckonedOnTheRoundedNetOfARow) {
  // 14.74 + 3.69, 11.23 + 2.81, 10.02 + 2.51: 45.00. On the nets as they are VAT would be 3.69, 2.81, 2.50.
  auto order = swedish_order();
  order.shipping_lines.clear();
  order.lines = {line("Vara", "HAM-001", 1, "14.7415", "3.685375"), line("Vara", "SKR-010", 1, "11.2283", "2.807075"),
                 line("Vara", "BOR-550", 1, "10.0196", "2.5049")};
  add_up(order);
  auto settings = full_settings();
  settings.office.price_decimals = 4;
  const auto draft = sync::draft(order, rules_of(settings), products()).value();
  ASSERT_EQ(draft.total, amount("44.99"));
  auto read = read_of(draft);
  read.total_inc_vat = amount("45.00");
  read.total_vat = amount("9.01");
  EXPECT_EQ(verdict(verify(draft, sent_of(draft), read)), "add -0.01");
}

TEST(Verify, AShopOfWholeKronorGivesTheOfficesOwnVatNoRoom) {
  // The shop says 1.00 with no VAT at all, since 0.11 is no krona. 6 % for 12 would be hidden by that.
  auto order = swedish_order();
  order.shipping_lines.clear();
  order.lines = {line("Vara", "HAM-001", 1, "0.892857", "0.107143", 2)};
  order.total = amount("1");
  order.total_tax = Amount();
  auto rules = rules_of(full_settings());
  rules.facts.price_decimals = 0;
  const auto draft = sync::draft(order, rules, products()).value();
  auto read = read_of(draft);
  ASSERT_EQ(verdict(verify(draft, sent_of(draft), read)), "equal");
  read.total_vat = amount("0.05");
  EXPECT_EQ(verdict(verify(draft, sent_of(draft), read)), "vat-sum-differs rate=* shop=0.11 office=0.05");
  for (auto& row : read.rows) row.vat_rate.reset();
  EXPECT_EQ(verdict(verify(draft, sent_of(draft), read)), "vat-sum-differs rate=* shop=0.11 office=0.05");
}

TEST(Verify, ARoundingRowOfAnEarlierRoundIsOneOfTheWantedRows) {
  auto order = swedish_order();
  order.total += Amount::cents(1);
  const auto draft = sync::draft(order, rules_of(full_settings()), products()).value();
  auto read = read_of(draft);
  const auto first = verify(draft, sent_of(draft), read);
  ASSERT_EQ(verdict(first), "add 0.01");
  EXPECT_EQ(first.rounding->change, office::ChangeState::add);
  EXPECT_EQ(first.rounding->tax_code, 204) << "VAT-free";
  auto row = *first.rounding;
  row.id = office::RowId{79999};
  row.vat_rate = Amount();
  read.rows.push_back(row);
  total_up(read);
  EXPECT_EQ(verdict(verify(draft, sent_of(draft), read)), "equal") << "as an unexpected row";
  auto adopted = draft;
  auto wanted = *draft.rounding_row;
  wanted.price = amount("0.01");
  adopted.order.rows.push_back(wanted);
  EXPECT_EQ(verdict(verify(adopted, sent_of(adopted), read)), "equal") << "as one of the wanted rows";
}

TEST(Verify, WithoutARoundingProductNothingIsAdded) {
  auto draft = swedish();
  draft.rounding_row.reset();
  auto read = read_of(draft);
  *read.total_inc_vat -= Amount::cents(1);
  EXPECT_EQ(verdict(verify(draft, sent_of(draft), read)), "total-differs shop=557.00 office=556.99");
}

// --- properties: whatever the order, what a careless office does to it is seen ---

Draft any_draft() {
  auto order = swedish_order();
  order.lines.clear();
  const auto count = *rc::gen::inRange(2, 8);
  for (int n = 0; n < count; ++n) {
    static constexpr std::array<std::int64_t, 3> k_rates{25, 12, 6};
    const auto which = *rc::gen::inRange<std::size_t>(0, 3);
    const auto net = Amount::cents(*rc::gen::inRange<std::int64_t>(2000, 900'000));
    const auto tax = net.times_ratio(Amount::whole(k_rates[which]), Amount::whole(100), Rounding::half_up);
    order.lines.push_back(line("Vara " + std::to_string(n), n % 2 == 0 ? "HAM-001" : "SKR-010",
                               *rc::gen::inRange<std::int64_t>(1, 9), net.text(2), tax.text(6),
                               static_cast<std::int64_t>(which) + 1));
  }
  add_up(order);
  return draft(order, rules_of(full_settings()), products()).value();
}

RC_GTEST_PROP(VerifyProperty, AFaithfulOfficeIsEqualAtMostAfterARoundingRow, ()) {
  const auto draft = any_draft();
  auto read = read_of(draft);
  auto verified = verify(draft, sent_of(draft), read);
  if (verified.verdict == Verdict::add_rounding) {
    auto row = *verified.rounding;
    row.vat_rate = Amount();
    read.rows.push_back(row);
    total_up(read);
    verified = verify(draft, sent_of(draft), read);
  }
  RC_ASSERT(verified.verdict == Verdict::equal);
}

RC_GTEST_PROP(VerifyProperty, ASwappedRateIsSeen, ()) {
  const auto draft = any_draft();
  auto read = read_of(draft);
  const auto at = *rc::gen::inRange<std::size_t>(1, read.rows.size());
  read.rows[at].vat_rate = read.rows[at].vat_rate == amount("25") ? amount("12") : amount("25");
  if (*rc::gen::arbitrary<bool>()) total_up(read);
  RC_ASSERT(verify(draft, sent_of(draft), read).verdict == Verdict::differs);
}

RC_GTEST_PROP(VerifyProperty, ALostRowIsSeenEvenWhenTheTotalIsRight, ()) {
  const auto draft = any_draft();
  auto read = read_of(draft);
  const auto at = *rc::gen::inRange<std::size_t>(1, read.rows.size());
  read.rows.erase(read.rows.begin() + static_cast<std::ptrdiff_t>(at));
  RC_ASSERT(verify(draft, sent_of(draft), read).verdict == Verdict::differs);
}

RC_GTEST_PROP(VerifyProperty, RowChangesLeadToTheWantedRows, ()) {
  const auto wanted = any_draft();
  const auto old = any_draft();
  auto read = read_of(old);
  for (const auto& change : row_changes(wanted.order.rows, read.rows)) {
    const auto row = std::find_if(read.rows.begin(), read.rows.end(),
                                  [&](const office::Row& one) { return change.id && one.id == change.id; });
    switch (change.change) {
      case office::ChangeState::add:
        read.rows.push_back(change);
        break;
      case office::ChangeState::edit:
        *row = change;
        break;
      case office::ChangeState::remove:
        read.rows.erase(row);
        break;
      case office::ChangeState::none:
        RC_FAIL("a change that says nothing");
    }
  }
  RC_ASSERT(row_changes(wanted.order.rows, read.rows).empty());
  auto faithful = read_of(wanted);
  faithful.rows = read.rows;
  total_up(faithful);
  RC_ASSERT(verify(wanted, sent_of(wanted), faithful).verdict != Verdict::differs);
}

TEST(ReleasedDiffers, each_thing_that_must_not_change_after_the_release) {
  Posting posting;
  posting.key = "WOO-exempel-1042-3fa9c1";
  posting.total = Amount::cents(124900);
  posting.currency = "SEK";
  office::Order right;
  right.total_inc_vat = posting.total;
  right.state = "ForInvoicing";
  right.reference_number = posting.key;
  const std::optional<std::string> becomes = "ForInvoicing";
  EXPECT_FALSE(released_differs(posting, becomes, right));
  const std::vector<std::pair<std::string, std::function<void(office::Order&)>>> table{
      {"total", [](office::Order& o) { o.total_inc_vat = Amount::cents(124901); }},
      {"total", [](office::Order& o) { o.total_inc_vat.reset(); }},
      {"currency",
       [](office::Order& o) {
         o.currency = office::Currency{"EUR", Amount::whole(1), 1};
       }},
      {"state", [](office::Order& o) { o.state = "Web"; }},
      {"reference", [](office::Order& o) { o.reference_number = "WOO-exempel-1042-3fa9c1 *12ab"; }},
  };
  for (const auto& [what, change] : table) {
    auto read = right;
    change(read);
    const auto reason = released_differs(posting, becomes, read);
    ASSERT_TRUE(reason) << what;
    EXPECT_EQ(reason->arguments.at("what"), what);
  }
  auto invoiced = right;
  invoiced.state = "Invoiced";
  EXPECT_FALSE(released_differs(posting, becomes, invoiced))
      << "somebody was quick to invoice it: that is what it was released for";
}

}  // namespace
}  // namespace woo24::sync
