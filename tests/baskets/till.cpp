#include "till.hpp"

#include "sync/samples.hpp"

#include <algorithm>
#include <numeric>

namespace woo24::baskets {

namespace {

__extension__ using Wide = __int128;

constexpr Nano k_krona = 1'000'000'000;
constexpr std::array<const char*, k_classes> k_slugs = {"", "reduced-rate", "zero-rate", "momsfri"};
constexpr std::array<const char*, 3> k_codes = {"SE-MOMS-1", "SE-MOMS 12 %-1", "SE-MOMS 6 %-1"};

enum class Half { up, down };

/// value × num / den to the nearest billionth.
Nano scaled(Nano value, std::int64_t num, std::int64_t den, Half half = Half::up) {
  Wide top = static_cast<Wide>(value) * num;
  const bool negative = top < 0;
  if (negative) top = -top;
  auto whole = top / den;
  const auto twice = top % den * 2;
  if (twice > den || (twice == den && half == Half::up)) ++whole;
  return static_cast<Nano>(negative ? -whole : whole);
}

Nano rounded(Nano value, Nano unit, Half half = Half::up) { return scaled(value, 1, unit, half) * unit; }

Amount shown(Nano value) { return Amount::micro(rounded(value, 1'000) / 1'000); }

struct Part {
  shop::Line line;
  int vat = 0;
};

class Till {
 public:
  explicit Till(const Basket& basket)
      : basket_(basket),
        unit_(basket.decimals == 0 ? k_krona : k_krona / 100),
        half_(basket.with_vat ? Half::down : Half::up) {}

  Receipt receipt() {
    start();
    prices();
    for (const auto& coupon : basket_.coupons) take(coupon);
    for (std::size_t n = 0; n < basket_.items.size(); ++n) sell(n);
    for (const auto& one : basket_.shipping) ship(one);
    for (const auto& one : basket_.fees) charge(one);
    finish();
    return std::move(out_);
  }

 private:
  void start() {
    auto& order = out_.order;
    order = samples::swedish_order();
    order.id = {static_cast<std::int64_t>(basket_.number) + 1};
    order.number = std::to_string(order.id.value);
    order.currency = basket_.currency;
    order.prices_include_tax = basket_.with_vat;
    order.lines.clear();
    order.shipping_lines.clear();
    order.tax_lines.clear();
  }

  void prices() {
    for (const auto& one : basket_.items) prices_.push_back(one.price * one.quantity * 100);  // 1e-4 × 1e-3 → 1e-9
    off_.assign(prices_.size(), 0);
    turns_.resize(prices_.size());
    std::iota(turns_.begin(), turns_.end(), 0U);
    std::stable_sort(turns_.begin(), turns_.end(), [&](std::size_t a, std::size_t b) { return prices_[a] > prices_[b]; });
  }

  [[nodiscard]] Nano left(std::size_t n) const { return std::max<Nano>(rounded(prices_[n] - off_[n], unit_), 0); }

  void take(const Coupon& coupon) {
    const auto amount = coupon.amount * (k_krona / 100);
    switch (coupon.kind) {
      case CouponKind::percent:
        return take_percent(coupon.amount);
      case CouponKind::fixed_cart:
        return take_cart(rounded(amount, unit_));
      case CouponKind::fixed_product:
        for (const auto n : turns_) take_each(n, rounded(amount, unit_));
    }
  }

  Nano take_each(std::size_t n, Nano each) {
    const auto off = std::min(left(n), scaled(each, basket_.items[n].quantity, 1'000));
    off_[n] += off;
    return off;
  }

  void take_percent(std::int64_t hundredths) {
    Nano whole = 0, given = 0;
    for (const auto n : turns_) {
      const auto price = rounded(prices_[n], unit_);
      const auto off = std::min(scaled(price, hundredths, 10'000) / unit_ * unit_, left(n));
      whole += price;
      given += off;
      off_[n] += off;
    }
    const auto due = rounded(scaled(whole, hundredths, 10'000), unit_, Half::down);
    if (given < due) take_rest(due - given);
  }

  void take_cart(Nano amount) {
    std::int64_t pieces = 0;  // thousandths
    for (std::size_t n = 0; n < prices_.size(); ++n) pieces += left(n) > 0 ? basket_.items[n].quantity : 0;
    if (pieces == 0 || amount <= 0) return;
    const auto each = static_cast<Nano>(static_cast<Wide>(amount) * 1'000 / pieces) / unit_ * unit_;
    if (each == 0) return take_rest(amount);
    Nano given = 0;
    for (const auto n : turns_) given += take_each(n, each);
    if (given > 0 && given < amount) take_cart(rounded(amount - given, unit_));
  }

  /// An öre a piece, from the dearest row on, until nothing is left to give.
  void take_rest(Nano amount) {
    for (const auto n : turns_) {
      for (std::int64_t piece = 0; piece < basket_.items[n].quantity; piece += 1'000) {
        const auto off = std::min(left(n), unit_);
        off_[n] += off;
        amount -= off;
        if (amount <= 0) return;
      }
    }
  }

  [[nodiscard]] Nano line_tax(Nano tax) const { return basket_.at_subtotal ? tax : rounded(tax, unit_, half_); }
  [[nodiscard]] Nano line_net(Nano net) const { return basket_.at_subtotal ? net : rounded(net, unit_); }

  static shop::Line line(std::string name, int vat, Nano net) {
    shop::Line made;
    made.name = std::move(name);
    made.tax_class = k_slugs[static_cast<std::size_t>(vat)];
    made.tax_status = "taxable";
    made.total = shown(net);
    return made;
  }

  /// VAT of one class on a line; the class without VAT has no rate.
  Nano tax(shop::Line& line, int vat, Nano net, Nano tax) {
    const auto at = static_cast<std::size_t>(vat);
    out_.truth.nets[at] += net;
    if (k_percents[vat] == 0) return 0;
    const auto counted = line_tax(tax);
    line.taxes.push_back({{vat + 1}, shown(tax)});
    line.total_tax += shown(counted);
    out_.truth.vats[at] += counted;
    taxes_ += counted;
    used_[at] = true;
    return counted;
  }

  void sell(std::size_t n) {
    const auto& item = basket_.items[n];
    const auto percent = k_percents[item.vat];
    const auto price = std::max<Nano>(prices_[n] - off_[n], 0);
    const auto of_it = basket_.with_vat ? scaled(price, percent, 100 + percent) : scaled(price, percent, 100);
    const auto net = basket_.with_vat ? price - of_it : price;
    auto made = line("Vara " + item.sku, item.vat, net);
    made.sku = item.sku;
    made.product_id = 10 + static_cast<std::int64_t>(n);
    made.quantity = Amount::micro(item.quantity * 1'000);
    tax(made, item.vat, net, of_it);
    cost_[static_cast<std::size_t>(item.vat)] += net;
    sum_ += line_net(net);
    ++out_.truth.rows;
    out_.order.lines.push_back(std::move(made));
  }

  void ship(const Shipping& one) {
    const Nano net = one.cost * 100'000;
    auto made = line("PostNord Varubrev", one.vat, net);
    made.method_id = "flat_rate";
    tax(made, one.vat, net, scaled(net, k_percents[one.vat], 100));
    sum_ += rounded(net, unit_);
    ++out_.truth.rows;
    out_.order.shipping_lines.push_back(std::move(made));
  }

  void charge(const Fee& fee) {
    auto net = static_cast<Nano>(fee.cost) * 100'000;
    if (net < 0) net = std::max(net, -rounded(sum_, unit_));
    auto made = line(fee.name, fee.vat, net);
    const auto all = std::accumulate(cost_.begin(), cost_.end(), Nano{0});
    if (net >= 0) {
      tax(made, fee.vat, net, scaled(net, k_percents[fee.vat], 100));
      cost_[static_cast<std::size_t>(fee.vat)] += net;
    } else if (all > 0) {
      for (int vat = 0; vat < k_classes; ++vat) {
        const auto share = cost_[static_cast<std::size_t>(vat)];
        if (share <= 0) continue;
        const auto part = static_cast<Nano>(static_cast<Wide>(net) * share / all);
        tax(made, vat, part, scaled(part, k_percents[vat], 100));
      }
    }
    sum_ += net;
    ++out_.truth.rows;
    out_.order.fee_lines.push_back(std::move(made));
  }

  void finish() {
    auto& order = out_.order;
    auto total = std::max<Nano>(rounded(sum_ + taxes_, unit_), 0);
    if (basket_.gift_card != 0) {
      const auto paid = std::min(total, rounded(basket_.gift_card * (k_krona / 100), unit_));
      if (paid > 0) order.gift_cards.push_back({"GIFT-24", shown(paid), "WooCommerce Gift Cards"});
      total -= paid;
    }
    order.total = shown(total);
    order.total_tax = shown(rounded(taxes_, unit_));
    for (std::size_t n = 0; n < k_codes.size(); ++n) {
      if (used_[n]) {
        order.tax_lines.push_back(
            samples::tax_line(static_cast<std::int64_t>(n) + 1, k_codes[n], std::to_string(k_percents[n])));
      }
    }
  }

  const Basket& basket_;
  Nano unit_;
  Half half_;
  Receipt out_;
  std::vector<Nano> prices_, off_;
  std::vector<std::size_t> turns_;
  std::array<Nano, k_classes> cost_{};
  std::array<bool, k_classes> used_{};
  Nano sum_ = 0, taxes_ = 0;
};

}  // namespace

Receipt ring_up(const Basket& basket) { return Till(basket).receipt(); }

}  // namespace woo24::baskets
