#pragma once
// What the orders job holds while it runs: both sides' readers, the tables of the state file, and the rules in force.
// A plan gets this; only applying it gets the writers too.

#include "woo24/base/doors.hpp"
#include "woo24/store/binding.hpp"
#include "woo24/store/cursors.hpp"
#include "woo24/store/imports.hpp"
#include "woo24/store/invoiced.hpp"
#include "woo24/store/links.hpp"
#include "woo24/store/office_memory.hpp"
#include "woo24/store/postings.hpp"
#include "woo24/store/proofs.hpp"
#include "woo24/store/runs.hpp"
#include "woo24/store/trail.hpp"
#include "woo24/store/wishes.hpp"
#include "woo24/sync/course.hpp"
#include "woo24/sync/rules.hpp"
#include "woo24/tfso/office_reader.hpp"
#include "woo24/tfso/office_writer.hpp"
#include "woo24/woo/shop_reader.hpp"
#include "woo24/woo/shop_writer.hpp"

#include <string>

namespace woo24::jobs {

/// The office's lists read times in a zone that is not known for sure, from a clock that is not ours: asked for so much
/// earlier.
inline constexpr std::chrono::hours k_office_clock_doubt{26};

struct Tables {
  explicit Tables(store::Database& database)
      : db(database),
        postings(db),
        links(db),
        cursors(db),
        wishes(db),
        trail(db),
        runs(db),
        memory(db),
        binding(db),
        invoiced(db),
        proofs(db),
        imports(db) {}
  store::Database& db;
  store::Postings postings;
  store::Links links;
  store::Cursors cursors;
  store::Wishes wishes;
  store::Trail trail;
  store::Runs runs;
  store::OfficeMemory memory;
  store::Binding binding;
  store::Invoiced invoiced;
  store::Proofs proofs;
  store::Imports imports;
};

struct Readers {
  woo::ShopReader& shop;
  tfso::OfficeReader& office;
};

struct Writers {
  woo::ShopWriter& shop;
  tfso::OfficeWriter& office;
};

struct Sides {
  Doors doors;
  Tables& tables;
  Readers readers;
  sync::Rules rules;
  sync::Limits limits;
};

/// One line of an order's story.
Result<void> tell(Sides& sides, const Posting& posting, const std::string& what, const std::string& detail);

/// How many orders take a step together: as configured, or less where a whole batch once got no answer.
Result<std::size_t> batch_size(Sides& sides);
/// A batch of so many got no answer in time: from now on, for good, at most half of that.
Result<void> halve_batch(Sides& sides, std::size_t unanswered);

/// Whether an error is about a whole side (or this file) rather than about what was asked: then the run ends with it.
bool ends_the_run(const Error& error);

}  // namespace woo24::jobs
