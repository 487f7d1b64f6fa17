#pragma once
// Reads both sides for the proof: the shop's orders and refunds of the last days, the office's orders by id, and its ledger
// where paid invoices should be closed by now. Writes nothing on either side, and needs no lease.

#include "woo24/jobs/sides.hpp"
#include "woo24/sync/proof.hpp"

namespace woo24::jobs {

/// Orders created in the last `days` days, those whose rows in the state file moved or stand still since, and those that the
/// office's orders of that time name. Calls to the office: its list of changed orders, one a thousand ids, and the ledger.
/// Errors: those about a whole side.
Result<sync::Proof> prove_books(Sides& sides, int days);

/// The same, and its result in the list of runs (job "proof": error proof-differs unless all is equal).
Result<sync::Proof> run_proof(Sides& sides, int days);

}  // namespace woo24::jobs
