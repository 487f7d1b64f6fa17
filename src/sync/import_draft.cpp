#include "woo24/sync/import_draft.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/course.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace woo24::sync {

namespace {

using namespace std::chrono_literals;

constexpr auto k_midday = 12h;  // so that no time zone moves the day

Fail refused(ReasonId id, std::map<std::string, std::string> arguments) {
  return Fail{Kind::refused, Reason{id, std::move(arguments)}};
}

bool is_letters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return out;
}

/// Two letters, of two letters or a name that the office's neighbours are known by; "" where nothing is said.
Result<std::string> country_of(const std::string& written) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> k_names{{{"sverige", "SE"},
                                                                                   {"sweden", "SE"},
                                                                                   {"norge", "NO"},
                                                                                   {"norway", "NO"},
                                                                                   {"danmark", "DK"},
                                                                                   {"denmark", "DK"},
                                                                                   {"finland", "FI"},
                                                                                   {"suomi", "FI"},
                                                                                   {"tyskland", "DE"},
                                                                                   {"germany", "DE"}}};
  const auto text = trimmed(written);
  if (text.empty() || (text.size() == 2 && is_letters(text))) return upper(text);
  const auto name = lower(text);
  for (const auto& [known, code] : k_names) {
    if (known == name) return std::string(code);
  }
  return refused(ReasonId::country_missing, {{"found", std::string(text)}});
}

struct Country {
  std::string invoice, delivery;
};

Result<Country> countries_of(const office::Order& order, const office::Company* card, const Rules& rules) {
  const auto first = [](std::initializer_list<std::string> found) {
    for (const auto& one : found) {
      if (!one.empty()) return one;
    }
    return std::string();
  };
  const auto own = TRY(country_of(order.invoice_address ? order.invoice_address->country : ""));
  const auto there = TRY(country_of(order.delivery_address ? order.delivery_address->country : ""));
  const auto on_card =
      card != nullptr ? TRY(country_of(first({card->country, card->invoice.country, card->post.country}))) : "";
  const auto invoice = first({own, on_card, rules.home});
  return Country{invoice, first({there, own, on_card, rules.home})};
}

/// The shop shows lines of an address apart.
void put_street(shop::Address& to, const std::string& street) {
  const auto end = street.find('\n');
  to.address_1 = trimmed(street.substr(0, end));
  if (end == std::string::npos) return;
  auto rest = split(street.substr(end + 1), '\n');
  for (auto& line : rest) line = trimmed(line);
  to.address_2 = joined(rest, ", ");
}

void put_name(shop::Address& to, const std::string& own, const office::Order& order, const office::Company* card) {
  const std::string name(trimmed(own));
  const bool consumer = card != nullptr && card->type == office::CompanyType::consumer;
  const bool same = name.empty() || equal_ignoring_case(name, trimmed(order.customer_name));
  if (consumer && same) {
    to.first_name = card->first_name;
    to.last_name = card->name;
    return;
  }
  const std::string shown = !name.empty() ? name : card != nullptr ? card->name : std::string(trimmed(order.customer_name));
  (consumer ? to.last_name : to.company) = shown;
}

shop::Address address_of(const office::Address& from, const std::string& name, const std::string& country,
                         const office::Order& order, const office::Company* card) {
  shop::Address to;
  put_name(to, name, order, card);
  put_street(to, from.street);
  to.postcode = trimmed(from.postal_code);
  to.city = trimmed(from.postal_area);
  to.country = country;
  return to;
}

void put_addresses(shop::NewOrder& to, const office::Order& order, const office::Company* card, const Country& country) {
  const auto own = order.invoice_address.value_or(card != nullptr && card->invoice != office::Address{} ? card->invoice
                                                  : card != nullptr                                     ? card->post
                                                                                                        : office::Address{});
  to.billing = address_of(own, own.name, country.invoice, order, card);
  if (card != nullptr) to.billing.phone = trimmed(card->phone);
  const auto there = order.delivery_address.value_or(own);
  to.shipping = address_of(there, order.delivery_name.value_or(there.name), country.delivery, order, card);
  to.shipping.phone = trimmed(order.delivery_phone.value_or(""));
}

std::optional<Instant> midday(const std::optional<Day>& day, const Rules& rules) {
  return day ? std::optional(rules.zone.start_of(*day) + k_midday) : std::nullopt;
}

shop::OrderBackground background_of(const office::Order& order, const Rules& rules) {
  const auto& status = rules.settings.office_orders.status;
  shop::OrderBackground background;
  background.created = midday(order.date_ordered, rules);
  const auto done = order.date_invoiced ? order.date_invoiced : order.date_ordered;
  // The shop has dated both at the moment of its making.
  if (status == "completed" || status == "processing") background.paid = midday(order.paid ? order.paid : done, rules);
  if (status == "completed") background.completed = midday(done, rules);
  return background;
}

std::vector<shop::Meta> facts_of(const office::Order& order, const ImportedRows& rows) {
  std::vector<shop::Meta> facts{{"_woo24_office_order", std::to_string(order.id->value)}};
  const auto put = [&](const char* key, const std::string& value) {
    if (!value.empty()) facts.push_back({key, value});
  };
  put("_woo24_office_invoice", order.invoice ? std::to_string(order.invoice->value) : "");
  put("_woo24_office_ocr", order.ocr.value_or(""));
  put("_woo24_office_day", order.date_ordered ? format_day(*order.date_ordered) : "");
  put("_woo24_office_reference", order.reference_number.value_or(""));
  put("_woo24_office_your_reference", order.your_reference.value_or(""));
  put("_woo24_office_text", joined(rows.texts, "\n"));
  return facts;
}

