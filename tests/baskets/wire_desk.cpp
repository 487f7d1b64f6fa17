#include "wire_desk.hpp"

#include "woo24/base/doors.hpp"
#include "woo24/sandbox/sim_doors.hpp"
#include "woo24/store/binding.hpp"
#include "woo24/store/database.hpp"
#include "woo24/store/office_memory.hpp"
#include "woo24/tfso/call_budget.hpp"
#include "woo24/tfso/office_reader.hpp"
#include "woo24/tfso/office_wire.hpp"
#include "woo24/tfso/office_writer.hpp"
#include "woo24/tfso/session.hpp"

#include <fmt/core.h>

namespace woo24::baskets {

namespace {

using Switches = sandbox::OfficeSwitches;

Switches switches_of(const Unknowns& unknowns, const Answers& answers) {
  Switches switches;
  switches.price_decimals = unknowns.price_decimals;
  switches.vat_rounding = unknowns.vat_by_order ? Switches::VatRounding::order : Switches::VatRounding::row;
  switches.tax_code = unknowns.codes_by_number ? Switches::TaxCode::number : Switches::TaxCode::id;
  switches.whole_kronor = unknowns.whole_kronor;
  switches.empties = answers.empties;
  switches.echo = answers.echo;
  switches.answer_order = Switches::AnswerOrder::shuffled;
  switches.calls_per_hour = 0;
  return switches;
}

/// Straight to the pretend office.
class OfficeDoor final : public HttpDoor {
 public:
  explicit OfficeDoor(sandbox::Office& office) : office_(office) {}
  Result<http::Response> send(const http::Request& request, const http::BodySink& sink) override {
    auto answer = office_.handle(request);
    if (answer.status == 200 && sink) {
      const auto body = std::exchange(answer.body, {});
      (void)sink(body);
    }
    return answer;
  }
  std::vector<Result<http::Response>> send_all(std::span<const http::Request>) override { return {}; }

 private:
  sandbox::Office& office_;
};

/// Departments, projects and methods of payment are other ones at this office, and touch no amount.
void leave_out_lists(office::Order& order) {
  order.department.reset();
  order.project.reset();
  order.payment_method.reset();
  for (auto& row : order.rows) {
    row.department.reset();
    row.project.reset();
  }
}

settings::Office settings_of_office() {
  settings::Office office;
  office.username = sandbox::k_office_user;
  office.client = {"Exempel AB", 3};
  office.calls_per_hour = 1'000'000;
  return office;
}

}  // namespace

std::string story(const Answers& answers) {
  static const std::map<Switches::Empties, const char*> k_empties = {
      {Switches::Empties::absent, "left out"}, {Switches::Empties::sentinel, "a sentinel"}, {Switches::Empties::nil, "nil"}};
  static const std::map<Switches::Echo, const char*> k_echoes = {
      {Switches::Echo::sent, "what was sent"}, {Switches::Echo::full, "all of it"}, {Switches::Echo::ids, "the id"}};
  return fmt::format("what has no value is {}, a save answers {}", k_empties.at(answers.empties), k_echoes.at(answers.echo));
}

std::vector<Answers> all_answers() {
  std::vector<Answers> all;
  for (const auto empties : {Switches::Empties::absent, Switches::Empties::sentinel, Switches::Empties::nil}) {
    for (const auto echo : {Switches::Echo::sent, Switches::Echo::full, Switches::Echo::ids}) all.push_back({empties, echo});
  }
  return all;
}

struct WireDesk::Inner {
  Inner(const Unknowns& unknowns, const Answers& answers)
      : house([this] { return time.now(); }, switches_of(unknowns, answers)), door(house) {
    environment.set_secret("office_application_id", sandbox::k_office_application);
    environment.set_secret("office_password", sandbox::k_office_password);
    sandbox::OfficeCard card;
    card.name = "Åkesson";
    customer = house.add_company(card);
  }
  /// The id that this office has for a product; it is made where it lacks it.
  std::int64_t product_there(const std::string& number) {
    const auto known = products.find(number);
    if (known != products.end()) return known->second;
    const auto found = reader.products_by_number(number);
    const bool there = found.ok() && !found.value().empty();
    sandbox::OfficeArticle article;
    article.number = article.name = number;
    return products[number] = there ? found.value().front().id.value : house.add_product(article);
  }

  /// What the program asks after an answer that leaves it unclear which item is which: all keys that are there.
  std::map<std::string, office::OrderId> looked_up() {
    constexpr auto k_long_ago = std::chrono::hours{48};
    std::map<std::string, office::OrderId> ids;
    const auto changed = reader.orders_changed_since(time.now() - k_long_ago);
    if (!changed.ok()) return ids;
    const auto there = reader.order_keys_by_id(changed.value());
    if (!there.ok()) return ids;
    for (const auto& order : there.value()) ids.emplace(order.reference_number.value_or(""), *order.id);
    return ids;
  }
  /// Its product becomes this office's.
  void take(office::Row& row, const std::map<std::int64_t, std::string>& known) {
    const auto number = known.find(row.product.value);
    if (number == known.end()) return;
    const auto there = product_there(number->second);
    senders_product[there] = row.product.value;
    row.product.value = there;
  }

