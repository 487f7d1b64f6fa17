// Which order of the office a past order was booked as: a row here is a case.
#include "woo24/sync/rehearsal.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

Day day(int d) { return Day{std::chrono::year{2026} / 11 / d}; }

PastOrder past() {
  PastOrder order;
  order.order = {1042};
  order.number = "A-1042";
  order.currency = "SEK";
  order.total = *Amount::parse("1249.00");
  order.vat = *Amount::parse("249.80");
  order.vat_slack = *Amount::parse("0.02");
  order.day = day(10);
  order.buyer = "Anna Svensson";
  order.email = "anna@example.se";
  order.type_of_sale = 3;
  return order;
}

struct Booked {
  const char* text;
  const char* total;
  int day;
  const char* customer;
  const char* email;
};

office::Order order_of(std::int64_t id, const Booked& one) {
  office::Order order;
  order.id = {id};
  order.state = "Invoiced";
  order.invoice_text = one.text;
  order.total_inc_vat = Amount::parse(one.total);
  order.total_vat = Amount::parse("249.80");
  order.date_ordered = day(one.day);
  order.customer_name = one.customer;
  order.invoice_email = one.email;
  order.type_of_sale = 3;
  return order;
}

std::vector<std::int64_t> found(const std::vector<Booked>& booked) {
  std::vector<BookedOrder> orders;
  std::int64_t id = 5001;
  for (const auto& one : booked) orders.push_back(*booked_order(order_of(id++, one)));
  std::vector<std::int64_t> ids;
  for (const auto& one : BookedShelf(std::move(orders)).candidates(past())) ids.push_back(one.id.value);
  return ids;
}

struct Case {
  const char* name;
  std::vector<Booked> booked;
  std::vector<std::int64_t> found;
};

class Rehearsal : public testing::TestWithParam<Case> {};

TEST_P(Rehearsal, finds) { EXPECT_EQ(found(GetParam().booked), GetParam().found); }

INSTANTIATE_TEST_SUITE_P(
    Cases, Rehearsal,
    testing::Values(Case{"number_and_total", {{"Webborder A-1042", "1249.00", 25, "Kontantkund", ""}}, {5001}},
                    Case{"number_in_capitals_or_not", {{"webborder a-1042", "1249.00", 25, "Kontantkund", ""}}, {5001}},
                    Case{"number_and_day_with_another_total", {{"A-1042", "1248.00", 11, "Kontantkund", ""}}, {5001}},
                    Case{"the_shops_id_in_a_text", {{"order 1042", "1249.00", 10, "Kontantkund", ""}}, {5001}},
                    Case{"a_number_alone_is_no_proof", {{"Telefon A-1042", "80.00", 28, "Någon Annan", ""}}, {}},
                    Case{"a_part_of_a_longer_number", {{"A-10421", "1.00", 10, "Någon Annan", ""}}, {}},
                    Case{"total_day_and_name", {{"", "1249.00", 12, "Svensson, Anna", ""}}, {5001}},
                    Case{"total_day_and_address", {{"", "1249.00", 10, "A S", "ANNA@example.se"}}, {5001}},
                    Case{"total_and_day_alone", {{"", "1249.00", 10, "Någon Annan", ""}}, {}},
                    Case{"total_and_name_long_after", {{"", "1249.00", 25, "Anna Svensson", ""}}, {}},
                    Case{"the_weightier_one",
                         {{"", "1249.00", 10, "Anna Svensson", ""}, {"A-1042", "1249.00", 10, "Anna Svensson", ""}},
                         {5002}},
                    Case{"two_that_weigh_the_same",
                         {{"", "1249.00", 10, "Anna Svensson", ""}, {"", "1249.00", 11, "Anna Svensson", ""}},
                         {5001, 5002}}),
    [](const auto& one) { return one.param.name; });

TEST(RehearsalOf, what_is_no_booking_is_left_out) {
  for (const auto* state : {"Inactive", "Offer"}) {
    auto order = order_of(1, {"A-1042", "1249.00", 10, "Anna Svensson", ""});
    order.state = state;
    EXPECT_FALSE(booked_order(order)) << state;
  }
}

TEST(RehearsalOf, every_text_may_bear_the_number) {
  office::Order order;
  order.id = {1};
  order.your_reference = "yr";
  order.invoice_title = "it";
  order.invoice_text = "tx";
  order.reference_number = "RN";
  order.external_status = 77;
  office::Row row;
  row.type = office::RowType::text;
  row.name = "rad";
  order.rows = {row};
  EXPECT_EQ(booked_order(order)->texts, "rn\nyr\nit\ntx\n77\nrad\n");
}

TEST(RehearsalOf, says_what_differs_and_leaves_rounding_alone) {
  auto order = order_of(1, {"A-1042", "1249.00", 10, "Anna Svensson", ""});
  order.total_vat = Amount::parse("249.79");
  EXPECT_TRUE(differences(past(), *booked_order(order)).empty());
  order.total_vat = Amount::parse("249.70");
  order.total_inc_vat = Amount::parse("1250.00");
  order.type_of_sale = 4;
  order.currency = office::Currency{"EUR", std::nullopt, std::nullopt};
  const std::vector<Difference> wanted{{Differs::total, "1249.00", "1250.00"},
                                       {Differs::vat, "249.80", "249.70"},
                                       {Differs::sale_type, "3", "4"},
                                       {Differs::currency, "SEK", "EUR"}};
  EXPECT_EQ(differences(past(), *booked_order(order)), wanted);
}

}  // namespace
}  // namespace woo24::sync
