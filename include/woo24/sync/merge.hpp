#pragma once
// One field of a pair, three ways: each side's value against its own of when both last agreed. design §5.

#include "woo24/model/product_pair.hpp"
#include "woo24/settings/catalogue.hpp"

#include <optional>
#include <string>

namespace woo24::sync {

/// A field as it stands. `…_meaning`: what is compared within one side, so that a price written "100.0" or an escaped & is no
/// change.
struct FieldView {
  ProductField field = ProductField::name;
  Agreed raw;  ///< now
  std::string shop_meaning, office_meaning;
  bool equal = false;                  ///< one is the other's
  std::optional<std::string> to_shop;  ///< what the shop would be given for the office's; nothing: it cannot be carried over
  std::optional<std::string> to_office;
  settings::Owner owner = settings::Owner::office;
  bool first_agrees = false;  ///< never agreed on: both stay as they are
  // Of what was agreed and of a write whose answer was lost, as the same side means it.
  std::optional<std::pair<std::string, std::string>> agreed_meaning;  ///< shop, office
  std::optional<std::pair<CatalogueSide, std::string>> intent_meaning;
  std::optional<std::string> intent_over;  ///< what that write was to go over, where that is known
  /// A write whose answer was lost is seen to have arrived: what both have agreed on by it. Then agreed_meaning is of this, and
  /// there is no intent_meaning any more.
  std::optional<Agreed> arrived;
  /// What that write carried over is still what the side says that it came from, and what stands where it went has come since.
  bool intent_stands = false;
  friend bool operator==(const FieldView&, const FieldView&) = default;
};

enum class Merge {
  settled,  ///< nothing to do
  agree,    ///< nothing to write: what both say now is what was agreed on
  to_shop,
  to_office,
};
struct Merged {
  Merge what = Merge::settled;
  bool conflict = false;  ///< both had changed; the owner's is taken
  bool held = false;      ///< never agreed on: waits for a yes
  friend bool operator==(const Merged&, const Merged&) = default;
};
Merged merge(const FieldView& view);

}  // namespace woo24::sync
