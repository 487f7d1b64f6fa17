// Invoices, credits, rests and payments as persons and calls make them, and what the books and the judge say.
#include "office_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class HandOrders : public OfficeTest {
 protected:
  static std::string credit_of(std::int64_t invoice) {
    return "<ReferenceInvoiceId>" + std::to_string(invoice) + "</ReferenceInvoiceId>";
  }
  Answer save_credit(const std::string& key, const std::string& rows, std::int64_t invoice, const std::string& more = "") {
    return save(order(rows, more, credit_of(invoice) + reference(key)));
  }
  std::int64_t invoiced(const std::string& key, const std::string& price, const std::string& quantity = "1",
                        const std::string& more = "") {
    const auto id = saved(key, row("HAM-001", price, quantity), more);
    EXPECT_TRUE(office.invoice(id));
    return id;
  }
  std::vector<std::string> errors() const {
    std::vector<std::string> ids;
    for (const auto& one : office.violations()) {
      if (one.error) ids.push_back(one.id);
    }
    return ids;
  }
  Answer ledger(const std::string& more = "") {
    return caller.call("transaction", "GetTransactions",
                       "<searchParams><DateStart>2026-01-01T00:00:00</DateStart><DateEnd>2026-12-31T23:59:59</DateEnd>"
                       "<SystemType xsi:nil=\"true\"/><HasInvoiceId xsi:nil=\"true\"/>" +
                           more + "</searchParams>");
  }
  static constexpr const char* k_paid = "<PaymentMethodId>3</PaymentMethodId><PaymentAmount>250.00</PaymentAmount>";
};

TEST_F(HandOrders, an_invoice_has_a_number_an_ocr_and_a_due_day) {
  const auto id = saved("WOO-x-1", row("HAM-001", "100.00"));
  EXPECT_EQ(booked(id).ocr, "");
  ASSERT_TRUE(office.invoice(id));
  EXPECT_EQ(booked(id).invoice, 20001);
  EXPECT_EQ(booked(id).ocr, "200014");
  EXPECT_EQ(booked(id).due, "2026-12-24");
  EXPECT_EQ(booked(id).open, "125.00");
  EXPECT_EQ(find("<OrderIds><int>" + std::to_string(id) + "</int></OrderIds>", "OrderId OCR").one("InvoiceOrder/OCR"),
            "200014");
  const auto at_once = invoiced("WOO-x-2", "100.00", "1");
  EXPECT_EQ(booked(at_once).ocr, "200022");
}

TEST_F(HandOrders, invoicing_draws_stock_unless_it_is_skipped) {
  const auto before = office.books().stock.at("HAM-001");
  EXPECT_EQ(before, "100");
  const auto id = saved("WOO-x-1", row("HAM-001", "100.00", "3"));
  EXPECT_EQ(office.books().stock.at("HAM-001"), "100");
  ASSERT_TRUE(office.set_state(id, "OrderState_Sent"));
  ASSERT_TRUE(office.invoice(id));
  EXPECT_EQ(office.books().stock.at("HAM-001"), "97") << "once";
  const auto back = save_credit("WOO-x-1-R1", row("HAM-001", "100.00", "-1"), 20001);
  ASSERT_TRUE(office.invoice(std::stoll(back.one("InvoiceOrder/OrderId"))));
  EXPECT_EQ(office.books().stock.at("HAM-001"), "98");
  const auto money = save(
      order(row("HAM-001", "100.00", "-1"), "", credit_of(20001) + reference("WOO-x-1-R2") + "<SkipStock>true</SkipStock>"));
  ASSERT_TRUE(office.invoice(std::stoll(money.one("InvoiceOrder/OrderId"))));
  EXPECT_EQ(office.books().stock.at("HAM-001"), "98");
}

TEST_F(HandOrders, invoiced_for_cash_is_not_booked) {
  const auto id = saved("WOO-x-1", row("HAM-001", "100.00"));
  ASSERT_TRUE(office.set_state(id, "InvoicedCashAccount"));
  EXPECT_EQ(booked(id).state, "InvoicedCashAccount");
  EXPECT_EQ(booked(id).invoice, 20001);
  EXPECT_EQ(booked(id).open, "0.00");
  EXPECT_THAT(office.books().ledger, IsEmpty());
  EXPECT_FALSE(office.invoice(id));
}

