#include "sim/gate.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace woo24::sim {

namespace {

using sandbox::DoorKind;
using sandbox::FaultKind;
using sandbox::Moment;
using sandbox::Side;

struct NamedFault {
  FaultKind kind;
  const char* name;
};
constexpr std::array<NamedFault, 17> k_faults = {{
    {FaultKind::refuse, "refuse"},
    {FaultKind::drop_before, "drop_before"},
    {FaultKind::drop_after, "drop_after"},
    {FaultKind::time_out, "time_out"},
    {FaultKind::late, "late"},
    {FaultKind::truncate, "truncate"},
    {FaultKind::cut_body, "cut_body"},
    {FaultKind::html_503, "html_503"},
    {FaultKind::html_200, "html_200"},
    {FaultKind::garbage, "garbage"},
    {FaultKind::empty, "empty"},
    {FaultKind::huge, "huge"},
    {FaultKind::wrong_encoding, "wrong_encoding"},
    {FaultKind::server_error, "server_error"},
    {FaultKind::fault_after, "fault_after"},
    {FaultKind::redirect, "redirect"},
    {FaultKind::busy, "busy"},
}};
// What the caller waits for (180 s), this, another wait in which it arrives, and a search's lag stay under the settle time.
constexpr int k_longest_late = 120;
constexpr double k_writes_are_struck_more = 5;

const char* name_of(FaultKind kind) {
  for (const auto& one : k_faults) {
    if (one.kind == kind) return one.name;
  }
  return "?";
}

const char* name_of_worker(int worker) { return worker == 0 ? "woo24" : worker == 1 ? "woo24 (cli)" : "other woo24"; }

Side side_of(const http::Request& request) {
  return request.url.find("24sevenoffice") == std::string::npos ? Side::shop : Side::office;
}

}  // namespace

void Gate::share(Baton* baton, std::function<bool()> locked) {
  baton_ = baton;
  locked_ = std::move(locked);
}

void Gate::at_door(int worker) {
  if (baton_ != nullptr && !locked_()) baton_->pass(worker);
}

void Gate::perhaps_crash(bool write) {
  if (calm_ || !dice().chance(crashes() * (write ? k_writes_are_struck_more : 1))) return;
  const auto moment = dice().chance(50) ? Moment::before : Moment::after;
  town_.world.run().crash_at(town_.world.run().calls(DoorKind::http) + 1, moment, DoorKind::http);
}

FaultKind Gate::drawn_kind(bool write) {
  // What leaves a write unclear is what matters most.
  constexpr std::array k_unclear{FaultKind::drop_before, FaultKind::drop_after, FaultKind::time_out, FaultKind::late,
                                 FaultKind::truncate,    FaultKind::cut_body,   FaultKind::garbage,  FaultKind::empty,
                                 FaultKind::fault_after, FaultKind::html_200};
  const auto kind = write && dice().chance(60) ? dice().pick(k_unclear) : dice().pick(k_faults).kind;
  // Of two installations one cannot know what of the other's is still on its way.
  return kind == FaultKind::late && town_.scenario.other_installation ? FaultKind::drop_after : kind;
}

/// What goes wrong inside the office itself, at the next save of orders.
std::string Gate::strike_inside() {
  switch (dice_.below(8)) {
    case 4:
      town_.miscount_next = Town::Miscount::lost;
      return "an item is lost from the answer";
    case 5:
      town_.miscount_next = Town::Miscount::twice;
      return "an item is twice in the answer";
    case 0: {
      const auto items = dice_.between(0, 3);
      town_.office.partial_save(items);
      return "fault after " + std::to_string(items) + " items";
    }
    case 1:
    case 6:
    case 7:
      town_.office.item_exception_next(true, dice_.between(0, 2));
      return "item exception with id";
    case 2:
      town_.office.item_exception_next(false, dice_.between(0, 2));
      return "item exception";
    default:
      town_.office.not_atomic_next(sandbox::OfficeSwitches::NotAtomic::state_lost, 1);
      return "state lost, payment kept";
  }
}

