#pragma once
// A pretend shop, a pretend office and one state file, and the real program between them, over simulated doors.

#include "support/example_config.hpp"
#include "support/wire_dump.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/jobs/orders_run.hpp"
#include "woo24/jobs/preparation.hpp"
#include "woo24/sandbox/office.hpp"
#include "woo24/sandbox/shop.hpp"
#include "woo24/sandbox/world.hpp"
#include "woo24/tfso/call_budget.hpp"

#include <unistd.h>
#include <filesystem>
#include <string>

namespace woo24::jobs {

using test::k_example;

/// The same, with refunds that become credits.
inline std::string crediting_example() {
  std::string config = k_example;
  const std::string rows = "  rows: { shipping: FRAKT, fee: AVGIFT, rounding: ORES }\n";
  config.replace(config.find(rows), rows.size(),
                 "  rows: { shipping: FRAKT, fee: AVGIFT, rounding: ORES, price_reduction: PRISAVDRAG }\n"
                 "  after: { refunds: credit }\n");
  return config;
}

class PretendWorld {
 public:
  explicit PretendWorld(const char* config = k_example)
      : world(time), shop({}, [this] { return time.now(); }), office([this] { return time.now(); }), folder_(make_folder()) {
    auto read = config::read(config, "woo24.yaml");
    for (const auto& fault : read.faults) ADD_FAILURE() << reason_id(fault.id) << " " << arguments_json(fault);
    settings = read.settings;
    settings.database = folder_ + "/woo24.db";
    world.serve("shop.example.se", sandbox::Side::shop, [this](const http::Request& request) { return shop.handle(request); });
    for (const auto* host : {"api.24sevenoffice.com", "webservices.24sevenoffice.com"}) {
      world.serve(host, sandbox::Side::office, [this](const http::Request& request) { return office.handle(request); });
    }
    office.on_request(
        [](const std::string& operation, const std::string& envelope) { test::dump_request(envelope, operation); });
  }
  ~PretendWorld() { std::filesystem::remove_all(folder_); }
  PretendWorld(const PretendWorld&) = delete;
  PretendWorld& operator=(const PretendWorld&) = delete;

  /// One run of the job, as `woo24 sync orders` makes it: a new life of the program. Throws sandbox::Crash where one is set.
  Result<OrdersRun> run() {
    return with_sides([](Sides& sides, Writers writers) { return run_orders(sides, writers, [] { return false; }, {}); });
  }

  /// One life of the program, in which `what` is done.
  template <typename What>
  auto with_sides(What what) -> decltype(what(std::declval<Sides&>(), std::declval<Writers>())) {
    return with_wires([&](Sides& sides, woo::ShopWire& shop_wire, tfso::Session& session) {
      woo::ShopWriter shop_writer(shop_wire);
      tfso::OfficeWriter office_writer(session);
      return what(sides, Writers{shop_writer, office_writer});
    });
  }
  /// As above, for jobs that read and write otherwise.
  template <typename What>
  auto with_wires(What what)
      -> decltype(what(std::declval<Sides&>(), std::declval<woo::ShopWire&>(), std::declval<tfso::Session&>())) {
    sandbox::SimClock clock(time, world.run());
    sandbox::SimChance chance(seed_++, world.run());
    sandbox::SimEnvironment environment(world.run());
    const sandbox::ShopKey key;
    environment.set_secret("shop_key", key.key);
    environment.set_secret("shop_secret", key.secret);
    environment.set_secret("office_application_id", sandbox::k_office_application);
    environment.set_secret("office_password", sandbox::k_office_password);
    environment.set_machine(machine);
    clock.set_error(clock_error);
    const Doors doors{world, clock, chance, environment};
    auto database = TRY(store::Database::open(settings.database, store::Open::read_write));
    Tables tables(database);
    woo::ShopWire shop_wire(doors, settings.shop, {key.key, key.secret});
    woo::ShopReader shop_reader(shop_wire);
    tfso::CallBudget budget(tables.memory, clock, settings.office.calls_per_hour);
    tfso::OfficeWire office_wire(doors, settings.office, budget);
    tfso::Session session(office_wire, tables.memory, tables.binding, doors, settings.office.username, settings.office.client);
    tfso::OfficeReader office_reader(session);
    auto prepared = TRY(prepare(settings, tables, {shop_reader, office_reader}, doors, true));
    if (!prepared.faults.empty()) return Fail{Kind::configuration, prepared.faults.front()};
    sync::Limits limits;
    limits.ignore_pauses = true;
    Sides sides{doors, tables, {shop_reader, office_reader}, std::move(prepared.rules), limits};
    return what(sides, shop_wire, session);
  }

