#include "woo24/sync/rehearsal.hpp"

#include "woo24/base/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace woo24::sync {

namespace {

// A number alone may stand in any text; with one more sign it is the order. Without a number everything else must agree.
constexpr int k_number = 50, k_total = 30, k_day = 10, k_customer = 15;
constexpr int k_enough = 55;
constexpr std::chrono::days k_near{3};  // booked when sent, or after a week-end

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || byte >= 0x80;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (is_word(c)) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string longest_word(const std::string& number) {
  std::string longest;
  for (auto& word : words_of(number)) {
    if (word.size() > longest.size()) longest = std::move(word);
  }
  return longest;
}

/// Whole, not as a part of a longer number.
bool bears(const std::string& texts, const std::string& number) {
  if (number.empty()) return false;
  for (auto at = texts.find(number); at != std::string::npos; at = texts.find(number, at + 1)) {
    const auto end = at + number.size();
    const bool begins = at == 0 || !is_word(texts[at - 1]);
    const bool ends = end == texts.size() || !is_word(texts[end]);
    if (begins && ends) return true;
  }
  return false;
}

std::int64_t in_ore(Amount amount) { return amount.rounded(2).millionths() / (Amount::k_scale / 100); }

void add(std::string& texts, const std::string& text) {
  if (!text.empty()) texts += lower(text) + "\n";
}

bool same_person(const PastOrder& past, const BookedOrder& booked) {
  if (!past.email.empty() && equal_ignoring_case(trimmed(past.email), trimmed(booked.email))) return true;
  auto a = words_of(lower(past.buyer)), b = words_of(lower(booked.customer_name));
  std::sort(a.begin(), a.end());  // "Svensson, Anna" is Anna Svensson
  std::sort(b.begin(), b.end());
  return !a.empty() && a == b;
}

}  // namespace

std::optional<BookedOrder> booked_order(const office::Order& order) {
  if (!order.id || order.state == "Inactive" || order.state == "Offer") return std::nullopt;
  BookedOrder booked;
  booked.id = *order.id;
  booked.customer = order.customer;
  booked.customer_name = order.customer_name;
  booked.email = order.invoice_email.value_or("");
  for (const auto* text : {&order.reference_number, &order.your_reference, &order.invoice_title, &order.invoice_text})
    add(booked.texts, text->value_or(""));
  if (order.external_status) add(booked.texts, std::to_string(*order.external_status));
  for (const auto& row : order.rows) {
    if (row.type == office::RowType::text) add(booked.texts, row.name);
  }
  booked.total = order.total_inc_vat;
  booked.vat = order.total_vat;
  booked.day = order.date_ordered;
  booked.type_of_sale = order.type_of_sale;
  if (order.currency && order.currency->symbol != "LOCAL") booked.currency = order.currency->symbol;
  return booked;
}

BookedShelf::BookedShelf(std::vector<BookedOrder> orders) : orders_(std::move(orders)) {
  for (std::size_t n = 0; n < orders_.size(); ++n) {
    by_id_.emplace(orders_[n].id, n);
    const auto words = words_of(orders_[n].texts);
    for (const auto& word : std::set<std::string>(words.begin(), words.end())) by_word_.emplace(word, n);
    if (orders_[n].total) by_total_.emplace(in_ore(*orders_[n].total), n);
  }
}

const BookedOrder* BookedShelf::with_id(office::OrderId id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &orders_[found->second];
}

Candidate BookedShelf::weighed(const PastOrder& past, const BookedOrder& booked) const {
  Candidate out{booked.id, {}, 0};
  const auto sign = [&](Sign what, int weight) {
    out.signs.push_back(what);
    out.weight += weight;
  };
  if (bears(booked.texts, lower(past.number)) || bears(booked.texts, std::to_string(past.order.value)))
    sign(Sign::number, k_number);
  if (booked.total && booked.total->rounded(2) == past.total.rounded(2)) sign(Sign::total, k_total);
  if (booked.day) {
    const auto apart = std::chrono::sys_days{*booked.day} - std::chrono::sys_days{past.day};
    if (apart <= k_near && apart >= -k_near) sign(Sign::day, k_day);
  }
  if (same_person(past, booked)) sign(Sign::customer, k_customer);
  return out;
}

std::vector<Candidate> BookedShelf::candidates(const PastOrder& past) const {
  std::set<std::size_t> near;
  const auto take = [&](const auto& index, const auto& key) {
    const auto [first, last] = index.equal_range(key);
    for (auto one = first; one != last; ++one) near.insert(one->second);
  };
  take(by_word_, longest_word(lower(past.number)));
  take(by_word_, std::to_string(past.order.value));
  take(by_total_, in_ore(past.total));
  std::vector<Candidate> best;
  for (const auto n : near) {
    auto one = weighed(past, orders_[n]);
    if (one.weight < k_enough || (!best.empty() && one.weight < best.front().weight)) continue;
    if (!best.empty() && one.weight > best.front().weight) best.clear();
    best.push_back(std::move(one));
  }
  std::sort(best.begin(), best.end(), [](const Candidate& a, const Candidate& b) { return a.id < b.id; });
  return best;
}

std::vector<Difference> differences(const PastOrder& past, const BookedOrder& booked) {
  std::vector<Difference> found;
  const auto differs = [&](Differs what, std::string shop, std::string office) {
    found.push_back({what, std::move(shop), std::move(office)});
  };
  const auto total = past.total.rounded(2);
  if (booked.total && booked.total->rounded(2) != total) differs(Differs::total, total.text(2), booked.total->text(2));
  if (booked.vat && (*booked.vat - past.vat.rounded(2)).abs() > past.vat_slack)
    differs(Differs::vat, past.vat.text(2), booked.vat->text(2));
  if (past.type_of_sale && booked.type_of_sale && past.type_of_sale != booked.type_of_sale)
    differs(Differs::sale_type, std::to_string(*past.type_of_sale), std::to_string(*booked.type_of_sale));
  if (!booked.currency.empty() && booked.currency != past.currency) differs(Differs::currency, past.currency, booked.currency);
  return found;
}

}  // namespace woo24::sync
