#include "woo24/sync/row_match.hpp"

#include "woo24/base/text.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80U; }

/// Equal where every "?" of `read` may stand for one character of `sent` that is not ASCII (an emoji may leave two).
bool equal_but_for_marks(std::string_view sent, std::string_view read) {
  std::size_t at = 0;
  for (std::size_t n = 0; n < sent.size();) {
    if (at < read.size() && sent[n] == read[at]) {
      ++n;
      ++at;
      continue;
    }
    if (is_ascii(sent[n]) || at >= read.size() || read[at] != '?') return false;
    const bool wide = static_cast<unsigned char>(sent[n]) >= 0xF0U;
    ++n;
    while (n < sent.size() && (static_cast<unsigned char>(sent[n]) & 0xC0U) == 0x80U) ++n;
    ++at;
    if (wide && at < read.size() && read[at] == '?' && (n >= sent.size() || sent[n] != '?')) ++at;
  }
  return at == read.size();
}

bool same(const std::optional<Amount>& wanted, const std::optional<Amount>& read) {
  return !wanted || !read || *wanted == *read;
}

bool fits(const office::Row& wanted, const office::Row& read) {
  return read.product == wanted.product && same(wanted.quantity, read.quantity) && same(wanted.price, read.price);
}

/// How well a row of the office fits beside product, quantity and price: the rate, the tax code, the dimensions, the
/// name.
int likeness(const office::Row& wanted, const office::Row& read) {
  const bool dimensions = wanted.department == read.department && wanted.project == read.project;
  return (wanted.vat_rate == read.vat_rate ? 8 : 0) + (wanted.tax_code == read.tax_code ? 4 : 0) + (dimensions ? 2 : 0) +
         (same_text(wanted.name, read.name) ? 1 : 0);
}

}  // namespace

std::optional<Amount> row_net(const office::Row& row) {
  if (!row.price || !row.quantity) return std::nullopt;
  return row.price->times(*row.quantity, Rounding::half_up);
}

bool same_text(std::string_view sent, std::string_view read) {
  const auto wanted = folded(sent), shown = folded(read);
  if (wanted == shown || equal_but_for_marks(wanted, shown)) return true;
  return shown.size() >= 10 && wanted.starts_with(shown);  // cut at a length of the office's own
}

RowMatch match_rows(const std::vector<office::Row>& wanted, const std::vector<office::Row>& read) {
  RowMatch match;
  std::vector<const office::Row*> left;
  for (const auto& row : read) {
    if (row.type == office::RowType::normal) left.push_back(&row);
  }
  for (const auto& row : wanted) {
    if (row.type != office::RowType::normal) continue;
    auto best = left.end();
    for (auto at = left.begin(); at != left.end(); ++at) {
      if (fits(row, **at) && (best == left.end() || likeness(row, **at) > likeness(row, **best))) best = at;
    }
    if (best == left.end()) {
      match.only_wanted.push_back(&row);
      continue;
    }
    match.pairs.emplace_back(&row, *best);
    left.erase(best);
  }
  match.only_read = std::move(left);
  return match;
}

std::string row_list(const std::vector<const office::Row*>& rows) {
  std::string out;
  for (const auto* row : rows) {
    if (!out.empty()) out += "; ";
    out += (row->quantity ? row->quantity->shortest() : "?") + " × " + (row->price ? row->price->shortest(2) : "?") + " " +
           row->name;
  }
  return out.empty() ? "-" : out;
}

}  // namespace woo24::sync
