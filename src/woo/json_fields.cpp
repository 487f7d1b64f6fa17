#include "json_fields.hpp"

#include "woo24/base/text.hpp"

#include <charconv>

namespace woo24::woo {

namespace {

using nlohmann::json;

/// As deep as PHP's json_encode goes. Deeper trees would use up the stack where they are written out again.
constexpr int k_deepest = 512;

/// The library's own tree builder, but for numbers with a fraction and a limit of depth.
class TextKeeper : public nlohmann::detail::json_sax_dom_parser<json> {
 public:
  explicit TextKeeper(json& into) : json_sax_dom_parser(into, false) {}
  bool number_float(double /*value*/, const std::string& text) {
    auto copy = text;
    return string(copy);
  }
  bool start_object(std::size_t elements) { return ++depth_ <= k_deepest && json_sax_dom_parser::start_object(elements); }
  bool start_array(std::size_t elements) { return ++depth_ <= k_deepest && json_sax_dom_parser::start_array(elements); }
  bool end_object() {
    --depth_;
    return json_sax_dom_parser::end_object();
  }
  bool end_array() {
    --depth_;
    return json_sax_dom_parser::end_array();
  }

 private:
  int depth_ = 0;
};

constexpr std::size_t k_shown = 60;

}  // namespace

std::optional<json> parse_json(std::string_view text) {
  json root;
  TextKeeper keeper(root);
  try {
    if (!json::sax_parse(text.begin(), text.end(), &keeper)) return std::nullopt;
  } catch (const json::exception&) {
    return std::nullopt;
  }
  return root;
}

const json& member(const json& object, const char* name) {
  static const json k_null;
  if (!object.is_object()) return k_null;
  const auto found = object.find(name);
  return found == object.end() ? k_null : *found;
}

Result<std::vector<const json*>> elements_of(const json& object, const char* name, const char* what) {
  const auto& list = member(object, name);
  if (!list.is_null() && !list.is_structured()) return wrong_answer(what, name, list);
  std::vector<const json*> elements;
  for (const auto& one : list) elements.push_back(&one);
  return elements;
}

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number()) return value.dump();
  return "";
}

std::string any_text_of(const json& value) {
  if (value.is_array() || value.is_object()) return value.dump(-1, ' ', false, json::error_handler_t::replace);
  return text_of(value);
}

std::optional<std::int64_t> whole_of(const json& value) {
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (!value.is_string()) return std::nullopt;
  const auto& text = value.get_ref<const std::string&>();
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Result<std::optional<Amount>> amount_of(const json& value, const char* name) {
  const auto text = text_of(value);
  if (trimmed(text).empty() && (value.is_null() || value.is_string())) return std::optional<Amount>{};
  const auto amount = value.is_boolean() ? std::nullopt : Amount::parse_noisy(text);
  if (!amount || !amount->is_believable()) return wrong_answer("order", name, value);
  return amount;
}

Result<Amount> amount_in(const json& object, const char* name) {
  return TRY(amount_of(member(object, name), name)).value_or(Amount{});
}

Fail wrong_answer(const char* what, const char* field, const json& found) {
  return Fail{Kind::refused, Reason{ReasonId::shop_answer_wrong,
                                    {{"what", what}, {"field", field}, {"found", cut(any_text_of(found), k_shown)}}}};
}

}  // namespace woo24::woo
