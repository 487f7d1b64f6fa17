#include "woo24/sync/merge.hpp"

#include "woo24/base/teeth.hpp"

namespace woo24::sync {

namespace {

using settings::Owner;

/// One side's value to the other, where it can be carried over. Where it cannot, both stay as they are, and that is agreed on.
Merged carried(const FieldView& view, CatalogueSide from, bool conflict) {
  const bool to_shop = from == CatalogueSide::office;
  const auto& value = to_shop ? view.to_shop : view.to_office;
  if (!value) return {Merge::agree, false, false};
  return {to_shop ? Merge::to_shop : Merge::to_office, conflict, false};
}

/// The owner's value; the other's where the owner has none that can be carried over.
Merged owners(const FieldView& view) {
  const bool office = view.owner == Owner::office;
  const auto first = carried(view, office ? CatalogueSide::office : CatalogueSide::shop, true);
  if (first.what != Merge::agree) return first;
  return carried(view, office ? CatalogueSide::shop : CatalogueSide::office, true);
}

}  // namespace

Merged merge(const FieldView& view) {
  if (view.equal) {
    const bool known = view.agreed_meaning == std::pair(view.shop_meaning, view.office_meaning) && !view.intent_meaning;
    return {known ? Merge::settled : Merge::agree, false, false};
  }
  if (!view.agreed_meaning) {
    if (view.first_agrees) return {Merge::agree, false, false};
    auto merged = owners(view);
    merged.conflict = false;
    merged.held = merged.what != Merge::agree && WOO24_RULE(never_agreed_waits);
    return merged;
  }
  const auto& [shop_was, office_was] = *view.agreed_meaning;
  const auto ours = [&](CatalogueSide side, const std::string& now, const std::string& was) {
    return now != was && view.intent_meaning && view.intent_meaning->first == side && view.intent_meaning->second == now;
  };
  const bool ours_in_shop = ours(CatalogueSide::shop, view.shop_meaning, shop_was);
  const bool ours_in_office = ours(CatalogueSide::office, view.office_meaning, office_was);
  // What was on its way still stands where it came from: a third value where it went is younger than both.
  if (view.intent_stands) {
    const bool towards_shop = view.intent_meaning->first == CatalogueSide::shop;
    if (towards_shop && view.shop_meaning != shop_was && !ours_in_shop) return carried(view, CatalogueSide::shop, false);
    if (!towards_shop && view.office_meaning != office_was && !ours_in_office)
      return carried(view, CatalogueSide::office, false);
  }
  // What we wrote came from the other side; where the two differ all the same, that side has gone on.
  const bool shop_changed = (view.shop_meaning != shop_was && !ours_in_shop) || ours_in_office;
  const bool office_changed = (view.office_meaning != office_was && !ours_in_office) || ours_in_shop;
  if ((shop_changed && office_changed) || !WOO24_RULE(own_last_value)) return owners(view);
  if (shop_changed) return carried(view, CatalogueSide::shop, false);
  if (office_changed) return carried(view, CatalogueSide::office, false);
  return {Merge::settled, false, false};
}

}  // namespace woo24::sync
