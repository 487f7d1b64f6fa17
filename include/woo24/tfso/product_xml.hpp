#pragma once
// Product searches and what comes back of them.

#include "woo24/base/result.hpp"
#include "woo24/model/office_lists.hpp"

#include <string>
#include <string_view>

namespace pugi {
class xml_node;
}

namespace woo24::tfso {

/// The arguments of GetProducts by No (a pattern to the office, perhaps), and for every product there is.
std::string products_by_number_arguments(std::string_view number);
std::string every_product_arguments();
/// Error: office-answer-wrong, office-item-refused.
Result<office::Product> read_product(const pugi::xml_node& record);

}  // namespace woo24::tfso
