#include "woo24/woo/catalogue_reader.hpp"

#include "paging.hpp"
#include "sku_search.hpp"
#include "woo24/net/oauth1.hpp"
#include "woo24/woo/product_json.hpp"
#include "woo24/woo/shop_failure.hpp"

#include <map>
#include <set>

namespace woo24::woo {

namespace {

/// More than the shop has cores gains nothing (api.md §9).
constexpr int k_side_by_side = 4;
constexpr std::size_t k_ids_a_call = 100;  // some 2 KiB of URL at worst; servers take 8
constexpr const char* k_small = "products?_fields=id&per_page=1";
/// Of one search by number: further, the filter was none.
constexpr int k_most_by_number = 2000;

using Which = CatalogueReader::Which;
using Fields = CatalogueReader::Fields;
using ProductPage = Page<ProductOrNot>;
using ProductPages = PageReader<ProductOrNot>;
using ProductStretch = Stretch<shop::ProductId>;

std::string fields_query(Fields fields, const std::vector<std::string>& meta_keys) {
  std::string query = "_fields=id,parent_id,type,status,sku,manage_stock,stock_quantity,backorders,date_modified_gmt";
  if (fields == Fields::stock) return query;
  query +=
      ",name,regular_price,sale_price,description,tax_status,tax_class,weight,global_unique_id,categories,attributes,"
      "variations";
  if (meta_keys.empty()) return query;
  query += ",meta_data&include_meta=";
  for (std::size_t n = 0; n < meta_keys.size(); ++n) query += (n == 0 ? "" : ",") + net::percent_encoded(meta_keys[n]);
  return query;
}

std::string since(std::optional<Instant> changed_after) {
  return changed_after ? "&modified_after=" + format_plain(*changed_after) + "&dates_are_gmt=true" : "";
}

std::string status_of(Which which) { return which == Which::trash ? "&status=trash" : ""; }

/// How one list is read: its route, which of it, and what is asked for of each.
struct Source {
  ShopWire& wire;
  std::string route;   ///< "products", "products/17/variations"
  std::string filter;  ///< "&status=trash"
  std::string fields;
  ProductReading reading;

  [[nodiscard]] std::string path() const { return route + "?" + fields + filter; }
  [[nodiscard]] ProductPages pages(int side_by_side) const {
    return {wire, path(), route + "?_fields=id" + filter,
            [reading = reading](std::string_view body) { return catalogue_products_from_json(body, reading); }, side_by_side};
  }
};

/// What one reading of a list brought; anew where it has to start over.
struct Taken {
  std::int64_t count = 0;
  std::map<shop::ProductId, Error> unreadable;
};

/// Hands on what of a page was not on the page before.
class Sieve {
 public:
  explicit Sieve(const CatalogueReader::Taker& each) : each_(each) {}
  Result<void> pass(ProductPage page, Taken& taken) {
    const auto ids = page.ids();
    std::vector<shop::CatalogueProduct> fresh;
    for (auto& one : page.items) {
      if (before_.contains(one.id)) continue;
      if (one.product.ok()) {
        fresh.push_back(std::move(one.product).value());
      } else {
        taken.unreadable.insert_or_assign(one.id, std::move(one.product).error());
      }
    }
    for (auto& one : page.unreadable) taken.unreadable.insert_or_assign(one.id, std::move(one.error));
    before_ = {ids.begin(), ids.end()};
    taken.count += static_cast<std::int64_t>(fresh.size());
    if (fresh.empty()) return {};
    return each_(fresh);
  }

 private:
  const CatalogueReader::Taker& each_;
  std::set<shop::ProductId> before_;
};

/// The whole of one list, begun again while it shifts.
Result<Taken> whole_list(ProductPages& pages, const CatalogueReader::Taker& each) {
  for (int attempt = 0; attempt < k_listings; ++attempt) {
    Taken taken;
    Sieve sieve(each);
    const auto whole = TRY(walked<shop::ProductId>([&](int offset) -> Result<ProductStretch> {
      auto page = TRY(pages.page(offset, k_page));
      ProductStretch stretch{page.ids(), page.total};
      TRY(sieve.pass(std::move(page), taken));
      return stretch;
    }));
    if (whole) return taken;
  }
  return unstable("products");
}

void pour(Taken taken, CatalogueReader::Listing& listing) {
  listing.count += taken.count;
  for (auto& [id, error] : taken.unreadable) listing.unreadable.push_back({id, std::move(error)});
}

bool is_gone(const Error& error) { return error.reason.id == ReasonId::shop_not_found; }
bool is_about_one(const Error& error) { return error.kind == Kind::refused || may_be_about_what_was_asked(error); }

/// One product of its own address, into `found`. A variation that says it counts its pieces is asked for once more at its
/// parent, `at_parent` first: only there the shop tells its own pieces from its parent's.
class Singly {
 public:
  Singly(ShopWire& wire, std::string fields, ProductReading reading, CatalogueReader::Found& found)
      : wire_(wire), fields_(std::move(fields)), reading_(std::move(reading)), found_(found), in_vain_(wire, k_small) {}

