#pragma once
// Persons: customers and the shop's own people in the shop, a bookkeeper in the office. Each act is told to the truth.

#include "sim/truth.hpp"
#include "woo24/sandbox/shop_order_spec.hpp"

#include <memory>
#include <vector>

namespace woo24::sim {

class ShopPeople {
 public:
  ShopPeople(Town& town, Truth& truth, Dice dice);
  void place_order();
  /// Something is done to an order that is there.
  void do_something();
  /// A customer gets money back for an order, or a refund is taken away again.
  void give_back();
  /// An order that is in the books is edited, called off, or taken up again.
  void change_mind();
  void keep_backup();
  /// The shop is put back to what it was then; ids are given out again.
  void restore_backup();
  /// What breaks the shop's own answers ends.
  void mend();
  [[nodiscard]] bool can_be_read(std::int64_t order) const;

 private:
  void open_accounts();
  sandbox::ShopOrderSpec drawn_order();
  void make_odd(sandbox::ShopOrderSpec& order, std::string& odd);
  void done(const std::string& what, std::int64_t order, const std::string& tallied);
  void move_on(const sandbox::ShopOrderView& order);
  void edit(const sandbox::ShopOrderView& order, Dice& dice);
  void go_to(const sandbox::ShopOrderView& order, const std::string& status);
  void seldom(const sandbox::ShopOrderView& order);

  void put_back_part(std::int64_t order, sandbox::ShopRefundSpec& refund);

  Town& town_;
  Truth& truth_;
  Dice dice_, refund_dice_, mind_dice_, plugin_dice_;
  std::vector<sandbox::ShopOrderSpec> stock_;
  std::size_t next_ = 0;
  std::vector<std::int64_t> unrenderable_;
  std::shared_ptr<const sandbox::ShopBackup> backup_;
};

class Bookkeeper {
 public:
  Bookkeeper(Town& town, Truth& truth, Dice dice)
      : town_(town), truth_(truth), dice_(dice), entry_dice_(town.scenario.seed ^ 0xE27E2ull) {}
  void do_something();
  /// What was released is invoiced, as it is meant to be: nobody's hand is in it.
  void invoice_all();
  /// An order that no shop knows: a new one is entered, or somebody goes on with one.
  void on_office_orders();
  /// All of those that stand are invoiced.
  void invoice_office_orders();
  /// What was taken out of the registers by mistake is put back.
  void mend();

 private:
  void enter_order();
  void go_on_with(const sandbox::BooksOrder& order);
  void on_an_order();
  void on_the_registers();
  void done(std::int64_t office_order, const std::string& what);

  Town& town_;
  Truth& truth_;
  Dice dice_, entry_dice_;
  std::vector<std::pair<std::string, std::string>> renumbered_;  ///< was, is
  std::vector<std::int64_t> blocked_;
};

}  // namespace woo24::sim
