// What persons do in the pretend office, what goes wrong inside it, and what a test may set.
#include "woo24/sandbox/office_inner.hpp"
#include "woo24/sandbox/office_open.hpp"
#include "woo24/sandbox/office_operations.hpp"
#include "woo24/sandbox/office_totals.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

OfficeMoney money(const std::string& text) { return OfficeMoney::from(text).value_or(OfficeMoney{}); }

template <typename Items, typename Is>
bool take_out(Items& items, Is is) {
  const auto before = items.size();
  std::erase_if(items, is);
  return items.size() != before;
}

OfficeRecord card_from(const OfficeCard& card) {
  OfficeRecord record;
  record.set("Name", card.name);
  record.set("FirstName", card.first_name);
  record.set("OrganizationNumber", card.org_number);
  record.set("Type", card.type);
  record.set("ExternalId", card.external_id);
  record.set("EmailAddresses.Invoice.Value", card.invoice_email);
  record.set("PhoneNumbers.Primary.Value", card.phone);
  for (const std::string kind : {"Post", "Invoice"}) {
    record.set("Addresses." + kind + ".Street", card.street);
    record.set("Addresses." + kind + ".PostalCode", card.postal_code);
    record.set("Addresses." + kind + ".PostalArea", card.postal_area);
    record.set("Addresses." + kind + ".Country", card.country);
  }
  record.set("Country", card.country);
  record.set("VatNumber", card.vat_number);
  return record;
}

}  // namespace

OfficeSwitches Office::switches() const { return Open(*inner_)->switches; }
void Office::change(const std::function<void(OfficeSwitches&)>& change) { change(Open(*inner_)->switches); }

void Office::partial_save(int items, const std::string& message) {
  Open open(*inner_);
  open->partial_items = items;
  open->partial_message = message;
}

void Office::item_exception_next(bool with_id, int index, const std::string& message) {
  Open open(*inner_);
  open->exception_item = index;
  open->exception_with_id = with_id;
  open->exception_message = message;
}

void Office::refuse_item_next(bool with_id, int index, const std::string& message) {
  Open open(*inner_);
  open->card_trouble.refuses = index;
  open->card_trouble.with_id = with_id;
  open->card_trouble.message = message;
}

void Office::break_off_next(int items, const std::string& message) {
  Open open(*inner_);
  open->card_trouble.breaks_off = items;
  open->card_trouble.message = message;
}

void Office::not_atomic_next(OfficeSwitches::NotAtomic how, int times) {
  Open open(*inner_);
  open->split = how;
  open->splits_left = times;
}

void Office::next_order_id(std::int64_t id) { Open(*inner_)->forced_order_id = id; }

void Office::expire_sessions() { Open(*inner_)->sessions.clear(); }
void Office::set_default_client(std::int64_t client) { Open(*inner_)->default_client = client; }
void Office::move_sessions(std::int64_t client) {
  Open open(*inner_);
  for (auto& session : open->sessions) session.client = client;
}
void Office::block_identity(std::int64_t client, bool blocked) {
  Open open(*inner_);
  if (auto* found = open->client(client)) found->blocked = blocked;
}
void Office::set_password(const std::string& password) { Open(*inner_)->password = password; }
void Office::quarantine_until(Instant until) { Open(*inner_)->quarantine = until; }

bool Office::delete_order(std::int64_t order) {
  Open open(*inner_);
  auto* client = open.client_of_order(order);
  if (client == nullptr || open.changeable(order) == nullptr) return false;
  client->orders.erase(order);
  return true;
}

bool Office::edit_row_price(std::int64_t order, std::size_t row, const std::string& price) {
  return edit_row(order, row, "Price", price);
}

bool Office::edit_row(std::int64_t order, std::size_t row, const std::string& field, const std::string& value) {
  Open open(*inner_);
  auto* found = open.changeable(order);
  if (found == nullptr || row >= found->rows.size()) return false;
  found->rows[row].set(field, value);
  mark_changed(open.state(), *found);
  return true;
}

bool Office::delete_row(std::int64_t order, std::size_t row) {
  Open open(*inner_);
  auto* found = open.changeable(order);
  if (found == nullptr || row >= found->rows.size()) return false;
  found->rows.erase(found->rows.begin() + static_cast<std::ptrdiff_t>(row));
  mark_changed(open.state(), *found);
  return true;
}

