#pragma once
// Product searches, what comes back of them, and what is saved.

#include "woo24/base/result.hpp"
#include "woo24/model/office_lists.hpp"
#include "woo24/model/office_product.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pugi {
class xml_node;
}

namespace woo24::tfso {

/// The arguments of GetProducts by No (a pattern to the office, perhaps), and for every product there is.
std::string products_by_number_arguments(std::string_view number);
std::string every_product_arguments();
/// Error: office-answer-wrong, office-item-refused.
Result<office::Product> read_product(const pugi::xml_node& record);

/// The arguments of GetProducts for the catalogue; of `ids` as many as one call may carry (1 000).
std::string catalogue_search(const office::ProductSearch& search, office::ProductFields fields);
std::string catalogue_by_number(std::string_view number);
/// Error: office-answer-wrong, office-item-refused.
Result<office::CatalogueProduct> read_catalogue_product(const pugi::xml_node& record);

/// Something that the office would cut, refuse or misread, though it is not to be sent at all: "name 130/125". Nothing: it
/// fits.
std::optional<std::string> unsendable(const office::ProductSave& product);
std::string save_products_arguments(const std::vector<office::ProductSave>& products);

/// What SaveProducts and SaveCategories answer of one item.
struct AnsweredRecord {
  std::optional<std::string> key;  ///< No of a product, Name of a category
  std::optional<std::int64_t> id;
  std::optional<std::string> exception;
};
/// Error: office-answer-wrong.
Result<AnsweredRecord> read_saved_product(const pugi::xml_node& record);

std::string category_list_arguments();
/// Error: office-answer-wrong, office-item-refused.
Result<office::ProductCategory> read_product_category(const pugi::xml_node& record);
std::string save_category_arguments(const std::string& name, office::CategoryId parent);
Result<AnsweredRecord> read_saved_category(const pugi::xml_node& record);

std::string set_stock_arguments(office::ProductId product, Amount pieces);

}  // namespace woo24::tfso
