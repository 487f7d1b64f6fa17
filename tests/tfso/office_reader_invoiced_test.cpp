// What comes after release, against the pretend office: invoices, credits, what persons made, and the ledger.
#include "office_fixture.hpp"

#include "woo24/sandbox/office.hpp"
#include "woo24/sandbox/sim_doors.hpp"

#include <gmock/gmock.h>

namespace woo24::tfso {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// The pretend office as a door; every request is kept for the check against the WSDLs.
class SandboxDoor final : public HttpDoor {
 public:
  explicit SandboxDoor(sandbox::Office& office) : office_(office) {}
  Result<http::Response> send(const http::Request& request, const http::BodySink& sink) override {
    test::dump_request(request.body, test::operation_of(request));
    auto answer = office_.handle(request);
    if (answer.status == 200 && sink) {
      sink(answer.body);
      answer.body.clear();
    }
    return answer;
  }
  std::vector<Result<http::Response>> send_all(std::span<const http::Request>) override { return {}; }

 private:
  sandbox::Office& office_;
};

struct Invoiced : testing::Test {
  Invoiced() {
    environment.secrets["office_password"] = sandbox::k_office_password;
    environment.secrets["office_application_id"] = sandbox::k_office_application;
  }
  office::Order draft(const std::string& key, std::vector<office::Row> rows) {
    office::Order order;
    order.customer = office::CompanyId{1001};
    order.state = "ForInvoicing";
    order.date_ordered = order.paid = parse_day("2026-11-24");
    order.payment_time = 0;
    order.include_vat = false;
    order.payment_method = 3;
    order.reference_number = key;
    order.rows = std::move(rows);
    return order;
  }
  office::Row row(const std::string& number, const char* price, std::int64_t quantity = 1) {
    office::Row one;
    one.product = reader.products_by_number(number).value().at(0).id;
    one.price = Amount::parse(price).value();
    one.quantity = Amount::whole(quantity);
    return one;
  }
  office::OrderId saved(const office::Order& order) {
    const auto answer = writer.save_orders({order});
    EXPECT_TRUE(answer.ok() && answer.value().at(0).ok());
    return *answer.value().at(0).value().id;
  }
  office::Order standing(office::OrderId id) { return reader.order_standings_by_id({id}).value().at(0); }
  std::vector<office::LedgerEntry> ledger() {
    return reader.ledger({*parse_day("2026-11-01"), *parse_day("2026-12-31"), {}, {}, {}}).value();
  }

