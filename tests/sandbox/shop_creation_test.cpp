// Orders written through the API: who is mailed, what stock moves, and what the shop computes whatever it is told.
#include "shop_fixture.hpp"

#include <gmock/gmock.h>

namespace woo24::sandbox {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* k_quiet =
    R"("meta_data":[{"key":"_order_stock_reduced","value":"yes"},{"key":"_new_order_email_sent","value":"true"}])";
constexpr const char* k_hammers = R"("line_items":[{"product_id":10,"quantity":2,"subtotal":"350.00","total":"350.00"}])";

class Creation : public ShopTest {
 protected:
  Called post(const std::string& fields) { return call("POST", "/orders", "{" + fields + "}"); }
  Called put(std::int64_t id, const std::string& fields) {
    return call("PUT", "/orders/" + std::to_string(id), "{" + fields + "}");
  }
  static std::string status(const std::string& status) { return R"("status":")" + status + "\""; }
  static std::string all(const std::vector<std::string>& fields) {
    std::string joined;
    for (const auto& field : fields) joined += (joined.empty() ? "" : ",") + field;
    return joined;
  }
};

TEST_F(Creation, tax_is_computed_whatever_is_given) {
  const auto made =
      post(all({status("completed"), k_quiet,
                R"("total":"437.49","total_tax":"87.49","line_items":[{"product_id":10,"quantity":2,)"
                R"("subtotal":"350.00","total":"350.00","total_tax":"87.49","taxes":[{"id":1,"total":"87.49"}]}])"}));
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.json["total"], "437.50");
  EXPECT_EQ(made.json["total_tax"], "87.50");
  EXPECT_EQ(made.json["line_items"][0]["sku"], "HAM-001");
  EXPECT_EQ(made.json["line_items"][0]["name"], "Hammare 450 g");
  EXPECT_EQ(made.json["created_via"], "rest-api");
  EXPECT_THAT(made.json["meta_data"], IsEmpty());
  EXPECT_NE(made.raw.header("Location"), "");
}

struct Mailed {
  const char* status;
  int to_shop, to_customer;
};

class CreationMails : public Creation, public testing::WithParamInterface<Mailed> {};

TEST_P(CreationMails, of_an_order_that_has_an_address) {
  const auto made = post(all({status(GetParam().status), k_hammers, R"("billing":{"email":"eva@example.se"})"}));
  ASSERT_EQ(made.status, 201);
  const auto id = made.json["id"].get<std::int64_t>();
  EXPECT_EQ(shop.mails_to_customer(id), GetParam().to_customer);
  EXPECT_THAT(shop.mails(id), SizeIs(static_cast<std::size_t>(GetParam().to_shop + GetParam().to_customer)));
}

INSTANTIATE_TEST_SUITE_P(Shop, CreationMails,
                         testing::Values(Mailed{"pending", 0, 0}, Mailed{"cancelled", 0, 0}, Mailed{"checkout-draft", 0, 0},
                                         Mailed{"on-hold", 1, 1}, Mailed{"processing", 1, 1}, Mailed{"completed", 1, 1},
                                         Mailed{"failed", 1, 1}, Mailed{"refunded", 0, 1}));

TEST_F(Creation, an_account_without_an_address_is_mailed_all_the_same) {
  const auto account = std::to_string(shop.add_account({}));
  const auto made = post(all({status("completed"), k_quiet, k_hammers, R"("customer_id":)" + account}));
  EXPECT_EQ(made.json["billing"]["email"], "anna@example.se");
  EXPECT_EQ(shop.mails_to_customer(made.json["id"]), 1);
}

TEST_F(Creation, the_quiet_way_is_two_calls) {
  const auto account = std::to_string(shop.add_account({}));
  const auto id = post(all({status("completed"), k_quiet, k_hammers})).json["id"].get<std::int64_t>();
  const auto known = put(id, R"("customer_id":)" + account +
                                 R"(,"meta_data":[{"key":"_date_created","value":"1742203230"},)"
                                 R"({"key":"_date_completed","value":"2025-03-17T10:20:30"}])");
  EXPECT_EQ(known.status, 200);
  EXPECT_EQ(known.json["billing"]["email"], "anna@example.se");
  EXPECT_EQ(known.json["date_created_gmt"], "2025-03-17T09:20:30");
  EXPECT_EQ(known.json["date_completed_gmt"], "2025-03-17T09:20:30");
  EXPECT_EQ(known.json["date_modified_gmt"], format_plain(time.now()));
  EXPECT_EQ(known.json["total"], "437.50");
  EXPECT_THAT(shop.mails(), IsEmpty());
  EXPECT_EQ(shop.stock("HAM-001"), 100);
  EXPECT_THAT(shop.violations(), IsEmpty());
}

