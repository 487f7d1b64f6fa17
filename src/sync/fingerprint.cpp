#include "woo24/base/text.hpp"
#include "woo24/sync/order_draft.hpp"

namespace woo24::sync {

namespace {

/// One field after the other, each closed by its length, so that no two orders read the same.
class Digest {
 public:
  void add(const std::string& text) {
    bytes_ += std::to_string(text.size());
    bytes_ += ':';
    bytes_ += text;
  }
  void add(const std::optional<std::string>& text) { text ? add("+" + *text) : add(std::string("-")); }
  void add(std::int64_t number) { add(std::to_string(number)); }
  void add(const std::optional<std::int64_t>& number) { number ? add(*number) : add(std::string("-")); }
  void add(const std::optional<bool>& flag) { add(std::string(!flag ? "-" : *flag ? "yes" : "no")); }
  void add(const std::optional<Amount>& amount) { add(amount ? std::to_string(amount->millionths()) : std::string("-")); }
  void add(const std::optional<Day>& day) { add(day ? format_day(*day) : std::string("-")); }
  void add(const std::optional<office::Address>& address) {
    if (!address) return add(std::string("-"));
    for (const auto* part :
         {&address->street, &address->state, &address->postal_code, &address->postal_area, &address->name, &address->country})
      add(*part);
  }
  void add(const std::optional<office::Currency>& currency) {
    if (!currency) return add(std::string("-"));
    add(currency->symbol);
    add(currency->rate);
    add(currency->unit);
  }
  void add(const office::Row& row) {
    add(row.type == office::RowType::text ? std::string("text") : std::string("normal"));
    add(row.product.value);
    add(row.name);
    add(row.price);
    add(row.discount_rate);
    add(row.quantity);
    add(row.tax_code);
    add(row.department);
    add(row.project);
    for (const auto& one : row.user_dimensions) {  // none adds nothing: what was sent before there were any stays the same
      add(one.type);
      add(one.value);
    }
  }
  [[nodiscard]] std::string hex() const { return sha256_hex(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace

std::string fingerprint(const office::Order& order) {
  Digest digest;
  digest.add(order.customer ? std::optional(order.customer->value) : std::nullopt);
  for (const auto* text : {&order.delivery_name, &order.delivery_phone, &order.state, &order.your_reference,
                           &order.invoice_title, &order.invoice_text, &order.customer_org_no, &order.distributor,
                           &order.distribution_method, &order.invoice_email, &order.reference_number}) {
    digest.add(*text);
  }
  digest.add(order.invoice_address);
  digest.add(order.delivery_address);
  for (const auto* day : {&order.date_ordered, &order.date_invoiced, &order.paid}) digest.add(*day);
  for (const auto* number : {&order.payment_time, &order.department, &order.project, &order.payment_method, &order.type_of_sale,
                             &order.external_status}) {
    digest.add(*number);
  }
  for (const auto* flag : {&order.include_vat, &order.skip_stock, &order.send_to_factoring}) digest.add(*flag);
  digest.add(order.currency);
  digest.add(order.payment_amount);
  digest.add(static_cast<std::int64_t>(order.rows.size()));
  for (const auto& row : order.rows) digest.add(row);
  return digest.hex();
}

}  // namespace woo24::sync
