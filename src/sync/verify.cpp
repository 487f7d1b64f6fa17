#include "woo24/sync/verify.hpp"

#include "woo24/base/teeth.hpp"
#include "woo24/base/text.hpp"
#include "woo24/sync/course.hpp"
#include "woo24/sync/gate.hpp"
#include "woo24/sync/row_match.hpp"

#include <algorithm>
#include <map>

namespace woo24::sync {

namespace {

constexpr Amount k_hundred = Amount::whole(100);

std::string shown(const std::optional<std::int64_t>& number) { return number ? std::to_string(*number) : "-"; }
std::string shown(const std::optional<Day>& day) { return day ? format_day(*day) : "-"; }
std::string shown(const std::optional<bool>& flag) { return !flag ? "-" : *flag ? "true" : "false"; }
std::string shown(const office::Currency& currency) {
  return currency.symbol + (currency.rate ? " " + currency.rate->shortest() : "") +
         (currency.unit ? "/" + std::to_string(*currency.unit) : "");
}

Amount gross(Amount net, Amount percent) {
  return net.rounded(2) + net.times_ratio(percent, k_hundred, Rounding::half_up).rounded(2);
}

/// Compares one order; the first difference is the reason, in the order in which a bookkeeper would look.
class Comparison {
 public:
  Comparison(const Draft& wanted, const office::Order& sent, const office::Order& read)
      : wanted_(wanted), sent_(sent), read_(read) {}

  Verified verified() {
    identity();
    currency();
    if (sent_.type_of_sale) number(ReasonId::sale_type_differs, "TypeOfSaleId", sent_.type_of_sale, read_.type_of_sale);
    rows();
    head();
    totals();
    return std::move(out_);
  }

 private:
  void differs(ReasonId id, std::map<std::string, std::string> arguments) {
    if (!out_.reason) out_.reason = Reason{id, std::move(arguments)};
  }
  void differs(ReasonId id, const char* field, const std::string& sent, const std::string& office) {
    std::map<std::string, std::string> arguments{{"sent", sent}, {"office", office}};
    if (id == ReasonId::field_differs) arguments["field"] = field;
    differs(id, std::move(arguments));
  }
  void absent(const char* field) {
    if (std::find(out_.not_returned.begin(), out_.not_returned.end(), field) == out_.not_returned.end())
      out_.not_returned.emplace_back(field);
  }

  template <typename T>
  void number(ReasonId id, const char* field, const std::optional<T>& sent, const std::optional<T>& read) {
    if (!sent) return;
    if (!read) return absent(field);
    if (*sent != *read) differs(id, field, shown(sent), shown(read));
  }
  template <typename T>
  void field(const char* name, const std::optional<T>& sent, const std::optional<T>& read) {
    number(ReasonId::field_differs, name, sent, read);
  }
  void text(const char* name, const std::optional<std::string>& sent, const std::optional<std::string>& read) {
    if (!sent || trimmed(*sent).empty()) return;
    if (!read || trimmed(*read).empty()) return absent(name);
    if (!same_text(*sent, *read)) differs(ReasonId::field_differs, name, *sent, *read);
  }
  void address(const char* name, const std::optional<office::Address>& sent, const std::optional<office::Address>& read) {
    if (!sent) return;
    if (!read) return absent(name);
    const auto part = [&](const std::string& was, const std::string& is) {
      if (!is.empty()) text(name, was, is);
    };
    part(sent->street, read->street);
    part(sent->postal_code, read->postal_code);
    part(sent->postal_area, read->postal_area);
    part(sent->country, read->country);
  }

  /// What must come back, or nothing is proven.
  void identity() {
    if (!read_.reference_number || read_.reference_number != sent_.reference_number) {
      differs(ReasonId::field_differs, "ReferenceNumber", sent_.reference_number.value_or("-"),
              read_.reference_number.value_or("-"));
    }
    if ((!read_.state || read_.state != sent_.state) && WOO24_RULE(state_as_staged)) {
      differs(ReasonId::state_differs, "OrderStatus", sent_.state.value_or("-"), read_.state.value_or("-"));
    }
    if (!read_.customer || read_.customer != sent_.customer) {
      const auto id = [](const std::optional<office::CompanyId>& customer) {
        return customer ? std::to_string(customer->value) : std::string("-");
      };
      differs(ReasonId::customer_differs, "CustomerId", id(sent_.customer), id(read_.customer));
    }
  }

