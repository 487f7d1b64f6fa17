#include "woo24/woo/order_json.hpp"

#include "recorded.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

using nlohmann::json;
using test::recorded;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Amount amount(const char* text) { return Amount::parse(text).value(); }

std::string told(const Error& error) { return std::string(reason_id(error.reason.id)) + " " + arguments_json(error.reason); }

shop::Order order(const std::string& name) {
  const auto parsed = order_from_json(recorded(name).response.body);
  EXPECT_TRUE(parsed.ok()) << name << ": " << told(parsed.error());
  return parsed.value_or({});
}

bool has_order(const json& body) { return body.is_object() && body.contains("order_key"); }

/// The sums as the shop wrote them, for comparison without going through this room.
void expect_same_money(const shop::Order& read, const json& from) {
  const auto text = [&](const char* name) { return amount(from.at(name).get<std::string>().c_str()); };
  EXPECT_EQ(read.total, text("total"));
  EXPECT_EQ(read.total_tax, text("total_tax"));
  EXPECT_EQ(read.shipping_total, text("shipping_total"));
  EXPECT_EQ(read.shipping_tax, text("shipping_tax"));
  EXPECT_EQ(read.discount_total, text("discount_total"));
  EXPECT_EQ(read.discount_tax, text("discount_tax"));
  EXPECT_EQ(read.cart_tax, text("cart_tax"));
  ASSERT_EQ(read.lines.size(), from.at("line_items").size());
  for (std::size_t n = 0; n < read.lines.size(); ++n) {
    EXPECT_EQ(read.lines[n].total, amount(from["line_items"][n]["total"].get<std::string>().c_str()));
    EXPECT_EQ(read.lines[n].total_tax, amount(from["line_items"][n]["total_tax"].get<std::string>().c_str()));
    EXPECT_EQ(read.lines[n].taxes.size(), from["line_items"][n]["taxes"].size());
    EXPECT_EQ(read.lines[n].meta.size(), from["line_items"][n]["meta_data"].size());
  }
  EXPECT_EQ(read.shipping_lines.size(), from.at("shipping_lines").size());
  EXPECT_EQ(read.fee_lines.size(), from.at("fee_lines").size());
  EXPECT_EQ(read.tax_lines.size(), from.at("tax_lines").size());
  EXPECT_EQ(read.coupons.size(), from.at("coupon_lines").size());
  EXPECT_EQ(read.refunds.size(), from.at("refunds").size());
  EXPECT_EQ(read.meta.size(), from.at("meta_data").size());
}

TEST(OrderJson, every_recorded_order_is_read_with_the_shops_own_sums) {
  int read = 0;
  for (const auto& name : recordings("order_")) {
    const auto exchange = recorded(name);
    if (!has_order(exchange.body)) continue;
    SCOPED_TRACE(name);
    const auto one = order_from_json(exchange.response.body);
    ASSERT_TRUE(one.ok()) << told(one.error());
    EXPECT_EQ(one.value().id.value, exchange.body["id"].get<std::int64_t>());
    EXPECT_EQ(one.value().number, exchange.body["number"].get<std::string>());
    EXPECT_EQ(one.value().status, exchange.body["status"].get<std::string>());
    expect_same_money(one.value(), exchange.body);
    ++read;
  }
  EXPECT_GE(read, 30);
}

TEST(OrderJson, every_recorded_list_is_read) {
  for (const auto& [name, ids] : std::map<std::string, std::vector<std::int64_t>>{{"orders_list_modified_after", {36, 37, 38}},
                                                                                  {"orders_list_after_admin_refund", {175}},
                                                                                  {"orders_list_page_beyond_end", {}}}) {
    SCOPED_TRACE(name);
    const auto list = orders_from_json(recorded(name).response.body);
    ASSERT_TRUE(list.ok());
    std::vector<std::int64_t> found;
    for (const auto& one : list.value()) {
      EXPECT_TRUE(one.order.ok());
      found.push_back(one.id.value);
    }
    EXPECT_EQ(found, ids);
  }
}

TEST(OrderJson, a_list_cut_down_to_a_few_fields_still_gives_its_ids) {
  const auto list = orders_from_json(recorded("orders_list_created_via").response.body);
  ASSERT_TRUE(list.ok());
  ASSERT_THAT(list.value(), SizeIs(3));
  EXPECT_EQ(list.value().front().id.value, 166);
  EXPECT_FALSE(list.value().front().order.ok());
}

