#pragma once
// A product of one side, as the simulation sees it.

#include "sim/town.hpp"
#include "woo24/model/product_pair.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::sim {

/// A value that a person wrote, and that is not yet the same on the other side.
struct PersonsEdit {
  int call = 0;  ///< of the world, after which it was
  std::string value;
  std::string before;  ///< the first of such edits: what was the same on both sides until then
};

/// A product of one side. Texts are plain; a price is what takes part of it, in öre; "" is none.
struct Ware {
  CatalogueSide side = CatalogueSide::shop;
  std::int64_t id = 0, parent = 0;
  bool there = true;
  bool trashed = false, shown = true;  ///< of the shop: its parent's, too; shown: published or private
  bool hidden = false;                 ///< of the shop: it, or its parent, cannot be shown
  bool active = true;                  ///< of the office
  std::string type = "simple", status, number, name, price, description, category, options;
  std::string tax_class;
  bool counted = false;  ///< its pieces are: by the shop for itself, or by the office
  std::string pieces;
  bool own = false;      ///< of the town's catalogue; the others are what orders sell, in categories that take no part
  bool half = false;     ///< the shop was killed while it was made: it has no number, price and pieces yet
  bool made = false;     ///< by the program
  bool drafted = false;  ///< the program put it back to draft, and since then the office has not taken it up again
  int since = 0;         ///< call at which it came, or got its number
  int back = 0;          ///< call at which it came out of the trash, or could be shown again
  int turned = 0;        ///< call at which a person last changed its status, as far as the program could see
  /// Its status when a whole run last had ended, and `turned` then: who turns it there and back in between has done nothing.
  bool active_seen = true;
  int turned_seen = 0;
  int linked = 0;  ///< call at which its partner was known
  int family = 0;
  std::set<std::string> names, prices, descriptions;  ///< that people wrote
  std::map<std::string, PersonsEdit> edits;           ///< by field: name, price, number
  std::optional<std::int64_t> partner;                ///< of the other side: a whole run has seen both with one number
  bool renamed_apart = false;  ///< of a variation: a person gave it a name in the office, which the shop cannot have
};

/// As a number is compared: case and outer blanks are nothing. "0" is none.
std::string folded_number(const std::string& number);
/// Öre of an amount in kronor.
std::string ore(const std::string& amount);
/// Plain text of what the shop stores.
std::string plain_of(const std::string& html);
std::string described(const Ware& ware);
/// Below one of the categories that take part.
bool takes_part(const std::string& category);

/// name, price, number, description.
std::string& value_of(Ware& ware, std::string_view field);
const std::string& value_of(const Ware& ware, std::string_view field);
/// All of both sides as they are now.
std::vector<Ware> wares_in(const Town& town);

}  // namespace woo24::sim