std::string Gate::perhaps_strike(Side side, const std::string& operation, const std::string& body, bool write) {
  town_.world.faults().clear();
  const auto percent = faults() * (write ? k_writes_are_struck_more : 1);
  if (calm_ || !dice().chance(percent)) return "";
  if (operation == "SaveInvoices" && dice().chance(40)) {
    // Never with a clear answer: then nobody could know.
    if (body.find("<PaymentAmount>") != std::string::npos && dice().chance(30)) {
      town_.office.not_atomic_next(sandbox::OfficeSwitches::NotAtomic::payment_lost, 1);
      sandbox::FaultRule no_answer;
      no_answer.times = 1;
      no_answer.fault.kind = FaultKind::drop_after;
      town_.world.faults().add(no_answer);
      ++fault_tally()["inside: payment lost, no answer"];
      return "payment lost, no answer";
    }
    const auto what = strike_inside();
    ++fault_tally()["inside: " + (what.starts_with("fault after") ? std::string("fault after k items") : what)];
    return what;
  }
  if (town_.catalogue.at_work && dice().chance(35)) {
    if (auto what = strike_catalogue(operation); !what.empty()) return what;
  }
  sandbox::FaultRule rule;
  rule.fault.kind = drawn_kind(write);
  rule.fault.late_by = std::chrono::seconds(dice().between(1, k_longest_late));
  rule.fault.huge_bytes = 200u << 10;
  rule.fault.text = rule.fault.kind == FaultKind::redirect ? "https://elsewhere.example.org/" : "Timeout expired.";
  rule.side = side;
  rule.times = 1;
  town_.world.faults().add(rule);
  ++fault_tally()[name_of(rule.fault.kind)];
  return name_of(rule.fault.kind);
}

/// What goes wrong inside a side, at the next save of products or categories. "" where nothing does.
std::string Gate::strike_catalogue(const std::string& operation) {
  auto& dice = catalogue_dice_;
  std::string what;
  if (operation == "SaveProducts" || operation == "SaveCategories") {
    const auto kind = dice.below(3);
    if (kind == 0) {
      town_.office.break_off_next(dice.between(0, 3));
      what = "fault after k items";
    } else {
      town_.office.refuse_item_next(kind == 1, dice.between(0, 2));
      what = kind == 1 ? "item exception with id" : "item exception";
    }
  } else if (operation.starts_with("POST /wc/v3/products") && operation.ends_with("/batch")) {
    const bool half = dice.chance(50);
    town_.shop.catalogue().kill_next_batch(dice.between(0, 3), half);
    catalogue_.batch_killed();
    what = half ? "batch killed within an item" : "batch killed";
  }
  if (!what.empty()) ++fault_tally()["inside: " + what];
  return what;
}

void Gate::perhaps_between() {
  if (town_.catalogue.at_work) {
    if (!calm_ && between_of_catalogue && dice().chance(town_.scenario.catalogue.between_calls)) between_of_catalogue();
    return;
  }
  if (!calm_ && between && dice_.chance(town_.scenario.between_calls)) between();
}

/// What customers would notice of the program's writes, and what the shop counts.
struct Gate::Quiet {
  std::size_t mails = 0;
  std::vector<int> pieces;
};

Gate::Quiet Gate::quiet_now() const {
  Quiet now;
  for (const auto& mail : town_.shop.mails()) now.mails += mail.to_customer || mail.order != 0 ? 1 : 0;
  for (const auto& product : sandbox::shop_products()) now.pieces.push_back(town_.shop.stock(product.sku).value_or(0));
  return now;
}

/// An order made in the office mails nobody in the shop and moves no stock.
void Gate::judge_quiet(const Quiet& before, const std::string& operation, const Story::Orders& orders) {
  truth_.look_at_shop();
  const bool about_one = std::any_of(orders.begin(), orders.end(), [&](std::int64_t id) {
    const auto view = town_.shop.order(id);
    const auto* sale = view ? truth_.sale_of(key_by_rule(view->id, view->order_key)) : nullptr;
    return sale != nullptr && sale->made_of != 0;
  });
  if (operation != "POST /wc/v3/orders" && !(about_one && operation.starts_with("PUT "))) return;
  const auto now = quiet_now();
  const auto order = orders.empty() ? 0 : *orders.begin();
  if (now.mails != before.mails) truth_.broken("an order from the office sent a mail: " + operation, order);
  if (now.pieces != before.pieces) truth_.broken("an order from the office moved stock: " + operation, order);
}

