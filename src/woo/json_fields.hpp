#pragma once
// JSON of the shop as it really comes: numbers as numbers or strings, texts as null, amounts with float noise. This room only.

#include "woo24/base/amount.hpp"
#include "woo24/base/result.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::woo {

/// Numbers with a fraction arrive as their own text (a JSON string), so that no amount passes through a double.
/// Nothing when the text is no JSON, or is nested deeper than the shop's own writer goes.
std::optional<nlohmann::json> parse_json(std::string_view text);

/// The member, or null where there is none.
const nlohmann::json& member(const nlohmann::json& object, const char* name);
/// The elements of a list; also where PHP wrote it as an object, because its keys had a gap. None for null.
/// Error: shop-answer-wrong for anything else; `what` the object is.
Result<std::vector<const nlohmann::json*>> elements_of(const nlohmann::json& object, const char* name,
                                                       const char* what = "order");
/// Text as it is; numbers and booleans as text; "" for null, lists and objects.
std::string text_of(const nlohmann::json& value);
/// As text_of, but lists and objects as JSON.
std::string any_text_of(const nlohmann::json& value);
/// A whole number, also as a string; nothing otherwise.
std::optional<std::int64_t> whole_of(const nlohmann::json& value);
/// An amount, also as a string; nothing for "" and null. Error: shop-answer-wrong.
Result<std::optional<Amount>> amount_of(const nlohmann::json& value, const char* name);
/// As amount_of, 0 where there is none.
Result<Amount> amount_in(const nlohmann::json& object, const char* name);

Fail wrong_answer(const char* what, const char* field, const nlohmann::json& found);

}  // namespace woo24::woo
