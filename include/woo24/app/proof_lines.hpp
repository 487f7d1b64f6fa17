#pragma once
// What the proof found as lines and as JSON: of the run at hand, and of the last one that the state file remembers.

#include "woo24/app/json_text.hpp"
#include "woo24/settings/settings.hpp"
#include "woo24/store/proofs.hpp"
#include "woo24/store/runs.hpp"
#include "woo24/sync/proof.hpp"

#include <optional>
#include <string>

namespace woo24::app {

Json proved_json(const sync::Proof& proved, int days, settings::Language language);
/// Sums by payment method, currency and VAT rate, the days that differ, and what is not equal with what to do about it.
std::string proved_lines(const sync::Proof& proved, settings::Language language);

/// What is remembered of the last proof, and of a later try that could not be made.
struct LastProof {
  std::optional<store::ProofResult> result;
  std::optional<store::Run> failed;
};
Result<LastProof> last_proof_of(store::Database& database);
/// Null before the first.
Json last_proof_json(const LastProof& last, settings::Language language);
/// When, and all equal or how many differ, the first of them, and the command that shows them all. "" before the first.
std::string last_proof_lines(const LastProof& last, settings::Language language);

}  // namespace woo24::app
