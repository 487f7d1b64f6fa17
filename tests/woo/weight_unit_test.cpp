#include "woo24/woo/weight_unit.hpp"

#include "pretend_shop.hpp"

namespace woo24::woo {
namespace {

TEST(WeightUnit, is_told_or_it_is_not_and_then_nothing_waits_for_it) {
  test::PretendShop shop;
  shop.doors.http.then(test::ScriptedHttp::response(200, R"({"id":"woocommerce_weight_unit","value":"kg"})"));
  EXPECT_EQ(weight_unit(shop.wire).value(), "kg");
  shop.doors.http.then(test::ScriptedHttp::response(404, R"({"code":"rest_setting_setting_group_invalid","message":"Nej"})"));
  EXPECT_EQ(weight_unit(shop.wire).value(), "");
  shop.doors.http.then(test::recorded("error_401_read_key_writes").response);
  EXPECT_EQ(weight_unit(shop.wire).value(), "");
  shop.doors.http.then(test::recorded("error_503_maintenance_json").response);
  EXPECT_EQ(weight_unit(shop.wire).error().kind, Kind::paused);
}

}  // namespace
}  // namespace woo24::woo
