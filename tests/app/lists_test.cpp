#include "sides_fixture.hpp"

namespace woo24 {
namespace {

using ListsTest = test::SidesTest;

TEST_F(ListsTest, DimensionsThatTheClientHasMadeAndTheirValues) {
  EXPECT_EQ(woo24({"lists", "dimensions"}), 0) << err.str();
  EXPECT_EQ(out.str(), "dimensions\n  101\tKampanj\tSommar, Vinter\n  102\tSäljare\n");
  EXPECT_EQ(woo24({"lists", "dimensions", "--json"}), 0) << err.str();
  EXPECT_NE(out.str().find(R"({"id": "101", "name": "Kampanj", "more": "Sommar, Vinter"})"), std::string::npos) << out.str();
}

TEST_F(ListsTest, TheyAreAskedForByNameAlone) {
  world.forget_seen();
  EXPECT_EQ(woo24({"lists"}), 0) << err.str();
  EXPECT_EQ(out.str().find("dimensions"), std::string::npos);
  EXPECT_EQ(world.calls(sandbox::Side::office, "GetUserDefinedDimension*"), 0) << "a call for each of them";
}

}  // namespace
}  // namespace woo24
