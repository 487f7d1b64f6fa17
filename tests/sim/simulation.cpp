#include "sim/simulation.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <set>

namespace woo24::sim {

namespace {

using namespace std::chrono_literals;
using sandbox::Side;

constexpr auto k_settle = 11min;
constexpr int k_quiet_turns = 60;
constexpr int k_longest_clock_error = 20 * 60;  // minutes

}  // namespace

Simulation::Simulation(const Scenario& scenario)
    : town_(scenario),
      dice_(scenario.seed ^ 0xD1CEull),
      after_dice_(scenario.seed ^ 0xAF7E5ull),
      more_dice_(scenario.seed ^ 0x303E5ull),
      truth_(town_),
      catalogue_(town_, truth_),
      gate_(town_, truth_, catalogue_, dice_.branch()),
      people_(town_, truth_, dice_.branch()),
      bookkeeper_(town_, truth_, dice_.branch()),
      hands_(town_, truth_, catalogue_),
      yes_dice_(scenario.seed ^ 0xCA7A1E5ull),
      program_(town_, gate_, 0, dice_.branch()) {
  truth_.binding_of = [this](int worker) {
    if (worker == 2) return other_ ? other_->binding() : std::nullopt;
    return program_.binding();
  };
  gate_.between = [this] {
    if (town_.scenario.refund_deeds > 0 && after_dice_.chance(20)) return people_.give_back();
    if (town_.scenario.minds_changed > 0 && more_dice_.chance(25)) return people_.change_mind();
    if (town_.scenario.office_orders > 0 && more_dice_.chance(25)) return bookkeeper_.on_office_orders();
    if (town_.scenario.office_hands > 0 && dice_.chance(50)) return bookkeeper_.do_something();
    if (town_.scenario.shop_deeds > 0) people_.do_something();
  };
  gate_.between_of_catalogue = [this] { hands_.between(); };
}

bool Simulation::run() {
  const auto& s = town_.scenario;
  town_.tally.seeds = 1;
  town_.tally.threads = s.two_threads ? 1 : 0;
  town_.tally.pairs = pairs_of(s.office);
  town_.story.tell("seed", fmt::format("{}: {}", s.seed, described(s)));
  catalogue_begins();
  for (int n = 0; n < s.first_orders; ++n) people_.place_order();
  for (int turn = 0; turn < s.turns; ++turn) {
    time_passes();
    upset();
    people_act();
    catalogue_turn();
    other_installation(turn);
    program_runs();
  }
  settle();
  quiet();
  Verdict verdict(town_, truth_, program_);
  verdict.judge();
  if (!verdict.stands_still()) judge_catalogue();
  if (!verdict.stands_still()) verdict.judge_proof(program_.prove());
  town_.tally.failed = truth_.faults().empty() ? 0 : 1;
  return truth_.faults().empty();
}

void Simulation::time_passes() {
  const auto draw = dice_.below(100);
  std::chrono::minutes by{1};
  if (draw >= 45) by = std::chrono::minutes(dice_.between(2, 15));
  if (draw >= 65) by = std::chrono::minutes(dice_.between(20, 90));
  if (draw >= 80) by = std::chrono::minutes(dice_.between(5 * 60, 20 * 60));
  if (draw >= 88) by = std::chrono::hours(dice_.between(24, 96));
  advance(by);
  town_.world.set_down(Side::shop, false);
  town_.world.set_down(Side::office, false);
  town_.shop.set_maintenance(false);
  town_.shop.set_database_down(false);
  const auto saves = town_.office.count("SaveInvoices") + town_.office.count("SaveCompanies");
  if (saves != saves_) last_save_ = town_.time.now() - by;
  saves_ = saves;
}

/// In small steps while a late write is on its way, so that it arrives when it was to.
void Simulation::advance(std::chrono::seconds by) {
  constexpr auto k_step = 10s;
  for (; by > k_step && town_.world.late_ones() > 0; by -= k_step) town_.time.advance(k_step);
  town_.time.advance(by);
}

bool Simulation::nothing_unclear() const { return town_.world.late_ones() == 0 && town_.time.now() - last_save_ > k_settle; }

void Simulation::upset() {
  const auto& s = town_.scenario;
  if (dice_.chance(s.state_files)) upset_state_file();
  if (dice_.chance(s.clock_steps)) upset_clock();
  if (dice_.chance(s.sessions)) upset_session();
  if (dice_.chance(s.sides_down)) upset_side();
  if (dice_.chance(s.wishes)) wish();
  if (dice_.chance(s.shop_restores)) people_.restore_backup();
  if (dice_.chance(8)) program_.end_life();
}

void Simulation::upset_state_file() {
  if (program_.clock_error() != 0s) return;
  const auto what = dice_.below(3);
  if (what == 0 || (what == 1 && !program_.has_kept_state())) {
    program_.keep_state();
    return town_.story.tell("admin", "keeps a copy of the state file");
  }
  // Whoever deletes or restores a file takes longer than a save in the air; what comes later than that, no file can know.
  if (!nothing_unclear()) advance(k_settle);
  truth_.state_file_changed();
  catalogue_.state_file_changed();
  for (const auto& posting : program_.postings()) {
    if (posting.payment_unsure) truth_.told_of_payment(posting.key);
  }
  if (what == 1) {
    program_.put_state_back();
    ++town_.tally.upsets["state file restored"];
    town_.story.tell("admin", "puts the kept state file back");
    town_.tally.seeds_restored = 1;
  } else {
    program_.delete_state();
    foreign_mark_ = false;  // a new file knows of none from before it began
    ++town_.tally.upsets["state file deleted"];
    town_.story.tell("admin", "deletes the state file");
    town_.tally.seeds_deleted = 1;
  }
  // Who rebuilds takes over from all others: not while one is at work.
  if (!other_ && more_dice_.chance(town_.scenario.rebuilds)) rebuild();
}

/// A person sees to the state file before the service goes on.
void Simulation::rebuild() {
  for (int tries = 0; tries < 3; ++tries) {
    const bool done = program_.rebuild();
    ++town_.tally.upsets[done ? "rebuilt" : "rebuild broken off"];
    if (done || more_dice_.chance(40)) return;
    advance(std::chrono::minutes(more_dice_.between(1, 90)));
  }
}

void Simulation::upset_clock() {
  const std::chrono::seconds error = dice_.chance(40) ? 0s
                                     : dice_.chance(50)
                                         ? std::chrono::minutes(dice_.between(-30, 30))
                                         : std::chrono::minutes(dice_.between(-k_longest_clock_error, k_longest_clock_error));
  // A clock that leaps forward while a write is in the air makes it look settled: that no clock can tell.
  if (error > program_.clock_error() && !nothing_unclear()) return;
  program_.set_clock_error(error);
  ++town_.tally.upsets["clock step"];
  town_.story.tell("machine", fmt::format("its clock is now wrong by {} minutes", error.count() / 60));
}

void Simulation::upset_session() {
  switch (dice_.below(4)) {
    case 0:
      town_.office.expire_sessions();
      ++town_.tally.upsets["sessions expired"];
      return town_.story.tell("office", "all sessions end");
    case 1:
      town_.office.expire_sessions();
      town_.office.set_default_client(dice_.chance(70) ? sandbox::k_office_test_client : sandbox::k_office_client);
      ++town_.tally.upsets["default client moved"];
      return town_.story.tell("office", "all sessions end, and the user's default client is another");
    case 2:
      program_.end_life();
      town_.office.move_sessions(sandbox::k_office_test_client);
      ++town_.tally.upsets["session in another client"];
      return town_.story.tell("office", "the session now works in the test company");
    default: {
      const auto minutes = dice_.between(1, 60);
      town_.office.quarantine_until(town_.time.now() + std::chrono::minutes(minutes));
      truth_.quarantine_begins();
      ++town_.tally.upsets["quarantine"];
      town_.story.tell("office", fmt::format("quarantine for {} minutes", minutes));
    }
  }
}

void Simulation::upset_side() {
  switch (dice_.below(4)) {
    case 0:
      town_.world.set_down(Side::shop, true);
      break;
    case 1:
      town_.world.set_down(Side::office, true);
      break;
    case 2:
      town_.shop.set_maintenance(true);
      break;
    default:
      town_.shop.set_database_down(true);
  }
  ++town_.tally.upsets["side down"];
  town_.story.tell("network", "a side is down");
}

void Simulation::wish() {
  auto postings = program_.postings();
  // Mostly someone sees what failed and says "again", soon after.
  if (dice_.chance(80)) {
    std::erase_if(postings,
                  [](const Posting& one) { return one.standing != Standing::failed && one.standing != Standing::waiting; });
  }
  // Most of all, that it is unclear and waits.
  const auto unclear = std::find_if(postings.begin(), postings.end(), [](const Posting& one) {
    return one.stage == Stage::staging || one.stage == Stage::releasing;
  });
  if (unclear != postings.end() && dice_.chance(40)) {
    postings = {*unclear};
  } else if (dice_.chance(60)) {
    std::erase_if(postings, [](const Posting& one) { return one.standing != Standing::failed; });
  }
  if (postings.empty()) return;
  const auto& posting = postings[dice_.below(postings.size())];
  const auto skip = dice_.chance(25);
  const auto* detail = !skip && dice_.chance(40) ? "again" : "";
  program_.leave_wish(skip ? "skip" : "retry", posting.order.value, detail);
  ++town_.tally.hands[skip ? "wish: skip" : std::string("wish: retry") + (*detail == '\0' ? "" : " --again")];
  town_.story.tell("person", fmt::format("asks for {} {}", skip ? "skip" : "retry", detail), {posting.order.value});
}

void Simulation::people_act() {
  const auto& s = town_.scenario;
  if (dice_.chance(s.shop_deeds)) {
    for (int n = dice_.between(1, 3); n > 0; --n) people_.do_something();
  }
  if (dice_.chance(s.office_hands)) bookkeeper_.do_something();
  if (after_dice_.chance(s.refund_deeds)) people_.give_back();
  if (after_dice_.chance(s.invoice_runs)) bookkeeper_.invoice_all();
  if (more_dice_.chance(s.minds_changed)) people_.change_mind();
  if (more_dice_.chance(s.office_orders)) bookkeeper_.on_office_orders();
}

/// From half the seed on, another woo24 with a state file of its own serves the same shop now and then.
void Simulation::other_installation(int turn) {
  const auto& s = town_.scenario;
  if (!s.other_installation || turn < s.turns / 2 || !dice_.chance(40)) return;
  if (!other_) {
    if (!program_.binding()) return;
    other_ = std::make_unique<Program>(town_, gate_, 2, dice_.branch());
    ++town_.tally.upsets["another installation"];
  }
  const auto marked = [this] {
    std::set<std::int64_t> orders;
    const auto own = other_->binding();
    for (const auto& order : town_.shop.orders()) {
      const auto mark = town_.shop.meta(order.id, "_woo24");
      if (own && mark && mark->find(own->installation) != std::string::npos && people_.can_be_read(order.id))
        orders.insert(order.id);
    }
    return orders;
  };
  const auto before = marked();
  people_.place_order();
  other_->poll(true);
  // A file that has just begun takes what comes within the settle time for its predecessor's.
  const auto ours = program_.binding();
  const bool settled = ours && town_.time.now() > ours->first_start + k_settle;
  foreign_mark_ = foreign_mark_ || (settled && marked().size() > before.size());
}

void Simulation::program_runs() {
  const auto saves = town_.office.count("SaveInvoices");
  const bool as_sync = dice_.chance(30);
  if (town_.scenario.two_threads && dice_.chance(50)) {
    program_.poll_beside_command_line(as_sync);
  } else {
    program_.poll(as_sync);
  }
  if (!program_.is_alive() && dice_.chance(60)) program_.poll(as_sync);  // started again within seconds
  if (foreign_mark_ && town_.office.count("SaveInvoices") > saves)
    truth_.broken("it went on writing although another installation serves this shop");
  what_is_refused_is_not_there();
}

/// At any moment: whoever is told that the office refused an order makes it by hand. A file that began since, or a clock that
/// was wrong, may not know of an earlier save.
void Simulation::what_is_refused_is_not_there() {
  const auto& s = town_.scenario;
  if (s.state_files > 0 || s.clock_steps > 0 || s.shop_restores > 0 || s.other_installation) return;
  for (const auto& posting : program_.postings()) {
    const bool refused = posting.kind == PostingKind::order && posting.stage == Stage::seen &&
                         posting.standing == Standing::failed && posting.reason &&
                         posting.reason->id == ReasonId::office_refused_order;
    const auto* sale = refused ? truth_.sale_of(posting.key) : nullptr;
    if (sale == nullptr || !sale->touches.empty() || town_.office.books().counting(posting.key).empty()) continue;
    truth_.broken("it is said that the office refused it, and it stands there", sale->id);
  }
}

/// Every trouble ends, time passes, and everything must come to its end.
void Simulation::settle() {
  const auto& s = town_.scenario;
  gate_.calm();
  time_passes();
  program_.set_clock_error(0s);
  if (dice_.chance(60)) people_.mend();
  bookkeeper_.mend();
  if (after_dice_.chance(s.invoice_runs)) bookkeeper_.invoice_all();
  if (more_dice_.chance(50)) bookkeeper_.invoice_office_orders();
  catalogue_quiet();
  town_.story.tell("seed", "from now on nothing goes wrong any more");
  auto run = town_.catalogue.writes.size();
  until_still();
  judge_fixed_point(run);
  if (town_.scenario.shop_restores == 0) Verdict(town_, truth_, program_).judge_promptness();
  if (town_.scenario.catalogue.there && yes_dice_.chance(70)) say_yes();
  advance(25h);  // what only the nightly count can find
  run = town_.catalogue.writes.size();
  until_still();
  judge_fixed_point(run);
}

void Simulation::until_still() {
  std::string before;
  int same = 0;
  for (int turn = 0; turn < k_quiet_turns && same < 3; ++turn) {
    advance(turn < 3 ? k_settle : std::chrono::minutes{31});
    program_.poll(false);
    const auto now = standing();
    same = now == before && !on_its_way() ? same + 1 : 0;
    before = now;
  }
}

std::string Simulation::standing() const {
  std::string all;
  for (const auto& posting : program_.postings()) {
    all += fmt::format("{} {} {} {}\n", posting.key, store::stage_name(posting.stage), store::standing_name(posting.standing),
                       posting.reason ? reason_id(posting.reason->id) : "");
  }
  for (const auto& import : program_.imports()) {
    all += fmt::format("{} {} {} {}\n", import.key, store::import_stage_name(import.stage),
                       store::standing_name(import.standing), import.reason ? reason_id(import.reason->id) : "");
  }
  return all;
}

bool Simulation::on_its_way() const {
  if (program_.ended_by()) return program_.ended_by()->kind != Kind::binding;  // that waits for a person
  for (const auto& posting : program_.postings()) {
    const bool rests = (posting.stage == Stage::seen && !posting.next_try_at) || posting.stage == Stage::done;
    const bool waits =
        posting.standing == Standing::waiting && !(posting.reason && posting.reason->id == ReasonId::not_captured_yet);
    if (waits || (posting.standing == Standing::moving && !rests)) return true;
  }
  const auto imports = program_.imports();
  return std::any_of(imports.begin(), imports.end(), [](const Import& one) {
    return one.standing == Standing::waiting || (one.standing == Standing::moving && one.stage != ImportStage::done);
  });
}

/// What has come to its end stays as it is.
void Simulation::quiet() {
  const auto sides = [this] {
    std::string all = std::to_string(town_.shop.writes());
    for (const auto& order : town_.office.books().orders) all += fmt::format(" {}:{}", order.id, order.saves);
    for (const auto& item : town_.office.catalogue().items()) all += fmt::format(" {}:{}", item.id, item.saves);
    return all;
  };
  const auto before = sides();
  program_.end_life();
  for (const auto pause : {std::chrono::minutes{1}, std::chrono::minutes{65}}) {
    advance(pause);
    program_.poll(false);
  }
  if (sides() != before) truth_.broken("a quiet run changed something");
}

void Simulation::print_failure(std::ostream& out) const {
  const auto& faults = truth_.faults();
  out << "seed " << town_.scenario.seed << " failed:\n";
  for (const auto& one : faults) {
    out << "  " << (one.order == 0 ? std::string() : "order " + std::to_string(one.order) + ": ") << one.what << "\n";
  }
  out << described(town_.scenario) << "\n";
  const auto order = faults.empty() || faults.front().order == 0 ? std::nullopt : std::optional(faults.front().order);
  out << "-- the story" << (order ? " of order " + std::to_string(*order) : std::string()) << " --\n";
  town_.story.print(out, order);
  out << "-- all of it: woo24-sim --story " << town_.scenario.seed << " --\n";
}

}  // namespace woo24::sim
