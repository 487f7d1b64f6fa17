#include "sim/truth_catalogue.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace woo24::sim {

namespace {

using sandbox::Side;
using settings::ProductMode;

constexpr std::array<const char*, 3> k_fields{"number", "name", "price"};

/// In percent, of the pretended shop's own country.
int rate_of(const std::string& tax_class) {
  if (tax_class == "reduced-rate") return 12;
  if (tax_class == "zero-rate") return 6;
  return tax_class == "untaxed" ? 0 : 25;
}

std::int64_t rounded(std::int64_t number, std::int64_t by) { return (2 * number + by) / (2 * by); }

CatalogueSide other(CatalogueSide side) { return side == CatalogueSide::shop ? CatalogueSide::office : CatalogueSide::shop; }

const char* name_of(CatalogueSide side) { return side == CatalogueSide::shop ? "the shop" : "the office"; }

}  // namespace

CatalogueTruth::CatalogueTruth(Town& town, Truth& truth) : town_(town), truth_(truth) {
  town_.catalogue.before_hand = [this] { look(); };
  town_.catalogue.after_hand = [this] { look_after_hand(); };
  town_.catalogue.before_run = [this] { a_run_begins(); };
  town_.catalogue.after_run = [this](bool whole) { a_run_ended(whole); };
}

void CatalogueTruth::broken(const std::string& what) { truth_.broken("catalogue: " + what); }

const Ware* CatalogueTruth::ware(CatalogueSide side, std::int64_t id) const {
  const auto found = wares_.find({side, id});
  return found == wares_.end() ? nullptr : &found->second;
}

std::vector<const Ware*> CatalogueTruth::numbered(CatalogueSide side, const std::string& number) const {
  std::vector<const Ware*> all;
  const auto wanted = folded_number(number);
  for (const auto& [key, ware] : wares_) {
    if (key.first == side && ware.there && !wanted.empty() && folded_number(ware.number) == wanted) all.push_back(&ware);
  }
  return all;
}

const Ware* CatalogueTruth::partner_of(const Ware& one) const {
  if (one.partner) {
    const auto* there = ware(other(one.side), *one.partner);
    return there != nullptr && there->there ? there : nullptr;
  }
  const auto here = numbered(one.side, one.number), there = numbered(other(one.side), one.number);
  return here.size() == 1 && there.size() == 1 ? there.front() : nullptr;
}

std::string CatalogueTruth::tax_class_of(const Ware& shop) const {
  const auto* parent = shop.tax_class == "parent" ? ware(CatalogueSide::shop, shop.parent) : nullptr;
  return parent == nullptr ? shop.tax_class : parent->tax_class;
}

/// What a price of `ware` is on the other side.
std::string CatalogueTruth::price_there(const Ware& ware, const std::string& price, const std::string& tax_class) const {
  if (price.empty() || town_.scenario.catalogue.price == settings::OfficePrice::cash_price_inc_tax) return price;
  const std::int64_t amount = std::stoll(price), percent = 100 + rate_of(tax_class);
  return std::to_string(ware.side == CatalogueSide::office ? rounded(amount * percent, 100) : rounded(amount * 100, percent));
}

bool CatalogueTruth::is_equal(const Ware& shop, const Ware& office, const std::string& field) const {
  if (field == "number") return folded_number(shop.number) == folded_number(office.number);
  if (field == "name") return shop.name == office.name;
  const auto tax_class = tax_class_of(shop);
  return price_there(office, office.price, tax_class) == shop.price || price_there(shop, shop.price, tax_class) == office.price;
}

// --- what the program looks at, and sends ---

void CatalogueTruth::about_to_send(int call, Side side, const std::string& operation, const http::Request& request) {
  const bool shop = side == Side::shop;
  const bool read = shop ? operation.starts_with("GET ") : operation.starts_with("Get");
  if (!read) {
    const bool writes = operation.find("/products") != std::string::npos || operation == "SaveProducts";
    if (writes) looking_ = false;
    return;
  }
  const bool targeted =
      shop ? request.url.find("include=") != std::string::npos || request.url.find("sku=") != std::string::npos ||
                 (looking_ && request.url.find("/variations") != std::string::npos)
           : request.body.find("ProductIds>") != std::string::npos || request.body.find("<No>") != std::string::npos;
  if (targeted && !looking_) targeted_ = call;
  looking_ = targeted;
}

void CatalogueTruth::sent(Side side, const std::string& operation, const std::string& fault) {
  const bool read = side == Side::shop ? operation.starts_with("GET ") : operation.starts_with("Get");
  if (fault.ends_with("CRASH") || (!read && !fault.empty())) unclear_ = town_.world.calls();
  if (read) return;
  if (fault.starts_with("late") && !late_) late_ = targeted_;
  look();
}

void CatalogueTruth::a_run_begins() {
  look();
  run_began_ = town_.world.calls();
}

