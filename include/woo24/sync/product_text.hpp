#pragma once
// Names and texts of products as each side can carry them: the shop's are HTML, the office's are plain and short.

#include "woo24/model/shop_product.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace woo24::sync {

inline constexpr std::size_t k_longest_name = 125, k_longest_description = 500, k_longest_ean = 50;  ///< characters

/// What the office gets for a name of the shop: entities decoded, tags and control characters dropped, blanks folded, cut.
std::string office_name(std::string_view shop);
/// What the shop gets for a name of the office: escaped, so that nothing of it is taken for a tag.
std::string shop_name(std::string_view office);
/// Whether both would read alike.
bool same_name(std::string_view shop, std::string_view office);
/// "Skruv – Blå, XL", raw as the parent's name and the options are.
std::string variation_name(std::string_view parent, const std::vector<shop::ProductAttribute>& attributes);

std::string office_description(std::string_view html);
std::string shop_description(std::string_view plain);

}  // namespace woo24::sync
