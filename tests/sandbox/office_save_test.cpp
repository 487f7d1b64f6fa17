// SaveInvoices: creating, updating, states, payments, and what goes wrong inside.
#include "office_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using NotAtomic = OfficeSwitches::NotAtomic;
using Posting = OfficeSwitches::PaymentPosting;
using Repeat = OfficeSwitches::PaymentRepeat;

class OfficeSaveTest : public OfficeTest {
 protected:
  static std::string existing(std::int64_t id, const std::string& state = "") {
    return "<OrderId>" + std::to_string(id) + "</OrderId><CustomerId>1001</CustomerId>" +
           (state.empty() ? "" : "<OrderStatus>" + state + "</OrderStatus>");
  }
  Answer update(std::int64_t id, const std::string& key, const std::string& state, const std::string& more = "",
                const std::string& rows = "") {
    return save(order(rows, more, reference(key), existing(id, state)));
  }
  static std::string klarna(const std::string& amount) {
    return "<PaymentMethodId>3</PaymentMethodId><PaymentAmount>" + amount + "</PaymentAmount>";
  }
  std::int64_t hammer(const std::string& key) { return saved(key, row("HAM-001", "100.00")); }
  std::string row_id(std::int64_t id, std::size_t index = 0) { return std::to_string(booked(id).rows.at(index).id); }
};

TEST_F(OfficeSaveTest, DrawsIdsAndEchoesWhatWasSent) {
  const auto answer =
      save(order(row("HAM-001", "100"), "", reference("WOO-1")) + order(row("BOR-550", "796"), "", reference("WOO-2")));
  EXPECT_THAT(answer.all("InvoiceOrder/OrderId"), ElementsAre("5001", "5002"));
  EXPECT_THAT(answer.all("InvoiceOrder/ReferenceNumber"), ElementsAre("WOO-1", "WOO-2"));
  EXPECT_FALSE(answer.has("InvoiceOrder/OrderTotalIncVat"));
  EXPECT_FALSE(answer.has("InvoiceOrder/InvoiceRows/InvoiceRow/RowId"));
  EXPECT_THAT(office.errors(), IsEmpty());
}

TEST_F(OfficeSaveTest, EchoOfAllOrOfIdsAlone) {
  change([](auto& how) { how.echo = OfficeSwitches::Echo::full; });
  const auto full = save(order(row("HAM-001", "100"), "", reference("WOO-1")));
  EXPECT_EQ(full.one("InvoiceOrder/OrderTotalIncVat"), "125.0000");
  EXPECT_TRUE(full.has("InvoiceOrder/InvoiceRows/InvoiceRow/RowId"));
  change([](auto& how) { how.echo = OfficeSwitches::Echo::ids; });
  const auto ids = save(order(row("HAM-001", "100"), "", reference("WOO-2")));
  EXPECT_EQ(ids.one("InvoiceOrder/OrderId"), "5002");
  EXPECT_FALSE(ids.has("InvoiceOrder/ReferenceNumber"));
}

TEST_F(OfficeSaveTest, ItemsAreRefusedOneByOne) {
  const auto answer =
      save(order("", "", "", "<CustomerId>7</CustomerId>") + order(row("HAM-001", "100"), "", reference("WOO-1")) +
           order("<InvoiceRow><ProductId>1</ProductId></InvoiceRow>", "", reference("WOO-2")) +
           order("", "", reference(std::string(51, 'x'))) + order("", "<TypeOfSaleId>99</TypeOfSaleId>"));
  EXPECT_THAT(
      answer.all("InvoiceOrder/APIException/Message"),
      ElementsAre("Customer with id 7 does not exist.", "Product with id 1 does not exist.",
                  "String or binary data would be truncated: ReferenceNumber.", "Type of sale with id 99 does not exist."));
  EXPECT_THAT(answer.all("InvoiceOrder/OrderId"), ElementsAre("5001"));
  EXPECT_EQ(office.books().orders.size(), 1u);
}

TEST_F(OfficeSaveTest, FieldLengthsCountLettersNotBytes) {
  std::string letters;
  for (int i = 0; i < 50; ++i) letters += "å";
  EXPECT_EQ(save(order("", "", reference(letters))).one("InvoiceOrder/OrderId"), "5001");
}

