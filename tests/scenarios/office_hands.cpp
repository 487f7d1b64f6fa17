#include "scenarios/hands.hpp"

#include <charconv>

namespace woo24::scenarios {

namespace {

using sandbox::OfficeItem;
using sandbox::OfficeSwitches;

/// A scenario's word for a field, as the register's hand calls it.
std::string register_field(const std::string& field) {
  if (field == "web") return "web_price";
  if (field == "gross") return "cash_price_inc_tax";
  return field;
}

Fault fill(OfficeItem& item, const std::vector<FieldValue>& fields) {
  for (const auto& [field, value] : fields) {
    if (field == "name")
      item.name = value;
    else if (field == "price")
      item.price = value;
    else if (field == "web")
      item.web_price = value;
    else if (field == "gross")
      item.cash_price_inc_tax = value;
    else if (field == "stock" && !value.empty())
      item.stock = value;
    else if (field == "category")
      item.category = value;
    else if (field == "description")
      item.description = value;
    else if (field == "ean")
      item.ean = value;
    else if (field == "weight")
      item.weight = value;
    else if (field == "active")
      item.active = value != "no";
    else if (field != "stock")
      return "no field " + field;
  }
  return std::nullopt;
}

Fault edit(Town& town, Words& words) {
  const auto who = words.next();
  const auto item = find_in_office(town, who);
  if (!item) return "no product " + who + " in 24SevenOffice";
  auto catalogue = town.office.catalogue();
  for (const auto& [field, value] : read_fields(words)) {
    auto text = value;
    if (field == "active" || field == "controlled") text = value == "no" ? "false" : "true";
    const bool good = field == "stock"
                          ? catalogue.set_stock(item->id, value)
                          : catalogue.edit(item->id, field == "controlled" ? "stock_controlled" : register_field(field), text);
    if (!good) return "no field " + field;
  }
  return std::nullopt;
}

/// order a becomes Invoiced: the office's order that came of the shop's.
Fault move_order(Town& town, const NamedOrders& orders, Words& words) {
  const auto name = words.next();
  const auto known = orders.find(name);
  if (known == orders.end()) return "no order " + name;
  if (!words.take_if("becomes")) return "an order becomes something";
  const auto state = words.next();
  for (const auto& order : town.office.books().orders) {
    if (order.external_status == known->second)
      return town.office.set_state(order.id, state) ? std::nullopt : Fault("the office does not do that");
  }
  return "order " + name + " is not in 24SevenOffice";
}

Fault on_category(sandbox::OfficeCatalogue catalogue, Words& words, const std::string& what) {
  const auto path = words.next();
  bool good = false;
  if (what == "rename" && words.take_if("to")) good = catalogue.rename_category(path, words.next());
  if (what == "move" && words.take_if("below")) good = catalogue.move_category(path, words.next());
  if (what == "remove") good = catalogue.remove_category(path);
  return good ? std::nullopt : Fault("no category " + path + " in 24SevenOffice, or it cannot be done");
}

std::optional<sandbox::FaultKind> kind_of(Words& words) {
  if (words.take_if("is lost")) return sandbox::FaultKind::drop_after;
  if (words.take_if("is cut")) return sandbox::FaultKind::cut_body;
  if (words.take_if("is 504 and the side goes on")) return sandbox::FaultKind::goes_on;
  if (words.take_if("is 503")) return sandbox::FaultKind::html_503;
  return std::nullopt;
}

int count_in(const std::string& text) {
  int number = 1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::optional<sandbox::OfficeItemView> find_in_office(const Town& town, const std::string& who) {
  const auto mark = who.rfind('#');
  const auto place = mark == std::string::npos ? 1 : count_in(who.substr(mark + 1));
  const auto name = who.substr(0, mark);
  int seen = 0;
  const auto all = town.office.catalogue().items();
  for (const auto& item : all) {
    if (!name.empty() && item.number == name && ++seen == place) return item;
  }
  if (seen == 0 && mark == std::string::npos) {
    for (const auto& item : all) {
      if (item.name == name) return item;
    }
  }
  return std::nullopt;
}

Fault do_in_office(Town& town, const NamedOrders& orders, const std::string& line) {
  Words words(line);
  if (words.names_first()) return edit(town, words);
  auto catalogue = town.office.catalogue();
  if (words.take_if("product")) {
    OfficeItem item;
    item.number = words.next();
    item.name = item.number;
    if (auto fault = fill(item, read_fields(words))) return fault;
    catalogue.add(item);
    return std::nullopt;
  }
  if (words.take_if("order")) return move_order(town, orders, words);
  if (words.take_if("category")) return catalogue.add_category(words.next()), std::nullopt;
  if (words.take_if("rename category")) return on_category(catalogue, words, "rename");
  if (words.take_if("move category")) return on_category(catalogue, words, "move");
  if (words.take_if("remove category")) return on_category(catalogue, words, "remove");
  const bool expires = words.take_if("expire");
  if (!expires && !words.take_if("remove")) return "not understood";
  const auto who = words.next();
  const auto item = find_in_office(town, who);
  if (!item) return "no product " + who + " in 24SevenOffice";
  return (expires ? catalogue.expire(item->id) : catalogue.remove(item->id)) ? std::nullopt : Fault("it cannot be done");
}

Fault set_up(Town& town, const std::string& line) {
  Words words(line);
  const auto shop = [&](auto change) { return town.shop.change_settings(change), Fault{}; };
  const auto office = [&](auto change) { return town.office.change(change), Fault{}; };
  if (words.take_if("shop version")) return shop([&](sandbox::ShopSettings& settings) { settings.version = words.next(); });
  if (words.take_if("shop prices without tax"))
    return shop([](sandbox::ShopSettings& settings) { settings.prices_include_tax = false; });
  if (words.take_if("shop price decimals"))
    return shop([&](sandbox::ShopSettings& settings) { settings.price_decimals = count_in(words.next()); });
  if (words.take_if("24sevenoffice draws stock at every save"))
    return office([](OfficeSwitches& switches) { switches.stock_drawn = OfficeSwitches::StockDrawn::saved; });
  if (words.take_if("24sevenoffice keeps numbers unique"))
    return office([](OfficeSwitches& switches) { switches.numbers_are_unique = true; });
  if (words.take_if("24sevenoffice moves no date for stock"))
    return office([](OfficeSwitches& switches) { switches.sale_moves_date = switches.count_moves_date = false; });
  if (words.take_if("24sevenoffice answers in reverse"))
    return office([](OfficeSwitches& switches) { switches.answer_order = OfficeSwitches::AnswerOrder::reversed; });
  if (words.take_if("24sevenoffice answers ids alone"))
    return office([](OfficeSwitches& switches) { switches.echo = OfficeSwitches::Echo::ids; });
  return "not understood";
}

Fault make_trouble(Town& town, const std::string& line) {
  Words words(line);
  if (words.take_if("the shop's next batch is killed after"))
    return town.shop.catalogue().kill_next_batch(count_in(words.next())), std::nullopt;
  if (words.take_if("24sevenoffice refuses item"))
    return town.office.refuse_item_next(false, count_in(words.next()) - 1), std::nullopt;
  if (!words.take_if("the answer to")) return "not understood";
  sandbox::FaultRule rule;
  rule.operation = words.next();
  const auto kind = kind_of(words);
  if (!kind) return "what becomes of it is not understood";
  rule.fault.kind = *kind;
  rule.at_match = 1;
  rule.times = 1;
  town.world.faults().add(rule);
  return std::nullopt;
}

}  // namespace woo24::scenarios