TEST(OrderJson, the_rich_order) {
  const auto one = order("order_full_dp6");
  EXPECT_EQ(one.order_key, "wc_order_uFG2y1Ph71IRR");
  EXPECT_EQ(one.currency, "SEK");
  EXPECT_EQ(one.created_via, "rest-api");
  EXPECT_TRUE(one.prices_include_tax);
  EXPECT_EQ(one.total, amount("2887.95"));
  Amount sum = one.total_tax;
  for (const auto* rows : {&one.lines, &one.shipping_lines, &one.fee_lines}) {
    for (const auto& row : *rows) sum += row.total;
  }
  EXPECT_EQ(sum, one.total) << "net lines and tax make the total";
  EXPECT_EQ(one.customer.value, 2);
  EXPECT_EQ(one.billing, (shop::Address{"Anna", "Åkesson", "Öst Bygg AB", "Björkgatan 7", "", "Malmö", "", "211 20", "SE",
                                        "anna@example.test", "+46 70 123 45 67"}));
  EXPECT_EQ(one.shipping.company, "");
  EXPECT_EQ(one.shipping.email, "");
  EXPECT_EQ(one.payment_method, "bacs");
  EXPECT_EQ(one.payment_title, "Banköverföring");
  ASSERT_TRUE(one.created && one.paid && one.modified);
  EXPECT_EQ(format_utc(*one.created), "2026-11-24T01:15:02Z");  // not the local 02:15:02
  EXPECT_EQ(format_utc(*one.paid), "2026-11-24T01:15:03Z");
  EXPECT_FALSE(one.completed);

  ASSERT_THAT(one.lines, SizeIs(3));
  const auto& jacket = one.lines[1];
  EXPECT_EQ(jacket.sku, "JAC-R-M");
  EXPECT_EQ(jacket.name, "Arbetsjacka - Röd, M");
  EXPECT_EQ(jacket.product_id, 17);
  EXPECT_EQ(jacket.variation_id, 19);
  EXPECT_EQ(jacket.quantity, Amount::whole(2));
  EXPECT_EQ(jacket.subtotal, amount("1432"));
  EXPECT_EQ(jacket.subtotal_tax, amount("358"));
  EXPECT_EQ(jacket.total, amount("1288.8"));
  EXPECT_THAT(jacket.taxes, ElementsAre(shop::TaxShare{{1}, amount("322.2")}));
  EXPECT_EQ(jacket.meta.front(), (shop::Meta{"pa_farg", "rod"}));
  EXPECT_EQ(one.lines[2].tax_class, "zero-rate");  // only a name: 6 % here
  EXPECT_THAT(one.lines[2].taxes, ElementsAre(shop::TaxShare{{3}, amount("16.2")}));

  ASSERT_THAT(one.shipping_lines, SizeIs(1));
  EXPECT_EQ(one.shipping_lines[0].name, "PostNord Varubrev");
  EXPECT_EQ(one.shipping_lines[0].method_id, "flat_rate");
  EXPECT_EQ(one.shipping_lines[0].quantity, Amount::whole(1));
  EXPECT_THAT(one.shipping_lines[0].taxes, ElementsAre(shop::TaxShare{{1}, amount("11.8")}));
  ASSERT_THAT(one.fee_lines, SizeIs(1));
  EXPECT_EQ(one.fee_lines[0].tax_status, "taxable");
  EXPECT_EQ(one.fee_lines[0].total_tax, amount("7.25"));
  ASSERT_THAT(one.tax_lines, SizeIs(2));
  EXPECT_EQ(one.tax_lines[1], (shop::TaxLine{{3}, "SE-MOMS 6 %-1", "Moms 6 %", Amount::whole(6), false, amount("16.2"), {}}));
  EXPECT_THAT(one.coupons, ElementsAre(shop::Coupon{"HOST10", amount("252.8")}));
  EXPECT_THAT(one.refunds, ElementsAre(shop::RefundMark{{32}, amount("-805.5"), "Fel storlek"}));
  EXPECT_THAT(one.meta, ElementsAre(shop::Meta{"_billing_org_nr", "556677-8899"}, shop::Meta{"org_nummer", "5566778899"}));
}

TEST(OrderJson, dp6_and_the_default_are_the_same_order_where_nothing_was_rounded) {
  auto short_one = order("order_full_tax_shipping_fee_coupon_refund");
  auto long_one = order("order_full_dp6");
  short_one.modified = long_one.modified;
  EXPECT_EQ(short_one, long_one);
}

