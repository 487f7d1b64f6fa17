// The wire against an independent server of the same API (skipped where it is not beside this checkout): signs in, reads the
// lists, saves cards and orders, reads them back, and asks the server what a careful client would not have done.

#include "office_fixture.hpp"

#include "woo24/net/curl_http.hpp"
#include "woo24/tfso/catalogue_reader.hpp"
#include "woo24/tfso/catalogue_writer.hpp"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <csignal>
#include <filesystem>

namespace woo24::tfso {
namespace {

const std::string k_program = std::string(WOO24_SOURCE_DIR) + "/../shared/standins/office.py";

/// The server as a child process; ended by its own process id.
class StandIn {
 public:
  explicit StandIn(const std::string& knobs = "{}") {
    std::array<int, 2> pipe_ends{};
    if (::pipe(pipe_ends.data()) != 0) return;
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(pipe_ends[1], STDOUT_FILENO);
      ::close(pipe_ends[0]);
      ::execl("/usr/bin/python3", "python3", k_program.c_str(), "--port", "0", "--knobs", knobs.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(pipe_ends[1]);
    std::string line;
    for (char c = 0; ::read(pipe_ends[0], &c, 1) == 1 && c != '\n';) line += c;
    ::close(pipe_ends[0]);
    const auto at = line.find("http://");
    if (at != std::string::npos) url_ = line.substr(at);
  }
  ~StandIn() {
    if (child_ <= 0) return;
    ::kill(child_, SIGTERM);
    ::waitpid(child_, nullptr, 0);
  }
  StandIn(const StandIn&) = delete;
  StandIn& operator=(const StandIn&) = delete;
  [[nodiscard]] const std::string& url() const { return url_; }

 private:
  pid_t child_ = -1;
  std::string url_;
};

/// The real door, with each request kept for the check against the WSDLs.
class DumpingDoor final : public HttpDoor {
 public:
  Result<http::Response> send(const http::Request& request, const http::BodySink& sink) override {
    if (request.method == "POST") test::dump_request(request.body, test::operation_of(request));
    return curl.send(request, sink);
  }
  std::vector<Result<http::Response>> send_all(std::span<const http::Request> requests) override {
    return curl.send_all(requests);
  }
  net::CurlHttp curl{net::CurlOptions{}};
};

class RealClock final : public ClockDoor {
 public:
  Instant now() override { return std::chrono::floor<Seconds>(std::chrono::system_clock::now()); }
  std::chrono::milliseconds steady() override {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
  }
};

bool available() {
  return std::filesystem::exists(k_program) && std::system("/usr/bin/python3 -c 'import lxml' 2>/dev/null") == 0;  // NOLINT
}

struct Office {
  explicit Office(const std::string& knobs = "{}") : server(knobs) {
    settings.api_url = settings.webservices_url = server.url();
  }
  std::string judge(const std::string& what, const std::string& post = {}) {
    http::Request request;
    request.method = post.empty() ? "GET" : "POST";
    request.url = server.url() + "/_judge/" + what;
    request.body = post;
    request.repeat = http::Repeat::harmless;
    const auto answer = door.curl.send(request, {});
    EXPECT_TRUE(answer && answer.value().status == 200) << what;
    return answer ? answer.value().body : "";
  }
  StandIn server;
  DumpingDoor door;
  RealClock clock;
  test::FixedChance chance;
  test::GivenSecrets environment;
  Doors doors{door, clock, chance, environment};
  store::Database db = store::Database::in_memory().value();
  store::OfficeMemory memory{db};
  store::Binding binding{db};
  settings::Office settings;
  CallBudget budget{memory, clock, 6000};
  OfficeWire wire() { return OfficeWire{doors, settings, budget}; }
};

office::Order small_order(const std::string& key, std::int64_t external) {
  office::Order order;
  order.customer = office::CompanyId{1009};
  order.state = "Web";
  order.date_ordered = order.paid = parse_day("2026-11-23");
  order.include_vat = false;
  order.payment_time = 0;
  order.payment_method = 3;
  order.type_of_sale = -100;
  order.distributor = "Manual";
  order.department = 30;
  order.external_status = external;
  order.your_reference = "Eva & <Ek>";
  order.delivery_address = office::Address{"Storgatan 1", "", "11122", "Stockholm", "Eva Ek", "SE"};
  order.invoice_address = office::Address{"Lillgatan 2", "", "75320", "Uppsala", "Eva Ek", "SE"};
  order.reference_number = key;
  order.send_to_factoring = false;
  office::Row goods;
  goods.product = office::ProductId{2001};
  goods.name = "Kopp, blå";
  goods.price = Amount::cents(7920);
  goods.quantity = Amount::whole(2);
  goods.tax_code = 201;
  office::Row words;
  words.type = office::RowType::text;
  words.name = "Order 1042";
  order.rows = {goods, words};
  return order;
}

class StandInTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!available()) GTEST_SKIP() << "the stand-in is not beside this checkout, or python3-lxml is missing";
  }
};

