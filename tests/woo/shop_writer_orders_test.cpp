// Statuses, and orders that were made elsewhere, as ShopWriter writes them.
#include "pretend_shop.hpp"
#include "sandbox_shop.hpp"

#include "woo24/woo/new_order_json.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

using nlohmann::json;
using Outcome = shop::StatusChange::Outcome;
using test::ScriptedHttp;
using testing::IsEmpty;
using testing::SizeIs;

class StatusWrites : public test::SandboxShop {};

TEST_F(StatusWrites, a_status_is_set_with_its_meta_and_one_mail) {
  const auto id = add({row("HAM-001", 1, "249.00")});
  const auto change = writer.set_order_status({id}, "processing", "completed", {{"_woo24_invoice", "20001"}});
  ASSERT_TRUE(change.ok());
  EXPECT_EQ(change.value(), (shop::StatusChange{Outcome::set, "completed"}));
  EXPECT_EQ(shop.order(id)->status, "completed");
  EXPECT_EQ(shop.meta(id, "_woo24_invoice"), "20001");
  EXPECT_EQ(shop.mails_to_customer(id), 1);
  EXPECT_THAT(shop.violations(), IsEmpty());
}

TEST_F(StatusWrites, one_that_moved_is_left_alone) {
  const auto id = add({row("HAM-001", 1, "249.00")});
  shop.set_status(id, "cancelled");
  const auto writes = shop.writes();
  EXPECT_EQ(writer.set_order_status({id}, "processing", "completed").value(),
            (shop::StatusChange{Outcome::moved, "cancelled"}));
  EXPECT_EQ(shop.writes(), writes);
}

TEST_F(StatusWrites, one_that_is_there_already_is_not_written_over_itself) {
  const auto id = add({row("HAM-001", 1, "249.00")}, "completed");
  EXPECT_EQ(writer.set_order_status({id}, "processing", "completed").value(),
            (shop::StatusChange{Outcome::already, "completed"}));
  EXPECT_EQ(shop.writes(), 0);
  EXPECT_EQ(shop.mails_to_customer(id), 0);
}

TEST_F(StatusWrites, the_trash_and_what_is_gone) {
  const auto id = add({row("HAM-001", 1, "249.00")});
  shop.trash(id);
  EXPECT_EQ(writer.set_order_status({id}, "processing", "completed").value().outcome, Outcome::moved);
  shop.erase(id);
  EXPECT_EQ(writer.set_order_status({id}, "processing", "completed").error().reason.id, ReasonId::shop_not_found);
}

TEST_F(StatusWrites, a_status_that_the_shop_has_not_is_refused) {
  const auto id = add({row("HAM-001", 1, "249.00")});
  const auto change = writer.set_order_status({id}, "processing", "klar");
  EXPECT_EQ(change.error().kind, Kind::refused);
  EXPECT_EQ(shop.order(id)->status, "processing");
}

struct ScriptedWrites : testing::Test {
  static http::Response answered(const json& body, int status = 200) {
    return ScriptedHttp::response(status, test::as_php_writes(body));
  }
  test::ScriptedDoors doors;
  ShopWire wire{doors.doors(), settings::Shop{"https://shop.example.se", "", false}, {"ck_key", "cs_hemligt"}};
  ShopWriter writer{wire};
};

TEST_F(ScriptedWrites, a_status_that_was_not_taken_is_no_success) {
  doors.http.then(answered({{"id", 5}, {"status", "processing"}})).then(answered({{"id", 5}, {"status", "processing"}}));
  const auto change = writer.set_order_status({5}, "processing", "completed");
  EXPECT_EQ(change.error().reason.id, ReasonId::shop_answer_wrong);
  EXPECT_EQ(doors.http.requests.at(0).url, "https://shop.example.se/wp-json/wc/v3/orders/5?_fields=id,status");
  EXPECT_EQ(doors.http.requests.at(1).repeat, http::Repeat::never);
}

TEST_F(ScriptedWrites, a_plugin_may_move_it_on) {
  doors.http.then(answered({{"id", 5}, {"status", "wc-processing"}})).then(answered({{"id", 5}, {"status", "arkiv"}}));
  EXPECT_EQ(writer.set_order_status({5}, "processing", "completed").value(), (shop::StatusChange{Outcome::set, "arkiv"}));
}

