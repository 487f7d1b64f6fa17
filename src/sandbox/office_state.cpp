#include "woo24/sandbox/office_state.hpp"

#include "woo24/sandbox/office_operations.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

template <typename Item>
const Item* by_id(const std::vector<Item>& items, std::int64_t id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

std::int64_t store(std::map<std::int64_t, OfficeStoredCard>& cards, std::int64_t& next, OfficeRecord record, Instant now) {
  const auto id = next++;
  record.set("Id", id);
  cards[id] = OfficeStoredCard{std::move(record), now, now, 0};
  return id;
}

}  // namespace

OfficeClient* OfficeState::client(std::int64_t id) {
  const auto found = std::find_if(clients.begin(), clients.end(), [&](const OfficeClient& one) { return one.id == id; });
  return found == clients.end() ? nullptr : &*found;
}

const OfficeTaxCode* tax_code_of(const OfficeClient& client, const OfficeSwitches& switches, std::int64_t code) {
  if (switches.tax_code == OfficeSwitches::TaxCode::id) return by_id(client.tax_codes, code);
  const auto number = std::to_string(code);
  const auto& codes = client.tax_codes;
  const auto found = std::find_if(codes.begin(), codes.end(), [&](const OfficeTaxCode& one) { return one.number == number; });
  return found == codes.end() ? nullptr : &*found;
}

const OfficeSaleType* sale_type_of(const OfficeClient& client, std::int64_t id) { return by_id(client.sale_types, id); }
const OfficeMethod* method_of(const OfficeClient& client, std::int64_t id) { return by_id(client.methods, id); }
const OfficeCategory* category_of(const OfficeClient& client, std::int64_t id) { return by_id(client.categories, id); }

const OfficeCurrency* currency_of(const OfficeClient& client, const std::string& symbol) {
  const auto wanted = symbol == "LOCAL" ? client.currency : symbol;
  const auto& all = client.currencies;
  const auto found = std::find_if(all.begin(), all.end(), [&](const OfficeCurrency& one) { return one.symbol == wanted; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::int64_t> products_numbered(const OfficeClient& client, const std::string& number) {
  std::vector<std::int64_t> ids;
  const auto [first, last] = client.product_numbers.equal_range(lower_text(number));
  std::transform(first, last, std::back_inserter(ids), [](const auto& one) { return one.second; });
  std::sort(ids.begin(), ids.end());
  return ids;
}

OfficeStoredCard* product_by_number(OfficeClient& client, const std::string& number) {
  for (const auto id : products_numbered(client, number)) {
    auto& product = client.products.at(id);
    if (product.card.text("No") == number) return &product;
  }
  return nullptr;
}

void number_product(OfficeClient& client, std::int64_t id, const std::string& number) {
  auto& card = client.products.at(id).card;
  const auto [first, last] = client.product_numbers.equal_range(lower_text(card.text("No")));
  const auto old = std::find_if(first, last, [&](const auto& one) { return one.second == id; });
  if (old != last) client.product_numbers.erase(old);
  card.set("No", number);
  if (!number.empty()) client.product_numbers.emplace(lower_text(number), id);
}

bool erase_product(OfficeClient& client, std::int64_t id) {
  if (!client.products.contains(id)) return false;
  number_product(client, id, "");
  return client.products.erase(id) > 0;
}

std::int64_t store_company(OfficeClient& client, OfficeRecord card, Instant now) {
  return store(client.companies, client.next_company, std::move(card), now);
}

std::int64_t store_product(OfficeClient& client, OfficeRecord product, Instant now) {
  const auto number = product.text("No");
  product.erase("No");
  const auto id = store(client.products, client.next_product, std::move(product), now);
  number_product(client, id, number);
  return id;
}

}  // namespace woo24::sandbox
