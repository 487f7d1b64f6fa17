#include "woo24/sync/product_match.hpp"

#include "samples.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;

NumberedShop in_shop(std::int64_t id, std::int64_t paired = 0) {
  NumberedShop one;
  one.id = {id};
  if (paired != 0) one.paired = office::ProductId{paired};
  return one;
}
NumberedShop in_trash(std::int64_t id) {
  auto one = in_shop(id);
  one.trashed = true;
  return one;
}
NumberedShop of_gone(std::int64_t id, std::int64_t paired) {
  auto one = in_shop(id, paired);
  one.partner_gone = true;
  return one;
}
NumberedOffice in_office(std::int64_t id, std::int64_t paired = 0) {
  NumberedOffice one;
  one.id = {id};
  if (paired != 0) one.paired = shop::ProductId{paired};
  return one;
}
NumberedOffice gone_from_shop(std::int64_t id, std::int64_t paired) {
  auto one = in_office(id, paired);
  one.partner_gone = true;
  return one;
}
NumberedOffice expired(std::int64_t id) {
  auto one = in_office(id);
  one.active = false;
  return one;
}

std::string shown(const NumberMatch& match) {
  std::string text;
  if (match.link) text += fmt::format("{} is {}; ", match.link->first.value, match.link->second.value);
  if (match.only_office) text += fmt::format("make {} in the shop; ", match.only_office->value);
  if (match.only_shop) text += fmt::format("make {} in the office; ", match.only_shop->value);
  for (const auto& one : match.left) text += fmt::format("{}: {}; ", one.product, told(one.reason));
  return text;
}

struct Case {
  const char* what;
  std::vector<NumberedShop> shop;
  std::vector<NumberedOffice> office;
  const char* answer;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.what; }
class MatchNumbers : public testing::TestWithParam<Case> {};

TEST_P(MatchNumbers, IsSureOrNamesBoth) {
  const auto& row = GetParam();
  const auto match = match_numbers({"sk-1", row.shop, row.office}, false);
  EXPECT_EQ(shown(match), row.answer) << row.what;
}

INSTANTIATE_TEST_SUITE_P(
    Groups, MatchNumbers,
    testing::Values(Case{"one on each side", {in_shop(1)}, {in_office(5)}, "1 is 5; "},
                    Case{"an expired one is matched all the same", {in_shop(1)}, {expired(5)}, "1 is 5; "},
                    Case{"linked already", {in_shop(1, 5)}, {in_office(5, 1)}, ""},
                    Case{"the office alone", {}, {in_office(5)}, "make 5 in the shop; "},
                    Case{"an expired one is not made", {}, {expired(5)}, ""},
                    Case{"one that was deleted in the shop is not made again", {}, {gone_from_shop(5, 1)}, ""},
                    Case{"one that follows its link under another number", {}, {in_office(5, 1)}, ""},
                    Case{"the shop alone", {in_shop(1)}, {}, "make 1 in the office; "},
                    Case{"the shop's trash alone", {in_trash(1)}, {}, ""},
                    Case{"one that was deleted in the office is not made again", {of_gone(1, 5)}, {}, ""},
                    Case{"deleted in the office, and made anew there", {of_gone(1, 4)}, {in_office(5)}, "1 is 5; "},
                    Case{"deleted in the shop, and made anew there", {in_shop(2)}, {gone_from_shop(5, 1)}, "2 is 5; "},
                    Case{"in the trash", {in_trash(1)}, {in_office(5)}, "5: product-in-trash number=sk-1 id=1; "},
                    Case{"twice in the shop",
                         {in_shop(1), in_trash(2)},
                         {in_office(5)},
                         "1: catalogue-number-twice side=WooCommerce number=sk-1 ids=1, 2; "
                         "2: catalogue-number-twice side=WooCommerce number=sk-1 ids=1, 2; "},
                    Case{"twice in the office",
                         {},
                         {in_office(5), expired(6)},
                         "5: catalogue-number-twice side=24SevenOffice number=sk-1 ids=5, 6; "
                         "6: catalogue-number-twice side=24SevenOffice number=sk-1 ids=5, 6; "},
                    Case{"the shop's is linked to another",
                         {in_shop(1, 9)},
                         {in_office(5)},
                         "5: number-of-another side=WooCommerce number=sk-1 id=1; "},
                    Case{"the office's is linked to another",
                         {in_shop(1)},
                         {in_office(5, 8)},
                         "1: number-of-another side=24SevenOffice number=sk-1 id=5; "}));

TEST(MatchNumbers, WhatAPersonHasToldApartStaysApart) {
  EXPECT_EQ(shown(match_numbers({"sk-1", {in_shop(1)}, {in_office(5)}}, true)), "");
}

}  // namespace
}  // namespace woo24::sync
