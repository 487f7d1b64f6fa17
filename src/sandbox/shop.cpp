#include "woo24/sandbox/shop.hpp"

#include "woo24/sandbox/shop_state.hpp"
#include "woo24/sandbox/shop_totals.hpp"

#include <algorithm>

namespace woo24::sandbox {

struct Shop::Inner : ShopState {
  using ShopState::ShopState;

  /// Does it to one order under the lock; false when there is none.
  template <typename Change>
  bool with(std::int64_t id, Change change) {
    const std::lock_guard lock(mutex);
    auto* order = find(id);
    if (order == nullptr) return false;
    change(*order);
    return true;
  }

  ShopOrderView view(std::int64_t id, const StoredOrder& order) const {
    const auto& document = order.document;
    const auto text = [&](const char* name) {
      const auto amount = money_from(text_at(document, name));
      return amount ? money_text(*amount, settings.price_decimals) : text_at(document, name);
    };
    return {id,
            text_at(document, "number"),
            order.status(),
            text_at(document, "currency"),
            text("total"),
            text("total_tax"),
            text_at(document, "order_key"),
            text_at(document, "payment_method"),
            order.paid.has_value(),
            order.trashed};
  }
};

Shop::Shop(ShopSettings settings, Now now) : inner_(std::make_unique<Inner>(std::move(settings), std::move(now))) {}
Shop::~Shop() = default;

std::int64_t Shop::add_order(const ShopOrderSpec& spec) {
  auto& shop = *inner_;
  const std::lock_guard lock(shop.mutex);
  StoredOrder order;
  order.document = document_of(spec, shop.settings, shop.database);
  const auto id = shop.database.draw_id();
  order.document["id"] = id;
  order.document["number"] = std::to_string(id);
  order.document["order_key"] = shop.draw_order_key();
  order.created = spec.created.value_or(shop.now());
  order.modified = order.created;
  const bool is_paid = spec.status == "processing" || spec.status == "completed" || spec.status == "refunded";
  if (spec.paid.value_or(is_paid)) order.paid = order.created;
  if (spec.status == "completed") order.completed = order.created;
  shop.database.orders.emplace(id, std::move(order));
  return id;
}

namespace {

std::optional<Instant> date_of(const Json& order, const std::string& name) { return parse_utc(text_at(order, name + "_gmt")); }

std::optional<Json> order_in(std::string_view text) {
  auto json = Json::parse(text, nullptr, false);
  if (json.is_object() && json.contains("response")) json = Json(json["response"].value("body", Json()));
  if (!json.is_object() || !json.contains("line_items") || !json.value("id", Json()).is_number_integer()) return std::nullopt;
  if (text_at(json, "status").empty()) return std::nullopt;
  return json;
}

/// Item and meta ids of what is put in are not handed out again.
void reserve_ids(ShopDatabase& database, const Json& order) {
  std::int64_t highest = 0;
  for (const auto* list : {"line_items", "tax_lines", "shipping_lines", "fee_lines", "coupon_lines"}) {
    for (const auto& row : order.value(list, Json::array())) highest = std::max(highest, row.value("id", std::int64_t{0}));
  }
  database.next_item = std::max(database.next_item, highest + 1);
  for (const auto& meta : order.value("meta_data", Json::array())) {
    database.next_meta = std::max(database.next_meta, meta.value("id", std::int64_t{0}) + 1);
  }
}

std::vector<StoredRefund> refunds_in(const Json& order, Instant at) {
  std::vector<StoredRefund> refunds;
  for (const auto& mark : order.value("refunds", Json::array())) {
    StoredRefund refund{mark.value("id", std::int64_t{0}), at, Json::object()};
    refund.document = Json{{"amount", money_text(-money_or_zero(text_at(mark, "total")), 6)},
                           {"reason", text_at(mark, "reason")},
                           {"refunded_by", 1},
                           {"refunded_payment", false}};
    for (const auto* list : {"meta_data", "line_items", "shipping_lines", "tax_lines", "fee_lines"})
      refund.document[list] = Json::array();
    refunds.insert(refunds.begin(), std::move(refund));
  }
  return refunds;
}

}  // namespace

std::optional<std::int64_t> Shop::add_recorded(std::string_view json) {
  auto document = order_in(json);
  if (!document) return std::nullopt;
  auto& shop = *inner_;
  const std::lock_guard lock(shop.mutex);
  document->erase("_links");
  auto id = (*document)["id"].get<std::int64_t>();
  if (shop.database.orders.contains(id)) {
    const bool numbered = text_at(*document, "number") != std::to_string(id);
    id = shop.database.draw_id();
    (*document)["id"] = id;
    if (!numbered) (*document)["number"] = std::to_string(id);
  }
  StoredOrder order;
  order.created = date_of(*document, "date_created").value_or(shop.now());
  order.modified = date_of(*document, "date_modified").value_or(order.created);
  order.paid = date_of(*document, "date_paid");
  order.completed = date_of(*document, "date_completed");
  order.refunds = refunds_in(*document, order.modified);
  reserve_ids(shop.database, *document);
  order.document = std::move(*document);
  shop.database.orders.emplace(id, std::move(order));
  return id;
}

bool Shop::set_status(std::int64_t order, const std::string& status) {
  return inner_->with(order, [&](StoredOrder& one) { change_status(*inner_, one, status); });
}

bool Shop::edit_rows(std::int64_t order, const std::vector<ShopRow>& rows) {
  return inner_->with(order, [&](StoredOrder& one) {
    const auto with_tax = one.document.value("prices_include_tax", false);
    one.document["line_items"] = rows_of(rows, with_tax, inner_->settings, inner_->database);
    compute_totals(one.document, inner_->settings, inner_->database);
    touch(*inner_, one);
  });
}

bool Shop::set_billing(std::int64_t order, const ShopAddress& billing) {
  return inner_->with(order, [&](StoredOrder& one) {
    one.document["billing"] = address_json(billing, true);
    touch(*inner_, one);
  });
}

bool Shop::set_customer(std::int64_t order, std::int64_t customer_id) {
  return inner_->with(order, [&](StoredOrder& one) {
    one.document["customer_id"] = customer_id;
    touch(*inner_, one);
  });
}

bool Shop::set_payment_method(std::int64_t order, const std::string& method, const std::string& title) {
  return inner_->with(order, [&](StoredOrder& one) {
    one.document["payment_method"] = method;
    one.document["payment_method_title"] = title;
    touch(*inner_, one);
  });
}

bool Shop::set_meta(std::int64_t order, const std::string& key, const std::string& value) {
  return inner_->with(order, [&](StoredOrder& one) {
    put_meta(*inner_, one, key, value);
    touch(*inner_, one);
  });
}

bool Shop::remove_meta(std::int64_t order, const std::string& key) {
  return inner_->with(order, [&](StoredOrder& one) {
    put_meta(*inner_, one, key, nullptr);
    touch(*inner_, one);
  });
}

bool Shop::copy_meta(std::int64_t from, std::int64_t to) {
  Json meta;
  if (!inner_->with(from, [&](StoredOrder& one) { meta = one.document["meta_data"]; })) return false;
  return inner_->with(to, [&](StoredOrder& one) {
    for (const auto& entry : meta) put_meta(*inner_, one, text_at(entry, "key"), entry.value("value", Json()));
    touch(*inner_, one);
  });
}

bool Shop::trash(std::int64_t order) {
  return inner_->with(order, [&](StoredOrder& one) {
    one.trashed = true;
    touch(*inner_, one);
  });
}

bool Shop::erase(std::int64_t order) {
  const std::lock_guard lock(inner_->mutex);
  return inner_->database.orders.erase(order) > 0;
}

bool Shop::overwrite(std::int64_t order, const std::string& path, const std::string& json_value) {
  const auto value = Json::parse(json_value, nullptr, false);
  if (value.is_discarded()) return false;
  return inner_->with(order, [&](StoredOrder& one) {
    one.overwritten.emplace_back(path, value);
    touch(*inner_, one);
  });
}

std::optional<std::int64_t> Shop::refund(std::int64_t order, const std::string& amount, const std::string& reason) {
  std::optional<std::int64_t> id;
  inner_->with(order, [&](StoredOrder& one) {
    const auto money = money_from(amount);
    const auto left = money_or_zero(text_at(one.document, "total")) - refunded_amount(one);
    if (!money || money->micro <= 0 || *money > left) return;
    id = put_refund(*inner_, one, *money, reason).id;
    if (*money == left) change_status(*inner_, one, "refunded");
  });
  return id;
}

bool Shop::anonymise(std::int64_t order) {
  return inner_->with(order, [&](StoredOrder& one) {
    for (const auto* side : {"billing", "shipping"}) {
      for (auto& [name, value] : one.document[side].items()) {
        if (name == "country" || name == "state")
          value = "";
        else if (name == "email")
          value = "deleted@site.invalid";
        else if (name == "phone")
          value = "0000000000";
        else
          value = "[deleted]";
      }
    }
    one.document["customer_id"] = 0;
    put_meta(*inner_, one, "_anonymized", "yes");
    add_note(*inner_, one, "Personal data removed.", false);
    touch(*inner_, one);
  });
}

std::shared_ptr<const ShopBackup> Shop::backup() const {
  const std::lock_guard lock(inner_->mutex);
  return std::make_shared<const ShopBackup>(ShopBackup{inner_->database});
}

void Shop::restore(const std::shared_ptr<const ShopBackup>& backup) {
  const std::lock_guard lock(inner_->mutex);
  inner_->database = backup->database;
}

ShopSettings Shop::settings() const {
  const std::lock_guard lock(inner_->mutex);
  return inner_->settings;
}

void Shop::change_settings(const std::function<void(ShopSettings&)>& change) {
  const std::lock_guard lock(inner_->mutex);
  change(inner_->settings);
}

void Shop::set_maintenance(bool on) {
  const std::lock_guard lock(inner_->mutex);
  inner_->maintenance = on;
}

void Shop::set_database_down(bool down) {
  const std::lock_guard lock(inner_->mutex);
  inner_->database_down = down;
}

bool Shop::set_unrenderable(std::int64_t order, bool broken) {
  return inner_->with(order, [&](StoredOrder& one) { one.unrenderable = broken; });
}

bool Shop::set_unwritable(std::int64_t order, bool refused) {
  return inner_->with(order, [&](StoredOrder& one) { one.unwritable = refused; });
}

std::vector<ShopOrderView> Shop::orders() const {
  const std::lock_guard lock(inner_->mutex);
  std::vector<ShopOrderView> views;
  for (const auto& [id, order] : inner_->database.orders) views.push_back(inner_->view(id, order));
  return views;
}

std::optional<ShopOrderView> Shop::order(std::int64_t id) const {
  std::optional<ShopOrderView> view;
  inner_->with(id, [&](StoredOrder& one) { view = inner_->view(id, one); });
  return view;
}

std::optional<std::string> Shop::order_json(std::int64_t id) const {
  std::optional<std::string> text;
  inner_->with(id, [&](StoredOrder& one) {
    text = render_order(id, one, inner_->settings, {6, {}, {}, {}}).dump(-1, ' ', false, Json::error_handler_t::replace);
  });
  return text;
}

std::optional<std::string> Shop::meta(std::int64_t order, const std::string& key) const {
  std::optional<std::string> text;
  inner_->with(order, [&](StoredOrder& one) {
    for (const auto& entry : one.document["meta_data"]) {
      if (text_at(entry, "key") != key) continue;
      const auto value = entry.value("value", Json());
      text = value.is_string() ? value.get<std::string>() : value.dump();
    }
  });
  return text;
}

std::vector<ShopNote> Shop::notes(std::int64_t order) const {
  std::vector<ShopNote> notes;
  inner_->with(order, [&](StoredOrder& one) {
    for (const auto& note : one.notes) notes.push_back({note.id, note.text, note.customer_note});
  });
  return notes;
}

int Shop::writes() const {
  const std::lock_guard lock(inner_->mutex);
  return inner_->writes;
}

std::vector<std::string> Shop::violations() const {
  const std::lock_guard lock(inner_->mutex);
  return inner_->violations;
}

http::Response Shop::handle(const http::Request& request) {
  const std::lock_guard lock(inner_->mutex);
  return answer_request(*inner_, request);
}

}  // namespace woo24::sandbox
