#include "woo24/sync/proof_rows.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/draft_rows.hpp"
#include "woo24/sync/row_match.hpp"
#include "woo24/sync/vat.hpp"

#include <algorithm>
#include <set>

namespace woo24::sync {

namespace {

std::string bare(const std::string& number) { return lower(trimmed(number)); }

void add(SoldProduct& into, const office::Row& row, Amount net) {
  const bool first = into.rows == 0;
  into.quantity += row.quantity.value_or(Amount{});
  into.net += net;
  ++into.rows;
  if (into.name.empty()) into.name = row.name;
  if (net.is_zero()) {
    if (first) into.rate = std::nullopt;
    return;
  }
  const auto code = row.tax_code.value_or(0);
  if (first || !into.rate) {
    into.rate = row.vat_rate;
    into.tax_code = code;
  } else {
    if (into.rate != row.vat_rate) into.rate = std::nullopt;
    if (into.tax_code != code) into.tax_code = 0;
  }
}

using ByNumber = std::map<std::string, SoldProduct>;

std::string amount(const SoldProduct& product) { return product.quantity.shortest(); }
std::string name_of(const SoldProduct& product) {
  return product.name.empty() || product.name == product.written ? product.written : product.name + ", " + product.written;
}
std::string whole(const SoldProduct* product, const std::string& currency) {
  if (product == nullptr) return "-";
  return amount(*product) + " \u00D7 " + name_of(*product) + ", " + product->net.text(2) + " " + currency;
}

/// The office's rows by product number. Nothing where one does not say which product it is.
std::optional<ByNumber> read_products(const office::Order& read, const ByNumber& sold, const RowNames& names) {
  ByNumber found;
  for (const auto& row : read.rows) {
    if (row.type == office::RowType::text) continue;
    const auto net = booked_net(row);
    if (!net) return std::nullopt;
    auto number = bare(row.product_number);
    if (!sold.contains(number)) {
      const auto known = names.numbers.find(row.product);
      if (known != names.numbers.end() && sold.contains(known->second)) number = known->second;
    }
    if (number.empty()) return std::nullopt;
    const bool rounds = number == names.rounding && !sold.contains(number) && net->abs() <= names.rounding_limit;
    if (rounds) continue;
    auto& product = found[number];
    product.number = number;
    product.written = row.product_number;
    add(product, row, *net);
  }
  return found;
}

/// A product that was given another number since is the one of the same name, pieces and price.
void follow_renumbered(const ByNumber& sold, ByNumber& read) {
  for (const auto& [number, product] : sold) {
    if (read.contains(number)) continue;
    const auto same = std::find_if(read.begin(), read.end(), [&, &wanted = product](const auto& one) {
      const auto& other = one.second;
      return !sold.contains(one.first) && other.quantity == wanted.quantity && other.net == wanted.net &&
             same_text(wanted.name, other.name);
    });
    if (same == read.end()) continue;
    auto moved = same->second;
    read.erase(same);
    moved.number = number;
    read[number] = std::move(moved);
  }
}

/// What the office lacked when it was sent may stand on the product for unknown ones.
void stand_in(ByNumber& sold, const ByNumber& read, const RowNames& names) {
  if (names.unknown.empty() || !read.contains(names.unknown)) return;
  for (auto at = sold.begin(); at != sold.end();) {
    if (read.contains(at->first) || at->first == names.unknown) {
      ++at;
      continue;
    }
    auto& into = sold[names.unknown];
    const auto& from = at->second;
    into.number = into.written = names.unknown;
    into.rate = into.rows == 0 || into.rate == from.rate ? from.rate : std::nullopt;
    into.tax_code = 0;
    into.quantity += from.quantity;
    into.net += from.net;
    into.rows += from.rows;
    if (into.name.empty()) into.name = from.name;
    at = sold.erase(at);
  }
}

std::string percent(const SoldProduct& product) { return product.rate->shortest() + " %"; }

/// Of one product that both sides have.
std::optional<SideDifference> difference(const SoldProduct& shop, const SoldProduct& office, const RowNames& names,
                                         const std::string& currency, Amount slack) {
  const auto row = name_of(shop);
  if (shop.quantity != office.quantity) return SideDifference{"quantity", row, amount(shop), amount(office)};
  if ((shop.net - office.net).abs() > slack)
    return SideDifference{"price", row, shop.net.text(2) + " " + currency, office.net.text(2) + " " + currency};
  if (shop.rate && office.rate && shop.rate != office.rate)
    return SideDifference{"VAT rate", row, percent(shop), percent(office)};
  // Only between codes that the settings tell apart: a table that was changed since says nothing of what was sent by the old
  // one.
  const auto meant = names.treatments.find(shop.tax_code);
  const auto found = names.treatments.find(office.tax_code);
  if (meant == names.treatments.end() || found == names.treatments.end() || meant->second == found->second) return std::nullopt;
  return SideDifference{"tax number", row, meant->second, found->second};
}

}  // namespace

RowNames row_names(const Rules& rules) {
  const auto& rows = rules.settings.orders.rows;
  RowNames names;
  names.rounding = bare(rows.rounding.name);
  if (rows.on_unknown_product == settings::OnUnknownProduct::use) names.unknown = bare(rows.unknown_product.name);
  names.rounding_limit = rounding_limit(rules);
  std::set<std::int64_t> several;
  for (const auto& rule : rules.vat) {
    const auto& setting = rule.setting;
    auto text =
        setting.tax.name + " (" + (setting.rate ? setting.rate->shortest() + " % " + rule.country : std::string("0 %")) + ")";
    if (!names.treatments.emplace(rule.tax_code, text).second) several.insert(rule.tax_code);
  }
  for (const auto code : several) names.treatments.erase(code);
  return names;
}

SoldRows sold_rows(const shop::Order& order, const Rules& rules, bool back) {
  Products products;
  std::map<office::ProductId, std::string> numbers;
  for (const auto& number : needed_products(order, rules)) {
    const auto name = bare(number);
    if (name.empty() || products.contains(name)) continue;
    office::Product product;
    product.id = office::ProductId{static_cast<std::int64_t>(numbers.size()) + 1};
    product.number = std::string(trimmed(number));
    numbers[product.id] = product.number;
    products[name] = {product};
  }
  const auto drafted = draft(order, rules, products);
  if (!drafted.ok()) return {};
  const auto& draft = drafted.value();
  const auto turned = [&](Amount amount) { return back ? -amount : amount; };
  SoldRows sold;
  for (const auto& sum : draft.rates) {
    const auto same =
        std::find_if(sold.rates.begin(), sold.rates.end(), [&](const RateShare& one) { return one.rate == sum.rate; });
    auto& share = same == sold.rates.end() ? sold.rates.emplace_back(RateShare{sum.rate, {}, {}}) : *same;
    share.net += turned(sum.net);
    share.vat += turned(sum.vat);
  }
  ByNumber by_number;
  for (const auto& row : draft.order.rows) {
    if (row.type == office::RowType::text) continue;
    const auto number = numbers.find(row.product);
    const auto net = row_net(row);
    if (number == numbers.end() || !net) return {{}, std::move(sold.rates)};
    auto& product = by_number[bare(number->second)];
    product.number = bare(number->second);
    product.written = number->second;
    auto own = row;
    own.quantity = turned(row.quantity.value_or(Amount{}));
    add(product, own, turned(*net));
  }
  for (auto& [number, product] : by_number) sold.products.push_back(std::move(product));
  return sold;
}

std::optional<std::vector<SoldProduct>> products_beside(const std::vector<SoldProduct>& sold, const office::Order& order,
                                                        const RowNames& names) {
  ByNumber left;
  for (const auto& product : sold) left[product.number] = product;
  const auto read = read_products(order, left, names);
  if (!read) return std::nullopt;
  for (const auto& [number, product] : *read) {
    const auto of = left.find(number);
    if (of == left.end() || product.quantity.abs() > of->second.quantity.abs()) return std::nullopt;
    of->second.quantity -= product.quantity;
    of->second.net -= product.net;
    if (of->second.quantity.is_zero() && of->second.net.is_zero()) left.erase(of);
  }
  std::vector<SoldProduct> rest;
  for (auto& [number, product] : left) rest.push_back(std::move(product));
  return rest;
}

std::optional<SideDifference> row_difference(const std::vector<SoldProduct>& products, const office::Order& order,
                                             const RowNames& names, const std::string& currency, Amount slack) {
  if (products.empty() || order.rows.empty()) return std::nullopt;
  ByNumber sold;
  for (const auto& product : products) sold[product.number] = product;
  auto read = read_products(order, sold, names);
  if (!read) return std::nullopt;
  follow_renumbered(sold, *read);
  stand_in(sold, *read, names);
  const SoldProduct* lost = nullptr;
  const SoldProduct* extra = nullptr;
  for (const auto& [number, product] : sold) {
    if (!read->contains(number) && lost == nullptr) lost = &product;
  }
  for (const auto& [number, product] : *read) {
    if (!sold.contains(number) && extra == nullptr) extra = &product;
  }
  if (lost != nullptr || extra != nullptr) return SideDifference{"row", "", whole(lost, currency), whole(extra, currency)};
  for (const auto& [number, product] : sold) {
    if (auto found = difference(product, read->at(number), names, currency, slack * product.rows)) return found;
  }
  return std::nullopt;
}

}  // namespace woo24::sync