TEST_F(HandOrders, a_credit_settles_what_is_open_of_its_invoice) {
  const auto sale = invoiced("WOO-x-1", "100.00", "2");
  const auto answer = save_credit("WOO-x-1-R1", row("HAM-001", "100.00", "-1"), 20001);
  ASSERT_FALSE(answer.has("InvoiceOrder/APIException")) << answer.body;
  const auto credit = std::stoll(answer.one("InvoiceOrder/OrderId"));
  EXPECT_EQ(booked(credit).total_inc_vat, "-125.00");
  EXPECT_EQ(booked(credit).reference_invoice, 20001);
  ASSERT_TRUE(office.invoice(credit));
  EXPECT_EQ(booked(sale).open, "125.00");
  EXPECT_EQ(booked(credit).open, "0.00");
  EXPECT_EQ(office.books().balance(1510), "125.00");
  EXPECT_EQ(office.books().balance(3001), "-100.00");
  EXPECT_THAT(errors(), IsEmpty());
  const auto lines = ledger();
  EXPECT_THAT(lines.all("Transaction[AccountNo='1510']/SystemType"),
              testing::ElementsAre("InvoiceCustomer", "CreditnoteCustomer"));
  EXPECT_THAT(lines.all("Transaction[AccountNo='1510']/Open"), testing::ElementsAre("true", "false"));
  EXPECT_THAT(lines.all("Transaction[AccountNo='1510']/Dimensions/Dimension/Value"), testing::ElementsAre("1001", "1001"));
}

TEST_F(HandOrders, a_credit_of_a_paid_order_pays_back_on_the_same_account) {
  const auto sale = invoiced("WOO-x-1", "100.00", "2", k_paid);
  EXPECT_EQ(booked(sale).open, "0.00");
  const auto answer = save_credit("WOO-x-1-R1", row("HAM-001", "100.00", "-1"), 20001,
                                  "<PaymentMethodId>3</PaymentMethodId><PaymentAmount>-125.00</PaymentAmount>");
  const auto credit = std::stoll(answer.one("InvoiceOrder/OrderId"));
  ASSERT_TRUE(office.invoice(credit));
  EXPECT_EQ(booked(credit).paid_amount, "-125.00");
  EXPECT_EQ(booked(credit).open, "0.00");
  EXPECT_EQ(office.books().balance(1685), "125.00");
  EXPECT_EQ(office.books().balance(1510), "0.00");
}

TEST_F(HandOrders, a_credit_that_is_not_repaid_stays_open) {
  invoiced("WOO-x-1", "100.00", "2", k_paid);
  const auto credit = std::stoll(save_credit("WOO-x-1-R1", row("HAM-001", "100.00", "-1"), 20001).one("InvoiceOrder/OrderId"));
  ASSERT_TRUE(office.invoice(credit));
  EXPECT_EQ(booked(credit).open, "-125.00");
}

TEST_F(HandOrders, the_office_may_leave_both_open) {
  change([](OfficeSwitches& switches) { switches.credit_settles_invoice = false; });
  const auto sale = invoiced("WOO-x-1", "100.00");
  const auto credit = std::stoll(save_credit("WOO-x-1-R1", row("HAM-001", "100.00", "-1"), 20001).one("InvoiceOrder/OrderId"));
  ASSERT_TRUE(office.invoice(credit));
  EXPECT_EQ(booked(sale).open, "125.00");
  EXPECT_EQ(booked(credit).open, "-125.00");
}

TEST_F(HandOrders, what_no_careful_client_credits) {
  invoiced("WOO-x-1", "100.00", "2");
  save_credit("WOO-x-1-R1", row("HAM-001", "100.00", "-1"), 20001);
  EXPECT_THAT(errors(), IsEmpty());
  save_credit("WOO-x-1-R2", row("HAM-001", "100.00", "1"), 20001);
  EXPECT_THAT(errors(), Contains("credit-positive"));
  save_credit("WOO-x-1-R3", row("HAM-001", "100.00", "-2"), 20001);
  EXPECT_THAT(errors(), Contains("credit-too-much"));
  save(order(row("HAM-001", "1.00", "-1"), "", credit_of(20001) + reference("WOO-x-1-R4"), "<CustomerId>1002</CustomerId>"));
  EXPECT_THAT(errors(), Contains("credit-other-customer"));
  save_credit("WOO-x-1-R5", row("HAM-001", "1.00", "-1"), 20001,
              "<Currency><Rate>11.255</Rate><Unit>1</Unit><Symbol>EUR</Symbol></Currency>");
  EXPECT_THAT(errors(), Contains("credit-other-currency"));
}

TEST_F(HandOrders, a_credit_of_no_invoice_is_refused) {
  const auto answer = save_credit("WOO-x-1-R1", row("HAM-001", "100.00", "-1"), 77);
  EXPECT_THAT(answer.one("InvoiceOrder/APIException/Message"), HasSubstr("Invoice with id 77"));
  const auto order_of_none = save(order(row("HAM-001", "1.00", "-1"), "", "<ReferenceOrderId>78</ReferenceOrderId>"));
  EXPECT_THAT(order_of_none.one("InvoiceOrder/APIException/Message"), HasSubstr("Order with id 78"));
}