TEST_F(OfficeSaveTest, AnUpdateChangesOnlyWhatIsGiven) {
  const auto id = saved("WOO-1 *ab12", row("HAM-001", "100"),
                        "<YourReference>Eva</YourReference><DepartmentId>10</DepartmentId><ExternalStatus>7</ExternalStatus>");
  update(id, "WOO-1", "ForInvoicing", "<InvoiceTitle>Klar</InvoiceTitle>");
  const auto order = booked(id);
  EXPECT_EQ(order.reference_number, "WOO-1");
  EXPECT_EQ(order.state, "ForInvoicing");
  EXPECT_EQ(order.title, "Klar");
  EXPECT_EQ(order.your_reference, "Eva");
  EXPECT_EQ(order.department, 10);
  EXPECT_EQ(order.rows.size(), 1u);
  EXPECT_EQ(order.saves, 2);
  EXPECT_THAT(office.errors(), IsEmpty());
}

TEST_F(OfficeSaveTest, AnUpdateMayResetWhatIsLeftOut) {
  change([](auto& how) { how.update_resets = OfficeSwitches::UpdateResets::left_out; });
  const auto id = saved("WOO-1", row("HAM-001", "100"), "<DepartmentId>10</DepartmentId><ExternalStatus>7</ExternalStatus>");
  update(id, "WOO-1", "", "<InvoiceTitle>Klar</InvoiceTitle>");
  const auto order = booked(id);
  EXPECT_FALSE(order.department);
  EXPECT_FALSE(order.external_status);
  EXPECT_EQ(order.state, "Web");
  EXPECT_EQ(order.customer, 1001);
  EXPECT_EQ(order.total_inc_vat, "125.00");
}

TEST_F(OfficeSaveTest, RowsChangeByTheirState) {
  const auto id = saved("WOO-1", row("HAM-001", "100") + row("BOR-550", "796"));
  update(id, "WOO-1", "", "",
         "<InvoiceRow><RowId>" + row_id(id, 0) + "</RowId><Price>90</Price><ChangeState>Edit</ChangeState></InvoiceRow>" +
             "<InvoiceRow><RowId>" + row_id(id, 1) + "</RowId><ChangeState>Delete</ChangeState></InvoiceRow>" +
             row("ORES", "0.50", "1", "<ChangeState>Add</ChangeState>"));
  const auto order = booked(id);
  ASSERT_EQ(order.rows.size(), 2u);
  EXPECT_EQ(order.rows[0].price, "90");
  EXPECT_EQ(order.rows[0].product_no, "HAM-001");
  EXPECT_EQ(order.rows[1].product_no, "ORES");
  EXPECT_EQ(order.total_inc_vat, "113.00");
  update(id, "WOO-1", "", "", row("ORES", "0.50"));
  EXPECT_EQ(booked(id).rows.size(), 2u);
  EXPECT_THAT(office.errors(), ElementsAre(HasSubstr("row-without-change-state")));
  const auto unknown =
      update(id, "WOO-1", "", "", "<InvoiceRow><RowId>1</RowId><ChangeState>Delete</ChangeState></InvoiceRow>");
  EXPECT_EQ(unknown.one("InvoiceOrder/APIException/Message"), "Row with id 1 does not exist.");
}

TEST_F(OfficeSaveTest, AnotherSaleTypeIsAnotherRate) {
  const auto id = hammer("WOO-1");
  update(id, "WOO-1", "", "<TypeOfSaleId>12</TypeOfSaleId>");
  EXPECT_EQ(booked(id).total_inc_vat, "100.00");
}

TEST_F(OfficeSaveTest, InvoicedAtOnceAndNeverChangedAgain) {
  const auto answer = save(order(row("HAM-001", "100"), klarna("125.00"), reference("WOO-1"),
                                 "<CustomerId>1001</CustomerId><OrderStatus>Invoiced</OrderStatus>"));
  EXPECT_EQ(answer.one("InvoiceOrder/InvoiceId"), "20001");
  EXPECT_TRUE(answer.has("InvoiceOrder/DateInvoiced"));
  const auto order = booked(5001);
  EXPECT_EQ(order.open, "0.00");
  EXPECT_EQ(order.date_invoiced, "2026-11-24");
  EXPECT_EQ(office.books().balance(1685), "125.00");
  EXPECT_EQ(update(5001, "WOO-1", "Web").one("InvoiceOrder/APIException/Message"),
            "The order is invoiced and can not be changed.");
  EXPECT_THAT(office.errors(), ElementsAre(HasSubstr("invoiced-update")));
}

