#include "woo24/sync/forms.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

Draft paid_draft() {
  Draft draft;
  draft.order.invoice_title = "Order 1042";
  draft.order.rows.push_back({});
  draft.becomes = "ForInvoicing";
  draft.payment_method = 7;
  draft.payment = PaymentPlan{7, Amount::cents(124900), parse_day("2026-11-24")};
  return draft;
}

Posting posting() {
  Posting posting;
  posting.key = "WOO-exempel-1042-3fa9c1";
  posting.order = {1042};
  posting.customer = office::CompanyId{1007};
  posting.office_order = office::OrderId{5001};
  return posting;
}

TEST(Forms, only_the_release_carries_a_payment_and_only_when_told_to) {
  const auto staged = staged_form(paid_draft(), posting(), "12ab34cd");
  EXPECT_EQ(staged.state, "Web");
  EXPECT_EQ(staged.reference_number, "WOO-exempel-1042-3fa9c1 *12ab");
  EXPECT_FALSE(staged.payment_amount);
  EXPECT_FALSE(staged.paid);
  EXPECT_EQ(staged.external_status, 1042);

  const auto released = released_form(paid_draft(), posting(), true);
  EXPECT_EQ(released.state, "ForInvoicing");
  EXPECT_EQ(released.reference_number, "WOO-exempel-1042-3fa9c1");
  EXPECT_EQ(released.payment_amount, Amount::cents(124900));
  EXPECT_TRUE(released.rows.empty());
  EXPECT_FALSE(released_form(paid_draft(), posting(), false).payment_amount);
  EXPECT_EQ(released_form(paid_draft(), posting(), false).invoice_title, "Order 1042");
}

/// An update that leaves a field out may reset it: each form names all that the order is.
TEST(Forms, every_save_carries_the_whole_head) {
  auto draft = paid_draft();
  auto& order = draft.order;
  order.date_ordered = parse_day("2026-11-24");
  order.currency = office::Currency{"EUR", Amount::cents(1124), 1};
  order.type_of_sale = 12;
  order.include_vat = false;
  order.department = 30;
  order.project = 701;
  order.distributor = "Manual";
  order.distribution_method = "EMail";
  order.payment_time = 0;
  order.send_to_factoring = false;
  order.skip_stock = true;
  order.your_reference = "Anna Åkesson";
  order.invoice_title = "Order 1042";
  order.invoice_text = "Ring innan";
  order.invoice_email = "anna@example.test";
  order.delivery_name = "Anna Åkesson";
  order.delivery_phone = "070";
  order.invoice_address = office::Address{"Björkgatan 7", "", "211 20", "Malmö", "Anna Åkesson", "SE"};
  order.delivery_address = order.invoice_address;
  order.reference_invoice = office::InvoiceId{77};
  const auto head_of = [](office::Order form) {  // but for what differs by stage
    form.state.reset();
    form.reference_number.reset();
    form.paid.reset();
    form.payment_amount.reset();
    form.rows.clear();
    return form;
  };
  auto whole = order;
  whole.id = office::OrderId{5001};
  whole.customer = office::CompanyId{1007};
  whole.external_status = 1042;
  whole.payment_method = 7;
  whole.rows.clear();
  EXPECT_EQ(head_of(staged_form(draft, posting(), "12ab34cd")), whole);
  EXPECT_EQ(head_of(updated_form(draft, posting(), "12ab34cd", {})), whole);
  EXPECT_EQ(head_of(head_form(draft, posting(), "12ab34cd")), whole);
  EXPECT_EQ(head_of(released_form(draft, posting(), true)), whole);
  EXPECT_EQ(released_form(draft, posting(), true).paid, parse_day("2026-11-24"));
}

TEST(Forms, a_shop_that_leaves_external_status_alone_writes_none) {
  auto left = posting();
  left.external_status = false;
  auto draft = paid_draft();
  draft.order.external_status = 5;
  EXPECT_FALSE(staged_form(draft, left, "12ab34cd").external_status);
  EXPECT_FALSE(released_form(draft, left, true).external_status);
}

TEST(Forms, what_is_only_withdrawn_or_stopped_is_sent_back_as_it_was_shown) {
  office::Order read;
  read.id = office::OrderId{5001};
  read.customer = office::CompanyId{1007};
  read.reference_number = "WOO-exempel-1042-3fa9c1 *12ab";
  read.state = "Web";
  read.invoice_title = "Order 1042";
  read.total_inc_vat = Amount::cents(124900);
  read.department = 10;
  read.currency = office::Currency{"LOCAL", Amount::whole(1), 1};
  read.rows.push_back({});
  const auto inactive = inactive_form(read);
  EXPECT_EQ(inactive.state, "Inactive");
  EXPECT_EQ(inactive.department, 10) << "nothing left out can be reset";
  EXPECT_EQ(inactive.reference_number, read.reference_number);
  EXPECT_FALSE(inactive.total_inc_vat) << "read only";
  EXPECT_FALSE(inactive.currency) << "LOCAL is a name for the own one, not a symbol";
  EXPECT_TRUE(inactive.rows.empty());
  EXPECT_FALSE(inactive.payment_amount);
  const auto stopped = stopped_form(read);
  EXPECT_EQ(stopped.state, "Web");
  EXPECT_TRUE(is_stopped(stopped));
  EXPECT_FALSE(is_stopped(read));
  EXPECT_EQ(head_form(paid_draft(), posting(), "12ab34cd").invoice_title, "Order 1042");
}

}  // namespace
}  // namespace woo24::sync
