#include "woo24/tfso/product_xml.hpp"

#include "woo24/base/text.hpp"
#include "woo24/tfso/soap.hpp"
#include "woo24/tfso/xml_fields.hpp"

#include <pugixml.hpp>

namespace woo24::tfso {

namespace {

constexpr std::int64_t k_expired = 0;
constexpr int k_least_decimals = 2;

std::string arguments(std::string_view element, std::string_view value) {
  XmlText xml;
  xml.open("searchParams").text(element, value).close("searchParams");
  return xml.strings("returnProperties", {"Id", "Name", "CategoryId", "StatusId", "No"}).str();
}

std::vector<std::string_view> properties(office::ProductFields fields) {
  if (fields == office::ProductFields::stock) return {"Id", "Stock", "StatusId", "No", "StockControlled"};
  return {"CashPriceIncTax", "WebPrice", "Id",    "Name", "Stock",       "StatusId", "CategoryId",
          "Description",     "EAN1",     "Price", "No",   "DateChanged", "Weight",   "StockControlled"};
}

Fail refused(std::string_view operation, const std::string& message) {
  return Fail{Kind::refused, Reason{ReasonId::office_item_refused, {{"what", std::string(operation)}, {"message", message}}}};
}

Fail lacks(std::string_view operation, std::string_view field, const std::string& found) {
  return Fail{Kind::refused, Reason{ReasonId::office_answer_wrong,
                                    {{"operation", std::string(operation)}, {"field", std::string(field)}, {"found", found}}}};
}

void write(XmlText& xml, const office::ProductSave& product) {
  xml.open("Product");
  xml.amount("CashPriceIncTax", product.cash_price_inc_tax, k_least_decimals);
  xml.amount("WebPrice", product.web_price, k_least_decimals);
  if (product.id.value != 0) xml.integer("Id", product.id.value);
  xml.given("Name", product.name);
  if (product.category) xml.integer("CategoryId", product.category->value);
  xml.given("Description", product.description);
  xml.given("EAN1", product.ean);
  xml.amount("Price", product.price, k_least_decimals);
  xml.filled("No", product.number);
  xml.amount("Weight", product.weight, 0);
  xml.close("Product");
}

std::optional<std::string> too_long(const char* field, const std::optional<std::string>& text, std::size_t most) {
  const auto found = text ? length(*text) : 0;
  if (found <= most) return std::nullopt;
  return std::string(field) + " " + std::to_string(found) + "/" + std::to_string(most);
}

Result<AnsweredRecord> answered(const pugi::xml_node& record, std::string_view operation, std::string_view key) {
  XmlFields in(record, operation);
  AnsweredRecord out;
  out.key = in.filled(key);
  out.id = in.integer("Id");
  out.exception = in.exception();
  TRY(in.checked());
  if (out.id && *out.id <= 0) out.id.reset();
  return out;
}

}  // namespace

std::string products_by_number_arguments(std::string_view number) { return arguments("No", number); }
// A date all products were changed after is a search that means the same under every reading of names and patterns.
std::string every_product_arguments() { return arguments("DateChanged", "1900-01-01T00:00:00"); }

Result<office::Product> read_product(const pugi::xml_node& record) {
  XmlFields in(record, "GetProducts");
  const auto id = in.id<office::ProductId>("Id");
  office::Product product{id.value_or(office::ProductId{}), in.text("No"), in.text("Name"), true, 0};
  product.category = in.integer("CategoryId").value_or(0);
  product.active = in.integer("StatusId").value_or(1) != k_expired;
  TRY(in.checked());
  if (const auto exception = in.exception()) return refused("GetProducts", *exception);
  if (id) return product;
  return lacks("GetProducts", "Id", in.text("Id"));
}

std::string catalogue_search(const office::ProductSearch& search, office::ProductFields fields) {
  XmlText xml;
  xml.open("searchParams");
  if (search.category) xml.integer("CategoryId", search.category->value);
  if (search.changed_after) {
    xml.text("DateChanged", search_time(*search.changed_after));
  } else if (!search.category && search.ids.empty()) {
    xml.text("DateChanged", "1900-01-01T00:00:00");  // as every_product_arguments
  }
  if (!search.ids.empty()) {
    std::vector<std::int64_t> ids;
    for (const auto id : search.ids) ids.push_back(id.value);
    xml.ints("ProductIds", ids);
  }
  return xml.close("searchParams").strings("returnProperties", properties(fields)).str();
}

std::string catalogue_by_number(std::string_view number) {
  XmlText xml;
  xml.open("searchParams").text("No", number).close("searchParams");
  return xml.strings("returnProperties", properties(office::ProductFields::all)).str();
}

Result<office::CatalogueProduct> read_catalogue_product(const pugi::xml_node& record) {
  XmlFields in(record, "GetProducts");
  const auto id = in.id<office::ProductId>("Id");
  office::CatalogueProduct product;
  product.id = id.value_or(office::ProductId{});
  product.number = in.text("No");
  product.name = in.text("Name");
  product.description = in.text("Description");
  product.ean = in.text("EAN1");
  product.category = in.id<office::CategoryId>("CategoryId").value_or(office::CategoryId{});
  product.active = in.integer("StatusId").value_or(1) != k_expired;
  product.price = in.amount("Price");
  product.web_price = in.amount("WebPrice");
  product.cash_price_inc_tax = in.amount("CashPriceIncTax");
  product.weight = in.amount("Weight");
  product.stock = in.amount("Stock");
  product.stock_controlled = in.boolean("StockControlled");
  product.changed = in.moment("DateChanged");
  TRY(in.checked());
  if (const auto exception = in.exception()) return refused("GetProducts", *exception);
  if (id && id->value > 0) return product;
  return lacks("GetProducts", "Id", in.text("Id"));
}

std::optional<std::string> unsendable(const office::ProductSave& product) {
  constexpr std::size_t k_name = 125, k_description = 500, k_ean = 50, k_number = 100;
  if (product.id.value == 0 && (!product.category || !product.name || trimmed(*product.name).empty()))
    return "a new product without category or name";
  if (product.id.value == 0 && trimmed(product.number).empty()) return "a new product without a number";
  if (auto found = too_long("name", product.name, k_name)) return found;
  if (auto found = too_long("description", product.description, k_description)) return found;
  if (auto found = too_long("EAN", product.ean, k_ean)) return found;
  return too_long("number", product.number, k_number);
}

std::string save_products_arguments(const std::vector<office::ProductSave>& products) {
  XmlText xml;
  xml.open("products");
  for (const auto& product : products) write(xml, product);
  return xml.close("products").str();
}

Result<AnsweredRecord> read_saved_product(const pugi::xml_node& record) { return answered(record, "SaveProducts", "No"); }

std::string category_list_arguments() {
  XmlText xml;
  return xml.strings("returnProperties", {"Id", "Name", "No", "ParentId"}).str();
}

Result<office::ProductCategory> read_product_category(const pugi::xml_node& record) {
  XmlFields in(record, "GetCategories");
  const auto id = in.id<office::CategoryId>("Id");
  office::ProductCategory category;
  category.id = id.value_or(office::CategoryId{});
  category.parent = in.id<office::CategoryId>("ParentId").value_or(office::CategoryId{});
  category.name = in.text("Name");
  category.number = in.text("No");
  TRY(in.checked());
  if (const auto exception = in.exception()) return refused("GetCategories", *exception);
  if (!id) return lacks("GetCategories", "Id", in.text("Id"));
  if (category.parent == category.id || category.parent.value < 0) category.parent = {};
  return category;
}

std::string save_category_arguments(const std::string& name, office::CategoryId parent) {
  XmlText xml;
  xml.open("categories").open("Category").text("Name", name);
  if (parent.value != 0) xml.integer("ParentId", parent.value);
  return xml.close("Category").close("categories").str();
}

Result<AnsweredRecord> read_saved_category(const pugi::xml_node& record) { return answered(record, "SaveCategories", "Name"); }

std::string set_stock_arguments(office::ProductId product, Amount pieces) {
  XmlText xml;
  xml.integer("productId", product.value);
  return xml.amount("stockQuantity", std::optional(pieces), 0).str();
}

}  // namespace woo24::tfso
