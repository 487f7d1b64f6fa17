#pragma once
// What really became of the products, seen from outside the program: every product of both sides with all that people ever
// wrote of it, and what the program then made of it. Judges each write of the program as it is seen.

#include "sim/truth.hpp"
#include "sim/ware.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace woo24::sim {

class CatalogueTruth {
 public:
  CatalogueTruth(Town& town, Truth& truth);

  // --- what is told to it ---
  /// After whatever the program may have done; before a person does something.
  void look() { look(false); }
  /// After a person has done something: all that differs is that person's.
  void look_after_hand() { look(true); }
  void about_to_send(int call, sandbox::Side side, const std::string& operation, const http::Request& request);
  void sent(sandbox::Side side, const std::string& operation, const std::string& fault);
  void a_run_begins();
  void a_run_ended(bool whole);
  void yes_said() { yes_said_ = true; }
  void state_file_changed();
  void categories_rearranged() { rearranged_ = true; }
  void batch_killed() { batch_killed_ = true; }

  // --- what it knows ---
  using Key = std::pair<CatalogueSide, std::int64_t>;
  [[nodiscard]] const std::map<Key, Ware>& wares() const { return wares_; }
  [[nodiscard]] const Ware* ware(CatalogueSide side, std::int64_t id) const;
  /// Those that are there of a side and number, the trash too.
  [[nodiscard]] std::vector<const Ware*> numbered(CatalogueSide side, const std::string& number) const;
  [[nodiscard]] bool is_equal(const Ware& shop, const Ware& office, const std::string& field) const;
  [[nodiscard]] bool did_state_file_change() const { return state_file_changed_; }
  [[nodiscard]] bool are_categories_rearranged() const { return rearranged_; }
  [[nodiscard]] bool was_yes_said() const { return yes_said_; }

 private:
  void look(bool person);
  void come(Ware now, bool person);
  void changed(Ware& ware, Ware now, bool person);
  void field_changed(Ware& ware, const std::string& field, const std::string& value, bool person);
  void gone(Ware& ware, bool person);
  void note(Ware& ware);
  void judge_made(const Ware& ware);
  void judge_value(const Ware& ware, const std::string& field, const std::string& value);
  void judge_over_a_hand(Ware& ware, const std::string& field, const std::string& value);
  [[nodiscard]] bool was_changed_there(const Ware& ware, const std::string& field) const;
  [[nodiscard]] bool is_owners(const Ware& ware, const std::string& field) const;
  void judge_status(Ware& ware, const Ware& now);
  void join(Ware& ware);
  void settle_equal();
  void look_at_categories(bool person);
  [[nodiscard]] const Ware* partner_of(const Ware& ware) const;
  [[nodiscard]] std::string price_there(const Ware& ware, const std::string& price, const std::string& tax_class) const;
  [[nodiscard]] std::set<std::string> legitimate(const Ware& ware, const std::string& field) const;
  [[nodiscard]] std::string tax_class_of(const Ware& shop) const;
  void broken(const std::string& what);

  Town& town_;
  Truth& truth_;
  std::map<Key, Ware> wares_;
  std::map<std::string, int> families_;  ///< by number
  std::set<std::string> twice_[2], categories_there_[2], category_names_[2];
  std::set<std::pair<CatalogueSide, std::string>> deleted_;  ///< numbers of linked ones that a person deleted for good
  int targeted_ = 0;                                         ///< call at which the program's last look at single products began
  std::optional<int> late_;                                  ///< the same, of a write that is still on its way
  bool looking_ = false, opened_ = false, batch_killed_ = false, rearranged_ = false, yes_said_ = false,
       state_file_changed_ = false;
  int run_began_ = 0;
  int unclear_ = 0;  ///< call after which it last was not clear what had become of a write, or the program died
};

}  // namespace woo24::sim
