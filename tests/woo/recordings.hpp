#pragma once
// Exchanges recorded with a real shop: tests/data/woo.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace woo24::woo {

inline nlohmann::json recorded_exchange(const std::string& name) {
  std::ifstream file(WOO24_SOURCE_DIR "/tests/data/woo/" + name + ".json");
  return nlohmann::json::parse(file);
}

/// The answer's body as it was sent.
inline std::string recorded_body(const std::string& name) {
  const auto& body = recorded_exchange(name)["response"]["body"];
  return body.is_string() ? body.get<std::string>() : body.dump();
}

inline std::vector<std::string> recordings(const std::string& start) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(WOO24_SOURCE_DIR "/tests/data/woo")) {
    const auto name = entry.path().stem().string();
    if (name.starts_with(start)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace woo24::woo