class Accounts : public StandInTest, public testing::WithParamInterface<const char*> {};

TEST_P(Accounts, SavesAndReadsBackWithoutOneMistake) {
  Office office(GetParam());
  ASSERT_NE(office.server.url(), "");
  auto wire = office.wire();
  Session session(wire, office.memory, office.binding, office.doors, "integration@example.se", {"Nordbutiken AB", 3});
  OfficeReader reader(session);
  OfficeWriter writer(session);

  const auto client = reader.client();
  ASSERT_TRUE(client) << reason_id(client.error().reason.id);
  EXPECT_EQ(client.value(),
            (office::Client{4711, "aaaaaaaa-0000-0000-0000-000000000001", "Nordbutiken AB", "SE", "559012-3456", "SEK"}));
  EXPECT_EQ(session.identities().value().size(), 3u);

  const auto lists = reader.lists();
  ASSERT_TRUE(lists) << reason_id(lists.error().reason.id);
  EXPECT_EQ(lists.value().payment_methods.size(), 4u);
  EXPECT_EQ(lists.value().tax_codes.at(0).rate, Amount::whole(25));
  EXPECT_FALSE(lists.value().projects.empty());

  const auto cups = reader.products_by_number("kopp-1");
  ASSERT_TRUE(cups);
  ASSERT_EQ(cups.value().size(), 1u);
  EXPECT_EQ(cups.value()[0].id, office::ProductId{2001});
  std::size_t products = 0;
  ASSERT_TRUE(reader.all_products([&](const office::Product&) -> Result<void> {
    ++products;
    return {};
  }));
  EXPECT_GT(products, 20u);

  office::CompanySearch search;
  search.org_number = "5566778899";
  ASSERT_EQ(reader.companies(search).value().size(), 1u);
  office::Company card;
  card.external_id = "woo24:exempel:0123abcd";
  card.name = "Öberg";
  card.first_name = "Ulla";
  card.type = office::CompanyType::consumer;
  card.post = office::Address{"Storgatan 1", "", "11122", "Stockholm", "", "SE"};
  card.email_invoice = "ulla@example.se";
  card.phone = "070-1";
  card.country = "SE";
  const auto made = writer.save_companies({card});
  ASSERT_TRUE(made);
  ASSERT_TRUE(made.value().at(0)) << reason_id(made.value().at(0).error().reason.id);
  search = {};
  search.external_id = card.external_id;
  const auto found = reader.companies(search);
  ASSERT_TRUE(found);
  ASSERT_EQ(found.value().size(), 1u);
  EXPECT_EQ(found.value()[0].email_invoice, "ulla@example.se");
  EXPECT_EQ(found.value()[0].id, made.value()[0].value().id);

  const auto first = small_order("WOO-exempel-1042-3fa9c1 *1234", 1042);
  const auto saved = writer.save_orders({first});
  ASSERT_TRUE(saved) << reason_id(saved.error().reason.id);
  ASSERT_TRUE(saved.value().at(0)) << reason_id(saved.value().at(0).error().reason.id);
  const auto id = *saved.value()[0].value().id;
  const auto read = reader.orders_by_external_status({1042});
  ASSERT_TRUE(read) << reason_id(read.error().reason.id);
  ASSERT_EQ(read.value().size(), 1u);
  const auto& order = read.value()[0];
  EXPECT_EQ(order.id, id);
  EXPECT_EQ(order.reference_number, first.reference_number);
  EXPECT_EQ(order.total_inc_vat, Amount::cents(19800));
  EXPECT_EQ(order.date_ordered, first.date_ordered);
  EXPECT_EQ(order.paid, first.paid);
  EXPECT_EQ(order.your_reference, first.your_reference);
  EXPECT_EQ(order.invoice_address, first.invoice_address);
  EXPECT_EQ(order.delivery_address, first.delivery_address);
  EXPECT_EQ(order.currency->symbol, "SEK");
  ASSERT_EQ(order.rows.size(), 2u);
  EXPECT_EQ(order.rows[0].vat_rate, Amount::whole(25));
  EXPECT_EQ(order.rows[0].tax_code, 201);
  EXPECT_EQ(order.rows[1].type, office::RowType::text);

  const auto changed = reader.orders_changed_since(office.clock.now() - std::chrono::hours{26});
  ASSERT_TRUE(changed);
  EXPECT_THAT(changed.value(), testing::Contains(id));

  auto release = first;
  release.id = id;
  release.state = "ForInvoicing";
  release.reference_number = "WOO-exempel-1042-3fa9c1";
  release.payment_amount = Amount::cents(19800);
  release.rows.clear();
  const auto released = writer.save_orders({release});
  ASSERT_TRUE(released);
  ASSERT_TRUE(released.value().at(0)) << released.value().at(0).error().reason.arguments.at("what");
  const auto keys = reader.order_keys_by_id({id});
  ASSERT_TRUE(keys);
  EXPECT_EQ(keys.value().at(0).reference_number, "WOO-exempel-1042-3fa9c1");
  EXPECT_EQ(keys.value().at(0).state, "ForInvoicing");

  const auto mistakes = office.judge("violations?severity=error");
  EXPECT_NE(mistakes.find("\"violations\": []"), std::string::npos) << mistakes;
}