  /// Runs until nothing moves or waits any more, settle times passing in between. Errors about a side are lived through.
  void finish(int most = 12) {
    world.run().restart();
    for (int n = 0; n < most; ++n) {
      auto done = run();
      if (done.ok() && done.value().counts.waiting == 0 && on_their_way().empty()) return;
      time.advance(std::chrono::minutes{11});
    }
  }

  /// Runs until the program dies where it was told to. False when it came to its end instead.
  bool run_until_crash() {
    try {
      (void)run().ok();
      return false;
    } catch (const sandbox::Crash&) {
      world.run().restart();
      return true;
    }
  }

  std::vector<Posting> postings() {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    if (!database.ok()) return {};
    store::Postings table(database.value());
    return table.listed(true).value_or({});
  }

  std::vector<Posting> on_their_way() {
    std::vector<Posting> found;
    for (const auto& posting : postings()) {
      const bool rests = posting.stage == Stage::seen || posting.stage == Stage::done;
      if (posting.standing == Standing::waiting || (posting.standing == Standing::moving && !rests)) found.push_back(posting);
    }
    return found;
  }

  void delete_state() {
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) std::filesystem::remove(entry.path());
  }
  void keep_state() {
    std::filesystem::remove_all(folder_ + ".kept");
    std::filesystem::copy(folder_, folder_ + ".kept");
  }
  void put_state_back() {
    delete_state();
    std::filesystem::copy(folder_ + ".kept", folder_, std::filesystem::copy_options::recursive);
    std::filesystem::remove_all(folder_ + ".kept");
  }

  /// The invariants of exactly-once §9 that hold after every run to the end.
  void expect_books_equal_shop() {
    for (const auto& error : office.errors()) ADD_FAILURE() << "the office: " << error;
    for (const auto& fault : shop.violations()) ADD_FAILURE() << "the shop: " << fault;
    const auto books = office.books();
    std::map<std::int64_t, Posting> known;
    for (auto& posting : postings()) {
      if (posting.kind == PostingKind::order) known[posting.order.value] = posting;
    }
    for (const auto& order : shop.orders()) {
      const bool due = order.status == "processing" || order.status == "completed";
      const auto posting = known.find(order.id);
      if (posting == known.end()) {
        EXPECT_FALSE(due) << "order " << order.id << " was forgotten";
        continue;
      }
      const auto entries = books.counting(posting->second.key);
      EXPECT_LE(entries.size(), 1U) << "order " << order.id << " is in the books more than once";
      if (posting->second.standing != Standing::moving) {
        EXPECT_TRUE(posting->second.reason) << "order " << order.id << " stands still without a reason";
        continue;
      }
      if (!due) continue;
      ASSERT_EQ(entries.size(), 1U) << "order " << order.id << " is not in the books, at "
                                    << store::stage_name(posting->second.stage);
      EXPECT_EQ(entries.front().total_inc_vat, Amount::parse(order.total)->text(2)) << "order " << order.id;
      EXPECT_EQ(entries.front().reference_number, posting->second.key) << "order " << order.id << " was not released";
      EXPECT_EQ(entries.front().state, "ForInvoicing") << "order " << order.id;
      EXPECT_LE(entries.front().payments.size(), 1U) << "order " << order.id << " is paid twice";
      const bool pays = order.payment_method == "klarna_payments" || order.payment_method == "swish";
      const bool unpaid = pays && Amount::parse(order.total)->millionths() > 0 && entries.front().payments.empty();
      EXPECT_TRUE(!unpaid || posting->second.payment_unsure) << "order " << order.id << ": payment missing, nobody told";
    }
  }

  sandbox::SimTime time;
  sandbox::World world;
  sandbox::Shop shop;
  sandbox::Office office;
  settings::Settings settings;
  std::string machine;                  ///< that the program runs on
  std::chrono::seconds clock_error{0};  ///< of its clock

 private:
  static std::string make_folder() {
    // In memory where there is such a place: a simulated run waits for thousands of syncs to a disk otherwise.
    const std::filesystem::path memory = "/dev/shm";
    auto name =
        ((access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path()) / "woo24-XXXXXX").string();
    return mkdtemp(name.data());
  }
  std::string folder_;
  std::uint64_t seed_ = 1;
};

}  // namespace woo24::jobs
