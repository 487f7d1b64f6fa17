#pragma once
// What a walk of the plan brings, written in batches: intents and makings are committed before anything leaves, both sides are
// looked at again first, and what came of it is committed after.

#include "woo24/jobs/products.hpp"
#include "woo24/sync/batch_pace.hpp"

#include <vector>

namespace woo24::jobs {

/// Fields of pairs.
class PairWriting {
 public:
  PairWriting(CatalogueSides& sides, CatalogueWriters writers, CatalogueCounts& counts, std::vector<LeaveProduct>& left)
      : sides_(sides), writers_(writers), counts_(counts), left_(left) {}
  /// Those fields that wait for a yes must have been taken out. Errors: those about a whole side.
  Result<void> add(const ChangePair& change);
  Result<void> flush();

 private:
  Result<void> look_again();
  Result<void> intend(CatalogueSide side, const std::vector<const ChangePair*>& pairs);
  Result<void> write_shop();
  Result<void> write_office();
  Result<void> read_back(const std::vector<const ChangePair*>& saved);
  Result<void> not_written(const ChangePair& pair, CatalogueSide side, const Error& error);

  CatalogueSides& sides_;
  CatalogueWriters writers_;
  CatalogueCounts& counts_;
  std::vector<LeaveProduct>& left_;
  std::vector<ChangePair> batch_;
};

/// Products that one side lacks.
class ProductMaker {
 public:
  ProductMaker(CatalogueSides& sides, CatalogueWriters writers, CatalogueCounts& counts, std::vector<LeaveProduct>& left)
      : sides_(sides), writers_(writers), counts_(counts), left_(left) {}
  /// `looks_each`: so few are made in the office that each is looked for by its number first; of many the listing of this run
  /// is believed.
  void set_looks_each(bool looks_each) { looks_each_ = looks_each; }
  Result<void> add(const MakeShopProduct& change);
  Result<void> add(const MakeOfficeProduct& change);
  Result<void> flush();

 private:
  Result<void> make_in_shop();
  Result<void> look_in_shop();
  Result<bool> finished(const MakeShopProduct& change);
  Result<void> made_in_shop(const MakeShopProduct& change, const shop::CatalogueProduct& product, const std::string& price);
  Result<void> find_unclear();
  Result<void> make_in_office();
  Result<void> look_in_office();
  Result<void> made_in_office(const std::vector<std::pair<const MakeOfficeProduct*, office::ProductId>>& made);
  Result<bool> settles(CatalogueSide side, const std::string& key, std::int64_t source);
  Result<void> leave(CatalogueSide side, std::int64_t product, const Reason& reason);
  Result<void> unclear(CatalogueSide source_side, std::int64_t source, const std::string& number);

  CatalogueSides& sides_;
  CatalogueWriters writers_;
  CatalogueCounts& counts_;
  std::vector<LeaveProduct>& left_;
  std::vector<MakeShopProduct> shop_;
  std::vector<MakeOfficeProduct> office_;
  std::size_t pace_ = sync::k_least_batch;
  bool looks_each_ = true;
};

}  // namespace woo24::jobs
