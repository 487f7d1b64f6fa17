#include "written_json.hpp"

#include <array>
#include <utility>

namespace woo24::woo {

using nlohmann::json;

void put_filled(json& body, const char* name, const std::string& value) {
  if (!value.empty()) body[name] = value;
}

void put_address(json& body, const char* name, const shop::Address& address, bool with_email) {
  auto given = json::object();
  const std::array<std::pair<const char*, const std::string*>, 10> fields = {{{"first_name", &address.first_name},
                                                                              {"last_name", &address.last_name},
                                                                              {"company", &address.company},
                                                                              {"address_1", &address.address_1},
                                                                              {"address_2", &address.address_2},
                                                                              {"city", &address.city},
                                                                              {"state", &address.state},
                                                                              {"postcode", &address.postcode},
                                                                              {"country", &address.country},
                                                                              {"phone", &address.phone}}};
  for (const auto& [field, value] : fields) put_filled(given, field, *value);
  if (with_email) put_filled(given, "email", address.email);
  if (!given.empty()) body[name] = std::move(given);
}

void put_meta(json& body, const std::vector<shop::Meta>& meta) {
  if (meta.empty()) return;
  auto& list = body["meta_data"];
  if (!list.is_array()) list = json::array();
  for (const auto& one : meta) list.push_back({{"key", one.key}, {"value", one.value}});
}

std::string written(const json& body) { return body.dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace woo24::woo
