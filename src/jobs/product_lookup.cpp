#include "woo24/jobs/product_lookup.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/names.hpp"

#include <set>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr auto k_fresh = 24h;
constexpr std::size_t k_single_lookups = 25;  // the office has no search by many numbers: beyond this the whole list is cheaper
constexpr const char* k_kind = "product";

std::string bare(const std::string& number) { return lower(trimmed(number)); }

Result<std::optional<office::Product>> remembered(Sides& sides, const std::string& number) {
  const auto link = TRY(sides.tables.links.find(k_kind, number));
  const auto now = sides.doors.clock.now();
  if (!link || link->seen_at > now || now - link->seen_at > k_fresh) return std::optional<office::Product>{};
  const auto tab = link->extra.find('\t');
  if (tab == std::string::npos) return std::optional<office::Product>{};  // of a time when the category was not kept
  const auto category = sync::whole_number(std::string_view(link->extra).substr(0, tab));
  return std::optional(office::Product{{link->office_id}, number, link->extra.substr(tab + 1), true, category.value_or(0)});
}

/// What is remembered of a product beside its id: its category and its name.
std::string remembered_text(const office::Product& product) { return std::to_string(product.category) + "\t" + product.name; }

Result<void> read_all(Sides& sides, const std::vector<std::string>& wanted, sync::Products& known) {
  const std::set<std::string> numbers(wanted.begin(), wanted.end());
  for (const auto& number : wanted) known[number];
  return sides.readers.office.all_products([&](const office::Product& product) -> Result<void> {
    const auto number = bare(product.number);
    if (numbers.contains(number)) known[number].push_back(product);
    return {};
  });
}

}  // namespace

Result<void> look_up_products(Sides& sides, const std::vector<std::string>& numbers, sync::Products& known, bool remember) {
  std::vector<std::string> unknown;
  std::set<std::string> asked;
  for (const auto& written : numbers) {
    const auto number = bare(written);
    if (number.empty() || known.contains(number) || !asked.insert(number).second) continue;
    if (auto product = TRY(remembered(sides, number))) {
      known[number] = {*product};
    } else {
      unknown.push_back(number);
    }
  }
  if (unknown.size() > k_single_lookups) {
    TRY(read_all(sides, unknown, known));
  } else {
    for (const auto& number : unknown) known[number] = TRY(sides.readers.office.products_by_number(number));
  }
  if (!remember) return {};
  std::vector<store::Link> links;
  for (const auto& number : unknown) {
    const auto& products = known[number];
    if (products.size() == 1) {
      links.push_back({k_kind, number, products.front().id.value, sides.doors.clock.now(), remembered_text(products.front())});
    }
  }
  return links.empty() ? Result<void>{} : sides.tables.links.put_all(links);
}

Result<void> forget_products(Sides& sides, const std::vector<std::string>& numbers) {
  for (const auto& number : numbers) TRY(sides.tables.links.remove(k_kind, bare(number)));
  return {};
}

}  // namespace woo24::jobs