  Result<void> look(const std::vector<shop::ProductId>& ids) {
    std::vector<shop::CatalogueProduct> shared;
    TRY(ask<shop::ProductId>(
        ids, [](shop::ProductId id) { return std::pair(id, shop::ProductId{}); },
        [&](shop::CatalogueProduct product) { keep(std::move(product), shared); }));
    return at_parents(shared);
  }
  /// Of a list: what can be believed is kept, the rest looked for.
  Result<void> settle(std::vector<shop::CatalogueProduct> products) {
    std::vector<shop::CatalogueProduct> shared;
    for (auto& one : products) keep(std::move(one), shared);
    return at_parents(shared);
  }

 private:
  void keep(shop::CatalogueProduct product, std::vector<shop::CatalogueProduct>& shared) {
    const bool may_be_shared = product.type == shop::ProductType::variation && product.parent.value != 0 &&
                               product.manage_stock == shop::ManageStock::yes && product.status != "trash";
    (may_be_shared ? shared : found_.products).push_back(std::move(product));
  }
  Result<void> at_parents(const std::vector<shop::CatalogueProduct>& shared) {
    return ask<shop::CatalogueProduct>(
        shared, [](const shop::CatalogueProduct& one) { return std::pair(one.id, one.parent); },
        [&](shop::CatalogueProduct product) { found_.products.push_back(std::move(product)); });
  }
  /// `place`: id, and its parent or 0.
  template <typename Wanted, typename Place, typename Take>
  Result<void> ask(const std::vector<Wanted>& wanted, Place place, Take take) {
    for (std::size_t from = 0; from < wanted.size(); from += k_side_by_side) {
      const auto to = std::min(wanted.size(), from + k_side_by_side);
      std::vector<std::string> paths;
      for (auto n = from; n < to; ++n) {
        const auto [id, parent] = place(wanted[n]);
        const auto route = parent.value == 0 ? std::string() : std::to_string(parent.value) + "/variations/";
        paths.push_back("products/" + route + std::to_string(id.value) + "?" + fields_);
      }
      auto answers = wire_.get_all(paths);
      for (auto n = from; n < to; ++n) {
        const auto [id, parent] = place(wanted[n]);
        auto product = read(std::move(answers[n - from]), parent);
        if (product.ok()) in_vain_.good();
        if (product.ok() && product.value().id == id) {
          take(std::move(product).value());
        } else if (!product.ok() && !is_gone(product.error())) {
          if (!is_about_one(product.error())) return Fail{std::move(product).error()};
          if (in_vain_.is_down(product.error())) return Fail{std::move(product).error()};
          found_.unreadable.push_back({id, std::move(product).error()});
        }
      }
    }
    return {};
  }
  Result<shop::CatalogueProduct> read(Result<http::Response> answer, shop::ProductId parent) const {
    const auto body = TRY(std::move(answer)).body;
    return catalogue_product_from_json(body, {reading_.meta_keys, parent});
  }

