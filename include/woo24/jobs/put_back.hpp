#pragma once
// Whether the state file is the one that was worked with last, or a copy that was put in its place.

#include "woo24/jobs/sides.hpp"

#include <string>

namespace woo24::jobs {

/// A copy knows nothing of what was sent since it was taken, and the office tells when it saved an order only to the minute. So
/// orders that a copy holds as staged, or as about to be, are released without payment, and a person is asked to look. Said in
/// the log and in their stories. Before a run that writes. `last_run`: the newest that the file knew before this one.
Result<void> notice_put_back(Sides& sides, std::int64_t last_run);

/// The cursor in which the job of products keeps the file that it last worked with (store::file_identity): "" where this one
/// has found a copy in its place, copy_of() where it has found and seen to one itself.
inline constexpr const char* k_products_file = "products.file";
/// What a copy is called that was put over `file` and knows nothing of the run `noted` (store::noted_run).
std::string copy_of(const std::string& file, std::int64_t noted);

}  // namespace woo24::jobs
