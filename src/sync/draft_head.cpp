#include "woo24/sync/draft_head.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/draft_rows.hpp"
#include "woo24/sync/period.hpp"
#include "woo24/sync/territory.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

constexpr std::size_t k_reference_limit = 50, k_title_limit = 300, k_text_limit = 750, k_mail_limit = 250, k_name_limit = 250,
                      k_phone_limit = 25, k_address_limit = 250;

Fail refused(ReasonId id, std::map<std::string, std::string> arguments) {
  return Fail{Kind::refused, Reason{id, std::move(arguments)}};
}

std::string full_name(const shop::Address& address) {
  return std::string(trimmed(readable(address.first_name) + " " + readable(address.last_name)));
}

bool is_empty(const shop::Address& address) {
  return trimmed(address.address_1).empty() && trimmed(address.postcode).empty() && trimmed(address.city).empty();
}

void cut_address(const char* which, office::Address& address, FieldTexts& texts) {
  for (const auto& [part, field] :
       {std::pair{"Street", &address.street}, std::pair{"State", &address.state}, std::pair{"PostalCode", &address.postal_code},
        std::pair{"PostalArea", &address.postal_area}, std::pair{"Name", &address.name}}) {
    *field = texts.clean(std::string(which) + "." + part, std::move(*field), k_address_limit);
  }
}

const char* distribution_method(settings::Channel channel) {
  switch (channel) {
    case settings::Channel::email:
      return "EMail";
    case settings::Channel::print:
      return "Print";
    case settings::Channel::e_invoice:
      return "ElectronicInvoice";
    case settings::Channel::none:
      return nullptr;
  }
  return nullptr;
}

/// Who pays and how the invoice goes out are two things, each of which may be set.
void set_distribution(office::Order& head, const PaymentRule* rule) {
  const auto invoiced = rule == nullptr ? settings::Channel::none : rule->setting.invoice_by;
  const auto sent = rule == nullptr ? settings::Channel::none : rule->setting.distribution.value_or(invoiced);
  head.distributor = sent == settings::Channel::none ? "Manual" : "Auto";
  if (const auto* method = distribution_method(sent == settings::Channel::none ? invoiced : sent); method != nullptr)
    head.distribution_method = method;
  if (invoiced != settings::Channel::none) return;
  // Paid in the shop, or nothing to pay: no claim, neither on the customer nor for a factoring company.
  head.payment_time = 0;
  head.send_to_factoring = false;
}

void set_people(office::Order& head, const shop::Order& order, FieldTexts& texts) {
  const auto& delivery = delivery_of(order);
  const auto& phone = trimmed(delivery.phone).empty() ? order.billing.phone : delivery.phone;
  head.your_reference = texts.maybe("YourReference", full_name(order.billing), k_reference_limit);
  head.delivery_name = texts.maybe("CustomerDeliveryName", addressee(delivery), k_name_limit);
  head.delivery_phone = texts.maybe("CustomerDeliveryPhone", phone, k_phone_limit);
  const auto mail = readable(order.billing.email);
  if (mail.find('@') != std::string::npos && length(mail) <= k_mail_limit) {
    head.invoice_email = mail;
  } else if (!mail.empty()) {
    texts.note("InvoiceEmailAddress: left out, \"" + cut_to_field(mail, k_reference_limit) + "\" is no e-mail address");
  }
  head.invoice_address = office_address(order.billing);
  head.delivery_address = office_address(delivery);
  cut_address("Addresses.Invoice", *head.invoice_address, texts);
  cut_address("Addresses.Delivery", *head.delivery_address, texts);
}

}  // namespace

const shop::Address& delivery_of(const shop::Order& order) { return is_empty(order.shipping) ? order.billing : order.shipping; }

std::string addressee(const shop::Address& address) {
  auto company = readable(address.company);
  return company.empty() ? full_name(address) : company;
}

office::Address office_address(const shop::Address& address) {
  auto street = readable(address.address_1);
  if (const auto second = readable(address.address_2); !second.empty()) street += (street.empty() ? "" : ", ") + second;
  return {street,
          readable(address.state),
          readable(address.postcode),
          readable(address.city),
          addressee(address),
          country_code(address.country)};
}

std::optional<Instant> paid_at(const shop::Order& order, const PaymentRule& rule) {
  const bool reserved_first =
      rule.setting.release == settings::Release::captured || rule.setting.release == settings::Release::completed;
  if (reserved_first && order.completed) return order.completed;
  return order.paid ? order.paid : order.completed;
}

Result<office::Order> draft_head(const shop::Order& order, const Rules& rules, const PaymentRule* rule, FieldTexts& texts) {
  office::Order head;
  if (!order.created) return refused(ReasonId::date_missing, {{"field", "date_created_gmt"}});
  const auto ordered = TRY(booked_day(rules.zone.day_of(*order.created), rules.settings.orders, rules.fiscal_years));
  head.date_ordered = ordered.day;
  head.include_vat = false;
  head.department = rules.department;
  head.project = rules.project;
  set_distribution(head, rule);
  set_people(head, order, texts);
  auto title = order_text(order, rules);
  if (title.empty()) title = order.number;  // always one, so that a stopped order gets its title back
  head.invoice_title = texts.text("InvoiceTitle", title, k_title_limit);
  auto text = std::string(trimmed(order.customer_note));
  if (ordered.moved_from) {
    text = order.number + ": " + format_day(*ordered.moved_from) + (text.empty() ? "" : "\n" + text);
    texts.note("DateOrdered: " + format_day(*ordered.moved_from) + " is closed, booked on " + format_day(ordered.day));
  }
  head.invoice_text = texts.maybe("InvoiceText", text, k_text_limit);
  return head;
}

}  // namespace woo24::sync
