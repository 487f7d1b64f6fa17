#pragma once
// Lists of the shop, a page at a time: how far they go, pages that fail read smaller, none slipping between two.

#include "json_fields.hpp"
#include "woo24/base/http_message.hpp"
#include "woo24/base/when.hpp"
#include "woo24/woo/shop_failure.hpp"
#include "woo24/woo/shop_wire.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace woo24::woo {

inline constexpr int k_page = 100;    ///< the most that the shop gives
inline constexpr int k_overlap = 10;  ///< of two pages
inline constexpr int k_listings = 3;  ///< how often a listing is begun that shifts
inline constexpr int k_bad_in_a_row = 25;

/// X-WP-Total: how many items the whole list has. Nothing where the shop, or a front before it, does not say. Past the end of
/// a list of orders it says 0.
std::optional<int> told_total(const http::Response& answer);

/// Whether pages of a hundred follow after `pages` of them gave `have` items. A shop may cap its pages: then only the total
/// tells.
bool more_follow(const std::optional<int>& total, std::size_t have, int pages);

/// "1,2,3"
template <typename ItemId>
std::string id_list(const std::vector<ItemId>& ids, std::size_t from, std::size_t to) {
  std::string text;
  for (auto n = from; n < to; ++n) text += (n == from ? "" : ",") + std::to_string(ids[n].value);
  return text;
}

/// "&orderby=id&order=asc&per_page=…&offset=…"
std::string stretch_query(int offset, int count);

/// shop-listing-unstable
Fail unstable(const char* what);

/// Single items that fail one after another. One may bring the shop down, and so may three; whether it is the shop that is down
/// tells something small that is asked for beside them.
class InVain {
 public:
  /// `small`: a path that costs the shop next to nothing.
  InVain(ShopWire& wire, std::string small) : wire_(wire), small_(std::move(small)) {}
  void good() { in_a_row_ = 0; }
  /// After one that failed with `error`: true where the shop answers nothing else either.
  [[nodiscard]] bool is_down(const Error& error);

 private:
  ShopWire& wire_;
  std::string small_;
  int in_a_row_ = 0;
};

/// One page of a listing: the items as they came, in their order. An Item has an `id` (0 when not even that could be read) and
/// `error()`, nothing where it is whole.
template <typename Item>
struct Page {
  using ItemId = decltype(Item::id);
  struct Unread {
    ItemId id;
    Error error;
  };
  std::vector<Item> items;
  std::vector<Unread> unreadable;  ///< of items that the shop itself cannot render
  int size = 0;                    ///< how many items stood there, rendered or not
  std::optional<int> total;        ///< of the whole listing, by the shop

  [[nodiscard]] std::vector<ItemId> ids() const {
    std::vector<ItemId> all;
    for (const auto& one : items) all.push_back(one.id);
    for (const auto& one : unreadable) all.push_back(one.id);
    return all;
  }
  void append(Page other) {
    std::move(other.items.begin(), other.items.end(), std::back_inserter(items));
    std::move(other.unreadable.begin(), other.unreadable.end(), std::back_inserter(unreadable));
    size += other.size;
    if (other.total) total = other.total;
  }
};

/// Reads pages of one list.
template <typename Item>
class PageReader {
 public:
  using Parse = std::function<Result<std::vector<Item>>(std::string_view)>;
  /// `whole` and `ids_alone`: paths of the list with their query, to which offset and count are added. `side_by_side`: how many
  /// pages may be asked for at once, where the shop tells how many there are.
  PageReader(ShopWire& wire, std::string whole, std::string ids_alone, Parse parse, int side_by_side = 1)
      : wire_(wire),
        whole_(std::move(whole)),
        ids_alone_(std::move(ids_alone)),
        parse_(std::move(parse)),
        side_by_side_(side_by_side) {}

  /// The answer to the first page, where it was asked for together with those of other lists.
  void begin_with(Result<http::Response> first) { ahead_.insert_or_assign(0, std::move(first)); }
  /// Reads `count` items from `offset`, in smaller pages where the shop fails at the whole.
  Result<Page<Item>> page(int offset, int count) {
    auto page = read(offset, count);
    if (page.ok()) {
      if (page.value().size > 0) bad_in_a_row_ = 0;
      return page;
    }
    if (!may_be_about_what_was_asked(page.error())) return page;
    return count == 1 ? alone(offset, page.error()) : smaller(offset, count);
  }
  [[nodiscard]] std::optional<Instant> as_of() const { return as_of_; }

