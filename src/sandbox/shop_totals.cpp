#include "woo24/sandbox/shop_totals.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

/// One rate as it applies to an order.
struct Rate {
  std::int64_t id = 0;
  ShopMoney percent;
};

/// What all rows of a kind took, by rate, in the order in which the rates came up.
struct TaxSums {
  std::vector<std::pair<std::int64_t, ShopMoney>> by_rate;
  void add(std::int64_t rate, ShopMoney tax) {
    const auto found = std::ranges::find(by_rate, rate, &std::pair<std::int64_t, ShopMoney>::first);
    if (found == by_rate.end())
      by_rate.emplace_back(rate, tax);
    else
      found->second += tax;
  }
  [[nodiscard]] ShopMoney of(std::int64_t rate) const {
    const auto found = std::ranges::find(by_rate, rate, &std::pair<std::int64_t, ShopMoney>::first);
    return found == by_rate.end() ? ShopMoney{} : found->second;
  }
  [[nodiscard]] ShopMoney sum() const {
    ShopMoney all;
    for (const auto& [rate, tax] : by_rate) all += tax;
    return all;
  }
};

std::string text_of_meta(const Json& order, const std::string& key) {
  for (const auto& meta : order.value("meta_data", Json::array())) {
    if (text_at(meta, "key") == key) return text_at(meta, "value");
  }
  return {};
}

std::string destination(const Json& order, const ShopSettings& settings) {
  for (const auto* side : {"shipping", "billing"}) {
    auto country = order.contains(side) ? text_at(order[side], "country") : "";
    if (!country.empty()) return country;
  }
  return settings.country;
}

/// An order's computation under way.
class Totals {
 public:
  Totals(Json& order, const ShopSettings& settings, ShopDatabase& database)
      : order_(order),
        settings_(settings),
        database_(database),
        country_(destination(order, settings)),
        exempt_(!settings.taxes_enabled || text_of_meta(order, "is_vat_exempt") == "yes"),
        half_(order.value("prices_include_tax", false) ? Half::towards_zero : Half::away) {}

  void compute() {
    for (auto& row : order_["line_items"]) compute_row(row);
    for (auto& row : order_["shipping_lines"]) compute_shipping(row);
    compute_fees();
    write_tax_lines();
    write_sums();
  }

