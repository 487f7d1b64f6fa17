// orders.row_dimensions: which department and project a row goes on.
#include "woo24/sync/row_dimension.hpp"

#include "office_echo.hpp"

#include "woo24/sync/verify.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;
using settings::Dimension;
using settings::RowDimension;

// Departments 10 Stockholm and 30 Webb, project 701 Julkampanj, categories 5 Verktyg and 6 Skruv.
RowDimension by_sku(const char* pattern, const char* department, const char* project = "") {
  RowDimension rule;
  rule.sku = pattern;
  rule.department = {department, 41};
  rule.project = {project, 41};
  rule.line = 41;
  return rule;
}
RowDimension by_category(const char* category, const char* department, const char* project = "") {
  auto rule = by_sku("", department, project);
  rule.category = {category, 42};
  rule.line = 42;
  return rule;
}
RowDimension by_meta(const char* key, Dimension sets) {
  RowDimension rule;
  rule.meta = key;
  rule.sets = sets;
  rule.line = 43;
  return rule;
}

RowDimension by_product_meta(const char* key, Dimension sets, const char* dimension = "") {
  RowDimension rule;
  rule.product_meta = key;
  rule.sets = sets;
  rule.dimension = {dimension, 44};
  rule.line = 44;
  return rule;
}
RowDimension with_dimension(RowDimension rule, const char* dimension, const char* value) {
  rule.dimension = {dimension, rule.line};
  rule.value = {value, rule.line};
  return rule;
}

office::Lists lists() {
  auto made = example_lists();
  made.dimensions = {{101, "Kampanj", {"Sommar", "Vinter"}}, {102, "Kanal", {}}};
  made.categories = {{5, "Verktyg"}, {6, "Skruv"}};
  return made;
}

struct Case {
  const char* why;
  std::vector<RowDimension> rules;
  std::function<void(shop::Order&)> change;
  const char* answer;  ///< department/project (line/line) and type=value (line) of each dimension, or the reason
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.why; }
class RowDimensionTest : public testing::TestWithParam<Case> {};

/// The hammer HAM-001, a tool.
TEST_P(RowDimensionTest, TheFirstRuleThatFitsDecidesForEachOfTheTwo) {
  auto settings = example_settings();
  settings.orders.row_dimensions = GetParam().rules;
  auto resolved = resolve(settings, lists(), example_facts(), example_client());
  ASSERT_TRUE(resolved.faults.empty()) << told(resolved.faults.front());
  auto order = swedish_order();
  GetParam().change(order);
  auto hammer = products().at("ham-001").front();
  hammer.category = 5;
  const auto made = row_dimensions(order, order.lines.front(), hammer, resolved.rules);
  if (!made.ok()) {
    EXPECT_EQ(told(made), GetParam().answer);
    return;
  }
  const auto text = [](const std::optional<std::int64_t>& id) { return id ? std::to_string(*id) : std::string("-"); };
  auto found = text(made.value().department) + "/" + text(made.value().project) + " (" +
               std::to_string(made.value().department_line) + "/" + std::to_string(made.value().project_line) + ")";
  for (std::size_t n = 0; n < made.value().user.size(); ++n) {
    const auto& one = made.value().user[n];
    found += " " + std::to_string(one.type) + " " + one.name + "=" + one.value + " (" +
             std::to_string(made.value().user_lines[n]) + ")";
  }
  EXPECT_EQ(found, GetParam().answer) << GetParam().why;
}

const auto k_as_it_is = [](shop::Order&) {};

