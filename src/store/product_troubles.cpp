#include "woo24/store/product_troubles.hpp"

#include "product_rows.hpp"

namespace woo24::store {

namespace {

constexpr const char* k_select = "SELECT job, side, product, reason, reason_arguments, since FROM product_trouble ";

ProductTrouble trouble_in(Statement& row) {
  return {text(row, 0), {side_of(text(row, 1)), number(row, 2), reason_from(text(row, 3), text(row, 4))}, instant(row, 5)};
}

}  // namespace

Result<bool> ProductTroubles::put(const std::string& job, const LeaveProduct& trouble, Instant now, std::int64_t run) {
  const auto side = side_name(trouble.side);
  const auto reason = reason_id(trouble.reason.id);
  const int known = TRY(changed(db_,
                                "UPDATE product_trouble SET reason_arguments=?, run=? WHERE job=? AND side=? AND product=? AND "
                                "reason=?",
                                arguments_json(trouble.reason), run, job, side, trouble.product, reason));
  if (known > 0) return false;
  TRY(execute(db_,
              "INSERT INTO product_trouble (job, side, product, reason, reason_arguments, since, run) VALUES (?,?,?,?,?,?,?)",
              job, side, trouble.product, reason, arguments_json(trouble.reason), now, run));
  return true;
}

Result<void> ProductTroubles::end_run(const std::string& job, std::int64_t run) {
  return execute(db_, "DELETE FROM product_trouble WHERE job=? AND run<>?", job, run);
}

Result<std::vector<ProductTrouble>> ProductTroubles::page(std::int64_t skip, int most) {
  return rows(db_, std::string(k_select) + "ORDER BY side DESC, product, reason LIMIT ? OFFSET ?", trouble_in, most, skip);
}

Result<std::vector<ProductTrouble>> ProductTroubles::of(CatalogueSide side, std::int64_t product) {
  return rows(db_, std::string(k_select) + "WHERE side=? AND product=? ORDER BY reason", trouble_in, side_name(side), product);
}

Result<std::vector<std::pair<CatalogueSide, std::int64_t>>> ProductTroubles::products_of(const std::string& job) {
  return rows(
      db_, "SELECT DISTINCT side, product FROM product_trouble WHERE job=? ORDER BY side, product",
      [](Statement& row) { return std::pair(side_of(text(row, 0)), number(row, 1)); }, job);
}

Result<void> ProductTroubles::remove(const std::string& job, CatalogueSide side, std::int64_t product) {
  return execute(db_, "DELETE FROM product_trouble WHERE job=? AND side=? AND product=?", job, side_name(side), product);
}

Result<std::int64_t> ProductTroubles::count() {
  const auto found = TRY(rows(db_, "SELECT count(*) FROM product_trouble", [](Statement& row) { return number(row, 0); }));
  return found.front();
}

}  // namespace woo24::store