 private:
  Result<Page<Item>> read(int offset, int count) {
    const auto answer = TRY(fetched(offset, count));
    if (!as_of_) as_of_ = wire_.server_time();
    auto items = TRY(parse_(answer.body));
    // An item that does not even tell its id may tell it when asked for that alone.
    for (const auto& one : items) {
      if (const auto* error = one.error(); one.id.value <= 0 && error != nullptr) return Fail{*error};
    }
    const auto size = static_cast<int>(items.size());
    const auto total = told_total(answer);
    if (count == k_page && size == k_page) expected_ = total;
    return Page<Item>{std::move(items), {}, size, total};
  }

  /// One page, and those after it where more than one may be under way. Full pages follow each other at a fixed step.
  Result<http::Response> fetched(int offset, int count) {
    if (count != k_page) return wire_.get(whole_ + stretch_query(offset, count));
    if (auto found = ahead_.find(offset); found != ahead_.end()) {
      auto answer = std::move(found->second);
      ahead_.erase(found);
      return answer;
    }
    ahead_.clear();
    if (side_by_side_ < 2 || !expected_) return wire_.get(whole_ + stretch_query(offset, count));
    std::vector<int> offsets{offset};
    for (int n = 1; n < side_by_side_; ++n) {
      const auto next = offset + n * (k_page - k_overlap);
      if (next < *expected_) offsets.push_back(next);
    }
    std::vector<std::string> paths;
    for (const auto at : offsets) paths.push_back(whole_ + stretch_query(at, count));
    auto answers = wire_.get_all(paths);
    for (std::size_t n = 1; n < offsets.size(); ++n) ahead_.emplace(offsets[n], std::move(answers[n]));
    return std::move(answers.front());
  }

  Result<Page<Item>> smaller(int offset, int count) {
    Page<Item> whole;
    const int step = std::max(1, count / 10);
    for (int done = 0; done < count; done += step) {
      const int wanted = std::min(step, count - done);
      auto part = TRY(page(offset + done, wanted));
      // One that is not full proves nothing: what a plugin hides is left out of it.
      const bool last = part.size == 0 || (part.total && offset + done + part.size >= *part.total);
      whole.append(std::move(part));
      if (last) break;
    }
    return whole;
  }

  /// The one item that cannot be rendered: its id can still be had.
  Result<Page<Item>> alone(int offset, const Error& error) {
    const auto answer = TRY(wire_.get(ids_alone_ + stretch_query(offset, 1)));
    Page<Item> page;
    for (const auto& one : TRY(parse_(answer.body))) page.unreadable.push_back({one.id, error});
    // One after another: what fails is the shop, and a cursor that went on would leave them all behind.
    if (++bad_in_a_row_ > k_bad_in_a_row) return Fail{error};
    page.size = static_cast<int>(page.unreadable.size());
    page.total = told_total(answer);
    return page;
  }

  ShopWire& wire_;
  std::string whole_, ids_alone_;
  Parse parse_;
  int side_by_side_;
  std::map<int, Result<http::Response>> ahead_;  ///< by offset
  std::optional<int> expected_;                  ///< how many there are, as a full page told
  std::optional<Instant> as_of_;
  int bad_in_a_row_ = 0;
};

/// What a page tells of the way through the list.
template <typename ItemId>
struct Stretch {
  std::vector<ItemId> ids;
  std::optional<int> total;  ///< of the whole listing, by the shop
};

/// Page after page until the shop has shown as many as it says there are; where it does not say, until one brings nothing new.
/// A page that is not full is no end by itself: a shop may cap its pages below what was asked for, and what a plugin hides is
/// left out of them. `read(offset)` gives a page. False when the pages shifted so far that an item may have slipped between
/// two of them, or when the shop does not go forward.
template <typename ItemId>
Result<bool> walked(const std::function<Result<Stretch<ItemId>>(int offset)>& read) {
  std::vector<ItemId> before;
  ItemId last;
  int overlap = 0, largest = 0;
  for (int offset = 0;;) {
    const auto page = TRY(read(offset));
    const auto& ids = page.ids;
    const auto size = static_cast<int>(ids.size());
    if (overlap > 0 && std::find(ids.begin(), ids.end(), last) == ids.end()) return false;
    if (size == 0 || (size < k_page && page.total && offset + size >= *page.total)) return true;
    largest = std::max(largest, size);
    const auto reached = *std::max_element(ids.begin(), ids.end());
    int step = size - std::min(k_overlap, size / 2);
    if (!before.empty() && reached <= last) {
      if (size == k_page) return false;
      if (ids == before) return !page.total || size >= *page.total;  // a shop that does not know offset
      if (size <= overlap) {                                         // nothing but the overlap: hidden ones, or none, follow
        if (!page.total || offset + largest >= *page.total) return true;
        step = largest;
      }
    }
    overlap = size - step;
    offset += step;
    last = std::max(last, reached);
    before = ids;
  }
}

}  // namespace woo24::woo