TEST(OrderJson, html_entities_stay_as_they_came) {
  const auto one = order("order_from_storefront_checkout");
  EXPECT_EQ(one.billing.company, "Ek &amp; Co AB");
  EXPECT_EQ(one.customer_note, "Ring på");
  EXPECT_EQ(one.status, "on-hold");
  EXPECT_FALSE(one.paid);
  EXPECT_THAT(one.shipping_lines.front().meta.front().value, HasSubstr("&times;"));
}

TEST(OrderJson, a_status_that_no_plugin_knows_any_longer_is_a_status) {
  EXPECT_EQ(order("order_status_of_removed_plugin").status, "packad");
}

TEST(OrderJson, shop_without_decimals) {
  const auto whole = order("order_price_decimals_0");
  EXPECT_EQ(whole.total, Amount::whole(698));
  EXPECT_EQ(whole.lines[0].total, Amount::whole(312));
  EXPECT_THAT(whole.lines[0].taxes, ElementsAre(shop::TaxShare{{1}, amount("77.94")}));  // the exact one stands here only
  const auto four = order("order_price_decimals_0_dp4");
  EXPECT_EQ(four.lines[0].total, amount("311.76"));
  EXPECT_EQ(four.lines[0].total_tax, Amount::whole(78));
  EXPECT_EQ(four.total, Amount::whole(698));
}

TEST(OrderJson, finnish_rate_with_a_fraction) {
  const auto one = order("order_eu_vat_finland");
  EXPECT_EQ(one.tax_lines.front().percent, amount("25.5"));
  EXPECT_THAT(one.lines.front().taxes, ElementsAre(shop::TaxShare{{5}, amount("101.592")}));
}

TEST(OrderJson, norway_has_no_tax_at_all) {
  const auto one = order("order_nok_norway_no_vat");
  EXPECT_EQ(one.currency, "NOK");
  EXPECT_THAT(one.tax_lines, IsEmpty());
  EXPECT_THAT(one.lines.front().taxes, IsEmpty());
}

TEST(OrderJson, negative_rows_and_rows_without_a_product) {
  EXPECT_EQ(order("order_rounding_line_class_without_rate").lines[1].total, amount("-0.01"));
  EXPECT_EQ(order("order_fee_negative_is_taxed").fee_lines[0].total_tax, amount("-0.05"));
  EXPECT_EQ(order("order_lines_with_own_name").lines[1].sku, "");
  EXPECT_EQ(order("order_lines_with_own_name").lines[1].product_id, 0);
  EXPECT_EQ(order("order_refunded_in_full").refunds.front().total, amount("-806"));
}

// --- what is not as it should be ---

std::string line(const std::string& more) {
  return R"("line_items":[{"id":1,"name":"A","total":"80.00","total_tax":"20.00")" + more + "}]";
}

/// An order with these members put in place of, or beside, its own.
std::string bare(const std::string& members) {
  auto root = json::parse(R"({"id":7,"order_key":"wc_order_x","status":"processing","currency":"SEK","total":"100.00"})");
  root.merge_patch(json::parse("{" + members + "}"));  // null takes a member away
  return root.dump();
}

struct Broken {
  const char* name;
  std::string text;
  ReasonId reason;
  const char* field = "";
};
void PrintTo(const Broken& row, std::ostream* out) { *out << row.name; }
class OrderJsonBroken : public testing::TestWithParam<Broken> {};

TEST_P(OrderJsonBroken, is_an_error_that_names_the_field) {
  const auto& row = GetParam();
  const auto one = order_from_json(row.text);
  ASSERT_FALSE(one.ok());
  EXPECT_EQ(one.error().kind, Kind::refused);
  EXPECT_EQ(one.error().reason.id, row.reason) << told(one.error());
  if (*row.field != '\0') {
    EXPECT_EQ(one.error().reason.arguments.at("field"), row.field);
  }
}

std::string deep(std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); }