  void currency() {
    const auto& sent = sent_.currency;
    const auto& read = read_.currency;
    if (!read || read->symbol.empty()) {
      if (sent) absent("Currency");
      return;
    }
    const auto wrong = [&] {
      differs(ReasonId::currency_differs, "Currency", sent ? shown(*sent) : wanted_.currency, shown(*read));
    };
    if (!sent) {
      if (read->symbol != wanted_.currency && read->symbol != "LOCAL") wrong();
      return;
    }
    if (read->symbol != sent->symbol) return wrong();
    if (!read->rate) return absent("Currency.Rate");
    if (read->rate != sent->rate || (read->unit && sent->unit && read->unit != sent->unit)) wrong();
  }

  void head() {
    field("DateOrdered", sent_.date_ordered, read_.date_ordered);
    field("DateInvoiced", sent_.date_invoiced, read_.date_invoiced);
    field("Paid", sent_.paid, read_.paid);
    field("PaymentTime", sent_.payment_time, read_.payment_time);
    field("DepartmentId", sent_.department, read_.department);
    field("ProjectId", sent_.project, read_.project);
    field("PaymentMethodId", sent_.payment_method, read_.payment_method);
    text("Distributor", sent_.distributor, read_.distributor);
    text("DistributionMethod", sent_.distribution_method, read_.distribution_method);
    field("SkipStock", sent_.skip_stock, read_.skip_stock);
    field("SendToFactoring", sent_.send_to_factoring, read_.send_to_factoring);
    text("YourReference", sent_.your_reference, read_.your_reference);
    text("InvoiceTitle", sent_.invoice_title, read_.invoice_title);
    text("InvoiceText", sent_.invoice_text, read_.invoice_text);
    text("CustomerDeliveryName", sent_.delivery_name, read_.delivery_name);
    text("CustomerDeliveryPhone", sent_.delivery_phone, read_.delivery_phone);
    if (!equal_ignoring_case(sent_.invoice_email.value_or(""), read_.invoice_email.value_or(""))) {
      text("InvoiceEmailAddress", sent_.invoice_email, read_.invoice_email);
    }
    address("Addresses.Invoice", sent_.invoice_address, read_.invoice_address);
    address("Addresses.Delivery", sent_.delivery_address, read_.delivery_address);
    if (sent_.include_vat && !read_.include_vat) absent("IncludeVAT");  // what it means is not known: the totals judge
    // Another program may keep its own number there: that says nothing of the books, only that a search by it cannot be
    // trusted.
    if (sent_.external_status && read_.external_status != sent_.external_status) absent("ExternalStatus");
  }

  [[nodiscard]] bool is_rounding(const office::Row& row) const {
    const auto net = row_net(row);
    return wanted_.rounding_row && row.product == wanted_.rounding_row->product && net &&
           net->abs() <= wanted_.rounding_limit && row.quantity.value_or(Amount::whole(1)).abs() == Amount::whole(1);
  }

  void rows() {
    const auto match = match_rows(wanted_.order.rows, read_.rows);
    auto extra = match.only_read;
    // A rounding row of an earlier round; at most one.
    if (extra.size() == 1 && match.only_wanted.empty() && is_rounding(*extra.front())) {
      rounding_ = extra.front();
      extra.clear();
    }
    if (!extra.empty() || !match.only_wanted.empty()) {
      differs(ReasonId::rows_differ, "", row_list(match.only_wanted), row_list(extra));
    }
    for (const auto& [want, is] : match.pairs) row(*want, *is);
    if (rounding_ != nullptr && rounding_->vat_rate && !rounding_->vat_rate->is_zero()) {
      differs(ReasonId::vat_rate_differs,
              {{"row", rounding_->name}, {"sent", "0"}, {"office", rounding_->vat_rate->shortest()}});
    }
  }

  void row(const office::Row& want, const office::Row& is) {
    const auto net = row_net(want);
    if (!is.price || !is.quantity) absent("InvoiceRows.Price");
    if (net && net->is_zero()) return;
    const bool rounding = is_rounding(want) && want.vat_rate && want.vat_rate->is_zero();
    if (rounding) rounding_ = &is;
    if (!is.vat_rate) {
      absent("InvoiceRows.VatRate");
      rates_confirmed_ = false;
    } else if (want.vat_rate && *want.vat_rate != *is.vat_rate) {
      differs(ReasonId::vat_rate_differs,
              {{"row", want.name}, {"sent", want.vat_rate->shortest()}, {"office", is.vat_rate->shortest()}});
    }
    if (want.tax_code && !is.tax_code) absent("InvoiceRows.TaxSettings.TaxCode");
    if (want.tax_code && is.tax_code && want.tax_code != is.tax_code) {
      differs(ReasonId::field_differs, "InvoiceRows.TaxSettings.TaxCode", shown(want.tax_code), shown(is.tax_code));
    }
    field("InvoiceRows.DepartmentId", want.department, is.department);
    field("InvoiceRows.ProjectId", want.project, is.project);
    user_dimensions(want, is);
    if (is.discount_rate && !is.discount_rate->is_zero()) {
      differs(ReasonId::field_differs, "InvoiceRows.DiscountRate", "0", is.discount_rate->shortest());
    }
    if (want.vat_rate && want.vat_rate->is_zero() && !rounding) zero_rate(want, is);
  }