Result<http::Response> Gate::send(int worker, const http::Request& request, const http::BodySink& sink) {
  at_door(worker);
  if (town_.world.run().dead()) return town_.world.send(request, sink);  // throws
  perhaps_between();
  const auto side = side_of(request);
  const auto operation = sandbox::operation_of(side, request);
  perhaps_crash(request.repeat == http::Repeat::never);
  const auto fault = perhaps_strike(side, operation, request.body, request.repeat == http::Repeat::never);
  truth_.about_to_send(worker, town_.world.calls() + 1, side, operation, request.body);
  if (town_.catalogue.at_work) catalogue_.about_to_send(town_.world.calls() + 1, side, operation, request);
  town_.world.forget_seen();
  ++town_.tally.calls;
  const bool writes_to_shop = town_.scenario.office_orders > 0 && side == Side::shop && !operation.starts_with("GET ");
  const auto before = writes_to_shop ? quiet_now() : Quiet{};
  try {
    auto answer = town_.world.send(request, sink);
    after(worker, request, operation, fault);
    if (writes_to_shop) judge_quiet(before, operation, orders_in(request.url, ""));
    perhaps_between();
    return answer;
  } catch (const sandbox::Crash&) {
    after(worker, request, operation, fault + (fault.empty() ? "CRASH" : ", CRASH"));
    if (writes_to_shop) judge_quiet(before, operation, orders_in(request.url, ""));
    ++town_.tally.upsets["crash"];
    throw;
  }
}

void Gate::after(int worker, const http::Request& request, const std::string& operation, const std::string& fault) {
  const auto side = side_of(request);
  const auto seen = town_.world.seen();
  std::string what = operation;
  const auto query = request.url.find('?');
  if (operation.starts_with("GET ") && query != std::string::npos) what += request.url.substr(query, 90);
  if (seen.empty()) {
    what += "  never left";
  } else {
    what += seen.back().applied ? "" : "  not taken";
    what += seen.back().status == 0 ? "  no answer" : fmt::format("  {}", seen.back().status);
  }
  if (!fault.empty()) what += "  (" + fault + ")";
  town_.story.tell(name_of_worker(worker), what, orders_in(request.url, request.body));
  truth_.look_at_books(town_.world.calls());
  if (town_.catalogue.at_work) catalogue_.sent(side, operation, fault);
}

WorkerDoors::WorkerDoors(Gate& gate, Town& town, int worker, std::uint64_t seed)
    : gate_(gate),
      worker_(worker),
      clock_(town.time, town.world.run()),
      chance_(seed, town.world.run()),
      environment_(town.world.run()) {
  const sandbox::ShopKey key;
  environment_.set_secret("shop_key", key.key);
  environment_.set_secret("shop_secret", key.secret);
  environment_.set_secret("office_application_id", sandbox::k_office_application);
  environment_.set_secret("office_password", sandbox::k_office_password);
}

Result<http::Response> WorkerDoors::send(const http::Request& request, const http::BodySink& sink) {
  return gate_.send(worker_, request, sink);
}

std::vector<Result<http::Response>> WorkerDoors::send_all(std::span<const http::Request> requests) {
  std::vector<Result<http::Response>> answers;
  for (const auto& request : requests) answers.push_back(send(request));
  return answers;
}

Instant WorkerDoors::now() {
  gate_.at_door(worker_);
  return clock_.now();
}
std::chrono::milliseconds WorkerDoors::steady() {
  gate_.at_door(worker_);
  return clock_.steady();
}
std::uint64_t WorkerDoors::draw() {
  gate_.at_door(worker_);
  return chance_.draw();
}
Result<std::string> WorkerDoors::secret(std::string_view name) {
  gate_.at_door(worker_);
  return environment_.secret(name);
}
Result<std::uint64_t> WorkerDoors::free_bytes(const std::string& folder) {
  gate_.at_door(worker_);
  return environment_.free_bytes(folder);
}
void WorkerDoors::notify(const std::string& state) {
  gate_.at_door(worker_);
  environment_.notify(state);
}

}  // namespace woo24::sim
