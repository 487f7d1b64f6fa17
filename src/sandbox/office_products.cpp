// The product register: what is found, saved and counted (24SevenOffice's api.md §6).
#include "woo24/sandbox/office_operations.hpp"
#include "woo24/sandbox/office_time.hpp"

#include <algorithm>
#include <set>

namespace woo24::sandbox {

namespace {

constexpr const char* k_no_parameter = "Please specify at least one search parameter";

bool fits_product(const OfficeState& state, const OfficeRecord& search, const OfficeStoredCard& stored) {
  const auto& product = stored.card;
  for (const char* field : {"Id", "CategoryId"}) {
    if (search.has(field) && search.number(field) != product.number(field)) return false;
  }
  if (search.has("EAN1") && search.text("EAN1") != product.text("EAN1")) return false;
  for (const char* field : {"No", "Name"}) {
    if (search.has(field) && !matches_name(state.switches, search.text(field), product.text(field))) return false;
  }
  if (search.has("Price") && search.money("Price") != product.money("Price")) return false;
  const auto after = parse_utc(search.text("DateChanged"));
  return !after || to_minute(stored.changed) > *after;
}

/// Ids of what can fit at all, where the search says it by id or by a number that is no pattern.
std::optional<std::vector<std::int64_t>> named_products(const OfficeState& state, const OfficeClient& client,
                                                        const OfficeRecord& search, const pugi::xml_node& array) {
  const auto ids = numbers_from(array);
  if (!ids.empty()) {
    const std::set<std::int64_t> distinct(ids.begin(), ids.end());
    return std::vector<std::int64_t>(distinct.begin(), distinct.end());
  }
  const bool pattern = state.switches.name_match == OfficeSwitches::NameMatch::contains ||
                       (state.switches.name_match == OfficeSwitches::NameMatch::like &&
                        search.text("No").find_first_of("%_[") != std::string::npos);
  if (!search.has("No") || pattern) return std::nullopt;
  return products_numbered(client, search.text("No"));
}

/// What a careful client does not write.
void judge_product(OfficeState& state, const OfficeRecord& sent) {
  for (const char* field : {"Stock", "TaxRate", "DateChanged", "InPrice", "Cost"}) {
    if (sent.has(field)) state.violate("product-" + lower_text(field), sent.text("No") + " " + sent.text(field), false);
  }
}

/// Numbers as the register keeps them: four decimals, but for a double.
void keep_numbers(OfficeRecord& sent) {
  for (const char* field :
       {"WebPrice", "Price", "InPrice", "Cost", "Weight", "Stock", "TaxRate", "MinimumStock", "OrderProposal"}) {
    if (const auto number = sent.money(field)) sent.set(field, *number);
  }
  if (const auto gross = sent.money("CashPriceIncTax")) sent.set("CashPriceIncTax", gross->shortest());
}

std::string save_product(OfficeState& state, OfficeClient& client, OfficeRecord& sent) {
  if (auto problem = too_long(state, "product", "Product", sent); !problem.empty()) return problem;
  const auto category = sent.number("CategoryId");
  if (category && category_of(client, *category) == nullptr) {
    state.violate("unknown-category", sent.text("No") + " in " + sent.text("CategoryId"));
    return "Category does not exist.";
  }
  judge_product(state, sent);
  keep_numbers(sent);
  const auto id = sent.number("Id");
  const auto number = sent.text("No");
  const auto same = sent.has("No") ? products_numbered(client, number) : std::vector<std::int64_t>{};
  const bool taken = std::any_of(same.begin(), same.end(), [&](std::int64_t other) { return other != id; });
  if (taken) state.violate("duplicate-product", number, !state.switches.numbers_are_unique);
  if (taken && state.switches.numbers_are_unique) return "The product number is already in use.";
  if (!id) {
    if (!sent.has("Name") || !category) return "Name and CategoryId are required.";
    if (!sent.has("No")) state.violate("product-without-number", sent.text("Name"), false);
    auto stored = sent;
    if (!stored.has("StatusId")) stored.set("StatusId", "1");
    const auto made = store_product(client, std::move(stored), state.now);
    client.products.at(made).saves = 1;
    sent.set("Id", made);
    return "";
  }
  const auto found = client.products.find(*id);
  if (found == client.products.end()) {
    state.violate("unknown-product", "product " + std::to_string(*id));
    return "Product does not exist.";
  }
  auto& product = found->second;
  const auto before = product.card;
  if (sent.has("No")) number_product(client, *id, number);
  product.card.take(sent);
  if (product.card == before) state.idle_saves.push_back("product " + std::to_string(*id) + " was saved as it was");
  product.changed = state.now;
  ++product.saves;
  return "";
}

OfficeRecord record_of(const OfficeCategory& category) {
  OfficeRecord record;
  record.set("Id", category.id);
  record.set("Name", category.name);
  record.set("No", category.number.empty() ? std::to_string(category.id) : category.number);
  if (category.parent != 0) record.set("ParentId", category.parent);
  return record;
}

std::string save_category(OfficeState& state, OfficeClient& client, OfficeRecord& sent) {
  const auto parent = sent.number("ParentId").value_or(0);
  const auto* above = category_of(client, parent);
  if (parent != 0 && above == nullptr) return "Parent category does not exist.";
  const auto id = sent.number("Id");
  if (id) {
    const auto found = std::find_if(client.categories.begin(), client.categories.end(),
                                    [&](const OfficeCategory& one) { return one.id == *id; });
    if (found == client.categories.end()) return "Category does not exist.";
    if (sent.has("Name")) found->name = sent.text("Name");
    if (sent.has("ParentId")) found->parent = parent;
    return "";
  }
  if (!sent.has("Name")) return "Name is required.";
  OfficeCategory made{1, parent, sent.text("Name"), above == nullptr ? OfficeMoney::whole(25) : above->rate, sent.text("No")};
  for (const auto& one : client.categories) {
    made.id = std::max(made.id, one.id + 1);
    if (one.parent == parent && same_ignoring_case(one.name, made.name)) state.violate("duplicate-category", made.name);
  }
  sent.set("Id", made.id);
  client.categories.push_back(std::move(made));
  return "";
}

}  // namespace

OfficeReply get_products(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  const auto parameters = request.arguments.child("searchParams");
  const auto search = record_from(parameters);
  const auto array = parameters.child("ProductIds");
  if (auto fault = too_many(state, array, "ProductIds"); !fault.empty()) return office_fault(fault);
  const auto named = named_products(state, client, search, array);
  if (search.values.empty() && !named) {
    state.violate("empty-search", request.operation);
    return office_fault(k_no_parameter);
  }
  const auto wanted = properties_from(state, request, "returnProperties", "Product");
  const RecordXml xml{state.wsdl, "product", empty_style(state.switches)};
  std::vector<std::string> answers;
  const auto take = [&](const OfficeStoredCard& stored) {
    if (fits_product(state, search, stored)) answers.push_back(xml.element("Product", dated(state, stored), wanted));
  };
  if (named) {
    for (const auto id : *named) {
      const auto found = client.products.find(id);
      if (found != client.products.end()) take(found->second);
    }
  } else {
    for (const auto& [id, stored] : client.products) take(stored);
  }
  return {arranged(state, std::move(answers)), false, "", ""};
}

OfficeReply save_products(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  return save_cards(state, client, request, "products", "Product", save_product);
}

OfficeReply set_stock_quantity(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  const auto arguments = record_from(request.arguments);
  const auto id = arguments.number("productId").value_or(0);
  const auto pieces = arguments.money("stockQuantity");
  const auto found = client.products.find(id);
  if (found == client.products.end() || !pieces) {
    state.violate("unknown-product", "product " + std::to_string(id));
    return {"false", false, "", ""};
  }
  auto& product = found->second;
  if (!product.card.flag("StockControlled")) state.violate("stock-not-controlled", product.card.text("No"), false);
  if (product.card.money("Stock") == pieces)
    state.idle_saves.push_back("stock of product " + std::to_string(id) + " was set as it was");
  product.card.set("Stock", *pieces);
  ++product.saves;
  if (state.switches.count_moves_date) product.changed = state.now;
  return {"true", false, "", ""};
}

OfficeReply get_categories(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  const auto wanted = properties_from(state, request, "returnProperties", "Category");
  const RecordXml xml{state.wsdl, "product", empty_style(state.switches)};
  std::vector<std::string> answers;
  for (const auto& one : client.categories) answers.push_back(xml.element("Category", record_of(one), wanted));
  return {arranged(state, std::move(answers)), false, "", ""};
}

OfficeReply save_categories(OfficeState& state, OfficeClient& client, const OfficeRequest& request) {
  return save_cards(state, client, request, "categories", "Category", save_category);
}

}  // namespace woo24::sandbox
