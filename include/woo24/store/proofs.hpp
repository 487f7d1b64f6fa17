#pragma once
// Tables proof and proof_finding: what the last proof said, that of the night and that by hand. No rule lives here.

#include "woo24/base/reason.hpp"
#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"
#include "woo24/store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::store {

/// One thing that is not as it should be.
struct ProofLine {
  shop::OrderId order;
  std::optional<shop::RefundId> refund;
  std::string number;
  std::optional<office::OrderId> office_order;
  bool listed = false;  ///< `woo24 orders list` has it too
  Reason reason;
  friend bool operator==(const ProofLine&, const ProofLine&) = default;
};

struct ProofResult {
  Instant at{};
  bool nightly = false;
  int days = 0;                  ///< that it looked back
  int orders = 0, credits = 0;   ///< found equal
  int on_the_way = 0;            ///< too young to be judged
  int findings = 0, listed = 0;  ///< how many there were in all; `lines` holds the first of them
  std::vector<ProofLine> lines;  ///< the most important first
  [[nodiscard]] bool equal() const { return findings + listed == 0; }
  friend bool operator==(const ProofResult&, const ProofResult&) = default;
};

class Proofs {
 public:
  explicit Proofs(Database& db) : db_(db) {}
  /// In place of the one before it of its kind.
  Result<void> keep(const ProofResult& result);
  Result<std::optional<ProofResult>> last_nightly();
  /// That of the night and that by hand, where there is one.
  Result<std::vector<ProofResult>> both();
  /// Of the two kinds the newer one.
  Result<std::optional<ProofResult>> last();

 private:
  Database& db_;
};

}  // namespace woo24::store
