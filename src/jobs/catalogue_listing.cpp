#include "woo24/jobs/catalogue_listing.hpp"

#include "woo24/base/log.hpp"
#include "woo24/sync/brake.hpp"
#include "woo24/sync/names.hpp"

#include <set>
#include <utility>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr const char* k_shop = "products.shop";        // how far the shop's catalogue has been read
constexpr const char* k_office = "products.office";    // and the office's
constexpr const char* k_swept = "products.swept";      // when all there is was last listed
constexpr const char* k_listing = "products.listing";  // serial of the latest full listing that was begun

constexpr auto k_shop_margin = 10min;  // what was saved late, by a clock that is not quite right
constexpr auto k_office_doubt = 26h;   // its dates are in a zone that is not known for sure
constexpr auto k_sweep_every = 24h;
constexpr std::size_t k_page = 500;
constexpr const char* k_job = "listing";  // of what cannot be read, among the troubles
constexpr int k_most_named = 200;

std::optional<Instant> moment(const std::optional<std::string>& text) { return text ? parse_utc(*text) : std::nullopt; }

class Listing {
 public:
  Listing(CatalogueSides& sides, const ListingOptions& options, const CatalogueProgress& progress)
      : sides_(sides), tables_(sides.tables), options_(options), progress_(progress) {}

  Result<Listed> run() && {
    TRY(begin());
    TRY(list_shop());
    TRY(list_office());
    TRY(keep_unreadable());
    if (listed_.full && !listed_.missing) TRY(tables_.cursors.set(k_swept, format_utc(now_)));
    return std::move(listed_);
  }

 private:
  Result<void> begin() {
    now_ = sides_.doors.clock.now();
    shop_since_ = moment(TRY(tables_.cursors.get(k_shop)));
    office_since_ = moment(TRY(tables_.cursors.get(k_office)));
    const auto swept = moment(TRY(tables_.cursors.get(k_swept)));
    const bool due = !swept || *swept > now_ || now_ - *swept >= k_sweep_every;
    listed_.full = options_.full || due || !shop_since_ || !office_since_;
    serial_ = TRY(latest_listing(tables_));
    for (const auto& one : TRY(tables_.troubles.products_of(k_job))) were_unreadable_.insert(one);
    if (!listed_.full) return {};
    shop_since_.reset();
    office_since_.reset();
    ++serial_;
    return tables_.cursors.set(k_listing, std::to_string(serial_));
  }

  Result<void> list_shop() {
    known_ = TRY(tables_.shop.count());
    std::vector<shop::ProductId> parents;
    const auto take = [&](std::span<const shop::CatalogueProduct> page) -> Result<void> {
      for (const auto& one : page) {
        if (one.type == shop::ProductType::variable) parents.push_back(one.id);
      }
      return take_shop(page);
    };
    using Which = woo::CatalogueReader::Which;
    using Fields = woo::CatalogueReader::Fields;
    const auto products = TRY(sides_.readers.shop.products(Which::all_but_trash, Fields::all, shop_since_, take));
    TRY(note(products));
    const auto plain = [&](std::span<const shop::CatalogueProduct> page) { return take_shop(page); };
    TRY(note(TRY(sides_.readers.shop.products(Which::trash, Fields::all, shop_since_, plain))));
    if (!parents.empty()) TRY(note(TRY(sides_.readers.shop.variations(parents, Fields::all, shop_since_, plain))));
    if (listed_.full) {
      TRY(settle(CatalogueSide::shop, TRY(tables_.shop.missing(serial_)),
                 [&] { return tables_.shop.remove_missing(serial_); }));
    }
    if (listed_.missing) return {};
    return tables_.cursors.set(k_shop, format_utc(products.as_of - k_shop_margin));
  }

  Result<void> take_shop(std::span<const shop::CatalogueProduct> page) {
    TRY(tables_.db.transaction([&]() -> Result<void> {
      TRY(tables_.shop.put_all(page, serial_));
      for (const auto& one : page) {
        if (one.type == shop::ProductType::variable) TRY(tables_.shop.keep_variations(one.id, one.variations));
        TRY(can_be_read(CatalogueSide::shop, one.id.value));
      }
      return {};
    }));
    listed_.shop += static_cast<std::int64_t>(page.size());
    if (progress_) progress_("WooCommerce", listed_.shop, listed_.full ? known_ : 0);
    return {};
  }

  /// What could not be read is there all the same.
  Result<void> note(const woo::CatalogueReader::Listing& listing) {
    std::vector<shop::ProductId> ids;
    for (const auto& one : listing.unreadable) {
      ids.push_back(one.id);
      listed_.unreadable.push_back({CatalogueSide::shop, one.id.value, one.error.reason});
    }
    return tables_.shop.saw(ids, serial_);
  }

