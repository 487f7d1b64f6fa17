#include "store/state_folder.hpp"
#include "woo24/store/cursors.hpp"
#include "woo24/store/database.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace woo24::store {
namespace {

using test::StateFolder;

TEST(ScratchCopy, HoldsWhatTheFileHoldsAndLeavesItAlone) {
  const StateFolder folder;
  auto file = Database::open(folder.file(), Open::read_write);
  ASSERT_TRUE(file.ok());
  Cursors kept(file.value());
  ASSERT_TRUE(kept.set("products", "1").ok());
  {
    auto scratch = Database::scratch_copy(folder.file());
    ASSERT_TRUE(scratch.ok());
    Cursors copy(scratch.value());
    EXPECT_EQ(copy.get("products").value(), "1");
    ASSERT_TRUE(copy.set("products", "2").ok());
    EXPECT_EQ(copy.get("products").value(), "2");
  }
  EXPECT_EQ(kept.get("products").value(), "1");
}

TEST(ScratchCopy, OfNoFileIsEmptyAndMakesNone) {
  const StateFolder folder;
  auto scratch = Database::scratch_copy(folder.file());
  ASSERT_TRUE(scratch.ok());
  Cursors copy(scratch.value());
  EXPECT_EQ(copy.get("products").value(), std::nullopt);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace woo24::store
