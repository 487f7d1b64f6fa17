#include "woo24/sync/credited.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/gate.hpp"
#include "woo24/sync/texts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <type_traits>

namespace woo24::sync {

namespace {

constexpr Amount k_hundred = Amount::whole(100);
constexpr Amount k_cent = Amount::cents(1);

Fail refused(ReasonId id, std::map<std::string, std::string> arguments) {
  return Fail{Kind::refused, Reason{id, std::move(arguments)}};
}

/// The three kinds of rows of a sale, or of a refund, side by side.
template <typename Sale, typename Back>
struct Rows {
  Sale* sold;
  const Back* back;
};
template <typename Order>
auto rows_of(Order& sale, const shop::Refund& refund) {
  using List = std::remove_reference_t<decltype((sale.lines))>;
  return std::array<Rows<List, std::vector<shop::RefundLine>>, 3>{
      {{&sale.lines, &refund.lines}, {&sale.shipping_lines, &refund.shipping_lines}, {&sale.fee_lines, &refund.fee_lines}}};
}

template <typename Lines>
auto* line_of(Lines& lines, std::int64_t id) {
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const shop::Line& line) { return line.id == id; });
  return found == lines.end() ? nullptr : &*found;
}

void take_share(std::vector<shop::TaxShare>& from, const shop::TaxShare& taken) {
  for (auto& share : from) {
    if (share.rate == taken.rate) share.total += taken.total;  // those of a refund are negative
  }
}

std::vector<shop::Refund> before(const shop::Refund& refund, const std::vector<shop::Refund>& all) {
  std::vector<shop::Refund> earlier;
  std::copy_if(all.begin(), all.end(), std::back_inserter(earlier), [&](const shop::Refund& r) { return r.id < refund.id; });
  return earlier;
}

/// The sale less what refunds by rows have taken. Amounts alone are not in it.
shop::Order left_of(shop::Order sale, const std::vector<shop::Refund>& refunds) {
  for (const auto& refund : refunds) {
    for (const auto& [sold, back] : rows_of(sale, refund)) {
      for (const auto& line : *back) {
        auto* from = line_of(*sold, line.refunded_item);
        if (from == nullptr) continue;
        from->quantity += line.quantity;
        from->total += line.total;
        from->total_tax += line.total_tax;
        for (const auto& share : line.taxes) take_share(from->taxes, share);
      }
    }
  }
  return sale;
}

Amount gross_of(const shop::Line& line) { return line.total + line.total_tax; }

Amount gross_of(const shop::Order& order) {
  Amount sum;
  for (const auto* lines : {&order.lines, &order.shipping_lines, &order.fee_lines}) {
    for (const auto& line : *lines) sum += gross_of(line);
  }
  for (const auto& card : order.gift_cards) sum -= card.amount;
  return sum;
}

/// The sale's head, as the credit bears it: the refund's day, no coupons and no refunds of its own.
shop::Order head_of(const shop::Order& sale, const shop::Refund& refund) {
  auto order = sale;
  for (auto* lines : {&order.lines, &order.shipping_lines, &order.fee_lines}) lines->clear();
  order.created = order.paid = order.completed = refund.created;
  order.total = refund.amount;
  order.total_tax = order.cart_tax = order.shipping_total = order.shipping_tax = order.discount_total = order.discount_tax =
      Amount();
  order.coupons.clear();
  order.refunds.clear();
  order.gift_cards.clear();
  order.status = "completed";
  order.customer_note.clear();
  return order;
}

const char* reduction_name(settings::Language language) {
  switch (language) {
    case settings::Language::sv:
      return "Prisavdrag";
    case settings::Language::nb:
      return "Prisavslag";
    case settings::Language::en:
      return "Price reduction";
  }
  return "";
}

/// Money without a piece: a row of its own product, with the VAT of what it was given for.
shop::Line price_reduction(const std::string& name, const std::string& tax_class, const Rules& rules) {
  shop::Line line;
  line.name = name;
  line.sku = rules.settings.orders.rows.price_reduction.name;
  line.tax_class = tax_class;
  return line;
}

Result<shop::Line> returned(const shop::RefundLine& back, const shop::Line& sold, bool goods, const Rules& rules) {
  auto line = sold;
  if (goods && back.quantity.is_zero()) line = price_reduction(sold.name, sold.tax_class, rules);
  line.quantity = back.quantity.is_zero() ? Amount::whole(1) : -back.quantity;
  line.total = -back.total;
  line.total_tax = -back.total_tax;
  line.subtotal = line.total;
  line.subtotal_tax = line.total_tax;
  line.taxes.clear();
  for (const auto& share : back.taxes) line.taxes.push_back({share.rate, -share.total});
  // WooCommerce takes a tax that was left out for none: the customer got the VAT back, and the shop's own report did not.
  if (!sold.total_tax.is_zero() && !line.total.is_zero() && line.total_tax.is_zero())
    return refused(ReasonId::refund_without_tax, {{"row", readable(sold.name)}});
  return line;
}

/// What bears one treatment in what is left: a rate, or a class without one.
struct Portion {
  std::string tax_class;
  std::vector<shop::TaxShare> taxes;
  Amount net, tax;
  [[nodiscard]] Amount gross() const { return net + tax; }
};

