// What of the catalogue is judged as it happens: what is made, what is written, and over whose hand.
#include "sim/truth_catalogue.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace woo24::sim {

using settings::ProductMode;

void CatalogueTruth::judge_made(const Ware& ware) {
  const auto& s = town_.scenario.catalogue;
  const bool in_shop = ware.side == CatalogueSide::shop;
  const auto name = described(ware);
  if (s.mode == ProductMode::off || (!in_shop && s.mode != ProductMode::two_way))
    broken(name + " was made, which the settings do not want");
  if (in_shop && ware.status != "draft") broken(name + " was made, and is no draft but " + ware.status);
  if (folded_number(ware.number).empty()) {
    if (!batch_killed_) broken(name + " was made without a number");
    return;  // half made
  }
  const auto look = late_ ? std::min(*late_, targeted_) : targeted_;
  for (const auto* one : numbered(ware.side, ware.number)) {
    if (one->id != ware.id && one->since < look) broken(name + " was made, though there was " + described(*one));
  }
  const bool of_something = std::any_of(wares_.begin(), wares_.end(), [&](const auto& one) {
    return one.first.first != ware.side && one.second.family == ware.family;
  });
  if (!of_something) broken(name + " was made of nothing on the other side");
  if (deleted_.contains({ware.side, folded_number(ware.number)}))
    broken(name + " was made again after a person had deleted it");
  for (const auto* field : {"name", "price", "description"}) judge_value(ware, field, value_of(ware, field));
}

/// Everything that a value of it may be: what people wrote of its family, in its own side's terms.
std::set<std::string> CatalogueTruth::legitimate(const Ware& ware, const std::string& field) const {
  std::set<std::string> all;
  for (const auto& [key, one] : wares_) {
    if (one.family != ware.family) continue;
    if (field == "name") {
      all.insert(one.names.begin(), one.names.end());
      all.insert(one.number);  // of what has no name
      const auto* parent = one.parent == 0 ? nullptr : this->ware(CatalogueSide::shop, one.parent);
      if (parent == nullptr) continue;
      for (const auto& name : parent->names) all.insert(name + (one.options.empty() ? "" : " – " + one.options));
    } else if (field == "description") {
      all.insert(one.descriptions.begin(), one.descriptions.end());
      const auto* parent = one.parent == 0 ? nullptr : this->ware(CatalogueSide::shop, one.parent);
      if (parent != nullptr) all.insert(parent->descriptions.begin(), parent->descriptions.end());
    } else {
      for (const auto& price : one.prices) {
        if (one.side == ware.side) {
          all.insert(price);
        } else {
          all.insert(price_there(one, price, tax_class_of(one.side == CatalogueSide::shop ? one : ware)));
        }
      }
      // What is made anew is made of what stands there now.
      if (ware.made && one.side != ware.side)
        all.insert(price_there(one, one.price, tax_class_of(one.side == CatalogueSide::shop ? one : ware)));
    }
  }
  return all;
}

void CatalogueTruth::judge_value(const Ware& ware, const std::string& field, const std::string& value) {
  if (value.empty() || legitimate(ware, field).contains(value)) return;
  broken(fmt::format("{}: nobody ever wrote the {} '{}'", described(ware), field, value));
}

/// What the office takes up again may expire, and be put back to draft, once more.
void CatalogueTruth::judge_status(Ware& ware, const Ware& now) {
  if (ware.side != CatalogueSide::office || ware.active == now.active) return;
  for (auto& [key, one] : wares_) {
    if (one.family == ware.family && now.active) one.drafted = false;
  }
}

/// Of whom it is one with, where that is known; else of whoever bears or bore its number.
bool CatalogueTruth::was_changed_there(const Ware& one, const std::string& field) const {
  if (const auto* there = partner_of(one)) return there->edits.contains(field);
  return std::any_of(wares_.begin(), wares_.end(), [&](const auto& other) {
    return other.first.first != one.side && other.second.family == one.family && other.second.edits.contains(field);
  });
}

/// Both sides had changed since they were the same, for certain and to be seen by the program, and this one is whose value is
/// to win. What was on its way meanwhile may tell the program something that looks otherwise from here.
bool CatalogueTruth::is_owners(const Ware& one, const std::string& field) const {
  const auto& s = town_.scenario.catalogue;
  const auto owner = field == "name" ? s.name_owner : s.price_owner;
  const auto side = owner == settings::Owner::office ? CatalogueSide::office : CatalogueSide::shop;
  const auto* there = partner_of(one);
  if (field == "number" || one.side != side || yes_said_ || state_file_changed_ || !one.partner || there == nullptr)
    return false;
  if (field == "name" && (one.parent != 0 || there->parent != 0)) return false;
  const auto edit = one.edits.find(field), other = there->edits.find(field);
  if (edit == one.edits.end() || other == there->edits.end()) return false;
  const auto since = std::max({unclear_, one.linked, there->linked});
  const bool can_go_over = !edit->second.value.empty() && edit->second.value != "0";
  return can_go_over && edit->second.value != edit->second.before && edit->second.call > since && other->second.call > since;
}

/// The program wrote where a person had written: it may, where the person came after it had looked, where both sides had
/// changed and one wins, or where a person said yes to what was never agreed on.
void CatalogueTruth::judge_over_a_hand(Ware& ware, const std::string& field, const std::string& value) {
  const auto edit = ware.edits.find(field);
  if (edit == ware.edits.end()) return;
  const auto look = late_ ? std::min(*late_, targeted_) : targeted_;
  const bool both = was_changed_there(ware, field);
  const bool raced = edit->second.call >= look;
  ++town_.tally.catalogue[both ? "both had changed, one won" : raced ? "a hand came after the look" : "written by a yes"];
  if (!raced && is_owners(ware, field))
    broken(fmt::format("{}: its {} '{}' is the owner's, and '{}' was written over it", described(ware), field,
                       edit->second.value, value));
  if (!both && !raced && !yes_said_)
    broken(fmt::format("{}: its {} '{}' was written over a person's '{}'", described(ware), field, value, edit->second.value));
  ware.edits.erase(edit);
}

}  // namespace woo24::sim
