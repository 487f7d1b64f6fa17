#include "woo24/sync/card_fill.hpp"

#include "woo24/base/text.hpp"

namespace woo24::sync {

namespace {

bool is_blank(const office::Address& address) {
  return trimmed(address.street).empty() && trimmed(address.postal_code).empty() && trimmed(address.postal_area).empty();
}

}  // namespace

std::optional<CardFill> card_fill(const Buyer& buyer, const office::Company& card, const Rules& rules) {
  const auto wanted = new_card(buyer, rules);
  if (!wanted.ok()) return std::nullopt;
  const auto& fresh = wanted.value();
  CardFill fill;
  const auto text = [&](const char* field, const std::string& has, const std::string& gives, std::string& into) {
    if (!trimmed(has).empty() || trimmed(gives).empty()) return false;
    into = gives;
    fill.fields.emplace_back(field);
    return true;
  };
  auto& out = fill.card;
  text("organisation number", card.org_number, fresh.org_number, out.org_number);
  text("VAT number", card.vat_number, fresh.vat_number, out.vat_number);
  text("country", card.country, fresh.country, out.country);
  if (card.phones.empty()) text("phone", card.phone, fresh.phone, out.phone);
  if (text("invoice e-mail", card.email_invoice, fresh.email_invoice, out.email_invoice)) {
    out.email_work = card.email_work;
    out.email_primary = card.email_primary;
    out.email_home = card.email_home;
  }
  bool addresses = false;
  auto post = card.post, delivery = card.delivery, invoice = card.invoice;
  for (const auto& [field, has, gives] :
       {std::tuple{"postal address", &post, &fresh.post}, std::tuple{"delivery address", &delivery, &fresh.delivery},
        std::tuple{"invoice address", &invoice, &fresh.invoice}}) {
    if (!is_blank(*has) || is_blank(*gives)) continue;
    *has = *gives;
    fill.fields.emplace_back(field);
    addresses = true;
  }
  if (addresses) {
    out.post = post;
    out.delivery = delivery;
    out.invoice = invoice;
  }
  if (fill.fields.empty()) return std::nullopt;
  out.id = card.id;
  out.external_id = card.external_id;  // only what it has: other programs' cards get none of ours
  return fill;
}

}  // namespace woo24::sync
