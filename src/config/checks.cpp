#include "woo24/config/checks.hpp"

#include "woo24/base/text.hpp"
#include "woo24/config/values.hpp"

#include <fmt/core.h>

namespace woo24::config {

namespace {

using settings::Payment;
using settings::SaleTypeRule;
using settings::Settings;
using settings::VatRule;

class Checks {
 public:
  Checks(const Settings& settings, const Spots& spots, const std::vector<std::string>& at_fault)
      : settings_(settings), spots_(spots), at_fault_(at_fault) {}

  std::vector<Reason> run() {
    shop_address();
    for (const auto& payment : settings_.orders.payments) one_payment(payment);
    if (settings_.orders.payment_registration == settings::Registration::after_invoiced)
      after_invoiced("orders.payment_registration");
    unknown_payment();
    sale_types();
    vat();
    row_dimensions();
    category_map();
    mail();
    return std::move(faults_);
  }

 private:
  [[nodiscard]] bool given(const std::string& path) const { return spots_.contains(path); }

  /// Of an entry that is already at fault nothing more is concluded.
  [[nodiscard]] bool sound(const std::string& entry) const {
    return std::none_of(at_fault_.begin(), at_fault_.end(),
                        [&](const std::string& key) { return key == entry || key.starts_with(entry + "."); });
  }

  /// Where the path stands, or the nearest thing around it that the file gives.
  [[nodiscard]] Spot spot(std::string path) const {
    while (true) {
      if (const auto found = spots_.find(path); found != spots_.end()) return found->second;
      const auto dot = path.rfind('.');
      if (dot == std::string::npos) return {};
      path.resize(dot);
    }
  }

  void clash(const std::string& key, const std::string& other, const std::string& detail) {
    const auto at = spot(key);
    faults_.push_back(Reason{ReasonId::config_keys_clash,
                             {{"key", key},
                              {"other", other},
                              {"detail", detail},
                              {"line", std::to_string(at.line)},
                              {"column", std::to_string(at.column)}}});
  }

  void missing(const std::string& key) {
    faults_.push_back(Reason{ReasonId::config_key_missing, {{"key", key}, {"line", std::to_string(spot(key).line)}}});
  }

  /// Half of it would send nothing, and nobody would notice.
  void mail() {
    const bool any = given("mail.from") || given("mail.failures_to") || given("mail.alarms_to") || given("mail.smtp.username");
    if (!sound("mail") || !any) return;
    for (const auto* key : {"mail.from", "mail.failures_to"}) {
      if (!given(key)) missing(key);
    }
    if (given("mail.failures_to") && settings_.mail.failures_to.empty())
      clash("mail.failures_to", "mail.from", "somebody must get the report");
    const auto& smtp = settings_.mail.smtp;
    const auto server = address("http://" + smtp.host);
    if (smtp.tls == settings::MailTls::none && !smtp.username.empty() && server && !server->loopback)
      clash("mail.smtp.username", "mail.smtp.tls", "beyond this machine the password would be sent for all to read");
  }

  void shop_address() {
    const auto found = address(settings_.shop.url);
    if (!found || !found->plain || found->loopback || settings_.shop.allow_plain_http) return;
    clash("woocommerce.url", "woocommerce.allow_plain_http", "plain http beyond this machine needs allow_plain_http: yes");
  }

  void one_payment(const Payment& payment) {
    const auto base = "orders.payments." + payment.method;
    if (!sound(base)) return;
    const bool paid = given(base + ".paid_with");
    const bool invoiced = given(base + ".invoice_by");
    if (paid == invoiced) clash(base + ".paid_with", base + ".invoice_by", "exactly one of the two must be given");
    if (payment.registration == settings::Registration::with_release && invoiced && !paid)
      clash(base + ".registration", base + ".invoice_by", "only a payment made in the shop is registered");
    one_distribution(payment, base, invoiced);
    if (payment.registration == settings::Registration::after_invoiced) after_invoiced(base + ".registration");
    one_release(payment, base, paid);
    const auto registration = payment.registration.value_or(settings_.orders.payment_registration);
    if (!paid || registration == settings::Registration::off) return;
    const bool own = given(base + ".becomes");
    const auto& state = payment.becomes ? *payment.becomes : settings_.orders.becomes;
    if (state != "Web" && state != "Draft" && state != "None") return;
    clash(own ? base + ".becomes" : "orders.becomes", base + ".paid_with",
          "a payment cannot be registered on an order in this state; it needs registration: off");
  }

