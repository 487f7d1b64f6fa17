#pragma once
// What is judged of the catalogue at the end of a seed, by what shop and office then hold. The program's own state is asked one
// thing only: whether someone was told.

#include "sim/lanes_catalogue.hpp"
#include "sim/truth_catalogue.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sim {

class CatalogueVerdict {
 public:
  CatalogueVerdict(Town& town, Truth& truth, const CatalogueTruth& catalogue, const Program& program);
  void judge();

 private:
  /// Pieces that orders of a product hold, and the office may not have counted.
  struct Held {
    std::int64_t least = 0, most = 0;
    bool unsure = false;  ///< a person had a hand in one of them
  };
  void judge_numbers();
  void judge_pairs();
  void judge_pair(const Ware& shop, const Ware& office);
  void judge_makings();
  void judge_expired();
  void judge_stock();
  void judge_pieces(const Ware& shop, const Ware& office, const Held& held);
  void judge_troubles();
  void broken(const std::string& what);
  [[nodiscard]] bool is_told(const Ware& ware) const;
  [[nodiscard]] bool is_told(const Ware& ware, ReasonId reason) const;
  [[nodiscard]] bool is_family_told(const Ware& ware) const;
  [[nodiscard]] bool has_one(const Ware& ware) const;
  [[nodiscard]] bool has_lost_one(const Ware& ware) const;
  [[nodiscard]] const Ware* alone(CatalogueSide side, const std::string& number) const;
  [[nodiscard]] std::map<std::int64_t, Held> held_by_orders();

  Town& town_;
  Truth& truth_;
  const CatalogueTruth& catalogue_;
  std::vector<store::ProductTrouble> troubles_;
  std::vector<Posting> postings_;
  std::optional<store::BrakeRow> products_, stock_;
  std::vector<std::string> waiting_;  ///< fields that are not the same, of products of which nothing is said
};

}  // namespace woo24::sim
