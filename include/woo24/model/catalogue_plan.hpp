#pragma once
// What a run of the jobs `categories` and `products` would do. Each change carries what was seen when it was planned: the one
// who applies it looks again, and leaves it where that is no longer so.

#include "woo24/base/reason.hpp"
#include "woo24/model/product_pair.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace woo24 {

struct LinkProducts {  ///< the same number on both sides: they are one product from now on (in the state file alone)
  shop::ProductId shop;
  office::ProductId office;
  std::string number;
  friend bool operator==(const LinkProducts&, const LinkProducts&) = default;
};

struct MakeShopProduct {  ///< a draft in the shop
  office::ProductId source;
  shop::NewProduct draft;
  Agreed name, price;  ///< what both sides will have agreed on
  friend bool operator==(const MakeShopProduct&, const MakeShopProduct&) = default;
};

struct MakeOfficeProduct {
  shop::ProductId source, parent;
  office::ProductSave draft;
  Agreed name, price;
  friend bool operator==(const MakeOfficeProduct&, const MakeOfficeProduct&) = default;
};

/// One field of a pair, from one side to the other.
struct FieldChange {
  ProductField field = ProductField::name;
  CatalogueSide to = CatalogueSide::shop;
  Agreed seen;            ///< the raw values of both sides, when it was planned
  std::string value;      ///< what is written, in the form of the side that gets it
  bool conflict = false;  ///< both sides had changed it: the owner in the settings wins
  bool held = false;      ///< it was never agreed on: it waits for a person's yes
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

struct ChangePair {
  shop::ProductId shop, parent;
  office::ProductId office;
  std::string number;  ///< the office's
  std::vector<FieldChange> fields;
  friend bool operator==(const ChangePair&, const ChangePair&) = default;
};

/// What a product cannot do, or is not for; it is listed.
struct LeaveProduct {
  CatalogueSide side = CatalogueSide::shop;
  std::int64_t product = 0;
  Reason reason;
  friend bool operator==(const LeaveProduct&, const LeaveProduct&) = default;
};

using CatalogueChange = std::variant<LinkProducts, MakeShopProduct, MakeOfficeProduct, ChangePair, LeaveProduct>;

// --- categories ---

struct LinkCategories {
  shop::CategoryId shop;
  office::CategoryId office;
  std::string by;  ///< settings, path, name
  std::string path;
  friend bool operator==(const LinkCategories&, const LinkCategories&) = default;
};
struct MakeCategory {  ///< on the side that lacks it, under the parent's counterpart
  CatalogueSide on = CatalogueSide::shop;
  std::int64_t source = 0;  ///< of the other side
  std::string name, path;
  std::optional<std::int64_t> parent;  ///< 0: at the top; nothing: is made in the same run
  std::int64_t source_parent = 0;
  friend bool operator==(const MakeCategory&, const MakeCategory&) = default;
};
struct LeaveCategory {
  CatalogueSide side = CatalogueSide::office;
  std::int64_t category = 0;
  Reason reason;
  friend bool operator==(const LeaveCategory&, const LeaveCategory&) = default;
};
using CategoryChange = std::variant<LinkCategories, MakeCategory, LeaveCategory>;

/// Counted while a plan is walked, and what brakes are held against.
struct CatalogueCounts {
  std::int64_t linked = 0;  ///< pairs with both sides there
  std::int64_t new_links = 0, makes_in_shop = 0, makes_in_office = 0;
  std::int64_t names = 0, prices = 0, numbers = 0, expired = 0;  ///< fields to be written
  std::int64_t held = 0;                                         ///< fields that wait for a yes
  std::int64_t left = 0;                                         ///< products that are listed
  std::int64_t without_number = 0;                               ///< skipped
  std::int64_t written = 0, made = 0, failed = 0, moved = 0;  ///< of a run that applied: fields, products, errors, no longer so
  friend bool operator==(const CatalogueCounts&, const CatalogueCounts&) = default;
};

}  // namespace woo24
