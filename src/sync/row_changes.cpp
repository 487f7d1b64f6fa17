#include "woo24/sync/row_match.hpp"
#include "woo24/sync/verify.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

using office::ChangeState;
using office::Row;
using office::RowType;

bool unset_or_equal(const std::optional<std::int64_t>& wanted, const std::optional<std::int64_t>& read) {
  return !read || wanted == read;
}

/// Each that is wanted stands there, or none is given back at all.
bool has_dimensions(const Row& wanted, const Row& read) {
  return read.user_dimensions.empty() ||
         std::all_of(wanted.user_dimensions.begin(), wanted.user_dimensions.end(), [&](const office::UserDimension& one) {
           return std::any_of(read.user_dimensions.begin(), read.user_dimensions.end(),
                              [&](const office::UserDimension& is) { return is.type == one.type && is.value == one.value; });
         });
}

/// Whether nothing need be saved. What the office does not give back cannot be told apart.
bool is_as_wanted(const Row& wanted, const Row& read) {
  if (!same_text(wanted.name, read.name)) return false;
  if (wanted.type == RowType::text) return true;
  if (!read.price || !read.quantity) return false;
  if (read.discount_rate && !read.discount_rate->is_zero()) return false;
  if (wanted.vat_rate && read.vat_rate && wanted.vat_rate != read.vat_rate) return false;
  const bool code = !wanted.tax_code || unset_or_equal(wanted.tax_code, read.tax_code);
  return code && has_dimensions(wanted, read) && (!wanted.department || unset_or_equal(wanted.department, read.department)) &&
         (!wanted.project || unset_or_equal(wanted.project, read.project));
}

Row changed(Row row, ChangeState change, const std::optional<office::RowId>& id) {
  row.change = change;
  row.id = id;
  return row;
}

class Changes {
 public:
  std::vector<Row> from(const std::vector<Row>& wanted, const std::vector<Row>& read) {
    auto match = match_rows(wanted, read);
    for (const auto& [want, is] : match.pairs) {
      if (!is_as_wanted(*want, *is)) edit(*want, *is);
    }
    pair_by_product(match);
    texts(wanted, read);
    for (const auto* row : match.only_read) remove(*row);
    for (const auto* row : match.only_wanted) out_.push_back(changed(*row, ChangeState::add, std::nullopt));
    return std::move(out_);
  }

 private:
  void edit(const Row& want, const Row& is) {
    // An edit keeps what it does not name: a tax code that is no longer wanted goes only with its row.
    if (!want.tax_code && is.tax_code) {
      remove(is);
      out_.push_back(changed(want, ChangeState::add, std::nullopt));
    } else {
      out_.push_back(changed(want, ChangeState::edit, is.id));
    }
  }
  void remove(const Row& is) { out_.push_back(changed(is, ChangeState::remove, is.id)); }

  void pair_by_product(RowMatch& match) {
    auto& left = match.only_read;
    std::vector<const Row*> unpaired;
    for (const auto* want : match.only_wanted) {
      const auto found = std::find_if(left.begin(), left.end(), [&](const Row* is) { return is->product == want->product; });
      if (found == left.end()) {
        unpaired.push_back(want);
        continue;
      }
      edit(*want, **found);
      left.erase(found);
    }
    match.only_wanted = std::move(unpaired);
  }

  void texts(const std::vector<Row>& wanted, const std::vector<Row>& read) {
    std::vector<const Row*> left, missing;
    for (const auto& row : read) {
      if (row.type == RowType::text) left.push_back(&row);
    }
    for (const auto& row : wanted) {
      if (row.type != RowType::text) continue;
      const auto found = std::find_if(left.begin(), left.end(), [&](const Row* is) { return same_text(row.name, is->name); });
      if (found == left.end()) {
        missing.push_back(&row);
      } else {
        left.erase(found);
      }
    }
    for (std::size_t n = 0; n < missing.size(); ++n) {
      if (n < left.size()) {
        out_.push_back(changed(*missing[n], ChangeState::edit, left[n]->id));
      } else {
        out_.push_back(changed(*missing[n], ChangeState::add, std::nullopt));
      }
    }
    for (std::size_t n = missing.size(); n < left.size(); ++n) remove(*left[n]);
  }

  std::vector<Row> out_;
};

}  // namespace

std::vector<Row> row_changes(const std::vector<Row>& wanted, const std::vector<Row>& read) {
  return Changes().from(wanted, read);
}

}  // namespace woo24::sync