  ShopWire& wire_;
  std::string fields_;
  ProductReading reading_;
  CatalogueReader::Found& found_;
  InVain in_vain_;
};

}  // namespace

Result<CatalogueReader::Listing> CatalogueReader::products(Which which, Fields fields, std::optional<Instant> changed_after,
                                                           const Taker& each) {
  const Source source{wire_, "products", status_of(which) + since(changed_after), fields_query(fields, meta_keys_),
                      ProductReading{meta_keys_, {}}};
  auto pages = source.pages(k_side_by_side);
  Listing listing;
  auto taken = TRY(whole_list(pages, each));
  pour(std::move(taken), listing);
  listing.as_of = pages.as_of().value_or(changed_after.value_or(Instant{}));
  return listing;
}

Result<CatalogueReader::Listing> CatalogueReader::variations(const std::vector<shop::ProductId>& parents, Fields fields,
                                                             std::optional<Instant> changed_after, const Taker& each) {
  const auto query = fields_query(fields, meta_keys_);
  const auto source_of = [&](shop::ProductId parent) {
    return Source{wire_, "products/" + std::to_string(parent.value) + "/variations", since(changed_after), query,
                  ProductReading{meta_keys_, parent}};
  };
  Listing listing;
  std::optional<Instant> as_of;
  for (std::size_t from = 0; from < parents.size(); from += k_side_by_side) {
    const auto to = std::min(parents.size(), from + k_side_by_side);
    std::vector<std::string> firsts;
    for (auto n = from; n < to; ++n) firsts.push_back(source_of(parents[n]).path() + stretch_query(0, k_page));
    auto answers = wire_.get_all(firsts);
    if (!as_of) as_of = wire_.server_time();
    for (auto n = from; n < to; ++n) {
      auto pages = source_of(parents[n]).pages(1);
      pages.begin_with(std::move(answers[n - from]));
      auto taken = whole_list(pages, each);
      if (taken.ok()) {
        pour(std::move(taken).value(), listing);
      } else if (!is_gone(taken.error())) {
        return Fail{std::move(taken).error()};
      }
    }
  }
  listing.as_of = as_of.value_or(changed_after.value_or(Instant{}));
  return listing;
}

Result<CatalogueReader::Found> CatalogueReader::by_id(const std::vector<shop::ProductId>& ids) {
  const std::set<shop::ProductId> wanted(ids.begin(), ids.end());
  const std::vector<shop::ProductId> list(wanted.begin(), wanted.end());
  const auto fields = fields_query(Fields::all, meta_keys_);
  Found found;
  std::set<shop::ProductId> seen;
  for (std::size_t from = 0; from < list.size() && list.size() > 1; from += k_ids_a_call) {
    const auto to = std::min(list.size(), from + k_ids_a_call);
    const Source source{wire_, "products", "&include=" + id_list(list, from, to), fields, ProductReading{meta_keys_, {}}};
    auto pages = source.pages(1);
    auto page = pages.page(0, static_cast<int>(to - from));
    if (!page.ok() && may_be_about_what_was_asked(page.error())) continue;  // each is asked for at its own address
    if (!page.ok()) return Fail{std::move(page).error()};
    for (auto& one : page.value().items) {
      if (!wanted.contains(one.id) || !seen.insert(one.id).second) continue;  // a filter that a front takes away
      if (one.product.ok()) {
        found.products.push_back(std::move(one.product).value());
      } else {
        found.unreadable.push_back({one.id, std::move(one.product).error()});
      }
    }
    for (auto& one : page.value().unreadable) {
      if (wanted.contains(one.id) && seen.insert(one.id).second) found.unreadable.push_back({one.id, std::move(one.error)});
    }
  }
  std::vector<shop::ProductId> others;
  for (const auto id : list) {
    if (!seen.contains(id)) others.push_back(id);
  }
  TRY(Singly(wire_, fields, ProductReading{meta_keys_, {}}, found).look(others));
  return found;
}

Result<CatalogueReader::Found> CatalogueReader::by_sku(const std::vector<std::string>& numbers, Which which) {
  const auto wanted = askable(numbers);
  const auto fields = fields_query(Fields::all, meta_keys_);
  std::map<shop::ProductId, shop::CatalogueProduct> products;
  Found found;
  for (const auto& search : searches_for(wanted)) {
    const Source source{wire_, "products", "&sku=" + search + status_of(which), fields, ProductReading{meta_keys_, {}}};
    auto pages = source.pages(1);
    std::int64_t shown = 0;
    auto taken = TRY(whole_list(pages, [&](std::span<const shop::CatalogueProduct> page) -> Result<void> {
      for (const auto& one : page) {
        if (is_among(one.sku, wanted)) products.insert_or_assign(one.id, one);
      }
      shown += static_cast<std::int64_t>(page.size());
      if (shown <= k_most_by_number) return {};
      return Fail{Kind::refused, Reason{ReasonId::shop_answer_wrong,
                                        {{"what", "products"}, {"field", "sku"}, {"found", std::to_string(shown)}}}};
    }));
    for (auto& [id, error] : taken.unreadable) found.unreadable.push_back({id, std::move(error)});
  }
  std::vector<shop::CatalogueProduct> listed;
  for (auto& [id, product] : products) listed.push_back(std::move(product));
  TRY(Singly(wire_, fields, ProductReading{meta_keys_, {}}, found).settle(std::move(listed)));
  return found;
}

Result<std::vector<shop::ProductCategory>> CatalogueReader::categories() {
  std::map<shop::CategoryId, shop::ProductCategory> categories;
  for (int attempt = 0; attempt < k_listings; ++attempt) {
    const auto whole = TRY(walked<shop::CategoryId>([&](int offset) -> Result<Stretch<shop::CategoryId>> {
      const auto answer = TRY(wire_.get("products/categories?_fields=id,parent,name,slug" + stretch_query(offset, k_page)));
      Stretch<shop::CategoryId> stretch{{}, told_total(answer)};
      for (auto& one : TRY(product_categories_from_json(answer.body))) {
        stretch.ids.push_back(one.id);
        categories.insert_or_assign(one.id, std::move(one));
      }
      return stretch;
    }));
    if (!whole) {
      categories.clear();
      continue;
    }
    std::vector<shop::ProductCategory> all;
    for (auto& [id, category] : categories) all.push_back(std::move(category));
    return all;
  }
  return unstable("categories");
}

}  // namespace woo24::woo
