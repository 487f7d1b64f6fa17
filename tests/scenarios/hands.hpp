#pragma once
// What a scenario's lines do on either side. An error is a text that says what was not understood or not found.

#include "scenarios/script.hpp"
#include "scenarios/town.hpp"

#include <map>
#include <optional>
#include <string>

namespace woo24::scenarios {

using Fault = std::optional<std::string>;

/// Orders that the scenario has named, by the shop's id.
using NamedOrders = std::map<std::string, std::int64_t>;

/// Product of a number ("HAM-001", "HAM-001#2" for the second), else of a name; in the trash too.
std::optional<sandbox::ShopProductView> find_in_shop(const Town& town, const std::string& who);
std::optional<sandbox::OfficeItemView> find_in_office(const Town& town, const std::string& who);
/// Entities of & < > read back.
std::string plain_name(std::string text);

Fault do_in_shop(Town& town, NamedOrders& orders, const std::string& line);
Fault do_in_office(Town& town, const NamedOrders& orders, const std::string& line);
/// How the two sides are set up: "shop version 8.9.1".
Fault set_up(Town& town, const std::string& line);
/// What goes wrong at the next call: "the answer to \"SaveProducts\" is lost".
Fault make_trouble(Town& town, const std::string& line);

}  // namespace woo24::scenarios