INSTANTIATE_TEST_SUITE_P(
    Rules, RowDimensionTest,
    testing::Values(
        Case{"no rules: the office's own may apply", {}, k_as_it_is, "-/- (0/0)"},
        Case{"by the pattern of the SKU", {by_sku("HAM-*", "Stockholm")}, k_as_it_is, "10/- (41/0)"},
        Case{"capitals do not matter", {by_sku("ham-00?", "Stockholm", "Julkampanj")}, k_as_it_is, "10/701 (41/41)"},
        Case{"another pattern", {by_sku("SK-*", "Stockholm")}, k_as_it_is, "-/- (0/0)"},
        Case{"a row without SKU fits no pattern, not even *",
             {by_sku("*", "Stockholm")},
             [](shop::Order& o) { o.lines[0].sku = " "; },
             "-/- (0/0)"},
        Case{"by the product's category in the office", {by_category("Verktyg", "", "Julkampanj")}, k_as_it_is, "-/701 (0/42)"},
        Case{"another category", {by_category("Skruv", "Webb")}, k_as_it_is, "-/- (0/0)"},
        Case{"the first that fits", {by_sku("HAM-*", "Stockholm"), by_category("Verktyg", "Webb")}, k_as_it_is, "10/- (41/0)"},
        Case{"each of the two from the first that gives it",
             {by_sku("HAM-*", "Stockholm"), by_category("Verktyg", "Webb", "Julkampanj")},
             k_as_it_is,
             "10/701 (41/42)"},
        Case{"by meta of the line, which names it",
             {by_meta("24so_department", Dimension::department)},
             [](shop::Order& o) {
               o.lines[0].meta = {{"24so_department", "webb"}};
             },
             "30/- (43/0)"},
        Case{"by meta of the order, where the line has none",
             {by_meta("24so_project", Dimension::project)},
             [](shop::Order& o) {
               o.meta = {{"24so_project", "701"}};
             },
             "-/701 (0/43)"},
        Case{"the line's goes before the order's",
             {by_meta("24so_department", Dimension::department)},
             [](shop::Order& o) {
               o.meta = {{"24so_department", "Webb"}};
               o.lines[0].meta = {{"24so_department", "Stockholm"}};
             },
             "10/- (43/0)"},
        Case{"meta that is not there leaves it to the next rule",
             {by_meta("24so_department", Dimension::department), by_sku("HAM-*", "Webb")},
             k_as_it_is,
             "30/- (41/0)"},
        Case{"meta that names what the office does not have: never booked on another",
             {by_meta("24so_department", Dimension::department), by_sku("HAM-*", "Webb")},
             [](shop::Order& o) {
               o.lines[0].meta = {{"24so_department", "Lager"}};
             },
             "dimension-unknown row=Hammare 450 g meta=24so_department kind=departments name=Lager"},
        Case{"by meta of the shop's product",
             {by_product_meta("24so_department", Dimension::department)},
             [](shop::Order& o) {
               o.lines[0].product_meta = {{"24so_department", "Webb"}};
               o.lines[0].meta = {{"24so_department", "Stockholm"}};
             },
             "30/- (44/0)"},
        Case{"a product without it leaves it to the next rule",
             {by_product_meta("24so_department", Dimension::department), by_sku("HAM-*", "Stockholm")},
             [](shop::Order& o) {
               o.meta = {{"24so_department", "Webb"}};
             },
             "10/- (41/0)"},
        Case{"a product that names what the office does not have",
             {by_product_meta("24so_project", Dimension::project)},
             [](shop::Order& o) {
               o.lines[0].product_meta = {{"24so_project", "Sommar"}};
             },
             "dimension-unknown row=Hammare 450 g meta=24so_project kind=projects name=Sommar"},
        Case{"a dimension of the client's own",
             {with_dimension(by_sku("HAM-*", ""), "kampanj", "VINTER")},
             k_as_it_is,
             "-/- (0/0) 101 Kampanj=Vinter (41)"},
        Case{"one of each type, the first that fits; beside a department",
             {with_dimension(by_sku("HAM-*", "Webb"), "Kampanj", "Vinter"),
              with_dimension(by_category("Verktyg", ""), "101", "Sommar"),
              with_dimension(by_category("Verktyg", ""), "Kanal", "Butik 3")},
             k_as_it_is,
             "30/- (41/0) 101 Kampanj=Vinter (41) 102 Kanal=Butik 3 (42)"},
        Case{"a dimension that the product names",
             {by_product_meta("kampanj", Dimension::user, "Kampanj")},
             [](shop::Order& o) {
               o.lines[0].product_meta = {{"kampanj", " sommar "}};
             },
             "-/- (0/0) 101 Kampanj=Sommar (44)"},
        Case{"a dimension that the product sets to what it cannot be",
             {by_product_meta("kampanj", Dimension::user, "Kampanj")},
             [](shop::Order& o) {
               o.lines[0].product_meta = {{"kampanj", "Höst"}};
             },
             "dimension-unknown row=Hammare 450 g meta=kampanj kind=dimensions name=Höst"},
        Case{"a dimension whose values the office does not list takes any",
             {by_product_meta("kanal", Dimension::user, "Kanal")},
             [](shop::Order& o) {
               o.lines[0].product_meta = {{"kanal", "Torget"}};
             },
             "-/- (0/0) 102 Kanal=Torget (44)"}));

TEST(RowDimensions, StandOnTheRowsThatAreSentAndAreExplained) {
  auto settings = example_settings();
  settings.orders.row_dimensions = {by_sku("HAM-*", "Stockholm", "Julkampanj")};
  auto order = swedish_order();
  order.lines.front() = line("Hammare 450 g", "HAM-001", 3, "100.00", "25.00");
  add_up(order);
  const auto made = draft(order, rules_of(settings), products()).value();
  int rows = 0;
  for (const auto& row : made.order.rows) {
    const bool hammer = row.product == product("HAM-001");
    EXPECT_EQ(row.department, hammer ? std::optional<std::int64_t>(10) : std::nullopt) << row.name;
    EXPECT_EQ(row.project, hammer ? std::optional<std::int64_t>(701) : std::nullopt) << row.name;
    rows += hammer ? 1 : 0;
  }
  EXPECT_EQ(rows, 2) << "both parts of what does not divide";
  EXPECT_EQ(made.order.department, 30) << "the order's own stays";
  EXPECT_THAT(made.explained, testing::Contains(Explained{"department of Hammare 450 g", "10", 41}));
  EXPECT_THAT(made.explained, testing::Contains(Explained{"project of Hammare 450 g", "701", 41}));
}

