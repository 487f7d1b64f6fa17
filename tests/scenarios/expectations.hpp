#pragma once
// What a scenario expects, line by line.

#include "scenarios/hands.hpp"

namespace woo24::scenarios {

/// What the latest run of a job said.
struct RunSeen {
  CatalogueCounts products;
  StockCounts stock;
  int categories_made = 0, categories_failed = 0;
  std::string braked;              ///< reason id; "" for none
  std::string error;               ///< of the whole run
  std::vector<std::string> shown;  ///< by a dry run: "make SK-1 in the shop", "write SK-1 name A to B in the shop"
};

/// As `expect of the run` names it; "" for what changes nothing.
std::string shown_line(const CatalogueChange& change);

Fault expect_in_shop(const Town& town, const std::string& line);
Fault expect_in_office(const Town& town, const std::string& line);
Fault expect_of_run(Town& town, const RunSeen& run, const std::string& line);

}  // namespace woo24::scenarios
