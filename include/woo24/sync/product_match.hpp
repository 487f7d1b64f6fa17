#pragma once
// Which products of both sides are one, by number. What is not sure is named with both ids and left alone.

#include "woo24/model/catalogue_plan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

struct NumberedShop {
  shop::ProductId id;
  bool trashed = false;
  std::optional<office::ProductId> paired;
  bool partner_gone = false;  ///< the office's product that it was one with is no longer there
  friend bool operator==(const NumberedShop&, const NumberedShop&) = default;
};
struct NumberedOffice {
  office::ProductId id;
  bool active = true;
  std::optional<shop::ProductId> paired;
  bool partner_gone = false;
  friend bool operator==(const NumberedOffice&, const NumberedOffice&) = default;
};
/// All that bear one number, of both sides.
struct NumberGroup {
  std::string key;
  std::vector<NumberedShop> shop;  ///< those in the trash too
  std::vector<NumberedOffice> office;
  friend bool operator==(const NumberGroup&, const NumberGroup&) = default;
};

struct NumberMatch {
  std::optional<std::pair<shop::ProductId, office::ProductId>> link;  ///< they are one from now on
  std::optional<office::ProductId> only_office;                       ///< may be made in the shop
  std::optional<shop::ProductId> only_shop;                           ///< may be made in the office
  std::vector<LeaveProduct> left;  ///< product-number-in-trash, catalogue-number-twice, number-of-another
  friend bool operator==(const NumberMatch&, const NumberMatch&) = default;
};
/// `apart`: a person has said that these two are not one.
NumberMatch match_numbers(const NumberGroup& group, bool apart);

}  // namespace woo24::sync
