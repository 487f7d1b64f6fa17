#include "woo24/words/errors_page.hpp"

#include "woo24/base/reason.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace woo24::words {
namespace {

TEST(ErrorsPage, TheFileIsTheOneThatTheTablesMake) {
  const auto path = std::string(WOO24_SOURCE_DIR) + "/docs/errors.md";
  const auto made = errors_page();
  if (std::getenv("WOO24_WRITE_DOCS") != nullptr) std::ofstream(path) << made;
  std::ostringstream found;
  found << std::ifstream(path).rdbuf();
  EXPECT_TRUE(found.str() == made)
      << "docs/errors.md is not what the tables make. To write it anew: WOO24_WRITE_DOCS=1 words_tests";
}

TEST(ErrorsPage, HasEveryReasonAsAHeading) {
  const auto page = errors_page();
  for (const auto id : all_reasons()) EXPECT_NE(page.find("\n## " + std::string(reason_id(id)) + "\n"), std::string::npos);
}

}  // namespace
}  // namespace woo24::words
