#include "woo24/sync/completion.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

office::Order office_order(std::int64_t id, const std::string& state, std::int64_t invoice = 0, std::int64_t of = 0) {
  office::Order order;
  order.id = office::OrderId{id};
  order.state = state;
  if (invoice != 0) {
    order.invoice = office::InvoiceId{invoice};
    order.date_invoiced = parse_day("2026-11-24");
    order.payment_time = 30;
    order.ocr = std::to_string(invoice) + "7";
  }
  if (of != 0) order.reference_order = office::OrderId{of};
  return order;
}

office::Order lacking(office::Order order, std::int64_t pieces) {
  order.rows.emplace_back().quantity_rest = Amount::whole(pieces);
  return order;
}

struct Sale {
  const char* what;
  std::vector<office::Order> orders;
  const char* said;  ///< "" where it is not invoiced
};
void PrintTo(const Sale& row, std::ostream* out) { *out << row.what; }
class InvoicedSaleTest : public testing::TestWithParam<Sale> {};

TEST_P(InvoicedSaleTest, IsWhatTheOfficeShows) {
  const auto sale = invoiced_sale(GetParam().orders, {1});
  const auto said = !sale ? "" : invoice_meta(*sale, false).value + (sale->rests ? " rests" : "") + (sale->cash ? " cash" : "");
  EXPECT_EQ(said, GetParam().said);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, InvoicedSaleTest,
    testing::Values(
        Sale{"not invoiced", {office_order(1, "ForInvoicing")}, ""}, Sale{"gone", {}, ""},
        Sale{"invoiced", {office_order(1, "Invoiced", 100)}, "invoice=100 ocr=1007 due=2026-12-24"},
        Sale{"cash", {office_order(1, "InvoicedCashAccount", 100)}, "invoice=100 ocr=1007 due=2026-12-24 cash"},
        Sale{"gathered into another's invoice", {office_order(1, "InvoicedPack", 100)}, "invoice=100 ocr=1007 due=2026-12-24"},
        Sale{"a part is to come",
             {lacking(office_order(1, "Invoiced", 100), 2), office_order(2, "Rest", 0, 1)},
             "invoice=100 ocr=1007 due=2026-12-24 rests"},
        Sale{"a part is to come, in no order yet",
             {lacking(office_order(1, "Invoiced", 100), 2)},
             "invoice=100 ocr=1007 due=2026-12-24 rests"},
        Sale{"the rest came",
             {lacking(office_order(1, "Invoiced", 100), 2), office_order(2, "Invoiced", 105, 1)},
             "invoice=100,105 ocr=1057 due=2026-12-24"},
        Sale{"the rest came in part",
             {lacking(office_order(1, "Invoiced", 100), 2), lacking(office_order(2, "Invoiced", 105, 1), 1),
              office_order(3, "Rest", 0, 2)},
             "invoice=100,105 ocr=1057 due=2026-12-24 rests"},
        Sale{"the rest first", {office_order(1, "ForInvoicing"), office_order(2, "Invoiced", 105, 1)}, ""},
        Sale{"a copy by hand is none of it",
             {office_order(1, "Invoiced", 100), office_order(2, "Web")},
             "invoice=100 ocr=1007 due=2026-12-24"}));

TEST(Completion, ARestThatWasSetInactiveIsNotWaitedFor) {
  const auto sale = invoiced_sale({office_order(1, "Invoiced", 100), office_order(2, "Inactive", 0, 1)}, {1});
  ASSERT_TRUE(sale);
  EXPECT_FALSE(sale->rests);
}

TEST(Completion, NoDueDayWithoutPaymentTime) {
  auto order = office_order(1, "Invoiced", 100);
  order.payment_time = 0;
  order.ocr.reset();
  const auto sale = invoiced_sale({order}, {1});
  ASSERT_TRUE(sale);
  EXPECT_EQ(invoice_meta(*sale, true).value, "invoice=100 ocr= due= completed");
  EXPECT_EQ(invoice_note(*sale), "24SevenOffice: invoice 100");
}

struct End {
  const char* status;
  std::vector<std::string> from;
  bool due, rests, ours_before;
  Ending ending;
};
void PrintTo(const End& row, std::ostream* out) { *out << row.status << (row.rests ? ", rests" : ""); }
class EndingTest : public testing::TestWithParam<End> {};

TEST_P(EndingTest, FollowsStatusAndSettings) {
  const auto& row = GetParam();
  InvoicedSale sale{{{100}}, "1007", parse_day("2026-12-24"), false, row.rests};
  shop::Order order;
  order.status = row.status;
  if (row.ours_before) order.meta.push_back(invoice_meta(sale, true));
  EXPECT_EQ(ending(sale, order, row.from, row.due), row.ending);
}

const std::vector<std::string> k_processing{"processing"};
INSTANTIATE_TEST_SUITE_P(Cases, EndingTest,
                         testing::Values(End{"processing", k_processing, true, false, false, Ending::complete},
                                         End{"processing", k_processing, true, true, false, Ending::rests},
                                         End{"processing", {}, true, false, false, Ending::noted},
                                         End{"cancelled", {}, false, false, false, Ending::noted},
                                         End{"completed", k_processing, true, false, false, Ending::completed},
                                         End{"completed", k_processing, true, false, true, Ending::completed},
                                         End{"processing", k_processing, true, false, true, Ending::moved},
                                         End{"on-hold", k_processing, true, false, false, Ending::waits},
                                         End{"on-hold", k_processing, false, false, false, Ending::moved},
                                         End{"cancelled", k_processing, false, false, false, Ending::moved},
                                         End{"refunded", k_processing, true, false, false, Ending::moved},
                                         End{"cancelled", {"cancelled"}, false, false, false, Ending::moved}));

}  // namespace
}  // namespace woo24::sync
