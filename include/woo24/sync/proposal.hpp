#pragma once
// Settings proposed from what both sides show, for `woo24 init`. A name that only might be meant is not taken: it is told in a
// note, and a person decides.

#include "woo24/model/office_lists.hpp"
#include "woo24/model/shop_facts.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/settings/settings.hpp"

#include <map>
#include <string>
#include <vector>

namespace woo24::sync {

/// Who packs and sends the goods. The office: an order is picked there, so it goes there before the money is captured.
enum class Ships { shop, office };

struct Seen {
  shop::Facts facts;
  office::Client client;
  office::Lists lists;
  std::vector<office::Product> charges;  ///< those of the office's products that is_charge() keeps
  std::vector<shop::Order> orders;       ///< of the last 90 days
};

struct Proposal {
  settings::Orders orders;  ///< its mode is watch; `from` is left to the caller
  /// What a person is to know, by the key that it is about ("orders.vat"). English, a line each.
  std::map<std::string, std::vector<std::string>> notes;
  /// Payment methods of the shop for which no name in the office is surely meant, as people know them: "stripe (Kort)".
  std::map<std::string, std::string> unclear_payments;
};

/// What a person said of one of them.
void answer_payment(Proposal& proposal, const std::string& method, const std::string& paid_with, Ships ships);

/// Whether a product may be the one for shipping, fees, rounding, gift cards or price reductions.
bool is_charge(const office::Product& product);

Proposal propose(const Seen& seen, Ships ships);

// The parts of it.
void propose_payments(const Seen& seen, Ships ships, Proposal& into);
void propose_vat(const Seen& seen, Proposal& into);
void propose_sale_types(const Seen& seen, Proposal& into);
void propose_rows(const Seen& seen, Proposal& into);
void propose_departments(const Seen& seen, Proposal& into);
void propose_customer_meta(const Seen& seen, Proposal& into);

}  // namespace woo24::sync
