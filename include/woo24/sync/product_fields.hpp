#pragma once
// Which fields of a pair are kept in step, and what each means on either side.

#include "woo24/model/catalogue_plan.hpp"
#include "woo24/sync/merge.hpp"
#include "woo24/sync/rules.hpp"

#include <string>
#include <vector>

namespace woo24::sync {

/// By the settings' mode and by what the product is: a variation's name goes to the office alone, a parent of variations has
/// no price. Precondition: both sides are there.
std::vector<FieldView> field_views(const PairedProduct& pair, const Rules& rules);

/// The raw value of a field, of one side; "" for none.
std::string raw_value(const shop::CatalogueProduct& product, const shop::CatalogueProduct* parent, ProductField field);
std::string raw_value(const office::CatalogueProduct& product, ProductField field, settings::OfficePrice price);

/// The product's name as people read it; of a variation with its parent's.
std::string readable_name(const shop::CatalogueProduct& product, const shop::CatalogueProduct* parent);

std::string_view field_name(ProductField field);  ///< "price"

/// What is to be written into one side: of fields that go there.
shop::ProductUpdate shop_update(const ChangePair& change);
/// Nothing when no field goes to the office.
std::optional<office::ProductSave> office_save(const ChangePair& change, const Rules& rules);

}  // namespace woo24::sync