TEST(RowDimensions, NamesThatTheOfficeLacksAreFoundBeforeAnyOrder) {
  auto settings = example_settings();
  settings.orders.row_dimensions = {by_sku("A", "Webbb"), by_category("Sågar", "Webb"), by_sku("B", "", "Jul")};
  std::vector<std::string> faults;
  for (const auto& fault : resolve(settings, lists(), example_facts(), example_client()).faults) faults.push_back(told(fault));
  EXPECT_THAT(faults, testing::ElementsAre(
                          "name-unknown kind=departments name=Webbb setting=orders.row_dimensions line=41 nearest=Webb",
                          "name-unknown kind=categories name=Sågar setting=orders.row_dimensions line=42 nearest=",
                          "name-unknown kind=projects name=Jul setting=orders.row_dimensions line=41 nearest="));
}

TEST(RowDimensions, DimensionsThatTheClientDoesNotHaveAreFoundBeforeAnyOrder) {
  auto settings = example_settings();
  settings.orders.row_dimensions = {
      with_dimension(by_sku("A", ""), "Kampagne", "Vinter"), with_dimension(by_sku("A", ""), "Kampanj", "Vintern"),
      with_dimension(by_sku("A", ""), "Kanal", "Vad som helst"), by_product_meta("x", Dimension::user, "Kanale")};
  std::vector<std::string> faults;
  for (const auto& fault : resolve(settings, lists(), example_facts(), example_client()).faults) faults.push_back(told(fault));
  EXPECT_THAT(faults, testing::ElementsAre(
                          "name-unknown kind=dimensions name=Kampagne setting=orders.row_dimensions line=41 nearest=Kampanj",
                          "name-unknown kind=dimensions name=Vintern setting=orders.row_dimensions line=41 nearest=Vinter",
                          "name-unknown kind=dimensions name=Kanale setting=orders.row_dimensions line=44 nearest=Kanal"));
}

TEST(RowDimensions, WhatHasToBeReadForThem) {
  settings::Orders orders;
  EXPECT_TRUE(product_meta_needed(orders).empty());
  EXPECT_FALSE(user_dimensions_needed(orders));
  orders.row_dimensions = {by_sku("A", "Webb"), by_product_meta("a", Dimension::project),
                           by_product_meta("b", Dimension::user, "Kanal"), by_product_meta("a", Dimension::department)};
  EXPECT_EQ(product_meta_needed(orders), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(user_dimensions_needed(orders));
}

std::string answer_of(const Verified& verified) {
  return verified.verdict == Verdict::equal ? "equal" : verified.reason ? told(*verified.reason) : "?";
}

/// Read back, a dimension must be as it was sent, where the office gives dimensions back at all.
TEST(RowDimensions, OfTheClientsOwnAreSentExplainedAndVerified) {
  auto settings = example_settings();
  settings.orders.row_dimensions = {with_dimension(by_sku("HAM-*", ""), "Kampanj", "Vinter")};
  const auto resolved = resolve(settings, lists(), example_facts(), example_client());
  ASSERT_TRUE(resolved.faults.empty());
  const auto draft = sync::draft(swedish_order(), resolved.rules, products()).value();
  const auto hammer = std::find_if(draft.order.rows.begin(), draft.order.rows.end(),
                                   [](const office::Row& row) { return row.product == product("HAM-001"); });
  ASSERT_NE(hammer, draft.order.rows.end());
  EXPECT_EQ(hammer->user_dimensions, (std::vector<office::UserDimension>{{101, "Kampanj", "Vinter"}}));
  EXPECT_THAT(draft.explained, testing::Contains(Explained{"Kampanj of Hammare 450 g", "Vinter", 41}));

  const auto at = static_cast<std::size_t>(hammer - draft.order.rows.begin());
  const auto answer = [&](const std::vector<office::UserDimension>& given) {
    auto read = read_of(draft);
    read.rows[at].user_dimensions = given;
    return answer_of(verify(draft, sent_of(draft), read));
  };
  EXPECT_EQ(answer({{101, "", "Vinter"}, {102, "Kanal", "X"}}), "equal");
  EXPECT_EQ(answer({{101, "Kampanj", "Sommar"}}),
            "field-differs field=InvoiceRows.UserDefinedDimensions.Kampanj sent=Vinter office=Sommar");
  EXPECT_EQ(answer({{102, "Kanal", "X"}}), "field-differs field=InvoiceRows.UserDefinedDimensions.Kampanj sent=Vinter office=");
  auto silent = read_of(draft);
  silent.rows[at].user_dimensions.clear();
  const auto found = verify(draft, sent_of(draft), silent);
  EXPECT_EQ(answer_of(found), "equal");
  EXPECT_THAT(found.not_returned, testing::Contains("InvoiceRows.UserDefinedDimensions"));
}

}  // namespace
}  // namespace woo24::sync