TEST_F(Creation, dates_of_a_post_are_ignored_but_the_payments) {
  const auto made = post(all({status("completed"), k_hammers,
                              R"("meta_data":[{"key":"_date_created","value":"1742203230"},)"
                              R"({"key":"_date_paid","value":1742203230}])"}));
  EXPECT_EQ(made.json["date_created_gmt"], format_plain(time.now()));
  EXPECT_EQ(made.json["date_paid_gmt"], "2025-03-17T09:20:30");
}

TEST_F(Creation, status_and_account_in_one_call_mail) {
  const auto account = std::to_string(shop.add_account({}));
  const auto id = post(all({status("pending"), k_quiet, k_hammers})).json["id"].get<std::int64_t>();
  put(id, all({status("completed"), R"("customer_id":)" + account}));
  EXPECT_EQ(shop.mails_to_customer(id, "completed"), 1);
}

struct StockMeta {
  const char* value;
  int left;
};

class CreationStock : public Creation, public testing::WithParamInterface<StockMeta> {};

TEST_P(CreationStock, is_kept_by_a_text_and_not_by_a_number) {
  post(all({status("completed"), k_hammers,
            R"("meta_data":[{"key":"_order_stock_reduced","value":)" + std::string(GetParam().value) + "}]"}));
  EXPECT_EQ(shop.stock("HAM-001"), GetParam().left);
}

INSTANTIATE_TEST_SUITE_P(Shop, CreationStock,
                         testing::Values(StockMeta{R"("yes")", 100}, StockMeta{R"("1")", 100}, StockMeta{"true", 100},
                                         StockMeta{R"("true")", 100}, StockMeta{"1", 98}, StockMeta{R"("no")", 98}));

TEST_F(Creation, cancelling_forgets_that_there_was_nothing_to_draw) {
  const auto id = post(all({status("completed"), k_quiet, k_hammers})).json["id"].get<std::int64_t>();
  put(id, status("cancelled"));
  EXPECT_EQ(shop.stock("HAM-001"), 100);
  put(id, status("completed"));
  EXPECT_EQ(shop.stock("HAM-001"), 98);
}

TEST_F(Creation, each_entry_into_completed_mails_anew_and_the_same_status_does_not) {
  const auto id = shop.add_order(spec({row("HAM-001", 1, "249.00")}));
  put(id, status("completed"));
  put(id, status("completed"));
  EXPECT_EQ(shop.mails_to_customer(id, "completed"), 1);
  put(id, status("processing"));
  put(id, status("completed"));
  EXPECT_EQ(shop.mails_to_customer(id, "completed"), 2);
  EXPECT_EQ(shop.stock("HAM-001"), 99);
}

TEST_F(Creation, lines_without_a_product_of_the_shop) {
  const auto made = post(R"("line_items":[{"sku":"FINNS-INTE","name":"Fritext","quantity":2,"total":"80.00"},)"
                         R"({"sku":"HAM-001","product_id":11,"quantity":1},{"sku":"NOPE"}])");
  const auto& lines = made.json["line_items"];
  EXPECT_EQ(lines[0]["product_id"], 0);
  EXPECT_TRUE(lines[0]["sku"].is_null());
  EXPECT_EQ(lines[0]["name"], "Fritext");
  EXPECT_EQ(lines[0]["total"], "80.00");
  EXPECT_EQ(lines[1]["product_id"], 10);
  EXPECT_EQ(lines[1]["total"], "199.20");
  EXPECT_EQ(lines[2]["total"], "0.00");
  EXPECT_EQ(made.json["status"], "pending");
}

TEST_F(Creation, a_row_of_a_class_without_rate_is_exact) {
  const auto made =
      post(all({status("completed"), R"("line_items":[{"product_id":10,"quantity":2,"subtotal":"350.00","total":"350.00"},)"
                                     R"({"product_id":30,"name":"Öresavrundning","tax_class":"untaxed","total":"-0.01"}])"}));
  EXPECT_EQ(made.json["total"], "437.49");
  EXPECT_THAT(made.json["line_items"][1]["taxes"], IsEmpty());
}

