#pragma once
// Reads both sides for the proof: the shop's orders and refunds of the last days, the office's orders by id, and its ledger
// where paid invoices should be closed by now. Writes nothing on either side, and needs no lease.

#include "woo24/jobs/sides.hpp"
#include "woo24/sync/proof.hpp"

#include <functional>
#include <optional>

namespace woo24::jobs {

inline constexpr int k_nightly_days = 35;

/// Orders created in the last `days` days, those whose rows in the state file moved or stand still since, and those that the
/// office's orders of that time name. Calls to the office: its list of changed orders, one a thousand ids, and the ledger.
/// Nothing when it was stopped. Errors: those about a whole side.
Result<std::optional<sync::Proof>> prove_books(Sides& sides, int days, const std::function<bool()>& stop = {});

/// The same, with its result kept (store::Proofs) and in the list of runs (job "proof": error proof-differs unless all is
/// equal).
Result<sync::Proof> run_proof(Sides& sides, int days);
/// That of the night, as the service makes it. Nothing when it was stopped: then it is still due.
Result<std::optional<sync::Proof>> run_nightly_proof(Sides& sides, const std::function<bool()>& stop);

/// When that of the night is due. Nothing: never (daily.proof: off), or nothing is bound yet.
Result<std::optional<Instant>> next_nightly_proof(Tables& tables, const sync::Rules& rules, Instant now);

/// For whoever composes a report: the last result of the night, else the last by hand; nothing before the first.
Result<std::optional<store::ProofResult>> last_proof(Tables& tables);
/// One that is not equal, in one reason: how many differ, how many are listed.
Reason said(const store::ProofResult& result);

}  // namespace woo24::jobs
