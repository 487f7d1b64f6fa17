#include "woo24/app/service_environment.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace woo24::app {
namespace {

TEST(ServiceEnvironment, AMachineIsToldByADigestOfItsId) {
  ServiceEnvironment environment;
  const auto machine = environment.machine();
  EXPECT_EQ(machine, environment.machine());
  std::string id;
  if (!std::getline(std::ifstream("/etc/machine-id"), id) || id.empty()) GTEST_SKIP() << "this machine has no id";
  EXPECT_THAT(machine, testing::MatchesRegex("[0-9a-f]{16}"));
  EXPECT_EQ(id.find(machine), std::string::npos) << "the id itself is confidential";
}

}  // namespace
}  // namespace woo24::app