TEST_F(ScriptedWrites, a_lost_answer_is_ambiguous_and_not_repeated) {
  doors.http.then(answered({{"id", 5}, {"status", "processing"}})).then(ScriptedHttp::failure(Kind::ambiguous));
  EXPECT_EQ(writer.set_order_status({5}, "processing", "completed").error().kind, Kind::ambiguous);
  EXPECT_THAT(doors.http.requests, SizeIs(2));
}

TEST_F(ScriptedWrites, a_503_that_nobody_signed_is_unclear_and_of_a_repeatable_write_a_rest) {
  const auto page = test::recorded("error_503_html").response;
  auto bare = page;
  std::erase_if(bare.headers, [](const http::Header& header) { return header.name == "Retry-After"; });
  doors.http.then(bare).then(test::recorded("error_503_maintenance_json").response).then(bare);
  EXPECT_EQ(writer.create_order({}).error().kind, Kind::ambiguous);
  EXPECT_EQ(writer.create_order({}).error().reason.id, ReasonId::shop_maintenance);  // nothing was done
  const auto meta = writer.set_order_meta({{{5}, {{"a", "b"}}}});
  EXPECT_EQ(meta.at(0).error().reason.id, ReasonId::shop_busy);
  EXPECT_TRUE(meta.at(0).error().not_before);
}

TEST_F(ScriptedWrites, an_answer_about_something_else_leaves_it_unclear) {
  doors.http.then(ScriptedHttp::response(201, R"({"code":"x"})"));
  EXPECT_EQ(writer.create_order({}).error().kind, Kind::ambiguous);
  doors.http.then(answered(test::order_with(6)));
  EXPECT_EQ(writer.update_order({5}, {}).error().kind, Kind::ambiguous);
  doors.http.then(ScriptedHttp::response(201, "{}"));
  EXPECT_EQ(writer.create_customer({"eva@example.se", "", "", {}, {}, {}}).error().kind, Kind::ambiguous);
}

shop::NewLine line(const std::string& sku, const char* total, std::int64_t quantity = 1) {
  shop::NewLine one;
  one.sku = sku;
  one.quantity = quantity;
  one.total = Amount::parse(total).value();
  return one;
}

shop::NewOrder office_order() {
  shop::NewOrder order;
  order.currency = "SEK";
  order.created_via = "24sevenoffice";
  order.billing.company = "Ek & Co AB";
  order.billing.city = "Malmö";
  order.billing.country = "SE";
  order.billing.email = "eva@example.se";
  order.meta = {{"_woo24_import", "OFFICE-4711-5001"}};
  order.lines = {line("HAM-001", "350.00", 2)};
  return order;
}

TEST(NewOrderJson, is_quiet_whatever_it_is_made_of) {
  auto order = office_order();
  order.lines[0].name = "Hammare, stor";
  order.lines[0].tax_class = "";
  order.shipping_lines = {{std::nullopt, "Frakt", "flat_rate", "", true, Amount::cents(4720)}};
  order.fee_lines = {{std::nullopt, "Avgift", "", "reduced-rate", false, Amount::cents(100)}};
  EXPECT_EQ(json::parse(new_order_json(order)), json::parse(R"({
    "status":"completed","currency":"SEK","created_via":"24sevenoffice",
    "billing":{"company":"Ek & Co AB","city":"Malmö","country":"SE"},
    "line_items":[{"quantity":2,"sku":"HAM-001","name":"Hammare, stor","tax_class":"","subtotal":"350.00","total":"350.00"}],
    "shipping_lines":[{"method_id":"flat_rate","method_title":"Frakt","total":"47.20"}],
    "fee_lines":[{"name":"Avgift","tax_class":"reduced-rate","tax_status":"none","total":"1.00"}],
    "meta_data":[{"key":"_order_stock_reduced","value":"yes"},{"key":"_new_order_email_sent","value":"true"},
                 {"key":"_woo24_import","value":"OFFICE-4711-5001"}]})"));
}

