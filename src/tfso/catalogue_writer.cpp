#include "woo24/tfso/catalogue_writer.hpp"

#include "saving.hpp"
#include "woo24/base/text.hpp"
#include "woo24/tfso/product_xml.hpp"

namespace woo24::tfso {

namespace {

Fail refused_product(const std::string& number, const std::string& message) {
  return Fail{Kind::refused, Reason{ReasonId::office_refused_product, {{"number", number}, {"message", message}}}};
}

AnsweredItem item_of(const AnsweredRecord& record) { return {record.key, record.id, record.exception.has_value()}; }

struct SavesProducts {
  using Sent = office::ProductSave;
  using Answered = AnsweredRecord;
  using Saved = office::SavedProduct;
  static SentItem sent(const Sent& product) {
    return {product.number, product.id.value == 0 ? std::nullopt : std::optional(product.id.value)};
  }
  static AnsweredItem answered(const Answered& record) { return item_of(record); }
  static Saved saved(const Answered& record) { return {{record.id.value_or(0)}}; }
  static Fail refused(const Answered& record, const Sent& product) {
    return refused_product(product.number, record.exception.value_or(""));
  }
  static Result<Answered> read(const pugi::xml_node& record) { return read_saved_product(record); }
};

struct SavesCategories {
  using Sent = std::string;
  using Answered = AnsweredRecord;
  using Saved = office::CategoryId;
  static SentItem sent(const Sent& name) { return {name, std::nullopt}; }
  static AnsweredItem answered(const Answered& record) { return item_of(record); }
  static Saved saved(const Answered& record) { return {record.id.value_or(0)}; }
  static Fail refused(const Answered& record, const Sent& name) { return refused_product(name, record.exception.value_or("")); }
  static Result<Answered> read(const pugi::xml_node& record) { return read_saved_category(record); }
};

}  // namespace

Result<std::vector<Result<office::SavedProduct>>> CatalogueWriter::save(const std::vector<office::ProductSave>& products) {
  std::vector<Result<office::SavedProduct>> results;
  std::vector<office::ProductSave> sendable;
  std::vector<std::size_t> places;
  for (const auto& product : products) {
    if (auto fault = unsendable(product)) {
      results.emplace_back(Fail{Kind::refused, Reason{ReasonId::internal_fault, {{"detail", std::move(*fault)}}}});
    } else {
      places.push_back(results.size());
      sendable.push_back(product);
      results.emplace_back(office::SavedProduct{});
    }
  }
  auto saved =
      TRY(tfso::save<SavesProducts>(session_, {Service::product, "SaveProducts", save_products_arguments(sendable)}, sendable));
  for (std::size_t n = 0; n < places.size(); ++n) results[places[n]] = std::move(saved[n]);
  return results;
}

Result<office::CategoryId> CatalogueWriter::create_category(const std::string& name, office::CategoryId parent) {
  auto saved = TRY(tfso::save<SavesCategories>(
      session_, {Service::product, "SaveCategories", save_category_arguments(name, parent)}, {name}));
  return std::move(saved.front());
}

Result<void> CatalogueWriter::set_stock(office::ProductId product, Amount pieces) {
  const Call call{Service::product, "SetStockQuantity", set_stock_arguments(product, pieces), true};
  const auto said = lower(trimmed(TRY(session_.call(call))));
  if (said == "true" || said == "1") return {};
  return refused_product(std::to_string(product.value), said);
}

}  // namespace woo24::tfso
