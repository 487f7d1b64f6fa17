#include "scenarios/runner.hpp"

#include "scenarios/expectations.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace woo24::scenarios {

namespace {

/// Of every scenario; its own settings are added.
std::string config_of(const Script& script) {
  std::string config = test::k_example;
  for (const auto& step : script.steps) {
    if (step.head.text != "settings") continue;
    for (const auto& line : step.lines) config += line.text + "\n";
  }
  return config;
}

class Runner {
 public:
  explicit Runner(const Script& script) : script_(script), config_(config_of(script)), town_(config_.c_str()) {}

  std::string run() {
    for (const auto& step : script_.steps) {
      take(step);
      if (given_up_) return faults_;
    }
    if (again_) run_again();
    for (const auto& error : town_.office.errors()) judge(error, "24SevenOffice complains: ");
    for (const auto& fault : town_.shop.violations()) judge(fault, "the shop complains: ");
    return faults_;
  }

 private:
  void fault(int line, const std::string& what) { faults_ += "line " + std::to_string(line) + ": " + what + "\n"; }

  void judge(const std::string& complaint, const char* whose) {
    const auto allowed = [&](const std::string& one) { return complaint.find(one) != std::string::npos; };
    if (std::ranges::none_of(allowed_, allowed)) faults_ += whose + complaint + "\n";
  }

  template <typename Do>
  void each(const Step& step, Do what) {
    for (const auto& line : step.lines) {
      if (const auto wrong = what(line.text)) fault(line.number, *wrong + ": " + line.text);
    }
  }

  void take(const Step& step) {
    Words words(step.head.text);
    if (words.take_if("settings")) return;
    if (words.take_if("set up")) return each(step, [&](const std::string& line) { return set_up(town_, line); });
    if (words.take_if("trouble")) return each(step, [&](const std::string& line) { return make_trouble(town_, line); });
    if (words.take_if("in the shop")) return hands(step, words, true);
    if (words.take_if("in 24sevenoffice")) return hands(step, words, false);
    if (words.take_if("sync")) return sync(step, words);
    if (words.take_if("in woo24")) return each(step, [&](const std::string& line) { return say_to_woo24(line); });
    if (words.take_if("wait")) return wait(step, words);
    if (words.take_if("not again")) return void(again_ = false);
    if (words.take_if("allowed")) return allow(step);
    if (words.take_if("expect in the shop"))
      return each(step, [&](const std::string& line) { return expect_in_shop(town_, line); });
    if (words.take_if("expect in 24sevenoffice"))
      return each(step, [&](const std::string& line) { return expect_in_office(town_, line); });
    if (words.take_if("expect of the run"))
      return each(step, [&](const std::string& line) { return expect_of_run(town_, seen_, line); });
    fault(step.head.number, "not understood: " + step.head.text);
    given_up_ = true;
  }

  void allow(const Step& step) {
    for (const auto& line : step.lines) allowed_.push_back(line.text);
  }

  Fault do_line(bool shop, const std::string& line) {
    return shop ? do_in_shop(town_, orders_, line) : do_in_office(town_, orders_, line);
  }

  /// At once, or at a call of the next sync.
  void hands(const Step& step, Words& words, bool shop) {
    const bool before = words.take_if("before");
    if (!before && !words.take_if("after")) {
      town_.time.advance(std::chrono::minutes{5});
      return each(step, [&](const std::string& line) { return do_line(shop, line); });
    }
    const auto operation = words.next();
    const auto side = operation.find('/') == std::string::npos ? sandbox::Side::office : sandbox::Side::shop;
    const auto moment = before ? sandbox::Moment::before : sandbox::Moment::after;
    town_.world.hand_at(side, operation, moment, [this, &step, shop](const http::Request&) {
      each(step, [&](const std::string& line) { return do_line(shop, line); });
    });
  }

  void wait(const Step& step, Words& words) {
    std::int64_t number = 0;
    const auto count = words.next();
    std::from_chars(count.data(), count.data() + count.size(), number);
    if (words.take_if("minutes")) return town_.time.advance(std::chrono::minutes{number});
    if (words.take_if("hours")) return town_.time.advance(std::chrono::hours{number});
    fault(step.head.number, "wait how long?");
  }

  void note_error(const Error& error) { seen_.error = reason_id(error.reason.id); }

