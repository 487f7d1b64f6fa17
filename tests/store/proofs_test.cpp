#include "woo24/store/proofs.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;

ProofResult result(Instant when, bool nightly, int findings) {
  ProofResult made{when, nightly, 35, 410, 12, 3, findings, 1, {}};
  for (int n = 0; n < findings; ++n) {
    made.lines.push_back({{1042 + n},
                          n == 0 ? std::optional(shop::RefundId{7}) : std::nullopt,
                          "N-" + std::to_string(1042 + n),
                          n == 1 ? std::optional(office::OrderId{5001}) : std::nullopt,
                          n == 2,
                          Reason{ReasonId::missing_in_office, {{"total", "12.50 SEK"}}}});
  }
  return made;
}

TEST_F(TablesTest, AProofIsKeptWholeAndInOrder) {
  Proofs proofs(db_);
  EXPECT_EQ(proofs.last().value(), std::nullopt);
  EXPECT_EQ(proofs.last_nightly().value(), std::nullopt);
  ASSERT_TRUE(proofs.keep(result(at(10), true, 3)).ok());
  EXPECT_EQ(proofs.last_nightly().value(), result(at(10), true, 3));
  EXPECT_EQ(proofs.last().value(), result(at(10), true, 3));
}

TEST_F(TablesTest, OfEachKindTheLastProofIsKeptAlone) {
  Proofs proofs(db_);
  ASSERT_TRUE(proofs.keep(result(at(10), true, 3)).ok());
  ASSERT_TRUE(proofs.keep(result(at(20), false, 2)).ok());
  EXPECT_EQ(proofs.last().value(), result(at(20), false, 2));
  EXPECT_EQ(proofs.last_nightly().value(), result(at(10), true, 3));
  ASSERT_TRUE(proofs.keep(result(at(30), true, 0)).ok());
  EXPECT_EQ(proofs.last().value(), result(at(30), true, 0));
  EXPECT_EQ(rows("proof"), 2);
  EXPECT_EQ(rows("proof_finding"), 2) << "those of the proof before went with it";
}

}  // namespace
}  // namespace woo24::store
