#pragma once
// The invariants of exactly-once §9, judged at the end of a seed by what the shop and the books then hold. The program's own
// state is asked one thing only: whether someone was told.

#include "sim/program.hpp"
#include "sim/truth.hpp"

namespace woo24::sim {

class Verdict {
 public:
  Verdict(Town& town, Truth& truth, const Program& program) : town_(town), truth_(truth), program_(program) {}
  void judge();
  /// Nothing is left to the nightly count that a poll was to bring.
  void judge_promptness();
  /// The proof names whatever differs, and nothing else. After `judge`.
  void judge_proof(const Result<sync::Proof>& proof);
  /// The program as a whole waits for a person.
  [[nodiscard]] bool stands_still() const { return all_told_; }

 private:
  void judge(const Sale& sale, const sandbox::Books& books);
  void judge_payment(const Sale& sale, const sandbox::BooksOrder& entry, const Posting* posting);
  void judge_reason(const Sale& sale, const Posting* posting);
  void judge_standing(const Posting& posting);
  void judge_credits(const Sale& sale, const sandbox::Books& books);
  void judge_restocked(const Sale& sale, const sandbox::Books& books);
  [[nodiscard]] bool is_credited_whole(const Sale& sale, std::int64_t id, const Refunded& refund,
                                       const sandbox::Books& books) const;
  void judge_credit(const Sale& sale, std::int64_t id, const Refunded& refund, const sandbox::Books& books);
  void judge_completed(const Sale& sale, const sandbox::Books& books);
  void judge_changes(const Sale& sale, const sandbox::Books& books);
  void judge_change_reasons(const Sale& sale);
  /// Someone was told of a change of it.
  [[nodiscard]] bool is_change_told(const Sale& sale) const;
  void judge_imports(const sandbox::Books& books);
  void judge_import(std::int64_t office_order, const sandbox::Books& books);
  void judge_made(const Sale& made, const sandbox::BooksOrder* order, bool told);
  void judge_no_sale(const Sale& made);
  void judge_accounts();
  [[nodiscard]] bool is_unread(const Sale& sale) const;
  [[nodiscard]] bool is_set_aside_unread(const Sale& sale) const;
  [[nodiscard]] const Posting* credit_of(const std::string& key) const;
  void judge_customers(const sandbox::Books& books);
  [[nodiscard]] const Posting* posting_of(const Sale& sale) const;
  [[nodiscard]] bool is_told(const Posting* posting) const;

  Town& town_;
  Truth& truth_;
  const Program& program_;
  std::vector<Posting> postings_;
  std::vector<Import> imports_;
  bool all_told_ = false;  ///< the program stands still as a whole, and says why
};

/// By its bare key and a state in which it is, or will be, invoiced. What a person did to it since is that person's.
bool is_released(const Sale& sale, const sandbox::BooksOrder& entry);
bool pays_in_shop(const std::string& method);

}  // namespace woo24::sim
