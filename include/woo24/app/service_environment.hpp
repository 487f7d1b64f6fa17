#pragma once
// EnvironmentDoor of a real machine: secrets from files, room on the disk, words to the service manager.

#include "woo24/base/doors.hpp"

#include <map>
#include <mutex>
#include <string>

namespace woo24::app {

class ServiceEnvironment final : public EnvironmentDoor {
 public:
  /// Where the configuration is decides where `credentials/` is; known once the command line has been read.
  void set_config_file(std::string file) { config_file_ = std::move(file); }
  /// Read once and kept: after the state file has changed the user, root's files can no longer be read.
  Result<std::string> secret(std::string_view name) override;
  Result<std::uint64_t> free_bytes(const std::string& folder) override;
  void notify(const std::string& state) override;
  /// Of /etc/machine-id, which itself is confidential.
  std::string machine() override;

 private:
  std::string config_file_;
  std::mutex mutex_;
  std::map<std::string, std::string, std::less<>> kept_;
};

/// Started as root, the process becomes the owner of the state file's folder before it opens the file, so that no file of
/// root's is left where the service must write. Errors: state-unreadable.
Result<void> become_owner_of(const std::string& database);

}  // namespace woo24::app
