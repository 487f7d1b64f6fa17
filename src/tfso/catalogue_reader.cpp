#include "woo24/tfso/catalogue_reader.hpp"

#include "number_pattern.hpp"
#include "woo24/base/text.hpp"
#include "woo24/tfso/product_xml.hpp"
#include "woo24/tfso/xml_fields.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <iterator>

namespace woo24::tfso {

namespace {

constexpr std::size_t k_ids_a_call = 1000;

Result<std::vector<office::CatalogueProduct>> exact_products(Session& session, Urgency urgency, const std::string& searched,
                                                             const std::string& number) {
  std::vector<office::CatalogueProduct> out;
  const Call call{Service::product, "GetProducts", catalogue_by_number(searched), false, urgency};
  TRY(session.call(call, [&](const pugi::xml_node& record) -> Result<void> {
    if (is_nil(record)) return {};
    auto product = TRY(read_catalogue_product(record));
    if (same_number(product.number, number)) out.push_back(std::move(product));
    return {};
  }));
  return out;
}

/// The parts of a search that go in one call each.
std::vector<office::ProductSearch> slices(const office::ProductSearch& search) {
  if (search.ids.size() <= k_ids_a_call) return {search};
  std::vector<office::ProductSearch> parts;
  for (std::size_t at = 0; at < search.ids.size(); at += k_ids_a_call) {
    auto part = search;
    const auto first = search.ids.begin() + static_cast<std::ptrdiff_t>(at);
    part.ids.assign(first, search.ids.begin() + static_cast<std::ptrdiff_t>(std::min(search.ids.size(), at + k_ids_a_call)));
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace

Result<std::int64_t> CatalogueReader::products(const office::ProductSearch& search, office::ProductFields fields,
                                               const Taker& each, const Unreadable& unreadable) {
  std::int64_t count = 0;
  for (const auto& part : slices(search)) {
    const Call call{Service::product, "GetProducts", catalogue_search(part, fields), false, urgency_};
    TRY(session_.call(call, [&](const pugi::xml_node& record) -> Result<void> {
      if (is_nil(record)) return {};
      auto product = read_catalogue_product(record);
      if (product.ok()) {
        ++count;
        return each(product.value());
      }
      const auto id = whole_number(record.child("Id").text().get()).value_or(0);
      if (!unreadable || id <= 0) return Fail{std::move(product).error()};
      unreadable({id}, product.error());
      return {};
    }));
  }
  return count;
}

Result<std::vector<office::CatalogueProduct>> CatalogueReader::by_number(const std::string& number) {
  const std::string wanted(trimmed(number));
  if (wanted.empty()) return std::vector<office::CatalogueProduct>{};
  auto found = TRY(exact_products(session_, urgency_, wanted, wanted));
  const auto wider = as_wider_pattern(wanted);
  if (!found.empty() || !wider) return found;
  return exact_products(session_, urgency_, *wider, wanted);
}

Result<std::vector<office::ProductCategory>> CatalogueReader::categories() {
  std::vector<office::ProductCategory> out;
  const Call call{Service::product, "GetCategories", category_list_arguments(), false, urgency_};
  TRY(session_.call(call, [&](const pugi::xml_node& record) -> Result<void> {
    if (!is_nil(record)) out.push_back(TRY(read_product_category(record)));
    return {};
  }));
  return out;
}

}  // namespace woo24::tfso
