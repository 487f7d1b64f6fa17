#pragma once
// YAML → Settings, or every fault at once (with file, line, column, what was found, what was expected, the nearest known key).

#include "woo24/base/reason.hpp"
#include "woo24/base/result.hpp"
#include "woo24/settings/settings.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::config {

struct Read {
  settings::Settings settings;  ///< meaningful only when faults is empty
  std::vector<Reason> faults;   ///< all of them; syntax errors alone, since nothing can be said beyond them
};

Read read(std::string_view yaml, const std::string& file_name);
/// Error: config-unreadable; config-faults is never returned here (the faults are in Read).
Result<Read> read_file(const std::string& path);

/// "woo24.yaml:12:5": where a fault stands, to be printed before its text.
std::string place(const Reason& fault, const std::string& file);

/// The settings in force as YAML, defaults marked with "# default".
std::string in_force(const settings::Settings& settings);
/// A commented file of these settings, as `woo24 init` writes it: what is as it would be anyhow stands behind a #. `notes`:
/// more to say about a key, a line each.
std::string proposed(const settings::Settings& settings, const std::map<std::string, std::vector<std::string>>& notes);
/// The commented example, made from the same table of keys as the reader: config/woo24.yaml.
std::string example();

}  // namespace woo24::config