/// Who has one number alone on each side, and stood there with it before the run began, is known for a pair from now on.
void CatalogueTruth::a_run_ended(bool whole) {
  look();
  if (!whole) return;
  const auto was_there = [&](const Ware& one) {
    return one.there && !one.trashed && !one.hidden && one.since < run_began_ && one.back < run_began_;
  };
  for (auto& [key, ware] : wares_) ware.active_seen = ware.active, ware.turned_seen = ware.turned;
  for (auto& [key, ware] : wares_) {
    if (!was_there(ware) || ware.partner) continue;
    const auto* there = partner_of(ware);
    if (there != nullptr && was_there(*there) && !there->partner.has_value())
      ware.partner = there->id, ware.linked = town_.world.calls();
  }
  // Of a pair both sides know.
  for (auto& [key, ware] : wares_) {
    if (!ware.partner) continue;
    const auto found = wares_.find({other(key.first), *ware.partner});
    if (found != wares_.end() && !found->second.partner)
      found->second.partner = ware.id, found->second.linked = town_.world.calls();
  }
}

void CatalogueTruth::state_file_changed() {
  look();
  state_file_changed_ = true;
  deleted_.clear();  // a new file knows of none
  for (auto& [key, ware] : wares_) {
    ware.partner.reset();
    ware.drafted = false;
  }
}

// --- what is there ---

void CatalogueTruth::look(bool person) {
  if (!town_.scenario.catalogue.there) return;
  std::set<Key> there;
  for (auto& now : wares_in(town_)) {
    const Key key{now.side, now.id};
    there.insert(key);
    const auto known = wares_.find(key);
    if (known == wares_.end()) {
      come(std::move(now), person || !opened_);
    } else {
      changed(known->second, std::move(now), person);
    }
  }
  for (auto& [key, ware] : wares_) {
    if (ware.there && !there.contains(key)) gone(ware, person);
  }
  look_at_categories(person || !opened_);
  settle_equal();
  opened_ = true;
  if (!person && town_.world.late_ones() == 0) late_.reset();
}

/// Whoever bears one number, at whatever time, is of one family: their values may be each other's.
void CatalogueTruth::join(Ware& ware) {
  if (ware.family == 0) ware.family = static_cast<int>(wares_.size());
  const auto number = folded_number(ware.number);
  if (number.empty()) return;
  auto& family = families_[number];
  if (family == 0) family = ware.family;
  if (family == ware.family) return;
  const auto was = ware.family, is = family;
  for (auto& [key, one] : wares_) {
    if (one.family == was) one.family = is;
  }
  for (auto& [one, its] : families_) {
    if (its == was) its = is;
  }
}

/// As people have it now.
void CatalogueTruth::note(Ware& ware) {
  ware.names.insert(ware.name);
  ware.prices.insert(ware.price);
  ware.descriptions.insert(ware.description);
}

void CatalogueTruth::come(Ware now, bool person) {
  const Key key{now.side, now.id};
  auto& ware = wares_[key] = std::move(now);
  ware.since = town_.world.calls();
  ware.active_seen = ware.active;
  ware.own = takes_part(ware.category) || opened_;
  join(ware);
  if (person) return note(ware);
  ware.made = true;
  ++town_.tally.catalogue[ware.side == CatalogueSide::shop ? "made in the shop" : "made in the office"];
  town_.story.tell("catalogue", fmt::format("{} is made: {}", described(ware), ware.status));
  judge_made(ware);
}

void CatalogueTruth::changed(Ware& ware, Ware now, bool person) {
  if (!ware.there) broken(described(ware) + " is there again");
  judge_status(ware, now);
  if (!person && ware.status != now.status) {
    const bool back = now.status == "draft" && ware.status != "trash";
    town_.story.tell("catalogue", fmt::format("{} goes from {} to {}", described(ware), ware.status, now.status));
    if (!back || town_.scenario.catalogue.expired != settings::OnExpired::draft) {
      broken(fmt::format("{} was brought from {} to {}", described(ware), ware.status, now.status));
    } else if (ware.drafted) {
      broken(described(ware) + " was put back to draft again");
    }
    ware.drafted = true;
  }
  ware.half = ware.made && folded_number(ware.number).empty();
  for (const auto* field : k_fields) {
    if (value_of(ware, field) == value_of(now, field)) continue;
    const auto value = value_of(now, field);
    field_changed(ware, field, value, person);
  }
  if (!person && !ware.half && ware.description != now.description)
    broken(described(ware) + " got another description: " + now.description);
  if (person && ware.active != now.active && now.active == ware.active_seen) {
    ware.turned = ware.turned_seen;
  } else if (person && (ware.status != now.status || ware.active != now.active || ware.shown != now.shown)) {
    ware.turned = town_.world.calls();
  }
  if ((ware.trashed && !now.trashed) || (ware.hidden && !now.hidden)) ware.back = town_.world.calls();
  ware.parent = now.parent;
  ware.type = now.type;
  ware.status = now.status;
  ware.trashed = now.trashed;
  ware.hidden = now.hidden;
  ware.shown = now.shown;
  ware.active = now.active;
  ware.description = now.description;
  ware.category = now.category;
  ware.options = now.options;
  ware.tax_class = now.tax_class;
  ware.counted = now.counted;
  if (ware.pieces != now.pieces)
    town_.story.tell("stock", fmt::format("{}: {} -> {} pieces", described(ware), ware.pieces, now.pieces));
  ware.pieces = now.pieces;
  ware.own = ware.own || takes_part(ware.category);
  if (person) note(ware);
}

