#pragma once
// As pch.hpp, for the rooms that speak JSON: nlohmann's templates are read, and made for both kinds of object, only once.
#include "pch.hpp"

#include <nlohmann/json.hpp>

namespace woo24 {

// Called by nobody. What it uses stands ready in the precompiled header.
template <typename Json>
std::string json_made_ready(const std::string& text) {
  auto read = Json::parse(text, nullptr, false);
  read["text"] = text;
  return read.value("text", std::string{}) + read.at("text").template get<std::string>() + read.dump();
}
inline std::string json_made_ready(const std::string& text) {
  return json_made_ready<nlohmann::json>(text) + json_made_ready<nlohmann::ordered_json>(text);
}

}  // namespace woo24
