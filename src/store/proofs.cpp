#include "woo24/store/proofs.hpp"

#include "statement.hpp"

namespace woo24::store {

namespace {

constexpr const char* k_select = "SELECT at, nightly, days, orders, credits, on_the_way, findings, listed FROM proof ";

int small(Statement& row, int column) { return static_cast<int>(number(row, column)); }

ProofResult result_in(Statement& row) {
  return {instant(row, 0), flag(row, 1),  small(row, 2),
          small(row, 3),   small(row, 4), small(row, 5),
          small(row, 6),   small(row, 7), {}};
}

ProofLine line_in(Statement& row) {
  const auto refund = maybe_number(row, 1);
  const auto office_order = maybe_number(row, 3);
  return {{number(row, 0)}, refund ? std::optional(shop::RefundId{*refund}) : std::nullopt,
          text(row, 2),     office_order ? std::optional(office::OrderId{*office_order}) : std::nullopt,
          flag(row, 4),     reason_from(text(row, 5), text(row, 6))};
}

Result<std::optional<ProofResult>> with_lines(Database& db, Result<std::vector<ProofResult>> found) {
  auto result = TRY(first(std::move(found)));
  if (!result) return result;
  result->lines =
      TRY(rows(db,
               "SELECT woo_order, refund, number, office_order, listed, reason, reason_arguments FROM proof_finding "
               "WHERE nightly=? ORDER BY place",
               line_in, result->nightly));
  return result;
}

}  // namespace

Result<void> Proofs::keep(const ProofResult& result) {
  return db_.transaction([&]() -> Result<void> {
    TRY(execute(db_, "DELETE FROM proof WHERE nightly=?", result.nightly));
    TRY(execute(db_,
                "INSERT INTO proof (nightly, at, days, orders, credits, on_the_way, findings, listed) VALUES (?,?,?,?,?,?,?,?)",
                result.nightly, result.at, result.days, result.orders, result.credits, result.on_the_way, result.findings,
                result.listed));
    int place = 0;
    for (const auto& line : result.lines) {
      TRY(execute(db_,
                  "INSERT INTO proof_finding (nightly, place, woo_order, refund, number, office_order, listed, reason, "
                  "reason_arguments) VALUES (?,?,?,?,?,?,?,?,?)",
                  result.nightly, ++place, line.order, line.refund, line.number, line.office_order, line.listed,
                  reason_id(line.reason.id), arguments_json(line.reason)));
    }
    return {};
  });
}

Result<std::optional<ProofResult>> Proofs::last_nightly() {
  return with_lines(db_, rows(db_, std::string(k_select) + "WHERE nightly=1", result_in));
}

Result<std::vector<ProofResult>> Proofs::both() {
  std::vector<ProofResult> kept;
  for (const bool nightly : {true, false}) {
    auto found = TRY(with_lines(db_, rows(db_, std::string(k_select) + "WHERE nightly=?", result_in, nightly)));
    if (found) kept.push_back(*std::move(found));
  }
  return kept;
}

Result<std::optional<ProofResult>> Proofs::last() {
  return with_lines(db_, rows(db_, std::string(k_select) + "ORDER BY at DESC, nightly DESC LIMIT 1", result_in));
}

}  // namespace woo24::store
