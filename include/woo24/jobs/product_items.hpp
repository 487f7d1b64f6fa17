#pragma once
// What stands wrong with products, as the report of the night lists it: brakes, and what a product cannot do.

#include "woo24/report/contents.hpp"
#include "woo24/settings/settings.hpp"
#include "woo24/store/database.hpp"
#include "woo24/store/reports.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::jobs {

/// Brakes first, then by side and product; a number that several bear is one thing. Of jobs that are switched off, nothing.
Result<std::vector<report::Item>> product_items(store::Database& db, const settings::Settings& settings);

/// "product:shop:41", "brake:products"; not an order's key.
bool is_about_products(const std::string& subject);
/// What was told of it and is over; nothing where the job that told it was switched off.
Result<std::optional<report::Healed>> healed_product(store::Database& db, const settings::Settings& settings,
                                                     const store::Told& told);

}  // namespace woo24::jobs