  void user_dimensions(const office::Row& want, const office::Row& is) {
    if (!want.user_dimensions.empty() && is.user_dimensions.empty()) absent("InvoiceRows.UserDefinedDimensions");
    if (is.user_dimensions.empty()) return;
    for (const auto& sent : want.user_dimensions) {
      const auto found = std::find_if(is.user_dimensions.begin(), is.user_dimensions.end(),
                                      [&](const office::UserDimension& one) { return one.type == sent.type; });
      const auto value = found == is.user_dimensions.end() ? std::string() : found->value;
      const auto field = "InvoiceRows.UserDefinedDimensions." + sent.name;
      if (value != sent.value) differs(ReasonId::field_differs, {{"field", field}, {"sent", sent.value}, {"office", value}});
    }
  }

  /// Five different zeros give the same total: only the tax code or the sale type tells which one it is.
  void zero_rate(const office::Row& want, const office::Row& is) {
    const bool by_code = want.tax_code && want.tax_code == is.tax_code;
    const bool by_sale_type = sent_.type_of_sale && sent_.type_of_sale == read_.type_of_sale;
    if (!by_code && !by_sale_type) differs(ReasonId::zero_rate_unconfirmed, {{"row", want.name}});
  }

  struct Sums {
    std::map<Amount, Amount> nets;
    std::int64_t rows = 0;
    Amount by_rate, by_row;  ///< gross, the VAT rounded per rate or per row
    Amount by_whole_row;     ///< … per row, of the row's net in whole öre
  };
  /// What the rows as read come to, by our own arithmetic. A rate that was not returned is the one that was meant.
  [[nodiscard]] Sums sums() const {
    Sums sums;
    const auto match = match_rows(wanted_.order.rows, read_.rows);
    const auto add = [&](const office::Row& row, Amount rate) {
      const auto net = row_net(row).value_or(Amount());
      sums.nets[rate] += net;
      sums.by_row += gross(net, rate);
      sums.by_whole_row += gross(net.rounded(2), rate);
      ++sums.rows;
    };
    for (const auto& [want, is] : match.pairs) add(*want, is->vat_rate.value_or(want->vat_rate.value_or(Amount())));
    for (const auto* row : match.only_read) add(*row, row->vat_rate.value_or(Amount()));
    for (const auto& [rate, net] : sums.nets) sums.by_rate += gross(net, rate);
    return sums;
  }

  static Amount vat_of(const Sums& sums) {
    Amount vat;
    for (const auto& [rate, net] : sums.nets) vat += net.times_ratio(rate, k_hundred, Rounding::half_up);
    return vat;
  }

  void vat_sums(const Sums& sums) {
    const auto most = vat_tolerance(wanted_.decimals, sums.rows);
    std::map<Amount, RateSum> shop;
    for (const auto& one : wanted_.rates) {
      auto& sum = shop[one.rate];
      sum.rate = one.rate;
      sum.net += one.net;
      sum.vat += one.vat;
    }
    for (const auto& [rate, sum] : shop) {
      const auto found = sums.nets.find(rate);
      auto net = found == sums.nets.end() ? Amount() : found->second;
      if (rate.is_zero() && rounding_ != nullptr) net -= row_net(*rounding_).value_or(Amount());
      const auto vat = net.times_ratio(rate, k_hundred, Rounding::half_up);
      if ((net - sum.net).abs() > most || (vat - sum.vat).abs() > most) {
        differs(ReasonId::vat_sum_differs, {{"rate", rate.shortest()},
                                            {"shop", sum.net.text(2) + " + " + sum.vat.text(2)},
                                            {"office", net.text(2) + " + " + vat.text(2)}});
      }
    }
    if (!read_.total_vat) {
      differs(ReasonId::field_differs, "OrderTotalVat", wanted_.total_vat.text(2), "-");
    } else if ((*read_.total_vat - wanted_.total_vat).abs() > most) {
      differs(ReasonId::vat_sum_differs,
              {{"rate", "*"}, {"shop", wanted_.total_vat.text(2)}, {"office", read_.total_vat->text(2)}});
    } else if (const auto own = vat_of(sums);
               (*read_.total_vat - own).abs() > Amount::cents(1) * std::max<std::int64_t>(sums.rows, 1)) {
      // The room that a shop of whole kronor needs is none that the office's own sum may use.
      differs(ReasonId::vat_sum_differs, {{"rate", "*"}, {"shop", own.text(2)}, {"office", read_.total_vat->text(2)}});
    }
  }

