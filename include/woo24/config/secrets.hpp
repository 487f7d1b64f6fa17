#pragma once
// Secrets have fixed names and are files: $CREDENTIALS_DIRECTORY/NAME, else credentials/NAME beside the configuration (0600),
// or credentials/SHOP/NAME beside a configuration SHOP.yaml of another name than woo24.yaml.

#include "woo24/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace woo24::config {

const std::vector<std::string>& secret_names();
/// Errors: secret-missing (with the places looked at), secret-unreadable, secret-open-to-others (group or world may read it).
/// One trailing line end is dropped.
Result<std::string> read_secret(std::string_view name, const std::string& config_file);
/// Writes credentials/NAME with mode 0600, whole or not at all. Error: secret-not-written.
Result<void> write_secret(std::string_view name, std::string_view value, const std::string& config_file);

}  // namespace woo24::config