TEST_F(OfficeSaveTest, AfterInvoicingOnlyTitleAndReferenceMayBeUpdated) {
  const auto id = hammer("WOO-1");
  office.invoice(id);
  caller.call(
      "invoice", "UpdateInvoices",
      "<invoices>" +
          order("", "<YourReference>Ny</YourReference><InvoiceTitle>Rättad</InvoiceTitle>", reference("WOO-9"), existing(id)) +
          "</invoices>");
  EXPECT_EQ(booked(id).title, "Rättad");
  EXPECT_EQ(booked(id).reference_number, "WOO-9");
  EXPECT_EQ(booked(id).your_reference, "");
}

TEST_F(OfficeSaveTest, ABlockedCardCannotBeInvoiced) {
  office.block_company(1001, true);
  const auto id = hammer("WOO-1");
  EXPECT_THAT(update(id, "WOO-1", "Invoiced").one("InvoiceOrder/APIException/Message"), HasSubstr("blocked"));
  EXPECT_EQ(booked(id).state, "Web");
  EXPECT_FALSE(office.invoice(id));
}

struct PostingCase {
  Posting when;
  const char* after_release;  ///< on Klarna's account
  const char* after_invoice;
  const char* open;
};

class OfficePosting : public OfficeSaveTest, public ::testing::WithParamInterface<PostingCase> {};

TEST_P(OfficePosting, BooksThePaymentWhenTheSwitchSays) {
  const auto& [when, after_release, after_invoice, open] = GetParam();
  change([booked = when](auto& how) { how.payment_posting = booked; });
  const auto id = hammer("WOO-1");
  update(id, "WOO-1", "ForInvoicing", klarna("125.00"));
  EXPECT_EQ(office.books().balance(1685), after_release);
  EXPECT_EQ(booked(id).open, "0.00");
  office.invoice(id);
  EXPECT_EQ(office.books().balance(1685), after_invoice);
  EXPECT_EQ(office.books().balance(1510), booked(id).open);
  EXPECT_EQ(booked(id).open, open);
}

INSTANTIATE_TEST_SUITE_P(When, OfficePosting,
                         ::testing::Values(PostingCase{Posting::release, "125.00", "125.00", "0.00"},
                                           PostingCase{Posting::invoicing, "0.00", "125.00", "0.00"},
                                           PostingCase{Posting::lost, "0.00", "0.00", "125.00"}));

struct RepeatCase {
  Repeat how;
  Posting when;
  const char* paid;
};

class OfficeRepeat : public OfficeSaveTest, public ::testing::WithParamInterface<RepeatCase> {};

TEST_P(OfficeRepeat, SecondPaymentIsNoted) {
  const auto& [repeat, when, paid] = GetParam();
  change([&, repeat = repeat, when = when](auto& how) { how.payment_repeat = repeat, how.payment_posting = when; });
  const auto id = hammer("WOO-1");
  update(id, "WOO-1", "", klarna("125.00"));
  update(id, "WOO-1", "", klarna("100.00"));
  EXPECT_EQ(booked(id).paid_amount, paid);
  EXPECT_THAT(office.errors(), ElementsAre(HasSubstr("double-payment")));
  if (when == Posting::release) {
    EXPECT_EQ(office.books().balance(1685), paid);
  }
}

INSTANTIATE_TEST_SUITE_P(How, OfficeRepeat,
                         ::testing::Values(RepeatCase{Repeat::adds, Posting::invoicing, "225.00"},
                                           RepeatCase{Repeat::adds, Posting::release, "225.00"},
                                           RepeatCase{Repeat::replaces, Posting::invoicing, "100.00"},
                                           RepeatCase{Repeat::replaces, Posting::release, "100.00"},
                                           RepeatCase{Repeat::ignored, Posting::invoicing, "125.00"},
                                           RepeatCase{Repeat::ignored, Posting::release, "125.00"}));

