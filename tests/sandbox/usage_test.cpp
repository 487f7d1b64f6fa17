#include "woo24/sandbox/usage.hpp"

#include "support/made_file.hpp"

#include <gmock/gmock.h>

namespace woo24::sandbox {
namespace {

TEST(Usage, TheManualIsMadeFromTheSameTable) {
  test::expect_file("man/woo24-sandbox.1", manual_page());
  EXPECT_THAT(usage(), testing::HasSubstr("[--tls CERT KEY]"));
}

}  // namespace
}  // namespace woo24::sandbox
