// The order of these tests matters to none of them: each opens the log anew. What stands before open() is tested in a process
// of its own.
#include "woo24/base/log.hpp"

#include "woo24/base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace woo24::log {
namespace {

using ::testing::HasSubstr;
using ::testing::internal::CaptureStderr;
using ::testing::internal::GetCapturedStderr;

std::vector<std::string> lines_of(const std::string& text) {
  auto lines = split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

TEST(LogDeathTest, BeforeItIsOpenedNothingIsWritten) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        error("too early");
        open(Level::info, Format::text);
        error("in time");
        std::exit(0);
      },
      ::testing::ExitedWithCode(0), ::testing::AllOf(HasSubstr("in time"), ::testing::Not(HasSubstr("too early"))));
}

TEST(Log, WritesLinesForPeople) {
  CaptureStderr();
  open(Level::info, Format::text);
  info("order sent", {{"order", "1042"}, {"total", "1249.00"}});
  const auto lines = lines_of(GetCapturedStderr());
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_THAT(lines[0],
              ::testing::MatchesRegex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}Z info order sent order=1042 total=1249.00"));
}

TEST(Log, WritesLinesForMachines) {
  CaptureStderr();
  open(Level::debug, Format::json);
  warning("it \"said\" \\ so", {{"start", "two\nlines\t\x01 caf\xE9"}});
  const auto lines = lines_of(GetCapturedStderr());
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_THAT(lines[0], ::testing::MatchesRegex("\\{\"at\":\"[0-9-]{10}T[0-9:]{8}Z\",\"level\":\"warning\",.*\\}"));
  EXPECT_THAT(lines[0], HasSubstr(R"("message":"it \"said\" \\ so","start":"two lines   caf)"
                                  "\uFFFD\"}"));
}

TEST(Log, OneLineStaysOneLine) {
  CaptureStderr();
  open(Level::info, Format::text);
  error("first\r\nsecond", {{"start", "third\nfourth {} %v"}});
  const auto lines = lines_of(GetCapturedStderr());
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_THAT(lines[0], HasSubstr("first  second start=third fourth {} %v"));
}

TEST(Log, LeavesOutWhatIsBelowItsLevel) {
  CaptureStderr();
  open(Level::warning, Format::text);
  debug("a");
  info("b");
  warning("c");
  error("d");
  const auto lines = lines_of(GetCapturedStderr());
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[0], HasSubstr("warning c"));
  EXPECT_THAT(lines[1], HasSubstr("error d"));
}

TEST(Log, IsOpenedAgainAfterAReload) {
  CaptureStderr();
  open(Level::error, Format::text);
  info("not yet");
  open(Level::debug, Format::json);
  debug("now");
  const auto text = GetCapturedStderr();
  EXPECT_EQ(lines_of(text).size(), 1U);
  EXPECT_THAT(text, HasSubstr("\"message\":\"now\""));
}

TEST(Log, ThreadsDoNotMixTheirLines) {
  constexpr int k_threads = 4, k_lines = 200;
  CaptureStderr();
  open(Level::info, Format::text);
  std::vector<std::thread> threads;
  for (int t = 0; t < k_threads; ++t) {
    threads.emplace_back([t] {
      for (int n = 0; n < k_lines; ++n) {
        if (t == 0 && n % 50 == 0) open(Level::info, Format::text);
        info("line", {{"of", std::to_string(t)}, {"end", "here"}});
      }
    });
  }
  for (auto& thread : threads) thread.join();
  const auto lines = lines_of(GetCapturedStderr());
  EXPECT_EQ(lines.size(), static_cast<std::size_t>(k_threads * k_lines));
  EXPECT_THAT(lines, ::testing::Each(::testing::EndsWith(" end=here")));
}

}  // namespace
}  // namespace woo24::log
