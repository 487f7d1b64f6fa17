#include "woo24/sync/customer.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;

constexpr const char* k_key = "WOO-exempel-1042-3fa9c1";

Buyer buyer(const shop::Order& order) { return buyer_of(order, example_rules(), k_key); }

struct Case {
  const char* what;
  const char* company;
  const char* written;
  bool business;
  const char* number;
  std::size_t notes;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.what; }
class BuyerNumberTest : public testing::TestWithParam<Case> {};

TEST_P(BuyerNumberTest, CountsOnlyWhenItIsOne) {
  const auto& row = GetParam();
  auto order = swedish_order();
  order.billing.company = row.company;
  order.meta = {{"_billing_org_nr", row.written}};
  const auto who = buyer(order);
  EXPECT_EQ(who.business, row.business) << row.what;
  EXPECT_EQ(who.org_number, row.number) << row.what;
  EXPECT_EQ(who.notes.size(), row.notes) << row.what;
}

INSTANTIATE_TEST_SUITE_P(
    Numbers, BuyerNumberTest,
    testing::Values(Case{"a consumer", "", "", false, "", 0}, Case{"a company without number", "Öst Bygg AB", "", true, "", 0},
                    Case{"a company with number", "Öst Bygg AB", "556677-8899", true, "5566778899", 0},
                    Case{"a number and no company name", "", "SE556677889901", true, "5566778899", 0},
                    Case{"a wrong check digit is no number, and said", "Öst Bygg AB", "556677-8890", true, "", 1},
                    Case{"a firm in a person's name", "Bygg-Anna", "790101-2380", true, "7901012380", 0},
                    Case{"a person's number without a firm", "", "790101-2380", false, "", 1}));

TEST(BuyerOf, ReadsTextsAsTheyAreMeant) {
  auto order = swedish_order();
  order.billing.company = "Ek &amp; Co AB";
  order.billing.country = "Sverige";
  order.billing.last_name = " Lind &#038; Lind ";
  const auto who = buyer(order);
  EXPECT_EQ(who.company, "Ek & Co AB");
  EXPECT_EQ(who.last_name, "Lind & Lind");
  EXPECT_EQ(who.country, "SE");
  EXPECT_EQ(who.invoice.name, "Ek & Co AB");
  EXPECT_TRUE(who.guest);
  EXPECT_FALSE(who.anonymised);
}

TEST(BuyerOf, AnErasedOrder) {
  auto order = swedish_order();
  order.billing.email = "deleted@site.invalid";
  EXPECT_TRUE(buyer(order).anonymised);
}

TEST(BuyerOf, AReverseChargeNeedsAValidNumberAndNoTax) {
  auto order = swedish_order();
  send_to(order, "DE", "50667");
  order.meta = {{"_vat_number", "DE811907980"}, {"_vat_number_is_valid", "true"}};
  EXPECT_TRUE(buyer(order).vat_number_valid);
  EXPECT_FALSE(buyer(order).reverse_charge) << "VAT was charged";
  for (auto* rows : {&order.lines, &order.shipping_lines}) {
    for (auto& one : *rows) one.total_tax = Amount();
  }
  order.total_tax = Amount();
  EXPECT_TRUE(buyer(order).reverse_charge);
  order.meta[0].value = "FI12345678";
  EXPECT_FALSE(buyer(order).vat_number_valid) << "another country's than it goes to";
  EXPECT_FALSE(buyer(order).reverse_charge);
  order.meta[0].value = "NO923609016MVA";
  send_to(order, "NO", "0150");
  EXPECT_TRUE(buyer(order).vat_number_valid);
  EXPECT_FALSE(buyer(order).reverse_charge) << "an export, whatever number the buyer has";
  order.meta[0].value = "DE811907980";
  send_to(order, "DE", "50667");
  order.meta[1].value = "false";
  EXPECT_FALSE(buyer(order).reverse_charge);
  EXPECT_EQ(buyer(order).vat_number, "DE811907980");
}

TEST(BuyerOf, TheExternalIdIsTheSameForTheSameBuyerOnly) {
  const auto id = [](auto change) {
    auto order = swedish_order();
    change(order);
    return buyer(order).external_id;
  };
  const auto plain = id([](auto&) {});
  EXPECT_TRUE(plain.starts_with("woo24:exempel:"));
  EXPECT_LE(plain.size(), 100U);
  EXPECT_EQ(id([](auto& o) { o.id = {7}; }), plain) << "mail and name";
  EXPECT_EQ(id([](auto& o) { o.billing.email = "ANNA@example.test"; }), plain);
  EXPECT_NE(id([](auto& o) { o.billing.first_name = "Per"; }), plain) << "two people on one mail address";
  const auto account = id([](auto& o) { o.customer = {2}; });
  EXPECT_NE(account, plain);
  EXPECT_EQ(id([](auto& o) {
              o.customer = {2};
              o.billing.email = "ny@example.test";
            }),
            account)
      << "the account goes before the mail";
  EXPECT_EQ(id([](auto& o) {
              o.customer = {2};
              o.billing.company = "Öst Bygg AB";
              o.meta = {{"_billing_org_nr", "556677-8899"}};
            }),
            id([](auto& o) {
              o.customer = {3};
              o.meta = {{"_organisation_number", "SE556677889901"}};
            }))
      << "the number goes before all";
  const auto without_mail = [](const char* key) {
    auto order = swedish_order();
    order.billing.email.clear();
    return buyer_of(order, example_rules(), key).external_id;
  };
  EXPECT_NE(without_mail("WOO-exempel-1-aaaaaa"), without_mail("WOO-exempel-2-bbbbbb"))
      << "guests without mail never share one";
}

}  // namespace
}  // namespace woo24::sync
