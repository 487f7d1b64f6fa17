#pragma once
// The one table of keys: reader, example, the settings in force and docs/settings.md are all made from it.
// A key stands here once it works, not before.

#include "woo24/config/tree.hpp"
#include "woo24/settings/settings.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::config {

/// What a person may read about a key.
struct KeyText {
  std::string_view path = {};      ///< "orders.mode"; inside an entry only the last part
  std::string_view expected = {};  ///< what may stand there
  std::string_view standard = {};  ///< the default, "" when the key must be given or nothing is assumed
  bool required = false;
  std::string_view comment = {};  ///< English, one line
  std::string_view example = {};  ///< YAML of the value; "" leaves the key out of the example
  bool in_use = true;             ///< false: the example carries it as a comment
  bool free_text = false;         ///< a single " # …" may have been meant as part of the value
};

/// What the entries of a collection are.
enum class Holds { value, payments, sale_types, vat, fees, row_dimensions, category_map };

template <typename T>
struct Key : KeyText {
  /// Puts the value in; the node at fault where it does not fit, else null.
  const Node* (*set)(const Node& node, T& into) = nullptr;
  /// The value as YAML, "" when nothing is set.
  std::string (*get)(const T& from) = nullptr;
  Holds holds = Holds::value;
};

/// All keys that are not inside an entry: the parts below, and those of how the program runs.
std::span<const Key<settings::Settings>> settings_keys();
std::span<const Key<settings::Settings>> side_keys();
std::span<const Key<settings::Settings>> order_keys();
std::span<const Key<settings::Settings>> after_keys();
std::span<const Key<settings::Settings>> mail_keys();
std::span<const Key<settings::Settings>> office_order_keys();
std::span<const Key<settings::Settings>> catalogue_keys();
std::span<const Key<settings::Payment>> payment_keys();
std::span<const Key<settings::SaleTypeRule>> sale_type_keys();
std::span<const Key<settings::VatRule>> vat_keys();
std::span<const Key<settings::FeeRule>> fee_keys();
std::span<const Key<settings::RowDimension>> row_dimension_keys();
std::span<const Key<settings::CategoryPair>> category_pair_keys();

/// The states that an order may be given: the WSDL's, less those that skip the invoice or cancel the order.
const std::vector<std::string>& order_states();
/// Keys of the shape that this version does not know yet: no other key is meant by them.
bool is_of_a_later_version(std::string_view path);

/// docs/settings.md
std::string settings_page();
/// man/woo24.yaml.5
std::string manual_page();

}  // namespace woo24::config
