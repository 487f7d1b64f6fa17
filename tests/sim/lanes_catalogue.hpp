#pragma once
// The service's lane of the catalogue: products, categories, stock, as app/catalogue_lane and app/stock_lane run them.

#include "sim/program.hpp"
#include "woo24/store/brakes.hpp"
#include "woo24/store/product_troubles.hpp"

#include <memory>
#include <vector>

namespace woo24::sim {

/// None where the seed has no catalogue.
void add_catalogue_lanes(Town& town, const settings::Settings& settings, std::vector<std::unique_ptr<Lane>>& lanes);

// --- what the state file says, between two lives ---
std::vector<store::ProductTrouble> troubles_in(const std::string& state_file);
/// Of "products" or "stock".
std::optional<store::BrakeRow> brake_in(const std::string& state_file, const std::string& job);
/// `woo24 sync products --yes`, `sync stock --yes` ("yes", "full yes"): granted by the next run. False where there is no state
/// file.
bool ask_in(const std::string& state_file, const std::string& job, const std::string& words);

}  // namespace woo24::sim
