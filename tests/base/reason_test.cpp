#include "woo24/base/reason.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace woo24 {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Reason, EveryOneHasAnIdOfItsOwn) {
  std::set<std::string_view> ids;
  for (const auto id : all_reasons()) {
    const auto text = reason_id(id);
    EXPECT_TRUE(ids.insert(text).second) << text;
    EXPECT_EQ(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string_view::npos) << text;
    EXPECT_EQ(reason_by_id(text), id);
  }
  EXPECT_EQ(all_reasons().back(), ReasonId::internal_fault);
  EXPECT_EQ(ids.size(), all_reasons().size());
}

TEST(Reason, AnArgumentThatIsNotThereIsEmpty) {
  const Reason reason{ReasonId::unknown_product, {{"sku", "SK-1"}}};
  EXPECT_EQ(argument(reason, "sku"), "SK-1");
  EXPECT_EQ(argument(reason, "name"), "");
}

TEST(Reason, IdsAreTheNamesOfTheTable) {
  const std::vector<std::pair<std::string, std::string>> rows{
#define REASON(name, id, heals, arguments) {#name, id},
#include "woo24/base/reasons.def"
#undef REASON
  };
  for (const auto& [name, id] : rows) {
    auto expected = name;
    std::replace(expected.begin(), expected.end(), '_', '-');
    EXPECT_EQ(id, expected);
    EXPECT_TRUE(reason_by_id(name)) << name;
  }
}

TEST(Reason, ArgumentsAreNames) {
  for (const auto id : all_reasons()) {
    std::set<std::string> names;
    for (const auto& name : reason_arguments(id)) {
      EXPECT_FALSE(name.empty()) << reason_id(id);
      EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string::npos) << name;
      EXPECT_TRUE(names.insert(name).second) << name << " twice in " << reason_id(id);
    }
  }
  EXPECT_THAT(reason_arguments(ReasonId::unknown_product), ElementsAre("sku", "name"));
  EXPECT_THAT(reason_arguments(ReasonId::order_anonymised), IsEmpty());
}

TEST(Reason, HealsAsTheTableSays) {
  EXPECT_EQ(reason_heals(ReasonId::unknown_product), Heals::itself);
  EXPECT_EQ(reason_heals(ReasonId::total_differs), Heals::command);
  EXPECT_EQ(reason_heals(ReasonId::lease_held), Heals::none);
}

TEST(Reason, IsFoundAsPeopleWriteIt) {
  for (const auto* text : {"unknown-product", "unknown_product", "Unknown-Product", " UNKNOWN_PRODUCT\n"}) {
    EXPECT_EQ(reason_by_id(text), ReasonId::unknown_product) << text;
  }
  for (const auto* text : {"", "unknown product", "unknown-product-", "nonsense"}) EXPECT_FALSE(reason_by_id(text)) << text;
}

TEST(Reason, ArgumentsBecomeOneObjectOfStrings) {
  EXPECT_EQ(arguments_json({ReasonId::internal_fault, {}}), "{}");
  EXPECT_EQ(arguments_json({ReasonId::unknown_product, {{"sku", "SK-1"}, {"name", "Skruv 3\" \\ \n\x01 å"}}}),
            R"({"name":"Skruv 3\" \\ \u000a\u0001 å","sku":"SK-1"})");
}

TEST(Reason, ReadsWhatOthersWouldWrite) {
  const auto reason = reason_from("unknown-product", " { \"sku\" : \"a\\/b\\n\\t\\u00e5\\u20AC\" ,\n\"name\":\"\" } ");
  EXPECT_EQ(reason, (Reason{ReasonId::unknown_product, {{"sku", "a/b\n\tå€"}, {"name", ""}}}));
}

TEST(Reason, BrokenTextGivesNoArguments) {
  for (const auto* text :
       {"", "null", "[]", "{", "{\"sku\"", "{\"sku\":", "{\"sku\":\"a\"", "{\"sku\":\"a\",}", "{\"sku\":1}", "{\"sku\":\"a}",
        "{\"sku\":\"a\"} x", "{\"sku\":\"\\u00\"}", "{\"sku\":\"\\x\"}", "{\"sku\" \"a\"}", "{sku:\"a\"}", "{\"sku\":\"a\\"}) {
    EXPECT_EQ(reason_from("unknown-product", text), (Reason{ReasonId::unknown_product, {}})) << text;
  }
}

TEST(Reason, AnIdOfANewerVersionIsNotLost) {
  EXPECT_EQ(reason_from("quite-new", "{\"a\":\"b\"}"), (Reason{ReasonId::internal_fault, {{"detail", "quite-new"}}}));
}

RC_GTEST_PROP(ReasonProperty, ArgumentsAreReadBack, (const std::map<std::string, std::string>& arguments)) {
  const Reason reason{ReasonId::field_differs, arguments};
  RC_ASSERT(reason_from(reason_id(reason.id), arguments_json(reason)) == reason);
}

}  // namespace
}  // namespace woo24