  sandbox::SimTime time;
  sandbox::Office office{[this] { return time.now(); }};
  SandboxDoor http{office};
  test::SetClock clock;
  test::FixedChance chance;
  test::GivenSecrets environment;
  Doors doors{http, clock, chance, environment};
  store::Database db = store::Database::in_memory().value();
  store::OfficeMemory memory{db};
  store::Binding binding{db};
  settings::Office settings = [] {
    settings::Office out;
    out.username = sandbox::k_office_user;
    out.client = {"Exempel AB", 1};
    out.api_url = out.webservices_url = "https://api.example.test";
    return out;
  }();
  CallBudget budget{memory, clock, 7200};
  OfficeWire wire{doors, settings, budget};
  Session session{wire, memory, binding, doors, settings.username, settings.client};
  OfficeReader reader{session};
  OfficeWriter writer{session};
};

TEST_F(Invoiced, AnInvoicedOrderShowsItsNumberItsOcrAndItsDay) {
  auto order = draft("WOO-exempel-1-aaaaaa", {row("HAM-001", "100.00", 2)});
  order.payment_time = 30;
  const auto id = saved(order);
  EXPECT_EQ(standing(id).invoice, std::nullopt);
  ASSERT_TRUE(office.invoice(id.value));
  const auto now = standing(id);
  EXPECT_EQ(now.state, "Invoiced");
  EXPECT_EQ(now.invoice, office::InvoiceId{20001});
  EXPECT_EQ(now.ocr, "200014");
  EXPECT_EQ(now.date_invoiced, parse_day("2026-11-24"));
  EXPECT_EQ(now.payment_time, 30);
  EXPECT_EQ(now.total_inc_vat, Amount::whole(250));
  EXPECT_EQ(now.reference_number, "WOO-exempel-1-aaaaaa");
  EXPECT_THAT(now.rows, IsEmpty());
}

TEST_F(Invoiced, TheLedgerTellsWhatIsOpenAndWhenItIsDue) {
  auto order = draft("WOO-exempel-1-aaaaaa", {row("HAM-001", "100.00")});
  order.payment_time = 30;
  const auto id = saved(order);
  ASSERT_TRUE(office.invoice(id.value));
  const auto receivable = [&] {
    for (const auto& entry : ledger()) {
      if (entry.account == 1510 && entry.kind == "InvoiceCustomer") return entry;
    }
    return office::LedgerEntry{};
  };
  EXPECT_EQ(receivable().amount, Amount::whole(125));
  EXPECT_TRUE(receivable().open);
  EXPECT_EQ(receivable().due, parse_day("2026-12-24"));
  EXPECT_EQ(receivable().invoice_number, "20001");
  EXPECT_EQ(receivable().ocr, "200014");
  EXPECT_EQ(receivable().customer, office::CompanyId{1001});
  ASSERT_TRUE(office.receive_payment(id.value, "125.00"));
  EXPECT_FALSE(receivable().open);
  office::LedgerSearch other{*parse_day("2026-11-01"), *parse_day("2026-11-30"), "20002", {}, {}};
  EXPECT_THAT(reader.ledger(other).value(), IsEmpty());
}

TEST_F(Invoiced, ACreditNamesItsInvoiceAndReadsBack) {
  const auto sale = saved(draft("WOO-exempel-1-aaaaaa", {row("HAM-001", "100.00", 2)}));
  ASSERT_TRUE(office.invoice(sale.value));
  auto credit = draft("WOO-exempel-1-aaaaaa-R7", {row("HAM-001", "100.00", -1)});
  credit.reference_invoice = standing(sale).invoice;
  credit.skip_stock = true;
  const auto id = saved(credit);
  const auto found = reader.orders_by_id({id}).value().at(0);
  EXPECT_EQ(found.reference_invoice, office::InvoiceId{20001});
  EXPECT_EQ(found.total_inc_vat, Amount::whole(-125));
  EXPECT_EQ(found.total_vat, Amount::whole(-25));
  EXPECT_EQ(found.skip_stock, true);
  EXPECT_EQ(found.rows.at(0).product_number, "HAM-001");
  EXPECT_EQ(found.rows.at(0).quantity, Amount::whole(-1));
  EXPECT_EQ(standing(id).reference_invoice, office::InvoiceId{20001});
  EXPECT_THAT(office.errors(), IsEmpty());
}

TEST_F(Invoiced, ACreditOfAnOrderThatIsNotInvoicedNamesTheOrder) {
  const auto sale = saved(draft("WOO-exempel-1-aaaaaa", {row("HAM-001", "100.00")}));
  auto credit = draft("WOO-exempel-1-aaaaaa-R7", {row("HAM-001", "100.00", -1)});
  credit.reference_order = sale;
  EXPECT_EQ(standing(saved(credit)).reference_order, sale);
  credit.reference_order.reset();
  credit.reference_invoice = office::InvoiceId{99999};
  credit.reference_number = "WOO-exempel-1-aaaaaa-R8";
  const auto refused = writer.save_orders({credit});
  ASSERT_TRUE(refused.ok());
  EXPECT_EQ(refused.value().at(0).error().reason.id, ReasonId::office_refused_order);
}

TEST_F(Invoiced, OrdersOfTheOfficeAreThoseThatNoShopMade) {
  const auto ours = saved(draft("WOO-exempel-1-aaaaaa", {row("HAM-001", "100.00")}));
  const auto others = saved(draft("WOO-annan-1-bbbbbb", {row("HAM-001", "100.00")}));
  sandbox::OfficeHandOrder by_hand;
  by_hand.customer = 1001;
  by_hand.rows = {{"HAM-001", "199.20", "2", "10", "Hammare, graverad"}, {"", "0", "0", "0", "Hämtas i butik"}};
  by_hand.day = "2026-11-20";
  const office::OrderId made{office.add_order(by_hand)};
  const auto changed = reader.orders_changed_since(time.now() - std::chrono::hours{1}).value();
  EXPECT_THAT(changed, SizeIs(3));
  const auto found = reader.orders_of_the_office({ours, others, made});
  ASSERT_TRUE(found);
  ASSERT_THAT(found.value(), SizeIs(1));
  const auto& order = found.value()[0];
  EXPECT_EQ(order.id, made);
  EXPECT_EQ(order.date_ordered, parse_day("2026-11-20"));
  EXPECT_EQ(order.reference_number, std::nullopt);
  ASSERT_THAT(order.rows, SizeIs(2));
  EXPECT_EQ(order.rows[0].product_number, "HAM-001");
  EXPECT_EQ(order.rows[0].discount_rate, Amount::whole(10));
  EXPECT_EQ(order.rows[1].type, office::RowType::text);
  EXPECT_EQ(order.total_inc_vat, Amount::parse("448.20"));
}

TEST_F(Invoiced, WhatRestsOfAnOrderNamesIt) {
  const auto sale = saved(draft("WOO-exempel-1-aaaaaa", {row("HAM-001", "100.00", 3), row("SKR-010", "50.00", 1)}));
  const office::OrderId rest{office.deliver_part(sale.value, {"2", "0"})};
  const auto orders = reader.orders_by_id({sale, rest}).value();
  ASSERT_THAT(orders, SizeIs(2));
  EXPECT_EQ(orders[0].state, "Invoiced");
  EXPECT_THAT(orders[0].rows, SizeIs(1));
  EXPECT_EQ(orders[0].rows[0].quantity_rest, Amount::whole(1));
  EXPECT_EQ(orders[1].state, "Rest");
  EXPECT_EQ(orders[1].reference_order, sale);
  EXPECT_EQ(orders[1].reference_number, "WOO-exempel-1-aaaaaa");
  EXPECT_EQ(orders[0].total_inc_vat, Amount::parse("250"));
  EXPECT_EQ(orders[1].total_inc_vat, Amount::parse("187.50"));
}

TEST_F(Invoiced, NothingAskedIsNothingSent) {
  EXPECT_THAT(reader.order_standings_by_id({}).value(), IsEmpty());
  EXPECT_THAT(reader.orders_of_the_office({}).value(), IsEmpty());
  EXPECT_EQ(wire.calls(), 0);
}

}  // namespace
}  // namespace woo24::tfso
