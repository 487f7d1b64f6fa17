#include "woo24/sandbox/office_catalogue.hpp"

#include "woo24/sandbox/office_inner.hpp"
#include "woo24/sandbox/office_open.hpp"
#include "woo24/sandbox/office_operations.hpp"

#include <algorithm>
#include <array>

namespace woo24::sandbox {

namespace {

std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> steps;
  while (!path.empty()) {
    const auto end = std::min(path.find('>'), path.size());
    auto step = path.substr(0, end);
    while (step.starts_with(' ')) step.remove_prefix(1);
    while (step.ends_with(' ')) step.remove_suffix(1);
    if (!step.empty()) steps.emplace_back(step);
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return steps;
}

OfficeCategory* child_of(OfficeClient& client, std::int64_t parent, const std::string& name) {
  for (auto& one : client.categories) {
    if (one.parent == parent && same_ignoring_case(one.name, name)) return &one;
  }
  return nullptr;
}

/// Null where the path is not there.
OfficeCategory* category_at(OfficeClient& client, const std::string& path) {
  OfficeCategory* found = nullptr;
  for (const auto& step : steps_of(path)) {
    found = child_of(client, found == nullptr ? 0 : found->id, step);
    if (found == nullptr) return nullptr;
  }
  return found;
}

std::int64_t made_category(OfficeClient& client, const std::string& path) {
  std::int64_t id = 0;
  for (const auto& step : steps_of(path)) {
    if (const auto* there = child_of(client, id, step)) {
      id = there->id;
      continue;
    }
    const auto* above = category_of(client, id);
    OfficeCategory made{1, id, step, above == nullptr ? OfficeMoney::whole(25) : above->rate, ""};
    for (const auto& one : client.categories) made.id = std::max(made.id, one.id + 1);
    id = made.id;
    client.categories.push_back(std::move(made));
  }
  return id;
}

std::string path_of(const OfficeClient& client, std::int64_t id) {
  std::string path;
  for (const auto* one = category_of(client, id); one != nullptr; one = category_of(client, one->parent))
    path = one->name + (path.empty() ? "" : " > ") + path;
  return path;
}

std::string amount_of(const OfficeRecord& card, const char* field) {
  const auto amount = card.money(field);
  return amount ? amount->shortest() : "";
}

bool set_amount(OfficeRecord& card, const char* field, const std::string& value) {
  if (value.empty()) return card.erase(field), true;
  const auto amount = OfficeMoney::from(value);
  if (amount) card.set(field, *amount);
  return amount.has_value();
}

bool set_field(OfficeClient& client, std::int64_t id, const std::string& field, const std::string& value) {
  constexpr std::array<std::pair<std::string_view, const char*>, 5> k_amounts = {{{"price", "Price"},
                                                                                  {"web_price", "WebPrice"},
                                                                                  {"cash_price_inc_tax", "CashPriceIncTax"},
                                                                                  {"weight", "Weight"},
                                                                                  {"stock", "Stock"}}};
  constexpr std::array<std::pair<std::string_view, const char*>, 4> k_texts = {
      {{"name", "Name"}, {"description", "Description"}, {"ean", "EAN1"}, {"stock_controlled", "StockControlled"}}};
  auto& card = client.products.at(id).card;
  for (const auto& [name, wire] : k_amounts) {
    if (name == field) return set_amount(card, wire, value);
  }
  for (const auto& [name, wire] : k_texts) {
    if (name == field) return card.set(wire, value), true;
  }
  if (field == "number") return number_product(client, id, value), true;
  if (field == "active") return card.set("StatusId", value == "true" ? "1" : "0"), true;
  if (field != "category") return false;
  return card.set("CategoryId", made_category(client, value)), true;
}

OfficeItemView view_of(const OfficeClient& client, const OfficeStoredCard& stored) {
  const auto& card = stored.card;
  OfficeItemView view;
  view.id = card.number("Id").value_or(0);
  view.number = card.text("No");
  view.name = card.text("Name");
  view.description = card.text("Description");
  view.ean = card.text("EAN1");
  view.category = path_of(client, card.number("CategoryId").value_or(0));
  view.active = card.text("StatusId") != "0";
  view.price = amount_of(card, "Price");
  view.web_price = amount_of(card, "WebPrice");
  view.cash_price_inc_tax = amount_of(card, "CashPriceIncTax");
  view.weight = amount_of(card, "Weight");
  view.stock = amount_of(card, "Stock");
  view.stock_controlled = card.flag("StockControlled");
  view.changed = stored.changed;
  view.saves = stored.saves;
  return view;
}

}  // namespace

OfficeCatalogue Office::catalogue() const { return OfficeCatalogue(*this); }

std::int64_t OfficeCatalogue::add(const OfficeItem& item) {
  Open open(*office_->inner_);
  auto& client = open.own();
  OfficeRecord card;
  card.set("No", item.number);
  card.set("Name", item.name);
  card.set("CategoryId", made_category(client, item.category));
  card.set("StatusId", item.active ? "1" : "0");
  card.set("Description", item.description);
  card.set("EAN1", item.ean);
  set_amount(card, "Price", item.price);
  set_amount(card, "WebPrice", item.web_price);
  set_amount(card, "CashPriceIncTax", item.cash_price_inc_tax);
  set_amount(card, "Weight", item.weight);
  card.set("StockControlled", item.stock ? "true" : "false");
  if (item.stock) set_amount(card, "Stock", *item.stock);
  return store_product(client, std::move(card), open->now);
}

bool OfficeCatalogue::edit(std::int64_t id, const std::string& field, const std::string& value) {
  Open open(*office_->inner_);
  auto& client = open.own();
  if (!client.products.contains(id) || !set_field(client, id, field, value)) return false;
  client.products.at(id).changed = open->now;
  return true;
}

bool OfficeCatalogue::remove(std::int64_t id) { return erase_product(Open(*office_->inner_).own(), id); }

bool OfficeCatalogue::set_stock(std::int64_t id, const std::string& pieces) {
  Open open(*office_->inner_);
  const auto found = open.own().products.find(id);
  if (found == open.own().products.end() || !set_amount(found->second.card, "Stock", pieces)) return false;
  if (open->switches.count_moves_date) found->second.changed = open->now;
  return true;
}

std::int64_t OfficeCatalogue::add_category(const std::string& path) {
  return made_category(Open(*office_->inner_).own(), path);
}

bool OfficeCatalogue::rename_category(const std::string& path, const std::string& name) {
  Open open(*office_->inner_);
  auto* found = category_at(open.own(), path);
  if (found != nullptr) found->name = name;
  return found != nullptr;
}

bool OfficeCatalogue::move_category(const std::string& path, const std::string& below) {
  Open open(*office_->inner_);
  auto* found = category_at(open.own(), path);
  const auto* above = below.empty() ? nullptr : category_at(open.own(), below);
  if (found == nullptr || (!below.empty() && above == nullptr)) return false;
  found->parent = above == nullptr ? 0 : above->id;
  return true;
}

bool OfficeCatalogue::remove_category(const std::string& path) {
  Open open(*office_->inner_);
  const auto* found = category_at(open.own(), path);
  if (found == nullptr) return false;
  const auto id = found->id;
  std::erase_if(open.own().categories, [&](const OfficeCategory& one) { return one.id == id; });
  return true;
}

void OfficeCatalogue::clear() {
  constexpr std::array<std::string_view, 3> k_kept = {"FRAKT", "AVGIFT", "ORES"};
  Open open(*office_->inner_);
  std::vector<std::int64_t> gone;
  for (const auto& [id, stored] : open.own().products) {
    if (std::find(k_kept.begin(), k_kept.end(), stored.card.text("No")) == k_kept.end()) gone.push_back(id);
  }
  for (const auto id : gone) erase_product(open.own(), id);
}

std::optional<OfficeItemView> OfficeCatalogue::item(const std::string& number) const {
  Open open(*office_->inner_);
  const auto ids = products_numbered(open.own(), number);
  if (ids.empty()) return std::nullopt;
  return view_of(open.own(), open.own().products.at(ids.front()));
}

std::optional<OfficeItemView> OfficeCatalogue::item(std::int64_t id) const {
  Open open(*office_->inner_);
  const auto found = open.own().products.find(id);
  if (found == open.own().products.end()) return std::nullopt;
  return view_of(open.own(), found->second);
}

std::vector<OfficeItemView> OfficeCatalogue::items() const {
  Open open(*office_->inner_);
  std::vector<OfficeItemView> views;
  for (const auto& [id, stored] : open.own().products) views.push_back(view_of(open.own(), stored));
  return views;
}

std::size_t OfficeCatalogue::size() const { return Open(*office_->inner_).own().products.size(); }

std::vector<OfficeCategoryView> OfficeCatalogue::categories() const {
  Open open(*office_->inner_);
  std::vector<OfficeCategoryView> views;
  for (const auto& one : open.own().categories) views.push_back({one.id, one.parent, one.name, path_of(open.own(), one.id)});
  return views;
}

std::vector<std::string> OfficeCatalogue::idle_saves() const { return Open(*office_->inner_)->idle_saves; }
void OfficeCatalogue::forget_idle_saves() { Open(*office_->inner_)->idle_saves.clear(); }

}  // namespace woo24::sandbox
