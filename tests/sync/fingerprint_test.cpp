#include "woo24/sync/order_draft.hpp"

#include "office_echo.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;

office::Order base() { return sent_of(draft(swedish_order(), example_rules(), products()).value()); }

TEST(Fingerprint, IgnoresIdsAndWhatIsOnlyRead) {
  auto order = base();
  const auto before = fingerprint(order);
  order.id = office::OrderId{5001};
  order.invoice = office::InvoiceId{10001};
  order.total_inc_vat = amount("557");
  order.total_vat = amount("111.40");
  order.date_changed = parse_utc("2026-11-24T02:00:00Z");
  order.customer_name = "Anna";
  for (auto& row : order.rows) {
    row.id = office::RowId{7};
    row.vat_rate = amount("25");
    row.change = office::ChangeState::edit;
  }
  EXPECT_EQ(fingerprint(order), before);
}

TEST(Fingerprint, ChangesWithEverythingThatIsSaved) {
  const auto order = base();
  const auto before = fingerprint(order);
  const std::vector<std::pair<const char*, std::function<void(office::Order&)>>> changes{
      {"customer", [](auto& o) { o.customer = office::CompanyId{2}; }},
      {"delivery name", [](auto& o) { o.delivery_name = "x"; }},
      {"delivery phone", [](auto& o) { o.delivery_phone.reset(); }},
      {"invoice address", [](auto& o) { o.invoice_address->street = "x"; }},
      {"delivery address", [](auto& o) { o.delivery_address.reset(); }},
      {"state", [](auto& o) { o.state = "ForInvoicing"; }},
      {"date ordered", [](auto& o) { o.date_ordered = parse_day("2026-11-25"); }},
      {"date invoiced", [](auto& o) { o.date_invoiced = parse_day("2026-11-25"); }},
      {"paid", [](auto& o) { o.paid = parse_day("2026-11-25"); }},
      {"payment time", [](auto& o) { o.payment_time = 30; }},
      {"department", [](auto& o) { o.department.reset(); }},
      {"project", [](auto& o) { o.project = 1; }},
      {"include VAT", [](auto& o) { o.include_vat = true; }},
      {"reference of the buyer", [](auto& o) { o.your_reference = "x"; }},
      {"title", [](auto& o) { o.invoice_title = "x"; }},
      {"text", [](auto& o) { o.invoice_text = ""; }},
      {"currency",
       [](auto& o) {
         o.currency = office::Currency{"EUR", amount("11"), 1};
       }},
      {"payment method", [](auto& o) { o.payment_method = 3; }},
      {"payment amount", [](auto& o) { o.payment_amount = amount("1"); }},
      {"sale type", [](auto& o) { o.type_of_sale = 12; }},
      {"distributor", [](auto& o) { o.distributor = "Auto"; }},
      {"distribution method", [](auto& o) { o.distribution_method = "EMail"; }},
      {"external status", [](auto& o) { o.external_status.reset(); }},
      {"invoice mail", [](auto& o) { o.invoice_email = "x"; }},
      {"reference number", [](auto& o) { o.reference_number = "x"; }},
      {"stock", [](auto& o) { o.skip_stock = true; }},
      {"factoring", [](auto& o) { o.send_to_factoring = true; }},
      {"a row's price", [](auto& o) { o.rows[1].price = amount("1"); }},
      {"a row's name", [](auto& o) { o.rows[1].name = "x"; }},
      {"a row's tax code", [](auto& o) { o.rows[1].tax_code = 2; }},
      {"a row's dimension",
       [](auto& o) {
         o.rows[1].user_dimensions = {{101, "Kampanj", "Vinter"}};
       }},
      {"a row less", [](auto& o) { o.rows.pop_back(); }},
      {"rows the other way round", [](auto& o) { std::swap(o.rows[1], o.rows[2]); }},
  };
  for (const auto& [what, change] : changes) {
    auto changed = order;
    change(changed);
    EXPECT_NE(fingerprint(changed), before) << what;
  }
}

}  // namespace
}  // namespace woo24::sync