bool Office::edit_head(std::int64_t order, const std::string& field, const std::string& value) {
  Open open(*inner_);
  auto* found = open.changeable(order);
  if (found == nullptr) return false;
  found->head.set(field, value);
  mark_changed(open.state(), *found);
  return true;
}

bool Office::edit_title(std::int64_t order, const std::string& title) {
  Open open(*inner_);
  auto* found = open.order(order);
  if (found == nullptr) return false;
  found->head.set("InvoiceTitle", title);
  mark_changed(open.state(), *found);
  return true;
}

bool Office::edit_reference(std::int64_t order, const std::string& reference) {
  Open open(*inner_);
  auto* found = open.order(order);
  if (found == nullptr) return false;
  found->head.set("ReferenceNumber", reference);
  mark_changed(open.state(), *found);
  return true;
}

bool Office::overwrite_external_status(std::int64_t order, std::optional<std::int64_t> value) {
  Open open(*inner_);
  auto* found = open.order(order);
  if (found == nullptr) return false;
  found->head.set("ExternalStatus", value ? std::to_string(*value) : std::string());
  mark_changed(open.state(), *found);
  return true;
}

std::int64_t Office::add_company(const OfficeCard& card, std::int64_t client_id) {
  Open open(*inner_);
  auto* client = open->client(client_id);
  return client == nullptr ? 0 : store_company(*client, card_from(card), open->now);
}

bool Office::rename_company(std::int64_t company, const std::string& name) {
  Open open(*inner_);
  auto* found = open.company(company);
  if (found == nullptr) return false;
  found->card.set("Name", name);
  found->changed = open->now;
  return true;
}

bool Office::delete_company(std::int64_t company) {
  Open open(*inner_);
  auto& clients = open->clients;
  return std::any_of(clients.begin(), clients.end(), [&](OfficeClient& one) { return one.companies.erase(company) > 0; });
}

bool Office::block_company(std::int64_t company, bool blocked) {
  Open open(*inner_);
  auto* found = open.company(company);
  if (found == nullptr) return false;
  found->card.set("BlockInvoice", blocked ? "true" : "false");
  found->changed = open->now;
  return true;
}

std::int64_t Office::add_product(const OfficeArticle& article, std::int64_t client_id) {
  Open open(*inner_);
  auto* client = open->client(client_id);
  if (client == nullptr) return 0;
  OfficeRecord product;
  product.set("No", article.number);
  product.set("Name", article.name.empty() ? article.number : article.name);
  product.set("Price", money(article.price));
  product.set("StatusId", article.active ? "1" : "0");
  const auto rate = money(article.rate);
  for (const auto& category : client->categories) {
    if (category.rate == rate && !product.has("CategoryId")) product.set("CategoryId", category.id);
  }
  return store_product(*client, std::move(product), open->now);
}

bool Office::rename_product(const std::string& number, const std::string& name) {
  Open open(*inner_);
  auto* product = product_by_number(open.own(), number);
  if (product == nullptr) return false;
  product->card.set("Name", name);
  product->changed = open->now;
  return true;
}

bool Office::renumber_product(const std::string& number, const std::string& new_number) {
  Open open(*inner_);
  auto* product = product_by_number(open.own(), number);
  if (product == nullptr) return false;
  const auto id = product->card.number("Id").value_or(0);
  if (new_number.empty()) return erase_product(open.own(), id);
  number_product(open.own(), id, new_number);
  product->changed = open->now;
  return true;
}

bool Office::remove_payment_method(const std::string& name) {
  return take_out(Open(*inner_).own().methods, [&](const OfficeMethod& one) { return one.name == name; });
}

bool Office::remove_tax_code(const std::string& number) {
  return take_out(Open(*inner_).own().tax_codes, [&](const OfficeTaxCode& one) { return one.number == number; });
}

bool Office::set_currency_rate(const std::string& symbol, const std::string& rate, int unit) {
  Open open(*inner_);
  for (auto& currency : open.own().currencies) {
    if (currency.symbol != symbol) continue;
    currency.rate = money(rate);
    currency.unit = unit;
    return true;
  }
  return false;
}

}  // namespace woo24::sandbox
