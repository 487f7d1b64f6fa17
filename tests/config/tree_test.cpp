#include "woo24/config/tree.hpp"

#include <rapidcheck/gtest.h>

namespace woo24::config {
namespace {

TEST(Tree, KnowsWhereThingsStandInCharacters) {
  const auto tree = parse_tree("å: { ö: ä, ü: [1, x] }\nb:\nc: 2\n");
  ASSERT_TRUE(tree.faults.empty());
  const auto& entries = tree.root.entries;
  ASSERT_EQ(entries.size(), 3U);
  const auto& inner = entries[0].value.entries;
  ASSERT_EQ(inner.size(), 2U);
  EXPECT_EQ(inner[0].column, 6);
  EXPECT_EQ(inner[0].value.column, 9);
  EXPECT_EQ(inner[1].value.items[1].column, 19);
  EXPECT_EQ(entries[1].value.form, Node::Form::nothing);
  EXPECT_EQ(entries[1].value.line, 2);
  EXPECT_EQ(entries[2].value.text, "2");
}

TEST(Tree, QuotedAndBlockTextsAreWhole) {
  const auto tree = parse_tree("a: \"x # y\"\nb: 'it''s'\nc: |\n  one\n  two\n");
  ASSERT_TRUE(tree.faults.empty());
  EXPECT_EQ(tree.root.entries[0].value.text, "x # y");
  EXPECT_TRUE(tree.root.entries[0].value.quoted);
  EXPECT_EQ(tree.root.entries[1].value.text, "it's");
  EXPECT_EQ(tree.root.entries[2].value.text, "one\ntwo\n");
}

TEST(Tree, ACommentThatMayBelongToTheValueIsKept) {
  const auto cut_by = [](const std::string& yaml) { return parse_tree(yaml).root.entries.at(0).value.cut_by; };
  EXPECT_EQ(cut_by("a: Pant #1"), "Pant #1");
  EXPECT_EQ(cut_by("a: Pant # 1"), "Pant # 1");
  EXPECT_EQ(cut_by("a: Pant  #1"), "Pant  #1");
  EXPECT_EQ(cut_by("a: Pant  # one"), "");
  EXPECT_EQ(cut_by("a: \"Pant\" # one"), "");
}

TEST(Tree, AVeryDeepFileIsAFaultAndNoCrash) {
  EXPECT_FALSE(parse_tree(std::string(100000, '[')).faults.empty());
  EXPECT_FALSE(parse_tree(std::string(100000, '{')).faults.empty());
}

TEST(Tree, ShownLeavesOutSignInsAndTheRestOfLongTexts) {
  Node node;
  node.form = Node::Form::text;
  node.text = "https://ck_1:cs_2@shop.example.se/x";
  EXPECT_EQ(shown(node), "'https://…@shop.example.se/x'");
  node.text = std::string(100, 'x');
  EXPECT_EQ(shown(node), "'" + std::string(59, 'x') + "…'");
}

RC_GTEST_PROP(Tree, AnyTextWrittenIsReadBackTheSame, ()) {
  const auto letters = rc::gen::element<std::string>("a", "Z", "å", " ", "#", ":", ": ", " #", "'", "\"", "\\", ",", "[", "}",
                                                     "!", "&", "*", "-", "- ", "0", "~", "null", "…", "%", "@", "|", ">", "?");
  const auto parts = *rc::gen::container<std::vector<std::string>>(letters);
  std::string text;
  for (const auto& part : parts) text += part;
  const auto tree = parse_tree("a: { b: " + quoted_where_needed(text) + ", c: [" + quoted_where_needed(text) + "] }\n");
  RC_ASSERT(tree.faults.empty());
  const auto& inner = tree.root.entries.at(0).value.entries;
  RC_ASSERT(inner.at(0).value.text == text);
  RC_ASSERT(inner.at(1).value.items.at(0).text == text);
  RC_ASSERT(inner.at(0).value.cut_by.empty());
}

RC_GTEST_PROP(Tree, NoBytesCrashIt, ()) {
  const auto letters =
      rc::gen::element<std::string>("a", "b: ", "\n", "  ", "- ", "{", "}", "[", "]", ",", "#", "\"", "'", "&x ", "*x", "!",
                                    "|\n", ">", "? ", "---\n", "...\n", "%", "\xff", "\t", "å", "\r\n", "<<: ");
  const auto parts = *rc::gen::container<std::vector<std::string>>(letters);
  std::string text;
  for (const auto& part : parts) text += part;
  const auto tree = parse_tree(text);
  RC_ASSERT(tree.faults.empty() || tree.root.entries.empty());
}

}  // namespace
}  // namespace woo24::config