  /// invoice_by names a channel already: distribution beside it may only hold the invoice back.
  void one_distribution(const Payment& payment, const std::string& base, bool invoiced) {
    const bool another =
        payment.distribution && *payment.distribution != settings::Channel::none && *payment.distribution != payment.invoice_by;
    if (!invoiced || !another) return;
    clash(base + ".distribution", base + ".invoice_by", "an invoice goes out as the one of them says, not as both");
  }

  /// The office takes no save of an order that it has invoiced, so no payment could ever follow.
  void after_invoiced(const std::string& key) {
    const auto at = spot(key);
    faults_.push_back(Reason{ReasonId::config_payment_after_invoiced,
                             {{"key", key}, {"line", std::to_string(at.line)}, {"column", std::to_string(at.column)}}});
  }

  /// Their orders reach processing, and a date of payment, without money: so when they count as paid must be said.
  void one_release(const Payment& payment, const std::string& base, bool paid) {
    const bool later = payment.method == "bacs" || payment.method == "cheque" || payment.method == "cod";
    const auto registration = payment.registration.value_or(settings_.orders.payment_registration);
    if (!later || !paid || given(base + ".release") || registration == settings::Registration::off) return;
    clash(base + ".paid_with", base + ".release",
          "the shop does not know when this method is paid: release: completed, or at_once if the statuses of send_when prove "
          "it");
  }

  void unknown_payment() {
    const auto& name = settings_.orders.unknown_payment;
    if (name.empty()) return;
    std::string expected = "fail";
    for (const auto& payment : settings_.orders.payments) {
      if (payment.method == name) return;
      expected += " | " + payment.method;
    }
    const auto at = spot("orders.unknown_payment");
    faults_.push_back(Reason{ReasonId::config_value_wrong,
                             {{"key", "orders.unknown_payment"},
                              {"found", "'" + name + "'"},
                              {"expected", expected},
                              {"line", std::to_string(at.line)},
                              {"column", std::to_string(at.column)}}});
  }

  static bool covers(const SaleTypeRule& first, const SaleTypeRule& second) {
    return (first.region == settings::Region::any || first.region == second.region) &&
           (!first.vat_number || first.vat_number == second.vat_number) && (!first.country || first.country == second.country);
  }

  void sale_types() {
    const auto& rules = settings_.orders.sale_types;
    const auto entry = [](std::size_t at) { return fmt::format("orders.sale_types[{}]", at + 1); };
    for (std::size_t at = 1; at < rules.size(); ++at) {
      for (std::size_t before = 0; before < at; ++before) {
        if (!covers(rules[before], rules[at]) || !sound(entry(before)) || !sound(entry(at))) continue;
        clash(entry(at), entry(before), "the earlier entry takes every order that this one could take");
        break;
      }
    }
  }

  void vat() {
    const auto& rules = settings_.orders.vat;
    const auto entry = [](std::size_t at) { return fmt::format("orders.vat[{}]", at + 1); };
    for (std::size_t at = 0; at < rules.size(); ++at) {
      if (!sound(entry(at))) continue;
      one_vat(rules[at], entry(at));
      for (std::size_t before = 0; before < at; ++before) {
        if (!same(rules[before], rules[at]) || !sound(entry(before))) continue;
        clash(entry(at), entry(before), "both are for the same rows");
        break;
      }
    }
  }

  void one_vat(const VatRule& rule, const std::string& base) {
    const bool rate = given(base + ".rate");
    const bool without = given(base + ".without");
    if (rate == without) clash(base + ".rate", base + ".without", "exactly one of the two must be given");
    if (without && given(base + ".country")) clash(base + ".country", base + ".without", "a country belongs to a rate");
    const bool exempt = rule.without == settings::WithoutVat::exempt;
    if (exempt && !given(base + ".classes")) missing(base + ".classes");
    if (given(base + ".classes") && !exempt && (rate || rule.without)) {
      clash(base + ".classes", base + (without ? ".without" : ".rate"), "tax classes belong to without: exempt");
    }
  }