TEST(NewOrderJson, the_second_call_names_neither_status_nor_rows) {
  const shop::OrderBackground background{{2}, parse_utc("2025-03-17T09:20:30Z"), parse_utc("2025-03-17T09:20:30Z"), {}};
  EXPECT_EQ(json::parse(background_json(background)), json::parse(R"({"customer_id":2,"meta_data":[
    {"key":"_date_created","value":"1742203230"},{"key":"_date_paid","value":"1742203230"}]})"));
}

TEST(NewOrderJson, rows_of_an_update) {
  shop::OrderUpdate update;
  update.lines = {line("", "80.00", 1), line("", "0", 0), line("SKR-010", "1.005")};
  update.lines[0].id = 7;
  update.lines[1].id = 8;
  EXPECT_EQ(json::parse(order_update_json(update)), json::parse(R"({"line_items":[
    {"id":7,"quantity":1,"subtotal":"80.00","total":"80.00"},{"id":8,"quantity":0},
    {"quantity":1,"sku":"SKR-010","subtotal":"1.005","total":"1.005"}]})"));
}

class OfficeOrders : public test::SandboxShop {};

TEST_F(OfficeOrders, are_made_without_a_mail_or_a_stock_movement_and_read_back) {
  const auto account = shop.add_account({});
  const auto made = writer.create_order(office_order());
  ASSERT_TRUE(made.ok());
  const auto id = made.value().id;
  EXPECT_EQ(made.value().total, amount("437.50"));
  EXPECT_EQ(made.value().status, "completed");
  EXPECT_EQ(made.value().customer, shop::CustomerId{0});

  const auto then = parse_utc("2026-03-17T09:20:30Z");
  const auto known = writer.set_order_background(id, {{account}, then, then, then});
  ASSERT_TRUE(known.ok());
  EXPECT_EQ(known.value().created, then);
  EXPECT_EQ(known.value().completed, then);
  EXPECT_EQ(known.value().modified, time.now());
  EXPECT_EQ(known.value().customer, shop::CustomerId{account});
  EXPECT_EQ(known.value().billing.email, "anna@example.se");
  EXPECT_EQ(known.value().total, amount("437.50"));

  EXPECT_THAT(shop.mails(), IsEmpty());
  EXPECT_EQ(shop.stock("HAM-001"), 100);
  EXPECT_EQ(shop.meta(id.value, "_woo24_import"), "OFFICE-4711-5001");
  EXPECT_FALSE(shop.meta(id.value, "_order_stock_reduced"));
  EXPECT_THAT(shop.violations(), IsEmpty());
}

TEST_F(OfficeOrders, are_changed_row_by_row) {
  auto order = office_order();
  order.lines.push_back(line("SKR-010", "100.00"));
  const auto made = writer.create_order(order);
  ASSERT_TRUE(made.ok());
  shop::OrderUpdate update;
  update.lines = {line("", "175.00", 1), line("", "0", 0), line("BOK-001", "300.00")};
  update.lines[0].id = made.value().lines.at(0).id;
  update.lines[1].id = made.value().lines.at(1).id;
  const auto changed = writer.update_order(made.value().id, update);
  ASSERT_TRUE(changed.ok());
  ASSERT_THAT(changed.value().lines, SizeIs(2));
  EXPECT_EQ(changed.value().lines[0].total, amount("175"));
  EXPECT_EQ(changed.value().lines[1].sku, "BOK-001");
  EXPECT_EQ(changed.value().total, amount("536.75"));  // 175.00 at 25 %, 300.00 at 6 %
  EXPECT_THAT(shop.mails(), IsEmpty());
  EXPECT_THAT(shop.violations(), IsEmpty());
}

TEST_F(OfficeOrders, a_new_account_is_mailed_and_a_taken_address_refused) {
  shop::NewCustomer customer;
  customer.email = "ny@example.se";
  customer.billing.company = "Ny AB";
  const auto made = writer.create_customer(customer);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made.value().billing.company, "Ny AB");
  EXPECT_THAT(shop.mails(), SizeIs(1));
  const auto again = writer.create_customer(customer);
  EXPECT_EQ(again.error().kind, Kind::refused);
  EXPECT_EQ(again.error().reason.arguments.at("code"), "registration-error-email-exists");
}

}  // namespace
}  // namespace woo24::woo