  Result<void> list_office() {
    const auto as_of = sides_.readers.office.server_time().value_or(now_);
    known_ = TRY(tables_.office.count());
    std::vector<office::CatalogueProduct> page;
    const auto flush = [&]() -> Result<void> {
      TRY(tables_.office.put_all(page, serial_));
      for (const auto& one : page) TRY(can_be_read(CatalogueSide::office, one.id.value));
      listed_.office += static_cast<std::int64_t>(page.size());
      page.clear();
      if (progress_) progress_("24SevenOffice", listed_.office, listed_.full ? known_ : 0);
      return {};
    };
    office::ProductSearch search;
    search.changed_after = office_since_;
    std::vector<office::ProductId> unreadable;
    const auto note = [&](office::ProductId id, const Error& error) {
      unreadable.push_back(id);
      listed_.unreadable.push_back({CatalogueSide::office, id.value, error.reason});
    };
    TRY(sides_.readers.office.products(
        search, office::ProductFields::all,
        [&](const office::CatalogueProduct& one) -> Result<void> {
          page.push_back(one);
          return page.size() < k_page ? Result<void>{} : flush();
        },
        note));
    TRY(tables_.office.saw(unreadable, serial_));
    TRY(flush());
    if (listed_.full) {
      TRY(settle(CatalogueSide::office, TRY(tables_.office.missing(serial_)),
                 [&] { return tables_.office.remove_missing(serial_); }));
    }
    if (listed_.missing) return {};
    return tables_.cursors.set(k_office, format_utc(as_of - k_office_doubt));
  }

  /// A listing of what changed does not tell again of what could not be read before: only that it can be read ends it, or a
  /// full listing without it.
  Result<void> keep_unreadable() {
    const auto run = now_.time_since_epoch().count();
    return tables_.db.transaction([&]() -> Result<void> {
      for (const auto& one : listed_.unreadable) TRY(tables_.troubles.put(k_job, one, now_, run));
      return listed_.full && !listed_.missing ? tables_.troubles.end_run(k_job, run) : Result<void>{};
    });
  }
  Result<void> can_be_read(CatalogueSide side, std::int64_t product) {
    return were_unreadable_.contains({side, product}) ? tables_.troubles.remove(k_job, side, product) : Result<void>{};
  }

  /// What a full listing did not give is gone, unless it is too much at once to be true.
  Result<void> settle(CatalogueSide side, std::int64_t missing, const std::function<Result<void>()>& remove) {
    if (missing == 0) return {};
    const auto braked = sync::missing_brake(side, missing, known_, sides_.rules.settings.brakes);
    if (!braked || sync::is_yes_to_missing(options_.said_yes, *braked)) return remove();
    log::warning("too many products are missing from an answer",
                 {{"side", argument(*braked, "side")}, {"missing", std::to_string(missing)}});
    if (!listed_.missing) listed_.missing = braked;
    return {};
  }

  CatalogueSides& sides_;
  CatalogueTables& tables_;
  const ListingOptions& options_;
  const CatalogueProgress& progress_;
  Listed listed_;
  Instant now_{};
  std::optional<Instant> shop_since_, office_since_;
  std::set<std::pair<CatalogueSide, std::int64_t>> were_unreadable_;
  std::int64_t serial_ = 0, known_ = 0;
};

}  // namespace

Result<std::int64_t> latest_listing(CatalogueTables& tables) {
  const auto known = TRY(tables.cursors.get(k_listing));
  return known ? sync::whole_number(*known).value_or(0) : 0;
}

Result<std::vector<LeaveProduct>> missing_products(CatalogueTables& tables, const Reason& missing) {
  const auto listing = TRY(latest_listing(tables));
  const auto side = sync::side_of_missing(missing);
  std::vector<LeaveProduct> products;
  const auto add = [&](CatalogueSide where, std::int64_t id) {
    products.push_back(
        {where, id, Reason{ReasonId::product_gone, {{"side", argument(missing, "side")}, {"id", std::to_string(id)}}}});
  };
  if (side == CatalogueSide::shop) {
    for (const auto id : TRY(tables.shop.missing_ids(listing, k_most_named))) add(CatalogueSide::shop, id.value);
  } else if (side == CatalogueSide::office) {
    for (const auto id : TRY(tables.office.missing_ids(listing, k_most_named))) add(CatalogueSide::office, id.value);
  }
  return products;
}

Result<Listed> list_catalogues(CatalogueSides& sides, const ListingOptions& options, const CatalogueProgress& progress) {
  return Listing(sides, options, progress).run();
}

}  // namespace woo24::jobs
