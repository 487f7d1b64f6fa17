#pragma once
// What really happened, seen from outside the program: every order of the shop with all it has been, every order of the books
// with who made it so. Judges each save of the program as it happens; what it must never do is broken here and now.

#include "sim/town.hpp"
#include "woo24/store/binding.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace woo24::sim {

/// What an order of the shop was from a call on.
struct Version {
  int call = 0;
  std::string status, total, method;
  bool there = true;  ///< neither in the trash, nor erased, nor lost with a restored backup
  bool paid = false;
};

/// A person's hand on an order of the office.
struct Touch {
  int call = 0;
  std::string what;
};

/// The program gave it free for invoicing.
struct Release {
  int call = 0;
  std::int64_t office_order = 0;
  std::string total;
  int read = 0;  ///< the shop's order was fresh from this call on
  Instant at;
};

/// A refund, and the credits made of it.
struct Refunded {
  std::string amount;
  bool paid_back = false;
  bool there = true;
  std::vector<Touch> touches;  ///< of its credits
  std::vector<Release> releases;
  std::set<std::int64_t> copies;
};

/// One order of the shop, and all it has been. An id that a restored shop gives out again is another sale.
struct Sale {
  std::int64_t id = 0;
  std::string order_key, key;
  std::vector<Version> versions;
  std::vector<Touch> touches;
  std::vector<Release> releases;
  std::vector<Release> changes;  ///< the program brought the office's order to what the shop's had become; total "": Inactive
  std::vector<int> edits;        ///< calls at which persons changed what it sells, to whom, or whether at all
  std::map<std::int64_t, int> took;  ///< by the shop's product: the most pieces that its rows had taken when they were edited
  std::set<std::int64_t> copies;     ///< office orders that a person made with its reference
  std::string odd;                   ///< why it cannot be booked, where that is known from the beginning
  std::map<std::int64_t, Refunded> refunds;
  std::int64_t made_of = 0;      ///< the office order that the program made it of; 0: a customer's
  bool meta_copied = false;      ///< a plugin has overwritten its marks
  int completed_by_hand = 0;     ///< times that a person moved it to completed
  std::set<std::string> buyers;  ///< every e-mail address and name that its buyer ever had
  [[nodiscard]] const Version& now() const { return versions.back(); }
  /// Changed by a person after the program had read what it then released.
  [[nodiscard]] bool was_edited() const {
    const auto since = releases.empty() ? 0 : releases.front().read;
    return std::any_of(edits.begin(), edits.end(), [&](int call) { return call >= since; });
  }
  /// What it last was in the books by the program's doing. Precondition: it was released.
  [[nodiscard]] const Release& last_sent() const { return changes.empty() ? releases.back() : changes.back(); }
  /// A person has had a hand in one of its credits, or has taken a refund away again.
  [[nodiscard]] bool refunds_meddled() const {
    return std::any_of(refunds.begin(), refunds.end(), [](const auto& one) {
      return !one.second.there || !one.second.touches.empty() || !one.second.copies.empty();
    });
  }
};

struct Broken {
  std::string what;
  std::int64_t order = 0;  ///< 0: none alone
};

class Truth {
 public:
  explicit Truth(Town& town) : town_(town) {}
  /// What the state file that a worker works on is bound to; nothing where there is none.
  std::function<std::optional<store::BindingRow>(int worker)> binding_of;

  // --- what is told to it ---
  void look_at_shop();  ///< after every deed in the shop
  void about_to_send(int worker, int call, sandbox::Side side, const std::string& operation, const std::string& body);
  void look_at_books(int call);                                   ///< after a call that may have saved
  void hand(std::int64_t office_order, const std::string& what);  ///< after a person's hand in the office
  void copied(std::int64_t original, std::int64_t copy);          ///< a person made an order with another's reference
  void invoiced(std::int64_t office_order);                       ///< as it was meant to be: no hand
  void placed(std::int64_t order);                                ///< by a customer
  void edited(std::int64_t order);                                ///< before a person changes it or calls it off
  void made_by_hand(std::int64_t office_order);
  void completed_by_hand(std::int64_t order);
  void meta_copied(std::int64_t order);
  void broken(const std::string& what, std::int64_t order = 0);
  void buyer_is(std::int64_t order, const sandbox::ShopAddress& buyer);
  void registers_touched() { registers_touched_ = true; }
  /// Who was asked to look at a payment, before a state file that knew it is lost.
  void told_of_payment(const std::string& key) { payments_told_.insert(key); }
  void state_file_changed() { state_file_changed_ = true; }
  void quarantine_begins() { quarantined_ = 0; }

