#include "woo24/sync/customer_name.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/gate.hpp"
#include "woo24/sync/texts.hpp"

#include <algorithm>
#include <cctype>

namespace woo24::sync {

namespace {

constexpr std::size_t k_most = 60;

/// In one line: what is broken or indented by whoever typed it would break the mail's lines too.
std::string in_a_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return std::iscntrl(c) != 0; }, ' ');
  std::string line;
  for (const auto& word : split(text, ' ')) {
    if (!word.empty()) line += (line.empty() ? "" : " ") + word;
  }
  if (length(line) <= k_most) return line;
  return std::string(trimmed(cut(line, k_most - 1))) + "…";
}

std::string named(const shop::Address& address) {
  const auto company = in_a_line(readable(address.company));
  return company.empty() ? in_a_line(readable(address.first_name) + " " + readable(address.last_name)) : company;
}

}  // namespace

bool keeps_name(Standing standing) { return standing == Standing::failed || standing == Standing::waiting; }

std::string customer_name(const shop::Order& order) {
  if (is_anonymised(order)) return "";
  const auto buyer = named(order.billing);
  return buyer.empty() ? named(order.shipping) : buyer;
}

std::string customer_name(const office::Order& order, const office::Company* card) {
  auto name = in_a_line(order.customer_name);
  if (name.empty() && card != nullptr) name = in_a_line(card->name);
  return name;
}

void name_customer(Posting& posting, const shop::Order& order) {
  if (keeps_name(posting.standing)) posting.customer_name = customer_name(order);
}

}  // namespace woo24::sync
