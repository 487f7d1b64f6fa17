#include "woo24/jobs/products_apply.hpp"

#include "woo24/base/log.hpp"
#include "woo24/base/teeth.hpp"
#include "woo24/jobs/sides.hpp"
#include "woo24/sync/product_fields.hpp"
#include "woo24/sync/product_number.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace woo24::jobs {

namespace {

constexpr std::size_t k_batch = 100;  // the most that the shop takes in one call

const char* side_text(CatalogueSide side) { return side == CatalogueSide::shop ? "WooCommerce" : "24SevenOffice"; }

/// One that cannot be read is not to be seen: what concerns it is left for the next run, and the others go on.
void unseen(office::ProductId /*id*/, const Error& /*error*/) {}

}  // namespace

Result<void> PairWriting::add(const ChangePair& change) {
  batch_.push_back(change);
  return batch_.size() < k_batch ? Result<void>{} : flush();
}

Result<void> PairWriting::flush() {
  if (batch_.empty()) return {};
  TRY(look_again());
  TRY(write_shop());
  TRY(write_office());
  batch_.clear();
  return {};
}

/// Both sides anew, into the mirrors; what is no longer as it was planned is left for the next run.
Result<void> PairWriting::look_again() {
  std::vector<shop::ProductId> plain;
  std::set<shop::ProductId> parents;
  std::vector<office::ProductId> office;
  for (const auto& one : batch_) {
    if (one.parent.value == 0) {
      plain.push_back(one.shop);
    } else {
      parents.insert(one.parent);
      plain.push_back(one.parent);  // whose name a variation bears
    }
    office.push_back(one.office);
  }
  std::sort(plain.begin(), plain.end());
  plain.erase(std::unique(plain.begin(), plain.end()), plain.end());
  const auto listing = TRY(latest_listing(sides_.tables));
  const auto found = TRY(sides_.readers.shop.by_id(plain));
  TRY(sides_.tables.shop.put_all(found.products, listing));
  std::set<std::int64_t> there;
  for (const auto& one : found.products) there.insert(one.id.value);
  if (!parents.empty()) {
    const auto take = [&](std::span<const shop::CatalogueProduct> page) -> Result<void> {
      for (const auto& one : page) there.insert(one.id.value);
      return sides_.tables.shop.put_all(page, listing);
    };
    TRY(sides_.readers.shop.variations({parents.begin(), parents.end()}, woo::CatalogueReader::Fields::all, std::nullopt,
                                       take));
  }
  std::set<std::int64_t> in_office;
  std::vector<office::CatalogueProduct> seen;
  office::ProductSearch search;
  search.ids = office;
  TRY(sides_.readers.office.products(
      search, office::ProductFields::all,
      [&](const office::CatalogueProduct& one) -> Result<void> {
        in_office.insert(one.id.value);
        seen.push_back(one);
        return {};
      },
      unseen));
  TRY(sides_.tables.office.put_all(seen, listing));
  std::vector<ChangePair> still;
  for (auto& one : batch_) {
    const bool known = there.contains(one.shop.value) && in_office.contains(one.office.value);
    const auto now = TRY(sides_.tables.pairs.with_all(one.shop));
    bool same = known && now && now->shop && now->office && now->shop->status != "trash";
    if (same) {
      const auto* parent = now->parent ? &*now->parent : nullptr;
      const auto price = sides_.rules.settings.products.price;
      std::erase_if(one.fields, [&](const FieldChange& field) {
        const Agreed raw{sync::raw_value(*now->shop, parent, field.field), sync::raw_value(*now->office, field.field, price)};
        return raw != field.seen && WOO24_RULE(value_looked_at_again);
      });
      same = !one.fields.empty();
      one.number = now->office->number;
    }
    if (same) {
      still.push_back(std::move(one));
    } else {
      ++counts_.moved;
    }
  }
  batch_ = std::move(still);
  return {};
}

/// Of one direction, just before it leaves: what is never sent is never under way.
Result<void> PairWriting::intend(CatalogueSide side, const std::vector<const ChangePair*>& pairs) {
  if (!WOO24_RULE(value_intended_first)) return {};
  const auto now = sides_.doors.clock.now();
  return sides_.tables.db.transaction([&]() -> Result<void> {
    for (const auto* pair : pairs) {
      for (const auto& one : pair->fields) {
        if (one.to != side) continue;
        const bool in_shop = side == CatalogueSide::shop;
        const auto& source = in_shop ? one.seen.office : one.seen.shop;
        const auto& over = in_shop ? one.seen.shop : one.seen.office;
        TRY(sides_.tables.pairs.intend(pair->shop, one.field, {side, one.value, now, source, over}));
      }
    }
    return {};
  });
}