TEST_F(OfficeSaveTest, PaymentAndStateMayPart) {
  const auto first = hammer("WOO-1 *ab12");
  office.not_atomic_next(NotAtomic::state_lost);
  update(first, "WOO-1", "ForInvoicing", klarna("125.00"));
  EXPECT_EQ(booked(first).state, "Web");
  EXPECT_EQ(booked(first).reference_number, "WOO-1 *ab12");
  EXPECT_EQ(booked(first).paid_amount, "125.00");
  const auto second = hammer("WOO-2 *ab12");
  office.not_atomic_next(NotAtomic::payment_lost);
  update(second, "WOO-2", "ForInvoicing", klarna("125.00"));
  EXPECT_EQ(booked(second).state, "ForInvoicing");
  EXPECT_EQ(booked(second).paid_amount, "0.00");
  const auto third = hammer("WOO-3 *ab12");
  update(third, "WOO-3", "ForInvoicing", klarna("125.00"));
  EXPECT_EQ(booked(third).state + booked(third).paid_amount, "ForInvoicing125.00");
}

TEST_F(OfficeSaveTest, HalfABatchThenAFault) {
  office.partial_save(1);
  const auto both = order(row("HAM-001", "100"), "", reference("WOO-1")) + order(row("HAM-001", "100"), "", reference("WOO-2"));
  const auto answer = save(both);
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.fault, HasSubstr("---> Transaction"));
  EXPECT_EQ(office.books().with_key("WOO-1").size(), 1u);
  EXPECT_EQ(office.books().with_key("WOO-2").size(), 0u);
  save(order(row("HAM-001", "100"), "", reference("WOO-2")));
  EXPECT_EQ(office.books().orders.size(), 2u);
}

TEST_F(OfficeSaveTest, ExceptionWithAndWithoutId) {
  office.item_exception_next(true);
  const auto with = save(order(row("HAM-001", "100"), "", reference("WOO-1")));
  EXPECT_EQ(with.one("InvoiceOrder/OrderId"), "5001");
  EXPECT_TRUE(with.has("InvoiceOrder/APIException/Message"));
  EXPECT_EQ(office.books().orders.size(), 1u);
  office.item_exception_next(false, 1);
  const auto without =
      save(order(row("HAM-001", "100"), "", reference("WOO-2")) + order(row("HAM-001", "100"), "", reference("WOO-3")));
  EXPECT_EQ(without.all("InvoiceOrder/OrderId").size(), 1u);
  EXPECT_EQ(office.books().with_key("WOO-3").size(), 0u);
}

TEST_F(OfficeSaveTest, TheJudgeSeesDoublesAndStrangers) {
  const auto id = hammer("WOO-1 *ab12");
  hammer("WOO-1");
  EXPECT_THAT(office.errors(), ElementsAre(HasSubstr("duplicate-reference")));
  update(id, "WOO-2", "");
  EXPECT_THAT(office.errors(), Contains(HasSubstr("other-reference")));
  update(4444, "WOO-4", "");
  EXPECT_THAT(office.errors(), Contains(HasSubstr("unknown-order")));
  EXPECT_EQ(office.books().with_key("WOO-4").at(0).id, 4444);
}

TEST_F(OfficeSaveTest, AnInactiveOneIsNoDouble) {
  const auto id = hammer("WOO-1");
  update(id, "WOO-1", "Inactive");
  hammer("WOO-1");
  EXPECT_THAT(office.errors(), IsEmpty());
  EXPECT_EQ(office.books().with_key("WOO-1").size(), 2u);
  EXPECT_EQ(office.books().counting("WOO-1").size(), 1u);
}

TEST_F(OfficeSaveTest, ANewModuleDoesNotKeepEveryState) {
  change([](auto& how) { how.new_invoicing_module = true; });
  const auto id = hammer("WOO-1");
  update(id, "WOO-1", "ForInvoicing");
  EXPECT_EQ(booked(id).state, "Web");
  update(id, "WOO-1", "Confirmed");
  EXPECT_EQ(booked(id).state, "Confirmed");
}

TEST_F(OfficeSaveTest, AnotherProgramWritesExternalStatus) {
  change([](auto& how) { how.external_status_overwritten = 3; });
  EXPECT_EQ(booked(saved("WOO-1", "", "<ExternalStatus>1042</ExternalStatus>")).external_status, 3);
}

TEST_F(OfficeSaveTest, IdsAreGivenAgain) {
  const auto id = hammer("WOO-1");
  ASSERT_TRUE(office.delete_order(id));
  office.next_order_id(id);
  EXPECT_EQ(hammer("WOO-2"), id);
  EXPECT_EQ(hammer("WOO-3"), id + 1);
}

}  // namespace
}  // namespace woo24::sandbox
