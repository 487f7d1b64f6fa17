#pragma once
// Keeps one request of each shape, to be held against the WSDLs at the end of a test run (scripts/check-wire).

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace woo24::test {

/// Every element's path in an envelope of ours, which has neither comments nor CDATA.
inline std::set<std::string> element_paths(std::string_view xml) {
  std::set<std::string> paths;
  std::vector<std::size_t> lengths;
  std::string path;
  for (auto at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    const auto end = xml.find('>', at);
    if (end == std::string_view::npos) break;
    const auto tag = xml.substr(at + 1, end - at - 1);
    if (tag.starts_with('?')) continue;
    if (tag.starts_with('/')) {
      if (lengths.empty()) break;
      path.resize(lengths.back());
      lengths.pop_back();
      continue;
    }
    lengths.push_back(path.size());
    path.append("/").append(tag.substr(0, tag.find_first_of(" /\n\t")));
    paths.insert(path);
    if (tag.ends_with('/')) {
      path.resize(lengths.back());
      lengths.pop_back();
    }
  }
  return paths;
}

/// Writes the envelope into the folder that WOO24_WIRE_DUMP names (nothing where it names none), once a set of element paths.
inline void dump_request(const std::string& soap_envelope, const std::string& operation) {
  const char* folder = std::getenv("WOO24_WIRE_DUMP");
  if (folder == nullptr || *folder == '\0') return;
  std::uint64_t shape = 14695981039346656037u;
  for (const auto& path : element_paths(soap_envelope)) {
    for (const char c : path + "\n") shape = (shape ^ static_cast<unsigned char>(c)) * 1099511628211u;
  }
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  const auto file = std::filesystem::path(folder) / (operation + "-" + std::to_string(shape) + ".xml");
  if (std::filesystem::exists(file, ignored)) return;
  // Test programs run side by side: a whole file appears at once or not at all.
  const auto part = file.string() + "." + std::to_string(::getpid()) + ".part";
  std::ofstream(part, std::ios::binary) << soap_envelope;
  std::filesystem::rename(part, file, ignored);
}

}  // namespace woo24::test