 private:
  [[nodiscard]] std::optional<Rate> rate_of(const Json& row) const {
    if (exempt_) return std::nullopt;
    auto tax_class = text_at(row, "tax_class");
    if (tax_class.empty()) tax_class = "standard";
    for (const auto& rate : settings_.taxes) {
      if (rate.tax_class == tax_class && (rate.country.empty() || rate.country == country_)) {
        return Rate{rate.id, money_or_zero(rate.percent)};
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] ShopMoney row_rounded(ShopMoney tax) const {
    return settings_.round_at_subtotal ? tax : rounded(tax, settings_.price_decimals, half_);
  }
  [[nodiscard]] ShopMoney net_rounded(ShopMoney net) const {
    return settings_.round_at_subtotal ? net : rounded(net, settings_.price_decimals);
  }

  void compute_row(Json& row) {
    const auto subtotal = money_or_zero(text_at(row, "subtotal")), total = money_or_zero(text_at(row, "total"));
    ShopMoney subtotal_tax, total_tax;
    row["taxes"] = Json::array();
    if (const auto rate = rate_of(row)) {
      subtotal_tax = tax_on(subtotal, rate->percent);
      total_tax = tax_on(total, rate->percent);
      row["taxes"].push_back(
          {{"id", rate->id}, {"total", money_trimmed(total_tax)}, {"subtotal", money_trimmed(subtotal_tax)}});
      cart_taxes_.add(rate->id, row_rounded(total_tax));
    }
    row["subtotal_tax"] = money_text(row_rounded(subtotal_tax), 6);
    row["total_tax"] = money_text(row_rounded(total_tax), 6);
    nets_ += net_rounded(total);
    subtotals_ += net_rounded(subtotal);
    discount_tax_ += subtotal_tax - total_tax;
  }

  void compute_shipping(Json& row) {
    const auto net = money_or_zero(text_at(row, "total"));
    shipping_ += rounded(net, settings_.price_decimals);
    const auto rate = rate_of(row);
    const auto tax = rate ? tax_on(net, rate->percent) : ShopMoney{};
    write_plain_tax(row, rate, tax);
    if (rate) shipping_taxes_.add(rate->id, row_rounded(tax));
  }

  void compute_fees() {
    for (auto& row : order_["fee_lines"]) {
      const auto net = money_or_zero(text_at(row, "total"));
      fees_ += net;
      if (net.micro < 0) {
        compute_negative_fee(row, net);
        continue;
      }
      const auto rate = text_at(row, "tax_status") == "none" ? std::nullopt : rate_of(row);
      const auto tax = rate ? tax_on(net, rate->percent) : ShopMoney{};
      write_plain_tax(row, rate, tax);
      if (rate) cart_taxes_.add(rate->id, row_rounded(tax));
    }
  }

  /// A negative fee is taxed in proportion to the other rows, whatever its tax status says.
  void compute_negative_fee(Json& fee, ShopMoney net) {
    std::vector<std::pair<Rate, ShopMoney>> shares;
    ShopMoney all;
    for (const auto* kind : {"line_items", "fee_lines"}) {
      for (const auto& row : order_[kind]) {
        const auto cost = money_or_zero(text_at(row, "total"));
        if (cost.micro <= 0) continue;
        all += cost;
        const auto rate = text_at(row, "tax_status") == "none" ? std::nullopt : rate_of(row);
        if (rate) shares.emplace_back(*rate, cost);
      }
    }
    TaxSums taxes;
    for (const auto& [rate, cost] : shares) taxes.add(rate.id, scaled(tax_on(net, rate.percent), cost.micro, all.micro));
    fee["taxes"] = Json::array();
    ShopMoney sum;
    for (const auto& [rate, tax] : taxes.by_rate) {
      fee["taxes"].push_back({{"id", rate}, {"total", money_trimmed(tax)}, {"subtotal", ""}});
      cart_taxes_.add(rate, row_rounded(tax));
      sum += row_rounded(tax);
    }
    fee["total_tax"] = money_text(sum, 6);
  }

  void write_plain_tax(Json& row, const std::optional<Rate>& rate, ShopMoney tax) const {
    row["taxes"] = Json::array();
    if (rate) row["taxes"].push_back({{"id", rate->id}, {"total", money_trimmed(tax)}, {"subtotal", ""}});
    row["total_tax"] = money_text(row_rounded(tax), 6);
  }

  void write_tax_lines() {
    auto rates = cart_taxes_;
    for (const auto& [rate, tax] : shipping_taxes_.by_rate) rates.add(rate, {});
    order_["tax_lines"] = Json::array();
    for (const auto& [id, ignored] : rates.by_rate) {
      const auto rate = std::ranges::find(settings_.taxes, id, &ShopTaxRate::id);
      if (rate == settings_.taxes.end()) continue;
      auto name = rate->name;
      std::ranges::transform(name, name.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
      const auto percent = money_or_zero(rate->percent);
      Json line{{"id", database_.next_item++},
                {"rate_code", rate->country + "-" + name + "-1"},
                {"rate_id", id},
                {"label", rate->name},
                {"compound", false}};
      line["tax_total"] = money_text(cart_taxes_.of(id), 6);
      line["shipping_tax_total"] = money_text(shipping_taxes_.of(id), 6);
      line["rate_percent"] = Json::parse(money_trimmed(percent));
      line["meta_data"] = Json::array();
      order_["tax_lines"].push_back(std::move(line));
    }
  }

  void write_sums() {
    const auto decimals = settings_.price_decimals;
    const auto cart_tax = cart_taxes_.sum(), shipping_tax = shipping_taxes_.sum();
    order_["discount_total"] = money_text(rounded(subtotals_ - nets_, decimals), 6);
    order_["discount_tax"] = money_text(rounded(discount_tax_, decimals, half_), 6);
    order_["shipping_total"] = money_text(shipping_, 6);
    order_["shipping_tax"] = money_text(shipping_tax, 6);
    order_["cart_tax"] = money_text(cart_tax, 6);
    order_["total"] = money_text(rounded(nets_ + fees_ + shipping_ + cart_tax + shipping_tax, decimals), 6);
    order_["total_tax"] = money_text(rounded(cart_tax + shipping_tax, decimals), 6);
  }

  Json& order_;
  const ShopSettings& settings_;
  ShopDatabase& database_;
  std::string country_;
  bool exempt_;
  Half half_;
  TaxSums cart_taxes_, shipping_taxes_;
  ShopMoney nets_, subtotals_, fees_, shipping_, discount_tax_;
};

}  // namespace

void compute_totals(Json& order, const ShopSettings& settings, ShopDatabase& database) {
  Totals(order, settings, database).compute();
}

}  // namespace woo24::sandbox