INSTANTIATE_TEST_SUITE_P(
    Table, OrderJsonBroken,
    testing::Values(Broken{"no id", bare(R"("id":null)"), ReasonId::shop_answer_wrong, "id"},
                    Broken{"id 0", bare(R"("id":0)"), ReasonId::shop_answer_wrong, "id"},
                    Broken{"id text", bare(R"("id":"x7")"), ReasonId::shop_answer_wrong, "id"},
                    Broken{"id with a fraction", bare(R"("id":7.5)"), ReasonId::shop_answer_wrong, "id"},
                    Broken{"id beyond 64 bits", bare(R"("id":18446744073709551615)"), ReasonId::shop_answer_wrong, "id"},
                    Broken{"id list", bare(R"("id":[7])"), ReasonId::shop_answer_wrong, "id"},
                    Broken{"no total", bare(R"("total":null)"), ReasonId::shop_answer_wrong, "total"},
                    Broken{"total empty", bare(R"("total":"")"), ReasonId::shop_answer_wrong, "total"},
                    Broken{"total word", bare(R"("total":"gratis")"), ReasonId::shop_answer_wrong, "total"},
                    Broken{"total with comma", bare(R"("total":"1 249,00")"), ReasonId::shop_answer_wrong, "total"},
                    Broken{"total true", bare(R"("total":true)"), ReasonId::shop_answer_wrong, "total"},
                    Broken{"total list", bare(R"("total":[1])"), ReasonId::shop_answer_wrong, "total"},
                    Broken{"total too big", bare(R"("total":"99999999999999999999")"), ReasonId::shop_answer_wrong, "total"},
                    Broken{"total beyond belief", bare(R"("total":"10000000000.00")"), ReasonId::shop_answer_wrong, "total"},
                    Broken{"line beyond belief", bare(R"("line_items":[{"id":1,"total":-1e10}])"), ReasonId::shop_answer_wrong,
                           "line.total"},
                    Broken{"no currency", bare(R"("currency":null)"), ReasonId::shop_answer_wrong, "currency"},
                    Broken{"currency symbol", bare(R"("currency":"kr")"), ReasonId::shop_answer_wrong, "currency"},
                    Broken{"no order_key", bare(R"("order_key":null)"), ReasonId::shop_answer_wrong, "order_key"},
                    Broken{"no status", bare(R"("status":null)"), ReasonId::shop_answer_wrong, "status"},
                    Broken{"lines text", bare(R"("line_items":"none")"), ReasonId::shop_answer_wrong, "line_items"},
                    Broken{"lines an empty object", bare("").substr(0, bare("").size() - 1) + R"(,"line_items":{}})",
                           ReasonId::shop_answer_wrong, "line_items"},
                    Broken{"line null", bare(R"("line_items":[null])"), ReasonId::shop_answer_wrong, "line"},
                    Broken{"line without total", bare(R"("line_items":[{"id":1}])"), ReasonId::shop_answer_wrong, "line.total"},
                    Broken{"line quantity", bare(line(R"(,"quantity":"två")")), ReasonId::shop_answer_wrong, "quantity"},
                    Broken{"share", bare(line(R"(,"taxes":[{"id":1,"total":"x"}])")), ReasonId::shop_answer_wrong,
                           "taxes.total"},
                    Broken{"refunds text", bare(R"("refunds":"yes")"), ReasonId::shop_answer_wrong, "refunds"},
                    Broken{"taxes text", bare(line(R"(,"taxes":"25 %")")), ReasonId::shop_answer_wrong, "taxes"},
                    Broken{"a list", "[]", ReasonId::shop_answer_wrong, "order"},
                    Broken{"a word", "\"order\"", ReasonId::shop_answer_wrong, "order"},
                    Broken{"null", "null", ReasonId::shop_answer_wrong, "order"},
                    Broken{"an error object", R"({"code":"x","message":"y"})", ReasonId::shop_answer_wrong, "id"},
                    Broken{"nothing", "", ReasonId::shop_answer_not_json},
                    Broken{"blanks", " \n", ReasonId::shop_answer_not_json},
                    Broken{"html", "<!DOCTYPE html><html><body><h1>Hej</h1></body></html>", ReasonId::shop_answer_not_json},
                    Broken{"cut off", R"({"id":7,"total":"10)", ReasonId::shop_answer_not_json},
                    Broken{"something after it", bare("") + "<!-- cached -->", ReasonId::shop_answer_not_json},
                    Broken{"php notice first",
                           "<br />\n<b>Notice</b>:  Undefined index in <b>x.php</b> on line <b>3</b><br />\n" + bare(""),
                           ReasonId::shop_answer_not_json},
                    Broken{"not utf-8",
                           R"({"id":7,"number":")"
                           "\xe5\xe4"
                           R"("})",
                           ReasonId::shop_answer_not_json},
                    Broken{"half a surrogate", R"({"id":7,"number":"\ud83d"})", ReasonId::shop_answer_not_json},
                    Broken{"deep and closed", deep(200'000), ReasonId::shop_answer_not_json},
                    Broken{"deep and open", std::string(1'000'000, '['), ReasonId::shop_answer_not_json},
                    Broken{"deep in meta", R"({"id":7,"meta_data":[{"key":"k","value":)" + deep(200'000) + "}]}",
                           ReasonId::shop_answer_not_json}));

TEST(OrderJson, amounts_go_up_to_ten_thousand_million) {
  const auto one = order_from_json(bare(R"("total":"9999999999.99")"));
  ASSERT_TRUE(one.ok());
  EXPECT_EQ(one.value().total, Amount::parse("9999999999.99"));
}

TEST(OrderJson, html_is_told_by_its_words) {
  const auto one =
      order_from_json("<html><head><title>Underhåll</title></head><body><p>Vi är strax tillbaka</p></body></html>");
  EXPECT_THAT(one.error().reason.arguments.at("start"), HasSubstr("Vi är strax tillbaka"));
}

TEST(OrderJson, the_least_that_is_an_order) {
  const auto one = order_from_json(bare(""));
  ASSERT_TRUE(one.ok()) << told(one.error());
  EXPECT_EQ(one.value().number, "7");
  EXPECT_THAT(one.value().lines, IsEmpty());
  EXPECT_EQ(one.value().billing, shop::Address{});
}

TEST(OrderJson, numbers_come_as_numbers_texts_or_with_noise) {
  const auto one = order_from_json(bare(
      R"("id":"7","total":100.1,"total_tax":0.7919999999999999,"shipping_total":12,"discount_total":"1e2","customer_id":"5",)" +
      line(
          R"(,"quantity":"1.5","subtotal":79.99999999999999,"taxes":[{"id":"1","total":19.999999999999996},{"id":2,"total":""},{"id":3,"total":0}])")));
  ASSERT_TRUE(one.ok()) << told(one.error());
  EXPECT_EQ(one.value().id.value, 7);
  EXPECT_EQ(one.value().total, amount("100.1"));
  EXPECT_EQ(one.value().total_tax, amount("0.792"));
  EXPECT_EQ(one.value().shipping_total, Amount::whole(12));
  EXPECT_EQ(one.value().discount_total, Amount::whole(100));
  EXPECT_EQ(one.value().customer.value, 5);
  EXPECT_EQ(one.value().lines[0].quantity, amount("1.5"));
  EXPECT_EQ(one.value().lines[0].subtotal, Amount::whole(80));
  EXPECT_THAT(one.value().lines[0].taxes, ElementsAre(shop::TaxShare{{1}, Amount::whole(20)}, shop::TaxShare{{3}, {}}));
}

TEST(OrderJson, no_amount_passes_through_a_double) {
  const auto one =
      order_from_json(R"({"id":7,"order_key":"k","status":"processing","currency":"SEK","total":9007199254.740991})");
  ASSERT_TRUE(one.ok());
  EXPECT_EQ(one.value().total.text(6), "9007199254.740991");
}

TEST(OrderJson, null_stands_for_nothing) {
  const auto one = order_from_json(
      R"({"id":7,"order_key":"k","status":"wc-packed","currency":"SEK","total":"1","line_items":null,"shipping_lines":null,"fee_lines":null,"tax_lines":null,
      "coupon_lines":null,"refunds":null,"gift_cards":null,"meta_data":null,"billing":null,"shipping":[],"customer_id":null,"total_tax":null,"date_paid_gmt":null,
      "date_created_gmt":"0000-00-00T00:00:00","customer_note":null})");
  ASSERT_TRUE(one.ok()) << told(one.error());
  EXPECT_EQ(one.value().status, "packed");
  EXPECT_FALSE(one.value().created);
  EXPECT_TRUE(one.value().total_tax.is_zero());
}