  void totals() {
    const auto sum = sums();
    const auto total = wanted_.total;
    const auto both = [&] {
      return std::map<std::string, std::string>{{"shop", total.text(2)},
                                                {"office", read_.total_inc_vat ? read_.total_inc_vat->text(2) : "-"}};
    };
    if (!read_.total_inc_vat) return differs(ReasonId::total_differs, both());
    const auto office = *read_.total_inc_vat;
    // Told before the VAT sums, which a rounding of the whole order may pull along.
    const bool whole_by_itself = office == sum.by_rate || office == sum.by_row || office == sum.by_whole_row;
    if (office != total && office == total.rounded(0) && !whole_by_itself) differs(ReasonId::office_rounds_totals, both());
    if (sum.by_rate != sum.by_row) out_.vat_rounded_by = office == sum.by_row ? "row" : office == sum.by_rate ? "order" : "";
    vat_sums(sum);
    const auto missing = total - office;
    if (missing.is_zero()) {
      if (!out_.reason) out_.verdict = Verdict::equal;
      return;
    }
    const bool may_add =
        wanted_.rounding_row && rounding_ == nullptr && rates_confirmed_ && missing.abs() <= wanted_.rounding_limit;
    if (!out_.reason && may_add) {
      out_.verdict = Verdict::add_rounding;
      out_.rounding = *wanted_.rounding_row;
      out_.rounding->price = missing;
      out_.rounding->change = office::ChangeState::add;
      return;
    }
    differs(ReasonId::total_differs, both());
  }

  const Draft& wanted_;
  const office::Order& sent_;
  const office::Order& read_;
  const office::Row* rounding_ = nullptr;  ///< the one that is there already
  bool rates_confirmed_ = true;
  Verified out_;
};

}  // namespace

Amount vat_tolerance(int decimals, std::int64_t rows) {
  return (decimals == 0 ? Amount::cents(50) : Amount::cents(1)) * std::max<std::int64_t>(rows, 1);
}

Verified verify(const Draft& wanted, const office::Order& sent, const office::Order& read) {
  return Comparison(wanted, sent, read).verified();
}

void adopt_rounding(Draft& wanted, const office::Order& read) {
  if (!wanted.rounding_row) return;
  const auto is_rounding = [&](const office::Row& row) { return row.product == wanted.rounding_row->product; };
  const auto own = std::count_if(wanted.order.rows.begin(), wanted.order.rows.end(), is_rounding);
  if (std::count_if(read.rows.begin(), read.rows.end(), is_rounding) != own + 1) return;
  const auto shown = std::find_if(read.rows.rbegin(), read.rows.rend(), is_rounding);
  if (!shown->price || shown->price->abs() > wanted.rounding_limit) return;
  auto row = *wanted.rounding_row;
  row.price = shown->price;
  wanted.order.rows.push_back(std::move(row));
}

std::optional<Reason> released_differs(const Posting& posting, const std::optional<std::string>& becomes,
                                       const office::Order& read) {
  const auto differs = [](const char* what, const std::string& sent, const std::string& office) {
    return Reason{ReasonId::released_order_differs, {{"what", what}, {"sent", sent}, {"office", office}}};
  };
  if (read.total_inc_vat != posting.total) {
    return differs("total", posting.total.text(2), read.total_inc_vat ? read.total_inc_vat->text(2) : "nothing");
  }
  const auto symbol = read.currency ? read.currency->symbol : "";
  if (!symbol.empty() && symbol != "LOCAL" && symbol != posting.currency) return differs("currency", posting.currency, symbol);
  if (becomes && read.state != *becomes && !is_invoiced(read))
    return differs("state", *becomes, read.state.value_or("nothing"));
  if (read.reference_number != posting.key) return differs("reference", posting.key, read.reference_number.value_or("nothing"));
  return std::nullopt;
}

}  // namespace woo24::sync