std::vector<Portion> portions_of(const shop::Order& left) {
  std::map<std::vector<std::int64_t>, Portion> portions;
  for (const auto* lines : {&left.lines, &left.shipping_lines, &left.fee_lines}) {
    for (const auto& line : *lines) {
      if (gross_of(line).is_zero()) continue;
      std::vector<std::int64_t> rates;
      for (const auto& share : line.taxes) {
        if (!share.total.is_zero()) rates.push_back(share.rate.value);
      }
      auto& portion = portions[rates];
      if (portion.taxes.empty()) {
        portion.tax_class = line.tax_class;
        for (const auto rate : rates) portion.taxes.push_back({{rate}, Amount()});
      }
      portion.net += line.total;
      portion.tax += line.total_tax;
    }
  }
  std::vector<Portion> out;
  for (auto& [rates, portion] : portions) out.push_back(std::move(portion));
  return out;
}

Amount percent_of(const shop::Order& sale, const Portion& portion) {
  if (portion.taxes.empty()) return {};
  const auto found = std::find_if(sale.tax_lines.begin(), sale.tax_lines.end(),
                                  [&](const shop::TaxLine& line) { return line.rate == portion.taxes.front().rate; });
  return found == sale.tax_lines.end() ? Amount() : found->percent;
}

/// `amount` over the rates, by what is left of each; the largest takes what rounding leaves.
Result<std::vector<shop::Line>> split_over_rates(Amount amount, const shop::Order& sale, const shop::Order& left,
                                                 const Rules& rules) {
  auto portions = portions_of(left);
  std::erase_if(portions, [](const Portion& portion) { return portion.gross() <= Amount(); });
  Amount whole;
  for (const auto& portion : portions) whole += portion.gross();
  if (portions.empty() || amount > whole + k_cent)
    return refused(ReasonId::refund_exceeds_sale, {{"refunded", amount.text(2)}, {"left", whole.text(2)}});
  std::sort(portions.begin(), portions.end(), [](const Portion& a, const Portion& b) { return a.gross() < b.gross(); });
  std::vector<shop::Line> lines;
  auto rest = amount;
  for (auto& portion : portions) {
    const bool last = &portion == &portions.back();
    const auto gross = last ? rest : amount.times_ratio(portion.gross(), whole, Rounding::half_up).rounded(2);
    rest -= gross;
    if (gross.is_zero()) continue;
    if (portion.taxes.size() > 1) return refused(ReasonId::several_rates_on_row, {{"row", "refund"}});
    auto line = price_reduction(reduction_name(rules.settings.language), portion.tax_class, rules);
    const auto percent = percent_of(sale, portion);
    line.total = gross.times_ratio(k_hundred, k_hundred + percent, Rounding::half_up).rounded(2);
    line.total_tax = gross - line.total;
    if (!portion.taxes.empty()) line.taxes = {{portion.taxes.front().rate, line.total_tax}};
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

Result<shop::Order> credited(const shop::Order& sale, const shop::Refund& refund, const std::vector<shop::Refund>& all,
                             const Rules& rules) {
  if (refund.amount.is_zero()) return refused(ReasonId::refund_of_nothing, {{"refund", std::to_string(refund.id.value)}});
  const auto earlier = before(refund, all);
  Amount refunded = refund.amount;
  bool amounts_alone = false;
  for (const auto& one : earlier) {
    refunded += one.amount;
    amounts_alone = amounts_alone || one.by_amount_only();
  }
  if (refunded > sale.total + k_cent)
    return refused(ReasonId::refund_exceeds_sale,
                   {{"refunded", refund.amount.text(2)}, {"left", (sale.total - (refunded - refund.amount)).text(2)}});

  const auto left = left_of(sale, earlier);
  auto order = head_of(sale, refund);
  auto target = rows_of(order, refund);
  const auto source = rows_of(left, refund);
  for (std::size_t kind = 0; kind < target.size(); ++kind) {
    for (const auto& back : *target[kind].back) {
      if (back.total.is_zero() && back.total_tax.is_zero() && back.quantity.is_zero()) continue;
      const auto* sold = line_of(*source[kind].sold, back.refunded_item);
      if (sold == nullptr) return refused(ReasonId::refund_row_unknown, {{"row", readable(back.name)}});
      auto line = TRY(returned(back, *sold, kind == 0, rules));
      if (line.total.abs() > sold->total.abs() + k_cent || (kind == 0 && -back.quantity > sold->quantity)) {
        return refused(ReasonId::refund_exceeds_sale,
                       {{"refunded", gross_of(line).text(2)}, {"left", gross_of(*sold).text(2)}});
      }
      target[kind].sold->push_back(std::move(line));
    }
  }

  const auto by_rows = gross_of(order);
  const auto slack = rounding_slack(rules.facts.price_decimals, static_cast<std::int64_t>(order.lines.size() + 1));
  const auto without_rows = refund.amount - by_rows;
  if (without_rows.abs() <= slack) return order;
  if (without_rows.is_negative()) {
    return refused(ReasonId::refund_does_not_add_up, {{"amount", refund.amount.text(2)}, {"rows", by_rows.text(2)}});
  }
  if (refund.by_amount_only() && !amounts_alone && (gross_of(left) - refund.amount).abs() <= slack) {
    // All that is left: an order set to refunded.
    order.lines = left.lines;
    order.shipping_lines = left.shipping_lines;
    order.fee_lines = left.fee_lines;
    order.gift_cards = left.gift_cards;
    std::erase_if(order.lines, [](const shop::Line& line) { return line.quantity <= Amount(); });
    return order;
  }
  for (auto& line : TRY(split_over_rates(without_rows, sale, left_of(left, {refund}), rules)))
    order.lines.push_back(std::move(line));
  return order;
}

}  // namespace woo24::sync