TEST_F(Creation, rows_of_a_put_are_changed_by_id_else_added) {
  const auto made = post(all({status("completed"), k_quiet, k_hammers,
                              R"("shipping_lines":[{"method_id":"flat_rate",)"
                              R"("method_title":"Frakt","total":"47.20"}])"}));
  const auto id = made.json["id"].get<std::int64_t>();
  const auto line = made.json["line_items"][0]["id"].dump();
  auto changed = put(id, R"("line_items":[{"id":)" + line +
                             R"(,"quantity":1,"subtotal":"175.00","total":"175.00"},)"
                             R"({"sku":"BOK-001","quantity":1,"total":"300.00"}])");
  EXPECT_THAT(changed.json["line_items"], SizeIs(2));
  EXPECT_EQ(changed.json["total"], "595.75");
  changed =
      put(id, R"("line_items":[{"id":)" + line + R"(,"quantity":0}],"shipping_lines":[{"method_title":"Mer","total":"1.00"}])");
  EXPECT_THAT(changed.json["line_items"], SizeIs(1));
  EXPECT_THAT(changed.json["shipping_lines"], SizeIs(2));
  EXPECT_THAT(shop.violations(), IsEmpty());
}

TEST_F(Creation, totals_through_meta_until_the_next_computing) {
  const auto id = post(all({status("completed"), k_quiet, k_hammers})).json["id"].get<std::int64_t>();
  const auto changed = put(id, R"("meta_data":[{"key":"_cart_tax","value":"87.49"},{"key":"_total","value":"437.49"}])");
  EXPECT_EQ(changed.json["total"], "437.49");
  EXPECT_EQ(changed.json["total_tax"], "87.49");
  EXPECT_EQ(changed.json["tax_lines"][0]["tax_total"], "87.50");
}

struct Refused {
  const char* fields;
  int status;
  const char* code;
};

class CreationRefused : public Creation, public testing::WithParamInterface<Refused> {};

TEST_P(CreationRefused, and_nothing_is_made) {
  const auto made = post(GetParam().fields);
  EXPECT_EQ(made.status, GetParam().status);
  EXPECT_EQ(made.json["code"], GetParam().code);
  EXPECT_THAT(shop.orders(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Shop, CreationRefused,
    testing::Values(Refused{R"("status":"klar")", 400, "rest_invalid_param"},
                    Refused{R"("status":"wc-completed")", 400, "rest_invalid_param"},
                    Refused{R"("currency":"SKR")", 400, "rest_invalid_param"},
                    Refused{R"("billing":{"email":""})", 400, "rest_invalid_param"},
                    Refused{R"("customer_id":77)", 400, "woocommerce_rest_invalid_customer_id"},
                    Refused{R"("line_items":[{"name":"Fritext"}])", 400, "woocommerce_rest_required_product_reference"},
                    Refused{R"("line_items":[{"product_id":10,"quantity":1.5}])", 400, "rest_invalid_param"},
                    Refused{R"("line_items":[{"product_id":10,"quantity":0}])", 500, "internal_server_error"},
                    Refused{R"("line_items":[{"product_id":10,"total":350}])", 400, "rest_invalid_param"},
                    Refused{R"("line_items":[{"product_id":10,"tax_class":"okänd"}])", 400, "rest_invalid_param"},
                    Refused{R"("line_items":[{"product_id":10,"taxes":{"total":"1"}}])", 400, "rest_invalid_param"}));

TEST_F(Creation, a_body_that_is_not_read_makes_an_empty_order) {
  http::Request request;
  request.method = "POST";
  request.url = "https://shop.example.se/wp-json/wc/v3/orders";
  request.headers = {{"Authorization", basic(ShopKey{}.key, ShopKey{}.secret)}, {"Content-Type", "text/plain"}};
  request.body = R"({"status":"completed"})";
  const auto made = send(request);
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.json["status"], "pending");
  EXPECT_EQ(made.json["total"], "0.00");
  EXPECT_THAT(shop.violations(), SizeIs(1));
}

TEST_F(Creation, own_text_in_created_via_is_kept_and_found) {
  post(all({k_hammers, R"("created_via":"24sevenoffice")"}));
  EXPECT_THAT(get("/orders?created_via=24sevenoffice&orderby=id").json, SizeIs(1));
  shop.change_settings([](ShopSettings& settings) { settings.version = "8.9.1"; });
  EXPECT_EQ(post(all({k_hammers, R"("created_via":"24sevenoffice")"})).json["created_via"], "rest-api");
}

}  // namespace
}  // namespace woo24::sandbox