  sandbox::SimTime time;
  sandbox::SimRun run;
  sandbox::Office house;
  OfficeDoor door;
  sandbox::SimClock clock{time, run};
  sandbox::SimChance chance{24, run};
  sandbox::SimEnvironment environment{run};
  Doors doors{door, clock, chance, environment};
  store::Database db = store::Database::in_memory().value();
  store::OfficeMemory memory{db};
  store::Binding binding{db};
  settings::Office settings = settings_of_office();
  tfso::CallBudget budget{memory, clock, settings.calls_per_hour};
  tfso::OfficeWire wire{doors, settings, budget};
  tfso::Session session{wire, memory, binding, doors, settings.username, settings.client};
  tfso::OfficeReader reader{session};
  tfso::OfficeWriter writer{session};

  std::int64_t customer = 0;
  std::map<std::int64_t, std::string> numbers;           ///< by the sender's id
  std::map<std::string, std::int64_t> products;          ///< by number
  std::map<std::int64_t, std::int64_t> senders_product;  ///< the sender's id, by this office's
  struct Sent {
    office::Order order;    ///< as the sender knows it
    std::string reference;  ///< as it bears it here
  };
  std::map<office::OrderId, Sent> sent;
  int keys = 0;
  std::string refusal;
};

WireDesk::WireDesk(const Unknowns& unknowns, const Answers& answers) : inner_(std::make_unique<Inner>(unknowns, answers)) {}
WireDesk::~WireDesk() = default;

std::vector<std::optional<office::OrderId>> WireDesk::book(const std::vector<office::Order>& sent,
                                                           const std::map<std::int64_t, std::string>& numbers) {
  auto& in = *inner_;
  std::vector<office::Order> here;
  in.numbers = numbers;
  for (auto order : sent) {
    order.customer = office::CompanyId{in.customer};
    order.reference_number = fmt::format("WOO-exempel-{}-3fa9c1 *1a2b", 1000 + ++in.keys);
    leave_out_lists(order);
    for (auto& row : order.rows) in.take(row, numbers);
    here.push_back(std::move(order));
  }
  const auto saved = in.writer.save_orders(here);
  if (!saved.ok()) in.refusal = arguments_json(saved.error().reason);
  std::vector<std::optional<office::OrderId>> ids(sent.size());
  const auto by_key = saved.ok() ? in.looked_up() : std::map<std::string, office::OrderId>{};
  for (std::size_t n = 0; saved.ok() && n < sent.size(); ++n) {
    const auto& one = saved.value()[n];
    if (!one.ok()) in.refusal = arguments_json(one.error().reason);
    const auto found = by_key.find(*here[n].reference_number);
    if (one.ok()) {
      ids[n] = one.value().id;
    } else if (one.error().kind == Kind::ambiguous && found != by_key.end()) {
      ids[n] = found->second;
    }
    if (ids[n]) in.sent[*ids[n]] = {sent[n], *here[n].reference_number};
  }
  return ids;
}

std::optional<office::Order> WireDesk::show(office::OrderId order) {
  auto& in = *inner_;
  auto read = in.reader.orders_by_id({order});
  if (!read.ok() || read.value().size() != 1) return std::nullopt;
  auto& shown = read.value().front();
  const auto& sent = in.sent.at(order);
  if (shown.reference_number == sent.reference) shown.reference_number = sent.order.reference_number;
  if (shown.customer == office::CompanyId{in.customer}) shown.customer = sent.order.customer;
  for (auto& row : shown.rows) {
    if (const auto senders = in.senders_product.find(row.product.value); senders != in.senders_product.end())
      row.product.value = senders->second;
  }
  return shown;
}

const std::string& WireDesk::refusal() const { return inner_->refusal; }

bool WireDesk::add(office::OrderId order, const office::Row& row) {
  auto& in = *inner_;
  const auto& sent = in.sent.at(order);
  auto form = sent.order;
  form.id = order;
  form.customer = office::CompanyId{in.customer};
  form.reference_number = sent.reference;
  form.rows = {row};
  leave_out_lists(form);
  in.take(form.rows.front(), in.numbers);
  const auto saved = in.writer.save_orders({form});
  if (!saved.ok()) return false;
  const auto& one = saved.value().front();
  if (!one.ok()) in.refusal = arguments_json(one.error().reason);
  // Whether it came through, the next look tells.
  return one.ok() || one.error().kind == Kind::ambiguous;
}

}  // namespace woo24::baskets