  // --- what it knows ---
  [[nodiscard]] std::map<std::string, Sale>& sales() { return sales_; }  ///< by key
  [[nodiscard]] const std::vector<Broken>& faults() const { return broken_; }
  [[nodiscard]] bool was_told_of_payment(const std::string& key) const { return payments_told_.contains(key); }
  [[nodiscard]] bool are_registers_touched() const { return registers_touched_; }
  /// Orders that persons made in the office, of no shop. Those deleted too.
  [[nodiscard]] const std::set<std::int64_t>& hand_orders() const { return hand_orders_; }
  [[nodiscard]] std::int64_t shop_order_of(std::int64_t office_order) const;
  /// Also by the key of one of its credits.
  Sale* sale_of(const std::string& key);

 private:
  struct Entry {  ///< an order of the books as last seen
    std::string reference, state;
    int saves = 0;
    int touched = 0;  ///< call of the last hand on it
    Instant touched_at, changed_at;
  };
  struct Sent {
    int call = 0;
    int read = 0;  ///< from this call on the shop's order was fresh
    int look = 0;  ///< when the last look at the office before it began
    int worker = 0;
  };
  void take_view(const sandbox::ShopOrderView& view, int call);
  void saved(const sandbox::BooksOrder& order, const Entry* before, int call);
  void released(Sale& sale, const sandbox::BooksOrder& order, const Entry* before, int call);
  void changed(Sale& sale, const sandbox::BooksOrder& order, const Entry& before, int call);
  void over_a_hand(const Sale& sale, const Entry& before, const Sent& sent);
  void called_off(Sale& sale, const sandbox::BooksOrder& order, const Sent& sent, int call);
  [[nodiscard]] Sent sent_of(const std::string& key, int call) const;
  void credit_saved(Sale& sale, std::int64_t refund, const sandbox::BooksOrder& order, const Entry* before, int call);
  std::vector<Touch>* touches_of(const std::string& key);
  void marked_anew(const Sale& sale, const Entry& before, const sandbox::BooksOrder& order);
  void by_whose_mark(const Sale& sale, const Entry* before, int worker);
  void on_whose_card(const Sale& sale, const sandbox::BooksOrder& order);
  void without_its_copies(const Sale& sale, const sandbox::BooksOrder& order, int look);
  void new_complaints();

  Town& town_;
  std::map<std::string, Sale> sales_;
  std::map<std::int64_t, Entry> entries_;
  std::map<std::string, Sent> sent_;  ///< by key: the last save that would release
  std::vector<Broken> broken_;
  std::map<std::string, int> saved_;  ///< by key: the last save that carried it
  std::set<std::int64_t> hand_orders_;
  std::set<std::string> placed_;      ///< keys of what customers ordered
  std::map<std::int64_t, int> gone_;  ///< office orders that a person deleted, and when
  int last_read_ = 0, last_look_ = 0, seen_saves_ = 0;
  int saver_ = 0;  ///< the worker that sent the last save
  bool looking_ = false;
  std::size_t complaints_ = 0, shop_complaints_ = 0;
  bool state_file_changed_ = false, registers_touched_ = false;
  std::set<std::string> payments_told_;
  int quarantined_ = 0;  ///< calls during the last quarantine
};

/// The key by the rule itself, not by the program's code.
std::string key_by_rule(std::int64_t id, const std::string& order_key);
/// What follows "WOO-…" up to a blank.
std::string key_in(const std::string& reference);
/// Its reference bears a mark: it is not released.
bool is_marked(const std::string& reference);
/// Whether an order of that status and method is to be in the books.
bool is_due(const std::string& status, const std::string& method, bool paid);

}  // namespace woo24::sim
