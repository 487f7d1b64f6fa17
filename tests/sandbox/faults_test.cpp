#include "woo24/sandbox/faults.hpp"

#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

http::Request request(const std::string& method, const std::string& url, const std::string& body = "") {
  http::Request one;
  one.method = method;
  one.url = url;
  one.body = body;
  return one;
}

TEST(Faults, NamesOperations) {
  EXPECT_EQ(operation_of(Side::shop, request("GET", "https://s.se/wp-json/wc/v3/orders/12?dp=6")), "GET /wc/v3/orders/12");
  EXPECT_EQ(operation_of(Side::shop, request("GET", "https://s.se/sub/wp-json/")), "GET /");
  auto soap = request("POST", "https://api.24sevenoffice.com/x.asmx");
  soap.headers = {{"SOAPAction", "\"http://24sevenOffice.com/webservices/SaveInvoices\""}};
  EXPECT_EQ(operation_of(Side::office, soap), "SaveInvoices");
  const auto bare = request("POST", "https://a", "<s:Envelope><s:Body><GetInvoices xmlns=\"x\"/></s:Body></s:Envelope>");
  EXPECT_EQ(operation_of(Side::office, bare), "GetInvoices");
}

TEST(Faults, Patterns) {
  EXPECT_TRUE(fits("*", ""));
  EXPECT_TRUE(fits("GET /wc/v3/orders*", "GET /wc/v3/orders/12"));
  EXPECT_TRUE(fits("PUT *", "PUT /wc/v3/orders/1"));
  EXPECT_TRUE(fits("*/notes", "POST /wc/v3/orders/1/notes"));
  EXPECT_FALSE(fits("Save", "SaveInvoices"));
  EXPECT_FALSE(fits("*/notes", "POST /wc/v3/orders/1/notes/2"));
}

TEST(Faults, RulesFireWhereTheySay) {
  Faults faults;
  FaultRule second_save;
  second_save.operation = "SaveInvoices";
  second_save.at_match = 2;
  faults.add(second_save);
  EXPECT_FALSE(faults.strike(1, Side::office, "SaveInvoices", true));
  EXPECT_FALSE(faults.strike(2, Side::office, "GetInvoices", false));
  EXPECT_TRUE(faults.strike(3, Side::office, "SaveInvoices", true));
  EXPECT_FALSE(faults.strike(4, Side::office, "SaveInvoices", true));
  EXPECT_EQ(faults.struck(), 1);
}

TEST(Faults, WritesOnlySideAndTimes) {
  Faults faults;
  FaultRule rule;
  rule.side = Side::shop;
  rule.writes_only = true;
  rule.times = 1;
  faults.add(rule);
  EXPECT_FALSE(faults.strike(1, Side::shop, "GET /", false));
  EXPECT_FALSE(faults.strike(2, Side::office, "SaveInvoices", true));
  EXPECT_TRUE(faults.strike(3, Side::shop, "PUT /", true));
  EXPECT_FALSE(faults.strike(4, Side::shop, "PUT /", true));
}

TEST(Faults, ProbabilityFollowsTheSeed) {
  const auto struck = [](std::uint64_t seed) {
    Faults faults(seed);
    FaultRule rule;
    rule.probability = 0.3;
    faults.add(rule);
    std::string pattern;
    for (int i = 1; i <= 200; ++i) pattern += faults.strike(i, Side::shop, "GET /", false) ? 'x' : '.';
    return pattern;
  };
  EXPECT_EQ(struck(1), struck(1));
  EXPECT_NE(struck(1), struck(2));
  const auto hits = std::ranges::count(struck(1), 'x');
  EXPECT_GT(hits, 30);
  EXPECT_LT(hits, 90);
}

}  // namespace
}  // namespace woo24::sandbox
