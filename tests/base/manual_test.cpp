#include "woo24/base/manual.hpp"

#include <gmock/gmock.h>

namespace woo24 {
namespace {

using testing::HasSubstr;

TEST(Manual, WhatTroffWouldTakeForItsOwnIsText) {
  ManualPage page("woo24", 1, "keeps both in step");
  page.paragraph(".a dot first\n'a quote\nand a \\ within, `--json` bold, -1 öre");
  EXPECT_THAT(page.text(), HasSubstr("NAME\nwoo24 \\- keeps both in step\n"));
  EXPECT_THAT(page.text(), HasSubstr("\\&.a dot first\n\\&'a quote\nand a \\e within, \\fB\\-\\-json\\fR bold, \\-1 öre\n"));
}

TEST(Manual, AnItemsTagIsBold) {
  ManualPage page("woo24.yaml", 5, "settings");
  page.item("log.level", "The least that is logged.");
  page.item("`--config` FILE", "The settings.");
  EXPECT_THAT(page.text(), HasSubstr(".TH WOO24.YAML 5 "));
  EXPECT_THAT(page.text(), HasSubstr(".TP\n\\fBlog.level\\fR\nThe least that is logged.\n"));
  EXPECT_THAT(page.text(), HasSubstr(".TP\n\\fB\\-\\-config\\fR FILE\nThe settings.\n"));
}

}  // namespace
}  // namespace woo24