void CatalogueTruth::field_changed(Ware& ware, const std::string& field, const std::string& value, bool person) {
  const auto call = town_.world.calls();
  const auto was = value_of(ware, field);
  const bool of_its_parent = field == "name" && ware.parent != 0;
  if (!person) {
    const bool finished = field != "name" && ware.half;
    const bool wanted = town_.scenario.catalogue.mode == ProductMode::two_way || finished || of_its_parent;
    town_.story.tell("catalogue", fmt::format("{}: {} '{}' -> '{}'", described(ware), field, was, value));
    ++town_.tally.catalogue[field + (ware.side == CatalogueSide::shop ? " to the shop" : " to the office")];
    if (!wanted) broken(fmt::format("{}: its {} was written, which the settings do not want", described(ware), field));
    if (!of_its_parent) judge_over_a_hand(ware, field, value);
    const bool because = finished || of_its_parent || yes_said_ || late_ || was_changed_there(ware, field);
    if (!because)
      broken(fmt::format("{}: its {} was written, though nobody had changed it on the other side", described(ware), field));
  }
  value_of(ware, field) = value;
  if (field == "number") {
    ware.since = call;
    join(ware);
  }
  if (person) {
    if (!of_its_parent || town_.scenario.catalogue.mode == ProductMode::two_way) {
      const auto first = ware.edits.find(field);
      ware.edits[field] = {call, value, first == ware.edits.end() ? was : first->second.before};
    }
    const auto* there = partner_of(ware);
    // Of one that the program made, and whose number has been changed before they were seen as a pair, the other is not known.
    const bool of_variation = there != nullptr ? there->parent != 0 : ware.made;
    if (field == "name" && ware.side == CatalogueSide::office && of_variation) ware.renamed_apart = true;
    return;
  }
  if (field != "number" && !of_its_parent) judge_value(ware, field, value);
  if (field != "number") return;
  const auto look = late_ ? std::min(*late_, targeted_) : targeted_;
  for (const auto* one : numbered(ware.side, value)) {
    if (one->id != ware.id && one->since < look) broken(described(ware) + " got the number of " + described(*one));
  }
}

void CatalogueTruth::gone(Ware& ware, bool person) {
  ware.there = false;
  if (!person) return broken(described(ware) + " was deleted");
  if (ware.partner) deleted_.insert({ware.side, folded_number(ware.number)});
}

/// What is the same on both sides has arrived.
void CatalogueTruth::settle_equal() {
  for (auto& [key, ware] : wares_) {
    if (ware.edits.empty() || !ware.there) continue;
    const auto* there = partner_of(ware);
    if (there == nullptr) continue;
    auto& other_one = wares_.at({there->side, there->id});
    const auto& shop = key.first == CatalogueSide::shop ? ware : other_one;
    const auto& office = key.first == CatalogueSide::shop ? other_one : ware;
    for (const auto* field : k_fields) {
      if (!ware.edits.contains(field) || !is_equal(shop, office, field)) continue;
      ++town_.tally.catalogue[std::string("arrived: ") + field];
      ware.edits.erase(field);
      other_one.edits.erase(field);
    }
  }
}

void CatalogueTruth::look_at_categories(bool person) {
  for (const auto side : {CatalogueSide::shop, CatalogueSide::office}) {
    const auto n = side == CatalogueSide::shop ? 0 : 1;
    std::multiset<std::string> paths;
    std::map<std::string, std::string> names;
    if (n == 0) {
      for (const auto& one : town_.shop.catalogue().categories()) paths.insert(one.path), names[one.path] = plain_of(one.name);
    } else {
      for (const auto& one : town_.office.catalogue().categories()) paths.insert(one.path), names[one.path] = one.name;
    }
    std::set<std::string> now(paths.begin(), paths.end());
    if (person) {
      for (const auto& [path, name] : names) category_names_[n].insert(name);
    } else if (now != categories_there_[n] || paths.size() != now.size()) {
      for (const auto& path : now) {
        if (paths.count(path) > 1 && twice_[n].insert(path).second)
          broken("the category " + path + " is twice in " + name_of(side));
        if (categories_there_[n].contains(path)) continue;
        ++town_.tally.catalogue["categories made"];
        town_.story.tell("catalogue", "the category " + path + " is made in " + name_of(side));
        if (!town_.scenario.catalogue.new_categories) broken("the category " + path + " was made, which nobody wants");
        if (!category_names_[1 - n].contains(names[path]))
          broken("the category " + path + " was made, which nobody ever wrote");
      }
    }
    categories_there_[n] = std::move(now);
  }
}

}  // namespace woo24::sim
