#include "woo24/tfso/save_answer.hpp"

#include <gtest/gtest.h>

namespace woo24::tfso {
namespace {

struct AnswerCase {
  const char* name;
  std::vector<SentItem> sent;
  std::vector<AnsweredItem> answered;
  std::vector<Outcome> outcomes;
};

class SaveAnswer : public testing::TestWithParam<AnswerCase> {};

TEST_P(SaveAnswer, IsMatchedByKey) {
  const auto matched = match_answer(GetParam().sent, GetParam().answered);
  std::vector<Outcome> outcomes;
  for (const auto& each : matched) outcomes.push_back(each.outcome);
  EXPECT_EQ(outcomes, GetParam().outcomes);
  for (std::size_t n = 0; n < matched.size(); ++n) {
    if (matched[n].outcome == Outcome::unclear) continue;
    const auto& answer = GetParam().answered.at(matched[n].answer);
    if (answer.key) {
      EXPECT_EQ(*answer.key, GetParam().sent[n].key);
    }
  }
}

constexpr auto S = Outcome::saved;
constexpr auto R = Outcome::refused;
constexpr auto U = Outcome::unclear;
const auto none = std::nullopt;

INSTANTIATE_TEST_SUITE_P(
    Answers, SaveAnswer,
    testing::Values(
        AnswerCase{"one", {{"A", none}}, {{"A", 1, false}}, {S}},
        AnswerCase{"id only, one sent", {{"A", none}}, {{none, 1, false}}, {S}},
        AnswerCase{"exception only, one sent", {{"A", none}}, {{none, none, true}}, {R}},
        AnswerCase{"another key", {{"A", none}}, {{"B", 1, false}}, {U}},
        AnswerCase{"permuted", {{"A", none}, {"B", none}}, {{"B", 2, false}, {"A", 1, false}}, {S, S}},
        AnswerCase{"one refused", {{"A", none}, {"B", none}}, {{"A", 1, false}, {"B", none, true}}, {S, R}},
        AnswerCase{"id and exception", {{"A", none}, {"B", none}}, {{"A", 1, true}, {"B", 2, false}}, {U, S}},
        AnswerCase{"neither id nor exception", {{"A", none}}, {{"A", none, false}}, {U}},
        AnswerCase{"one missing", {{"A", none}, {"B", none}}, {{"A", 1, false}}, {U, U}},
        AnswerCase{"one too many", {{"A", none}}, {{"A", 1, false}, {"B", 2, false}}, {U}},
        AnswerCase{"nothing answered", {{"A", none}, {"B", none}}, {}, {U, U}},
        AnswerCase{"a key twice", {{"A", none}, {"B", none}}, {{"A", 1, false}, {"A", 2, false}}, {U, U}},
        AnswerCase{"an id twice", {{"A", none}, {"B", none}}, {{"A", 1, false}, {"B", 1, false}}, {U, U}},
        AnswerCase{"ids only, several new", {{"A", none}, {"B", none}}, {{none, 1, false}, {none, 2, false}}, {U, U}},
        AnswerCase{"ids only, updates", {{"A", 7}, {"B", 8}}, {{none, 8, false}, {none, 7, false}}, {S, S}},
        AnswerCase{"ids only, one refused update", {{"A", 7}, {"B", 8}}, {{none, 8, false}, {none, none, true}}, {U, U}},
        AnswerCase{"update answered with another id", {{"A", 7}}, {{"A", 9, false}}, {U}},
        AnswerCase{"refused update as sent", {{"A", 7}}, {{"A", 7, true}}, {U}},
        AnswerCase{"half with keys", {{"A", none}, {"B", none}}, {{"A", 1, false}, {none, 2, false}}, {U, U}}),
    [](const auto& given) {
      std::string name = given.param.name;
      for (auto& c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
      }
      return name;
    });

}  // namespace
}  // namespace woo24::tfso
