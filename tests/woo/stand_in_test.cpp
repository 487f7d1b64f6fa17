// The wire against an independent server of the same API (skipped where it is not beside this checkout): refunds, an order made
// elsewhere, a status; and what that server says of mails, stock, and what a careful client would not have done.

#include "woo24/base/doors.hpp"
#include "woo24/net/curl_http.hpp"
#include "woo24/woo/catalogue_reader.hpp"
#include "woo24/woo/catalogue_writer.hpp"
#include "woo24/woo/shop_reader.hpp"
#include "woo24/woo/shop_writer.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>

namespace woo24::woo {
namespace {

using nlohmann::json;
using testing::IsEmpty;
using testing::SizeIs;

const std::string k_program = std::string(WOO24_SOURCE_DIR) + "/../shared/standins/shop.py";

/// The server as a child process; ended by its own process id.
class StandIn {
 public:
  explicit StandIn(const std::string& version) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return;
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::close(ends[0]);
      ::execl("/usr/bin/python3", "python3", k_program.c_str(), "--port", "0", "--lab", "--version", version.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    std::string line;
    for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) line += c;
    ::close(ends[0]);
    about = json::parse(line, nullptr, false);
  }
  ~StandIn() {
    if (child_ <= 0) return;
    ::kill(child_, SIGTERM);
    ::waitpid(child_, nullptr, 0);
  }
  StandIn(const StandIn&) = delete;
  StandIn& operator=(const StandIn&) = delete;
  json about;

 private:
  pid_t child_ = -1;
};

class RealClock final : public ClockDoor {
 public:
  Instant now() override { return std::chrono::floor<Seconds>(std::chrono::system_clock::now()); }
  std::chrono::milliseconds steady() override {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
  }
};

class Counting final : public ChanceDoor {
 public:
  std::uint64_t draw() override { return ++drawn_; }

 private:
  std::uint64_t drawn_ = 0x5eed;
};

class NoEnvironment final : public EnvironmentDoor {
 public:
  Result<std::string> secret(std::string_view) override { return std::string(); }
  Result<std::uint64_t> free_bytes(const std::string&) override { return std::uint64_t{1} << 40; }
  void notify(const std::string&) override {}
};

class StandInShop : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(k_program)) GTEST_SKIP() << "the independent server is not beside this checkout";
    server.emplace(GetParam());
    if (!server->about.is_object()) GTEST_SKIP() << "the independent server does not start here";
    const auto& key = server->about.at("keys").at(0);
    site = server->about.at("site").get<std::string>();
    wire.emplace(doors, settings::Shop{site, "", true},
                 Credentials{key.at("key").get<std::string>(), key.at("secret").get<std::string>()});
    reader.emplace(*wire);
    writer.emplace(*wire);
  }
  json judge(const std::string& what) {
    http::Request request;
    request.url = site + "/_judge/" + what;
    request.repeat = http::Repeat::harmless;
    const auto answer = http.send(request, {});
    return answer.ok() ? json::parse(answer.value().body, nullptr, false) : json();
  }

  std::optional<StandIn> server;
  std::string site;
  net::CurlHttp http{net::CurlOptions{}};
  RealClock clock;
  Counting chance;
  NoEnvironment environment;
  Doors doors{http, clock, chance, environment};
  std::optional<ShopWire> wire;
  std::optional<ShopReader> reader;
  std::optional<ShopWriter> writer;
};

TEST_P(StandInShop, refunds_of_the_recorded_orders) {
  const auto orders = reader->orders_changed_since(Instant{});
  ASSERT_TRUE(orders.ok());
  std::vector<shop::OrderId> refunded;
  std::size_t marks = 0;
  for (const auto& order : orders.value().orders) {
    if (!order.refunds.empty()) refunded.push_back(order.id);
    marks += order.refunds.size();
  }
  ASSERT_GT(marks, 0u);
  const auto refunds = reader->refunds(refunded);
  ASSERT_TRUE(refunds.ok());
  EXPECT_THAT(refunds.value().refunds, SizeIs(marks));
  EXPECT_THAT(refunds.value().unreadable, IsEmpty());
}

