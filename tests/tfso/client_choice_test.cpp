#include "woo24/tfso/client_choice.hpp"

#include <gtest/gtest.h>

namespace woo24::tfso {
namespace {

const std::vector<office::Identity> k_identities{{"aa-1", 4711, "Nordbutiken AB", true, true, false},
                                                 {"aa-2", 4712, "Nordbutiken Test AB", false, false, false},
                                                 {"aa-3", 4711, "Nordbutiken AB", false, false, true},
                                                 {"aa-4", 4713, "Tvilling AB", false, false, false},
                                                 {"aa-5", 4714, "Tvilling AB", false, false, false}};

store::BindingRow bound_to(std::int64_t client, const std::string& identity) {
  store::BindingRow row;
  row.office_client = client;
  row.office_identity = identity;
  row.office_client_name = "Nordbutiken AB";
  row.office_org_number = "559012-3456";
  return row;
}

struct ChoiceCase {
  const char* wanted;
  std::int64_t bound_client;  ///< 0: a new file
  const char* bound_identity;
  const char* chosen;  ///< "" = the reason below
  ReasonId reason;
};

class Choice : public testing::TestWithParam<ChoiceCase> {};

TEST_P(Choice, IsTheOneThatIsMeant) {
  std::optional<store::BindingRow> bound;
  if (GetParam().bound_client != 0) bound = bound_to(GetParam().bound_client, GetParam().bound_identity);
  const auto chosen = choose_identity(k_identities, {GetParam().wanted, 3}, bound);
  if (*GetParam().chosen != '\0') {
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen.value().id, GetParam().chosen);
  } else {
    ASSERT_FALSE(chosen);
    EXPECT_EQ(reason_id(chosen.error().reason.id), reason_id(GetParam().reason));
    EXPECT_EQ(chosen.error().kind, GetParam().reason == ReasonId::wrong_client ? Kind::binding : Kind::configuration);
  }
}

constexpr auto k_none = ReasonId::internal_fault;
INSTANTIATE_TEST_SUITE_P(Choices, Choice,
                         testing::Values(ChoiceCase{"Nordbutiken AB", 0, "", "aa-1", k_none},
                                         ChoiceCase{" nordbutiken ab ", 0, "", "aa-1", k_none},
                                         ChoiceCase{"4712", 0, "", "aa-2", k_none}, ChoiceCase{"AA-5", 0, "", "aa-5", k_none},
                                         ChoiceCase{"Tvilling AB", 0, "", "", ReasonId::client_ambiguous},
                                         ChoiceCase{"Annat AB", 0, "", "", ReasonId::client_unknown},
                                         ChoiceCase{"aa-3", 0, "", "", ReasonId::client_unknown},
                                         ChoiceCase{"Nordbutiken AB", 4711, "aa-1", "aa-1", k_none},
                                         ChoiceCase{"Tvilling AB", 4714, "aa-5", "aa-5", k_none},
                                         ChoiceCase{"Nordbutiken Test AB", 4711, "aa-1", "", ReasonId::wrong_client},
                                         ChoiceCase{"Nordbutiken AB", 4711, "aa-3", "", ReasonId::wrong_client},
                                         ChoiceCase{"Nordbutiken AB", 9999, "aa-1", "", ReasonId::wrong_client},
                                         ChoiceCase{"Annat AB", 4711, "aa-1", "", ReasonId::wrong_client}));

TEST(ProveBound, ComparesClientIdentityAndOrganisationNumber) {
  const auto bound = bound_to(4711, "aa-1");
  const office::Client same{4711, "AA-1", "Renamed AB", "SE", "5590123456", "SEK"};
  EXPECT_TRUE(prove_bound(bound, same));
  auto other = same;
  other.id = 4712;
  EXPECT_FALSE(prove_bound(bound, other));
  other = same;
  other.identity = "aa-2";
  EXPECT_FALSE(prove_bound(bound, other));
  other = same;
  other.org_number = "556677-8899";
  const auto proof = prove_bound(bound, other);
  ASSERT_FALSE(proof);
  EXPECT_EQ(proof.error().kind, Kind::binding);
  EXPECT_EQ(proof.error().reason.arguments.at("bound"), "4711 Nordbutiken AB (559012-3456)");
  EXPECT_EQ(proof.error().reason.arguments.at("found"), "4711 Renamed AB (556677-8899)");
}

}  // namespace
}  // namespace woo24::tfso