TEST_P(Accounts, KeepsAProductRegisterWithoutOneMistake) {
  Office office(GetParam());
  ASSERT_NE(office.server.url(), "");
  auto wire = office.wire();
  Session session(wire, office.memory, office.binding, office.doors, "integration@example.se", {"Nordbutiken AB", 3});
  CatalogueReader reader(session);
  CatalogueWriter writer(session);

  const auto categories = reader.categories();
  ASSERT_TRUE(categories) << reason_id(categories.error().reason.id);
  ASSERT_EQ(categories.value().size(), 4u);
  const auto made_category = writer.create_category("Hand & kraft", categories.value()[0].id);
  ASSERT_TRUE(made_category) << reason_id(made_category.error().reason.id);

  office::ProductSave made;
  made.number = "NY-1";
  made.name = "Skruv & mutter <M8> å";
  made.description = "Rad 1\nRad 2";
  made.ean = "7310000000001";
  made.category = made_category.value();
  made.price = Amount::cents(12'525);
  made.weight = Amount::cents(45);
  office::ProductSave other = made;
  other.number = "NY-2";
  const auto saved = writer.save({made});  // one at a time: an office that answers ids alone tells no two new ones apart
  ASSERT_TRUE(saved) << reason_id(saved.error().reason.id);
  ASSERT_TRUE(saved.value().at(0)) << saved.value().at(0).error().reason.arguments.begin()->second;
  const auto second = writer.save({other});
  ASSERT_TRUE(second && second.value().at(0));
  const auto id = saved.value()[0].value().id;

  office::ProductSave change;
  change.id = id;
  change.number = "NY-1";
  change.name = "Nytt namn";
  const auto changed = writer.save({change});
  ASSERT_TRUE(changed && changed.value().at(0));
  ASSERT_TRUE(writer.set_stock(id, Amount::whole(12)));

  const auto found = reader.by_number("ny-1");
  ASSERT_TRUE(found) << reason_id(found.error().reason.id);
  ASSERT_EQ(found.value().size(), 1u);
  const auto& product = found.value()[0];
  EXPECT_EQ(product.id, id);
  EXPECT_EQ(product.name, "Nytt namn");
  EXPECT_EQ(product.description, *made.description);
  EXPECT_EQ(product.category, made_category.value());
  EXPECT_EQ(product.price, made.price);
  EXPECT_EQ(product.stock, Amount::whole(12));
  EXPECT_TRUE(product.active);

  std::int64_t listed = 0;
  const auto all = reader.products({}, office::ProductFields::stock, [&](const office::CatalogueProduct& one) -> Result<void> {
    ++listed;
    EXPECT_TRUE(one.name.empty());
    return {};
  });
  ASSERT_TRUE(all) << reason_id(all.error().reason.id);
  EXPECT_EQ(all.value(), listed);
  EXPECT_GT(listed, 20);
  office::ProductSearch search;
  search.ids = {id, second.value()[0].value().id};
  EXPECT_EQ(reader.products(search, office::ProductFields::all, [](const auto&) -> Result<void> { return {}; }).value(), 2);
  search = {};
  search.category = made_category.value();
  EXPECT_EQ(reader.products(search, office::ProductFields::all, [](const auto&) -> Result<void> { return {}; }).value(), 2);

  const auto dimensions = OfficeReader(session).user_dimensions();
  ASSERT_TRUE(dimensions) << reason_id(dimensions.error().reason.id);
  ASSERT_EQ(dimensions.value().size(), 2u);
  EXPECT_EQ(dimensions.value()[0], (office::DimensionType{101, "Kampanj", {"Sommar", "Vinter"}}));
  auto order = small_order("WOO-exempel-9-3fa9c1 *1234", 9);
  order.rows.at(0).user_dimensions = {{101, "Kampanj", "Vinter"}};
  const auto booked = OfficeWriter(session).save_orders({order});
  ASSERT_TRUE(booked && booked.value().at(0));
  const auto read = OfficeReader(session).orders_by_id({*booked.value()[0].value().id});
  ASSERT_TRUE(read);
  EXPECT_EQ(read.value().at(0).rows.at(0).user_dimensions, order.rows.at(0).user_dimensions);

  const auto mistakes = office.judge("violations?severity=error");
  EXPECT_NE(mistakes.find("\"violations\": []"), std::string::npos) << mistakes;
}

INSTANTIATE_TEST_SUITE_P(Kinds, Accounts,
                         testing::Values("{}", R"({"empties": "sentinel", "decimals": 2, "stamp_z": "*"})",
                                         R"({"empties": "nil_any", "self_check": false})",
                                         R"({"echo": "ids", "chunked": true, "gzip": true, "decimals": "trim"})",
                                         R"({"echo": "full", "keep_alive": false, "fault_http": 200})"));

TEST_F(StandInTest, SurvivesADeadSessionInAnotherCompany) {
  Office office(R"({"default_moves": true, "auth_http": 200})");
  auto wire = office.wire();
  Session session(wire, office.memory, office.binding, office.doors, "integration@example.se", {"4711", 3});
  OfficeWriter writer(session);
  ASSERT_TRUE(session.ensure());
  office.judge("expire", "{}");
  const auto saved =
      writer.save_orders({small_order("WOO-exempel-7-000000 *1234", 7), small_order("WOO-exempel-8-000000 *1234", 8)});
  ASSERT_TRUE(saved) << reason_id(saved.error().reason.id);
  EXPECT_TRUE(saved.value().at(0));
  EXPECT_TRUE(saved.value().at(1));
  EXPECT_EQ(OfficeReader(session).orders_by_external_status({7, 8}).value().size(), 2u);
  EXPECT_NE(office.judge("books?client=4712&ref=WOO-*").find("\"orders\": []"), std::string::npos);
  EXPECT_NE(office.judge("violations?severity=error").find("\"violations\": []"), std::string::npos);
}

TEST_F(StandInTest, ToldToRestItRests) {
  Office office(R"({"quarantine_style": "plain200", "quarantine_time": "%m/%d/%Y %I:%M:%S %p"})");
  auto wire = office.wire();
  Session session(wire, office.memory, office.binding, office.doors, "integration@example.se", {"4711", 3});
  OfficeReader reader(session);
  ASSERT_TRUE(session.ensure());
  office.judge("faults", R"({"rules": [{"operation": "GetInvoices", "kind": "quarantine", "seconds": 600}]})");
  for (int n = 0; n < 3; ++n) {
    const auto found = reader.orders_by_id({{1}});
    EXPECT_REASON(found, Kind::paused, ReasonId::office_quarantine);
    const auto rest = *found.error().not_before - office.clock.now();
    EXPECT_GT(rest, Seconds{590});
    EXPECT_LT(rest, Seconds{605});
  }
  EXPECT_NE(office.judge("violations?severity=error").find("\"violations\": []"), std::string::npos);
}

}  // namespace
}  // namespace woo24::tfso