TEST_P(StandInShop, an_order_made_elsewhere_is_quiet_and_a_status_mails_once) {
  const auto products = reader->products_by_sku({"HAM-001", "NOPE"});
  ASSERT_TRUE(products.ok());
  ASSERT_THAT(products.value(), SizeIs(1));
  const auto stock = products.value()[0].stock;

  shop::NewOrder order;
  order.currency = "SEK";
  order.created_via = "24sevenoffice";
  order.billing.company = "Ek & Co AB";
  order.billing.country = "SE";
  order.billing.city = "Malmö";
  order.meta = {{"_woo24_import", "OFFICE-4711-5001"}};
  shop::NewLine line;
  line.product_id = products.value()[0].id;
  line.quantity = 2;
  line.total = Amount::cents(35'000);
  order.lines = {line};
  order.shipping_lines = {{std::nullopt, "Frakt", "flat_rate", "", true, Amount::cents(4720)}};
  order.fee_lines = {{std::nullopt, "Avgift", "", "", true, Amount::cents(2900)}};
  const auto made = writer->create_order(order);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made.value().total, Amount::cents(53'275));

  shop::NewCustomer customer;
  customer.email = "eva.ek@example.se";
  customer.first_name = "Eva";
  const auto account = writer->create_customer(customer);
  ASSERT_TRUE(account.ok());
  const auto found = reader->customers_by_email("EVA.EK@example.se");
  ASSERT_TRUE(found.ok());
  ASSERT_THAT(found.value(), SizeIs(1));
  const auto then = parse_utc("2026-03-17T09:20:30Z");
  const auto known = writer->set_order_background(made.value().id, {found.value()[0].id, then, then, then});
  ASSERT_TRUE(known.ok());
  EXPECT_EQ(known.value().created, then);
  EXPECT_EQ(known.value().completed, then);
  EXPECT_EQ(known.value().billing.email, "eva.ek@example.se");

  shop::OrderUpdate update;
  line.id = known.value().lines.at(0).id;
  line.product_id = 0;
  line.quantity = 1;
  line.total = Amount::cents(17'500);
  update.lines = {line};
  const auto changed = writer->update_order(made.value().id, update);
  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(changed.value().total, Amount::cents(31'400));

  EXPECT_EQ(reader->products_by_sku({"HAM-001"}).value().at(0).stock, stock);
  const auto mails = judge("mails?since=0").at("list");
  ASSERT_THAT(mails, SizeIs(1)) << "only the new account's";

  using Outcome = shop::StatusChange::Outcome;
  const auto id = made.value().id;
  EXPECT_EQ(writer->set_order_status(id, "pending", "completed").value().outcome, Outcome::already);
  EXPECT_EQ(writer->set_order_status(id, "completed", "processing", {{"_woo24_invoice", "20001"}}).value().outcome,
            Outcome::set);
  EXPECT_EQ(writer->set_order_status(id, "completed", "on-hold").value().outcome, Outcome::moved);
  EXPECT_EQ(writer->set_order_status(id, "processing", "completed").value().outcome, Outcome::set);
  EXPECT_THAT(judge("mails?since=1").at("list"), SizeIs(1)) << "the order is complete";
}

TEST_P(StandInShop, the_catalogue_is_listed_made_and_changed_without_one_mistake) {
  CatalogueReader catalogue(*wire, {"24so_category"});
  CatalogueWriter products(*wire);
  std::map<std::string, shop::CatalogueProduct> by_number;
  std::vector<shop::ProductId> variable;
  const auto take = [&](std::span<const shop::CatalogueProduct> page) -> Result<void> {
    for (const auto& one : page) {
      by_number[one.sku] = one;
      if (one.type == shop::ProductType::variable) variable.push_back(one.id);
    }
    return {};
  };
  using Which = CatalogueReader::Which;
  using Fields = CatalogueReader::Fields;
  const auto listing = catalogue.products(Which::all_but_trash, Fields::all, {}, take);
  ASSERT_TRUE(listing.ok());
  EXPECT_THAT(listing.value().unreadable, IsEmpty());
  const auto parents = std::exchange(variable, {});
  ASSERT_THAT(parents, SizeIs(1));
  const auto variations = catalogue.variations(parents, Fields::all, {}, take);
  ASSERT_TRUE(variations.ok());
  EXPECT_EQ(variations.value().count, 8);
  ASSERT_TRUE(by_number.contains("JAC-R-M"));
  EXPECT_EQ(by_number["JAC-R-M"].parent, parents[0]);
  EXPECT_EQ(by_number["JAC-R-M"].knows_global_unique_id, GetParam() != std::string("8.9"));

  shop::NewProduct made;
  made.sku = "NY-001";
  made.name = "Skruv & mutter <M8> å \xF0\x9F\x94\xA9";
  made.regular_price = "125.00";
  made.stock = 7;
  made.meta = {{"24so_category", "Verktyg"}};
  auto taken = made;
  taken.sku = "ham-001";
  const auto created = products.create({made, taken});
  ASSERT_TRUE(created.ok());
  ASSERT_TRUE(created.value()[0].ok());
  const auto draft = created.value()[0].value();
  EXPECT_EQ(draft.status, "draft");
  EXPECT_EQ(draft.stock, 7);
  EXPECT_EQ(draft.meta, made.meta);
  ASSERT_FALSE(created.value()[1].ok());
  EXPECT_EQ(created.value()[1].error().reason.id, ReasonId::shop_number_taken);
  EXPECT_EQ(created.value()[1].error().reason.arguments.at("holder"), std::to_string(by_number["HAM-001"].id.value));

  shop::ProductUpdate plain, variation, stranger;
  plain.id = draft.id;
  plain.stock = -2;
  plain.regular_price = "99.90";
  variation.id = by_number["JAC-R-M"].id;
  variation.parent = parents[0];
  variation.stock = 42;
  stranger.id = {99999};
  stranger.stock = 1;
  const auto updated = products.update({variation, stranger, plain});
  ASSERT_TRUE(updated[0].ok());
  EXPECT_EQ(updated[0].value().stock, 42);
  EXPECT_EQ(updated[1].error().reason.id, ReasonId::shop_not_found);
  ASSERT_TRUE(updated[2].ok());
  EXPECT_EQ(updated[2].value().stock, -2);
  EXPECT_EQ(updated[2].value().regular_price, "99.90");

  const auto found = catalogue.by_sku({"ny-001", "JAC-R-M", "NOPE"}, Which::all_but_trash);
  ASSERT_TRUE(found.ok());
  EXPECT_THAT(found.value().products, SizeIs(2));
  const auto again = catalogue.by_id({draft.id, variation.id, {99999}});
  ASSERT_TRUE(again.ok());
  EXPECT_THAT(again.value().products, SizeIs(2));
  const auto changed = catalogue.products(Which::all_but_trash, Fields::stock, Instant{std::chrono::hours{24}}, take);
  ASSERT_TRUE(changed.ok());

  const auto categories = catalogue.categories();
  ASSERT_TRUE(categories.ok());
  ASSERT_FALSE(categories.value().empty());
  const auto& first = categories.value().front();
  const auto category = products.create_category({"Trädgård & kök", first.id});
  ASSERT_TRUE(category.ok());
  const auto twice = products.create_category({"Trädgård & kök", first.id});
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.error().reason.id, ReasonId::shop_category_exists);
  EXPECT_EQ(twice.error().reason.arguments.at("category"), std::to_string(category.value().id.value));

  const auto wrong = judge("violations?since=0&level=wrong");
  EXPECT_EQ(wrong.at("list"), json::array()) << wrong.dump();
}

INSTANTIATE_TEST_SUITE_P(Versions, StandInShop, testing::Values("9.9", "8.9", "10.0"));

}  // namespace
}  // namespace woo24::woo