TEST(OrderJson, meta_of_any_type) {
  const auto one = order_from_json(bare(
      R"("meta_data":[{"id":1,"key":"text","value":"å \" /"},{"key":"number","value":5},{"key":"fraction","value":2.50},{"key":"yes","value":true},
      {"key":"none","value":null},{"key":"list","value":[26,"HOST10"]},{"key":"object","value":{"b":1,"a":"ö"}},{"key":7,"value":""},"junk"])"));
  ASSERT_TRUE(one.ok());
  using M = shop::Meta;
  EXPECT_THAT(one.value().meta,
              ElementsAre(M{"text", "å \" /"}, M{"number", "5"}, M{"fraction", "2.5"}, M{"yes", "true"}, M{"none", ""},
                          M{"list", R"([26,"HOST10"])"}, M{"object", R"({"a":"ö","b":1})"}, M{"7", ""}, M{"", ""}));
}

/// PHP writes a list whose keys have a gap as an object: what a plugin does that takes one out.
TEST(OrderJson, a_list_with_a_gap_comes_as_an_object) {
  const auto one = order_from_json(
      bare(R"("meta_data":{"1":{"key":"org","value":"556677-8899"}},"refunds":{"1":{"id":32,"total":"-5.00","reason":""}},
      "tax_lines":{"3":{"rate_id":1,"rate_percent":25}},)" +
           line(R"(,"taxes":{"2":{"id":1,"total":"20"}})")));
  ASSERT_TRUE(one.ok()) << told(one.error());
  EXPECT_THAT(one.value().meta, ElementsAre(shop::Meta{"org", "556677-8899"}));
  EXPECT_THAT(one.value().refunds, ElementsAre(shop::RefundMark{{32}, Amount::whole(-5), ""}));
  EXPECT_THAT(one.value().tax_lines, SizeIs(1));
  EXPECT_THAT(one.value().lines[0].taxes, SizeIs(1));
}

