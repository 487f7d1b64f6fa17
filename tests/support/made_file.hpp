#pragma once
// Files of the repository that the program makes: a test holds them against what it would make now.

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace woo24::test {

/// Compares; with WOO24_WRITE_DOCS=1 writes the file instead.
inline void expect_file(const std::string& name, const std::string& made) {
  const auto path = std::string(WOO24_SOURCE_DIR) + "/" + name;
  if (std::getenv("WOO24_WRITE_DOCS") != nullptr) std::ofstream(path) << made;
  std::ostringstream found;
  found << std::ifstream(path).rdbuf();
  EXPECT_TRUE(found.str() == made) << name
                                   << " is not what the program makes. To write it anew, run this test with WOO24_WRITE_DOCS=1";
}

}  // namespace woo24::test