  void row_dimensions() {
    const auto& rules = settings_.orders.row_dimensions;
    for (std::size_t at = 0; at < rules.size(); ++at) {
      const auto base = fmt::format("orders.row_dimensions[{}]", at + 1);
      if (sound(base)) one_row_dimension(rules[at], base);
    }
  }

  void one_row_dimension(const settings::RowDimension& rule, const std::string& base) {
    const bool by_meta = !rule.meta.empty() || !rule.product_meta.empty();
    const int asked = (rule.sku.empty() ? 0 : 1) + (rule.category.name.empty() ? 0 : 1) + (rule.meta.empty() ? 0 : 1) +
                      (rule.product_meta.empty() ? 0 : 1);
    if (asked != 1)
      return clash(base + ".sku", base + ".meta", "exactly one of sku, category, meta and product_meta must be given");
    by_meta ? named_by_meta(rule, base) : named_here(rule, base);
  }

  /// What the shop's own meta names: the settings only say of which kind it is.
  void named_by_meta(const settings::RowDimension& rule, const std::string& base) {
    const auto meta = base + (rule.meta.empty() ? ".product_meta" : ".meta");
    if (!rule.sets) missing(base + ".sets");
    const bool names = !rule.department.name.empty() || !rule.project.name.empty() || !rule.value.name.empty();
    if (names) clash(meta, base + ".sets", "the value of meta names it, not the settings");
    const bool of_user = rule.sets == settings::Dimension::user;
    if (of_user && rule.dimension.name.empty()) missing(base + ".dimension");
    if (!of_user && rule.sets && !rule.dimension.name.empty())
      clash(base + ".dimension", base + ".sets", "it belongs to sets: dimension");
  }

  void named_here(const settings::RowDimension& rule, const std::string& base) {
    if (rule.sets) clash(base + ".sets", base + ".meta", "it tells what the value of meta names");
    if (rule.dimension.name.empty() && !rule.value.name.empty()) missing(base + ".dimension");
    if (!rule.dimension.name.empty() && rule.value.name.empty()) missing(base + ".value");
    if (rule.department.name.empty() && rule.project.name.empty() && rule.dimension.name.empty() && rule.value.name.empty())
      clash(base, base + ".department", "a department, a project or a dimension must be given");
  }

  /// Of two pairs of the same category of the office only one can be meant; and of the shop, where products go there too.
  void category_map() {
    const auto& pairs = settings_.products.map;
    const auto entry = [](std::size_t at) { return fmt::format("products.map[{}]", at + 1); };
    for (std::size_t at = 1; at < pairs.size(); ++at) {
      for (std::size_t before = 0; before < at; ++before) {
        const bool office = equal_ignoring_case(pairs[before].office.name, pairs[at].office.name);
        const bool shop = settings_.products.mode == settings::ProductMode::two_way &&
                          equal_ignoring_case(pairs[before].shop.name, pairs[at].shop.name);
        if ((!office && !shop) || !sound(entry(before)) || !sound(entry(at))) continue;
        clash(entry(at), entry(before),
              office ? "both are for the same category of 24SevenOffice" : "both are for the same category of the shop");
        break;
      }
    }
  }

  static bool same(const VatRule& first, const VatRule& second) {
    if (first.rate && second.rate) return first.rate == second.rate && first.country == second.country;
    if (!first.without || first.without != second.without) return false;
    if (first.without != settings::WithoutVat::exempt) return true;
    return std::any_of(first.classes.begin(), first.classes.end(), [&](const std::string& name) {
      return std::find(second.classes.begin(), second.classes.end(), name) != second.classes.end();
    });
  }

  const Settings& settings_;
  const Spots& spots_;
  const std::vector<std::string>& at_fault_;
  std::vector<Reason> faults_;
};

}  // namespace

std::vector<Reason> clashes(const Settings& settings, const Spots& spots, const std::vector<std::string>& at_fault) {
  return Checks(settings, spots, at_fault).run();
}

}  // namespace woo24::config
