#include "woo24/config/secrets.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace woo24::config {
namespace {

namespace fs = std::filesystem;

class Secrets : public testing::Test {
 protected:
  void SetUp() override {
    ::unsetenv("CREDENTIALS_DIRECTORY");
    folder_ = fs::path(testing::TempDir()) /
              ("secrets_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    config_ = (folder_ / "woo24.yaml").string();
  }
  void TearDown() override {
    ::unsetenv("CREDENTIALS_DIRECTORY");
    fs::remove_all(folder_);
  }
  void put(const fs::path& file, const std::string& text, mode_t mode) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    ASSERT_EQ(::chmod(file.c_str(), mode), 0);
  }
  [[nodiscard]] fs::path beside(const std::string& name) const { return folder_ / "credentials" / name; }

  fs::path folder_;
  std::string config_;
};

TEST_F(Secrets, WhatIsWrittenIsReadBack) {
  ASSERT_TRUE(write_secret("shop_key", "ck_åäö 1", config_).ok());
  EXPECT_EQ(read_secret("shop_key", config_).value(), "ck_åäö 1");
  ASSERT_TRUE(write_secret("shop_key", "ck_2", config_).ok());
  EXPECT_EQ(read_secret("shop_key", config_).value(), "ck_2");
  struct stat facts {};
  ASSERT_EQ(::stat(beside("shop_key").c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777U, 0600U);
  ASSERT_EQ(::stat(beside("").c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777U, 0700U);
  EXPECT_EQ(std::distance(fs::directory_iterator(beside("")), fs::directory_iterator()), 1) << "nothing half-written is left";
}

TEST_F(Secrets, OneLineEndIsDropped) {
  const std::vector<std::pair<std::string, std::string>> k_cases{
      {"a", "a"}, {"a\n", "a"}, {"a\r\n", "a"}, {"a\n\n", "a\n"}, {" a ", " a "}};
  for (const auto& [written, read] : k_cases) {
    put(beside("office_password"), written, 0600);
    EXPECT_EQ(read_secret("office_password", config_).value(), read);
  }
}

TEST_F(Secrets, TheServicesCredentialsComeFirst) {
  put(beside("shop_secret"), "beside", 0600);
  put(folder_ / "service" / "shop_secret", "service", 0440);
  ::setenv("CREDENTIALS_DIRECTORY", (folder_ / "service").c_str(), 1);
  EXPECT_EQ(read_secret("shop_secret", config_).value(), "service");
  put(beside("shop_key"), "beside", 0600);
  EXPECT_EQ(read_secret("shop_key", config_).value(), "beside")
      << "what the service does not give is looked for beside the file";
}

TEST_F(Secrets, WhatTheUnitStandsInForIsMissing) {
  put(beside("shop_key"), "root's, which the service could not read", 0600);
  for (const auto* nothing : {"", "\n"}) {
    put(folder_ / "service" / "shop_key", nothing, 0440);
    ::setenv("CREDENTIALS_DIRECTORY", (folder_ / "service").c_str(), 1);
    const auto missing = read_secret("shop_key", config_);
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().reason.id, ReasonId::secret_missing);
    EXPECT_EQ(missing.error().reason.arguments.at("places"), beside("shop_key").string()) << "where it is to be put";
  }
}

TEST_F(Secrets, SeveralShopsInOneFolderKeepTheirsApart) {
  const auto other = (folder_ / "skruv.yaml").string();
  ASSERT_TRUE(write_secret("shop_key", "ck_one", config_).ok());
  EXPECT_EQ(read_secret("shop_key", other).error().reason.id, ReasonId::secret_missing) << "never another shop's";
  ASSERT_TRUE(write_secret("shop_key", "ck_other", other).ok());
  EXPECT_EQ(read_secret("shop_key", other).value(), "ck_other");
  EXPECT_EQ(read_secret("shop_key", config_).value(), "ck_one");
  EXPECT_TRUE(fs::exists(beside("skruv") / "shop_key"));
}

TEST_F(Secrets, AMissingOneNamesThePlaces) {
  ::setenv("CREDENTIALS_DIRECTORY", "/run/credentials/x", 1);
  const auto missing = read_secret("shop_key", config_);
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().kind, Kind::configuration);
  EXPECT_EQ(missing.error().reason.id, ReasonId::secret_missing);
  EXPECT_EQ(missing.error().reason.arguments.at("places"), "/run/credentials/x/shop_key, " + beside("shop_key").string());
}

TEST_F(Secrets, OneThatOthersMayReadIsRefused) {
  for (const mode_t mode : {0640U, 0604U, 0660U, 0644U}) {
    put(beside("shop_key"), "ck", mode);
    const auto open = read_secret("shop_key", config_);
    ASSERT_FALSE(open.ok());
    EXPECT_EQ(open.error().reason.id, ReasonId::secret_open_to_others);
  }
  put(beside("shop_key"), "ck", 0644);
  EXPECT_EQ(read_secret("shop_key", config_).error().reason.arguments.at("mode"), "0644");
}

TEST_F(Secrets, AnEmptyOneAndAFolderAreUnreadable) {
  put(beside("shop_key"), "\n", 0600);
  EXPECT_EQ(read_secret("shop_key", config_).error().reason.id, ReasonId::secret_unreadable);
  fs::create_directories(beside("shop_secret"));
  EXPECT_EQ(read_secret("shop_secret", config_).error().reason.id, ReasonId::secret_unreadable);
}

TEST_F(Secrets, OnlyTheFixedNamesAreWritten) {
  EXPECT_EQ(write_secret("../evil", "x", config_).error().reason.id, ReasonId::secret_not_written);
  EXPECT_EQ(write_secret("shop_key", "", config_).error().reason.id, ReasonId::secret_not_written);
  EXPECT_EQ(read_secret("../evil", config_).error().reason.id, ReasonId::secret_missing);
  EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(Secrets, AFailedWriteLeavesTheOldOne) {
  ASSERT_TRUE(write_secret("shop_key", "old", config_).ok());
  EXPECT_FALSE(write_secret("shop_key", "new", (folder_ / "absent" / "deeper" / "woo24.yaml").string()).ok());
  EXPECT_EQ(read_secret("shop_key", config_).value(), "old");
}

}  // namespace
}  // namespace woo24::config
