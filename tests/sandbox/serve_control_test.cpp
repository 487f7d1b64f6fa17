#include "woo24/sandbox/serve_control.hpp"

#include "woo24/sandbox/sim_doors.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace woo24::sandbox {
namespace {

class ServeControl : public ::testing::Test {
 public:
  static http::Request request(const std::string& method, const std::string& path, const std::string& body = "") {
    http::Request one;
    one.method = method;
    one.url = "http://127.0.0.1:1" + path;
    one.body = body;
    return one;
  }
  nlohmann::json at_shop(const std::string& method, const std::string& path, const std::string& body = "") {
    return nlohmann::json::parse(control_shop(shop, request(method, path, body))->body);
  }
  nlohmann::json at_office(const std::string& method, const std::string& path, const std::string& body = "") {
    return nlohmann::json::parse(control_office(office, request(method, path, body))->body);
  }
  SimTime time;
  Shop shop{ShopSettings{}, [this] { return time.now(); }};
  Office office{[this] { return time.now(); }};
};

TEST_F(ServeControl, LeavesOtherPathsAlone) {
  EXPECT_FALSE(control_shop(shop, request("GET", "/wp-json/")));
  EXPECT_FALSE(control_office(office, request("POST", "/authenticate/v001/authenticate.asmx")));
  EXPECT_EQ(control_shop(shop, request("GET", "/_sandbox/nonsense"))->status, 404);
}

TEST_F(ServeControl, ShowsAndEditsOrders) {
  const auto added = at_shop("POST", "/_sandbox/add", R"({"count":2,"seed":7})");
  ASSERT_EQ(added["orders"].size(), 2u);
  const auto id = added["orders"][0].get<std::int64_t>();
  const auto wish = R"({"order":)" + std::to_string(id) + R"(,"do":"status","value":"cancelled"})";
  EXPECT_EQ(at_shop("POST", "/_sandbox/edit", wish)["done"], true);
  EXPECT_EQ(at_shop("GET", "/_sandbox/orders")[0]["status"], "cancelled");
  EXPECT_EQ(at_shop("POST", "/_sandbox/edit", R"({"order":1,"do":"trash"})")["done"], false);
  EXPECT_EQ(control_shop(shop, request("POST", "/_sandbox/edit", R"({"order":"x"})"))->status, 400);
}

TEST_F(ServeControl, ShowsAndEditsBooks) {
  EXPECT_EQ(at_office("POST", "/_sandbox/product", R"({"number":"SKÅP-9","name":"Skåp"})")["done"], true);
  OfficeCard card;
  card.name = "Öst Bygg AB";
  const auto customer = office.add_company(card);
  const auto id = office.add_order(customer, "SKÅP-9", "100.00", "by hand");
  const auto books = at_office("GET", "/_sandbox/books");
  ASSERT_FALSE(books["orders"].empty());
  EXPECT_EQ(books["orders"].back()["reference_number"], "by hand");
  const auto wish = R"({"order":)" + std::to_string(id) + R"(,"do":"title","value":"T"})";
  EXPECT_EQ(at_office("POST", "/_sandbox/edit", wish)["done"], true);
  EXPECT_EQ(at_office("GET", "/_sandbox/books")["orders"].back()["title"], "T");
}

}  // namespace
}  // namespace woo24::sandbox
