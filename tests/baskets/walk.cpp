#include "walk.hpp"

#include "sync/samples.hpp"
#include "woo24/sync/forms.hpp"
#include "woo24/sync/verify.hpp"

#include <fmt/core.h>

#include <array>
#include <map>

namespace woo24::baskets {

namespace {

constexpr const char* k_installation = "1a2b3c4d";
constexpr int k_most_rounds = 4;

sync::Rules made_rules(int shop_decimals, int office_decimals) {
  auto settings = samples::full_settings();
  settings.office.price_decimals = office_decimals;
  settings.orders.rows.gift_card = {"PRESENTKORT", 30};
  auto lists = samples::example_lists();
  lists.tax_codes = {{tax_id(0), "1", "Utgående moms 25 %", Amount::whole(25), 2611},
                     {tax_id(1), "2", "Utgående moms 12 %", Amount::whole(12), 2621},
                     {tax_id(2), "3", "Utgående moms 6 %", Amount::whole(6), 2631},
                     {tax_id(3), "13", "Momsfri", Amount(), std::nullopt},
                     {61, "41", "OSS Finland", samples::amount("25.5"), 2670},
                     {70, "50", "Omvänd skattskyldighet", Amount(), std::nullopt},
                     {k_export_tax_id, "36", "Export", Amount(), std::nullopt}};
  auto facts = samples::example_facts();
  facts.price_decimals = shop_decimals;
  auto resolved = sync::resolve(settings, lists, facts, samples::example_client());
  resolved.rules.installation = k_installation;
  return std::move(resolved.rules);
}

const sync::Products& goods() {
  static const auto all = [] {
    auto products = samples::products();
    std::int64_t id = 2951;
    for (const auto* number : {"FRI-1", "FRI-2", "FRI-3", "PRESENTKORT"})
      products[lower(number)] = {office::Product{{id++}, number, number, true}};
    return products;
  }();
  return all;
}

office::ProductId product(const std::string& number) { return goods().at(lower(number)).front().id; }

Posting posting_of(const sync::Draft& draft) {
  Posting posting;
  posting.key = "WOO-exempel-1042-3fa9c1";
  posting.order = {1042};
  posting.customer = office::CompanyId{1001};
  posting.total = draft.total;
  posting.currency = draft.currency;
  return posting;
}

/// Net in billionths, exact.
Nano net_of(const office::Row& row) {
  __extension__ using Wide = __int128;
  const auto wide = static_cast<Wide>(row.price.value_or(Amount()).millionths()) * row.quantity.value_or(Amount()).millionths();
  return static_cast<Nano>(wide / 1'000);
}

int class_of(Amount rate) {
  for (int vat = 0; vat < k_classes; ++vat) {
    if (rate == Amount::whole(k_percents[vat])) return vat;
  }
  return -1;
}

std::string wrong_quantities(const office::Order& released, const Basket& basket) {
  std::map<std::int64_t, std::int64_t> wanted, read;  // product → thousandths
  for (const auto& item : basket.items) wanted[product(item.sku).value] += item.quantity;
  for (const auto& row : released.rows) {
    if (wanted.contains(row.product.value)) read[row.product.value] += row.quantity->millionths() / 1'000;
  }
  return wanted == read ? "" : "quantities";
}

}  // namespace

const sync::Rules& rules_for(const Basket& basket) {
  static const std::array<sync::Rules, 4> all = {made_rules(2, 2), made_rules(2, 4), made_rules(0, 2), made_rules(0, 4)};
  return all[(basket.decimals == 0 ? 2U : 0U) + (basket.office_decimals == 4 ? 1U : 0U)];
}

Result<sync::Draft> draft_of(const Basket& basket, const shop::Order& order) {
  return sync::draft(order, rules_for(basket), goods());
}

Walk::Walk(const sync::Draft& draft)
    : draft_(draft), posting_(posting_of(draft)), sent_(sync::staged_form(draft, posting_, k_installation)) {}

template <typename Show, typename Add, typename Books>
Walked Walk::go(const Show& show, const Add& add, const Books& books) const {
  auto end = End::equal_at_once;
  for (int round = 0;; ++round) {
    const auto read = show();
    auto wanted = draft_;
    sync::adopt_rounding(wanted, read);
    const auto verified = sync::verify(wanted, sync::staged_form(wanted, posting_, k_installation), read);
    if (verified.verdict == sync::Verdict::equal) return {end, std::nullopt, books()};
    const bool may_add = round < k_most_rounds && verified.verdict == sync::Verdict::add_rounding;
    if (!may_add || !add(*verified.rounding)) return {End::stopped, verified.reason, books()};
    end = End::by_rounding_row;
  }
}

Walked Walk::on(const Desk& desk, Kept kept) const {
  return go([&] { return desk.show(kept); }, [&](const office::Row& row) { return desk.add(kept, row); },
            [&] { return desk.books(kept); });
}

Walked Walk::over(WireDesk& desk, office::OrderId order) const {
  const auto show = [&] { return desk.show(order).value_or(office::Order{}); };
  return go(
      show, [&](const office::Row& row) { return desk.add(order, row); }, show);
}

office::ProductId rounding_product() { return product("ORES"); }

std::map<std::int64_t, std::string> numbers_of_goods() {
  std::map<std::int64_t, std::string> numbers;
  for (const auto& [number, found] : goods()) {
    for (const auto& one : found) numbers[one.id.value] = one.number;
  }
  return numbers;
}

std::string wrong_in(const office::Order& released, const Basket& basket, const Receipt& receipt) {
  if (released.total_inc_vat != receipt.order.total) {
    return fmt::format("total {} for {}", released.total_inc_vat.value_or(Amount()).text(2), receipt.order.total.text(2));
  }
  if (released.currency->symbol != basket.currency) return "currency " + released.currency->symbol;
  if (basket.currency != "SEK" && *released.currency->rate == Amount::whole(1)) return "currency rate";
  std::array<Nano, k_classes> nets{};
  for (const auto& row : released.rows) {
    const bool aside = row.product == product("ORES") || row.product == product("PRESENTKORT");
    if (row.type == office::RowType::text || net_of(row) == 0 || (aside && row.vat_rate == Amount())) continue;
    const auto vat = class_of(row.vat_rate.value_or(Amount::whole(-1)));
    if (vat < 0) return "a rate that nobody has";
    nets[static_cast<std::size_t>(vat)] += net_of(row);
  }
  const Nano most = receipt.truth.rows * (basket.decimals == 0 ? 500'000'000 : 10'000'000);
  for (std::size_t vat = 0; vat < nets.size(); ++vat) {
    const auto off = nets[vat] - receipt.truth.nets[vat];
    if (off > most || -off > most)
      return fmt::format("net at {} % is off by {:.3f}", k_percents[vat], static_cast<double>(off) / 1e9);
  }
  return wrong_quantities(released, basket);
}

std::string story(const office::Order& order) {
  auto out = fmt::format("  office: {} {} (VAT {})\n", order.total_inc_vat ? order.total_inc_vat->text(2) : "-",
                         order.currency ? order.currency->symbol : "-", order.total_vat ? order.total_vat->text(2) : "-");
  for (const auto& row : order.rows) {
    if (row.type == office::RowType::text) continue;
    out += fmt::format("    {:>9} x {:>12} {} % {}\n", row.quantity.value_or(Amount()).shortest(),
                       row.price.value_or(Amount()).shortest(2), row.vat_rate ? row.vat_rate->shortest() : "?", row.name);
  }
  return out;
}

std::string story(const shop::Order& order) {
  auto out = fmt::format("  shop: {} {} (VAT {})\n", order.total.text(2), order.currency, order.total_tax.text(2));
  for (const auto* list : {&order.lines, &order.shipping_lines, &order.fee_lines}) {
    for (const auto& line : *list) {
      out += fmt::format("    {:>9} {:>14} + {:>12} {} {}\n", line.quantity.shortest(), line.total.text(6),
                         line.total_tax.text(6), line.tax_class, line.name);
    }
  }
  return out;
}

}  // namespace woo24::baskets