  /// link B-1 to K-1 · unlink B-1
  Fault say_to_woo24(const std::string& line) {
    Words words(line);
    const bool links = words.take_if("link");
    if (!links && !words.take_if("unlink")) return "not understood";
    const auto here = find_in_shop(town_, words.next());
    if (!here) return "no such product in the shop";
    std::int64_t there = 0;
    if (links) {
      (void)words.take_if("to");
      const auto partner = find_in_office(town_, words.next());
      if (!partner) return "no such product in 24SevenOffice";
      there = partner->id;
    }
    const auto done = town_.link(here->id, there);
    return done.ok() ? std::nullopt : Fault(std::string(reason_id(done.error().reason.id)));
  }

  void show_products(bool full) {
    jobs::ProductOptions options;
    options.full = full;
    town_.time.advance(std::chrono::minutes{5});
    town_.world.run().restart();
    seen_ = {};
    const auto writes = town_.writes();
    const auto done = town_.plan_products(options, [this](const CatalogueChange& change) -> Result<void> {
      if (auto line = shown_line(change); !line.empty()) seen_.shown.push_back(std::move(line));
      return {};
    });
    if (!done.ok()) return note_error(done.error());
    seen_.products = done.value().counts;
    if (done.value().braked) seen_.braked = reason_id(done.value().braked->id);
    if (town_.writes() != writes) faults_ += "a dry run wrote\n";
  }

  void sync_products(bool yes, bool full) {
    jobs::ProductOptions options;
    options.yes = yes;
    options.full = full;
    options.progress = [](const char*, std::int64_t, std::int64_t) {};
    const auto done = town_.products(options);
    if (!done.ok()) return note_error(done.error());
    seen_.products = done.value().counts;
    if (done.value().braked) seen_.braked = reason_id(done.value().braked->id);
  }

  void sync_stock(bool yes, bool full) {
    jobs::StockOptions options;
    options.yes = yes;
    options.full = full;
    const auto done = town_.stock(options);
    if (!done.ok()) return note_error(done.error());
    seen_.stock = done.value().counts;
    if (done.value().braked) seen_.braked = reason_id(done.value().braked->id);
  }

  void sync_categories() {
    const auto done = town_.categories();
    if (!done.ok()) return note_error(done.error());
    seen_.categories_made = done.value().made;
    seen_.categories_failed = done.value().failed;
  }

  void sync(const std::string& job, bool yes, bool full) {
    town_.time.advance(std::chrono::minutes{5});
    town_.world.run().restart();
    seen_ = {};
    if (job == "products") sync_products(yes, full);
    if (job == "stock") sync_stock(yes, full);
    if (job == "categories") sync_categories();
    if (job == "orders") town_.finish();
  }

  void sync(const Step& step, Words& words) {
    const auto job = words.next();
    const bool known = job == "products" || job == "stock" || job == "categories" || job == "orders";
    if (!known) return fault(step.head.number, "no job " + job);
    bool yes = false, full = false, dry = false;
    while (!words.done()) {
      if (words.take_if("dry run") && job == "products")
        dry = true;
      else if (words.take_if("yes"))
        yes = true;
      else if (words.take_if("full"))
        full = true;
      else
        return fault(step.head.number, "sync how?");
    }
    if (dry) return show_products(full);
    if (std::ranges::find(jobs_, job) == jobs_.end()) jobs_.push_back(job);
    sync(job, yes, full);
    if (!seen_.error.empty() && !expects_error(step)) fault(step.head.number, "the run failed: " + seen_.error);
  }

  /// The next step speaks of the error.
  bool expects_error(const Step& step) const {
    for (const auto& other : script_.steps) {
      if (other.head.number <= step.head.number || other.head.text != "expect of the run") continue;
      return std::ranges::any_of(other.lines, [](const Line& line) { return line.text.starts_with("error"); });
    }
    return false;
  }

  /// What came to its end stays: another run of each job writes nothing on either side.
  void run_again() {
    const auto before_shop = town_.shop.catalogue().products();
    const auto before_office = town_.office.catalogue().items();
    const auto writes = town_.writes();
    for (const auto& job : jobs_) sync(job, false, true);
    if (town_.writes() != writes) faults_ += "a second run wrote " + std::to_string(town_.writes() - writes) + " times\n";
    if (!(town_.shop.catalogue().products() == before_shop)) faults_ += "a second run changed the shop\n";
    if (!(town_.office.catalogue().items() == before_office)) faults_ += "a second run changed 24SevenOffice\n";
  }

  const Script& script_;
  std::string config_;
  Town town_;
  NamedOrders orders_;
  RunSeen seen_;
  std::vector<std::string> jobs_, allowed_;
  std::string faults_;
  bool again_ = true, given_up_ = false;
};

}  // namespace

std::string run_scenario(const std::string& text) {
  const auto script = read_script(text);
  return Runner(script).run();
}

}  // namespace woo24::scenarios
