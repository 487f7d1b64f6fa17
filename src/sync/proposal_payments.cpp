// What is proposed for the shop's payment methods.
#include "woo24/base/text.hpp"
#include "woo24/sync/proposal.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace woo24::sync {

namespace {

// Those that only reserve the money until the goods are sent (books.md §6).
constexpr std::array<std::string_view, 14> k_reserving{"klarna",    "kco",    "svea",    "qliro",  "walley",
                                                       "collector", "dibs",   "nets",    "nexi",   "vipps",
                                                       "mobilepay", "resurs", "briqpay", "dintero"};
// Words that say nothing of whose method it is.
constexpr std::array<std::string_view, 15> k_common{"payments",  "payment",  "gateway", "checkout",    "standard",
                                                    "betalning", "betaling", "pay",     "woocommerce", "woo",
                                                    "with",      "med",      "the",     "via",         "och"};

struct Method {
  std::string title;
  bool enabled = false;
  int orders = 0, on_hold = 0;
};

std::map<std::string, Method> methods_of(const Seen& seen) {
  std::map<std::string, Method> methods;
  for (const auto& gateway : seen.facts.gateways) {
    if (gateway.enabled) methods[gateway.id] = {gateway.title, true, 0, 0};
  }
  for (const auto& order : seen.orders) {
    if (order.payment_method.empty()) continue;
    auto& method = methods[order.payment_method];
    if (method.title.empty()) method.title = order.payment_title;
    ++method.orders;
    method.on_hold += order.status == "on-hold" ? 1 : 0;
  }
  return methods;
}

bool reserves(const std::string& words) {
  return std::any_of(k_reserving.begin(), k_reserving.end(), [&](auto one) { return words.find(one) != std::string::npos; });
}

/// The buyer owes the money when the order is made: 24SevenOffice sends the invoice. A provider's own invoice is paid.
bool is_invoice(const std::string& id, const std::string& words) {
  if (id == "bacs" || id == "cheque" || id == "cod") return true;
  return !reserves(words) && (words.find("faktura") != std::string::npos || words.find("invoice") != std::string::npos);
}

/// The words that a name consists of, without those that all have.
std::vector<std::string> own_words(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    const auto one = static_cast<unsigned char>(c);
    if (one >= 0x80 || (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9')) {
      word += c;
      continue;
    }
    if (word == "ppcp") word = "paypal";
    if (word == "kco") word = "klarna";
    if (word.size() >= 3 && std::find(k_common.begin(), k_common.end(), word) == k_common.end()) words.push_back(word);
    word.clear();
  }
  return words;
}

/// The only payment method of the office that shares a word with the shop's.
std::optional<std::string> namesake(const std::string& words, const std::vector<office::Named>& methods) {
  const auto wanted = own_words(words);
  std::vector<std::string> found;
  for (const auto& method : methods) {
    const auto own = own_words(lower(method.name));
    const bool shares = std::any_of(own.begin(), own.end(), [&](const auto& word) {
      return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
    });
    if (shares) found.push_back(method.name);
  }
  return found.size() == 1 ? std::optional(found[0]) : std::nullopt;
}

std::string names_of(const std::vector<office::Named>& methods) {
  std::vector<std::string> names;
  for (const auto& method : methods) names.push_back(method.name);
  return joined(names, ", ");
}

}  // namespace

void propose_payments(const Seen& seen, Ships ships, Proposal& into) {
  auto& notes = into.notes["orders.payments"];
  notes.push_back("24SevenOffice has: " + names_of(seen.lists.payment_methods) + ".");
  for (const auto& [id, method] : methods_of(seen)) {
    const auto words = lower(id) + " " + lower(method.title);
    const auto said =
        fmt::format("{} ({}{}): {} orders in 90 days", id, method.title, method.enabled ? "" : ", switched off", method.orders);
    settings::Payment payment;
    payment.method = id;
    if (is_invoice(id, words)) {
      payment.invoice_by = settings::Channel::email;
      if (method.on_hold > 0 || id == "bacs") payment.send_when = {"on-hold", "processing", "completed"};
      notes.push_back(said + "; not paid in the shop, so 24SevenOffice sends an invoice.");
    } else if (auto name = namesake(words, seen.lists.payment_methods)) {
      payment.paid_with = settings::Named{*name, 0};
      if (ships == Ships::shop && reserves(words)) payment.release = settings::Release::captured;
      notes.push_back(said + (reserves(words) ? "; reserves the money until the goods are sent." : "."));
    } else {
      into.unclear_payments[id] = id + " (" + method.title + ")";
      notes.push_back(said +
                      "; no name in 24SevenOffice is surely meant. Unless it stands below, such orders stop. It would be:");
      notes.push_back("  " + id + ": { paid_with: NAME }");
      continue;
    }
    into.orders.payments.push_back(std::move(payment));
  }
}

void answer_payment(Proposal& proposal, const std::string& method, const std::string& paid_with, Ships ships) {
  settings::Payment payment;
  payment.method = method;
  payment.paid_with = settings::Named{paid_with, 0};
  const auto words = lower(proposal.unclear_payments[method]);
  if (ships == Ships::shop && reserves(words)) payment.release = settings::Release::captured;
  proposal.orders.payments.push_back(std::move(payment));
  proposal.unclear_payments.erase(method);
}

}  // namespace woo24::sync