std::string facts_digest(const std::vector<shop::Meta>& facts) {
  std::string text;
  for (const auto& meta : facts) text += meta.key + "\t" + meta.value + "\n";
  return sha256_hex(text).substr(0, 16);
}

/// What the rows come to must be what the office says: prices that include VAT, or hidden rows, do not pass.
Result<void> adds_up(const ImportedRows& rows, const office::Order& order) {
  Amount net, vat;
  for (const auto& row : rows.rows) {
    net += row.net;
    vat += row.net.times_ratio(row.rate, Amount::whole(100), Rounding::half_up);
  }
  const auto reach = rounding_reach(rows.rows.size());
  const auto per_row = Amount::cents(1) * static_cast<std::int64_t>(rows.rows.size() + 1);
  const auto total = *order.total_inc_vat;
  const bool vat_fits = !order.total_vat || (*order.total_vat - vat).abs() <= per_row;
  if ((total - net - vat).abs() <= reach && vat_fits) return {};
  return refused(ReasonId::import_does_not_add_up,
                 {{"total", total.text(2) + (order.total_vat ? " (" + order.total_vat->text(2) + ")" : "")},
                  {"rows", (net + vat).text(2) + (order.total_vat ? " (" + vat.text(2) + ")" : "")}});
}

/// A line in the class without rates takes what the shop's own computing would leave.
Result<void> even_out(ImportDraft& draft, const std::string& country, const Rules& rules) {
  auto& lines = draft.order.lines;
  const auto sums = shop_sums(lines, country, rules.facts);
  const auto difference = draft.total - sums.total;
  if (difference.is_zero()) return {};
  const bool possible = !rules.settings.office_orders.vat_free_class.empty();
  if (possible) {
    lines.push_back(rounding_line(difference, rules));
    if (shop_sums(lines, country, rules.facts).total == draft.total) {
      draft.notes.push_back("rounding " + difference.shortest(2));
      return {};
    }
  }
  return refused(ReasonId::import_rounding,
                 {{"difference", difference.shortest(2)}, {"setting", possible ? "" : "office_orders_to_shop.vat_free_class"}});
}

Day first_day(const Rules& rules) {
  const auto& own = rules.settings.office_orders.from;
  return own ? *own : rules.settings.orders.from;
}

bool is_in_state(const office::Order& order, const std::vector<std::string>& when) {
  const auto has = [&](const std::string& state) { return std::find(when.begin(), when.end(), state) != when.end(); };
  return (is_invoiced(order) && has("Invoiced")) || (order.state && has(*order.state));
}

}  // namespace

bool is_gathered(const office::Order& order) { return order.state == "InvoicedPack" && order.invoice; }

bool is_credit(const office::Order& order) {
  return (order.reference_invoice || order.reference_order) && order.total_inc_vat && order.total_inc_vat->is_negative();
}

Taken taken(const office::Order& order, bool gathers, const Rules& rules) {
  if (gathers && !is_gathered(order)) return Taken::never;
  if (!order.date_ordered || std::chrono::sys_days{*order.date_ordered} < std::chrono::sys_days{first_day(rules)})
    return Taken::never;
  if (is_credit(order)) return Taken::never;
  if (order.state == "Inactive") return Taken::not_now;
  return is_in_state(order, rules.settings.office_orders.when) ? Taken::yes : Taken::not_now;
}

std::string currency_of(const office::Order& order, const Rules& rules) {
  const auto symbol = upper(trimmed(order.currency ? order.currency->symbol : ""));
  return symbol.empty() || symbol == "LOCAL" ? rules.client.currency : symbol;
}

Result<ImportDigests> import_digests(const office::Order& order, const Rules& rules) {
  const auto rows = TRY(imported_rows(order));
  return ImportDigests{rows_digest(rows, currency_of(order, rules)), facts_digest(facts_of(order, rows))};
}

Result<ImportDraft> import_draft(const office::Order& order, const office::Company* card, const Rules& rules,
                                 const ShopProducts& products) {
  ImportDraft draft;
  if (!order.total_inc_vat) return refused(ReasonId::import_field_missing, {{"field", "OrderTotalIncVat"}, {"row", ""}});
  draft.total = *order.total_inc_vat;
  if (draft.total.is_negative()) return refused(ReasonId::import_negative, {{"total", draft.total.text(2)}});
  const auto rows = TRY(imported_rows(order));
  TRY(adds_up(rows, order));
  auto& made = draft.order;
  made.currency = currency_of(order, rules);
  if (made.currency.size() != 3 || !is_letters(made.currency))
    return refused(ReasonId::currency_unknown, {{"currency", made.currency}});
  const auto country = TRY(countries_of(order, card, rules));
  made.status = rules.settings.office_orders.status;
  made.created_via = "24sevenoffice";
  made.payment_title = "24SevenOffice";
  put_addresses(made, order, card, country);
  made.lines = TRY(imported_lines(rows, country.delivery, rules, products));
  TRY(even_out(draft, country.delivery, rules));
  draft.total_vat = order.total_vat.value_or(shop_sums(made.lines, country.delivery, rules.facts).tax);
  draft.background = background_of(order, rules);
  draft.facts = facts_of(order, rows);
  draft.content = rows_digest(rows, made.currency);
  draft.noted = facts_digest(draft.facts);
  return draft;
}

}  // namespace woo24::sync
