#pragma once
// Persons with a hand in the catalogue: an admin in the shop, a clerk in the office, customers who buy. Each act is told to the
// truth.

#include "sim/truth_catalogue.hpp"

#include <string>
#include <vector>

namespace woo24::sim {

class CatalogueHands {
 public:
  CatalogueHands(Town& town, Truth& truth, CatalogueTruth& catalogue);
  /// Both sides as they are on the first day.
  void fill();
  void people_act();
  /// Between two calls of the program.
  void between();
  /// What breaks the shop's own answers ends.
  void mend();

 private:
  void add_both(int n);
  void add_variable(int n);
  void add_traps();
  void admin();
  void admin_seldom(const Ware& ware);
  void clerk();
  void clerk_seldom(const Ware& ware);
  template <typename Catalogue>
  void rearrange(Catalogue& catalogue, const char* who);
  void sell();
  /// One of the town's own that is there; null where there is none.
  const Ware* any(CatalogueSide side, bool trashed = false);
  void done(const std::string& who, const std::string& what, const std::string& detail);
  void edit_shop(const Ware& ware, const std::string& field, const std::string& value);
  void edit_office(const Ware& ware, const std::string& field, const std::string& value);
  std::string new_name();
  std::string new_price();
  std::string new_number();
  std::string pieces();
  std::string category();
  std::int64_t add_to_shop(const std::string& number, const std::string& name, const std::string& price,
                           const std::string& status);
  std::int64_t add_to_office(const std::string& number, const std::string& name, const std::string& price);
  [[nodiscard]] std::string there_for(const std::string& price) const;

  Town& town_;
  Truth& truth_;
  CatalogueTruth& catalogue_;
  Dice dice_;
  int words_ = 0, numbers_ = 0;
  std::vector<std::int64_t> unrenderable_, unwritable_;
};

}  // namespace woo24::sim
