#include "office_echo.hpp"

#include "woo24/sync/verify.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;
using office::ChangeState;
using office::Row;

Draft base() { return draft(swedish_order(), example_rules(), products()).value(); }

/// "edit 70002 2 × 189.20; remove 70003; add 1 × 5.00"
std::string shown(const std::vector<Row>& changes) {
  std::string out;
  for (const auto& row : changes) {
    if (!out.empty()) out += "; ";
    const char* what = row.change == ChangeState::add      ? "add"
                       : row.change == ChangeState::edit   ? "edit"
                       : row.change == ChangeState::remove ? "remove"
                                                           : "?";
    out += what;
    if (row.id) out += " " + std::to_string(row.id->value);
    if (row.change == ChangeState::remove) continue;
    out += row.type == office::RowType::text ? " " + row.name : " " + row.quantity->shortest() + " × " + row.price->shortest(2);
  }
  return out;
}

struct Case {
  const char* what;
  std::function<void(std::vector<Row>&)> wanted;
  std::function<void(std::vector<Row>&)> read;
  const char* changes;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.what; }
class RowChangesTest : public testing::TestWithParam<Case> {};

TEST_P(RowChangesTest, AreTheFewestThatLeadToTheWantedRows) {
  const auto draft = base();
  auto wanted = draft.order.rows;
  auto read = read_of(draft).rows;
  GetParam().wanted(wanted);
  GetParam().read(read);
  EXPECT_EQ(shown(row_changes(wanted, read)), GetParam().changes) << GetParam().what;
}

const auto k_same = [](std::vector<Row>&) {};

INSTANTIATE_TEST_SUITE_P(
    Cases, RowChangesTest,
    testing::Values(
        Case{"nothing changed", k_same, k_same, ""},
        Case{"another order of rows", k_same, [](auto& rows) { std::reverse(rows.begin(), rows.end()); }, ""},
        Case{"fields that do not come back", k_same,
             [](auto& rows) {
               for (auto& row : rows) {
                 row.tax_code.reset();
                 row.vat_rate.reset();
                 row.discount_rate.reset();
               }
             },
             ""},
        Case{"another price", [](auto& rows) { rows[1].price = amount("189.20"); }, k_same, "edit 70002 2 × 189.20"},
        Case{"one piece more", [](auto& rows) { rows[1].quantity = Amount::whole(3); }, k_same, "edit 70002 3 × 199.20"},
        Case{"another product", [](auto& rows) { rows[1].product = product("SKR-010"); }, k_same,
             "remove 70002; add 2 × 199.20"},
        Case{"a row more", [](auto& rows) { rows.push_back(rows[1]); }, k_same, "add 2 × 199.20"},
        Case{"a row less", [](auto& rows) { rows.pop_back(); }, k_same, "remove 70003"},
        Case{"another name", [](auto& rows) { rows[1].name = "Slägga"; }, k_same, "edit 70002 2 × 199.20"},
        Case{"another tax code", [](auto& rows) { rows[1].tax_code = 202; }, k_same, "edit 70002 2 × 199.20"},
        Case{"a tax code to be rid of", [](auto& rows) { rows[1].tax_code.reset(); },
             [](auto& rows) { rows[1].vat_rate = amount("12"); }, "remove 70002; add 2 × 199.20"},
        Case{"another dimension",
             [](auto& rows) {
               rows[1].user_dimensions = {{101, "Kampanj", "Vinter"}};
             },
             [](auto& rows) {
               rows[1].user_dimensions = {{101, "Kampanj", "Sommar"}};
             },
             "edit 70002 2 × 199.20"},
        Case{"dimensions that do not come back",
             [](auto& rows) {
               rows[1].user_dimensions = {{101, "Kampanj", "Vinter"}};
             },
             k_same, ""},
        Case{"a discount somebody gave", k_same, [](auto& rows) { rows[1].discount_rate = amount("5"); },
             "edit 70002 2 × 199.20"},
        Case{"another text", [](auto& rows) { rows[0].name = "Order 7"; }, k_same, "edit 70001 Order 7"},
        Case{"no text any more", [](auto& rows) { rows.erase(rows.begin()); }, k_same, "remove 70001"},
        Case{"a text that is missing", k_same, [](auto& rows) { rows.erase(rows.begin()); }, "add Order 1042"}));

}  // namespace
}  // namespace woo24::sync