Result<void> PairWriting::write_shop() {
  std::vector<shop::ProductUpdate> updates;
  std::vector<const ChangePair*> meant;
  for (const auto& pair : batch_) {
    const bool any = std::any_of(pair.fields.begin(), pair.fields.end(),
                                 [](const FieldChange& one) { return one.to == CatalogueSide::shop; });
    if (!any) continue;
    updates.push_back(sync::shop_update(pair));
    meant.push_back(&pair);
  }
  if (updates.empty()) return {};
  TRY(intend(CatalogueSide::shop, meant));
  const auto answers = writers_.shop.update(updates);
  const auto listing = TRY(latest_listing(sides_.tables));
  std::optional<Error> ended;
  TRY(sides_.tables.db.transaction([&]() -> Result<void> {
    for (std::size_t n = 0; n < answers.size(); ++n) {
      const auto& pair = *meant[n];
      if (!answers[n].ok()) {
        if (ends_the_run(answers[n].error())) ended = answers[n].error();
        TRY(not_written(pair, CatalogueSide::shop, answers[n].error()));
        continue;
      }
      const auto& product = answers[n].value();
      TRY(sides_.tables.shop.put_all({&product, 1}, listing));
      for (const auto& one : pair.fields) {
        if (one.to != CatalogueSide::shop) continue;
        const auto raw = sync::raw_value(product, nullptr, one.field);
        TRY(sides_.tables.pairs.agree(pair.shop, one.field, {raw, one.seen.office}));
        TRY(tell(sides_, pair.shop, std::string(sync::field_name(one.field)) + " from 24SevenOffice",
                 one.seen.shop + " → " + raw + (one.conflict ? " (both had changed)" : "")));
        ++counts_.written;
      }
    }
    return {};
  }));
  if (ended) return Fail{*ended};
  return {};
}

Result<void> PairWriting::write_office() {
  std::vector<office::ProductSave> saves;
  std::vector<const ChangePair*> meant, saved;
  std::set<std::string> numbers;
  for (const auto& pair : batch_) {
    auto save = sync::office_save(pair, sides_.rules);
    if (!save) continue;
    // Answers are told apart by number.
    if (!numbers.insert(sync::number_key(save->number)).second) {
      ++counts_.moved;
      continue;
    }
    saves.push_back(std::move(*save));
    meant.push_back(&pair);
  }
  if (saves.empty()) return {};
  TRY(intend(CatalogueSide::office, meant));
  const auto saving = writers_.office.save(saves);
  if (!saving.ok()) {
    for (const auto* pair : meant) TRY(not_written(*pair, CatalogueSide::office, saving.error()));
    if (ends_the_run(saving.error())) return Fail{saving.error()};
    return {};
  }
  const auto& answers = saving.value();
  std::optional<Error> ended;
  TRY(sides_.tables.db.transaction([&]() -> Result<void> {
    for (std::size_t n = 0; n < answers.size(); ++n) {
      const auto& pair = *meant[n];
      if (!answers[n].ok()) {
        if (ends_the_run(answers[n].error())) ended = answers[n].error();
        TRY(not_written(pair, CatalogueSide::office, answers[n].error()));
        continue;
      }
      saved.push_back(&pair);
      for (const auto& one : pair.fields) {
        if (one.to != CatalogueSide::office) continue;
        // Agreed on is what was sent: where the office, or a person, has made something else of it, that is a change.
        TRY(sides_.tables.pairs.agree(pair.shop, one.field, {one.seen.shop, one.value}));
        TRY(tell(sides_, pair.shop, std::string(sync::field_name(one.field)) + " to 24SevenOffice",
                 one.seen.office + " → " + one.value + (one.conflict ? " (both had changed)" : "")));
        ++counts_.written;
      }
    }
    return {};
  }));
  if (ended) return Fail{*ended};
  return read_back(saved);
}

Result<void> PairWriting::read_back(const std::vector<const ChangePair*>& saved) {
  office::ProductSearch search;
  for (const auto* pair : saved) search.ids.push_back(pair->office);
  if (search.ids.empty()) return {};
  std::vector<office::CatalogueProduct> now;
  TRY(sides_.readers.office.products(
      search, office::ProductFields::all,
      [&](const office::CatalogueProduct& one) -> Result<void> {
        now.push_back(one);
        return {};
      },
      unseen));
  return sides_.tables.office.put_all(now, TRY(latest_listing(sides_.tables)));
}

/// What may have arrived all the same is still intended; of the rest that is over.
Result<void> PairWriting::not_written(const ChangePair& pair, CatalogueSide side, const Error& error) {
  for (const auto& one : pair.fields) {
    if (one.to == side && error.kind != Kind::ambiguous) TRY(sides_.tables.pairs.withdraw(pair.shop, one.field));
  }
  const auto product = side == CatalogueSide::shop ? pair.shop.value : pair.office.value;
  log::warning(
      "a product was not written",
      {{"side", side_text(side)}, {"product", std::to_string(product)}, {"reason", std::string(reason_id(error.reason.id))}});
  left_.push_back({side, product, error.reason});
  ++counts_.failed;
  return {};
}

}  // namespace woo24::jobs
