#include "woo24/jobs/product_match.hpp"

#include "woo24/sync/product_fields.hpp"
#include "woo24/sync/product_match.hpp"
#include "woo24/sync/product_number.hpp"

namespace woo24::jobs {

namespace {

constexpr int k_page = 500;

std::optional<store::ProductMaking> of_this(std::optional<store::ProductMaking> making, std::int64_t source) {
  return making && making->source == source ? std::move(making) : std::nullopt;
}

}  // namespace

Result<void> link_by_number(CatalogueSides& sides, shop::ProductId shop, office::ProductId office) {
  auto& tables = sides.tables;
  const auto in_shop = TRY(tables.shop.of(shop));
  const auto in_office = TRY(tables.office.of(office));
  if (!in_shop || !in_office) return {};
  const auto shop_key = sync::number_key(in_office->number), office_key = sync::number_key(in_shop->sku);
  auto making = of_this(TRY(tables.makings.of(CatalogueSide::shop, shop_key)), office.value);
  if (!making) making = of_this(TRY(tables.makings.of(CatalogueSide::office, office_key)), shop.value);
  TRY(tables.pairs.link({shop, office, making ? "made" : "number", sides.doors.clock.now()}));
  TRY(tables.pairs.agree(shop, ProductField::number, {in_shop->sku, in_office->number}));
  if (making) {
    TRY(tables.pairs.agree(shop, ProductField::name, making->name));
    TRY(tables.pairs.agree(shop, ProductField::price, making->price));
    TRY(tables.makings.end(making->side, making->number_key));
  }
  const auto how = std::string(making ? "made, and found by its number " : "linked by its number ") + in_office->number;
  TRY(tell(sides, shop, how, "24SevenOffice " + std::to_string(office.value)));
  return tell(sides, office, how, "WooCommerce " + std::to_string(shop.value));
}

Result<void> match_products(CatalogueSides& sides, const std::function<Result<void>(const CatalogueChange&)>& each) {
  std::string after;
  while (true) {
    const auto groups = TRY(sides.tables.pairs.groups(after, k_page));
    if (groups.empty()) return {};
    after = groups.back().key;
    TRY(sides.tables.db.transaction([&]() -> Result<void> {
      for (const auto& group : groups) {
        const auto match = sync::match_numbers(group, false);
        if (!match.link) continue;
        const auto [shop, office] = *match.link;
        if (TRY(sides.tables.pairs.are_apart(shop, office))) continue;
        TRY(link_by_number(sides, shop, office));
        TRY(each(LinkProducts{shop, office, group.key}));
      }
      return {};
    }));
  }
}

}  // namespace woo24::jobs