TEST_F(HandOrders, a_credit_too_many_made_by_hand) {
  const auto sale = invoiced("WOO-x-1", "100.00", "2");
  const auto all = office.add_credit(sale);
  EXPECT_EQ(booked(all).total_inc_vat, "-250.00");
  EXPECT_EQ(booked(all).state, "Invoiced");
  EXPECT_EQ(booked(all).reference_number, "");
  EXPECT_EQ(booked(office.add_credit(sale, "10.00")).total_inc_vat, "-12.50");
  EXPECT_EQ(office.add_credit(saved("WOO-x-2", row("HAM-001", "1.00"))), 0) << "nothing is invoiced";
}

TEST_F(HandOrders, what_rests_goes_into_an_order_of_its_own) {
  const auto first = saved("WOO-x-1", row("HAM-001", "100.00", "3"), "<ExternalStatus>1</ExternalStatus>");
  const auto rest = office.deliver_part(first, {"2"});
  EXPECT_EQ(booked(first).state, "Invoiced");
  EXPECT_EQ(booked(first).total_inc_vat, "250.00");
  EXPECT_EQ(booked(rest).state, "Rest");
  EXPECT_EQ(booked(rest).total_inc_vat, "125.00");
  EXPECT_EQ(booked(rest).reference_order, first);
  EXPECT_THAT(office.books().with_key("WOO-x-1"), SizeIs(2));
  EXPECT_EQ(office.deliver_part(rest, {}), 0) << "nothing rests";
  EXPECT_EQ(booked(rest).state, "Invoiced");
}

TEST_F(HandOrders, several_orders_in_one_invoice) {
  const auto a = saved("WOO-x-1", row("HAM-001", "100.00"), k_paid);
  const auto b = saved("WOO-x-2", row("HAM-001", "200.00"));
  const auto invoice = office.collect({a, b});
  EXPECT_EQ(booked(invoice).total_inc_vat, "375.00");
  EXPECT_EQ(booked(invoice).open, "125.00");
  EXPECT_EQ(booked(a).state, "InvoicedPack");
  EXPECT_EQ(booked(a).invoice, booked(invoice).invoice);
  EXPECT_EQ(booked(a).open, "0.00");
  EXPECT_EQ(office.books().stock.at("HAM-001"), "98");
  EXPECT_EQ(office.collect({a, b}), 0);
}

TEST_F(HandOrders, copied_paid_and_unpaid_by_hand) {
  const auto id = invoiced("WOO-x-1", "100.00");
  const auto copy = office.copy_order(id);
  EXPECT_EQ(booked(copy).reference_number, "WOO-x-1");
  EXPECT_EQ(booked(copy).invoice, 0);
  EXPECT_EQ(booked(copy).ocr, "");
  ASSERT_TRUE(office.receive_payment(id, "100.00"));
  EXPECT_EQ(booked(id).open, "25.00");
  EXPECT_EQ(office.books().balance(1930), "100.00");
  ASSERT_TRUE(office.lose_payments(id));
  EXPECT_EQ(booked(id).open, "125.00");
  EXPECT_EQ(office.books().balance(1930), "0.00");
  EXPECT_FALSE(office.receive_payment(copy, "1.00")) << "it is not invoiced";
}

TEST_F(HandOrders, an_invoice_fee_makes_the_invoice_differ_from_the_order) {
  change([](OfficeSwitches& switches) { switches.invoice_fee = 29; });
  const auto id = invoiced("WOO-x-1", "100.00");
  EXPECT_EQ(booked(id).total_inc_vat, "161.25");
}

TEST_F(HandOrders, an_order_made_by_hand_in_full) {
  OfficeHandOrder made;
  made.customer = 1001;
  made.rows = {{"HAM-001", "199.20", "2", "10", "Hammare, graverad"}, {"", "0", "0", "0", "Hämtas"}};
  made.currency = "EUR";
  made.state = "Confirmed";
  made.day = "2026-11-20";
  const auto order = booked(office.add_order(made));
  EXPECT_EQ(order.total_inc_vat, "448.20");
  EXPECT_EQ(order.currency, "EUR");
  EXPECT_EQ(order.currency_rate, "11.255");
  EXPECT_EQ(order.state, "Confirmed");
  EXPECT_EQ(order.date_ordered, "2026-11-20");
  EXPECT_TRUE(order.rows.at(1).text);
  made.rows[0].number = "NOPE";
  EXPECT_EQ(office.add_order(made), 0);
}

TEST_F(HandOrders, ledger_lines_by_invoice_and_customer) {
  invoiced("WOO-x-1", "100.00");
  invoiced("WOO-x-2", "200.00");
  EXPECT_THAT(ledger("<InvoiceNo>20002</InvoiceNo>").all("Transaction[AccountNo='1510']/Amount"),
              testing::ElementsAre("250.0000"));
  EXPECT_EQ(ledger().one("Transaction[AccountNo='1510']/DueDate"), "2026-12-24T00:00:00");
  EXPECT_EQ(ledger().one("Transaction[AccountNo='1510']/OCR"), "200014");
  EXPECT_EQ(caller.call("transaction", "GetTransactions", "<searchParams/>").status, 500);
}

}  // namespace
}  // namespace woo24::sandbox
