#include "woo24/sandbox/shop_database.hpp"

#include <charconv>

namespace woo24::sandbox {

std::int64_t ShopDatabase::draw_id() {
  while (orders.contains(next_id) || shelf.find(next_id) != nullptr) ++next_id;
  return next_id++;
}

Json& at_path(Json& document, const std::string& path) {
  auto* here = &document;
  for (std::size_t start = 0; start <= path.size();) {
    const auto dot = std::min(path.find('.', start), path.size());
    const auto part = path.substr(start, dot - start);
    std::size_t index = 0;
    const auto parsed = std::from_chars(part.data(), part.data() + part.size(), index);
    const bool number = parsed.ec == std::errc{} && parsed.ptr == part.data() + part.size();
    if (number && here->is_array()) {
      while (here->size() <= index) here->push_back(nullptr);
      here = &(*here)[index];
    } else {
      if (!here->is_object()) *here = Json::object();
      here = &(*here)[part];
    }
    start = dot + 1;
  }
  return *here;
}

std::string text_at(const Json& object, const std::string& key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace woo24::sandbox
