#pragma once
// A small shop, its office and the machine that woo24 runs on, over a simulated year: the whole service in one thread, its
// lanes taking turns.

#include "full_disk.hpp"
#include "post.hpp"
#include "woo24/app/service.hpp"
#include "woo24/sandbox/office.hpp"
#include "woo24/sandbox/shop.hpp"
#include "woo24/sandbox/world.hpp"

#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>

namespace woo24::year {

class Machine {
 public:
  explicit Machine(const std::string& settings, Instant start);
  ~Machine();
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  void turn_on();
  void turn_off();
  [[nodiscard]] bool is_on() const { return life_ != nullptr; }
  /// Lives until then.
  void live_until(Instant end);
  /// Does all that is due now, in every lane.
  void do_what_is_due();
  std::int64_t leave_wish(const std::string& what, const std::string& subject);
  std::optional<store::Granted> granted(std::int64_t wish);
  template <typename Work>
  auto with_tables(const Work& work) {
    auto database = store::Database::open(settings_.database, store::Open::read_write);
    jobs::Tables tables(database.value());
    return work(tables);
  }
  [[nodiscard]] const settings::Settings& settings() const { return settings_; }
  app::Service& service();
  std::vector<Posting> postings();
  std::int64_t rows(const std::string& table);
  [[nodiscard]] std::uint64_t state_bytes() const;
  [[nodiscard]] Instant now() const { return time.now(); }

  sandbox::SimTime time;
  sandbox::World world;
  sandbox::Shop shop;
  sandbox::Office office;
  Post post;
  std::uint64_t free_bytes = 10ULL << 30;
  std::string office_password;
  int runs = 0;  ///< of jobs

 private:
  struct Life;
  [[nodiscard]] Instant next(Instant end);
  std::string folder_;
  settings::Settings settings_;
  std::unique_ptr<Life> life_;
  std::uint64_t lives_ = 0;
};

}  // namespace woo24::year
