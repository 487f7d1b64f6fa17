#pragma once
// Products and categories as lines and as JSON: what a run would do, what it did, what stands wrong.

#include "woo24/app/json_text.hpp"
#include "woo24/jobs/products.hpp"
#include "woo24/model/plan.hpp"
#include "woo24/settings/settings.hpp"

#include <optional>
#include <string>

namespace woo24::app {

/// "= SK-1  41 ↔ 501" (linked), "+ WooCommerce  SK-1 …" (made), "~ SK-1 …" with old → new below it, "! …" with a remedy.
std::string change_lines(const CatalogueChange& change, settings::Language language);
std::string change_lines(const CategoryChange& change, settings::Language language);
Json change_json(const CatalogueChange& change, settings::Language language);
Json change_json(const CategoryChange& change, settings::Language language);

/// A run of the job `products` in the counts of every job: seen (listed), sent (written and made), waiting (for a yes, or the
/// next run), failed (listed by `products list`), skipped (without a number).
RunCounts run_counts(const jobs::ProductsRun& run);
std::string counts_line(const jobs::ProductsRun& run, settings::Language language);
Json counts_json(const jobs::ProductsRun& run, const RunCounts& calls, settings::Language language);

/// What the service's run for us came to: of the fields above those that every job counts.
Json granted_json(const RunCounts& counts, const std::optional<Reason>& brake, settings::Language language);

std::string trouble_lines(const store::ProductTrouble& trouble, const std::string& number, settings::Language language);
Json trouble_json(const store::ProductTrouble& trouble, const std::string& number, settings::Language language);

}  // namespace woo24::app
