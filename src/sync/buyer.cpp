#include "woo24/base/text.hpp"
#include "woo24/sync/customer.hpp"
#include "woo24/sync/draft_head.hpp"
#include "woo24/sync/gate.hpp"
#include "woo24/sync/organisation_number.hpp"
#include "woo24/sync/shop_meta.hpp"
#include "woo24/sync/territory.hpp"
#include "woo24/sync/texts.hpp"
#include "woo24/sync/vat.hpp"

namespace woo24::sync {

namespace {

constexpr std::size_t k_hash_length = 32;

void read_number(Buyer& buyer, const shop::Order& order, const Rules& rules) {
  for (const auto& key : rules.settings.orders.customers.organisation_number_from) {
    buyer.written_number = readable(meta_value(order.meta, key));
    if (!buyer.written_number.empty()) break;
  }
  const auto number = bare_organisation_number(buyer.written_number, buyer.country.empty() ? rules.home : buyer.country);
  if (!number) return;
  if (!is_valid(*number)) {
    buyer.notes.push_back("organisation number " + buyer.written_number + ": wrong length or check digit, not used");
  } else if (number->personal && buyer.company.empty()) {
    buyer.notes.emplace_back("personal number without a company name: not used");
  } else {
    buyer.org_number = number->digits;
  }
}

void read_vat_number(Buyer& buyer, const shop::Order& order, const Rules& rules) {
  const auto number = vat_number(order, rules.settings.orders.customers);
  const auto to = destination(order, rules.home);
  buyer.vat_number = number.number;
  buyer.vat_number_valid = number.valid && !to.country.empty() && number.country() == to.country;
  bool taxed = !order.total_tax.is_zero();
  for (const auto* rows : {&order.lines, &order.shipping_lines, &order.fee_lines}) {
    for (const auto& line : *rows) taxed = taxed || !line.total_tax.is_zero();
  }
  buyer.reverse_charge = buyer.vat_number_valid && to.territory == Territory::eu && !taxed && !order.total.is_zero();
}

/// The first that is present, each under a letter of its own, so that no two kinds meet.
std::string identity(const Buyer& buyer, const shop::Order& order, const std::string& key) {
  const auto name = lower(buyer.company) + "|" + lower(buyer.first_name) + "|" + lower(buyer.last_name);
  if (!buyer.org_number.empty()) return "number|" + buyer.org_number;
  if (order.customer.value != 0) return "customer|" + std::to_string(order.customer.value) + "|" + name;
  if (!buyer.email.empty()) return "mail|" + lower(buyer.email) + "|" + name;
  return "key|" + key;
}

}  // namespace

Buyer buyer_of(const shop::Order& order, const Rules& rules, const std::string& key) {
  Buyer buyer;
  const auto& billing = order.billing;
  buyer.anonymised = is_anonymised(order);
  buyer.guest = order.customer.value == 0;
  buyer.company = readable(billing.company);
  buyer.first_name = readable(billing.first_name);
  buyer.last_name = readable(billing.last_name);
  buyer.email = readable(billing.email);
  buyer.phone = readable(billing.phone);
  buyer.country = country_code(billing.country);
  buyer.invoice = office_address(billing);
  buyer.delivery = office_address(delivery_of(order));
  read_number(buyer, order, rules);
  read_vat_number(buyer, order, rules);
  buyer.business = !buyer.company.empty() || !buyer.org_number.empty();
  buyer.external_id =
      "woo24:" + rules.settings.shop_id + ":" + sha256_hex(identity(buyer, order, key)).substr(0, k_hash_length);
  return buyer;
}

}  // namespace woo24::sync
