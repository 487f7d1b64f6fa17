#include "machine.hpp"

#include "woo24/config/reader.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

namespace woo24::year {

namespace {

using namespace std::chrono_literals;
using jobs::Lane;

class Lent final : public HttpDoor {
 public:
  explicit Lent(HttpDoor& door) : door_(door) {}
  Result<http::Response> send(const http::Request& request, const http::BodySink& sink) override {
    return door_.send(request, sink);
  }
  std::vector<Result<http::Response>> send_all(std::span<const http::Request> requests) override {
    return door_.send_all(requests);
  }

 private:
  HttpDoor& door_;
};

std::string made_folder() {
  // In memory where there is such a place: a simulated year waits for thousands of syncs to a disk otherwise.
  const std::filesystem::path memory = "/dev/shm";
  auto name =
      ((access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path()) / "woo24-year-XXXXXX").string();
  return mkdtemp(name.data());
}

/// What the service looks after in passing: it is not waited for one by one.
bool is_of_the_house(const std::string& job) {
  return job == "wishes" || job == "mail" || job == "upkeep" || job == app::k_alarms;
}

}  // namespace

struct Machine::Life {
  Life(Machine& machine, std::uint64_t seed)
      : clock(machine.time, machine.world.run()),
        chance(seed, machine.world.run()),
        environment(machine.world.run()),
        outside{[&machine](const settings::Settings&) { return std::make_unique<Lent>(machine.world); },
                clock,
                chance,
                environment,
                out,
                out,
                in,
                {},
                {},
                [&machine](const settings::Settings&, const std::string&, const std::function<bool()>&) {
                  return std::make_unique<Counter>(machine.post);
                }},
        context{outside, {}, machine.settings_} {
    const sandbox::ShopKey key;
    environment.set_secret("shop_key", key.key);
    environment.set_secret("shop_secret", key.secret);
    environment.set_secret("office_application_id", sandbox::k_office_application);
    environment.set_secret("office_password", machine.office_password);
    auto taken = store::Lease::take(machine.settings_.database);
    EXPECT_TRUE(taken.ok());
    lease.emplace(std::move(taken).value());
    auto opened = store::Database::open(machine.settings_.database, store::Open::read_write);
    EXPECT_TRUE(opened.ok());
    database.emplace(std::move(opened).value());
    service = std::make_unique<app::Service>(context, *lease, *database);
  }
  sandbox::SimClock clock;
  sandbox::SimChance chance;
  sandbox::SimEnvironment environment;
  std::ostringstream out;
  std::istringstream in;
  app::Outside outside;
  app::Context context;
  std::optional<store::Lease> lease;
  std::optional<store::Database> database;
  std::unique_ptr<app::Service> service;
};

Machine::Machine(const std::string& settings, Instant start)
    : time(start),
      world(time),
      shop({}, [this] { return time.now(); }),
      office([this] { return time.now(); }),
      office_password(sandbox::k_office_password),
      folder_(made_folder()) {
  FullDisk::prepare();
  auto read = config::read(settings, "woo24.yaml");
  for (const auto& fault : read.faults) ADD_FAILURE() << reason_id(fault.id) << " " << arguments_json(fault);
  settings_ = read.settings;
  settings_.database = folder_ + "/woo24.db";
  world.serve("shop.example.se", sandbox::Side::shop, [this](const http::Request& request) { return shop.handle(request); });
  for (const auto* host : {"api.24sevenoffice.com", "webservices.24sevenoffice.com"})
    world.serve(host, sandbox::Side::office, [this](const http::Request& request) { return office.handle(request); });
}

Machine::~Machine() {
  FullDisk::fill(false);
  life_.reset();
  std::filesystem::remove_all(folder_);
}

void Machine::turn_on() { life_ = std::make_unique<Life>(*this, ++lives_); }

void Machine::turn_off() { life_.reset(); }

void Machine::do_what_is_due() {
  auto& service = *life_->service;
  life_->environment.set_free_bytes(free_bytes);
  for (bool done = true; done;) {
    done = false;
    for (const auto lane : {Lane::desk, Lane::orders, Lane::catalogue}) {
      if (!service.turn(lane)) continue;
      done = true;
      ++runs;
    }
  }
  ASSERT_FALSE(service.given_up());
}

/// When it is worth to look again: within hours, for the alarms.
Instant Machine::next(Instant end) {
  auto next = std::min(end, now() + 4h);
  for (const auto& turn : life_->service->board().with([&](jobs::Scheduler& scheduler) { return scheduler.upcoming(now()); })) {
    if (!is_of_the_house(turn.job)) next = std::min(next, turn.at);
  }
  return std::max(next, now() + 1s);
}

void Machine::live_until(Instant end) {
  while (now() < end) {
    if (life_ == nullptr) {
      time.advance(end - now());
      break;
    }
    do_what_is_due();
    // A letter at a time, each of which another follows.
    for (std::size_t before = ~std::size_t{0}; before != post.letters().size();) {
      before = post.letters().size();
      life_->service->settle_mail();
      time.advance(1s);
      do_what_is_due();
    }
    world.forget_seen();
    if (now() < end) time.advance(next(end) - now());
  }
  if (life_ != nullptr) do_what_is_due();
}

app::Service& Machine::service() { return *life_->service; }

std::int64_t Machine::leave_wish(const std::string& what, const std::string& subject) {
  return with_tables([&](jobs::Tables& tables) { return tables.wishes.leave({0, what, subject, "", now()}).release_value(); });
}

std::optional<store::Granted> Machine::granted(std::int64_t wish) {
  return with_tables([&](jobs::Tables& tables) { return tables.wishes.granted(wish).release_value(); });
}

std::vector<Posting> Machine::postings() {
  return with_tables([](jobs::Tables& tables) { return tables.postings.listed(true).release_value(); });
}

std::int64_t Machine::rows(const std::string& table) {
  sqlite3* db = nullptr;
  sqlite3_stmt* statement = nullptr;
  std::int64_t count = -1;
  if (sqlite3_open_v2(settings_.database.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
      sqlite3_prepare_v2(db, ("SELECT count(*) FROM " + table).c_str(), -1, &statement, nullptr) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW)
    count = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return count;
}

std::uint64_t Machine::state_bytes() const {
  std::uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) bytes += entry.file_size();
  return bytes;
}

}  // namespace woo24::year
