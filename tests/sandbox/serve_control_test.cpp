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

TEST_F(ServeControl, ShowsAndEditsProducts) {
  const auto id = at_shop("POST", "/_sandbox/product",
                          R"({"sku":"NY-1","name":"Ny & fin","price":"10.00","stock":4,"categories":["Verktyg > Nytt"]})")["id"]
                      .get<std::int64_t>();
  EXPECT_EQ(at_shop("GET", "/_sandbox/products").back()["categories"][0], "Verktyg > Nytt");
  const auto wish = [&](const std::string& rest) { return R"({"product":)" + std::to_string(id) + "," + rest + "}"; };
  EXPECT_EQ(at_shop("POST", "/_sandbox/edit", wish(R"("do":"edit","field":"name","value":"Annat")"))["done"], true);
  EXPECT_EQ(at_shop("POST", "/_sandbox/edit", wish(R"("do":"stock","value":"9")"))["done"], true);
  EXPECT_EQ(at_shop("POST", "/_sandbox/edit", wish(R"("do":"trash")"))["done"], true);
  EXPECT_EQ(shop.catalogue().product(id)->status, "trash");
  EXPECT_EQ(shop.catalogue().product(id)->stock, 9);
  const auto item = at_office("POST", "/_sandbox/item", R"({"number":"NY-1","price":"8.00","stock":"4"})")["id"];
  EXPECT_EQ(at_office("GET", "/_sandbox/products").back()["stock"], "4");
  const auto edit = R"({"product":)" + item.dump() + R"(,"do":"edit","field":"price","value":"9.5"})";
  EXPECT_EQ(at_office("POST", "/_sandbox/edit", edit)["done"], true);
  EXPECT_EQ(office.catalogue().item("NY-1")->price, "9.5");
}

}  // namespace
}  // namespace woo24::sandbox