struct Redeemed {
  const char* why;
  const char* members;
  std::vector<shop::GiftCard> cards;
};

TEST(OrderJson, gift_cards_are_read_where_each_plugin_writes_them) {
  const std::vector<Redeemed> rows{
      {"WooCommerce Gift Cards: a field of the order",
       R"("gift_cards":[{"id":1,"code":"ABCD","amount":250.5}])",
       {{"ABCD", amount("250.5"), "WooCommerce Gift Cards"}}},
      {"PW: a field of its own",
       R"("pw_gift_cards_redeemed":[{"number":"PW-1","amount":"50.00"},{"number":"PW-2","amount":"25"}])",
       {{"PW-1", amount("50"), "PW Gift Cards"}, {"PW-2", amount("25"), "PW Gift Cards"}}},
      {"YITH: meta, by code; PHP's floats are noisy",
       R"("meta_data":[{"id":1,"key":"_ywgc_applied_gift_cards","value":{"Y-1":99.99999999999999}}])",
       {{"Y-1", amount("100"), "YITH Gift Cards"}}},
      {"YITH, booked as a fee: the fee line has it",
       R"("meta_data":[{"key":"_ywgc_applied_gift_cards","value":{"Y-1":100}},{"key":"ywgc_gift_card_updated_as_fee","value":"true"}])",
       {}},
      {"YITH, none used", R"("meta_data":[{"key":"_ywgc_applied_gift_cards","value":[]}])", {}},
      {"YITH, an amount that is none: the gate asks",
       R"("meta_data":[{"key":"_ywgc_applied_gift_cards","value":{"Y-1":[1]}}])",
       {}},
  };
  for (const auto& row : rows) {
    const auto one = order_from_json(bare(row.members));
    ASSERT_TRUE(one.ok()) << row.why;
    EXPECT_EQ(one.value().gift_cards, row.cards) << row.why;
  }
}

TEST(OrderJson, a_broken_element_does_not_hide_the_others) {
  const auto list =
      orders_from_json("\xef\xbb\xbf[" + bare("") + R"(,{"id":8,"total":"x"},null,{"total":"1"},)" + bare(R"("id":9)") + "]");
  ASSERT_TRUE(list.ok());
  ASSERT_THAT(list.value(), SizeIs(5));
  std::vector<std::pair<std::int64_t, bool>> found;
  for (const auto& one : list.value()) found.emplace_back(one.id.value, one.order.ok());
  EXPECT_THAT(found, ElementsAre(std::pair(7, true), std::pair(8, false), std::pair(0, false), std::pair(0, false),
                                 std::pair(9, true)));
}

TEST(OrderJson, what_is_no_list_is_no_list_of_orders) {
  for (const std::string text : {"", "{}", "null", "7", "[{\"id\":1}", "<html></html>", "[[[["}) {
    const auto list = orders_from_json(text);
    ASSERT_FALSE(list.ok()) << text;
    EXPECT_EQ(list.error().reason.id, ReasonId::shop_answer_not_json) << text;
  }
}

}  // namespace
}  // namespace woo24::woo
