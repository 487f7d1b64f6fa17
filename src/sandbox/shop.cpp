#include "woo24/sandbox/shop.hpp"

#include "woo24/sandbox/shop_products.hpp"
#include "woo24/sandbox/shop_totals.hpp"

#include <algorithm>

namespace woo24::sandbox {

struct Shop::Inner : ShopState {
  using ShopState::ShopState;
  ShopCatalogue catalogue{*this};

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
  auto& stored = shop.database.orders.emplace(id, std::move(order)).first->second;
  move_stock(shop, stored);
  stored.new_order_mailed = stored.stock_reduced;  // its checkout did it
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

std::optional<Json> refund_list_in(std::string_view text) {
  auto json = Json::parse(text, nullptr, false);
  if (json.is_object() && json.contains("response")) json = Json(json["response"].value("body", Json()));
  if (!json.is_array()) return std::nullopt;
  const bool whole = std::ranges::all_of(json, [](const Json& one) {
    return one.is_object() && one.value("id", Json()).is_number_integer() && one.contains("amount");
  });
  return whole ? std::optional(std::move(json)) : std::nullopt;
}

StoredRefund recorded_refund(Json body, Instant now) {
  StoredRefund refund{body.at("id").get<std::int64_t>(), date_of(body, "date_created").value_or(now), Json::object()};
  for (const auto* name : {"id", "parent_id", "date_created", "date_created_gmt", "_links"}) body.erase(name);
  refund.document = std::move(body);
  return refund;
}

const char* list_of(ShopRefundRow::List list) {
  switch (list) {
    case ShopRefundRow::List::item:
      return "line_items";
    case ShopRefundRow::List::shipping:
      return "shipping_lines";
    case ShopRefundRow::List::fee:
      return "fee_lines";
  }
  return "line_items";
}

/// What a person's row gives back of the order's: nothing where there is no such row.
std::optional<RefundWish::Row> wish_row(const StoredOrder& order, const ShopRefundRow& given, int decimals) {
  const auto& rows = order.document.at(list_of(given.list));
  if (given.row >= rows.size()) return std::nullopt;
  const auto& row = rows[given.row];
  RefundWish::Row wish;
  wish.restocked = given.restocked;
  wish.list = list_of(given.list);
  wish.item = row.at("id").get<std::int64_t>();
  wish.quantity = given.quantity;
  const auto total = money_or_zero(text_at(row, "total"));
  const auto pieces = given.list == ShopRefundRow::List::item ? row.at("quantity").get<int>() : 1;
  wish.net = rounded(given.quantity == 0 || pieces == 0 ? total : scaled(total, given.quantity, pieces), decimals);
  if (given.net) wish.net = money_or_zero(*given.net);
  if (given.tax && given.tax->empty()) return wish;
  auto left = money_or_zero(given.tax.value_or(""));
  const auto& taxes = row.at("taxes");
  for (const auto& tax : taxes) {
    auto share = total.micro == 0 ? ShopMoney{} : scaled(money_or_zero(text_at(tax, "total")), wish.net.micro, total.micro);
    share = rounded(share, decimals);
    if (given.tax) share = taxes.size() == 1 ? left : std::min(share, left);
    left = left - share;
    wish.taxes.emplace_back(tax.at("id").get<std::int64_t>(), share);
  }
  return wish;
}

std::optional<RefundWish> wish_of(const StoredOrder& order, const ShopRefundSpec& refund, int decimals) {
  RefundWish wish;
  for (const auto& row : refund.rows) {
    auto one = wish_row(order, row, decimals);
    if (!one) return std::nullopt;
    wish.rows.push_back(std::move(*one));
  }
  if (refund.amount) wish.amount = money_from(*refund.amount);
  if (!wish.amount && refund.rows.empty())
    wish.amount = money_or_zero(text_at(order.document, "total")) - refunded_amount(order);
  wish.reason = refund.reason;
  wish.restock = refund.restock;
  wish.payment = refund.payment;
  return wish;
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
  for (const auto& row : (*document)["line_items"]) order.stock_reduced |= !meta_text(row, "_reduced_stock").empty();
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
    exchange_rows(*inner_, one, rows_of(rows, with_tax, inner_->settings, inner_->database));
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
  const auto money = money_from(amount);
  if (!money || money->micro <= 0) return std::nullopt;
  ShopRefundSpec refund;
  refund.amount = amount;
  refund.reason = reason;
  return this->refund(order, refund);
}

std::optional<std::int64_t> Shop::refund(std::int64_t order, const ShopRefundSpec& refund) {
  std::optional<std::int64_t> id;
  inner_->with(order, [&](StoredOrder& one) {
    const auto wish = wish_of(one, refund, inner_->settings.price_decimals);
    const auto* made = wish ? make_refund(*inner_, one, *wish) : nullptr;
    if (made != nullptr) id = made->id;
  });
  return id;
}

bool Shop::delete_refund(std::int64_t order, std::int64_t refund) {
  bool gone = false;
  inner_->with(order, [&](StoredOrder& one) {
    gone = std::erase_if(one.refunds, [&](const StoredRefund& stored) { return stored.id == refund; }) > 0;
  });
  return gone;
}

std::int64_t Shop::add_account(const ShopAccount& account) {
  const std::lock_guard lock(inner_->mutex);
  const auto id = inner_->database.next_account++;
  Json document{{"email", account.email},
                {"first_name", account.first_name},
                {"last_name", account.last_name},
                {"role", account.role},
                {"username", account.email.substr(0, account.email.find('@'))}};
  document["billing"] = address_json(account.billing, true);
  document["shipping"] = address_json(account.billing, false);
  document["meta_data"] = Json::array();
  inner_->database.accounts.emplace(id, StoredAccount{inner_->now(), std::move(document)});
  return id;
}

bool Shop::add_recorded_refunds(std::int64_t order, std::string_view json) {
  const auto list = refund_list_in(json);
  if (!list) return false;
  return inner_->with(order, [&](StoredOrder& one) {
    for (const auto& body : *list) {
      const auto refund = recorded_refund(body, inner_->now());
      std::erase_if(one.refunds, [&](const StoredRefund& stored) { return stored.id == refund.id; });
      one.refunds.push_back(refund);
      inner_->database.next_id = std::max(inner_->database.next_id, refund.id + 1);
    }
    std::ranges::sort(one.refunds, {}, &StoredRefund::id);
  });
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

ShopCatalogue& Shop::catalogue() { return inner_->catalogue; }
const ShopCatalogue& Shop::catalogue() const { return inner_->catalogue; }

std::shared_ptr<const ShopBackup> Shop::backup() const {
  const std::lock_guard lock(inner_->mutex);
  return std::make_shared<const ShopBackup>(ShopBackup{inner_->database});
}

void Shop::restore(const std::shared_ptr<const ShopBackup>& backup) {
  const std::lock_guard lock(inner_->mutex);
  inner_->database = backup->database;
  inner_->last_listing = {};
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

std::vector<ShopMail> Shop::mails(std::int64_t order) const {
  const std::lock_guard lock(inner_->mutex);
  std::vector<ShopMail> found;
  std::ranges::copy_if(inner_->mails, std::back_inserter(found),
                       [&](const ShopMail& mail) { return order == 0 || mail.order == order; });
  return found;
}

int Shop::mails_to_customer(std::int64_t order, std::string_view kind) const {
  return static_cast<int>(std::ranges::count_if(
      mails(order), [&](const ShopMail& mail) { return mail.to_customer && (kind.empty() || mail.kind == kind); }));
}

std::optional<int> Shop::stock(std::string_view sku) const {
  const std::lock_guard lock(inner_->mutex);
  const auto* product = product_of_sku(inner_->database, sku);
  const auto* holder = product == nullptr ? nullptr : stock_holder(*inner_, *product);
  return holder == nullptr ? std::nullopt : std::optional(static_cast<int>(holder->stock.value_or(0)));
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
